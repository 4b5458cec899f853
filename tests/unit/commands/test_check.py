"""`check` says everything that is wrong with the catalogue, or that nothing is."""

import shutil

from dashboard.commands import command_line
from dashboard.settings import Settings


def test_says_what_a_sound_catalogue_holds(capsys):
    assert command_line(["check"]) == 0

    assert "indikator" in capsys.readouterr().out


def test_prints_every_fault_and_fails(tmp_path, monkeypatch, capsys):
    folder = shutil.copytree(Settings().catalogue, tmp_path / "catalogue")
    (folder / "stages.toml").unlink()
    indicator = folder / "indicators" / "grp_par90.toml"
    indicator.write_text(
        indicator.read_text("utf-8").replace('"par_gt90_rp"', '"par_gt99_rp"')
    )
    monkeypatch.setenv("BERDAYA_CATALOGUE", str(folder))

    assert command_line(["check"]) == 1

    shown = capsys.readouterr()
    assert "stages.toml: -: berkasnya tidak ada" in shown.out
    assert "indicators/grp_par90.toml: numerator" in shown.out
    assert "par_gt99_rp" in shown.out
    assert "2" in shown.err
