"""Which region a row of a report table stands on, and which codes are refused."""


def test_places_villages_on_their_subdistrict(normalised):
    result = normalised(
        "groups",
        {"village_code": "32.04.05.2001"},
        {"village_code": "32.04.05.1002"},
        {"village_code": "32.04.99.2001"},
        {"village_code": "32.04.77.2001"},
    )

    assert result.data["region"].tolist() == ["32.04.05", "32.04.05", "32.04.06"]
    assert result.found() == {(5, "unplaced", "village_code")}
    assert result.report.placement == {
        "placed": 3,
        "unplaced": 1,
        "conflicting": 0,
        "skipped": 0,
    }


def test_undotted_village_codes_are_dotted(normalised):
    result = normalised("groups", {"village_code": "3204052001"})

    assert result.data["village_code"].tolist() == ["32.04.05.2001"]


def test_refuses_codes_that_may_be_of_another_system(normalised):
    result = normalised("region_context", {"kec_code": "320405"})

    assert "such as 320405 were not recognised" in result.report.refused.to("en")
    assert result.data.empty
    assert result.found() == {(2, "unplaced", "kec_code")}


def test_refuses_village_codes_of_bps(normalised):
    result = normalised("groups", {"village_code": "3204050001"})

    assert result.report.refused is not None
    assert result.report.code_system is None


def test_codes_of_bps_conflict_with_the_names_beside_them(normalised):
    result = normalised(
        "region_context",
        {"kec_code": "3204070", "nama_kecamatan": "CILEUNYI"},
        {"kec_code": "3204071", "nama_kecamatan": "Kec. Cilengkrang"},
        {"kec_code": "3204072", "nama_kecamatan": "Nowhere"},
        {"kec_code": "3204073", "nama_kecamatan": ""},
    )

    assert result.report.refused is not None
    assert result.report.placement == counts(unplaced=2, conflicting=2)
    first = result.findings.iloc[0]
    assert (first["rule"], first["column"]) == ("conflicting", "kec_code")
    assert "the register has: 32.04.05." in first["message_en"]
    assert '"nama_kecamatan":"CILEUNYI"' in first["row"]


def test_cut_codes_that_are_other_regions_are_told_by_their_names(normalised):
    result = normalised(
        "region_context",
        {"kec_code": "32.04.06", "kecamatan": "Cileunyi"},
        {"kec_code": "32.04.07", "kecamatan": "Cilengkrang"},
        {"kec_code": "32.04.05", "kecamatan": "Cileunyi"},
    )

    assert "are not those of the regions named" in result.report.refused.to("en")
    assert result.report.placement == counts(unplaced=1, conflicting=2)
    reasons = result.placement["reason"].tolist()
    assert reasons == ["name_differs", "code_differs", "system_not_recognised"]


def test_one_wrong_name_costs_its_row_only(normalised):
    result = normalised(
        "region_context",
        {"kec_code": "32.04.05", "kec_name": "Cileunyi"},
        {"kec_code": "32.04.06", "kec_name": "Cileunyi", "year": 2023},
        {"kec_code": "32.04.99", "kec_name": "Lama"},
    )

    assert result.report.refused is None
    assert result.data["region"].tolist() == ["32.04.05", "32.04.06"]
    assert result.found() == {(3, "conflicting", "kec_code")}
    assert "kec_name" not in result.data


def test_undotted_codes_are_read_where_the_names_agree(normalised):
    result = normalised(
        "region_context",
        {"kec_code": "320405", "kec_name": "Cileunyi"},
        {"kec_code": "320406", "kec_name": "Cilengkrang"},
    )

    assert result.data["kec_code"].tolist() == ["32.04.05", "32.04.06"]


def counts(**known: int) -> dict[str, int]:
    return dict.fromkeys(("placed", "unplaced", "conflicting", "skipped"), 0) | known


def test_a_code_with_another_regions_name_conflicts(normalised):
    result = normalised(
        "regions",
        {"name": "Cileunyi"},
        {"name": "Cilengkrang"},
        {"name": "kec cileunyi"},
    )

    assert result.found() == {(3, "conflicting", "region_code")}


def test_a_region_that_ended_stays_itself_in_the_register(normalised):
    result = normalised("regions", {"region_code": "32.04.99", "name": "Lama"})

    assert result.data["region"].tolist() == ["32.04.99"]


def test_a_village_code_of_a_sub_district_is_not_taken(normalised):
    codes = ("32.04.05", "32.04.05.2001", "3204052001")
    rows = [
        {"village_code": code, "group_id": f"group-{number:06}"}
        for number, code in enumerate(codes)
    ]

    result = normalised("groups", *rows)

    assert result.found() == {(2, "not_allowed", "village_code")}
    assert "32.04.05.2001" in result.findings["message_id"][0]
