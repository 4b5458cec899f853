"""Stage × region: a table of shares, coloured by the fixed classes of each stage."""

from bisect import bisect_right

import numpy as np

from dashboard.components.coverage_words import reasons
from dashboard.components.elements import html
from dashboard.components.notices import empty_state
from dashboard.components.participation_parts import stage_name
from dashboard.components.ways import page_address
from dashboard.components.wording import flag_sentence, is_known, value_words
from dashboard.context import Context
from dashboard.disclosure import flags
from dashboard.formats import format_number
from dashboard.queries.coverage import coverage_of
from dashboard.queries.participation import STAGES, Row, stages_inside
from dashboard.regions import level_of, parent_code
from dashboard.selection import Selection
from dashboard.texts import translator


def stage_grid(region: str, selection: Selection, context: Context) -> html.Div:
    """A row a region inside, a column a stage; numbers, and darker for more."""
    lang = selection.lang
    _ = translator(lang)
    found = stages_inside(context, region, selection)
    if not found:
        return empty_state(_("No regions lie inside that could be compared."))
    caption = _("Who came of those invited, by stage; darker is more")
    names = [stage_name(key, context, lang) for key in STAGES.values()]
    head = [html.Th(_("Region"), scope="col")]
    head += [html.Th(name, scope="col", className="is-number") for name in names]
    table = html.Table(
        [
            html.Caption(caption),
            html.Thead(html.Tr(head)),
            html.Tbody(
                [_row(code, of, selection, context) for code, of in found.items()]
            ),
        ],
        className="data-table stage-grid",
    )
    place = {"tabIndex": "0", "role": "region", "aria-label": caption}
    scroller = html.Div(table, className="table-scroller", **place)
    return html.Div([*_few_shown(found, lang), scroller])


def _few_shown(found: dict[str, dict[str, Row]], lang: str) -> list[html.P]:
    """One sentence where fewer than four fifths of the cells show a figure."""
    cells = [row["flag"] for of_region in found.values() for row in of_region.values()]
    counted = coverage_of(np.array([flags.NUMBER[flag] for flag in cells], dtype=int))
    if counted.is_enough:
        return []
    text = translator(lang)(
        "Only {shown} of {all} cells show a figure; the others: {reasons}.",
        shown=format_number(counted.answered, lang),
        all=format_number(counted.regions, lang),
        reasons=reasons(counted, lang),
    )
    return [html.P(text, className="notice")]


def _row(code: str, rows: dict[str, Row], selection, context: Context) -> html.Tr:
    name = context.regions[code].short_name
    link = html.A(name, href=_address(code, selection))
    cells = [_cell(rows.get(key), key, selection, context) for key in STAGES.values()]
    return html.Tr([html.Th(link, scope="row"), *cells])


def _address(code: str, selection: Selection) -> str:
    is_smallest = level_of(code) == "subdistrict"
    place = {
        "region": parent_code(code) if is_smallest else code,
        "selected": code if is_smallest else None,
    }
    return page_address("/participation", selection, **place, level=None)


def _cell(row: Row | None, key: str, selection: Selection, context: Context):
    lang = selection.lang
    indicator = context.catalogue.indicators[key]
    if row is None:
        return html.Td(translator(lang)("No data"), className="is-number")
    words = value_words(row, indicator, lang)
    note = flag_sentence(row, indicator, lang) or None
    names = ["is-number", *_class_names(row, indicator)]
    return html.Td(words, className=" ".join(names), title=note)


def _class_names(row: Row, indicator) -> list[str]:
    if row["flag"] not in flags.SHOWN or not is_known(row["value"]):
        return ["is-empty"]
    number = bisect_right(indicator.value_breaks, row["value"])
    stands_in = ["is-parent"] if row["flag"] == flags.PARENT_VALUE else []
    return [f"heat-{number}", *stands_in]
