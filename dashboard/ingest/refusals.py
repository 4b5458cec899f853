"""Why a file is not read: named errors with a sentence in both languages.

A sentence says what is wrong, with the figure, and what to do about it. It never
repeats what stands in a cell.
"""

from dashboard.texts import Sentence


class FileRefused(Exception):
    """Nothing was read or kept. `sentence.to(locale)` is for the reader."""

    def __init__(self, sentence: Sentence) -> None:
        super().__init__(sentence.to("en"))
        self.sentence = sentence

    def to(self, locale: str) -> str:
        return self.sentence.to(locale)


class FileUnreadable(FileRefused):
    """Not there, a folder, not permitted."""


class FileEmpty(FileRefused):
    """No bytes, or only white space."""


class FormatRefused(FileRefused):
    """A format that is not read here; the sentence says how to save it instead."""


class FileDamaged(FileRefused):
    """Cut off or broken inside."""


class TableNotFound(FileRefused):
    """No table in the file, or several and none was named."""


class LimitExceeded(FileRefused):
    """Larger than allowed; `limit` names the field of `Limits`."""

    def __init__(self, sentence: Sentence, *, limit: str) -> None:
        super().__init__(sentence)
        self.limit = limit


class PersonalData(FileRefused):
    """Person-level identifiers; nothing of the file was kept."""


class DiskFull(FileRefused):
    """No room for the copy; what was there before is untouched."""
