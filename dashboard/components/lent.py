"""A figure that a table lends from the regency, said in its cell."""

from dash import html

from dashboard.components.wording import Row, short_flag
from dashboard.disclosure import flags


def with_owner(words: str, row: Row, lang: str) -> str | html.Span:
    """On a narrow screen, which leaves the column of notes out, whose figure it is."""
    if row["flag"] != flags.PARENT_VALUE:
        return words
    owner = html.Small(short_flag(row["flag"], lang), className="only-narrow")
    return html.Span([words, " ", owner])
