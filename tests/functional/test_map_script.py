import re


def test_a_page_loads_the_renderer_as_one_script_to_keep(client):
    page = client.get("/map").get_data(as_text=True)
    address = re.search(r'src="(/map-script/\w+\.js)"', page).group(1)

    answer = client.get(address)

    assert answer.status_code == 200
    assert answer.mimetype == "text/javascript"
    assert "immutable" in answer.headers["Cache-Control"]
    assert "/assets/map/main.js" not in page


def test_the_script_of_another_release_is_not_there(client):
    assert client.get("/map-script/0123456789abcdef.js").status_code == 404
