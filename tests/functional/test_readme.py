"""Every command of the README works as it stands there, with a file in FILE's place."""

import re
import shlex
import subprocess

import pytest

from dashboard.commands import TOPICS, bundle, command_line, serve
from dashboard.ingest.building.versions import current_version
from dashboard.settings import PROJECT
from tests.browser.pictures import FOLDER, MOST_BYTES, PICTURES

README = (PROJECT / "README.md").read_text(encoding="utf-8")
CODE = re.compile(r"```\n(.*?)```|`([^`]+)`", re.DOTALL)
KNOWN = tuple(name for names in TOPICS.values() for name in names)
WATER = (
    "Wilayah,Tahun,Persentase Rumah Mengakses Air Minum Layak\n"
    "Kabupaten Cilacap,2020,93.02\nKota Tegal,2020,98.5\nKota Tegall,2020,1\n"
)
SHAPES = """{"type": "FeatureCollection", "features": [{"type": "Feature",
 "properties": {"kode": "16.71.15", "nama": "Alang-alang Lebar"},
 "geometry": {"type": "Polygon", "coordinates":
   [[[104, -3], [104.1, -3], [104.1, -2.9], [104, -2.9], [104, -3]]]}}]}"""
BRIDGE = {
    "provinsi.csv": "33,JAWA TENGAH,33,JAWA TENGAH",
    "kabkota.csv": "3301,CILACAP,33.01,KAB. CILACAP",
    "kecamatan.csv": "3301010,DAYEUHLUHUR,33.01.17,DAYEUHLUHUR",
}


def commands() -> list[list[str]]:
    """Words of each command as the text has them, without `python -m dashboard`."""
    found = []
    for block, word in CODE.findall(README):
        for line in block.splitlines() or [" ".join(word.split())]:
            words = shlex.split(line.split("  #")[0].split("   ")[0])
            if words[:3] == ["python", "-m", "dashboard"]:
                found.append(words[3:])
            elif words and words[0] in KNOWN and len(words) > 1 and word:
                found.append(words)
    return found


@pytest.fixture
def place(tmp_path, monkeypatch):
    """An empty root, files to import, and servers and downloads that do nothing."""
    monkeypatch.setenv("BERDAYA_ROOT", str(tmp_path / "data"))
    monkeypatch.setenv("BERDAYA_SAMPLE_ROOT", str(tmp_path / "sample"))
    for name in ("STORE", "AUDIENCE", "REGION"):
        monkeypatch.delenv(f"BERDAYA_{name}", raising=False)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(serve, "Granian", lambda *args, **options: Idle())
    monkeypatch.setattr(serve, "_refuse_taken_port", lambda *args: None)
    monkeypatch.setattr(serve, "_for_workers", lambda **options: serve.Settings())
    monkeypatch.setattr(serve, "_prepare_sample", lambda settings: None)
    monkeypatch.setattr(bundle, "download_wheels", lambda *args: None)
    (tmp_path / "water.csv").write_text(WATER, encoding="utf-8")
    (tmp_path / "shapes.geojson").write_text(SHAPES, encoding="utf-8")
    (tmp_path / "bps").mkdir()
    for name, row in BRIDGE.items():
        text = f"kode_bps,nama_bps,kode_dagri,nama_dagri\n{row}\n"
        (tmp_path / "bps" / name).write_text(text, encoding="utf-8")
    return tmp_path


class Idle:
    def serve(self) -> None:
        """A server that ends at once."""


def filled(words: list[str], place) -> list[str]:
    """The command with a real file, folder, hash or version for each capital word."""
    raw = [p for p in (place / "data" / "raw").glob("*") if p.name[0] != "."]
    values = {
        "FILE": "shapes.geojson" if words[0] == "boundaries" else "water.csv",
        "FOLDER": "bps" if words[0] == "bridge" else "carried",
        "SHA": raw[0].name if raw else "",
        "VERSION": current_version(place / "data" / "store") or "",
    }
    return [values.get(word, word) for word in words]


def test_every_command_ends_well(place, capsys):
    wanted = commands()
    order = {"boundaries": 0, "bridge": 1, "import": 2, "build": 3, "withdraw": 9}
    wanted.sort(key=lambda words: order.get(words[0], 5))
    assert {"import", "build", "serve", "bundle", "template"} <= {w[0] for w in wanted}

    for words in wanted:
        code = command_line(filled(words, place))
        said = capsys.readouterr()
        assert code == 0, f"{' '.join(words)}: {said.out}{said.err}"


def test_options_named_alone_exist(capsys):
    known = ""
    for names in TOPICS.values():
        for name in names:
            command_line([name, "--help"])
            known += capsys.readouterr().out

    for option in set(re.findall(r"`(--[a-z-]+)", README)):
        assert option in known


@pytest.mark.parametrize("target", ["run", "test", "bundle"])
def test_make_knows_what_the_readme_asks_of_it(target):
    assert f"make {target}" in README

    done = subprocess.run(
        ["make", "--dry-run", target], cwd=PROJECT, capture_output=True, check=False
    )

    assert done.returncode == 0


def test_its_pictures_are_those_that_the_script_takes():
    taken = {one.file for one in PICTURES}

    assert taken == {PROJECT / one for one in re.findall(r"\]\((assets/.+?)\)", README)}
    assert taken == set(FOLDER.iterdir())
    for path in taken:
        assert path.stat().st_size <= MOST_BYTES
