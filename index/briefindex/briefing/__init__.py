"""Composes a briefing from figures and comparisons, and writes it in one format after another.

Knows no files, no store and no screen: text goes out as a string.
"""

from briefindex.briefing.compose import make_briefing
from briefindex.briefing.render import FORMATS, render

__all__ = ["FORMATS", "make_briefing", "render"]
