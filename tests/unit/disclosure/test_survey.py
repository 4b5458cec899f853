"""When a survey's figure is sure enough: by households, and by its error."""

import numpy as np
import pytest

from dashboard.catalogue.indicators import MinimumN
from dashboard.disclosure import flags, survey
from dashboard.disclosure.judge import judge
from tests.spec.reports import catalogue


@pytest.fixture
def poverty():
    return catalogue().indicators["welf_p0"]


def cell(indicator, **parts) -> str:
    """The flag of one cell: by default 20 % of 100 households, error a tenth of it."""
    found = {
        "numerator": 20.0,
        "denominator": 100.0,
        "n": 100.0,
        "psu": 10.0,
        "w": 100.0,
        "ww": 100.0,
        "v_num_num": 4.0,
        "v_num_den": 0.0,
        "v_den_den": 0.0,
        "is_regency": 1.0,
    } | parts
    cells = {name: np.array([number]) for name, number in found.items()}
    cells["value"] = cells["numerator"] / cells["denominator"]
    return flags.FLAGS[judge(cells, indicator)[0]]


@pytest.mark.parametrize(
    ("n", "flag"),
    [(9, flags.SUPPRESSED), (10, flags.TOO_FEW), (49, flags.TOO_FEW), (50, flags.OK)],
)
def test_number_of_households(poverty, n, flag):
    assert cell(poverty, n=float(n)) == flag


def test_under_25_households_nothing_is_shown_and_under_50_with_caution(poverty):
    few = MinimumN(confidentiality=5, publication=5)
    generous = poverty.model_copy(update={"minimum_n": few})

    found = [cell(generous, n=float(n)) for n in (24, 25, 49, 50)]

    assert found == [flags.TOO_FEW, flags.CAUTION, flags.CAUTION, flags.OK]


@pytest.mark.parametrize(
    ("error", "in_regency", "above"),
    [
        (0.25, flags.OK, flags.OK),
        (0.26, flags.TOO_FEW, flags.CAUTION),
        (0.50, flags.TOO_FEW, flags.CAUTION),
        (0.51, flags.TOO_FEW, flags.TOO_FEW),
    ],
)
def test_a_regency_must_be_surer_than_a_province(poverty, error, in_regency, above):
    spread = {"v_num_num": (error * 20.0) ** 2 * (1 - 1e-12)}

    assert cell(poverty, **spread) == in_regency
    assert cell(poverty, is_regency=0.0, **spread) == above


def test_a_single_village_tells_nothing_of_its_error(poverty):
    assert cell(poverty, psu=1.0) == flags.TOO_FEW


def test_no_poor_household_among_many_is_no_sure_zero(poverty):
    assert cell(poverty, numerator=0.0, v_num_num=0.0) == flags.TOO_FEW


def test_what_may_lie_on_both_sides_of_zero_is_measured_by_its_scale():
    net = catalogue().indicators["welf_lifestyle_net"]

    sure, unsure = ((part * 50 * 100) ** 2 for part in (0.24, 0.26))

    assert cell(net, numerator=1.0, v_num_num=sure) == flags.OK
    assert cell(net, numerator=1.0, v_num_num=unsure) == flags.TOO_FEW


def test_unequal_weights_tell_as_much_as_fewer_equal_ones():
    found = survey.effective_n({"w": np.array([4.0]), "ww": np.array([10.0])})

    assert found == pytest.approx(1.6)
