"""The catalogue: what is measured, from which tables, by which rules.

Everything is a file under data/catalogue and data/profiles; this package loads and
checks the files as a whole and compiles them to SQL.
"""

from dashboard.catalogue.faults import CatalogueFaults, Fault
from dashboard.catalogue.indicators import Indicator, MinimumN
from dashboard.catalogue.lists import AreaType, Programme, Sector, Stage
from dashboard.catalogue.loading import Catalogue, load_catalogue
from dashboard.catalogue.tables import Column, DerivedTable, ReportTable, Rule
from dashboard.catalogue.wording import Text

__all__ = [
    "AreaType",
    "Catalogue",
    "CatalogueFaults",
    "Column",
    "DerivedTable",
    "Fault",
    "Indicator",
    "MinimumN",
    "Programme",
    "ReportTable",
    "Rule",
    "Sector",
    "Stage",
    "Text",
    "load_catalogue",
]
