"""Where things are and who is looking; from options, BERDAYA_… variables, defaults."""

from pathlib import Path
from typing import Literal

from pydantic_settings import BaseSettings, SettingsConfigDict

PROJECT = Path(__file__).parent.parent
Audience = Literal["public", "official", "coordinator"]


class Settings(BaseSettings):
    """A root holds `raw/` (imports) and `store/` (built versions).

    The sample has a root of its own, so that it can never mix with real reports.
    """

    model_config = SettingsConfigDict(env_prefix="BERDAYA_", frozen=True)

    root: Path = PROJECT / "data"
    sample_root: Path = PROJECT / "data" / "sample"
    catalogue: Path = PROJECT / "data" / "catalogue"
    profiles: Path = PROJECT / "data" / "profiles"
    reference: Path = PROJECT / "data" / "reference"
    assets: Path = PROJECT / "assets"
    store: Path | None = None  # a store folder given by --store
    audience: Audience = "official"
    region: str = "ID"  # of the coordinator
    locale: str = "id"  # of the command line
    engine_memory: str = "3GB"  # of build
    serve_memory: str = "48MB"  # of one worker's engine
    max_file_mb: int = 8192  # of one imported file; 12 M rows of CSV are about 2 GB
    max_rows: int = 20_000_000
