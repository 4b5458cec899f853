import numpy as np

from dashboard.ingest.sample.noise import autoregressive, normal, uniform

KEYS = np.arange(20_000, dtype=np.uint64)


def test_draws_depend_on_seed_salt_and_key_alone():
    drawn = uniform(1, "life", KEYS)

    assert np.array_equal(drawn[::-1], uniform(1, "life", KEYS[::-1]))
    assert np.array_equal(drawn[:5], uniform(1, "life", KEYS[:5]))
    assert not np.array_equal(drawn, uniform(2, "life", KEYS))
    assert not np.array_equal(drawn, uniform(1, "death", KEYS))


def test_draws_are_uniform_and_never_at_the_ends():
    drawn = uniform(1, "life", KEYS)

    assert drawn.min() > 0 and drawn.max() < 1
    counts, _ = np.histogram(drawn, bins=10, range=(0, 1))
    assert abs(counts - 2_000).max() < 200


def test_normal_draws_have_mean_zero_and_variance_one():
    drawn = normal(1, "size", KEYS)

    assert abs(drawn.mean()) < 0.03
    assert abs(drawn.std() - 1) < 0.03


def test_autoregressive_series_remembers_as_told():
    series = autoregressive(1, "season", steps=20_000, memory=0.6)

    assert abs(np.corrcoef(series[1:], series[:-1])[0, 1] - 0.6) < 0.03
    assert abs(series.std() - 1) < 0.05
