import re
from types import SimpleNamespace

from dashboard.components.markup import as_html
from dashboard.components.sparkline import HEIGHT, KEPT, WIDTH, sparkline
from dashboard.disclosure import flags

SHARE = SimpleNamespace(unit="percent")


def rows(*values):
    """A quarter each from 2020 on; None for one that is not shown."""
    return [
        {
            "period": f"{2020 + number // 4}Q{number % 4 + 1}",
            "value": value,
            "flag": flags.TOO_FEW if value is None else flags.OK,
        }
        for number, value in enumerate(values)
    ]


def lines(drawing):
    return [
        [tuple(map(float, point.split(","))) for point in points.split()]
        for points in re.findall(r'points="([^"]*)"', drawing)
    ]


def test_more_lies_higher_and_later_lies_further_right():
    ((first, second, third),) = lines(sparkline(rows(0.2, 0.8, 0.5), SHARE, "en"))

    assert first[0] < second[0] < third[0]
    assert second[1] < third[1] < first[1]


def test_stays_inside_its_picture_and_is_as_long_as_three_years():
    (points,) = lines(sparkline(rows(*[0.1 * n for n in range(20)]), SHARE, "en"))

    assert len(points) == KEPT
    assert all(0 <= x <= WIDTH and 0 <= y <= HEIGHT for x, y in points)


def test_a_period_without_a_figure_breaks_the_line():
    first, second = lines(sparkline(rows(0.2, 0.3, None, 0.4), SHARE, "en"))

    assert (len(first), len(second)) == (2, 1)


def test_the_same_value_throughout_is_a_level_line():
    ((_, one), (_, other)) = lines(sparkline(rows(0.5, 0.5), SHARE, "en"))[0]

    assert one == other == HEIGHT / 2


def test_one_point_makes_no_line():
    assert sparkline(rows(0.2, None), SHARE, "en") is None


def test_says_from_where_to_where():
    drawing = sparkline(rows(0.2, 0.8), SHARE, "id").replace("\u00a0", " ")

    assert 'aria-label="dari TW I 2020 20,0 % ke TW II 2020 80,0 %"' in drawing


def test_is_no_text_to_be_escaped():
    assert as_html([sparkline(rows(0.2, 0.8), SHARE, "en")]).startswith("<svg")
