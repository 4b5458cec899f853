import gc
import io

import openpyxl

from dashboard.api.attachments import new_workbook

ROWS = 50


def _workbook() -> bytes:
    file = io.BytesIO()
    with new_workbook(file) as book:
        sheet = book.add_worksheet("Data")
        for number in range(ROWS):
            sheet.write_row(number, 0, [f"text {number}", number])
        book.add_worksheet("Notes").write(0, 0, "note", book.add_format({"bold": True}))
    return file.getvalue()


def _of_xlsxwriter() -> int:
    modules = (str(type(one).__module__) for one in gc.get_objects())
    return sum(module.startswith("xlsxwriter") for module in modules)


def test_a_workbook_holds_what_was_written():
    book = openpyxl.load_workbook(io.BytesIO(_workbook()))

    assert book.sheetnames == ["Data", "Notes"]
    assert list(book["Data"].values)[-1] == (f"text {ROWS - 1}", ROWS - 1)


def test_a_workbook_that_is_sent_leaves_no_cell_in_memory():
    _workbook()  # what the library keeps of its first
    gc.collect()
    gc.disable()
    try:
        before = _of_xlsxwriter()
        _workbook()
        assert _of_xlsxwriter() <= before
    finally:
        gc.enable()
