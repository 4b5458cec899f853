"""Load the whole catalogue and report every fault of every file at once.

Layout of the folder: `indicators/<id>.toml`, `tables/<id>.toml` with `<id>.sql`
beside it where columns or rows are derived, and `sectors.toml`, `programmes.toml`,
`area_types.toml`, `stages.toml`, each with one `[[entry]]` a member.
"""

import tomllib
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from pydantic import ValidationError

from dashboard.catalogue.consistency import build_order, faults_between_files
from dashboard.catalogue.faults import CatalogueFaults, Fault, faults_of_validation
from dashboard.catalogue.indicators import FIGURES, Indicator
from dashboard.catalogue.lists import AreaType, Programme, Sector, Stage
from dashboard.catalogue.profile_files import load_profiles
from dashboard.catalogue.profiles import Profile
from dashboard.catalogue.tables import DerivedTable, ReportTable
from dashboard.catalogue.wording import Entry


@dataclass(frozen=True)
class Catalogue:
    """Everything declared, by id (programmes by code)."""

    indicators: Mapping[str, Indicator]
    tables: Mapping[str, ReportTable]
    derived_tables: Mapping[str, DerivedTable]
    programmes: Mapping[str, Programme]
    sectors: Mapping[str, Sector]
    area_types: Mapping[str, AreaType]
    stages: Mapping[str, Stage]
    profiles: Mapping[str, Profile]

    @cached_property
    def build_order(self) -> tuple[str, ...]:
        """Report and derived tables, each after those whose rows it reads."""
        return build_order(self.tables, self.derived_tables)

    def opening_indicator(self, offered: Collection[str]) -> str:
        """What a page opens on, of the indicators that have data.

        A headline, of our own reports rather than of a published sheet, and of the one
        that can be mapped at most levels; without any headline the first indicator.
        Where none has data, of all that there are.
        """
        known = [one for key, one in self.indicators.items() if key in offered]
        return min(known or self.indicators.values(), key=_opening_rank).id

    def indicators_of(self, table: str) -> tuple[Indicator, ...]:
        """The indicators that read one table, in order of id."""
        return tuple(i for i in self.indicators.values() if i.table == table)


def _told(
    indicators: Mapping[str, Indicator], derived: Mapping[str, DerivedTable]
) -> dict[str, Indicator]:
    """The indicators, each knowing what its table says of all of them."""
    found = {}
    for key, one in indicators.items():
        table = derived.get(one.table)
        if table is not None:
            window = max(table.window, table.looks_back)
            said = {"window": window, "reports": _reports_of(one, table)}
            one = one.model_copy(update=said)
        found[key] = one
    return found


def _reports_of(indicator: Indicator, table: DerivedTable) -> str:
    if "is_due" not in table.columns:
        return "none"
    return "sites" if table.due == "sites" else indicator.reports


def _opening_rank(indicator: Indicator) -> tuple:
    return not indicator.headline, indicator.table == FIGURES, -len(indicator.levels)


def load_catalogue(catalogue_folder: Path, profiles_folder: Path) -> Catalogue:
    """Read all files. Raises CatalogueFaults naming file, key and what is wrong."""
    reader = _Reader(catalogue_folder)
    profiles = reader.profiles(profiles_folder)
    tables = reader.folder("tables")
    derived = {k: v for k, v in tables.items() if isinstance(v, DerivedTable)}
    catalogue = Catalogue(
        indicators=_told(reader.indicators(profiles), derived),
        tables={k: v for k, v in tables.items() if isinstance(v, ReportTable)},
        derived_tables=derived,
        programmes=reader.list_of(Programme, "programmes.toml", "code"),
        sectors=reader.list_of(Sector, "sectors.toml"),
        area_types=reader.list_of(AreaType, "area_types.toml"),
        stages=reader.list_of(Stage, "stages.toml"),
        profiles=profiles,
    )
    faults = reader.faults + faults_between_files(catalogue)
    if faults:
        raise CatalogueFaults(faults)
    return catalogue


class _Reader:
    """Reads files into models and keeps the faults it meets."""

    def __init__(self, folder: Path):
        self._folder = folder
        self.faults: list[Fault] = []

    def indicators(self, profiles: Mapping[str, Profile]) -> dict[str, Indicator]:
        found = self.folder("indicators")
        for profile in profiles.values():
            for indicator in profile.indicators:
                if indicator.id in found:
                    self._add(
                        f"profiles/{profile.id}", indicator.id, _("is used twice")
                    )
                found[indicator.id] = indicator
        return dict(sorted(found.items()))

    def profiles(self, folder: Path) -> dict[str, Profile]:
        try:
            return load_profiles(folder)
        except CatalogueFaults as found:
            self.faults += found.faults
            return {}

    def folder(self, name: str) -> dict[str, Entry]:
        """One entry a file; the file's name is the id."""
        found = {}
        for path in sorted((self._folder / name).glob("*.toml")):
            entry = self._entry(path)
            if entry is not None:
                found[path.stem] = entry
        return found

    def list_of(self, model: type[Entry], name: str, key: str = "id") -> dict:
        """The `[[entry]]` members of one file, in the file's order."""
        found = {}
        for number, raw in enumerate(self._toml(self._folder / name).get("entry", [])):
            entry = self._validated(model, name, raw, at=f"entry.{number + 1}")
            if entry is not None and getattr(entry, key) in found:
                self._add(name, getattr(entry, key), _("is used twice"))
            if entry is not None:
                found[getattr(entry, key)] = entry
        return found

    def _entry(self, path: Path) -> Entry | None:
        raw = {"id": path.stem} | self._toml(path)
        query = path.with_suffix(".sql")
        if query.exists():
            raw["sql"] = query.read_text(encoding="utf-8")
        return self._validated(_model_of(path, raw), self._name(path), raw)

    def _validated(self, model, file: str, raw: dict, *, at: str = "") -> Entry | None:
        try:
            return model.model_validate(raw)
        except ValidationError as error:
            for fault in faults_of_validation(file, error):
                key = f"{at}.{fault.key}" if at else fault.key
                self.faults.append(Fault(file, key, fault.what, fault.values))
            return None

    def _toml(self, path: Path) -> dict:
        try:
            return tomllib.loads(path.read_text(encoding="utf-8"))
        except FileNotFoundError:
            self._add(self._name(path), "-", _("the file is missing"))
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            what = _("has the wrong form: {message}")
            self._add(self._name(path), "-", what, message=str(error))
        return {}

    def _name(self, path: Path) -> str:
        return path.relative_to(self._folder).as_posix()

    def _add(self, file: str, key: str, what: str, **values: object) -> None:
        self.faults.append(Fault(file, key, what, values))


def _(text: str) -> str:
    """Mark a text for translation; it is translated when the fault is shown."""
    return text


def _model_of(path: Path, raw: dict) -> type[Entry]:
    if path.parent.name == "indicators":
        return Indicator
    return DerivedTable if "reads" in raw else ReportTable
