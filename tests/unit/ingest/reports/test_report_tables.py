"""A messy file of a report table becomes typed, placed rows and findings."""

import json

import duckdb
import pytest

from dashboard.ingest.reports.report_header import ColumnsMissing, recognise_table
from tests.spec.reports import GOOD, catalogue


def test_types_and_keeps_good_rows(normalised):
    result = normalised("group_reports", {}, {"quarter": "2024Q2"})

    assert result.report.rows_kept == result.report.rows_read == 2
    assert result.found() == set()
    row = result.data.iloc[0]
    assert row["line"] == 2
    assert row["loans_outstanding_rp"] == 12_000_000
    assert str(row["submitted_on"])[:10] == "2024-04-10"
    assert not row["is_estimated"]


def test_a_cell_of_another_type_rejects_the_row_and_is_shown(normalised):
    result = normalised("group_reports", {"members_n": "dua belas"}, {})

    assert result.found() == {(2, "wrong_type", "members_n")}
    assert result.report.rows_kept == 1
    finding = result.findings.iloc[0]
    assert "dua belas" in finding["message_id"]
    assert json.loads(finding["row"])["members_n"] == "dua belas"


def test_an_id_is_never_shown_in_a_message(normalised):
    result = normalised("group_reports", {"group_id": "Budi"})

    assert result.found() == {(2, "not_allowed", "group_id")}
    assert "Budi" not in result.findings.iloc[0]["message_id"]


def test_a_blank_cell_is_a_fault_only_where_it_must_be_filled(normalised):
    result = normalised("group_reports", {"savers_n": "", "attend_sum": "-"})

    assert result.found() == {(2, "missing_value", "savers_n")}


def test_a_cell_may_be_needed_only_on_some_rows(normalised):
    result = normalised("groups", {"status": "closed"}, {"status": "active"})

    assert result.found() == {(2, "missing_value", "close_reason")}


def test_refuses_values_outside_the_list_and_the_range(normalised):
    result = normalised(
        "groups", {"group_type": "koperasi"}, {"members_start": 4}, {"members_start": 5}
    )

    assert result.found() == {
        (2, "not_allowed", "group_type"),
        (3, "not_allowed", "members_start"),
    }


def test_reads_the_ways_people_write(normalised):
    result = normalised(
        "group_reports",
        {
            "quarter": "2024-q1",
            "submitted_on": "10/04/2024",
            "is_estimated": "Tidak",
            "business_active": "ya",
            "turnover_rp": "1.234.567",
            "members_n": "12.0",
        },
    )

    assert result.found() == set()
    row = result.data.iloc[0]
    assert (row["quarter"], row["turnover_rp"]) == ("2024Q1", 1_234_567)
    assert row["members_n"] == 12
    assert row["business_active"]


def test_a_missing_column_refuses_the_file(normalised):
    with pytest.raises(ColumnsMissing, match="savers_n"):
        normalised("group_reports", {}, drop=("savers_n",))


def test_a_column_that_may_be_blank_may_be_absent(normalised):
    result = normalised("group_reports", {}, drop=("turnover_rp",))

    assert result.data["turnover_rp"].isna().all()


def test_an_unknown_column_is_warned_of(normalised):
    result = normalised("group_reports", {"kode_lain": "x"})

    assert result.found() == {(1, "unknown_column", "kode_lain")}
    assert result.report.rows_kept == 1


def test_reads_typed_parquet_as_it_is(normalised, tmp_path):
    path = tmp_path / "laporan.parquet"
    table = catalogue().tables["group_reports"]
    columns = ", ".join(
        f"CAST(NULL AS {column.sql_type}) AS {name}"
        if GOOD["group_reports"].get(name) is None
        else f"CAST('{GOOD['group_reports'][name]}' AS {column.sql_type}) AS {name}"
        for name, column in table.columns.items()
    )
    duckdb.sql(f"COPY (SELECT {columns} FROM range(3)) TO '{path}'")

    result = normalised.read(path, "group_reports")

    assert result.report.rows_kept == 3
    assert result.data["line"].tolist() == [1, 2, 3]


