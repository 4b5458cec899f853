"""The filters that are set, in words: in titles, quotations and files."""

from collections.abc import Mapping

from dashboard.context import Context
from dashboard.queries.offers import programmes
from dashboard.selection import ANY, Selection
from dashboard.texts import translator


def filter_names(selection: Selection, context: Context) -> list[str]:
    """Names of the filters that are set, for titles: Simpan pinjam."""
    return list(_named(selection, context).values())


def filter_words(selection: Selection, context: Context) -> list[str]:
    """The same with their kind, where no heading tells it: sektor Simpan pinjam."""
    _ = translator(selection.lang)
    words = {
        "programme": _("programme {name}"),
        "sector": _("sector {name}"),
        "area_type": _("area type {name}"),
    }
    named = _named(selection, context)
    return [_with_kind(name, words[key]) for key, name in named.items()]


def _with_kind(name: str, words: str) -> str:
    """The kind once: a programme may be called Program Sembako."""
    kind = words.partition(" ")[0]
    is_said = name.casefold().startswith(kind.casefold())
    return name if is_said else words.format(name=name)


def filter_name(selection: Selection, key: str, context: Context) -> str:
    """The name of one filter; "" where it is not set."""
    return _named(selection, context).get(key, "")


def filtered(text: str, selection: Selection, context: Context) -> str:
    """The text with the filters in brackets, if there are any."""
    words = ", ".join(filter_words(selection, context))
    return f"{text} ({words})" if words else text


def _named(selection: Selection, context: Context) -> dict[str, str]:
    """Filter -> name in the reader's language, of those that are set."""
    lang, catalogue = selection.lang, context.catalogue
    known: Mapping[str, Mapping[str, str]] = {
        "programme": {c: names[lang] for c, names in programmes(context).items()},
        "sector": {k: s.name.in_locale(lang) for k, s in catalogue.sectors.items()},
        "area_type": {
            k: area.name.in_locale(lang) for k, area in catalogue.area_types.items()
        },
    }
    chosen = {key: getattr(selection, key) for key in known}
    return {k: known[k].get(v, v) for k, v in chosen.items() if v != ANY}
