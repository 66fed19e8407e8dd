"""The same indicator across sources: series, and where sources differ.

Knows figures and what is known of their articles; nothing of packs, files or the screen.
"""

from briefindex.compare.copied import stated_once, stories, twins
from briefindex.compare.rows import rows

__all__ = ["rows", "stated_once", "stories", "twins"]
