"""Dates as mentions: the words of a date, with what they mean as the name.

Owns nothing about dates but their names; `briefindex.text.dates` finds and resolves them.
"""

from calendar import monthrange
from datetime import date

from briefindex.model.article import Article
from briefindex.model.mention import Mention
from briefindex.text.dates import DateExpression, find_dates
from briefindex.text.identity import entity_id


def dates_of(article: Article) -> list[Mention]:
    """The dates of an article's sentences, sorted by offset."""
    published = article.info.date
    return [
        _mention(article, expression)
        for sentence in article.sentences
        for expression in find_dates(article.text, sentence, published)
    ]


def _mention(article: Article, expression: DateExpression) -> Mention:
    canonical = date_name(expression.start, expression.end) or expression.surface
    return Mention(
        article=article.info.id,
        span=expression.span,
        surface=expression.surface,
        type="date",
        entity=entity_id("date", canonical),
        canonical=canonical,
    )


def date_name(start: date | None, end: date | None) -> str | None:
    """ISO for a period: `2023`, `2023-05`, `2023-05-18`, `2023-05-18/2023-05-19`, else None."""
    if start is None or end is None:
        return None
    if start == end:
        return start.isoformat()
    if start.day == 1 and start.year == end.year:
        if (start.month, end.month, end.day) == (1, 12, 31):
            return f"{start.year:04d}"
        if start.month == end.month and end.day == monthrange(end.year, end.month)[1]:
            return f"{start.year:04d}-{start.month:02d}"
    return f"{start.isoformat()}/{end.isoformat()}"
