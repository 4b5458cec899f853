"""Puts the house together: one Dash app on one store; all layers meet here."""

import logging
from html import escape

from dash import Dash, dcc, page_container
from dash.development.base_component import Component
from flask import request

from dashboard import api, ids
from dashboard.api.geo import addresses_of_shapes
from dashboard.api.map_script import map_script_address
from dashboard.api.style import style_address
from dashboard.callbacks import register_callbacks
from dashboard.components.elements import html
from dashboard.context import Context, open_context
from dashboard.pages import context_of, register_pages
from dashboard.queries.ready import make_ready
from dashboard.regions import NATION
from dashboard.responses import protect
from dashboard.settings import Settings
from dashboard.store import BrokenStore, NoStore
from dashboard.texts import DEFAULT_LOCALE, LOCALES

PATHS_WITH_MAP = ("/map", "/region/")
# The renderer's modules are no plain scripts of every page: they come as one, packed.
MODULES = "^map$"
_REQUIRED = {dcc.Link: {"href": ""}}  # without which Dash makes no such component
_log = logging.getLogger(__name__)

_INDEX = """<!DOCTYPE html>
<html lang="LANG"OWN_REGION>
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>{%title%}</title>
    {%favicon%}
    {%css%}
    PRELOADS
  </head>
  <body>
    {%app_entry%}
    <footer>{%config%}{%scripts%}{%renderer%}</footer>
    <script type="module" src="MAP_SCRIPT"></script>
  </body>
</html>"""


class Berdaya(Dash):
    """Dash with the reader's language on the root element and a light first page.

    Dash sends all layouts along with every page, so that the browser can check the
    ids of callbacks; the ids without the content do the same in a thirtieth of it.
    """

    _ids_of_layouts = None

    @property
    def validation_layout(self):
        return self._ids_of_layouts

    @validation_layout.setter
    def validation_layout(self, layout):
        self._ids_of_layouts = ids_only(layout) if layout is not None else None

    def interpolate_index(self, **parts: str) -> str:
        index = super().interpolate_index(**parts).replace("LANG", asked_language(), 1)
        return index.replace("PRELOADS", self._preloads(), 1)

    def _preloads(self) -> str:
        """What a map needs comes while Dash starts, which takes as long."""
        if request.path != "/" and not request.path.startswith(PATHS_WITH_MAP):
            return ""
        return "".join(
            f'<link rel="preload" href="{address}" as="fetch" crossorigin>'
            for address in addresses_of_shapes(context_of(self.server))
        )


def create_app(settings: Settings) -> Dash:
    """The app on the store that is served. Raises NoStore, BrokenStore."""
    context = open_context(settings)
    make_ready(context)
    modules = settings.assets / "map"
    app = Berdaya(
        "dashboard",
        title="Berdaya",
        update_title=None,
        use_pages=True,
        pages_folder="",
        assets_folder=str(settings.assets),
        assets_path_ignore=[MODULES],
        assets_ignore=r"\.css$",
        external_stylesheets=[style_address(settings.assets)],
        index_string=_index(settings, map_script_address(modules)),
        use_async=False,
    )
    register_pages(app.server, context)
    register_callbacks(app, context)
    app.layout = html.Div([dcc.Store(id=ids.APP_STORE), page_container])
    _add_routes(app, context)
    return app


def _index(settings: Settings, map_script: str) -> str:
    """The page around all pages; a coordinator's says whose it is (`my_region.js`)."""
    is_of_one = settings.audience == "coordinator" and settings.region != NATION
    own = f' data-region="{escape(settings.region)}"' if is_of_one else ""
    return _INDEX.replace("MAP_SCRIPT", map_script).replace("OWN_REGION", own)


def ids_only(layout: Component) -> html.Div:
    """Empty components of the same types, one for each id of the layout."""
    found = {c.id: type(c) for c in layout._traverse() if getattr(c, "id", None)}
    return html.Div(
        [kind(id=name, **_REQUIRED.get(kind, {})) for name, kind in found.items()]
    )


def asked_language() -> str:
    lang = request.args.get("lang", DEFAULT_LOCALE)
    return lang if lang in LOCALES else DEFAULT_LOCALE


def _add_routes(app: Dash, context: Context) -> None:
    server = app.server

    @server.before_request
    def follow_the_store():
        try:
            context.store.refresh()
        except (NoStore, BrokenStore) as broken:
            _log.warning("keeping the version that is open: %s", broken)

    api.register(server, context)
    protect(server, script_hashes=app.csp_hashes)
