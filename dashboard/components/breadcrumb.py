"""The way up: Indonesia › Sumatera Selatan › Kota Palembang."""

from dashboard.components.buttons import intent_button
from dashboard.components.elements import html
from dashboard.components.ways import profile_address
from dashboard.regions import NATION, Region, Regions
from dashboard.selection import Selection
from dashboard.texts import translator


def breadcrumb(region: str, regions: Regions, lang: str) -> html.Ol:
    """Buttons for the regions above, then the region itself."""
    _ = translator(lang)
    above = [html.Li(_up_button(r)) for r in regions.ancestors(region)]
    here = html.Li(regions[region].short_name, **{"aria-current": "page"})
    hint = (
        [html.Li(_("Click a region to select it"), className="hint")]
        if region == NATION
        else []
    )
    return html.Ol([*above, here, *hint])


def _up_button(region) -> html.Button:
    patch = {"region": region.code, "selected": None, "level": "auto"}
    return intent_button(region.short_name, patch, class_name="link")


def profile_path(region: Region, regions: Regions, selection: Selection) -> html.Ol:
    """Links to the profiles above, then the region itself."""
    above = [
        html.Li(html.A(r.short_name, href=profile_address(r.code, selection)))
        for r in regions.ancestors(region.code)
    ]
    here = html.Li(region.short_name, **{"aria-current": "page"})
    return html.Ol([*above, here])
