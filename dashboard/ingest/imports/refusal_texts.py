"""Why no row of a file was placed, with the figures and what to do."""

from dashboard.ingest.placing.bridge import BridgeMissing
from dashboard.ingest.placing.code_choice import ENOUGH, Refusal
from dashboard.texts import Sentence
from dashboard.texts import sentence as _

SYSTEM_NAMES = {"kemendagri": "Kemendagri", "bps": "BPS"}


def refusal_sentences(refusal: Refusal, file_name: str) -> tuple[Sentence, ...]:
    """What happened, what was kept, what to do."""
    match refusal.reason:
        case "no_names":
            return (_no_names(file_name),)
        case "two_systems":
            return (_two_systems(file_name),)
        case "bridge_missing":
            return (*_not_recognised(refusal, file_name), BridgeMissing().sentence)
    return _not_recognised(refusal, file_name)


def _no_names(file_name: str) -> Sentence:
    return _(
        "{file}: code system not recognised. No row was placed and nothing was "
        "imported: the file has region codes but no region names, so nothing shows "
        "which codes they are. Add a column with the names of the regions.",
        file=file_name,
    )


def _two_systems(file_name: str) -> Sentence:
    return _(
        "{file}: code system not recognised. No row was placed and nothing was "
        "imported: the codes fit two systems equally well and mean other regions in "
        "each. Send more rows, or name the system in the profile.",
        file=file_name,
    )


def _not_recognised(refusal: Refusal, file_name: str) -> tuple[Sentence, ...]:
    best = refusal.best
    if best is None:
        return ()
    return (
        _(
            "{file}: code system not recognised. No row was placed and nothing was "
            "imported: of {codes} codes {agreeing} carry the name that they have in "
            "the {system} system; at least {enough} % must. Codes that were cut or "
            "rounded, or come from another list, do not fit; send the full codes.",
            file=file_name,
            codes=best.codes,
            agreeing=best.agreeing,
            system=SYSTEM_NAMES[best.system.id],
            enough=round(ENOUGH * 100),
        ),
    )
