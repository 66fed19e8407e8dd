"""On which page a place of an article stands, in words: "p. 12", "pp. 12–13"."""

from bisect import bisect_right

from briefindex.model.article import PageMap
from briefindex.model.span import Span

_EN_DASH = "\u2013"


def page_label(pages: PageMap, offset: int) -> str | None:
    """The number of the page that `offset` stands on; None where there is none."""
    place = bisect_right(pages.starts, offset) - 1
    if not pages.starts:
        return None
    return _label(pages, max(0, place)) or None


def page_text(pages: PageMap, span: Span) -> str:
    """The page or pages of a span: "p. 12", "pp. 12–13"; empty where there are no pages."""
    first = page_label(pages, span.start)
    last = page_label(pages, max(span.start, span.end - 1))
    if first is None or last is None:
        return ""
    return f"p. {first}" if first == last else f"pp. {first}{_EN_DASH}{last}"


def page_count(pages: PageMap) -> int:
    """How many pages there are; 0 where there are none."""
    return len(pages.starts) - pages.labels.count("")


def _label(pages: PageMap, place: int) -> str:
    """The label of a page, else its running number; empty for what is on no page."""
    return pages.labels[place] if place < len(pages.labels) else str(place + 1)
