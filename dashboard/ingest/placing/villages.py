"""Village codes: the register ends at sub-districts, so a village hangs on its own.

A village's code must begin with the code of the sub-district its row was placed on,
as written or as placed; otherwise code and place disagree and the row is no use.
"""

from dataclasses import replace

import pandas as pd

from dashboard.ingest.placing.bridge import BPS_DIGITS
from dashboard.ingest.placing.code_systems import digits_of
from dashboard.ingest.placing.placement import Placement
from dashboard.ingest.placing.places import PlacingRules

_KEMENDAGRI_VILLAGE = 10  # digits: 2 + 2 + 2 + 4
_SUBDISTRICT = 6


def with_villages(
    source: pd.DataFrame, placement: Placement, rules: PlacingRules
) -> tuple[Placement, pd.Series]:
    """The placement without rows whose village disagrees, and each row's unit code.

    The unit is the village where the file has villages, else the region itself.
    """
    rows = placement.rows.copy()
    placed = rows["status"] == "placed"
    units = rows["region"].where(placed)
    if rules.village is None or rules.village.code is None:
        return placement, units
    codes = source.loc[placed, rules.village.code]
    said = rows.loc[placed, "source_code"]
    pairs = zip(codes, rows.loc[placed, "region"], said, strict=True)
    found = [village_code(code, region, said=own) for code, region, own in pairs]
    units.loc[placed] = found
    for reason, status in (("missing", "unplaced"), ("differs", "conflicting")):
        wrong = units.index[placed & (units == reason)]
        rows.loc[wrong, ["region", "status"]] = [None, status]
        rows.loc[wrong, "reason"] = f"village_{reason}"
        units.loc[wrong] = None
    return replace(placement, rows=rows), units


def village_code(code: object, subdistrict: str, *, said: object) -> str:
    """The village's dotted code, or "missing" or "differs".

    `said` is the sub-district's code as the file has it: an old code or a BPS code
    heads the village codes of its file. BPS numbers villages apart from Kemendagri,
    so a BPS village keeps its own number under a mark that no Kemendagri code has.
    """
    if code is None or pd.isna(code) or not str(code).strip():
        return "missing"
    digits = digits_of(str(code)) or ""
    if len(digits) != _KEMENDAGRI_VILLAGE:
        return "differs"
    head, number = digits[:_SUBDISTRICT], digits[_SUBDISTRICT:]
    own = digits_of(str(said)) if isinstance(said, str) else None
    if head == subdistrict.replace(".", "") or head == own:
        return f"{subdistrict}.{number}"
    bps_digits = BPS_DIGITS["subdistrict"]
    if own is not None and len(own) == bps_digits and digits.startswith(own):
        return f"{subdistrict}.b{digits[bps_digits:]}"
    return "differs"
