"""Packs, articles, entities, figures, search, comparison and briefings; knows no Qt."""

__version__ = "0.1.0"
