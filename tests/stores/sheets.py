"""Ten regions of Java and Papua, and sheets that name them as published ones do."""

import pandas as pd

from dashboard.ingest.placing.places import Gazetteer, PlaceColumns, PlacingRules
from dashboard.regions import Region, Regions

NAMES = {
    "32.01.01": "Cibinong",
    "32.01.02": "Gunung Putri",
    "32.01.03": "Citeureup",
    "32.02.01": "Palabuhanratu",
    "32.02.02": "Cisolok",
    "32.02.03": "Gunung Putri",
}
REGISTER = Regions(
    [
        Region("ID", "Indonesia", "nation"),
        Region("32", "Jawa Barat", "province"),
        Region("91", "Papua", "province"),
        Region("93", "Papua Selatan", "province"),
        Region("32.01", "Kabupaten Bogor", "regency", kind="kabupaten"),
        Region("32.02", "Kabupaten Sukabumi", "regency", kind="kabupaten"),
        Region("32.71", "Kota Bogor", "regency", kind="kota"),
        Region("93.01", "Kabupaten Merauke", "regency", kind="kabupaten"),
        Region(
            "91.01",
            "Kabupaten Merauke",
            "regency",
            kind="kabupaten",
            valid_to="2022-07-25",
            successors=("93.01",),
        ),
        Region(
            "91.99",
            "Kabupaten Lama",
            "regency",
            kind="kabupaten",
            valid_to="2022-07-25",
            successors=("93.01", "32.01"),
        ),
        *(Region(code, name, "subdistrict") for code, name in NAMES.items()),
    ]
)
GAZETTEER = Gazetteer(REGISTER)
SUBDISTRICTS = PlacingRules((PlaceColumns("subdistrict", "kode", "nama"),))
REGENCIES = PlacingRules((PlaceColumns("regency", "kode", "nama"),))
NAMES_ONLY = PlacingRules((PlaceColumns("regency", None, "nama"),), within="32")


def sheet(*rows, columns=("kode", "nama")):
    return pd.DataFrame(rows, columns=list(columns), index=range(2, len(rows) + 2))


def whole_file(codes=None):
    """All six sub-districts with their names, codes as given or undotted."""
    codes = codes or {code: code.replace(".", "") for code in NAMES}
    return sheet(*((codes[code], name.upper()) for code, name in NAMES.items()))


def outcomes(placement):
    return list(placement.rows[["status", "reason"]].itertuples(index=False, name=None))
