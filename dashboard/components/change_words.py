"""A change in words: how large, how sure, better or worse."""

from dashboard.catalogue import Indicator
from dashboard.components.wording import Row, flag_sentence, is_known, short_flag
from dashboard.disclosure import flags
from dashboard.formats import NBSP, format_difference, format_period, format_value
from dashboard.queries.intervals import difference_interval
from dashboard.queries.two_periods import Pair
from dashboard.texts import translator


def is_change_shown(pair: Pair) -> bool:
    """Both periods show a number of their own."""
    return is_known(pair.change["value"])


def change_words(change: Row, indicator: Indicator, lang: str) -> str:
    """+1,1 poin; of an indicator that is no share in its own unit."""
    points = translator(lang)("points")
    return format_difference(change["value"], indicator.unit, lang, points=points)


def change_cell(change: Row, indicator: Indicator, lang: str) -> str:
    """As change_words, for a column whose heading tells the unit."""
    points = translator(lang)("points")
    return change_words(change, indicator, lang).removesuffix(f"{NBSP}{points}")


def change_range(change: Row, indicator: Indicator, lang: str) -> str:
    """−2,9 s.d. +5,1 poin; "" where the figures are complete counts."""
    if not (is_known(change["lower"]) and is_known(change["upper"])):
        return ""
    ends = ({"value": change[end]} for end in ("lower", "upper"))
    lower, upper = (change_words(end, indicator, lang) for end in ends)
    points = translator(lang)("points")
    lower = lower.removesuffix(f"{NBSP}{points}")
    return translator(lang)("{lower} to {upper}", lower=lower, upper=upper)


def is_within_chance(change: Row) -> bool:
    """Zero lies in the interval of the change; false where there is no interval."""
    if not (is_known(change["lower"]) and is_known(change["upper"])):
        return False
    return change["lower"] <= 0 <= change["upper"]


def both_shown(row: Row, other: Row) -> bool:
    """Both are numbers of their own, so that they can be compared."""
    return all(
        r["flag"] in flags.SHOWN_OWN and is_known(r["value"]) for r in (row, other)
    )


def change_between(before: Row | None, after: Row) -> Row | None:
    """`value` with its ends, None where either has none; None if one is not shown."""
    if before is None or not both_shown(after, before):
        return None
    lower = upper = None
    bounds = [row[end] for row in (after, before) for end in ("lower", "upper")]
    if all(map(is_known, bounds)):
        lower, upper = map(float, difference_interval(after, before))
    value = after["value"] - before["value"]
    return {"value": value, "lower": lower, "upper": upper}


def judge_change(change: Row, indicator: Indicator) -> str:
    """chance, better, worse, higher, lower; "" where there is no interval to tell."""
    if not is_known(change["value"]) or not is_known(change["lower"]):
        return ""
    if is_within_chance(change):
        return "chance"
    is_higher = change["value"] > 0
    if indicator.higher_is_better is None:
        return "higher" if is_higher else "lower"
    return "better" if is_higher == indicator.higher_is_better else "worse"


def judgement_word(change: Row, indicator: Indicator, lang: str) -> str:
    """The same in a word or two, with its sign, for a table."""
    _ = translator(lang)
    return {
        "": "",
        "chance": _("within chance"),
        "better": _("▲ better"),
        "worse": _("▼ worse"),
        "higher": _("rose"),
        "lower": _("fell"),
    }[judge_change(change, indicator)]


def judgement_sentence(change: Row, indicator: Indicator, lang: str) -> str:
    """The same for the panel and for a quotation."""
    _ = translator(lang)
    return {
        "": "",
        "chance": _("within chance: it need not be a change"),
        "better": _("better, by more than chance would explain"),
        "worse": _("worse, by more than chance would explain"),
        "higher": _("it rose, by more than chance would explain"),
        "lower": _("it fell, by more than chance would explain"),
    }[judge_change(change, indicator)]


def reasons(pair: Pair, indicator: Indicator, lang: str) -> str:
    """What is to be known of each period: "TW III 2024: Belum melapor"."""
    notes = []
    for row in (pair.before, pair.after):
        note = flag_sentence(row, indicator, lang)
        if not note and row["flag"] not in flags.SHOWN:
            note = short_flag(row["flag"], lang)
        if note:
            notes.append(f"{format_period(row['period'], lang)}: {note}")
    return "; ".join(notes)


def is_even(change: Row, indicator: Indicator, lang: str) -> bool:
    """Nothing is left of the difference in the digits shown."""
    sizes = (abs(change["value"]), 0.0)
    return len({format_value(size, indicator.unit, lang) for size in sizes}) == 1
