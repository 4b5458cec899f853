"""The parts of /map that follow the selection: heading, panel, table."""

import numpy as np

from dashboard.components.change_table import change_table
from dashboard.components.comparison import comparison_notices
from dashboard.components.comparison_panel import Other
from dashboard.components.coverage_words import few_shown
from dashboard.components.data_table import (
    ROWS_PER_PAGE,
    Column,
    TableState,
    data_table,
)
from dashboard.components.elements import html
from dashboard.components.filter_words import filter_name
from dashboard.components.hall import is_provisional
from dashboard.components.lent import with_owner
from dashboard.components.notices import empty_state
from dashboard.components.panel import PanelRows, region_panel
from dashboard.components.sentences import level_plural, map_title
from dashboard.components.source import source_footer
from dashboard.components.ways import profile_address
from dashboard.components.wording import (
    cell_words,
    counted_words,
    flag_sentence,
    is_known,
    is_pooled,
    range_cell,
    reporting_share,
    unit_of_n,
)
from dashboard.context import Context
from dashboard.disclosure import flags
from dashboard.formats import format_number, format_period
from dashboard.queries.shown import Shown, last_report, row_of, row_year_before
from dashboard.queries.two_periods import (
    compares_periods,
    other_indicator_of,
    pair_of,
    pairs_of,
)
from dashboard.queries.values import COLUMNS
from dashboard.regions import NATION, parent_code
from dashboard.selection import Notice
from dashboard.texts import Translate, translator

LONG_TITLE = 84  # characters; beyond, it would need two lines over the map


def map_heading(view: Shown, context: Context) -> str:
    """The page's title: a sentence that says what, where and when."""
    return map_title(view.selection, context, period=view.period, level=view.level)


def heading(title: str) -> html.Span:
    """The title in its place; a long one in smaller letters."""
    is_long = len(title) > LONG_TITLE
    return html.Span(title, className="is-long" if is_long else "")


def map_notices(view: Shown, context: Context) -> list[Notice]:
    """What was put right, what stands in for what, what is still coming in."""
    _ = translator(view.selection.lang)
    notices = list(view.notices)
    if view.period is None:
        notices.append(Notice(_("There are no data for this indicator yet.")))
    notices += _filters_apart(view, context)
    if view.fell_back:
        text = _(
            "Too few {unit} per sub-district for this choice; regencies and cities are"
            " shown.",
            unit=unit_of_n(view.indicator, view.selection.lang),
        )
        notices.append(Notice(text))
    if view.level in view.indicator.borrowed_levels:
        text = _(
            "The survey does not hold for sub-districts: each shows the figure of its"
            " regency or city, hatched."
        )
        notices.append(Notice(text))
    asked = view.selection.period
    if asked and view.period and asked != view.period:
        lang = view.selection.lang
        text = _(
            "This indicator has no {asked}; showing {period}.",
            asked=format_period(asked, lang),
            period=format_period(view.period, lang),
        )
        notices.append(Notice(text))
    return notices + few_shown(view) + comparison_notices(view)


def _filters_apart(view: Shown, context: Context) -> list[Notice]:
    """That a programme works in other sectors only: the whole country is empty."""
    chosen = view.selection
    programme, sector = (
        filter_name(chosen, k, context) for k in ("programme", "sector")
    )
    nation = row_of(context, view, NATION) if programme and sector else None
    if nation is None or nation["flag"] != flags.NO_PROGRAMME:
        return []
    text = translator(chosen.lang)(
        "{programme} has no groups in the sector {sector}: choose another programme or"
        " all sectors.",
        programme=programme,
        sector=sector,
    )
    return [Notice(text)]


def map_source(view: Shown, context: Context) -> list[html.Span]:
    """Under the map: source, period, how many regions show a figure, who reported."""
    lang = view.selection.lang
    _ = translator(lang)
    seen = [_how_many_show(view, lang)] if view.values else []
    beside = view.selection.period_b if compares_periods(view) else None
    above = row_of(context, view, view.selection.region)
    share = reporting_share(above, lang) if above else ""
    if share:
        seen.append(_("{share} of groups reported", share=share))
    return source_footer(
        view.indicator,
        context,
        period=view.period,
        beside=beside,
        lang=lang,
        seen=seen,
    )


def _how_many_show(view: Shown, lang: str) -> str:
    """Regions with a figure, of those that could have one."""
    _ = translator(lang)
    found = view.values["flag"]
    nothing_due = flags.is_one_of(found, (flags.NO_PROGRAMME, flags.OUTSIDE_FILTER))
    text = _("{shown} of {all} {level} with a figure")
    if nothing_due.any():
        text = _("{shown} of {all} {level} with a programme show a figure")
    return text.format(
        shown=format_number(int(flags.is_one_of(found, flags.SHOWN).sum()), lang),
        all=format_number(int((~nothing_due).sum()), lang),
        level=level_plural(view.level, lang, inside=view.selection.region),
    )


