"""On which page a place of an article stands, in words: "p. 12", "pp. 12–13"."""

from bisect import bisect_right

from briefindex.model.article import PageMap
from briefindex.model.span import Span

_EN_DASH = "\u2013"


def page_label(pages: PageMap, offset: int) -> str | None:
    """The number of the page that `offset` stands on; None where there are no pages."""
    place = bisect_right(pages.starts, offset) - 1
    if not pages.starts:
        return None
    return _label(pages, max(0, place))


def page_text(pages: PageMap, span: Span) -> str:
    """The page or pages of a span: "p. 12", "pp. 12–13"; empty where there are no pages."""
    first = page_label(pages, span.start)
    last = page_label(pages, max(span.start, span.end - 1))
    if first is None or last is None:
        return ""
    return f"p. {first}" if first == last else f"pp. {first}{_EN_DASH}{last}"


def page_count(pages: PageMap) -> int:
    """How many pages there are; 0 where there are none."""
    return len(pages.starts)


def _label(pages: PageMap, place: int) -> str:
    """The label of a page; its running number where it has none."""
    named = pages.labels[place] if place < len(pages.labels) else ""
    return named or str(place + 1)
