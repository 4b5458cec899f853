"""The catalogue's SELECTs are tried on empty tables before any report is."""

from dataclasses import replace

from dashboard.ingest.building.trial import try_selects
from tests.spec.reports import catalogue


def test_the_projects_own_selects_run():
    assert try_selects(catalogue()) == []


def test_a_select_that_misses_a_column_is_named():
    known = catalogue()
    table = known.derived_tables["deflators"]
    broken = table.model_copy(update={"sql": table.sql.replace("cpi *", "cpj *")})
    tables = {**known.derived_tables, "deflators": broken}

    [fault] = try_selects(replace(known, derived_tables=tables))

    assert fault.file == "tables/deflators.sql"
    assert "cpj" in str(fault)
