"""A household of the survey (T12) that breaks no rule: 1 million rupiah a person."""

from datetime import date

_NO = {f"{name}{number:02}": 0 for name in ("a", "dep") for number in range(1, 13)}
_NO = {name: value for name, value in _NO.items() if name not in ("dep11", "dep12")}
_FOOD = {f"fies{number}": 0 for number in range(1, 9)}
_LIFE = {f"ls{n}_{when}": 3 for when in ("before", "now") for n in range(1, 9)}
GOOD = {
    "household_survey": {
        "hh_id": "household-000001",
        "wave": 1,
        "interview_on": date(2024, 6, 3),
        "kec_code": "32.04.05",
        "region": "32.04.05",
        "psu_id": "village-000001",
        "stratum_id": "32.04-T",
        "weight": 100.0,
        "arm": "T",
        "program_code": "dbk",
        "urban_rural": "R",
        "hhsize": 4,
        "female_head": False,
        "is_member": True,
        "exp_food_rp": 2_400_000,
        "exp_nonfood_rp": 1_600_000,
        "panel": "panel",
        **_NO,
        **_FOOD,
        **_LIFE,
    }
}
