"""Whose figure it is stands in the cell, for screens without a column of notes."""

import pytest

from dashboard.components.lent import with_owner
from dashboard.components.markup import as_html
from dashboard.disclosure import flags


def test_a_figure_of_the_regency_says_so_in_its_cell():
    said = as_html(with_owner("45,9", {"flag": flags.PARENT_VALUE}, "id"))

    assert "45,9" in said
    assert '<small class="only-narrow">Angka kabupaten/kota</small>' in said


@pytest.mark.parametrize("flag", [flags.OK, flags.CAUTION, flags.SUPPRESSED])
def test_any_other_figure_stands_alone(flag):
    assert with_owner("45,9", {"flag": flag}, "id") == "45,9"
