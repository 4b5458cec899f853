"""What findings keep of a row: its cells, or of a household nothing but a hash.

The key of a household is hashed once more: the ministry, which has the key, can find
the row; nobody can find it in the store by the key, or the key by what is stored.
"""

from collections.abc import Iterable, Iterator

from dashboard.catalogue import ReportTable

HASHED_KEY = "hash"
_DIGITS = 20  # of 64; 16 could look like an identity number


def kept_cells(table: ReportTable, row: str = "r") -> Iterator[str]:
    """`name := cell` of what a finding keeps of the checked row `row`."""
    if table.personal:
        yield f"{HASHED_KEY} := {hashed_key(table, row)}"
        return
    yield from (f'"{name}" := {row}."{name}"' for name in table.columns)


def hashed_key(table: ReportTable, row: str) -> str:
    """The hash of a checked row's key."""
    return hashed(f'CAST({row}."{name}" AS VARCHAR)' for name in table.key)


def hashed(texts: Iterable[str]) -> str:
    return f"LEFT(sha256(CONCAT_WS('|', {', '.join(texts)})), {_DIGITS})"


def same_key(table: ReportTable, *, valid: str, kept: str) -> str:
    """Whether a checked row has the key of a row that a finding kept as JSON."""
    if table.personal:
        return f"{hashed_key(table, valid)} = {kept} ->> '$.{HASHED_KEY}'"
    return " AND ".join(
        f"CAST({valid}.\"{name}\" AS VARCHAR) = TRIM({kept} ->> '$.{name}')"
        for name in table.key
    )
