"""Reasons for a visit in words, and what each of them means."""

from dashboard.components.sentences import level_plural
from dashboard.context import Context
from dashboard.formats import format_number, format_period, format_share
from dashboard.queries.audience import may_list_groups
from dashboard.queries.visits import REASONS, Place, Visits
from dashboard.texts import Translate, translator


def reason_name(reason: str, lang: str) -> str:
    _ = translator(lang)
    return {
        "silent": _("no report for two quarters"),
        "arrears": _("arrears over 90 days rising"),
        "unvisited": _("no mentor visit"),
        "reporting": _("fewer than 80 % reported"),
    }[reason]


def reason_words(reason: str, groups: int, lang: str) -> str:
    """2 triwulan tidak melapor (9): how many groups it is about."""
    count = format_number(groups, lang)
    if reason == "reporting":
        count = translator(lang)("{count} missing", count=count)
    return f"{reason_name(reason, lang)} ({count})"


def reasons_of(place: Place, lang: str) -> str:
    """All reasons of a place, and what of it may not be told."""
    words = [reason_words(*one, lang) for one in place.reasons.items()]
    return " · ".join([*words, *([hidden_words(lang)] if place.is_hidden else [])])


def hidden_words(lang: str) -> str:
    return translator(lang)(
        "mentor visits and arrears withheld: fewer than 5 groups reported"
    )


def concerned_words(place: Place, lang: str) -> str:
    """The number of groups concerned; of what is known where some is withheld."""
    if not place.is_hidden:
        return format_number(place.concerned, lang)
    least = format_number(place.silent, lang)
    return translator(lang)("at least {count}", count=least)


def reported_words(place: Place, lang: str) -> str:
    """41 dari 50 (82 %)"""
    return translator(lang)("{reported} of {due} ({share})", **_reports(place, lang))


def headline(place: Place, lang: str) -> str:
    """Sudah melapor 412 dari 503 kelompok (82 %)"""
    text = translator(lang)("Reported so far: {reported} of {due} groups ({share})")
    return text.format(**_reports(place, lang))


def _reports(place: Place, lang: str) -> dict[str, str]:
    rate = place.reported / place.due if place.due else 0.0
    return {
        "reported": format_number(place.reported, lang),
        "due": format_number(place.due, lang),
        "share": format_share(rate, lang),
    }


def last_report_words(period: str | None, lang: str) -> str:
    if period is None:
        return translator(lang)("none yet")
    return format_period(period, lang)


def places_words(count: int, found: Visits, lang: str) -> str:
    """in 4 sub-districts; "" where no regions are listed."""
    if found.level is None:
        return ""
    many = level_plural(found.level, lang, inside=found.place.region)
    number = format_number(count, lang)
    return translator(lang)("in {count} {regions}", count=number, regions=many)


def definitions(lang: str) -> dict[str, str]:
    """Reason -> what it takes, in the order of gravity."""
    _ = translator(lang)
    texts = {
        "silent": _(
            "The group is due to report and has sent no valid report for two quarters"
            " or more, up to and with this one."
        ),
        "arrears": _(
            "Of the group's loans outstanding more than 10 % are over 90 days late, and"
            " that is at least 5 points more than a quarter before."
        ),
        "unvisited": _("The group reported that no mentor came in this quarter."),
        "reporting": _(
            "Fewer than 80 % of the groups due have reported for this quarter; the"
            " number is that of the missing reports."
        ),
    }
    return {reason: texts[reason] for reason in REASONS}


def who_sees_groups(region: str, context: Context, _: Translate) -> str:
    """Why no groups are listed; "" where they are."""
    if may_list_groups(context.settings, region):
        return ""
    return _("Single groups are listed for the coordinator of the region only.")
