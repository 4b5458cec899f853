"""The plan as one table, programme after programme, and what is measured of each."""

from collections.abc import Sequence

from dashboard.components.buttons import intent_button
from dashboard.components.change_words import change_words
from dashboard.components.elements import html
from dashboard.components.renstra_words import (
    Programme,
    focus_programmes,
    goal,
    other_programme,
    status_mark,
    status_word,
)
from dashboard.components.ways import page_address
from dashboard.components.wording import (
    range_words,
    short_flag,
    value_words,
    when_words,
)
from dashboard.context import Context
from dashboard.formats import (
    format_number,
    format_period,
    format_value,
    region_in_parent,
)
from dashboard.queries.progress import Status
from dashboard.queries.readings import Reading
from dashboard.queries.targets import Line
from dashboard.selection import Selection
from dashboard.texts import Translate, translator

_ORDER: tuple[Status, ...] = ("met", "on_track", "behind", "away", "unknown")


def grouped(lines: Sequence[Line], lang: str) -> list[tuple[Programme, list[Line]]]:
    """The four focus programmes and, for what else has targets, one more."""
    by_id = {line.indicator.id: line for line in lines}
    focus = focus_programmes(lang)
    named = {key for one in focus for key in one.indicators}
    others = tuple(key for key in by_id if key not in named)
    programmes = [*focus, *([other_programme(lang, others)] if others else [])]
    return [
        (one, [by_id[key] for key in one.indicators if key in by_id])
        for one in programmes
    ]


def renstra_heading(
    lines: Sequence[Line], region: str, selection: Selection, context: Context
) -> list:
    """The goal, whose plan it is, and how many indicators stand where."""
    lang = selection.lang
    _ = translator(lang)
    place = region_in_parent(region, context.regions)
    title = _("Strategic plan: targets and realisation, {place}", place=place)
    if selection.period:
        title = f"{title}, {format_period(selection.period, lang)}"
    return [
        html.H1(title),
        html.P(
            [html.Span(_("Goal: "), className="muted"), html.Strong(goal(lang))],
            className="renstra-goal",
        ),
        html.P(
            [html.Strong(_counted(lines, lang)), *_made_up(lines, _)],
            className="renstra-counts",
        ),
    ]


def _counted(lines: Sequence[Line], lang: str) -> str:
    statuses = [line.progress.status for line in lines]
    return " · ".join(
        f"{status_mark(one)} {statuses.count(one)} {status_word(one, lang)}"
        for one in _ORDER
        if one in statuses
    )


def _made_up(lines: Sequence[Line], _: Translate) -> list[html.Span]:
    notes = sorted({line.target.note for line in lines if line.target.note})
    drafts = any(line.target.status == "draft" for line in lines)
    words = [*notes, *([_("Draft targets")] if drafts else [])]
    text = " · ".join(words)
    return [html.Span(f" {text}", className="renstra-note")] if words else []


def renstra_table(
    lines: Sequence[Line],
    measured: dict[str, list[Reading]],
    selection: Selection,
    context: Context,
) -> html.Table:
    """`measured` has readings by sector, of programmes without targets of their own."""
    lang = selection.lang
    bodies = [
        _body(
            programme, own, measured.get(programme.sector or "", []), selection, context
        )
        for programme, own in grouped(lines, lang)
    ]
    return html.Div(
        html.Table([_head(lang), *bodies], className="data-table renstra-table"),
        className="table-scroller",
        tabIndex="0",
        role="region",
        **{"aria-label": translator(lang)("Targets and realisation")},
    )


def _head(lang: str) -> html.Thead:
    _ = translator(lang)
    names = (
        (_("Indicator"), ""),
        (_("Baseline"), "is-number"),
        (_("Target"), "is-number"),
        (_("Realisation"), "is-number"),
        (_("Status"), ""),
        (_("Share of target"), "is-number is-minor"),
        (_("Needed a year"), "is-number is-minor"),
        (_("Seen a year"), "is-number is-minor"),
        (_("Last target"), "is-number is-minor"),
    )
    return html.Thead(html.Tr([html.Th(n, className=c, scope="col") for n, c in names]))


def _body(
    programme: Programme,
    lines: Sequence[Line],
    measured: Sequence[Reading],
    selection: Selection,
    context: Context,
) -> html.Tbody:
    _ = translator(selection.lang)
    head = html.Th(
        [
            html.Strong(programme.name),
            html.Span(f" {programme.what}", className="muted renstra-what"),
            *([] if lines else [html.Span(f" – {_('no indicator of its own yet')}")]),
        ],
        colSpan=9,
        scope="rowgroup",
    )
    return html.Tbody(
        [
            html.Tr(head, className="renstra-programme"),
            *(_row(line, selection) for line in lines),
            *_remarks(programme, lines, measured, selection, context),
        ]
    )


