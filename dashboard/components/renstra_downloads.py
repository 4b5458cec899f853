"""Links to the plan's table as files: the address is that of the page."""

from dashboard.components.downloads import SAMPLE_NAME, file_links
from dashboard.components.elements import html
from dashboard.selection import Selection
from dashboard.texts import translator


def renstra_links(selection: Selection) -> html.Div:
    _ = translator(selection.lang)
    query = {"lang": selection.lang} | selection.to_query()
    texts = {"xlsx": _("Table for Excel"), "csv": _("CSV")}
    links = file_links("renstra", texts, query)
    return html.Div(links, className="actions")


def renstra_stem(region: str, selection: Selection, *, is_sample: bool) -> str:
    """The name of the files without its ending: renstra_32_2025Q3."""
    parts = ["renstra", region.replace(".", ""), selection.period]
    name = "_".join(part for part in parts if part)
    return (SAMPLE_NAME if is_sample else "") + name
