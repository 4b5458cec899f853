"""What `import` prints about a file: placement, findings, lines to paste, changes."""

from collections import Counter
from collections.abc import Iterator

import pyarrow.compute as pc

from dashboard.catalogue import Catalogue
from dashboard.formats import format_number, format_period, format_value
from dashboard.ingest.import_changes import Changes
from dashboard.ingest.import_records import ImportRecord
from dashboard.ingest.importing import ReadFile
from dashboard.ingest.placement_reasons import reason_sentence
from dashboard.ingest.refusal_texts import SYSTEM_NAMES
from dashboard.regions import LEVELS, NATION, Regions, level_of, parent_code
from dashboard.texts import Translate

_SHOWN = 40  # lines of one list; the rest is in the report


def placement_lines(read: ReadFile, _: Translate, locale: str) -> Iterator[str]:
    """How many rows went where, and why the others did not."""
    counts = {k: format_number(n, locale) for k, n in read.placement.counts.items()}
    rows = format_number(read.record.rows_read, locale)
    yield _(
        "{rows} rows: {placed} placed, {unplaced} unplaced, {conflicting} "
        "conflicting, {skipped} skipped.",
        rows=rows,
        **counts,
    )
    yield _("Code system: {system}.", system=_system_name(read, _))
    kept = read.placement.rows
    others = kept.loc[kept["status"] != "placed", "reason"]
    for reason, number in Counter(others).most_common(_SHOWN):
        text = reason_sentence(reason).to(locale)
        yield f"  {format_number(number, locale)} × {text}"


def _system_name(read: ReadFile, _: Translate) -> str:
    system = read.placement.system
    if system is not None:
        return SYSTEM_NAMES[system]
    if read.placement.refusal is not None:
        return _("not recognised")
    return _("none, names alone")


def coverage_lines(
    read: ReadFile, regions: Regions, _: Translate, locale: str
) -> Iterator[str]:
    """Regions by level, periods, and the provinces (or regencies) not in the file."""
    reached = regions_by_level(set(pc.unique(read.data["region"]).to_pylist()))
    for level, codes in reversed(reached.items()):
        yield f"  {_level_name(level, _)}: {format_number(len(codes), locale)}"
    periods = sorted(pc.unique(read.data["period"]).to_pylist())
    shown = ", ".join(format_period(period, locale) for period in periods)
    yield _("Periods: {periods}.", periods=shown)
    absent = absent_regions(reached, regions)
    if absent:
        yield _("Not in the file: {regions}.", regions=", ".join(absent))


def _level_name(level: str, _: Translate) -> str:
    return {
        "province": _("provinces"),
        "regency": _("regencies and cities"),
        "subdistrict": _("sub-districts"),
        "village": _("villages"),
    }[level]


def regions_by_level(codes: set[str]) -> dict[str, set[str]]:
    """The regions that hold the finest ones of `codes`, from those up to provinces."""
    codes = codes - {NATION}
    finest = max((level_of(code) for code in codes), key=LEVELS.index, default="nation")
    reached = {code for code in codes if level_of(code) == finest}
    found = {}
    for level in reversed(LEVELS[1 : LEVELS.index(finest) + 1]):
        found[level] = reached
        reached = {parent_code(code) for code in reached}
    return found


def absent_regions(reached: dict[str, set[str]], regions: Regions) -> list[str]:
    """Names of the provinces without a row; of the regencies where all are of one."""
    provinces = reached.get("province", set())
    level, parent = "province", NATION
    if len(provinces) == 1:
        level, parent = "regency", next(iter(provinces))
    every = regions.at_level(level, parent=parent)
    there = reached.get(level, {region.code for region in every})
    return [region.short_name for region in every if region.code not in there]


def finding_lines(read: ReadFile, _: Translate, locale: str) -> Iterator[str]:
    """Each kind of finding once, with how often it was found and the first line."""
    by_rule: dict[tuple[str, str], list] = {}
    for finding in read.findings:
        key = (finding.rule, finding.sentence.text)
        by_rule.setdefault(key, []).append(finding)
    for found in by_rule.values():
        first = min(found, key=lambda finding: finding.line)
        number = format_number(len(found), locale)
        yield _(
            "  {number} × {sentence} (first on line {line})",
            number=number,
            sentence=first.sentence.to(locale),
            line=first.line,
        )


def alias_lines(read: ReadFile, _: Translate, locale: str) -> Iterator[str]:
    """Lines to paste into aliases.csv, each after its similarity and known name."""
    suggestions = read.placement.suggestions
    if not suggestions:
        return
    yield _(
        "Names that differ. Look at each; what is the same region may be pasted into "
        "data/reference/aliases.csv (similarity and registered name first):"
    )
    for one in suggestions[:_SHOWN]:
        score = format_number(one.similarity, locale, decimals=2)
        yield f"  {score}  {one.registered}:  {one.line(read.record.file_name)}"
    if len(suggestions) > _SHOWN:
        yield _("  … and {count} more.", count=len(suggestions) - _SHOWN)


def change_lines(
    changes: Changes, catalogue: Catalogue, _: Translate, locale: str
) -> Iterator[str]:
    """Figures new and replaced, and the nation before → after."""
    yield _(
        "Figures: {new} new, {replaced} that replace earlier ones.",
        new=format_number(changes.new, locale),
        replaced=format_number(changes.replaced, locale),
    )
    if not changes.has_store:
        yield _("There is no built store yet to compare with.")
    for row in changes.national.itertuples(index=False):
        indicator = catalogue.indicators[row.indicator]
        before, after = (
            _("none") if value != value else format_value(value, indicator.unit, locale)
            for value in (row.before, row.after)
        )
        if before != after:
            name = indicator.name.in_locale(locale)
            period = format_period(row.period, locale)
            yield _(
                "  {name}, {period}, Indonesia: {before} → {after}",
                name=name,
                period=period,
                before=before,
                after=after,
            )


def record_line(record: ImportRecord, _: Translate, locale: str) -> str:
    """One import of the list: begins with what `withdraw` needs."""
    kind = record.profile or record.table or record.kind
    line = _(
        "{sha}  {file}  {kind}  {date}  {rows} of {all} rows",
        sha=record.sha256[:12],
        file=record.file_name,
        kind=kind,
        date=record.imported_at[:16].replace("T", " "),
        rows=format_number(record.rows_kept, locale),
        all=format_number(record.rows_read, locale),
    )
    if record.is_active:
        return line
    date = (record.withdrawn_at or "")[:10]
    return f"{line}  {_('withdrawn on {date}', date=date)}"
