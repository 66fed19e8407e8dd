"""Makes a folder of files in nine formats from stories: the same on every run."""

import gzip
import json
import random
from collections.abc import Callable, Iterator
from pathlib import Path
from xml.sax.saxutils import escape

from search.corpus import Story, made_up

import made_files

_PER_FILE = 3
"""Stories that make one article: about four hundred words, as news of today has."""
MARK = "zanderquill"
"""A word at the end of every text, and nowhere in a name: who finds it has read the file."""
_SEED = 2026
_LINE = 95
_PAGE_LINES = 60


def write(folder: Path, size: int, news: Path | None) -> None:
    """Write so many files, of stories in `news` (a folder with stories.jsonl.gz) or made up."""
    folder.mkdir(parents=True)
    chance = random.Random(_SEED)
    for number, (title, paragraphs) in enumerate(_articles(size, news)):
        suffix = chance.choices(tuple(_MAKERS), weights=_WEIGHTS)[0]
        path = folder / f"{number % 10}" / f"{number:05}.{suffix}"
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(_MAKERS[suffix](title, paragraphs))


def _articles(size: int, news: Path | None) -> Iterator[tuple[str, list[str]]]:
    stories = _real(news, size) if news else made_up(size * _PER_FILE)
    for _ in range(size):
        told = [next(stories) for _ in range(_PER_FILE)]
        paragraphs = [text for one in told for text in one["body"].split("\n\n")]
        yield told[0]["title"], [*paragraphs, f"It ends with a word of its own, {MARK}."]


def _real(news: Path, size: int) -> Iterator[Story]:
    with gzip.open(news / "stories.jsonl.gz", "rt", encoding="utf-8") as file:
        stories = [json.loads(line) for line in file]
    for number in range(size * _PER_FILE):
        yield stories[number % len(stories)]


def _page(title: str, paragraphs: list[str]) -> bytes:
    head = f"<title>{escape(title)}</title>"
    return made_files.page(f"<h1>{escape(title)}</h1>", head, [escape(one) for one in paragraphs])


def _text(title: str, paragraphs: list[str]) -> bytes:
    return "\n\n".join([title, *paragraphs]).encode()


def _markdown(title: str, paragraphs: list[str]) -> bytes:
    return f"# {title}\n\n".encode() + "\n\n".join(paragraphs).encode()


def _docx(title: str, paragraphs: list[str]) -> bytes:
    told = "".join(made_files.paragraph(escape(one)) for one in paragraphs)
    return made_files.docx(made_files.paragraph(escape(title), "Title") + told)


def _odt(title: str, paragraphs: list[str]) -> bytes:
    told = "".join(f"<text:p>{escape(one)}</text:p>" for one in paragraphs)
    return made_files.odt(f"<text:h>{escape(title)}</text:h>{told}")


def _epub(title: str, paragraphs: list[str]) -> bytes:
    told = "".join(f"<p>{escape(one)}</p>" for one in paragraphs)
    return made_files.epub(
        f"<h1>{escape(title)}</h1>{told}", metadata=f"<dc:title>{escape(title)}</dc:title>"
    )


def _mail(title: str, paragraphs: list[str]) -> bytes:
    head = f"From: Desk <desk@norland.example>\nSubject: {title}\nMIME-Version: 1.0\n"
    told = "\n\n".join(paragraphs)
    return f"{head}Content-Type: text/plain; charset=utf-8\n\n{told}\n".encode()


def _rtf(title: str, paragraphs: list[str]) -> bytes:
    told = "\\par ".join(
        "".join(
            f"\\{sign}" if sign in "{}\\" else sign if sign.isascii() else f"\\u{ord(sign)}?"
            for sign in one
        )
        for one in [title, *paragraphs]
    )
    return ("{\\rtf1\\ansi\\ansicpg1252 " + told.replace("\n", " ") + "}").encode("ascii")


def _pdf(title: str, paragraphs: list[str]) -> bytes:
    lines = [title, *(line for one in paragraphs for line in (*_wrapped(one), ""))]
    printable = [line.encode("cp1252", "replace").decode("cp1252") for line in lines]
    pages = [
        made_files.column(50, 800, printable[first : first + _PAGE_LINES])
        for first in range(0, len(printable), _PAGE_LINES)
    ]
    return made_files.pdf(*pages)


def _wrapped(text: str) -> Iterator[str]:
    line = ""
    for word in text.split():
        if len(line) + len(word) >= _LINE:
            yield line
            line = ""
        line = f"{line} {word}" if line else word
    yield line


_MAKERS: dict[str, Callable[[str, list[str]], bytes]] = {
    "html": _page, "pdf": _pdf, "docx": _docx, "eml": _mail, "txt": _text, "md": _markdown,
    "rtf": _rtf, "odt": _odt, "epub": _epub,
}  # fmt: skip
_WEIGHTS = (30, 20, 15, 10, 10, 5, 3, 4, 3)
