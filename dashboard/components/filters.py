"""The bar of five choices: Indikator · Wilayah · Periode · Sektor · Program.

The same bar with the same ids on every page; `assets/selection.js` reads it and keeps
the URL. A page shows those of the five that it has. One without the first shows
indicators of its own, named as `only`: period, sector and programme are then those of
the one it shows, while the reader's indicator stays in the URL for other pages.
"""

from collections.abc import Collection, Sequence

import dash_bootstrap_components as dbc
from dash import dcc

from dashboard import ids
from dashboard.catalogue import Catalogue
from dashboard.components.elements import html
from dashboard.components.markup import Markup, as_html
from dashboard.formats import format_period, region_in_parent
from dashboard.queries.choices import Offers, indicator_shown, offered
from dashboard.regions import Regions
from dashboard.selection import ANY, Selection
from dashboard.texts import Translate, translator

AREA_PREFIX = "area_type:"
CHOICES = ("indicator", "region", "period", "sector", "programme")


def filters_bar(
    selection: Selection,
    offers: Offers,
    catalogue: Catalogue,
    regions: Regions,
    *,
    place: str | None = None,
    choices: Collection[str] = CHOICES,
    only: Sequence[str] = (),
) -> html.Div:
    """The labelled choices, set to the selection; `place` is a profile's region."""
    _ = translator(selection.lang)
    basis = indicator_shown(selection.indicator, only, offers)
    controls = {
        "indicator": lambda: _labelled(
            _("Indicator"), _indicators(selection, offers, catalogue)
        ),
        "region": lambda: _labelled(
            _("Region"), _region_search(selection, regions, _, place=place)
        ),
        "period": lambda: _period(selection, offers, _, basis=basis),
        "sector": lambda: _labelled(
            _("Sector or area type"),
            _sectors(selection, offers, catalogue, _, basis=basis),
        ),
        "programme": lambda: _labelled(
            _("Programme"), _programmes(selection, offers, _, basis=basis)
        ),
    }
    return html.Div(
        [controls[key]() for key in CHOICES if key in choices],
        className=f"filters-bar has-{len(choices)}",
        role="search",
        **{"aria-label": _("Choices")},
    )


def _labelled(label: str, control) -> html.Div:
    return html.Div(
        [html.Label(label, htmlFor=control.id), control],
        className=f"choice choice-{control.id}",
    )


def _indicators(selection, offers, catalogue) -> dbc.Select:
    return dbc.Select(
        id=ids.INDICATOR_FILTER,
        options=indicator_options(offers, catalogue, selection.lang),
        value=selection.indicator,
    )


def indicator_options(offers: Offers, catalogue: Catalogue, lang: str) -> list[dict]:
    """Indicators with data by name, under their pillar's name (not choosable)."""
    by_pillar: dict[str, list] = {}
    for key in offers.periods:
        indicator = catalogue.indicators[key]
        by_pillar.setdefault(indicator.pillar, []).append(indicator)
    options = []
    for pillar, indicators in by_pillar.items():
        name = pillar_name(pillar, lang)
        options.append({"label": name, "value": f"-{pillar}", "disabled": True})
        named = sorted((i.name.in_locale(lang), i.id) for i in indicators)
        options += [{"label": f"\u2003{name}", "value": key} for name, key in named]
    return options


def pillar_name(pillar: str, lang: str) -> str:
    _ = translator(lang)
    return {
        "participation": _("Participation"),
        "institutions": _("Institutions"),
        "self_management": _("Group self-management"),
        "planning": _("Planning"),
        "welfare": _("Welfare"),
        "empowerment": _("Self-empowerment"),
        "social_pillars": _("Social pillars"),
        "services": _("Services"),
        "entrepreneurship": _("Entrepreneurship"),
        "customary_communities": _("Customary communities"),
        "restoration": _("Social restoration"),
        "coverage": _("Coverage and reporting"),
    }.get(pillar, pillar)


def _region_search(selection, regions, _: Translate, *, place) -> dbc.Input:
    return dbc.Input(
        id=ids.REGION_SEARCH,
        type="text",
        placeholder=_("Part of a name or code"),
        value=region_in_parent(place or selection.region, regions),
        autocomplete="off",
        debounce=True,
    )


