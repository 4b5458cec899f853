"""/data: long tables come page by page."""

from urllib.parse import urlencode

from dash import Dash, Input, Output, State

from dashboard import ids
from dashboard.components.completeness_parts import completeness_table, counts_inside
from dashboard.components.data_hall import data_hall
from dashboard.components.data_table import TableState
from dashboard.components.markup import as_html
from dashboard.components.quality_parts import findings_table, placement_table
from dashboard.context import Context
from dashboard.queries.choices import read_selection
from dashboard.regions import NATION, ancestor_code
from dashboard.selection import ANY, Selection


def register(app: Dash, context: Context) -> None:
    _register_tables(app, context)
    _register_findings(app, context)
    _register_address(app, context)


def _register_tables(app: Dash, context: Context) -> None:
    @app.callback(
        Output(ids.DATA_PLACEMENT, "html"),
        Input(ids.DATA_PLACEMENT_STATE, "data"),
        State(ids.SELECTION_STORE, "data"),
    )
    def update_placement(state, query):
        return as_html(placement_table(context, state, _language(context, query)))

    @app.callback(
        Output(ids.DATA_COMPLETENESS, "html"),
        Output(ids.DATA_HALL, "html"),
        Input(ids.DATA_REGION, "value"),
        State(ids.SELECTION_STORE, "data"),
    )
    def update_completeness(region, query):
        chosen = read_selection(context, query)[0]
        sums = counts_inside(context, region)
        table = completeness_table(context, region, chosen.lang, sums=sums)
        hall = data_hall(context, region, chosen.period, chosen.lang, sums=sums)
        return as_html(table), as_html(hall)


def _register_findings(app: Dash, context: Context) -> None:
    @app.callback(
        Output(ids.DATA_FINDINGS_STATE, "data"),
        Input(ids.DATA_RULE, "value"),
        prevent_initial_call=True,
    )
    def update_findings_state(_rule):
        return {"page": 0}

    @app.callback(
        Output(ids.DATA_FINDINGS, "html"),
        Input(ids.DATA_FINDINGS_STATE, "data"),
        State(ids.DATA_RULE, "value"),
        State(ids.SELECTION_STORE, "data"),
    )
    def update_findings(state, rule, query):
        wanted = None if rule == ANY else rule
        return as_html(
            findings_table(context, state, wanted, _language(context, query))
        )


def _register_address(app: Dash, context: Context) -> None:
    @app.callback(
        Output(ids.DATA_URL, "search"),
        Input(ids.DATA_RULE, "value"),
        Input(ids.DATA_REGION, "value"),
        Input(ids.DATA_FINDINGS_STATE, "data"),
        Input(ids.DATA_PLACEMENT_STATE, "data"),
        State(ids.SELECTION_STORE, "data"),
        prevent_initial_call=True,
    )
    def update_address(rule, region, findings, placement, query):
        chosen = {
            **_kept(read_selection(context, query)[0], region),
            "rule": rule,
            "findings": _page_number(findings),
            "placement": _page_number(placement),
        }
        kept = {k: v for k, v in chosen.items() if v not in (ANY, NATION, 1)}
        return f"?{urlencode(kept)}"


def _kept(selection: Selection, region: str) -> dict[str, str]:
    """What the reader chose on other pages, in the region that is chosen here.

    Nobody chooses while the page is presented: that is told by the address alone.
    """
    kept = selection.to_query() | {"lang": selection.lang}
    kept.pop("tampil", None)
    level = "nation" if selection.region == NATION else "province"
    if ancestor_code(selection.region, level) == region:
        return kept
    return {k: v for k, v in kept.items() if k != "selected"} | {"region": region}


def _language(context: Context, query: dict | None) -> str:
    return read_selection(context, query)[0].lang


def _page_number(state: dict | None) -> int:
    return TableState.of(state).page + 1
