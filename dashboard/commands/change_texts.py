"""What `import` and `build` print about figures: what they were, what they become."""

from collections.abc import Iterator
from itertools import islice

import pandas as pd

from dashboard.catalogue import Catalogue
from dashboard.formats import format_number, format_period, format_value
from dashboard.ingest.building.changed_figures import ChangedFigures
from dashboard.ingest.imports.import_changes import Changes
from dashboard.ingest.imports.reading import FIGURES, ReadFile
from dashboard.regions import NATION, Regions
from dashboard.texts import Translate

_SHOWN = 40  # figures of a dry run
_BUILT = 12  # figures of a build; the pages show the others


def change_lines(
    read: ReadFile,
    changes: Changes,
    catalogue: Catalogue,
    regions: Regions,
    _: Translate,
    locale: str,
) -> Iterator[str]:
    """Rows new and replaced; before → after of the nation and of where it changes."""
    counts = {
        "new": format_number(changes.new, locale),
        "replaced": format_number(changes.replaced, locale),
    }
    yield (
        _("{new} new figures, {replaced} that replace earlier ones.", **counts)
        if read.record.kind == FIGURES
        else _("{new} new reports, {replaced} that replace earlier ones.", **counts)
    )
    if changes.national is None:
        return
    if not changes.has_store:
        yield _("There is no built store yet to compare with.")
    lines = _figure_lines(changes.national, "Indonesia", catalogue, _, locale)
    yield from islice(lines, _SHOWN)
    local = changes.local
    if local is not None and local.region != NATION:
        place = regions[local.region].short_name
        yield from islice(
            _figure_lines(local.rows, place, catalogue, _, locale), _SHOWN
        )


def built_lines(
    changed: ChangedFigures | None,
    version: str,
    catalogue: Catalogue,
    regions: Regions,
    _: Translate,
    locale: str,
) -> Iterator[str]:
    """What a build changed of the figures of `version`, which was served before."""
    if changed is None:
        yield _(
            "All figures from the regency up are those of {version}.", version=version
        )
        return
    name = "Indonesia"
    if changed.region != NATION:
        name = regions[changed.region].short_name
    yield _("Changed since {version}, which is kept:", version=version)
    lines = [*_figure_lines(changed.rows, name, catalogue, _, locale)]
    yield from lines[:_BUILT]
    if len(lines) > _BUILT:
        yield _("  … and {count} more.", count=len(lines) - _BUILT)


def _figure_lines(
    rows: pd.DataFrame, place: str, catalogue: Catalogue, _: Translate, locale: str
) -> Iterator[str]:
    """One indicator and period each; none where both read the same."""
    for row in rows.itertuples(index=False):
        indicator = catalogue.indicators[row.indicator]
        before, after = (
            _("none") if value != value else format_value(value, indicator.unit, locale)
            for value in (row.before, row.after)
        )
        if before != after:
            yield _(
                "  {name}, {period}, {region}: {before} → {after}",
                name=indicator.name.in_locale(locale),
                period=format_period(row.period, locale),
                region=place,
                before=before,
                after=after,
            )
