"""A build without a store: what figures of reports would become.

Takes as long as a build of the reports, so it is for dry runs only.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pandas as pd

from dashboard.catalogue import Catalogue
from dashboard.ingest.building.changed_figures import Query, stored_value
from dashboard.ingest.building.completeness import create_completeness
from dashboard.ingest.building.engine import build_engine, named_faults
from dashboard.ingest.building.register import create_register
from dashboard.ingest.building.report_totals import write_reports
from dashboard.ingest.raw.inputs import Input, write_inputs
from dashboard.regions import Regions
from dashboard.settings import Settings

_NATIONAL = (
    "SELECT period, {columns} FROM map_{table} WHERE level = 'nation' "
    "AND programme = 'ANY' AND sector = 'ANY' AND area_type = 'ANY'"
)


@contextmanager
def rehearsed_build(
    inputs: list[Input], *, catalogue: Catalogue, settings: Settings
) -> Iterator[Query]:
    """Asks the totals that a build of these inputs would store of reports.

    Raises BuildFailed and NoSpace.
    """
    regions = Regions.from_csv(settings.reference / "regions.csv")
    with TemporaryDirectory(prefix="berdaya-") as name, named_faults():
        folder = Path(name)
        with build_engine(
            folder / "rehearsal.duckdb",
            folder / "scratch",
            memory_limit=settings.engine_memory,
        ) as engine:
            write_inputs(engine, [])
            create_register(engine, regions=regions, catalogue=catalogue, boundaries=[])
            create_completeness(engine)
            write_reports(engine, inputs, catalogue, progress=lambda share: None)
            engine.execute("USE store")
            yield lambda query: engine.execute(query).to_arrow_table()
            engine.execute("USE memory")


def national_reports(query: Query, catalogue: Catalogue) -> pd.DataFrame:
    """indicator, period, value of the nation, as a store (or a rehearsal) has them."""
    pieces = [pd.DataFrame({"indicator": [], "period": [], "value": []}, dtype=object)]
    for table in catalogue.derived_tables:
        indicators = catalogue.indicators_of(table)
        if indicators:
            columns = ", ".join(stored_value(one) for one in indicators)
            rows = query(_NATIONAL.format(columns=columns, table=table)).to_pandas()
            pieces.append(rows.melt("period", var_name="indicator"))
    return pd.concat(pieces, ignore_index=True).astype({"value": float})
