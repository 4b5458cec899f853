"""What every page, callback and route is given: nothing is looked up in globals."""

from dataclasses import dataclass

from dashboard.catalogue import Catalogue
from dashboard.regions import Regions
from dashboard.settings import Settings
from dashboard.store import Store


@dataclass(frozen=True)
class Context:
    """The store that is served, the two registers beside it, and the settings."""

    store: Store
    catalogue: Catalogue
    regions: Regions
    settings: Settings
