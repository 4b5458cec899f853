"""What the renderer of `assets/map` is told once: texts, units, where to ask."""

import json

from dashboard import ids
from dashboard.components.hall import keys_on_map, keys_on_profile
from dashboard.components.wording import units_of_n
from dashboard.context import Context
from dashboard.selection import Selection
from dashboard.texts import Translate, translator

_RUPIAH = {"compact": True, "decimals": 1, "text": "Rp\u00a0{value}"}
_UNITS = {
    "percent_change": {
        "scale": 100,
        "decimals": 1,
        "rangeDecimals": 0,
        "text": "{value}\u00a0%",
    },
    "people": {"decimals": 0},
    "people_thousand": {"decimals": 2},
    "years": {"decimals": 2},
    "rupiah_thousand": _RUPIAH | {"scale": 1000},
}


def map_config(
    selection: Selection, context: Context, *, head: int = 0, on_profile: bool = False
) -> str:
    """JSON for the `data-config` of a map's place on the page.

    `head` is what the page's own controls cover at the top, in CSS pixels.
    """
    version = context.store.version
    _ = translator(selection.lang)
    return json.dumps(
        {
            "version": version,
            "regions": f"/geo/{version}/regions.json",
            "locale": selection.lang,
            "units": _UNITS | {"points": _points(_)},
            "texts": map_texts(_) | (_on_profile(_) if on_profile else {}),
            "head": head,
            "sample": context.store.is_sample,
            "title_from": ids.MAP_TITLE,
            "source_from": ids.MAP_SOURCE,
            "source": _("Berdaya, data version {version}", version=version),
        },
        ensure_ascii=False,
    )


def _points(_: Translate) -> dict:
    """Differences of percents."""
    return {"scale": 100, "decimals": 1, "text": f"{{value}}\u00a0{_('points')}"}


def _on_profile(_: Translate) -> dict[str, str]:
    """What a profile's map says otherwise."""
    return {"keys_in_hall": keys_on_profile(_)}


def map_texts(_: Translate) -> dict:
    """Every sentence that the renderer writes, in the reader's language."""
    return {
        "label": _("Map of {title}"),
        "keys": _(
            "Arrow keys move between regions, Enter opens, Escape goes up, plus and"
            " minus zoom."
        ),
        "keys_in_hall": keys_on_map(_),
        "zoom_in": _("Zoom in"),
        "zoom_out": _("Zoom out"),
        "zoom_fit": _("Show all"),
        "loading": _("Loading the map…"),
        "failed": _("The map could not be loaded."),
        "kept": _("It still shows the choice before: {title}."),
        "retry": _("Try again"),
        "renewed": _("The data have been renewed. Load the page again to see them."),
        "reload": _("Load again"),
        "empty": _("No figures for this choice."),
        "subdistrict": "Kec. {name}",
        "subdistrict_papua": "Distrik {name}",
        "range": _("range {lower}–{upper}"),
        "range_signed": _("range {lower} to {upper}"),
        "within_chance": _("Within chance: it need not be a change"),
        "counted": "{n} {unit}",
        "quarterly_reports": _("{n} quarterly reports"),
        "units": units_of_n(_),
        "reporting": _("{share} reported"),
        "legend": _("Legend"),
        "regions": _("{n} regions"),
        "above": _("{edge} or more"),
        "below": _("less than {edge}"),
        "above_short": "≥ {edge}",
        "below_short": "< {edge}",
        "between": "{from}–{to}",
        "between_signed": _("{from} to {to}"),
        "one_class": _("all shown"),
        "tiles": _("every sub-district one tile of the same size"),
        "fell_back": _("Too few per sub-district: figures of the regency are shown."),
        "darker_worse": _("dark = worse"),
        "better": _("better"),
        "worse": _("worse"),
        "period": _("Period"),
        "play": _("Play"),
        "pause": _("Pause"),
        "sample": _("SAMPLE DATA – not official figures"),
        "withheld": _("Withheld or not enough data"),
        "marks": _marks(_),
        "meanings": mark_meanings(_),
        "flags": _flags(_),
    }


def _marks(_: Translate) -> dict[str, str]:
    """Names of the marks in the legend."""
    return {
        "parent_value": _("Regency's figure"),
        "pooled": _("Four quarters together"),
        "partial": _("Provisional"),
        "caution": _("Read with care"),
        "within_chance": _("Within chance"),
        "suppressed": _("Withheld"),
        "too_few": _("Not enough data"),
        "not_reported": _("Not reported yet"),
        "no_programme": _("No programme"),
        "outside_filter": _("Outside the filter"),
        "no_data": _("No data"),
    }


def mark_meanings(_: Translate) -> dict[str, str]:
    """What each mark tells the reader; also for the page of definitions."""
    return {
        "parent_value": _(
            "Too few {unit} here: the colour is that of the regency or city."
        ),
        "parent_value_of_survey": _(
            "The survey does not hold for sub-districts: the colour is that of the"
            " regency or city."
        ),
        "pooled": _("Too few {unit} in one quarter: the last four are added up."),
        "partial": _("Reports are still coming in: the figure will change."),
        "caution": _("Few {unit}: the figure moves easily by chance."),
        "within_chance": _(
            "The change is no larger than chance alone could make it: its range holds"
            " zero."
        ),
        "suppressed": _(
            "Too few {unit}, so that nobody is recognised, or too few reports for a"
            " figure; click the region for the reason."
        ),
        "too_few": _(
            "Too few {unit} or too few reports for a figure; click the region for the"
            " reason."
        ),
        "not_reported": _("There are {unit}, but none has reported for this period."),
        "no_programme": _("No group of this choice works here."),
        "no_data": _("The source has no figure for this region."),
        "outside_filter": _("Not of the area type that was chosen."),
    }


def _flags(_: Translate) -> dict[str, str]:
    """What the hover card says; the renderer fills `{n}`, `{unit}` and `{share}`."""
    return {
        "parent_value": _("The regency's figure: too few {unit} here"),
        "parent_value_of_survey": _(
            "The regency's figure: the survey does not hold for sub-districts"
        ),
        "too_few_of_survey": _(
            "The regency's figure: {reason}",
            reason=_("not enough data yet: {n} {unit}"),
        ),
        "pooled": _("Last four quarters together: too few {unit} in one"),
        "partial": _("Only {share} reported so far, a provisional figure"),
        "caution": _("Few {unit}: the figure moves easily"),
        "suppressed": _("Withheld: too few {unit}, so that nobody is recognised"),
        "suppressed_complementary": _("Withheld to protect another region"),
        "too_few": _("Not enough data yet: {n} {unit}"),
        "low_reporting": _("Only {share} reported: too few for a figure"),
        "not_reported": _("Not reported yet"),
        "no_programme": _("There is no programme here"),
        "outside_filter": _("Outside the filter: not of this area type"),
        "no_data": _("No data"),
    }
