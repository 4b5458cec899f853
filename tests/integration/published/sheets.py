"""What `import` makes of a real public sheet."""

from pathlib import Path

import pandas as pd


class Read:
    """A file that was read, with its three files as frames."""

    def __init__(self, read):
        self.record, self.refused = read.record, read.refused
        self.suggestions = read.suggestions
        self.counts = read.record.placement
        self.figures = pd.read_parquet(read.data)
        self.rows = pd.read_parquet(read.placement)
        self.findings = pd.read_parquet(read.findings)

    def loses_no_row(self) -> bool:
        """Each row of the file gave a figure, was skipped, or has a finding."""
        skipped = self.rows[self.rows["status"] == "skipped"]
        told = {*self.figures["line"], *self.findings["line"], *skipped["line"]}
        every = {*self.rows["line"]}
        return every <= told and len(every) == self.record.rows_read


def figures_of(read, folder: Path, pattern: str) -> pd.DataFrame:
    """The figures of all files that fit the pattern."""
    sheets = [read(path) for path in sorted(folder.glob(pattern))]
    return pd.concat([one.figures for one in sheets], ignore_index=True)


def dotted(codes: pd.Series) -> pd.Series:
    """Codes of sub-districts as the register writes them: 110101 is 11.01.01."""
    return codes.str.replace(r"^(..)(..)(..)", r"\1.\2.\3", regex=True)
