"""What the library says: counts, dates, times left, names of files."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from briefindex.progress import Step
from satchel.library.pace import rounded
from satchel.settings.pack_notes import PackNote
from satchel.widgets.words import QT_TRANSLATE_NOOP, articles_words, counted, translator

GAP: Final = "\u2002·\u2002"
_NAMED: Final = 2
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
    parts = [articles_words(note.articles)]
    if running:
        parts.append(tr("being read and analysed"))
    elif note.adding:
        parts.append(tr("not all files read: opening it goes on"))
    elif note.waiting:
        parts.append(tr("{number} not analysed yet").format(number=f"{note.waiting:,}"))
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
    return tr("{span}, {number} undated").format(span=span, number=f"{note.undated:,}")


def step_words(step: Step, seconds_left: float | None, *, paused: bool) -> str:
    """How far an import has come: "148 of 212 files read · about 40 s left · …"."""
    done, total = f"{step.done:,}", f"{step.total:,}"
    parts = [tr(_PHASES[step.phase]).format(done=done, total=total)]
    if paused:
        parts.append(tr("paused"))
    elif seconds_left is not None:
        number, unit = rounded(seconds_left)
        parts.append(tr("about {number} {unit} left").format(number=number, unit=unit))
    parts.append(tr(_READY[step.phase]))
    return GAP.join(parts)


def paths_words(paths: Sequence[Path]) -> str:
    """Which files: "a.txt, b.pdf and 3 more"."""
    named = ", ".join(path.name or str(path) for path in paths[:_NAMED])
    more = len(paths) - _NAMED
    return tr("{named} and {more} more").format(named=named, more=more) if more > 0 else named
