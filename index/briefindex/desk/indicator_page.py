"""Reads the page of one indicator: what the ledger has of it, with the sentences."""

from datetime import date
from typing import TYPE_CHECKING

from briefindex.briefing.indicator_page import make_indicator_page
from briefindex.model.indicator_page import IndicatorPage

if TYPE_CHECKING:
    from briefindex.desk.facade import Desk

MOST_READ = 300
"""So many sentences are read at once: the reader sees the first ones soon."""


def indicator_page(
    desk: "Desk", key: str, today: date, most: int | None = MOST_READ
) -> IndicatorPage:
    """The page of the indicator `key` as of `today`, with at most `most` of its values.

    Raises:
        NotInPackError: no open pack states it (any more).
    """
    whole = desk.ledger.indicator(key)
    wanted = {figure.sentence.article for figure in whole.figures.values()}
    infos = {info.id: info for info in desk.articles() if info.id in wanted}
    return make_indicator_page(whole, infos, desk.sentence, today, most)
