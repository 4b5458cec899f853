"""The short lists: sectors, programmes, area types, stages."""

from datetime import date
from typing import Literal

from dashboard.catalogue.wording import Entry, Text


class Sector(Entry):
    """What a programme or a group works on."""

    id: str
    name: Text


class AreaType(Entry):
    """An attribute of the sub-district; `urban_rural` picks its price series."""

    id: str
    name: Text
    urban_rural: Literal["U", "R"]
    rule: Text


class Stage(Entry):
    """A step of a closed ladder, such as the five stages of participation."""

    id: str
    ladder: Literal["participation", "enterprise"]
    order: int
    name: Text


class Programme(Entry):
    """A programme the sample knows; real ones come in reports of T3."""

    code: str
    name: Text
    owner_unit: str
    cluster: Literal["I", "II", "III", "IV", "other"]
    sector: str
    model: Literal[
        "revolving_fund",
        "block_grant",
        "kube",
        "prokus",
        "pkat",
        "slrt",
        "pillar",
        "restoration",
    ]
    start_date: date
    end_date: date | None = None