def _period(selection, offers, _: Translate, *, basis: str) -> html.Div:
    periods = offers.periods.get(basis, [])
    shown = selection.period or offers.defaults.get(basis)
    at = periods.index(shown) if shown in periods else max(len(periods) - 1, 0)
    label = format_period(periods[at], selection.lang) if periods else "–"
    return html.Div(
        [
            html.Label(_("Period"), htmlFor=ids.PERIOD_FILTER),
            html.Button(
                html.Span(className="play-sign"),
                type="button",
                className="play",
                **{"data-action": "play", "aria-label": _("Play the periods")},
            ),
            dbc.Input(
                id=ids.PERIOD_FILTER,
                type="range",
                min=0,
                max=max(len(periods) - 1, 0),
                step=1,
                value=at,
                disabled=len(periods) < 2,
            ),
            Markup(
                tag="output",
                id=ids.PERIOD_LABEL,
                className="period-name",
                html=as_html(label),
            ),
        ],
        className="choice choice-period",
    )


def _sectors(selection, offers, catalogue, _: Translate, *, basis: str) -> dbc.Select:
    lang = selection.lang
    options = [{"label": _("All sectors"), "value": ANY}]
    options += [
        {"label": sector.name.in_locale(lang), "value": key}
        for key, sector in catalogue.sectors.items()
    ]
    heading = {
        "label": _("Area type (not together with a sector)"),
        "value": "-area",
        "disabled": True,
    }
    options += [heading] + [
        {
            "label": _("Area type: {name}", name=area.name.in_locale(lang)),
            "value": AREA_PREFIX + key,
        }
        for key, area in catalogue.area_types.items()
    ]
    has_area = selection.area_type != ANY
    return dbc.Select(
        id=ids.SECTOR_FILTER,
        options=options,
        value=AREA_PREFIX + selection.area_type if has_area else selection.sector,
        disabled="sector" not in offers.dimensions.get(basis, ()),
    )


def _programmes(selection, offers, _: Translate, *, basis: str) -> dbc.Select:
    options = [{"label": _("All programmes"), "value": ANY}]
    options += [
        {"label": names[selection.lang], "value": code}
        for code, names in offers.programmes.items()
    ]
    return dbc.Select(
        id=ids.PROGRAMME_FILTER,
        options=options,
        value=selection.programme,
        disabled="programme" not in offers.dimensions.get(basis, ()),
    )


def stores(
    selection: Selection,
    offers: Offers,
    catalogue: Catalogue,
    *,
    version: str,
    only: Sequence[str] = (),
) -> list:
    """What the browser needs to follow the filters without asking the server."""
    known = vocabulary(selection.lang, offers, catalogue, version=version, only=only)
    return [
        dcc.Store(id=ids.SELECTION_STORE, data=selection.to_query()),
        dcc.Store(id=ids.REGION_STORE, data=selection.region),
        dcc.Store(id=ids.VOCABULARY_STORE, data=known),
    ]


def vocabulary(
    lang: str,
    offers: Offers,
    catalogue: Catalogue,
    *,
    version: str,
    only: Sequence[str] = (),
) -> dict:
    """Small tables for `assets/selection.js`; indicators share lists of periods."""
    lists = list(dict.fromkeys(tuple(p) for p in offers.periods.values()))
    labels = {p: format_period(p, lang) for periods in lists for p in periods}
    return {
        "version": version,
        "lang": lang,
        "finest": offers.finest,
        "only": offered(only, offers),
        "indicator": catalogue.opening_indicator(offers.periods),
        "periods": lists,
        "period_labels": labels,
        "indicators": {
            key: {
                "name": catalogue.indicators[key].name.in_locale(lang),
                "levels": list(catalogue.indicators[key].levels),
                "borrowed": list(catalogue.indicators[key].borrowed_levels),
                "periods": lists.index(tuple(periods)),
                "period": offers.defaults.get(key),
                "fixed": bool(catalogue.indicators[key].breaks),
                "dimensions": list(offers.dimensions.get(key, ())),
            }
            for key, periods in offers.periods.items()
        },
        "texts": _texts(translator(lang)),
    }


def _texts(_: Translate) -> dict[str, str]:
    return {
        "no_match": _("No region matches"),
        "matches": _("{count} regions match"),
        "code": _("code"),
        "change": _("Change of {indicator} since {period}"),
    }
