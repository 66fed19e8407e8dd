"""The facade: everything that the window and the command line ask of the core.

`sources` says which pack a word or a path means, `building` fills it (read, index, analyse),
`facade` reads it; the words for values, periods and dates come along. Importing this loads no
search engine, no language model and no importer.
"""

from typing import TYPE_CHECKING

from briefindex.desk.building import build, prepare, ready
from briefindex.desk.dating import decide
from briefindex.desk.facade import Desk
from briefindex.desk.sources import Source, pack_folder, resolve
from briefindex.text.wording import (
    NO_HEADLINE,
    amount_text,
    currency_mark,
    date_text,
    derived_text,
    figure_sentence,
    is_inferred,
    is_vague,
    month_text,
    period_text,
    qualifier_text,
    source_text,
    speaker_text,
    status_text,
    title_text,
    value_text,
)

if TYPE_CHECKING:
    from briefindex.model.briefing import Briefing


def render_briefing(briefing: "Briefing", suffix: str) -> bytes:
    """The briefing as a file of that suffix: ".html", ".md" or ".csv"."""
    from briefindex.briefing import render  # not needed to show an article

    return render(briefing, suffix)


__all__ = [
    "NO_HEADLINE",
    "Desk",
    "Source",
    "amount_text",
    "build",
    "currency_mark",
    "date_text",
    "decide",
    "derived_text",
    "figure_sentence",
    "is_inferred",
    "is_vague",
    "month_text",
    "pack_folder",
    "period_text",
    "prepare",
    "qualifier_text",
    "ready",
    "render_briefing",
    "resolve",
    "source_text",
    "speaker_text",
    "status_text",
    "title_text",
    "value_text",
]
