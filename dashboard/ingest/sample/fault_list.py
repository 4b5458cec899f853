"""The faults that can be injected, from faults.toml; its head says how to read it."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

_FILE = Path(__file__).parent / "faults.toml"


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
    for entry in tomllib.loads(_FILE.read_text(encoding="utf-8"))["fault"]
)
