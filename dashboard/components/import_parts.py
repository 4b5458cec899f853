"""The parts of /data that tell where the figures come from: files and versions."""

from collections.abc import Mapping, Sequence

from dashboard.components.data_table import Column, data_table, with_content
from dashboard.components.elements import html
from dashboard.components.wording import is_known
from dashboard.context import Context
from dashboard.formats import format_moment, format_number
from dashboard.queries.quality import inputs
from dashboard.queries.versions import Version
from dashboard.texts import translator


def imports_table(context: Context, lang: str) -> html.Div:
    """One row per file: what it was, when it came, where its rows went."""
    _ = translator(lang)
    columns = [
        Column("file", _("File")),
        Column("kind", _("Kind"), is_minor=True),
        Column("imported", _("Imported"), is_minor=True),
        Column("rows_read", _("Rows read"), is_number=True),
        Column("rows_kept", _("Rows used"), is_number=True),
        Column("placed", _("Placed"), is_number=True, is_minor=True),
        Column("unplaced", _("Not placed"), is_number=True),
        Column("conflicting", _("Conflicting"), is_number=True),
        Column("skipped", _("Skipped"), is_number=True),
    ]
    rows = [_import_row(row, context, lang) for row in inputs(context)]
    return data_table(
        with_content(columns, rows), rows, caption=_("Files in this version"), lang=lang
    )


def _import_row(row: Mapping, context: Context, lang: str) -> dict:
    _ = translator(lang)
    code = html.Code(row["sha256"][:12], title=f"SHA-256 {row['sha256']}")
    placing = [int(row[key]) for key in _PLACING if is_known(row[key])]
    needs_place = sum(placing) > 0
    problems = {key: _count(row[key], lang) for key in _PLACING[1:] if row[key]}
    return {
        "file": html.Span([row["file_name"], html.Br(), code], className="file"),
        "kind": file_kind(row, context, lang),
        "imported": html.Span(format_moment(row["imported_at"], lang)),
        "rows_read": _count(row["rows_read"], lang),
        "rows_kept": _used(row, lang),
        "placed": _count(row["placed"], lang) if needs_place else _("not needed"),
        **dict.fromkeys(_PLACING[1:], ""),
        **problems,
    }


_PLACING = ("placed", "unplaced", "conflicting", "skipped")


def _used(row: Mapping, lang: str):
    """How many rows were used; of a published sheet, how many hold no figure."""
    used = _count(row["rows_kept"], lang)
    skipped = int(row["skipped"]) if is_known(row["skipped"]) else 0
    empty = int(row["rows_read"]) - int(row["rows_kept"]) - skipped
    if row["kind"] != "figures" or empty <= 0:
        return used
    text = translator(lang)("{count} without a figure", count=_count(empty, lang))
    return html.Span([used, html.Br(), html.Small(text, className="muted")])


def file_kind(row: Mapping, context: Context, lang: str) -> str:
    """The report table, or the profile that read a published sheet."""
    table = context.catalogue.tables.get(row["report_table"])
    profile = context.catalogue.profiles.get(row["profile"])
    found = table or profile
    if found:
        return found.name.in_locale(lang)
    names = (row["report_table"], row["profile"], row["kind"])
    return next(name for name in names if isinstance(name, str) and name)


def _count(number: object, lang: str) -> str:
    return format_number(int(number), lang) if is_known(number) else ""


def versions_table(versions: Sequence[Version], lang: str) -> html.Div:
    """Every version kept on this server, newest first; old ones can come back."""
    _ = translator(lang)
    columns = [
        Column("version", _("Version")),
        Column("built", _("Built")),
        Column("files", _("Files"), is_number=True),
        Column("state", _("State")),
    ]
    rows = [
        {
            "version": html.Code(version.name),
            "built": format_moment(version.built_at, lang),
            "files": format_number(version.files, lang),
            "state": _("shown now") if version.is_served else _("kept"),
        }
        for version in versions
    ]
    return data_table(columns, rows, caption=_("Versions of the data"), lang=lang)
