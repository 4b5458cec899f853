"""What every page shows as it opens, and under each large sector and programme.

`python -m benchmarks.pages --store FOLDER` prints a table: per cent of the regions in
sight with a figure of their own, of four quarters together, of the regency above, and
what the others say instead. Where fewer than 80 % show a figure, a page has to say so.
"""

import argparse
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import partial
from itertools import chain
from pathlib import Path

import numpy as np

from benchmarks.coverage import largest_programmes, largest_sectors
from benchmarks.report import short
from dashboard.components.coverage_words import few_shown
from dashboard.context import Context, open_context
from dashboard.disclosure.flags import NUMBER
from dashboard.queries.choices import read_selection
from dashboard.queries.coverage import PARTS, Coverage, coverage_of
from dashboard.queries.group_view import group_query
from dashboard.queries.overview import headlines, overview_view
from dashboard.queries.participation import PAGE, stages_inside
from dashboard.queries.shown import Shown, shown
from dashboard.queries.targets import BASIS, lines
from dashboard.queries.visits import visits
from dashboard.queries.welfare import welfare_indicators, welfare_view
from dashboard.regions import NATION
from dashboard.settings import Settings

HEADINGS = ("page", "filter", "views", "regions", *PARTS, "figure", "in words")
Query = dict[str, str]


@dataclass
class Opened:
    """A kind of view of a page, under a filter: the regions of all such views.

    `in_words`: the views that say what they show instead; `silent`: those that show
    too few figures and do not say so.
    """

    page: str
    filter: str
    counts: Counter = field(default_factory=Counter)
    views: int = 0
    in_words: int = 0
    silent: int = 0

    def add(self, found: Coverage, *, says_so: bool) -> None:
        self.counts.update(found.counts)
        self.views += 1
        self.in_words += says_so
        self.silent += not found.is_enough and not says_so

    @property
    def cells(self) -> list[str]:
        found = Coverage({part: self.counts[part] for part in PARTS})
        of_all = 100 / max(found.regions, 1)
        parts = [short(of_all * self.counts[part]) for part in PARTS]
        figure = short(of_all * found.answered)
        words = f"{self.in_words}" if self.in_words else ""
        numbers = [f"{self.views}", f"{found.regions:,}", *parts, figure, words]
        return [self.page, self.filter, *numbers]


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.pages")
    parser.add_argument("--store", type=Path, help="a root, store or version's folder")
    given = parser.parse_args()
    settings = Settings(store=given.store) if given.store else Settings()
    found = alike(opened_pages(open_context(settings)))
    titles = [title.replace("_", " ") for title in HEADINGS]
    for cells in (titles, ["---"] * len(titles), *(one.cells for one in found)):
        print("|", " | ".join(cells), "|")
    print(
        f"views with too few figures that do not say so: {sum(o.silent for o in found)}"
    )


def alike(found: Iterable[Opened]) -> list[Opened]:
    """Pages that show the same under the same filter, as one."""
    kept: dict[tuple, Opened] = {}
    for one in found:
        key = (one.filter, one.views, one.in_words, *sorted(one.counts.items()))
        known = kept.setdefault(key, one)
        if known is not one:
            known.page = f"{known.page}, {one.page}"
    return list(kept.values())


def opened_pages(context: Context) -> Iterator[Opened]:
    """Each page without a filter, then those that take one under each of nine."""
    for name, query in filters(context).items():
        yield from _of_maps(context, name, query)
        yield _of_stages(context, name, query, [NATION], "/participation")
        yield _of_stages(
            context, name, query, _provinces(context), "/participation in a province"
        )
        yield _of_visits(context, name, query)
    yield from _of_welfare(context)
    yield _of_plan(context)


def filters(context: Context) -> dict[str, Query]:
    """Its name -> what stands in the address."""
    sectors = {one: {"sector": one} for one in largest_sectors(context)}
    programmes = {one: {"programme": one} for one in largest_programmes(context)}
    return {"–": {}} | sectors | programmes


def _provinces(context: Context) -> list[str]:
    return list(context.regions.codes("province"))


# ---- pages with a map or a table of regions ----------------------------------------


def _of_maps(context: Context, name: str, query: Query) -> Iterator[Opened]:
    for card in headlines(context):
        asked = query | {"indicator": card}
        view = overview_view(context, asked)
        if _is_as_asked(view, query):
            yield _of_views(f"/ {card}", name, [view])
    yield _of_views("/map", name, [shown(context, query)])
    inside = [shown(context, query | {"region": one}) for one in _provinces(context)]
    yield _of_views("/map, /region in a province", name, inside)
    groups = partial(group_query, context)
    yield _of_views("/groups", name, [shown(context, groups(query))])


def _is_as_asked(view: Shown, query: Query) -> bool:
    """Whether the indicator can be filtered so; else the page says that it cannot."""
    return all(getattr(view.selection, key) == value for key, value in query.items())


def _of_views(page: str, name: str, views: list[Shown]) -> Opened:
    found = Opened(page, name)
    for view in views:
        flag = np.asarray(view.values["flag"], dtype=int)
        says_so = bool(few_shown(view)) or view.fell_back
        found.add(coverage_of(flag), says_so=says_so)
    return found


def _of_welfare(context: Context) -> Iterator[Opened]:
    for key in welfare_indicators(context):
        yield _of_views(
            f"/welfare {key}", "–", [welfare_view(context, {"indicator": key})]
        )


# ---- pages of their own kind -------------------------------------------------------


def _of_stages(context, name: str, query: Query, places: list[str], page: str):
    """Cells of the table of stages, which says itself where few are shown."""
    found = Opened(page, name)
    for place in places:
        selection, _ = read_selection(context, query | {"region": place}, only=PAGE)
        rows = stages_inside(context, place, selection).values()
        cells = _coverage(chain.from_iterable(of.values() for of in rows))
        found.add(cells, says_so=not cells.is_enough)
    return found


def _of_visits(context: Context, name: str, query: Query) -> Opened:
    """Places of the list; those that hide how many groups are concerned say so."""
    found = Opened("/visits", name)
    selection, _ = read_selection(context, query, only=[BASIS])
    listed = visits(context, selection)
    hidden = sum(place.is_hidden for place in listed.places)
    counts = dict.fromkeys(PARTS, 0) | {"confidential": hidden}
    counts["shown"] = len(listed.places) - hidden
    found.add(Coverage(counts), says_so=hidden > 0)
    return found


def _of_plan(context: Context) -> Opened:
    found = Opened("/renstra, lines", "–")
    selection, _ = read_selection(context, {}, only=[BASIS])
    rows = (line.reading.row for line in lines(context, selection, NATION))
    found.add(_coverage(row for row in rows if row), says_so=False)
    return found


def _coverage(rows) -> Coverage:
    return coverage_of(np.array([NUMBER[row["flag"]] for row in rows], dtype=int))


if __name__ == "__main__":
    main()
