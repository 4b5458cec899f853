import geopandas as gpd
import pytest
from shapely import box

from dashboard.commands import command_line
from dashboard.ingest.geography.boundary_set import current_folder


@pytest.fixture(autouse=True)
def root(tmp_path, monkeypatch):
    monkeypatch.setenv("BERDAYA_ROOT", str(tmp_path / "data"))
    monkeypatch.setenv("BERDAYA_LOCALE", "en")
    monkeypatch.setenv("COLUMNS", "300")
    return tmp_path / "data"


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "palembang.geojson"
    gpd.GeoDataFrame(
        {
            "kode": ["16.71.15", "16.71.16"],
            "nama": ["Alang-alang Lebar", "Sematang Borang"],
            "geometry": [box(104, -3, 104.1, -2.9), box(104.1, -3, 104.2, -2.9)],
        },
        crs=4326,
    ).to_file(path)
    return path


def run(capsys, *arguments):
    code = command_line(["boundaries", *map(str, arguments)])
    captured = capsys.readouterr()
    return code, " ".join((captured.out + captured.err).split())


def test_imports_and_says_what_is_missing(root, file, capsys):
    code, text = run(capsys, file)

    assert code == 0
    assert "from 2 polygons (codes in column “kode”)" in text
    assert "have no shape and stay blank" in text
    assert "python -m dashboard build" in text
    assert current_folder(root)


def test_a_dry_run_changes_nothing(root, file, capsys):
    code, text = run(capsys, file, "--dry-run")

    assert code == 0
    assert "Dry run: nothing was changed." in text
    assert not root.exists()


def test_lists_what_it_left_out(file, capsys):
    file.write_text(file.read_text().replace("Sematang Borang", "Kota Lain"))

    text = run(capsys, file, "--dry-run")[1]

    assert "1 sub-districts from 2 polygons" in text
    assert "their name contradicts their code: 16.71.16 Kota Lain." in text


def test_speaks_indonesian(file, capsys, monkeypatch):
    monkeypatch.setenv("BERDAYA_LOCALE", "id")

    assert "Uji coba: tidak ada yang diubah." in run(capsys, file, "--dry-run")[1]


def test_a_fault_exits_with_one_and_keeps_what_was_there(root, file, capsys):
    run(capsys, file)
    before = current_folder(root)
    file.write_text(file.read_text()[:300])

    code, text = run(capsys, file)

    assert code == 1
    assert "damaged or cut off" in text
    assert current_folder(root) == before


def test_an_unknown_layer_is_named_with_those_there_are(file, capsys):
    code, text = run(capsys, file, "--layer", "desa")

    assert code == 1
    assert "It has: palembang." in text


def test_reference_files_need_the_whole_country(file, capsys):
    code, text = run(capsys, file, "--write-reference")

    assert code == 1
    assert "The reference files were not written" in text
