"""Makes a pack whose articles are analysed by the rules alone: for the window to open.

usage: analysed_pack.py FROM TO HOME   (packs; the user's folders that the window will have)

The language model would take ten minutes for 10,000 stories, and finds more names; how fast a list
is painted hardly hangs on them. Where TO is there it is only told that today's extraction made it.
"""

import os
import shutil
import sys
from pathlib import Path

ROOT = Path(__file__).parents[4]
FROM, TO, HOME = (Path(word).resolve() for word in sys.argv[1:4])
sys.path[:0] = [str(ROOT / "index")]
for _name in ("CACHE", "CONFIG", "DATA", "STATE"):
    os.environ[f"XDG_{_name}_HOME"] = str(HOME / _name.lower())

from briefindex.desk.dating import date_across  # noqa: E402 - the folder comes first
from briefindex.extract.analyse import Analyser  # noqa: E402
from briefindex.extract.version import analysis_version  # noqa: E402
from briefindex.packs.writer import PackWriter  # noqa: E402
from briefindex.progress import CancelToken, ignore  # noqa: E402
from briefindex.search.indexing import refresh  # noqa: E402


def main() -> None:
    """Copy, analyse, index."""
    if not (TO / "analysed").is_file():
        shutil.rmtree(TO, ignore_errors=True)
        shutil.copytree(FROM, TO, ignore=shutil.ignore_patterns("index"))
    version = analysis_version()
    with PackWriter(TO) as writer:
        base = writer._connection
        if not (TO / "analysed").is_file():
            base.execute("PRAGMA synchronous=OFF")
            analyser = Analyser(model=False)
            for article in writer.store.articles(list(writer.store.ids())):
                found = analyser.analyse(article)
                day = article.info.date
                writer.analysed(article.info.id, found.mentions, found.figures, version, day)
        base.execute("UPDATE article SET version = ?", (version,))
        date_across(writer, CancelToken())
        refresh(writer.store, ignore, CancelToken(), writer.touch)
    (TO / "analysed").touch()


if __name__ == "__main__":
    main()
