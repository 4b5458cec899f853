"""Which code system a file uses: decided once, for the whole file, by its names.

A system fits when at least 95 % of the file's distinct codes carry the name that the
register (or an alias) has for them. A code that comes with several names counts by
the commonest.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from dashboard.ingest.placing.code_systems import Bps, CodeSystem, Kemendagri
from dashboard.ingest.placing.names import plain_key
from dashboard.ingest.placing.places import Gazetteer, Place, PlacingRules

ENOUGH = 0.95

RefusalReason = Literal[
    "no_names",  # a code column that nothing in the file can confirm
    "not_recognised",  # no system fits the names
    "bridge_missing",  # no system fits, and BPS codes cannot be tried
    "two_systems",  # two fit equally and would place rows differently
    "not_as_declared",  # the system that the profile names does not fit
]


@dataclass(frozen=True)
class Fit:
    """How well a system explains a file: counts of distinct codes."""

    system: CodeSystem
    codes: int
    known: int  # codes that are a region's in this system
    agreeing: int  # of them, those that carry its name

    @property
    def share(self) -> float:
        return self.agreeing / self.codes if self.codes else 0.0

    @property
    def share_of_known(self) -> float:
        return self.agreeing / self.known if self.known else 0.0


@dataclass(frozen=True)
class Refusal:
    """No row of the file is placed; `best` is the nearest fit, if any code was read."""

    reason: RefusalReason
    best: Fit | None = None


def choose_system(
    places: Sequence[Place], gazetteer: Gazetteer, rules: PlacingRules
) -> CodeSystem | Refusal:
    """The one system that the codes of the file are in, or why there is none."""
    systems = candidate_systems(gazetteer, rules)
    if rules.target.name is None:
        return _without_names(places, systems, gazetteer, rules)
    names, level = commonest_names(places), rules.target.level
    fits = [measure(s, names, level=level, gazetteer=gazetteer) for s in systems]
    best = max(fits, key=lambda fit: (fit.share, fit.known), default=None)
    if rules.code_system is not None:
        return _as_declared(best)
    if best is None or best.share < ENOUGH:
        return Refusal(_why_none_fits(places, gazetteer), best)
    rivals = [fit.system for fit in fits if fit.share == best.share]
    if _read_differently(rivals, places):
        return Refusal("two_systems", best)
    return best.system


def candidate_systems(gazetteer: Gazetteer, rules: PlacingRules) -> list[CodeSystem]:
    """The declared system, else all that can be read here."""
    systems: list[CodeSystem] = [Kemendagri()]
    if gazetteer.bridge is not None:
        systems.append(Bps(gazetteer.bridge.with_codes(rules.extra_codes)))
    declared = rules.code_system
    return [s for s in systems if declared is None or s.id == declared]


def measure(
    system: CodeSystem, names: dict[str, str], *, level: str, gazetteer: Gazetteer
) -> Fit:
    """`names` holds the distinct codes of the file and the name of each."""
    known = [code for code in names if _known(system, code, level, gazetteer)]
    agreeing = sum(
        _agrees(system, code, names[code], level=level, gazetteer=gazetteer)
        for code in known
    )
    return Fit(system, codes=len(names), known=len(known), agreeing=agreeing)


def commonest_names(places: Sequence[Place]) -> dict[str, str]:
    """Code -> the name it carries most often; codes and names both present."""
    names: dict[str, Counter[str]] = {}
    for place in places:
        if place.code and place.name:
            names.setdefault(place.code, Counter())[place.name] += place.rows
    return {code: _commonest(counted) for code, counted in names.items()}


def _commonest(counted: Counter[str]) -> str:
    """By name key, so that two spellings count together; "" where two names tie."""
    if len(counted) == 1:
        return next(iter(counted))
    by_key: Counter[str] = Counter()
    for name, rows in counted.items():
        by_key[plain_key(name)] += rows
    (key, most), *others = by_key.most_common(2)
    if others and others[0][1] == most:
        return ""
    return min(name for name in counted if plain_key(name) == key)


def _without_names(
    places: Sequence[Place],
    systems: list[CodeSystem],
    gazetteer: Gazetteer,
    rules: PlacingRules,
) -> CodeSystem | Refusal:
    """Codes alone prove nothing; a declared system must at least know them."""
    if rules.code_system is None or not systems:
        return Refusal("no_names")
    codes = {place.code for place in places if place.code}
    level = rules.target.level
    known = sum(_known(systems[0], code, level, gazetteer) for code in codes)
    if not codes or known / len(codes) < ENOUGH:
        fit = Fit(systems[0], codes=len(codes), known=known, agreeing=0)
        return Refusal("not_as_declared", fit)
    return systems[0]


def _as_declared(fit: Fit | None) -> CodeSystem | Refusal:
    """A named system still has to survive its names: those present must agree."""
    if fit is None:
        return Refusal("bridge_missing")
    if fit.share_of_known < ENOUGH:
        return Refusal("not_as_declared", fit)
    return fit.system


def _why_none_fits(places: Sequence[Place], gazetteer: Gazetteer) -> RefusalReason:
    if not any(place.name for place in places):
        return "no_names"
    return "not_recognised" if gazetteer.bridge is not None else "bridge_missing"


def _read_differently(systems: list[CodeSystem], places: Sequence[Place]) -> bool:
    """Whether two fitting systems would put a code on different regions."""
    first, *others = systems
    return any(
        system.read(place.code, place.level) != first.read(place.code, place.level)
        for system in others
        for place in places
        if place.code
        and first.read(place.code, place.level)
        and system.read(place.code, place.level)
    )


def _known(system: CodeSystem, code: str, level: str, gazetteer: Gazetteer) -> bool:
    read = system.read(code, level)
    return read is not None and read in gazetteer.regions


def _agrees(
    system: CodeSystem, code: str, name: str, *, level: str, gazetteer: Gazetteer
) -> bool:
    """Agreement with the register's name or an alias, of today or of an old code."""
    region = gazetteer.regions[system.read(code, level)]
    today = gazetteer.regions.current_successors(region.code)
    return any(gazetteer.named(name, known) for known in (region, *today))
