"""A wrong id starts without any complaint: these tests are the complaint."""

import ast
from pathlib import Path

from dashboard import ids
from dashboard.settings import PROJECT

# Ids that are plain English words, which other modules use as words.
WORDS = {"page", "notices", "explanation"}
KNOWN = {value for name, value in vars(ids).items() if name.isupper()}


def test_callbacks_use_only_ids_that_a_page_has(ask, app):
    on_pages = {component.id for component in app.validation_layout.children}
    used = {
        one["id"]
        for callback in ask.callbacks
        for one in callback["inputs"] + callback["state"]
    }

    assert used <= on_pages


def test_every_id_is_on_some_page(ask, app):
    on_pages = {component.id for component in app.validation_layout.children}

    assert on_pages >= KNOWN


def test_ids_are_written_in_one_place_only():
    found = [
        (path.name, node.value)
        for path in (PROJECT / "dashboard").rglob("*.py")
        if path.name != "ids.py"
        for node in ast.walk(ast.parse(Path(path).read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and node.value in KNOWN - WORDS
    ]

    assert found == []
