"""Profiles of small published sheets, and what is read of a sheet by one."""

from dashboard.catalogue.profiles import Profile

TEXT = {"id": "Nama", "en": "Name"}


def figure(id, column, **more):
    part = more.pop("part", "")
    base = {"id": id, "name": TEXT, "why": TEXT, "unit": "count"}
    return base | {"columns": [{"header": column, "part": part}]} | more


def profile(*figures, **more):
    base = {
        "id": "test",
        "name": TEXT,
        "source": {"id": "BPS", "en": "BPS"},
        "reviewed_on": "2026-11-22",
        "header": ["wilayah"],
        "places": [{"level": "regency", "name": "wilayah"}],
        "period": {"column": "tahun"},
        "within": "32",
        "figures": list(figures),
    }
    return Profile.model_validate(base | more)


VILLAGES = {
    "places": [
        {"level": "subdistrict", "code": "kode_kec", "name": "wilayah"},
        {"level": "village", "code": "kode", "name": "desa"},
    ]
}


def values(result, column="value"):
    rows = result.figures.to_pylist()
    return {(r["indicator"], r["region"], r["period"]): r[column] for r in rows}


def rules(result):
    return [(f.line, f.rule, f.severity) for f in result.findings]