def focus_panel(view: Shown, context: Context, *, on_profile: bool = False) -> list:
    """The region in focus beside its parent and its own figure a year before."""
    row = row_of(context, view, view.place)
    if row is None:
        text = translator(view.selection.lang)("This region has no figure of its own.")
        return [empty_state(text)]
    is_late = row["flag"] in (flags.NOT_REPORTED, flags.LOW_REPORTING)
    parent = None if view.place == NATION else parent_code(view.place)
    compared = {} if on_profile else _compared(view, context)
    rows = PanelRows(
        region=row,
        parent=row_of(context, view, parent) if parent else None,
        year_before=row_year_before(context, view, view.place),
        last_report=last_report(context, view, view.place) if is_late else None,
        **compared,
        is_provisional=is_provisional(view, context),
    )
    return region_panel(
        rows, view.indicator, context, view.selection, on_profile=on_profile
    )


def _compared(view: Shown, context: Context) -> dict:
    """What the map beside this one shows of the region in focus."""
    other = other_indicator_of(context, view, view.place)
    return {
        "pair": pair_of(context, view, view.place),
        "other": Other(*other) if other else None,
    }


def values_table(
    view: Shown, state_data: dict | None, context: Context, *, store: str
) -> html.Div:
    """The table twin of the map: every region with value, range, n and words."""
    lang = view.selection.lang
    _ = translator(lang)
    if compares_periods(view):
        caption = map_heading(view, context)
        pairs = pairs_of(context, view)
        return change_table(
            pairs, view, context, state_data, caption=caption, store=store
        )
    state = TableState.of(state_data).within(len(view.values))
    page = _order(view, state, context)[state.first : state.first + ROWS_PER_PAGE]
    rows = view.values.records(COLUMNS, page)
    return data_table(
        _columns(view, context, _),
        [_table_row(row, view, context) for row in rows],
        caption=map_heading(view, context),
        lang=lang,
        total=len(view.values),
        state=state,
        store=store,
    )


def _order(view: Shown, state: TableState, context: Context) -> np.ndarray:
    """Numbers of the rows as sorted; equal ones by code, unknown ones last."""
    values = view.values
    if state.sort == "name":
        names = [context.regions[code].name for code in values.regions]
        every = range(len(names))
        return np.array(
            sorted(every, key=names.__getitem__, reverse=state.descending), int
        )
    if state.sort not in _NUMBERS:
        return np.arange(len(values))
    with np.errstate(divide="ignore", invalid="ignore"):
        numbers = _NUMBERS[state.sort](values)
    return np.argsort(-numbers if state.descending else numbers, kind="stable")


_NUMBERS = {
    "value": lambda values: values["value"],
    "n": lambda values: values["n"],
    "reporting": lambda values: values["reported"] / values["due"],
}


def _columns(view: Shown, context: Context, _: Translate) -> list[Column]:
    unit = view.indicator.unit
    heading = _("Value")
    if unit in ("percent", "percent_change"):
        heading = _("Value (%)")
    lang = view.selection.lang
    if view.selection.compare == "indicator":  # the caption names two
        heading = f"{view.indicator.name.in_locale(lang)}: {heading}"
    columns = [
        Column("name", _("Region"), sortable=True),
        Column("parent", _("In"), is_minor=True),
        Column("value", heading, is_number=True, sortable=True),
        Column("range", _("Range"), is_number=True, is_minor=True),
        Column("n", unit_of_n(view.indicator, lang).capitalize(), True, True),
        Column("reporting", _("Reported"), is_number=True, sortable=True),
        Column("note", _("Note"), is_minor=True),
    ]
    hidden = set()
    if len({context.regions[code].parent for code in view.values.regions}) < 2:
        hidden.add("parent")
    if flags.is_one_of(view.values["flag"], (flags.OK,)).all():
        hidden.add("note")
    if np.isnan(view.values["due"]).all():
        hidden.add("reporting")
    if np.isnan(view.values["lower"]).all():
        hidden.add("range")
    return [column for column in columns if column.key not in hidden]


def _table_row(row, view: Shown, context: Context) -> dict:
    lang, indicator = view.selection.lang, view.indicator
    region = context.regions[row["region"]]
    note = flag_sentence(row, indicator, lang)
    return {
        "name": html.A(
            region.short_name, href=profile_address(region.code, view.selection)
        ),
        "parent": context.regions[region.parent].short_name,
        "value": with_owner(cell_words(row, indicator, lang), row, lang),
        "range": range_cell(row, indicator, lang),
        "n": _n_cell(row, view),
        "reporting": reporting_share(row, lang),
        "note": note,
    }


def _n_cell(row, view: Shown) -> str:
    """How many stand behind the figure; in words where they are no groups."""
    lang = view.selection.lang
    if is_pooled(row):
        return counted_words(row, view.indicator, lang)
    return format_number(row["n"], lang) if is_known(row["n"]) else ""
