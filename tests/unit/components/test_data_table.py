from dashboard.components.data_table import (
    Column,
    TableState,
    data_table,
    with_content,
)
from dashboard.components.markup import as_html

COLUMNS = [Column("name", "Region"), Column("n", "n", is_number=True, sortable=True)]
ROWS = [{"name": "Aceh", "n": "12"}]


def text(component):
    children = getattr(component, "children", component)
    if isinstance(children, list | tuple):
        return " ".join(text(child) for child in children)
    return text(children) if hasattr(children, "children") else str(children or "")


def buttons(component):
    return [c for c in component._traverse() if getattr(c, "data-store", None)]


def test_a_state_from_the_browser_is_never_trusted():
    assert TableState.of({"page": -3}).page == 0
    assert TableState.of({"page": "x"}).page == 0
    assert TableState.of(None) == TableState()


def test_says_which_rows_of_how_many():
    table = data_table(
        COLUMNS,
        ROWS,
        caption="Regions",
        lang="en",
        total=51,
        state=TableState(page=2),
        store="a-store",
    )

    assert "Rows 51 to 51 of 51" in text(table)
    previous, following = buttons(table)[-2:]
    assert not previous.disabled
    assert following.disabled


def test_a_heading_tells_its_order():
    table = data_table(
        COLUMNS,
        ROWS,
        caption="Regions",
        lang="en",
        state=TableState(sort="n", descending=True),
        store="a-store",
    )

    orders = [getattr(c, "aria-sort", None) for c in table._traverse()]
    assert "descending" in orders


def test_no_rows_leave_a_sentence():
    assert "Nothing to list" in text(data_table(COLUMNS, [], caption="x", lang="en"))


def test_a_group_is_named_once_before_its_rows():
    rows = [
        {"name": "Aceh", "n": "1", "group": "West"},
        {"name": "Riau", "n": "2", "group": "West"},
        {"name": "Papua", "n": "3", "group": "East"},
    ]

    words = text(data_table(COLUMNS, rows, caption="Regions", lang="en"))

    assert words.count("West") == 1
    assert words.index("Riau") < words.index("East") < words.index("Papua")


def test_columns_without_content_are_left_out():
    rows = [{"name": "Aceh", "n": ""}, {"name": "Riau", "n": ""}]

    assert with_content(COLUMNS, rows) == COLUMNS[:1]
    assert with_content(COLUMNS, ROWS) == COLUMNS


def test_a_sheet_of_paper_knows_the_columns_it_leaves_out():
    columns = [Column("name", "Name"), Column("strip", "0 to 1", is_beside=True)]

    table = as_html(
        data_table(columns, [{"name": "a", "strip": "–"}], caption="", lang="en")
    )

    assert '<td class="is-beside">–</td>' in table
