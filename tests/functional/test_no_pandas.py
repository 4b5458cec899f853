"""A worker answers without pandas, which nothing on its way may load unseen."""

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
)
ASK = """
import sys
from dashboard.pages import context_of
from dashboard.queries.profile import profile
from dashboard.wsgi import server
client = server.test_client()
for address in sys.argv[1:]:
    assert client.get(address).status_code == 200, address
    assert "pandas" not in sys.modules, address
profile(context_of(server), "32.04.05")
assert "pandas" not in sys.modules, "profile"
"""


def test_pages_downloads_and_the_api_leave_pandas_unloaded(tiny_root):
    here = {"BERDAYA_ROOT": str(tiny_root), "PYTHONPATH": str(PROJECT)}

    done = subprocess.run(
        [sys.executable, "-c", ASK, *ADDRESSES],
        env=os.environ | here,
        capture_output=True,
        text=True,
    )

    assert done.returncode == 0, done.stderr
