"""The WSGI application for granian, or any other server: `dashboard.wsgi:server`."""

from dashboard.app import create_app
from dashboard.settings import Settings

server = create_app(Settings()).server