def test_recognises_a_table_by_its_columns():
    tables = catalogue().tables

    for table in tables.values():
        assert recognise_table([*table.columns], tables.values()) is table
    assert recognise_table(["kode", "nama"], tables.values()) is None


def test_a_number_like_a_nik_among_hashes_leaves_no_trace(normalised):
    """The guard takes one number among hundreds of hashes for chance."""
    nik = "3201011503850003"
    rows = [{"group_id": f"{n:015x}f"} for n in range(16**14, 16**14 + 300)]
    rows += [{"group_id": nik, "members_n": "x"}, {"mentor_visits_n": "1"}]

    result = normalised("group_reports", *rows)

    assert (302, "personal_number", "group_id") in result.found()
    assert result.report.rows_kept == 301
    for frame in (result.data, result.findings, result.placement):
        assert nik not in frame.to_csv()


@pytest.mark.parametrize(
    "label", ["JUMLAH", "Total:", "Rata-rata", "Jumlah seluruhnya"]
)
def test_a_row_of_totals_is_skipped_and_said_to_be_one(normalised, label):
    columns = catalogue().tables["group_reports"].columns
    total = dict.fromkeys(columns) | {"group_id": label, "members_n": 220}

    result = normalised("group_reports", {}, total)

    assert result.found() == set()
    assert result.report.rows_kept == 1
    assert result.placement[["line", "status", "reason"]].values.tolist() == [
        [3, "skipped", "total"]
    ]


def test_a_report_that_only_begins_like_a_total_is_read(normalised):
    result = normalised("programs", {"program_code": "Total"}, {"owner_unit": "Jumlah"})

    assert result.report.rows_kept == 2
    assert result.report.placement["skipped"] == 0


def test_an_empty_cell_that_must_be_filled_is_named_once_a_column(normalised):
    gaps = {"members_n": None, "quarter": None}

    result = normalised("group_reports", gaps, gaps, {})

    found = result.findings.groupby(["rule", "column"])["message_en"].unique()
    assert {key: list(texts) for key, texts in found.items()} == {
        ("missing_value", name): [f"{name} is blank; it must be filled in."]
        for name in gaps
    }


@pytest.mark.parametrize(
    ("written", "rupiah"),
    [("5.080.000,50", 5_080_001), ("8050000,25", 8_050_000), ("1.000.000", 1_000_000),
     ("1.234,00", 1234), ("-5.080.000,50", -5_080_001)],
)  # fmt: skip
def test_sen_are_rounded_off(normalised, written, rupiah):
    rows = {"cash_bank_rp": written}, {"quarter": "2024Q2", "cash_bank_rp": "2.000,5"}

    result = normalised("group_reports", *rows)

    assert result.data["cash_bank_rp"].tolist() == [rupiah, 2001]


def test_a_few_rupiah_and_a_fraction_are_rather_millions_and_a_fault(normalised):
    result = normalised("group_reports", {"cash_bank_rp": "5,5"})

    assert result.found() == {(2, "wrong_type", "cash_bank_rp")}


@pytest.mark.parametrize(
    ("column", "value", "words"),
    [("members_n", "dua belas", "bilangan bulat, misalnya 12"),
     ("cash_bank_rp", "lima juta", "rupiah bulat, misalnya 5080000"),
     ("quarter", "TW I 2024", "triwulan, misalnya 2025Q3"),
     ("submitted_on", "kemarin", "tanggal, misalnya 2024-09-30"),
     ("book_cash", "3", "salah satu dari: 0, 1, 2"),
     ("group_id", "abc", "huruf dan angka, misalnya 9f2c4a1b7d3e")],
)  # fmt: skip
def test_a_message_says_in_words_what_may_stand_there(normalised, column, value, words):
    [message] = normalised("group_reports", {column: value}).findings["message_id"]

    assert message.startswith(column) and words in message
    assert not set(message) & set("^$\\")
