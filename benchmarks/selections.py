"""Which selections are asked for: those that a reader's filters reach."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from dashboard.context import Context
from dashboard.queries.choices import offers_of
from dashboard.queries.moments import Slice
from dashboard.selection import ANY


@dataclass(frozen=True)
class Choice:
    """An indicator in a period, filtered; of the whole nation."""

    indicator: str
    period: str
    sector: str = ANY
    programme: str = ANY

    def filtered(self, **filters: str) -> "Choice":
        return replace(self, **filters)

    def slice(self, level: str) -> Slice:
        filters = {"sector": self.sector, "programme": self.programme}
        return Slice(self.indicator, level, **filters)

    @property
    def filters(self) -> dict[str, str]:
        """Those that are set, as an address says them."""
        chosen = {"programme": self.programme, "sector": self.sector}
        return {name: value for name, value in chosen.items() if value != ANY}


def first_choice(context: Context) -> Choice:
    """What the page opens on."""
    offers = offers_of(context)
    indicator = context.catalogue.opening_indicator(offers.periods)
    return Choice(indicator, offers.defaults[indicator])


def filter_changes(context: Context, start: Choice) -> list[Choice]:
    """Each sector, then each programme; empty where the table has neither."""
    dimensions = offers_of(context).dimensions[start.indicator]
    sectors, programmes = context.catalogue.sectors, offers_of(context).programmes
    if not {"sector", "programme"} <= set(dimensions):
        return []
    return [start.filtered(sector=sector) for sector in sectors] + [
        start.filtered(programme=programme) for programme in programmes
    ]


def all_choices(context: Context) -> Iterator[Choice]:
    """Every filter of every indicator of sub-districts, the latest period first."""
    offers, known = offers_of(context), context.catalogue.indicators
    longest = max(len(periods) for periods in offers.periods.values())
    for back in range(1, longest + 1):
        for indicator, periods in offers.periods.items():
            if back <= len(periods) and "subdistrict" in known[indicator].map_levels:
                start = Choice(indicator, periods[-back])
                yield from [start, *filter_changes(context, start)]
