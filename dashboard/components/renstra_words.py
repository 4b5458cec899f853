"""The plan in words: its goal, the four focus programmes, and the statuses."""

from dataclasses import dataclass

from dashboard.queries.progress import Status
from dashboard.texts import Translate, translator


@dataclass(frozen=True)
class Programme:
    """A programme of the plan and the indicators that measure it, by id.

    `sector` is the one whose coverage and budget are shown for it; `said` tells what
    this version has no indicator for.
    """

    name: str
    what: str
    indicators: tuple[str, ...] = ()
    sector: str | None = None
    said: str = ""


def goal(lang: str) -> str:
    return translator(lang)("Raise the welfare of poor and vulnerable people")


def focus_programmes(lang: str) -> tuple[Programme, ...]:
    """The ministry's four."""
    _ = translator(lang)
    return (
        Programme(
            _("Social entrepreneurship (ProKus)"),
            _("Capital and mentoring for families that left PKH"),
            (
                *("kpm_graduation_rate", "kpm_graduates", "welf_desil_exit"),
                "cov_poor_families",
            ),
            said=_(
                "This version has no indicator of the stages of ProKus businesses yet;"
                " what comes before and after them is measured."
            ),
        ),
        Programme(
            _("Social pillars: Puskesos-SLRT, Karang Taruna, TKSK, PSM"),
            _("Services and volunteers close to the people"),
            sector="social_service",
            said=_(
                "This version has no indicator of the pillars' work yet. How capable"
                " Karang Taruna and Puskesos are is part of the institutional capacity"
                " index."
            ),
        ),
        Programme(
            _("Remote customary communities (PKAT-Best)"),
            _("Stakeholders empower remote customary communities together"),
            sector="customary_community",
            said=_("This version has no indicator of PKAT-Best locations yet."),
        ),
        Programme(
            _("Social restoration"),
            _("Values, solidarity, heroism"),
            sector="social_values",
            said=_("This version has no indicator of restoration activities yet."),
        ),
    )


def other_programme(lang: str, indicators: tuple[str, ...]) -> Programme:
    """What the plan has targets for besides the four."""
    _ = translator(lang)
    return Programme(
        _("Community groups, institutions and budget"),
        _("What all programmes stand on"),
        indicators,
    )


def status_word(status: Status, lang: str) -> str:
    return _words(translator(lang))[status]


def _words(_: Translate) -> dict[Status, str]:
    return {
        "met": _("target reached"),
        "on_track": _("on track"),
        "behind": _("needs to speed up"),
        "away": _("moving away"),
        "unknown": _("cannot be judged yet"),
    }


def status_mark(status: Status) -> str:
    """Never colour alone."""
    return {"met": "✓", "on_track": "▲", "behind": "●", "away": "▼"}.get(status, "–")


def meanings(lang: str) -> dict[str, str]:
    """What each status takes, for who asks."""
    _ = translator(lang)
    text = {
        "met": _(
            "The figure, its range considered, very likely meets the year's target."
        ),
        "on_track": _(
            "Not there yet, but about where the straight way from the baseline to the"
            " year's target would be by now."
        ),
        "behind": _(
            "Below that way: the required yearly change says by how much more."
        ),
        "away": _("Very likely worse than the baseline."),
        "unknown": _(
            "There is no figure after the baseline's year, or it may not be shown."
        ),
    }
    return {status_word(status, lang): words for status, words in text.items()}
