"""What the library says: counts, dates, times left, names of files."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from briefindex.progress import Step
from satchel.library.pace import rounded
from satchel.settings.pack_notes import PackNote
from satchel.widgets.words import QT_TRANSLATE_NOOP, articles_words, counted, grouped, translator

GAP: Final = "\u2002·\u2002"
_NAMED: Final = 2
_ROUND: Final = 10
_PHASES: Final = {
    "read": QT_TRANSLATE_NOOP("Library", "{done} of {total} files read"),
    "index": QT_TRANSLATE_NOOP("Library", "{done} of {total} articles indexed"),
    "analyse": QT_TRANSLATE_NOOP("Library", "{done} of {total} articles analysed"),
}
_READY: Final = {
    "read": QT_TRANSLATE_NOOP("Library", "you can search what is ready"),
    "index": QT_TRANSLATE_NOOP("Library", "search finds what is indexed"),
    "analyse": QT_TRANSLATE_NOOP("Library", "you can search all of it"),
}


tr: Final = translator("Library")


def files_words(number: int) -> str:
    """How many files: "4 files"."""
    return counted(number, tr("file"), tr("files"))


def summary_words(note: PackNote, *, running: bool = False) -> str:
    """What is in a pack, in one line."""
    if not note.articles and not note.name:
        return tr("not opened yet")
    if not (note.articles or running or note.adding):
        return tr("no articles")
    parts = [articles_words(note.articles)]
    if running:
        parts.append(tr("being read and analysed"))
    elif note.adding:
        parts.append(tr("not all files read: opening it goes on"))
    elif note.waiting:
        parts.append(tr("{number} not analysed yet").format(number=grouped(note.waiting)))
    else:
        parts.append(counted(note.key_figures, tr("key figure"), tr("key figures")))
        if note.differing:
            one = tr("indicator where sources differ")
            parts.append(counted(note.differing, one, tr("indicators where sources differ")))
    return GAP.join(parts)


def dates_words(note: PackNote) -> str:
    """From when to when its articles are: "May 2023 – June 2025, 1 undated"."""
    if not note.articles:
        return ""
    if not note.last:
        return tr("no dates")
    span = note.last if note.first == note.last else f"{note.first} – {note.last}"
    if not note.undated:
        return span
    return tr("{span}, {number} undated").format(span=span, number=grouped(note.undated))


def rate_words(rate: float) -> str:
    """How fast an import goes: "12 a second", "1.5 a second", "20 a minute"."""
    if rate < 1:
        return tr("{number} a minute").format(number=round(60 * rate))
    number = f"{rate:.0f}" if rate >= _ROUND else f"{rate:.1f}"
    return tr("{number} a second").format(number=number)


def step_words(
    step: Step, seconds_left: float | None, rate: float | None = None, *, paused: bool
) -> str:
    """How far an import has come: "148 of 212 files read · 7 a second · about 40 s left · …"."""
    done, total = grouped(step.done), grouped(step.total)
    parts = [tr(_PHASES[step.phase]).format(done=done, total=total)]
    if paused:
        parts.append(tr("paused"))
    elif rate is not None:
        parts.append(rate_words(rate))
    if seconds_left is not None and not paused:
        number, unit = rounded(seconds_left)
        parts.append(tr("about {number} {unit} left").format(number=number, unit=unit))
    parts.append(tr(_READY[step.phase]))
    return GAP.join(parts)


def file_words(step: Step) -> str:
    """Which file is being read: "Reading press-review.pdf, 40 % of it" where it takes long."""
    if not step.file:
        return ""
    said = tr("Analysing {file}") if step.phase == "analyse" else tr("Reading {file}")
    said = said.format(file=step.file)
    if step.pages:
        page, pages = grouped(step.page), grouped(step.pages)
        return tr("{file}, page {page} of {pages}").format(file=said, page=page, pages=pages)
    if not step.part:
        return said
    return tr("{file}, {part} % of it").format(file=said, part=round(100 * step.part))


def paths_words(paths: Sequence[Path]) -> str:
    """Which files: "a.txt, b.pdf and 3 more"."""
    named = ", ".join(path.name or str(path) for path in paths[:_NAMED])
    more = len(paths) - _NAMED
    return tr("{named} and {more} more").format(named=named, more=more) if more > 0 else named
