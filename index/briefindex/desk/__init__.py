"""The facade: everything that the window and the command line ask of the core.

`sources` says which pack a word or a path means, `building` fills it (read, index, analyse),
`facade` reads it; the words for values, periods and dates come along. Importing this loads no
search engine, no language model and no importer.
"""

from collections.abc import Sequence
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from briefindex.desk.building import build, prepare, ready
from briefindex.desk.corrections import (
    CHOICES,
    TAKEN_OUT,
    Rows,
    as_typed,
    correct,
    of_same_indicator,
    renamed,
    typed_corrections,
)
from briefindex.desk.dating import decide
from briefindex.desk.facade import Desk
from briefindex.desk.given import given
from briefindex.desk.remembered import Joined, Joins, remember
from briefindex.desk.sources import Source, is_derived, new_pack, pack_folder, resolve
from briefindex.errors import PackError
from briefindex.packs.connections import SENT
from briefindex.packs.corrections import bears_on_others
from briefindex.packs.corrections import is_hidden as is_taken_out
from briefindex.packs.following import Join
from briefindex.packs.overlay import Field
from briefindex.packs.store import Store
from briefindex.progress import CancelToken, Report, ignore
from briefindex.text.fields import FIELDS, corrected_fields, field_text, found_text
from briefindex.text.outcome_words import outcome_text
from briefindex.text.pages import page_count, page_label, page_text
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
    wants_article_date,
)

if TYPE_CHECKING:
    from briefindex.desk.caches import Kept
    from briefindex.desk.sending import Sent
    from briefindex.model.article import KnownDate
    from briefindex.model.briefing import Briefing
    from briefindex.model.changes import Changes
    from briefindex.model.pack import Checked
    from briefindex.model.span import ArticleId


def openable(packs: Sequence[Path]) -> tuple[Path, ...]:
    """Those of some pack folders that are there and can be read, in the same order."""
    found: list[Path] = []
    for folder in packs:
        with suppress(PackError):
            Store(folder).close()
            found.append(folder)
    return tuple(found)


def render_briefing(briefing: "Briefing", suffix: str) -> bytes:
    """The briefing as a file of that suffix: ".html", ".md", ".csv" or ".xlsx"."""
    from briefindex.briefing import render  # not needed to show an article

    return render(briefing, suffix)


def send(
    pack: Path,
    target: Path,
    today: date,
    report: Report = ignore,
    cancel: CancelToken | None = None,
) -> "Sent":
    """Write a pack as one file; see `sending.send`."""
    from briefindex.desk import sending  # not needed to show an article

    return sending.send(pack, target, today, report, cancel)


def mark_used(source: Source) -> None:
    """Note that a working copy is used; see `caches.mark_used`."""
    from briefindex.desk import caches  # not needed to show an article

    caches.mark_used(source)


def tidy(source: Source) -> None:
    """Let go of working copies that nobody uses; see `caches.tidy`."""
    from briefindex.desk import caches  # not needed to show an article

    caches.tidy(source)


def kept_copies() -> "Kept":
    """How many working copies are kept, and how large they are; see `caches.kept`."""
    from briefindex.desk import caches  # not needed to show an article

    return caches.kept()


def clear_copies(keep: Sequence[Path]) -> int:
    """Remove the working copies that can be made again; see `caches.clear`."""
    from briefindex.desk import caches  # not needed to show an article

    return caches.clear(keep)


def file_name(name: str) -> str:
    """What the file of a pack of that name is called by default."""
    from briefindex.desk import sending  # not needed to show an article

    return sending.file_name(name)


def check(
    target: str | Path,
    *,
    repair: bool = False,
    report: Report = ignore,
    cancel: CancelToken | None = None,
) -> "Checked":
    """Look whether a pack is whole, and mend it; see `checking.check`."""
    from briefindex.desk import checking  # not needed to show an article

    return checking.check(target, repair=repair, report=report, cancel=cancel)


def asks_for_what_is_told(query: str) -> bool:
    """Whether `query` looks for names, figures or dates: the articles must be analysed first."""
    from briefindex.search.parser import parse  # not needed to show an article
    from briefindex.search.query import all_names, has_dates, has_figures

    items = parse(query).items
    return bool(all_names(items)) or has_figures(items) or has_dates(items)


def remove(pack: Path, article: "ArticleId") -> None:
    """Take an article out of a pack folder; see `removing.remove`."""
    from briefindex.desk import removing  # not needed to show an article

    removing.remove(pack, article)


def changed(old: Desk, new: Desk) -> "Changes":
    """What changed from one edition to another; see `changing.changed`."""
    from briefindex.desk import changing  # not needed to show an article

    return changing.changed(old, new)


def change_report(old: Desk, new: Desk, today: date, title: str) -> "Briefing":
    """What changed as a document; see `changing.change_report`."""
    from briefindex.desk import changing  # not needed to show an article

    return changing.change_report(old, new, today, title)


def has_language_model() -> bool:
    """Whether the language model is on this machine; does not load it."""
    from briefindex.extract import version  # not needed to show an article

    return version.has_language_model()


def typed_date(words: str) -> "KnownDate | None":
    """The day, month or year that a person typed, or None where it is none of them."""
    from briefindex.text.typed_date import typed_date  # not needed to show an article

    return typed_date(words)


__all__ = [
    "CHOICES",
    "FIELDS",
    "NO_HEADLINE",
    "SENT",
    "TAKEN_OUT",
    "Desk",
    "Field",
    "Join",
    "Joined",
    "Joins",
    "Rows",
    "Source",
    "amount_text",
    "as_typed",
    "asks_for_what_is_told",
    "bears_on_others",
    "build",
    "change_report",
    "changed",
    "check",
    "clear_copies",
    "correct",
    "corrected_fields",
    "currency_mark",
    "date_text",
    "decide",
    "derived_text",
    "field_text",
    "figure_sentence",
    "file_name",
    "found_text",
    "given",
    "has_language_model",
    "is_derived",
    "is_inferred",
    "is_taken_out",
    "is_vague",
    "kept_copies",
    "mark_used",
    "month_text",
    "new_pack",
    "of_same_indicator",
    "openable",
    "outcome_text",
    "pack_folder",
    "page_count",
    "page_label",
    "page_text",
    "period_text",
    "prepare",
    "qualifier_text",
    "ready",
    "remember",
    "remove",
    "renamed",
    "render_briefing",
    "resolve",
    "send",
    "source_text",
    "speaker_text",
    "status_text",
    "tidy",
    "title_text",
    "typed_corrections",
    "typed_date",
    "value_text",
    "wants_article_date",
]