def _row(line: Line, selection: Selection) -> html.Tr:
    lang = selection.lang
    target, one = line.target, line.indicator
    status = line.progress.status
    name = one.name.in_locale(lang)
    return html.Tr(
        [
            html.Th(
                [
                    intent_button(
                        name,
                        {"indicator": one.id},
                        class_name="link",
                        pressed=one.id == selection.indicator,
                    ),
                    html.A(
                        translator(lang)("On the map ▸"),
                        href=page_address("/map", selection, indicator=one.id),
                        className="to-map",
                    ),
                ],
                scope="row",
            ),
            _number(_value(target.baseline, one, lang), str(target.baseline_year)),
            _number(_value(target.goal, one, lang), _year_words(line, lang)),
            _realised_cell(line, selection),
            html.Td(
                [
                    html.Span(f"{status_mark(status)} ", **{"aria-hidden": "true"}),
                    status_word(status, lang),
                ],
                className=f"status is-{status.replace('_', '-')}",
            ),
            _minor(attained_words(line, lang)),
            _minor(_change(line.progress.required, line, lang)),
            _minor(_change(line.progress.observed, line, lang)),
            _minor(_value(target.final, one, lang), str(target.final_year)),
        ]
    )


def _year_words(line: Line, lang: str) -> str:
    if not line.target.is_cumulative:
        return str(line.target.year)
    return translator(lang)("by {year}", year=str(line.target.year))


def realised_words(line: Line, lang: str) -> str:
    """The value, or the words that stand where there is none."""
    if line.realised:
        return _value(line.realised.value, line.indicator, lang)
    if line.reading.row is None:
        return translator(lang)("No data")
    if line.reading.row["value"] is None:
        return short_flag(line.reading.row["flag"], lang)
    return translator(lang)("No figure yet")


def _realised_cell(line: Line, selection: Selection) -> html.Td:
    """The value, its range, and its period, which a room is told if it is another."""
    lang = selection.lang
    parts = [html.Span(realised_words(line, lang))]
    if line.realised:
        period = when_words(line.realised.period, line.indicator, lang)
        is_other = line.realised.period != selection.period
        parts.append(html.Small(period, className="is-other" if is_other else ""))
        if line.realised.lower is not None:
            words = range_words(line.reading.row, line.indicator, lang)
            parts.append(html.Small(words))
    return html.Td(parts, className="is-number")


def attained_words(line: Line, lang: str) -> str:
    """96 %: what performance reports call capaian; "–" where there is none."""
    share = line.progress.attained
    if share is None:
        return translator(lang)("none")
    return f"{format_number(share * 100, lang)}\u00a0%"


def _change(change: float | None, line: Line, lang: str) -> str:
    if change is None:
        return translator(lang)("none")
    return change_words({"value": change}, line.indicator, lang)


def _value(value: float, indicator, lang: str) -> str:
    return format_value(value, indicator.unit, lang)


def _number(value: str, *facts: str) -> html.Td:
    return html.Td(
        [html.Span(value), *(html.Small(fact) for fact in facts)], className="is-number"
    )


def _minor(value: str, *facts: str) -> html.Td:
    return html.Td(
        [html.Span(value), *(html.Small(fact) for fact in facts)],
        className="is-number is-minor",
    )


def _remarks(
    programme: Programme,
    lines: Sequence[Line],
    measured: Sequence[Reading],
    selection: Selection,
    context: Context,
) -> list[html.Tr]:
    """What is measured of the programme's sector, and what is not measured yet."""
    lang = selection.lang
    _ = translator(lang)
    said = [_measured(one, lang) for one in measured]
    words = []
    if programme.sector and said:
        sector = context.catalogue.sectors[programme.sector].name.in_locale(lang)
        words.append(
            _("Sector {sector}: {figures}.", sector=sector, figures="; ".join(said))
        )
    if programme.indicators and not lines:
        words.append(_("No targets for this programme in this version."))
    if programme.said:
        words.append(programme.said)
    if not words:
        return []
    cell = html.Td([html.Span(f"{text} ") for text in words], colSpan=9)
    return [html.Tr(cell, className="renstra-remark")]


def _measured(found: Reading, lang: str) -> str:
    """serapan anggaran 74,1 % (TW III 2025)."""
    name = found.indicator.name.in_locale(lang)
    if found.row is None:
        return f"{name}: {translator(lang)('No data')}"
    value = value_words(found.row, found.indicator, lang)
    return f"{name} {value} ({when_words(found.period, found.indicator, lang)})"
