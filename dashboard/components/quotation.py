"""Salin kutipan: one sentence that can be pasted into a memo and still be checked.

It names everything that the figure depends on: region, filters, indicator, period,
what stands behind it, who reported, source and data version.
"""

from dashboard.catalogue import Indicator
from dashboard.components.filter_words import filtered
from dashboard.components.sentences import source_line
from dashboard.components.wording import (
    Row,
    base_words,
    flag_sentence,
    is_known,
    range_words,
    reporting_share,
    reporting_words,
    unit_of_n,
    value_words,
)
from dashboard.context import Context
from dashboard.disclosure import flags
from dashboard.formats import format_number, format_period, region_in_parent
from dashboard.selection import Selection
from dashboard.texts import translator


def quotation(
    row: Row, indicator: Indicator, context: Context, selection: Selection
) -> str:
    """The figure in a sentence; where there is none, that there is none and why."""
    lang = selection.lang
    is_shown = row["flag"] in flags.SHOWN and is_known(row["value"])
    place = region_in_parent(row["region"], context.regions)
    place = filtered(place, selection, context)
    say = _shown if is_shown else _not_shown
    parts = [
        say(row, indicator, lang, place=place),
        range_words(row, indicator, lang) if is_shown else "",
        reporting_words(row, lang),
        source_line(indicator, context, lang=lang),
    ]
    return "; ".join(part for part in parts if part) + "."


def _shown(row: Row, indicator: Indicator, lang: str, *, place: str) -> str:
    behind = (base_words(row, indicator, lang), flag_sentence(row, indicator, lang))
    extra = "; ".join(part for part in behind if part)
    value = value_words(row, indicator, lang)
    return translator(lang)(
        "In {region}: {indicator} {value} in {period}",
        region=place,
        indicator=indicator.name.in_locale(lang),
        value=f"{value} ({extra})" if extra else value,
        period=format_period(row["period"], lang),
    )


def _not_shown(row: Row, indicator: Indicator, lang: str, *, place: str) -> str:
    return translator(lang)(
        "In {region}: no figure of {indicator} in {period}, because {reason}",
        region=place,
        indicator=indicator.name.in_locale(lang),
        period=format_period(row["period"], lang),
        reason=_reason(row, indicator, lang),
    )


def _reason(row: Row, indicator: Indicator, lang: str) -> str:
    """Why there is no figure, as the end of a sentence."""
    _ = translator(lang)
    unit = unit_of_n(indicator, lang)
    known = {
        flags.SUPPRESSED: _(
            "fewer than {least} {unit} stand behind it and nobody may be recognised",
            least=indicator.minimum_n.confidentiality,
            unit=unit,
        ),
        flags.SUPPRESSED_COMPLEMENTARY: _("it would give away another region's figure"),
        flags.TOO_FEW: _too_few(row, indicator, lang),
        flags.LOW_REPORTING: _(
            "only {share} of the groups have reported", share=reporting_share(row, lang)
        ),
        flags.NOT_REPORTED: _("no group has reported yet"),
        flags.NO_PROGRAMME: _("there is no programme here"),
        flags.OUTSIDE_FILTER: _("no part of it is of this area type"),
    }
    return known.get(row["flag"], _("the source has none of this region"))


def _too_few(row: Row, indicator: Indicator, lang: str) -> str:
    n = format_number(float(row["n"]), lang) if is_known(row["n"]) else "0"
    return translator(lang)(
        "there are only {n} {unit} (at least {least} are needed)",
        n=n,
        unit=unit_of_n(indicator, lang),
        least=indicator.minimum_n.publication,
    )
