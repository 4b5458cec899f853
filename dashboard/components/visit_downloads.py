"""Links to the list of visits as files: the address is that of the page."""

from dashboard.components.downloads import SAMPLE_NAME, file_links
from dashboard.components.elements import html
from dashboard.queries.visits import Visits
from dashboard.selection import ANY, Selection
from dashboard.texts import translator


def visit_links(selection: Selection) -> html.Div:
    _ = translator(selection.lang)
    query = {"lang": selection.lang} | selection.to_query()
    texts = {"xlsx": _("List for Excel"), "csv": _("CSV")}
    links = file_links("visits", texts, query)
    return html.Div(links, className="actions")


def visits_stem(found: Visits, selection: Selection, *, is_sample: bool) -> str:
    """The name of the files without its ending: visits_3204_2024Q3_sector-education."""
    place = found.place.region.replace(".", "")
    chosen = {
        "reason": selection.reason if selection.reason != "any" else ANY,
        "programme": selection.programme,
        "sector": selection.sector,
        "area": selection.area_type,
    }
    filters = [f"{key}-{value}" for key, value in chosen.items() if value != ANY]
    name = "_".join(["visits", place, found.period, *filters])
    return (SAMPLE_NAME if is_sample else "") + name
