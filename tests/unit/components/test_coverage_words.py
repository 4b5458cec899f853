"""The sentence of a view in which few regions show a figure."""

from types import SimpleNamespace

import numpy as np

from dashboard.components.coverage_words import few_shown
from dashboard.disclosure.flags import NUMBER


def view(region: str = "32", **regions: int) -> SimpleNamespace:
    names = [name for name, count in regions.items() for _ in range(count)]
    flag = np.array([NUMBER[name] for name in names])
    selection = SimpleNamespace(lang="id", region=region)
    return SimpleNamespace(values={"flag": flag}, level="regency", selection=selection)


def test_it_counts_what_stands_instead_the_commonest_first():
    [notice] = few_shown(
        view(ok=5, pooled=1, not_reported=2, too_few=3, no_programme=9, suppressed=1)
    )

    assert notice.text == (
        "Hanya 6 dari 12 kabupaten/kota yang punya angka; yang lain: 3 belum cukup"
        " data, 2 belum melapor, 1 disembunyikan agar tidak dikenali."
    )


def test_nothing_is_said_where_most_show_a_figure():
    assert few_shown(view(ok=3, parent_value=1, too_few=1)) == []
    assert few_shown(view()) == []


def test_in_the_nation_it_names_the_level_that_shows_more():
    [notice] = few_shown(view(region="ID", ok=1, too_few=1))

    assert notice.text.endswith("1 belum cukup data. Angka provinsi lebih lengkap.")
