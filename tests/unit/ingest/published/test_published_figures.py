"""A published sheet becomes rows of figures by its profile."""

from decimal import Decimal

from tests.stores.profiles import TEXT, VILLAGES, figure, profile, rules, values


def test_a_figure_without_a_rollup_keeps_only_its_value(read):
    result = read(
        "wilayah,tahun,air\nKab. Bogor,2023,9.5\nKab. Sukabumi,2023.0,\n",
        profile(figure("water", "air")),
    )

    assert values(result) == {("water", "32.01", "2023"): Decimal("9.5")}
    assert values(result, "numerator") == {("water", "32.01", "2023"): None}
    assert result.rows_kept == 1
    assert result.placement.counts["placed"] == 2
    assert rules(result) == [(3, "no_figure", "reject")]


def test_per_cent_becomes_a_natural_ratio_and_more_than_all_is_quarantined(read):
    result = read(
        "wilayah,tahun,air\nKab. Bogor,2023,12.34\nKab. Sukabumi,2023,25674.58\n",
        profile(figure("water", "air", unit="percent", power_of_ten=-2)),
    )

    assert values(result) == {("water", "32.01", "2023"): Decimal("0.1234")}
    assert rules(result) == [(3, "out_of_range", "quarantine")]
    assert "25674.58" in result.findings[0].sentence.to("id")
    assert result.findings[0].row["wilayah"] == "Kab. Sukabumi"


def test_a_mean_carries_the_score_over_one_for_each_village(read):
    result = read(
        "kode_kec,wilayah,kode,desa,tahun,skor\n"
        "320101,CIBINONG,3201012001,A,2024,0.5\n"
        "320101,CIBINONG,3201012002,,2024,0.25\n"
        "320102,CITEUREUP,3201022001,C,2024,\n",
        profile(figure("score", "skor", rollup="mean"), **VILLAGES),
    )

    rows = result.figures.to_pylist()
    assert [r["region"] for r in rows] == ["32.01.01.2001", "32.01.01.2002"]
    assert [r["region_name"] for r in rows] == ["A", ""]
    assert [r["numerator"] for r in rows] == [Decimal("0.5"), Decimal("0.25")]
    assert {r["denominator"] for r in rows} == {Decimal(1)}
    assert {r["value"] for r in rows} == {None}


def test_a_status_is_counted_over_the_units_that_have_one(read):
    result = read(
        "kode_kec,wilayah,kode,desa,tahun,status\n"
        "320101,CIBINONG,3201012001,A,2024,MAJU\n"
        "320101,CIBINONG,3201012002,B,2024,mandiri \n"
        "320102,CITEUREUP,3201022001,C,2024,\n"
        "320102,CITEUREUP,3201022002,D,2024,HEBAT\n",
        profile(
            figure("maju", "status", rollup="count_by_status", status="MAJU"),
            figure("mandiri", "status", rollup="count_by_status", status="MANDIRI"),
            **VILLAGES,
        ),
    )

    assert values(result, "numerator") == {
        ("maju", "32.01.01.2001", "2024"): 1,
        ("maju", "32.01.01.2002", "2024"): 0,
        ("mandiri", "32.01.01.2001", "2024"): 0,
        ("mandiri", "32.01.01.2002", "2024"): 1,
    }
    assert set(values(result, "text").values()) == {"MAJU", "MANDIRI"}
    assert rules(result) == [
        (5, "status_unknown", "reject"),
        (4, "no_figure", "reject"),
    ]


def test_a_ratio_carries_its_two_columns(read):
    result = read(
        "wilayah,tahun,miskin,penduduk\nKab. Bogor,2023,9.5,\nKab. Sukabumi,2023,2,8\n",
        profile(figure("rate", "miskin", rollup="ratio", denominator="penduduk")),
    )

    assert values(result, "numerator") == {("rate", "32.02", "2023"): 2}
    assert values(result, "denominator") == {("rate", "32.02", "2023"): 8}
    assert rules(result) == [(2, "no_denominator", "reject")]


def test_a_sum_carries_the_amount_alone(read):
    result = read(
        "wilayah,tahun,orang\nKab. Bogor,2023,9\n",
        profile(figure("people", "orang", rollup="sum")),
    )

    assert values(result, "numerator") == {("people", "32.01", "2023"): 9}
    assert values(result, "denominator") == {("people", "32.01", "2023"): None}


def test_zeros_before_the_first_value_mean_not_existing_and_later_ones_are_wrong(read):
    result = read(
        "wilayah,tahun,miskin\n"
        "Kab. Bogor,2003,5\nKab. Bogor,2001,0\nKab. Bogor,2002,0.0\n"
        "Kab. Bogor,2004,0\nKab. Sukabumi,2001,0\n",
        profile(figure("poor", "miskin", zero_means="not_existing")),
    )

    assert values(result) == {("poor", "32.01", "2003"): 5}
    assert sorted(rules(result)) == [
        (3, "not_existing", "quarantine"),
        (4, "not_existing", "quarantine"),
        (5, "zero_after_value", "quarantine"),
        (6, "not_existing", "quarantine"),
    ]


def test_a_zero_is_a_value_where_nothing_else_is_said(read):
    result = read("wilayah,tahun,n\nKab. Bogor,2003,0\n", profile(figure("count", "n")))

    assert values(result) == {("count", "32.01", "2003"): 0}


def test_sexes_are_separate_figures_and_their_sum_needs_both(read):
    text = (
        "wilayah,tahun,sex,n\nKab. Bogor,2003,L,5\nKab. Bogor,2003,P,6\n"
        "Kab. Sukabumi,2003,L,7\n"
    )
    total = {"id": "all", "name": TEXT, "why": TEXT, "unit": "people"}

    result = read(
        text,
        profile(
            figure("male", "n", filter={"column": "sex", "equals": "l"}),
            figure("female", "n", filter={"column": "sex", "equals": "P"}),
            total | {"sum_of": ["male", "female"]},
        ),
    )

    assert values(result) == {
        ("male", "32.01", "2003"): 5,
        ("female", "32.01", "2003"): 6,
        ("male", "32.02", "2003"): 7,
        ("all", "32.01", "2003"): 11,
    }


def test_the_year_comes_from_the_files_name_and_the_half_from_the_column(read):
    sheet = profile(
        figure("line", "Maret", part="S1"), period={}, nation_names=["INDONESIA"]
    )

    result = read(
        "wilayah,Maret\nKab. Bogor,5\nIndonesia,6\n", sheet, name="x, 2022.csv"
    )

    assert values(result) == {
        ("line", "32.01", "2022S1"): 5,
        ("line", "ID", "2022S1"): 6,
    }
