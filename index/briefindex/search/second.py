"""A second process that indexes a part of what is to be indexed: a spawned one, never a forked one.

It reads the articles from the pack itself and makes an index of its own beside; whoever asked takes
its segments over. Where it cannot be started, or fails, nothing is lost but its time.

`python -m briefindex.search.second PACK FOLDER`: FOLDER holds `articles.json`, their ids. It ends
with 0 when the index in FOLDER is whole. The end of its standard input ends it at once.
"""

import json
import logging
import os
import subprocess
import sys
import threading
from collections.abc import Generator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

from briefindex.model.span import ArticleId
from briefindex.packs.store import Store
from briefindex.progress import CancelToken

LARGE = 2000
"""Articles from which a second process saves more time than its start takes."""
_ASKED = "articles.json"
_LOOK_SECONDS = 0.05
_log = logging.getLogger(__name__)


def wanted(articles: int) -> bool:
    """Whether a second process is worth it for so many articles, on this machine."""
    frozen = getattr(sys, "frozen", False)  # then `sys.executable` is no Python
    return articles >= LARGE and not frozen and (os.cpu_count() or 1) > 1


class Half:
    """A process at work on a part of the articles."""

    def __init__(self, process: "subprocess.Popen[bytes] | None") -> None:
        """Take over a process that has been started; None where it could not be."""
        self._process = process

    def is_made(self, cancel: CancelToken) -> bool:
        """Waits until it has ended; whether its index is whole.

        Raises:
            Cancelled: asked to stop.
        """
        if self._process is None:
            return False
        while True:
            cancel.check()
            try:
                return self._process.wait(_LOOK_SECONDS) == 0
            except subprocess.TimeoutExpired:
                continue


@contextmanager
def working(pack: Path, folder: Path, articles: Sequence[ArticleId]) -> Generator[Half]:
    """A process that makes an index of `articles` of `pack` in `folder`; gone when this ends."""
    folder.mkdir()
    (folder / _ASKED).write_text(json.dumps(articles), encoding="utf-8")
    try:
        process = subprocess.Popen(
            command(pack, folder),
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env=_environment(),
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
    except OSError as error:
        _log.info("A second process cannot be started: %s", error)
        yield Half(None)
        return
    with process:
        try:
            yield Half(process)
        finally:
            process.kill()


def command(pack: Path, folder: Path) -> list[str]:
    """What is started; nothing in the folder that Satchel was started from is imported."""
    return [sys.executable, "-P", "-m", __name__, str(pack), str(folder)]


def _environment() -> dict[str, str]:
    """The process finds the program's packages where this one found them."""
    before = os.environ.get("PYTHONPATH")
    roots = [str(Path(__file__).resolve().parents[2]), *([before] if before else [])]
    return {**os.environ, "PYTHONPATH": os.pathsep.join(roots), "PYTHONUTF8": "1"}


def main(pack: Path, folder: Path) -> int:
    """Index the articles that are asked for."""
    from briefindex.search import adding  # only in the process that indexes

    threading.Thread(target=_end_with_input, daemon=True).start()
    asked = folder / _ASKED
    articles = [ArticleId(article) for article in json.loads(asked.read_text(encoding="utf-8"))]
    asked.unlink()
    adding.new_index(folder)
    with closing(Store(pack)) as store:
        adding.add(folder, store.articles(articles, own_dates=True), CancelToken())
    return 0


def _end_with_input() -> None:
    """Whoever asked is gone, or wants no more.

    Read past Python's buffer, whose lock would be missed where the process ends by itself.
    """
    os.read(sys.stdin.fileno(), 1)
    os._exit(1)


if __name__ == "__main__":
    sys.exit(main(*map(Path, sys.argv[1:])))
