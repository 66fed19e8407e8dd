"""Packs, articles, entities, figures, search, comparison and briefings; knows no Qt."""
