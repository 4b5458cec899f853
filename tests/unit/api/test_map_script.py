import shutil
import subprocess

import pytest

from dashboard.api.map_script import NotPackable, map_script, map_script_address
from dashboard.settings import Settings


def write(folder, **modules):
    for name, text in modules.items():
        (folder / f"{name}.js").write_text(text, encoding="utf-8")
    return folder


def run(script: str) -> str:
    node = shutil.which("node")
    if node is None:
        pytest.skip("no node on this machine: the packed script was not run")
    told = subprocess.run([node, "-"], input=script, capture_output=True, text=True)
    assert told.returncode == 0, told.stderr
    return told.stdout


def test_a_module_comes_after_those_it_needs(tmp_path):
    folder = write(
        tmp_path,
        main='import { twice } from "./a.js";\n\nconsole.log(twice(2));\n',
        a='import {\n  two as pair,\n} from "./b.js";\n\n'
        "const two = 1;\nexport function twice(n) {\n  return pair * n * two;\n}\n",
        b="export const two = 2;\n",
    )

    assert run(map_script(folder)).strip() == "4"


@pytest.mark.parametrize(
    "source",
    [
        "export default 1;\n",
        'import * as a from "./a.js";\n',
        'import a from "./a.js";\n',
    ],
)
def test_another_form_of_import_or_export_is_refused(tmp_path, source):
    folder = write(tmp_path, main=source, a="export const a = 1;\n")

    with pytest.raises(NotPackable, match=r"main\.js"):
        map_script(folder)


def test_modules_that_need_each_other_are_refused(tmp_path):
    folder = write(
        tmp_path,
        a='import { b } from "./b.js";\nexport const a = 1;\n',
        b='import { a } from "./a.js";\nexport const b = 1;\n',
    )

    with pytest.raises(NotPackable, match="each other"):
        map_script(folder)


def test_the_renderer_can_be_packed():
    folder = Settings().assets / "map"

    script = map_script(folder)

    assert map_script_address(folder).startswith("/map-script/")
    assert "import.meta" not in script
    assert run(f"if (false) {{\n{script}\n}}\nconsole.log('ok')").strip() == "ok"
