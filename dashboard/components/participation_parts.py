"""The parts of the page on participation: the five stages, who came, who decided."""

from collections.abc import Mapping, Sequence

from dashboard.components.buttons import intent_button
from dashboard.components.change_words import change_words
from dashboard.components.data_table import Column, data_table, with_content
from dashboard.components.elements import html
from dashboard.components.figure_card import words_for_none
from dashboard.components.filter_words import filtered
from dashboard.components.wording import (
    counted_words,
    flag_sentence,
    range_cell,
    range_words,
    value_words,
    when_words,
)
from dashboard.context import Context
from dashboard.formats import format_share, region_in_parent
from dashboard.queries.participation import STAGES, WOMEN_ONLY, weakest
from dashboard.queries.readings import Reading
from dashboard.queries.region_context import RegionContext
from dashboard.selection import Selection
from dashboard.texts import Translate, translator

Readings = Mapping[str, Reading]


def participation_title(
    found: Readings, place: str, selection: Selection, context: Context
) -> str:
    """Indonesia: paling sedikit yang hadir pada tahap Pengamanan, 44,5 %, …"""
    _ = translator(selection.lang)
    where = region_in_parent(place, context.regions)
    low = weakest([found[key] for key in STAGES.values()])
    if low is None:
        text = _("{place}: who takes part, stage by stage", place=where)
        return filtered(text, selection, context)
    text = _(
        "{place}: fewest come at the stage {stage}, {value}, {period}",
        place=where,
        stage=stage_name(low.indicator.id, context, selection.lang),
        value=value_words(low.row, low.indicator, selection.lang),
        period=when_words(low.period, low.indicator, selection.lang),
    )
    return filtered(text, selection, context)


def stage_name(indicator: str, context: Context, lang: str) -> str:
    [stage] = [key for key, one in STAGES.items() if one == indicator]
    return context.catalogue.stages[stage].name.in_locale(lang)


# ---- the five stages -------------------------------------------------------------


def stage_strip(found: Readings, chosen: str, context: Context, lang: str) -> html.Ol:
    """One step a stage: who came of those invited, and how much less than before."""
    low = weakest([found[key] for key in STAGES.values()])
    steps, before = [], None
    for key in STAGES.values():
        one = found[key]
        is_low = low is not None and low.indicator.id == key
        name = stage_name(key, context, lang)
        content = _step(one, before, name, is_low=is_low, chosen=chosen, lang=lang)
        steps.append(html.Li(content, className="is-lowest" if is_low else ""))
        before = one
    return html.Ol(steps, className="stage-strip")


def _step(one: Reading, before, name: str, *, is_low: bool, chosen: str, lang: str):
    _ = translator(lang)
    key = one.indicator.id
    button = intent_button(
        name, {"indicator": key}, pressed=key == chosen, class_name="link"
    )
    head = [html.H3(button, className="card-name")]
    if is_low:
        head.append(html.Strong(_("weakest stage"), className="weakest"))
    if one.row is None:
        return [*head, html.P(words_for_none(one, lang), className="flag-note")]
    note = flag_sentence(one.row, one.indicator, lang)
    return [
        *head,
        html.Div(value_words(one.row, one.indicator, lang), className="stage-value"),
        html.Div(range_words(one.row, one.indicator, lang), className="range"),
        html.Div(_drop(one, before, lang), className="stage-drop"),
        html.P(counted_words(one.row, one.indicator, lang), className="base"),
        *([html.P(note, className="flag-note")] if note else []),
    ]


def _drop(one: Reading, before: Reading | None, lang: str) -> str:
    """−3,1 poin dari tahap sebelumnya; "" where one of the two has no number."""
    if before is None or before.row is None:
        return ""
    values = [row["value"] for row in (one.row, before.row)]
    if None in values:
        return ""
    gap = {"value": values[0] - values[1]}
    words = change_words(gap, one.indicator, lang)
    return translator(lang)("{gap} from the stage before", gap=words)


# ---- who came, and who decided ---------------------------------------------------


