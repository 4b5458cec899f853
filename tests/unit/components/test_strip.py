from dashboard.components.strip import Scale, strip


def row(value, lower=None, upper=None):
    return {"value": value, "lower": lower, "upper": upper}


def classes(parts):
    return [part.className for part in parts]


def test_a_scale_holds_all_ranges_and_the_mark():
    scale = Scale.of([row(0.5, 0.4, 0.6), row(0.8)], 0.2)

    assert (scale.low, scale.high) == (0.2, 0.8)
    assert scale.mark == 0
    assert scale.at(0.5) == 50


def test_a_strip_draws_what_is_known():
    assert classes(strip(row(0.5), Scale(0, 1))) == ["dot"]
    assert classes(strip(row(0.5, 0.4, 0.6), Scale(0, 1, 0.7))) == [
        "strip-mark",
        "whisker",
        "dot",
    ]
