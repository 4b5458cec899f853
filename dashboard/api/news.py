"""/news: whether the store has a newer version than a page knows, and what changed."""

from flask import Blueprint, jsonify, request

from dashboard.components.news import news_words
from dashboard.context import Context
from dashboard.queries.news import figures_in_both
from dashboard.queries.shown import shown

MOST = 6  # indicators of a page


def news_blueprint(context: Context) -> Blueprint:
    """`known` is the page's version; the rest is its selection, `others` its cards."""
    blueprint = Blueprint("news", __name__)

    @blueprint.get("/news")
    def news():
        served = context.store.version
        if request.args.get("known") in (None, served):
            return jsonify({"version": served})
        query = request.args.to_dict()
        del query["known"]
        asked = query.pop("others", "").split(",")[:MOST]
        others = [key for key in asked if key in context.catalogue.indicators]
        view = shown(context, query)
        found = figures_in_both(context, view, others=others)
        return jsonify({"version": served} | news_words(found, view, context))

    return blueprint
