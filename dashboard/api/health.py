"""/healthz: the process answers. /readyz: it has a store it can read."""

from flask import Blueprint, jsonify

from dashboard.api.responses import failure
from dashboard.context import Context
from dashboard.store import BrokenStore


def health_blueprint(context: Context) -> Blueprint:
    blueprint = Blueprint("health", __name__)

    @blueprint.get("/healthz")
    def healthz():
        return jsonify({"status": "ok"})

    @blueprint.get("/readyz")
    def readyz():
        try:
            context.store.query("SELECT count(*) FROM indicator_periods")
        except BrokenStore as broken:
            return failure(503, "broken_store", str(broken))
        return jsonify({"status": "ready", "version": context.store.version})

    return blueprint
