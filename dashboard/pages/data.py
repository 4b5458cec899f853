"""/data: where the figures come from, how complete they are, and what was wrong."""

import dash_bootstrap_components as dbc
from dash import dcc

from dashboard import ids
from dashboard.components.boundary_parts import boundaries_section
from dashboard.components.data_table import TableState
from dashboard.components.elements import html
from dashboard.components.frame import frame
from dashboard.components.import_parts import imports_table, versions_table
from dashboard.components.markup import Markup, as_html
from dashboard.components.notices import arriving
from dashboard.components.quality_parts import finding_words, rules_table
from dashboard.context import Context
from dashboard.queries.choices import read_selection
from dashboard.queries.quality import finding_counts
from dashboard.queries.versions import kept_versions
from dashboard.regions import NATION, level_of
from dashboard.selection import ANY
from dashboard.texts import Translate, translator

ROUTE = {"path": "/data"}


def layout(
    context: Context,
    rule: str = ANY,
    findings: str | None = None,
    placement: str | None = None,
    **query: str,
) -> html.Div:
    selection, notices = read_selection(context, query)
    lang = selection.lang
    _ = translator(lang)
    return frame(
        [
            dcc.Store(id=ids.SELECTION_STORE, data=selection.to_query()),
            html.H1(_("Data")),
            html.P(
                _(
                    "Which files the figures come from, where their rows went, who has"
                    " reported, and what was found wrong."
                ),
                className="lead",
            ),
            Markup(id=ids.DATA_HALL, className="hall"),
            _contents(_),
            _section("sources", _("Sources"), _still(imports_table(context, lang))),
            _section(
                "versions",
                _("Versions"),
                _still(versions_table(kept_versions(context), lang)),
            ),
            _section("placement", _("Placement"), arriving(ids.DATA_PLACEMENT, lang)),
            _section(
                "completeness",
                _("Completeness"),
                _completeness(context, selection.region, lang),
            ),
            _section(
                "boundaries", _("Boundaries"), _still(boundaries_section(context, lang))
            ),
            _section("findings", _("Findings"), _findings(context, rule, lang)),
            dcc.Location(id=ids.DATA_URL, refresh=False),
            _page_store(ids.DATA_PLACEMENT_STATE, placement),
            _page_store(ids.DATA_FINDINGS_STATE, findings),
        ],
        path="/data",
        selection=selection,
        is_sample=context.store.is_sample,
        notices=notices,
        class_name="page-text",
    )


def _page_store(store: str, page: str | None) -> dcc.Store:
    return dcc.Store(id=store, data={"page": TableState.of_address(page).page})


def _contents(_: Translate) -> html.Nav:
    parts = {
        "sources": _("Sources"),
        "versions": _("Versions"),
        "placement": _("Placement"),
        "completeness": _("Completeness"),
        "boundaries": _("Boundaries"),
        "findings": _("Findings"),
    }
    links = [html.A(name, href=f"#{key}") for key, name in parts.items()]
    return html.Nav(links, className="contents", **{"aria-label": _("On this page")})


def _section(key: str, heading: str, *content) -> html.Section:
    return html.Section(
        [html.H2(heading, className="section-title"), *content],
        className="card",
        id=key,
    )


def _still(parts) -> Markup:
    return Markup(html=as_html(parts))


def _completeness(context: Context, region: str, lang: str) -> html.Div:
    _ = translator(lang)
    places = context.regions.at_level("province")
    if level_of(region) == "regency":
        places = [context.regions[region], *places]
    options = [{"label": _("Indonesia, by province"), "value": NATION}]
    options += [{"label": r.short_name, "value": r.code} for r in places]
    return html.Div(
        [
            _labelled(ids.DATA_REGION, _("Region"), options, region),
            arriving(ids.DATA_COMPLETENESS, lang),
        ]
    )


def _findings(context: Context, rule: str, lang: str) -> html.Div:
    _ = translator(lang)
    named = {row["key"]: finding_words(row, lang) for row in finding_counts(context)}
    options = [{"label": _("All rules"), "value": ANY}]
    options += [{"label": words, "value": key} for key, words in named.items()]
    known = rule if rule in {option["value"] for option in options} else ANY
    rows = html.Div(
        [
            _labelled(ids.DATA_RULE, _("Rule"), options, known),
            arriving(ids.DATA_FINDINGS, lang),
        ],
        hidden=len(options) == 1,  # nothing was found: said once, above
    )
    return html.Div([_still(rules_table(context, lang)), rows])


def _labelled(component_id: str, label: str, options: list, value: str) -> html.Div:
    return html.Div(
        [
            html.Label(label, htmlFor=component_id),
            dbc.Select(id=component_id, options=options, value=value),
        ],
        className="labelled-select is-inline",
    )
