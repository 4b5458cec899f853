"""Every text of a catalogue fault has its Indonesian and English wording."""

import ast

import pytest

from dashboard.settings import PROJECT
from dashboard.texts import LOCALES, messages

MODULES = (
    "catalogue/faults.py",
    "catalogue/loading.py",
    "catalogue/profile_files.py",
    "catalogue/consistency.py",
    "catalogue/expressions.py",
    "commands/check.py",
    "ingest/reports/report_findings.py",
    "ingest/reports/report_header.py",
    "ingest/reports/report_places.py",
    "ingest/building/trial.py",
)


def texts_of(path) -> set[str]:
    calls = (n for n in ast.walk(ast.parse(path.read_text("utf-8"))))
    return {
        call.args[0].value
        for call in calls
        if isinstance(call, ast.Call)
        and isinstance(call.func, ast.Name)
        and call.func.id == "_"
        and isinstance(call.args[0], ast.Constant)
    }


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("module", MODULES)
def test_every_text_is_in_the_catalogue_of_the_locale(module, locale):
    texts = texts_of(PROJECT / "dashboard" / module)

    assert texts
    assert texts <= set(messages(locale))
