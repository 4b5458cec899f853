"""The bridge between BPS and Kemendagri codes."""

import pytest

from dashboard.ingest.placing.bridge import (
    BridgeFault,
    BridgeMissing,
    dotted,
    import_bridge,
    load_bridge,
)
from dashboard.regions import Region, Regions

HEADER = "kode_bps,nama_bps,kode_dagri,nama_dagri\n"
REGISTER = Regions(
    [
        Region("32", "Jawa Barat", "province"),
        Region("32.01", "Kabupaten Bogor", "regency"),
        Region("32.01.19", "Bojong Gede", "subdistrict"),
        Region(
            "91.01",
            "Kabupaten Merauke",
            "regency",
            valid_to="2022-07-25",
            successors=("93.01",),
        ),
        Region("93.01", "Kabupaten Merauke", "regency"),
    ]
)


@pytest.fixture
def folder(tmp_path):
    folder = tmp_path / "bps"
    folder.mkdir()
    (folder / "provinsi.csv").write_text(HEADER + "32,JAWA BARAT,32,JAWA BARAT\n")
    (folder / "kabkota.csv").write_text(
        HEADER + "3201,BOGOR,3201,KAB. BOGOR\n9401,MERAUKE,9101,KAB. MERAUKE\n"
    )
    (folder / "kecamatan.csv").write_text(
        HEADER + "3201190,BOJONG GEDE,320119,BOJONG GEDE\n3201999,X,329999,X\n"
    )
    return folder


def test_maps_bps_codes_to_dotted_codes_of_today(folder, tmp_path):
    report = import_bridge(folder, root=tmp_path, regions=REGISTER)

    bridge = load_bridge(tmp_path)

    assert bridge.kemendagri("3201190") == "32.01.19"
    assert bridge.kemendagri("9401") == "93.01"
    assert bridge.kemendagri("9101") is None
    assert report.rows == {"province": 1, "regency": 2, "subdistrict": 2}
    assert (report.current, report.through_successor) == (3, 1)
    assert report.unknown == ("32.99.99",)


def test_a_missing_bridge_says_where_to_get_it(tmp_path):
    with pytest.raises(BridgeMissing) as refused:
        load_bridge(tmp_path)

    for locale in ("id", "en"):
        assert "sig.bps.go.id" in refused.value.to(locale)
        assert "python -m dashboard bridge" in refused.value.to(locale)
    assert refused.value.to("id") != refused.value.to("en")


def test_a_missing_file_is_named_and_nothing_is_written(folder, tmp_path):
    (folder / "kabkota.csv").unlink()

    with pytest.raises(BridgeFault, match=r"kabkota\.csv"):
        import_bridge(folder, root=tmp_path, regions=REGISTER)

    assert not (tmp_path / "bridge").exists()


def test_a_wrong_code_is_named_by_file_line_and_column(folder, tmp_path):
    (folder / "kecamatan.csv").write_text(HEADER + "320119,X,320119,X\n")

    with pytest.raises(BridgeFault, match=r"kecamatan\.csv, line 2, column kode_bps"):
        import_bridge(folder, root=tmp_path, regions=REGISTER)


def test_a_missing_column_is_named(folder, tmp_path):
    (folder / "provinsi.csv").write_text("kode_bps,nama_bps\n32,JAWA BARAT\n")

    with pytest.raises(BridgeFault, match="kode_dagri, nama_dagri"):
        import_bridge(folder, root=tmp_path, regions=REGISTER)


@pytest.mark.parametrize(
    ("digits", "code"),
    [
        ("32", "32"),
        ("3201", "32.01"),
        ("320119", "32.01.19"),
        ("3201192003", "32.01.19.2003"),
    ],
)
def test_dots_go_between_the_levels(digits, code):
    assert dotted(digits) == code
