"""Texts and the base of all catalogue entries."""

from pydantic import BaseModel, ConfigDict


class Entry(BaseModel):
    """Anything a catalogue file declares: frozen, and no unknown keys."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Text(Entry):
    """One text in both interface languages."""

    id: str
    en: str

    def in_locale(self, locale: str) -> str:
        return self.id if locale == "id" else self.en
