"""What stands where figures are missing, said in a sentence where many are."""

import numpy as np

from dashboard.components.sentences import level_plural
from dashboard.formats import format_number
from dashboard.queries.coverage import Coverage, coverage_of
from dashboard.queries.shown import Shown
from dashboard.regions import NATION
from dashboard.selection import Notice
from dashboard.texts import translator


def few_shown(view: Shown) -> list[Notice]:
    """One sentence where fewer than four fifths of the regions show a figure."""
    found = coverage_of(np.asarray(view.values["flag"], dtype=int))
    if found.is_enough:
        return []
    lang = view.selection.lang
    _ = translator(lang)
    text = _(
        "Only {shown} of {all} {level} show a figure; the others: {reasons}.",
        shown=format_number(found.answered, lang),
        all=format_number(found.regions, lang),
        level=level_plural(view.level, lang, inside=view.selection.region),
        reasons=reasons(found, lang),
    )
    if view.level == "regency" and view.selection.region == NATION:
        text += " " + _("Figures of provinces are more complete.")
    return [Notice(text)]


def reasons(found: Coverage, lang: str) -> str:
    """Why the others show none, the commonest first: 180 belum cukup data, …"""
    _ = translator(lang)
    words = {
        "too_few": _("not enough data"),
        "low_reporting": _("too few have reported"),
        "confidential": _("withheld so that nobody is recognised"),
        "not_reported": _("not reported yet"),
        "no_data": _("no data"),
    }
    common = sorted(words, key=lambda part: -found.counts[part])
    return ", ".join(
        f"{format_number(found.counts[part], lang)} {words[part]}"
        for part in common
        if found.counts[part]
    )
