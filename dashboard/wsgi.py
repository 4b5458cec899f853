"""The WSGI application for granian, or any other server: `dashboard.wsgi:server`."""

import gc

from dashboard.allocation import returning_freed_memory, share_freed_memory
from dashboard.app import create_app
from dashboard.settings import Settings

share_freed_memory()
server = create_app(Settings()).server
server.teardown_request(returning_freed_memory())

# What is known now stays: half a million objects that need not be looked through again.
# Python looks for garbage once a quarter of what it looked through last has been added:
# without this a workbook of 7,285 rows lay about for hundreds of requests, 13 MB each.
gc.collect()
gc.freeze()