def who_came(
    found: Readings, keys: Sequence[str], known: RegionContext | None, lang: str
) -> html.Div:
    """Shares of those who came beside the shares of those who live there."""
    _ = translator(lang)
    living = _population(known, _, lang)
    rows = [
        _figure(found[key], lang)
        | _beside(found[key], *living.get(key, ("", None)), lang)
        for key in keys
    ]
    columns = [
        Column("name", _("Who")),
        Column("value", _("Of those who came"), is_number=True),
        Column("range", _("Range"), is_number=True, is_minor=True),
        Column("living", _("Who live here"), is_number=True),
        Column("gap", _("Difference"), is_number=True),
        Column("note", _("Note"), is_minor=True),
    ]
    caption = _timed(_("Who came, beside who lives here"), found[keys[0]], lang)
    return data_table(with_content(columns, rows), rows, caption=caption, lang=lang)


def _timed(text: str, one: Reading, lang: str) -> str:
    when = when_words(one.period, one.indicator, lang) if one.period else ""
    return f"{text}, {when}" if when else text


def _population(known: RegionContext | None, _: Translate, lang: str) -> dict:
    """Indicator -> words and the share that it is held against."""
    if known is None:
        return {}
    shares = {
        "part_women_share": (_("{share} of adults, {year}"), known.women_share),
        "part_poor_share": (_("{share} of families, {year}"), known.poor_share),
    }
    return {
        key: (text.format(share=format_share(share, lang), year=known.year), share)
        for key, (text, share) in shares.items()
        if share is not None
    }


def _beside(one: Reading, words: str, share: float | None, lang: str) -> dict:
    """What is known of those who live here, and how far those who came are from it."""
    value = one.row["value"] if one.row else None
    if value is None or share is None:
        return {"living": words or translator(lang)("not known"), "gap": "–"}
    gap = change_words({"value": value - share}, one.indicator, lang)
    return {"living": words, "gap": gap}


def figures_table(
    found: Readings, keys: Sequence[str], *, caption: str, lang: str
) -> html.Div:
    """Some figures under one another, each with its range and what it is of."""
    _ = translator(lang)
    rows = [
        _figure(found[key], lang) | {"name": _named(found[key], lang)} for key in keys
    ]
    columns = [
        Column("name", _("Figure")),
        Column("value", _("Value"), is_number=True),
        Column("range", _("Range"), is_number=True, is_minor=True),
        Column("of", _("Out of"), is_number=True),
        Column("note", _("Note"), is_minor=True),
    ]
    columns = with_content(columns, rows)
    return data_table(columns, rows, caption=caption, lang=lang)


def _named(one: Reading, lang: str) -> list:
    """The figure's name, and of when it is: each has its own latest period."""
    name = one.indicator.name.in_locale(lang)
    if one.row is None:
        return [name]
    when = when_words(one.period, one.indicator, lang)
    return [name, html.Small(f" · {when}", className="muted")]


def _figure(one: Reading, lang: str) -> dict:
    name = one.indicator.name.in_locale(lang)
    if one.row is None:
        nothing = {"value": "–", "range": "", "of": ""}
        return {"name": name, "note": words_for_none(one, lang), **nothing}
    return {
        "name": name,
        "value": value_words(one.row, one.indicator, lang),
        "range": range_cell(one.row, one.indicator, lang),
        "of": counted_words(one.row, one.indicator, lang),
        "note": _note(one, lang),
    }


def _note(one: Reading, lang: str) -> str:
    if one.row is None:
        return words_for_none(one, lang)
    return flag_sentence(one.row, one.indicator, lang)


def two_sources(found: Readings, pairs: Sequence[tuple[str, str]], lang: str) -> list:
    """The programme's record beside a survey's, in two columns, never added."""
    _ = translator(lang)
    rows = [
        {
            "name": found[ours].indicator.name.in_locale(lang),
            "ours": _figure(found[ours], lang)["value"],
            "theirs": _figure(found[theirs], lang)["value"],
            "note": _note(found[theirs], lang),
        }
        for ours, theirs in pairs
    ]
    columns = [
        Column("name", _("Figure")),
        Column("ours", _("Recorded by the programme"), is_number=True),
        Column("theirs", _("Observed by a survey"), is_number=True),
        Column("note", _("Note on the survey"), is_minor=True),
    ]
    caption = _timed(_("Two sources, never joined"), found[WOMEN_ONLY], lang)
    women = _figure(found[WOMEN_ONLY], lang)
    text = _("Women-only meetings stand apart: {value} of those invited came ({of}).")
    apart = text.format(value=women["value"], of=women["of"] or women["note"])
    columns = with_content(columns, rows)
    return [data_table(columns, rows, caption=caption, lang=lang), html.P(apart)]
