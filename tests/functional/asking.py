"""Posts to `/_dash-update-component` as the browser does."""

import json
import re
from html import unescape


class Asker:
    """`ask("map-panel", {"selection-store.data": {...}})` -> the outputs by id."""

    def __init__(self, client):
        self.client = client
        client.get("/map")  # Dash adds its router with the first request
        self.callbacks = client.get("/_dash-dependencies").get_json()

    def __call__(self, output: str, values: dict) -> dict:
        answer = self.post(output, values)
        assert answer.status_code == 200, answer.get_data(as_text=True)[:500]
        return answer.get_json()["response"]

    def post(self, output: str, values: dict):
        callback = self.callback_of(output)
        inputs = [_filled(one, values) for one in callback["inputs"]]
        body = {
            "output": callback["output"],
            "outputs": _outputs(callback["output"]),
            "inputs": inputs,
            "state": [_filled(one, values) for one in callback["state"]],
            "changedPropIds": [f"{inputs[0]['id']}.{inputs[0]['property']}"],
        }
        return self.client.post("/_dash-update-component", json=body)

    def callback_of(self, output: str) -> dict:
        return next(
            callback
            for callback in self.callbacks
            if output in {one["id"] for one in _flat(_outputs(callback["output"]))}
        )

    def page(self, path: str, search: str = "") -> dict:
        """The layout that the router sends for an address."""
        values = {"_pages_location.pathname": path, "_pages_location.search": search}
        return self("_pages_content", values)["_pages_content"]["children"]


def _filled(one: dict, values: dict) -> dict:
    return one | {"value": values.get(f"{one['id']}.{one['property']}")}


def _outputs(text: str):
    if not text.startswith(".."):
        return _output(text)
    return [_output(part) for part in text.strip(".").split("...")]


def _output(text: str) -> dict:
    component, _, prop = text.rpartition(".")
    return {"id": component, "property": prop}


def _flat(outputs) -> list[dict]:
    return outputs if isinstance(outputs, list) else [outputs]


def texts_of(component) -> str:
    """All the words of a component, as a reader would meet them."""
    if isinstance(component, list):
        return " ".join(texts_of(part) for part in component)
    if isinstance(component, dict):
        props = component.get("props", {})
        return (
            words_of(props["html"])
            if "html" in props
            else texts_of(props.get("children"))
        )
    return "" if component is None else str(component).replace("\u00a0", " ")


def words_of(markup: str) -> str:
    """The words of an answer in HTML, with a space where an element ends or begins."""
    found = re.sub(r"<[^>]*>", " ", markup)
    return " ".join(unescape(found).replace("\u00a0", " ").split())


def components_with_ids(component) -> dict[str, dict]:
    """Every component of a layout that has an id, by id."""
    found = {}
    _collect(component, found)
    return found


def _collect(component, found: dict) -> None:
    if isinstance(component, list):
        for part in component:
            _collect(part, found)
    if isinstance(component, dict) and "props" in component:
        props = component["props"]
        if "id" in props:
            found[json.dumps(props["id"]).strip('"')] = component
        _collect(props.get("children"), found)
