"""The reasons of a placement in words. A reason is an id, with a detail after ": "."""

from dashboard.texts import Sentence
from dashboard.texts import sentence as _

_REASONS = {
    "code_and_name": _("Code and name agree."),
    "alias": _("The code, and another spelling of its name that was accepted."),
    "old_code": _("An old code; the region is its only successor."),
    "code_only": _("The code; the sheet has no names."),
    "name": _("The name, which is one region's only."),
    "nation": _("The figure of the whole nation."),
    "total": _("A total row."),
    "blank": _("An empty row."),
    "footer": _("A note below the table."),
    "repeated_header": _("The header once more."),
    "column_numbers": _("Column numbers."),
    "too_many_cells": _("More cells than the header has columns."),
    "no_place": _("No region is named in this row."),
    "code_missing": _("The cell for the code is empty."),
    "code_unknown": _("No region has this code."),
    # those of report tables
    "code": _("The code, in the form that only Kemendagri codes have."),
    "no_code": _("The cell for the code is empty."),
    "unknown_code": _("No region has this code."),
    "divided": _("An old code that became several regions."),
    "name_differs": _("The code is another region's than the name."),
    "code_differs": _("The code is not the one that the named region has."),
    "name_missing": _("There is no name to check the code with."),
    "name_unknown": _("No region of this level has this name here."),
    "system_not_recognised": _("The code system of the file was not recognised."),
    "village_missing": _("The village's code is missing."),
    "village_differs": _("The village's code lies in another sub-district."),
}
_WITH_DETAIL = {
    "name_differs": _("The code is another region's: {detail}."),
    "parent_differs": _("The region does not lie in {detail}."),
    "outside": _("The region lies outside {detail}, which the sheet is about."),
    "several_successors": _("An old code that became several regions: {detail}."),
    "name_of_several": _("Several regions have this name: {detail}."),
    "parent_unknown": _("The region above it is not known: {detail}."),
}


def reason_sentence(reason: str) -> Sentence:
    """A reason in words, for any reader; an unknown one as it is."""
    key, _colon, detail = reason.partition(": ")
    if detail and key in _WITH_DETAIL:
        return Sentence(_WITH_DETAIL[key].text, {"detail": detail})
    return _REASONS.get(key, Sentence("{detail}", {"detail": reason}))
