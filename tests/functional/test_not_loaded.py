"""A worker answers without what costs it much memory and nothing that it needs."""

import os
import subprocess
import sys

from dashboard.settings import PROJECT

REPAY = "indicator=grp_repay_rate"
ADDRESSES = (
    "/map",
    "/region/32",
    "/groups?region=32",
    "/download/groups.csv?region=32",
    "/download/groups.xlsx?region=32",
    "/data",
    f"/download/values.csv?{REPAY}",
    f"/download/values.xlsx?{REPAY}",
    f"/api/v1/values?{REPAY}&level=subdistrict",
    "/api/v1/values?indicator=idm_iks&level=regency&format=csv",
    f"/api/v1/series?{REPAY}&region=32",
    "/map/VERSION/grp_repay_rate/regency/strip.bin?method=quantile",
)
ASK = """
import gc
import sys
from benchmarks.asking import callbacks_on
from dashboard.pages import context_of
from dashboard.queries.profile import profile
from dashboard.wsgi import server
from plotly.validator_cache import ValidatorCache

def check(what):
    for module in ("pandas", "pyarrow.compute", "numpy.ma"):
        assert module not in sys.modules, (module, what)
    assert ValidatorCache._json_cache is None, ("rules of plotly's classes", what)

check("loading")
assert gc.get_freeze_count() > 100_000, "what was loaded is looked through for garbage"
client = server.test_client()
version = context_of(server).store.version
for address in sys.argv[1:]:
    address = address.replace("VERSION", version)
    assert client.get(address).status_code == 200, address
    check(address)
profile(context_of(server), "32.04.05")
check("profile")
chosen = {"selection-store.data": {"indicator": "grp_repay_rate", "lang": "en"}}
known = client.get("/_dash-dependencies").get_json()
for one in callbacks_on(known, "selection-store.data", chosen):
    found = client.post(one.path, data=one.body, content_type="application/json")
    assert found.status_code in (200, 204), one
    check(one.body)
"""


def test_pages_downloads_and_the_api_leave_it_unloaded(tiny_root):
    here = {"BERDAYA_ROOT": str(tiny_root), "PYTHONPATH": str(PROJECT)}

    done = subprocess.run(
        [sys.executable, "-c", ASK, *ADDRESSES],
        env=os.environ | here,
        capture_output=True,
        text=True,
    )

    assert done.returncode == 0, done.stderr
