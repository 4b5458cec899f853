"""Berdaya: a dashboard for monitoring community-empowerment programmes."""

__version__ = "0.1.0"
