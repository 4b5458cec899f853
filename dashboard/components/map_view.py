"""The map's place on a page: its title row, stage, controls and drawers.

The canvas, the legend and the hover card are drawn by `assets/map`.
"""

import dash_bootstrap_components as dbc

from dashboard import ids
from dashboard.catalogue import Catalogue
from dashboard.components.buttons import drop_down
from dashboard.components.elements import html
from dashboard.components.filters import indicator_options
from dashboard.components.map_config import map_config
from dashboard.components.markup import Markup
from dashboard.components.notices import sample_badge
from dashboard.context import Context
from dashboard.formats import format_period
from dashboard.queries.choices import Offers
from dashboard.regions import is_papuan
from dashboard.selection import AUTO, Selection
from dashboard.texts import Translate, translator

TOOLS_HEIGHT = 42  # of the controls over the canvas, with their margin


def map_stage(selection: Selection, offers: Offers, context: Context) -> html.Div:
    """The canvas with what lies over it: level switch left, buttons right."""
    _ = translator(selection.lang)
    badge = [sample_badge(selection.lang)] if context.store.is_sample else []
    return html.Div(
        [
            html.Div(badge, className="stage-badge"),
            html.Div(level_switch(selection), className="map-levels"),
            html.Div(
                [
                    _comparison(selection, offers, context.catalogue, _),
                    _settings(selection, context.catalogue, _),
                    drop_down(_("Download"), [Markup(id=ids.MAP_DOWNLOADS)]),
                ],
                className="map-buttons",
            ),
            map_place(ids.MAP_CANVAS, selection, context, head=TOOLS_HEIGHT),
        ],
        className="map-stage",
    )


def map_place(
    component_id: str, selection: Selection, context: Context, *, head: int = 0
) -> html.Div:
    """The element that the renderer fills."""
    on_profile = component_id == ids.REGION_CANVAS
    config = map_config(selection, context, head=head, on_profile=on_profile)
    return html.Div(
        id=component_id,
        className="berdaya-map map-canvas",
        **{"data-config": config},
    )


def level_switch(selection: Selection) -> html.Div:
    """Otomatis (kab/kota) | Provinsi | Kab/Kota | Kecamatan: always visible."""
    return _radio(
        ids.LEVEL_SWITCH,
        translator(selection.lang)("Level"),
        level_options(selection, shown=selection.level),
        selection.level_choice,
        segmented=True,
    )


def level_options(selection: Selection, *, shown: str) -> dict[str, str]:
    """The choices of level; the automatic one says which it took."""
    _ = translator(selection.lang)
    levels = {
        "province": _("Provinces"),
        "regency": _("Regencies"),
        "subdistrict": _("Sub-districts"),
    }
    if is_papuan(selection.region):
        levels["subdistrict"] = _("Sub-districts of Papua")
    automatic = _("Automatic")
    if selection.level_choice == AUTO:
        automatic = f"{automatic}\n({levels[shown].lower()})"  # there is no room beside
    return {AUTO: automatic} | levels


def _comparison(selection, offers, catalogue, _: Translate) -> html.Details:
    modes = {
        "none": _("One map"),
        "period": _("Two periods"),
        "indicator": _("Two indicators"),
        "change": _("Change between periods"),
    }
    periods = offers.periods.get(selection.indicator, [])
    return drop_down(
        _("Compare"),
        [
            _radio(ids.COMPARE_SWITCH, _("Show"), modes, selection.compare),
            _select(
                ids.COMPARE_PERIOD,
                _("Compared with period"),
                [
                    {"label": format_period(p, selection.lang), "value": p}
                    for p in reversed(periods)
                ],
                selection.period_b,
            ),
            _select(
                ids.COMPARE_INDICATOR,
                _("Second indicator"),
                indicator_options(offers, catalogue, selection.lang),
                selection.indicator_b,
            ),
        ],
        class_name="comparison",
    )


def has_fixed_classes(selection: Selection, catalogue: Catalogue) -> bool:
    """The definition says where classes end, and so how many there are."""
    is_fixed = selection.method == "fixed"
    return is_fixed and bool(catalogue.indicators[selection.indicator].breaks)


def _settings(selection, catalogue, _: Translate) -> html.Details:
    return drop_down(
        _("Map settings"),
        [
            _radio(
                ids.VIEW_SWITCH,
                _("Shape"),
                {
                    AUTO: _("Automatic"),
                    "boundary": _("Boundaries"),
                    "tiles": _("Tiles of equal size"),
                },
                selection.view,
            ),
            _radio(
                ids.METHOD_SWITCH,
                _("Class edges"),
                {
                    "fixed": _("Fixed, as in the definition"),
                    "quantile": _("Equal numbers of regions"),
                    "equal": _("Equal steps"),
                    "natural": _("Natural breaks"),
                },
                selection.method,
            ),
            _select(
                ids.CLASSES_SELECT,
                _("Number of classes"),
                [{"label": _("Automatic"), "value": AUTO}]
                + [{"label": str(n), "value": str(n)} for n in range(3, 10)],
                selection.classes,
                disabled=has_fixed_classes(selection, catalogue),
                reason=_("The definition fixes the classes; choose other edges first."),
            ),
            _radio(
                ids.LABELS_SWITCH,
                _("Region names"),
                {"1": _("Shown where they fit"), "0": _("Hidden")},
                selection.labels,
            ),
        ],
        class_name="settings",
    )


def _radio(
    component_id: str,
    label: str,
    options: dict[str, str],
    value: str,
    *,
    segmented: bool = False,
) -> html.Fieldset:
    return html.Fieldset(
        [
            html.Legend(label, className="visually-hidden" if segmented else ""),
            dbc.RadioItems(
                id=component_id,
                options=radio_options(options),
                value=value,
            ),
        ],
        className="segmented" if segmented else "radios",
    )


def radio_options(labels: dict[str, str]) -> list[dict[str, str]]:
    return [{"label": label, "value": value} for value, label in labels.items()]


def _select(
    component_id: str,
    label: str,
    options: list,
    value,
    *,
    disabled: bool = False,
    reason: str = "",
) -> html.Div:
    """`reason` is seen while the choice is disabled."""
    return html.Div(
        [
            html.Label(label, htmlFor=component_id),
            dbc.Select(
                id=component_id, options=options, value=value, disabled=disabled
            ),
            *([html.P(reason, className="reason")] if reason else []),
        ],
        className="labelled-select",
    )
