"""The style sheets come as one, in the order of their names."""

import re
from gzip import decompress

from dashboard.settings import Settings


def test_a_page_loads_its_style_as_one_sheet_to_keep(client):
    page = client.get("/map").get_data(as_text=True)
    (address,) = re.findall(r'<link rel="stylesheet" href="([^"]+)"', page)

    answer = client.get(address, headers={"Accept-Encoding": "identity"})

    assert answer.mimetype == "text/css"
    assert "immutable" in answer.headers["Cache-Control"]


def test_the_sheet_holds_every_rule_in_its_place(client):
    page = client.get("/map").get_data(as_text=True)
    (address,) = re.findall(r'href="(/style/\w+\.css)"', page)
    style = decompress(client.get(address).data).decode()
    sheets = sorted(Settings().assets.glob("*.css"))

    places = [style.index(one.read_text(encoding="utf-8")) for one in sheets]

    assert len(sheets) > 1
    assert places == sorted(places)


def test_the_sheet_of_another_release_is_not_there(client):
    assert client.get("/style/0123456789abcdef.css").status_code == 404
