"""aliases.csv: names accepted one by one."""

from dashboard.ingest.placing.aliases import load_aliases, suggest_alias
from dashboard.ingest.placing.names import names_agree
from dashboard.regions import Region, Regions
from dashboard.settings import Settings


def test_an_alias_is_accepted_for_its_code_only(tmp_path):
    path = tmp_path / "aliases.csv"
    path.write_text('code,alias,source\n12.07.08,STM HILIR,"IDM, 2024"\n')

    aliases = load_aliases(path)

    assert aliases.accept("12.07.08", "Kec. STM Hilir")
    assert not aliases.accept("12.07.20", "STM HILIR")
    assert aliases.codes_named("stm hilir", "subdistrict") == ["12.07.08"]
    assert aliases.codes_named("stm hilir", "regency") == []


def test_no_file_means_no_aliases(tmp_path):
    assert not load_aliases(tmp_path / "aliases.csv").accept("11", "Aceh")


def test_a_suggestion_is_a_line_to_paste_with_its_similarity():
    region = Region("93.04.18", "Ayib", "subdistrict")

    suggestion = suggest_alias(region, "AYIP")

    assert suggestion.similarity == 0.75
    assert suggestion.line("IDM, 2024") == '93.04.18,AYIP,"IDM, 2024"'


def test_committed_aliases_are_of_current_regions_and_no_other_regions_name(
    regions: Regions,
):
    lines = (Settings().reference / "aliases.csv").read_text("utf-8").splitlines()
    rows = [line.split(",")[:2] for line in lines[1:]]

    assert len(rows) == len({tuple(row) for row in rows}) >= 41
    for code, alias in rows:
        region = regions[code]
        siblings = regions.at_level(region.level, parent=region.parent)
        assert region.is_current
        assert not any(
            names_agree(alias, other) for other in siblings if other != region
        )
