"""placement.parquet: one row per source row, where it was placed and why."""

import pandas as pd
import pyarrow as pa

SCHEMA = pa.schema(
    [
        ("line", pa.int32()),
        ("source_code", pa.string()),
        ("source_name", pa.string()),
        ("region", pa.string()),
        ("status", pa.string()),
        ("reason", pa.string()),
    ]
)


def placement_table(rows: pd.DataFrame) -> pa.Table:
    """Rows with the columns of the schema; what is missing becomes null."""
    rows = rows.astype(object).where(rows.notna(), None)
    columns = [pa.array(rows[field.name].tolist(), field.type) for field in SCHEMA]
    return pa.Table.from_arrays(columns, schema=SCHEMA)
