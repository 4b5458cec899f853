"""The faults that can be injected: faults.toml, whose head says how to read it, and
one file more for each area of tables.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

_FOLDER = Path(__file__).parent


@dataclass(frozen=True)
class Fault:
    table: str
    rule: str
    where: str
    change: Mapping[str, str]
    adds: bool = False
    once_a_group: bool = False


FAULTS = tuple(
    Fault(**entry)
    for file in sorted(_FOLDER.glob("faults*.toml"))
    for entry in tomllib.loads(file.read_text(encoding="utf-8"))["fault"]
)
