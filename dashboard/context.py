"""What every page, callback and route is given: nothing is looked up in globals."""

from dataclasses import dataclass
from pathlib import Path

from dashboard.catalogue import Catalogue, load_catalogue
from dashboard.ingest.roots import root_in_use
from dashboard.regions import Regions
from dashboard.settings import Settings
from dashboard.store import POINTER, Store, open_store


@dataclass(frozen=True)
class Context:
    """The store that is served, the two registers beside it, and the settings."""

    store: Store
    catalogue: Catalogue
    regions: Regions
    settings: Settings


def open_context(settings: Settings) -> Context:
    """Store, catalogue and registers. Raises NoStore, BrokenStore, CatalogueFaults."""
    store = open_store(served_place(settings), memory_limit=settings.serve_memory)
    return Context(
        store=store,
        catalogue=load_catalogue(settings.catalogue, settings.profiles),
        regions=Regions.from_csv(store.folder / "regions.csv"),
        settings=settings,
    )


def served_place(settings: Settings) -> Path:
    """The store given, else the real root once anything is in it, else the sample's.

    The two roots never mix: real imports that are not built yet show no sample.
    """
    if settings.store is not None:
        return settings.store
    has_version = (settings.root / "store" / POINTER).is_file()
    return settings.root if has_version else root_in_use(settings).folder
