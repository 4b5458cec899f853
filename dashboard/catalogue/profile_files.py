"""The profiles of a folder, each file checked alone and all of them together."""

import tomllib
from collections.abc import Iterator
from pathlib import Path

from pydantic import ValidationError

from dashboard.catalogue.faults import CatalogueFaults, Fault, faults_of_validation
from dashboard.catalogue.profiles import Profile

_OWN = ("columns", "headline")  # of a figure in one sheet, not of its twin in another


def load_profiles(folder: Path) -> dict[str, Profile]:
    """Profiles by id. Raises CatalogueFaults with every fault of every file."""
    profiles: dict[str, Profile] = {}
    faults: list[Fault] = []
    raw = _read_all(folder, faults)
    declared = {f["id"]: f for one in raw.values() for f in _declared(one)}
    for name, one in raw.items():
        try:
            profiles[name] = Profile.model_validate(_filled_in(name, one, declared))
        except ValidationError as error:
            faults += faults_of_validation(f"profiles/{name}.toml", error)
    faults += _faults_between(profiles)
    if faults:
        raise CatalogueFaults(faults)
    return profiles


def _read_all(folder: Path, faults: list[Fault]) -> dict[str, dict]:
    found = {}
    for path in sorted(folder.glob("*.toml")):
        try:
            found[path.stem] = tomllib.loads(path.read_text(encoding="utf-8"))
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            what = _("has the wrong form: {message}")
            values = {"message": str(error)}
            faults.append(Fault(f"profiles/{path.name}", "-", what, values))
    return found


def _declared(raw: dict) -> list[dict]:
    return [f for f in raw.get("figures", []) if "id" in f and "same_as" not in f]


def _filled_in(name: str, raw: dict, declared: dict[str, dict]) -> dict:
    """A figure that is `same_as` another takes all it does not say from that one."""
    figures = [
        {k: v for k, v in declared.get(f.get("same_as"), {}).items() if k not in _OWN}
        | f
        for f in raw.get("figures", [])
    ]
    return {"id": name} | raw | {"figures": figures}


def _faults_between(profiles: dict[str, Profile]) -> Iterator[Fault]:
    """Ids used twice, and sums of figures that the sheet does not have."""
    seen: set[str] = set()
    for profile in profiles.values():
        own = {figure.id for figure in profile.figures if figure.columns}
        for figure in profile.figures:
            file = f"profiles/{profile.id}.toml"
            if figure.id in seen and figure.same_as is None:
                yield Fault(file, figure.id, _("is used twice"))
            for part in sorted(set(figure.sum_of) - own):
                what = _("names {name}, which no file declares")
                yield Fault(file, figure.id, what, {"name": part})
            if figure.same_as is None:
                seen.add(figure.id)


def _(text: str) -> str:
    """Mark a text for translation; it is translated when the fault is shown."""
    return text
