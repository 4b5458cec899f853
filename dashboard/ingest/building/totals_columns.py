"""The columns of a table of totals, and which of the atoms they come from."""

from dataclasses import dataclass
from functools import cached_property

from dashboard.catalogue import DerivedTable, Indicator
from dashboard.catalogue.atoms import AtomColumn, atom_columns

ANY = "ANY"
DIMENSIONS = ("programme", "sector", "area_type")
KEY = (*DIMENSIONS, "period", "region")  # the order of the table by map
_KEPT_COUNTS = ("due", "reported")
_CLUSTER_PARTS = ("cm", "cxx", "cxy", "cyy")
_COUNTS = ("n", "cm", *_KEPT_COUNTS)


@dataclass(frozen=True)
class Totals:
    """The totals of one table: what they are made of and where they go."""

    table: DerivedTable
    indicators: tuple[Indicator, ...]

    @property
    def by_region(self) -> str:
        return f"store.region_{self.table.id}"

    @property
    def by_map(self) -> str:
        return f"store.map_{self.table.id}"

    @property
    def missing(self) -> set[str]:
        """Dimensions that the table lacks."""
        return set(DIMENSIONS) - set(self.table.dimensions)

    @cached_property
    def atom_columns(self) -> list[AtomColumn]:
        every = atom_columns(self.table, self.indicators)
        return [c for c in every if "__" in c.name or c.name in _KEPT_COUNTS]

    @cached_property
    def sums(self) -> list[str]:
        return [c.name for c in self.atom_columns if c.combine == "sum"]

    @cached_property
    def largest(self) -> list[str]:
        return [c.name for c in self.atom_columns if c.combine == "max"]

    @cached_property
    def clustered(self) -> list[str]:
        """Ids of the indicators with moments over sub-districts as units."""
        return [
            one.id for one in self.indicators if one.interval in ("ratio", "wilson")
        ]

    @cached_property
    def cluster_sums(self) -> list[str]:
        """Columns that regencies and larger regions have besides those of the atoms."""
        return [f"{one}__{part}" for one in self.clustered for part in _CLUSTER_PARTS]

    @cached_property
    def never_known(self) -> set[str]:
        """Denominators of plain sums."""
        return {f"{one.id}__den" for one in self.indicators if not one.is_ratio}

    @cached_property
    def stored_columns(self) -> dict[str, str]:
        """Name and type of the columns of the store, after the key."""
        names = [*(c.name for c in self.atom_columns), *self.cluster_sums]
        return {
            name: "DOUBLE" if self.needs_units(name) else "INTEGER" for name in names
        }

    def needs_units(self, name: str) -> bool:
        """A count of nothing is 0; a sum over nothing is unknown."""
        return name.rpartition("__")[2] not in _COUNTS

    def units_of(self, name: str) -> str:
        """The column that counts the units behind a sum."""
        return f"{name.rpartition('__')[0]}__n"
