import os

import pytest

from dashboard.ingest.raw.inputs import BrokenInput, active_inputs
from tests.stores.builds import build_here, catalogue_of, figure, table_of
from tests.stores.raw import withdraw, write_figures_import

ROW = {
    "indicator": "idm_iks",
    "region": "11.01.01.2001",
    "period": "2024",
    "numerator": "0.5",
    "denominator": 1,
}
PLACED = {
    "line": 2,
    "source_code": "11.01.01.2001",
    "source_name": "Keude",
    "region": "11.01.01.2001",
    "status": "placed",
}
UNPLACED = PLACED | {"line": 3, "region": None, "status": "unplaced", "reason": "code"}
FINDING = {
    "line": 9,
    "rule": "jump",
    "severity": "quarantine",
    "column": "value",
    "message_id": "Melonjak",
    "message_en": "Jumps",
    "row": '{"value": 505}',
}


def test_reads_imports_in_order_without_the_withdrawn(tmp_path):
    for sequence in (3, 1, 2):
        folder = write_figures_import(tmp_path, [ROW], sequence=sequence)
    withdraw(folder)
    assert [one.sequence for one in active_inputs(tmp_path)] == [1, 3]


def test_an_import_under_way_does_not_count(tmp_path):
    write_figures_import(tmp_path, [ROW], sequence=1)
    (tmp_path / "raw" / ".importing-x").mkdir()
    assert len(active_inputs(tmp_path)) == 1


@pytest.mark.parametrize(
    "name", ["data.parquet", "placement.parquet", "findings.parquet"]
)
def test_says_which_import_is_cut_short(tmp_path, name):
    path = write_figures_import(tmp_path, [ROW], sequence=1) / name
    os.truncate(path, path.stat().st_size // 2)
    with pytest.raises(BrokenInput, match=name) as caught:
        active_inputs(tmp_path)
    assert caught.value.file_name == "file1.csv"


@pytest.mark.parametrize("text", ["", "{}", "[]"])
def test_says_that_the_notes_of_an_import_are_unreadable(tmp_path, text):
    folder = write_figures_import(tmp_path, [ROW], sequence=1)
    (folder / "meta.json").write_text(text)
    with pytest.raises(BrokenInput, match=r"meta\.json"):
        active_inputs(tmp_path)


def test_keeps_what_came_in_and_what_was_not_used(tmp_path):
    write_figures_import(
        tmp_path,
        [ROW],
        sequence=1,
        profile="idm",
        placement=[UNPLACED | {"status": "skipped"}, PLACED, UNPLACED | {"line": 4}],
        findings=[FINDING],
    )
    built = build_here(tmp_path, catalogue_of(idm_iks=figure("mean", "nation")))

    inputs, findings, placement = (
        table_of(built, name) for name in ("inputs", "findings", "placement")
    )

    assert inputs[["file_name", "kind", "profile"]].values.tolist() == [
        ["file1.csv", "figures", "idm"]
    ]
    assert inputs[["rows_read", "rows_kept", "placed"]].values.tolist() == [[1, 1, 1]]
    assert list(placement["status"]) == ["skipped", "unplaced"]
    assert findings.loc[
        0, ["line", "rule", "severity", "column_name", "row"]
    ].tolist() == [
        9,
        "jump",
        "quarantine",
        "value",
        '{"value": 505}',
    ]
