"""One good row of each table of the registers; small worlds change some cells."""

GOOD = {
    "pkh_caseload": {
        "kec_code": "32.04.05",
        "region": "32.04.05",
        "year": 2024,
        "kpm_active_start": 1000,
        "grad_mandiri": 30,
        "grad_alamiah": 80,
        "grad_other": 10,
        "new_entries": 100,
        "active_end": 980,
    },
    "registry_transitions": {
        "kec_code": "32.04.05",
        "region": "32.04.05",
        "quarter": "2024Q2",
        "membership": "member",
        "band_from": "4",
        "band_to": "4",
        "families_n": 100,
        "scoring_version": "v1",
    },
}
