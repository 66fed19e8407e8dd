"""The three programs that find the main text: Satchel's import, trafilatura, readability-lxml."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path

PIN = "readability-lxml==0.9"
_PEER = Path(__file__).parents[3] / "build" / "page-peer"
_NEEDS = (PIN, "cssselect", "chardet")

_SHOWN = ("title", "heading", "body")

Tool = Callable[[Path], str]


@contextmanager
def all_tools() -> Iterator[dict[str, Tool]]:
    """Satchel and the peers that are here or can be had; ends what it started."""
    from briefindex.importers.reading import Reader  # after the bench has set the path

    with Reader() as reader:

        def satchel(page: Path) -> str:
            from briefindex.errors import ImportRefusedError

            try:
                article = reader.article(page.read_bytes(), page.name)
            except ImportRefusedError:
                return ""
            shown = [
                each.span for each in article.blocks if each.role in ("title", "heading", "body")
            ]
            return "\n".join(article.text[span.start : span.end] for span in shown)

        tools: dict[str, Tool] = {"Satchel": satchel, "trafilatura": _trafilatura}
        if _has_readability():
            tools["readability"] = _readability
        yield tools


def _trafilatura(page: Path) -> str:
    from briefindex.importers.doors.html import characters

    found = import_module("trafilatura").extract(
        characters(page.read_bytes()), include_comments=False
    )
    return found or ""


def _readability(page: Path) -> str:
    from briefindex.importers.doors.html import characters

    try:
        summary = import_module("readability").Document(characters(page.read_bytes())).summary()
        root = import_module("lxml.html").fromstring(summary)
    except Exception:  # noqa: BLE001 - its Unparseable and whatever else it meets: nothing found
        return ""
    for block in root.iter("p", "div", "li", "br", "td", "h1", "h2", "h3", "h4"):
        block.tail = f"\n{block.tail or ''}"
    return root.text_content()


def _has_readability() -> bool:
    """Whether readability-lxml is here; it goes into a folder of the bench's own."""
    if not (_PEER / "readability").is_dir():
        install = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps"]
        done = subprocess.run(
            [*install, "--target", _PEER, *_NEEDS], check=False, capture_output=True
        )
        if done.returncode:
            print(f"{PIN} cannot be installed; left out")
            return False
    sys.path.append(str(_PEER))
    return True
