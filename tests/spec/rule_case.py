"""A small world in which a rule finds some rows of one table and no others."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Case:
    """One rule's world: the text tables and the lines that break the rule."""

    table: str
    rule: str
    world: dict[str, str]
    hit: tuple[int, ...]
    polygons: tuple[str, ...] = field(default=())
