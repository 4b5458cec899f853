"""The map renderer's modules as one script: one request instead of fifty.

The modules of assets/map stay as they are, for tests and for reading; here each becomes
a function that returns its exports, in the order in which they need each other. The
address holds a hash of the content, so that a browser asks once.

What a module may contain is fixed and checked: named imports from a neighbour and named
exports of functions, classes and constants, each at the start of a line.
"""

import hashlib
import re
from functools import lru_cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

from flask import Blueprint, abort

from dashboard.api.responses import immutable, packed
from dashboard.context import Context

PREFIX = "/map-script"
MAIN = "main"
_IMPORT = re.compile(r'^import \{([^}]*)\} from "\./(\w+)\.js";\n', re.MULTILINE)
_EXPORT = re.compile(
    r"^export ((?:async )?function|class|const) (\w+)", flags=re.MULTILINE
)
_UNKNOWN = re.compile(r"^(?:import|export)\b.*", re.MULTILINE)
_COMMENT = re.compile(r"^ *//[^\n]*\n|^ */\*\*.*?\*/\n", re.MULTILINE | re.DOTALL)
_BESIDE = re.compile(r'new URL\("([\w.]+)", import\.meta\.url\)\.href')


class NotPackable(ValueError):
    """A module imports or exports in a form that the packer does not know."""


def map_script_blueprint(context: Context) -> Blueprint:
    """The route of the packed script."""
    blueprint = Blueprint("map_script", __name__)
    folder = context.settings.assets / "map"

    @blueprint.get(f"{PREFIX}/<name>.js")
    def script(name):
        if f"{PREFIX}/{name}.js" != map_script_address(folder):
            abort(404)
        body = packed(map_script(folder).encode())
        return immutable(body, content_type="text/javascript; charset=utf-8")

    return blueprint


def map_script_address(folder: Path) -> str:
    """Where the script of these modules is served."""
    digest = hashlib.sha256(map_script(folder).encode()).hexdigest()[:16]
    return f"{PREFIX}/{digest}.js"


@lru_cache(maxsize=4)
def map_script(folder: Path) -> str:
    """All modules of the folder as one. Raises NotPackable."""
    sources = {p.stem: p.read_text(encoding="utf-8") for p in folder.glob("*.js")}
    needs = {
        name: {other for _, other in _IMPORT.findall(source)}
        for name, source in sources.items()
    }
    try:
        order = list(TopologicalSorter(needs).static_order())
    except CycleError as cycle:
        raise NotPackable(f"modules import each other: {cycle.args[1]}") from None
    return "".join(_wrapped(name, sources[name]) for name in order)


def _wrapped(name: str, source: str) -> str:
    """`const $name = (() => { …; return { exports }; })();`"""
    exports = [exported for _, exported in _EXPORT.findall(source)]
    body = _EXPORT.sub(r"\1 \2", _IMPORT.sub(_taken_from_neighbour, source))
    body = _COMMENT.sub("", _BESIDE.sub(r'"/assets/map/\1"', body))
    unknown = _UNKNOWN.search(body)
    if unknown:
        raise NotPackable(f"{name}.js: {unknown.group()}")
    given = f"return {{ {', '.join(exports)} }};"
    return f"const ${name} = (() => {{\n{body}\n{given}\n}})();\n"


def _taken_from_neighbour(found: re.Match) -> str:
    names = found.group(1).replace(" as ", ": ")
    return f"const {{{names}}} = ${found.group(2)};\n"
