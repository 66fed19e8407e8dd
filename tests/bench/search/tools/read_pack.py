"""Has a pack count as analysed, though it was not: for a window that is to open it, and no more.

usage: read_pack.py PACK HOME   (HOME: the user's folders that the window will have)
"""

import os
import sys
from pathlib import Path

ROOT = Path(__file__).parents[4]
PACK, HOME = (Path(word).resolve() for word in sys.argv[1:3])
sys.path[:0] = [str(ROOT / "index")]
for _name in ("CACHE", "CONFIG", "DATA", "STATE"):
    os.environ[f"XDG_{_name}_HOME"] = str(HOME / _name.lower())

from briefindex.desk.dating import date_across  # noqa: E402 - the folder comes first
from briefindex.extract.version import analysis_version  # noqa: E402
from briefindex.packs.writer import PackWriter  # noqa: E402
from briefindex.progress import CancelToken, ignore  # noqa: E402
from briefindex.search.indexing import refresh  # noqa: E402

if __name__ == "__main__":
    with PackWriter(PACK) as writer:
        writer._connection.execute("UPDATE article SET version = ?", (analysis_version(),))
        date_across(writer, CancelToken())
        refresh(writer.store, ignore, CancelToken(), writer.touch)
