"""Tables of numbers as plain HTML: read by eye, by screen reader, and on paper.

Sorted and paged on the server; buttons put the wanted state into the table's store.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from dash.development.base_component import Component

from dashboard.components.buttons import store_button
from dashboard.components.elements import html
from dashboard.components.notices import empty_state
from dashboard.formats import format_number
from dashboard.texts import translator

ROWS_PER_PAGE = 25


@dataclass(frozen=True)
class Column:
    """One column: `key` of the row's cell, heading, and how it stands.

    A minor column is left out on a narrow screen, `is_beside` on a sheet of paper
    that has to hold the whole list.
    """

    key: str
    heading: str | Component
    is_number: bool = False
    sortable: bool = False
    is_minor: bool = False
    is_beside: bool = False

    @property
    def class_name(self) -> str:
        names = {
            "is-number": self.is_number,
            "is-minor": self.is_minor,
            "is-beside": self.is_beside,
        }
        return " ".join(name for name, holds in names.items() if holds)


@dataclass(frozen=True)
class TableState:
    """Which page, sorted by which column; what a table's store holds."""

    page: int = 0
    sort: str | None = None
    descending: bool = False

    @classmethod
    def of(cls, data: Mapping | None) -> "TableState":
        data = data or {}
        page = data.get("page", 0)
        return cls(
            page=page if isinstance(page, int) and page >= 0 else 0,
            sort=data.get("sort"),
            descending=bool(data.get("descending")),
        )

    @classmethod
    def of_address(cls, page: str | None) -> "TableState":
        """The page that an address names, counted from 1 as readers do."""
        is_number = page is not None and page.isascii() and page.isdigit()
        return cls(page=max(int(page) - 1, 0) if is_number and len(page) < 9 else 0)

    def within(self, total: int) -> "TableState":
        """The same, on the last page where there are fewer than it says."""
        last = max((total - 1) // ROWS_PER_PAGE, 0)
        return replace(self, page=min(self.page, last))

    @property
    def first(self) -> int:
        """Number of the first row shown, from 0."""
        return self.page * ROWS_PER_PAGE


def data_table(
    columns: Sequence[Column],
    rows: Sequence[Mapping[str, object]],
    *,
    caption: str,
    lang: str,
    total: int | None = None,
    state: TableState | None = None,
    store: str | None = None,
) -> html.Div:
    """`rows` are one page; `total` and `store` add the way to the others.

    Where rows have a `group`, its name stands in a line of its own before the first.
    """
    if not rows:
        return empty_state(translator(lang)("Nothing to list here."))
    state = state or TableState()
    head = [_heading(column, state, store) for column in columns]
    table = html.Table(
        [
            html.Caption(caption),
            html.Thead(html.Tr(head)),
            html.Tbody(_body(columns, rows)),
        ],
        className="data-table",
    )
    scroller = html.Div(
        table,
        className="table-scroller",
        tabIndex="0",
        role="region",
        **{"aria-label": caption},
    )
    pager = _pager(total or len(rows), state, store, lang) if store else []
    return html.Div([scroller, *pager])


def with_content(columns: Sequence[Column], rows: Sequence[Mapping]) -> list[Column]:
    """The columns without those that are empty in every row."""
    return [c for c in columns if any(row[c.key] not in ("", None) for row in rows)]


def _body(columns: Sequence[Column], rows: Sequence[Mapping]) -> list[html.Tr]:
    body, group = [], None
    for row in rows:
        if row.get("group", group) != group:
            group = row["group"]
            head = html.Th(group, scope="rowgroup", colSpan=len(columns))
            body.append(html.Tr(head, className="group"))
        body.append(html.Tr([_cell(c, row, n) for n, c in enumerate(columns)]))
    return body


def _heading(column: Column, state: TableState, store: str | None) -> html.Th:
    name = column.class_name
    if not (column.sortable and store):
        return html.Th(column.heading, scope="col", className=name)
    is_sorted = state.sort == column.key
    descending = not state.descending if is_sorted else column.is_number
    order = "none"
    if is_sorted:
        order = "descending" if state.descending else "ascending"
    wanted = {"page": 0, "sort": column.key, "descending": descending}
    button = store_button(column.heading, store, wanted, class_name=f"sort {order}")
    return html.Th(button, scope="col", className=name, **{"aria-sort": order})


def _cell(column: Column, row: Mapping[str, object], number: int):
    name = column.class_name
    if number == 0:
        return html.Th(row[column.key], scope="row", className=name)
    return html.Td(row[column.key], className=name)


def _pager(total: int, state: TableState, store: str, lang: str) -> list:
    _ = translator(lang)
    last = max((total - 1) // ROWS_PER_PAGE, 0)
    first_row = state.first + 1
    text = _(
        "Rows {first} to {last} of {total}",
        first=format_number(first_row, lang),
        last=format_number(min(first_row + ROWS_PER_PAGE - 1, total), lang),
        total=format_number(total, lang),
    )
    if last == 0:
        return [html.P(text, className="pager")]
    return [
        html.Nav(
            [
                _page_button(_("◂ Previous"), state, state.page - 1, last, store),
                html.Span(text),
                _page_button(_("Next ▸"), state, state.page + 1, last, store),
            ],
            className="pager",
            **{"aria-label": _("Pages of the table")},
        )
    ]


def _page_button(text, state: TableState, page: int, last: int, store: str):
    wanted = {"page": page, "sort": state.sort, "descending": state.descending}
    return store_button(text, store, wanted, disabled=not 0 <= page <= last)
