"""A figure card: one reading with its range, change, reports and a small line."""

from collections.abc import Sequence

from dashboard.catalogue import Indicator
from dashboard.components.change_words import (
    change_range,
    change_words,
    is_even,
    judge_change,
    judgement_word,
)
from dashboard.components.elements import html
from dashboard.components.sentences import level_name
from dashboard.components.sparkline import sparkline
from dashboard.components.wording import (
    Row,
    counted_words,
    flag_sentence,
    range_words,
    reporting_share,
    short_flag,
    value_words,
    when_words,
)
from dashboard.disclosure import flags
from dashboard.formats import NBSP, format_period
from dashboard.queries.readings import Reading
from dashboard.regions import level_of
from dashboard.texts import Translate, translator

_LOOKS = {"better": "is-better", "worse": "is-worse", "chance": "is-chance"}


def figure_card(
    found: Reading,
    trend: Sequence[Row],
    *,
    lang: str,
    heading: str = "",
    actions: Sequence = (),
    class_name: str = "",
) -> html.Article:
    """What the figure is, how large, how sure, whether it moved, who reported.

    `heading` stands over the indicator's name; `actions` are buttons and links below.
    """
    name = found.indicator.name.in_locale(lang)
    headings = [html.H2(heading, className="card-kind")] if heading else []
    line = sparkline(trend, found.indicator, lang)
    return html.Article(
        [
            *headings,
            html.H3(_titled(name, found, lang), className="card-name"),
            *(_figure(found, line, lang) if found.row else _nothing(found, lang)),
            *([html.Div(list(actions), className="actions")] if actions else []),
        ],
        className=f"figure-card {class_name}".strip(),
    )


def _titled(name: str, found: Reading, lang: str) -> str:
    if found.period is None:
        return name
    return f"{name}, {when_words(found.period, found.indicator, lang)}"


def _figure(found: Reading, line, lang: str) -> list:
    row, indicator = found.row, found.indicator
    size = "big-number" if row["flag"] in flags.SHOWN else "big-words"
    note = flag_sentence(row, indicator, lang)
    return [
        html.Div(
            [
                html.Div(
                    [
                        html.Span(value_words(row, indicator, lang), className=size),
                        html.Span(range_words(row, indicator, lang), className="range"),
                    ],
                    className="headline",
                ),
                *([line] if line else []),
            ],
            className="card-figure",
        ),
        change_line(found, lang),
        *([html.P(note, className="flag-note")] if note else []),
        html.P(standing_behind(row, indicator, lang), className="base"),
    ]


def standing_behind(row: Row, indicator: Indicator, lang: str) -> str:
    """512 kelompok · 82,0 % melapor; numerator and denominator one click away."""
    share = reporting_share(row, lang)
    reported = translator(lang)("{share} reported", share=share) if share else ""
    parts = (counted_words(row, indicator, lang), reported)
    return " · ".join(part for part in parts if part)


def change_line(found: Reading, lang: str) -> html.P:
    """+2,1 poin (+0,9 s.d. +3,3) dari TW III 2023 · ▲ membaik; or why there is none."""
    word = judge_change(vars(found.change), found.indicator) if found.change else ""
    look = f"change {_LOOKS.get(word, '')}".strip()
    return html.P(_change_words(found, word, lang), className=look)


def _change_words(found: Reading, word: str, lang: str) -> str:
    _ = translator(lang)
    if found.change is None:
        return _no_change(found, _, lang)
    change, indicator = vars(found.change), found.indicator
    since = format_period(found.before["period"], lang)
    if is_even(change, indicator, lang):
        return _("Unchanged since {period}", period=since)
    size = f"{change_words(change, indicator, lang)}{_ends(change, indicator, lang)}"
    text = _("{difference} since {period}", difference=size, period=since)
    said = (
        _("on a par") if word == "chance" else judgement_word(change, indicator, lang)
    )
    return f"{text} · {said}" if said else text


def _ends(change: Row, indicator: Indicator, lang: str) -> str:
    """(+0,9 s.d. +3,3): the unit stands before it."""
    ends = change_range(change, indicator, lang)
    points = translator(lang)("points")
    return f" ({ends.removesuffix(f'{NBSP}{points}')})" if ends else ""


def _no_change(found: Reading, _: Translate, lang: str) -> str:
    """Nothing is said of a figure that is not there itself."""
    if found.row["flag"] not in flags.SHOWN:
        return ""
    if found.before is None:
        return _("No figure of a year before to compare with")
    since = format_period(found.before["period"], lang)
    words = short_flag(found.before["flag"], lang)
    if found.row["flag"] == flags.PARENT_VALUE:
        words = short_flag(flags.PARENT_VALUE, lang)
    return _("No change since {period}: {reason}", period=since, reason=words)


def _nothing(found: Reading, lang: str) -> list[html.P]:
    return [html.P(words_for_none(found, lang), className="big-words is-sentence")]


def words_for_none(found: Reading, lang: str) -> str:
    """Why a reading has no row: what its table was not asked, or no data at all."""
    _ = translator(lang)
    asked = [name for name in found.not_applicable if name != "level"]
    if asked:
        names = {
            "programme": _("programme"),
            "sector": _("sector"),
            "area_type": _("area type"),
        }
        what = ", ".join(names.get(name, name) for name in asked)
        return _("This figure is not broken down by {what}.", what=what)
    if found.not_applicable:
        level = level_name(level_of(found.region), lang, inside=found.region)
        return _("This figure does not exist for a {level}.", level=level)
    return _("This version of the data has no figures of it.")
