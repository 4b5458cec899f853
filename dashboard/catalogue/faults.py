"""What is wrong with catalogue files, collected over all files before raising."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from pydantic import ValidationError

from dashboard.texts import Translate


@dataclass(frozen=True)
class Fault:
    """One fault: the file, the key in it, and what is wrong (English source text)."""

    file: str
    key: str
    what: str
    values: Mapping[str, object] = field(default_factory=dict)

    def text(self, _: Translate) -> str:
        return f"{self.file}: {self.key}: {_(self.what, **self.values)}"

    def __str__(self) -> str:
        return self.text(lambda text, **values: text.format(**values))


class CatalogueFaults(Exception):
    """The catalogue cannot be used; `faults` lists everything found in all files."""

    def __init__(self, faults: list[Fault]):
        super().__init__("\n".join(str(fault) for fault in faults))
        self.faults = tuple(faults)


def faults_of_validation(file: str, error: ValidationError) -> list[Fault]:
    """One fault for each key that a model refused."""
    return [_fault(file, detail) for detail in error.errors()]


def _(text: str) -> str:
    """Mark a text for translation; it is translated when the fault is shown."""
    return text


def _fault(file: str, detail: dict) -> Fault:
    key = ".".join(str(part) for part in detail["loc"]) or "-"
    match detail["type"]:
        case "missing":
            return Fault(file, key, _("is missing"))
        case "extra_forbidden":
            return Fault(file, key, _("is not a known key"))
        case "literal_error":
            expected = detail["ctx"]["expected"]
            what = _("must be one of {expected}")
            return Fault(file, key, what, {"expected": expected})
    message = detail["msg"].removeprefix("Value error, ")
    what = _("has the wrong form: {message}")
    return Fault(file, key, what, {"message": message})
