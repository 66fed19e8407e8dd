"""Indexes a pack anew and says what it took, as one JSON line.

usage: satchel_indexer.py PACK one|two|columns      (so many processes; or the columns alone)

`busier`: processor seconds of the busier of the two processes, what two idle processors would take.
`columns`: of the first process, those that went into columns. `first`: wall seconds to the first
articles that can be found.
"""

import json
import resource
import shutil
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[4]
sys.path[:0] = [str(ROOT / "index")]

from serving import size_of, timed  # noqa: E402 - the folder comes first

from briefindex.packs.store import Store  # noqa: E402
from briefindex.progress import CancelToken, ignore  # noqa: E402
from briefindex.search import second  # noqa: E402
from briefindex.search.columns import building  # noqa: E402
from briefindex.search.indexing import refresh  # noqa: E402

_in_columns = 0.0


def _clocked(work: Callable[..., Any]) -> Callable[..., Any]:
    def run(*given: Any, **named: Any) -> Any:
        global _in_columns  # noqa: PLW0603 - one process, one run
        begin = time.process_time()
        try:
            return work(*given, **named)
        finally:
            _in_columns += time.process_time() - begin

    return run


def main(pack: Path, processes: str) -> None:
    """Index, and print."""
    if processes == "one":
        second.wanted = lambda _: False
    building.write = _clocked(building.write)
    building.build = _clocked(building.build)
    place = pack / "index"
    shutil.rmtree(place / "columns" if processes == "columns" else place, ignore_errors=True)
    store = Store(pack)
    begin = time.perf_counter()
    seen: list[float] = []
    took = timed(
        lambda: refresh(
            store, ignore, CancelToken(), lambda: seen.append(time.perf_counter() - begin)
        )
    )
    store.close()
    own, child = (
        resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    )
    columns = size_of(place / "columns")
    told = {
        **took,
        "busier": max(
            took["cpu"] - child.ru_utime - child.ru_stime, child.ru_utime + child.ru_stime
        ),
        "columns": _in_columns,
        "first": min(seen, default=0.0),
        "generations": len(seen),
        "megabytes": max(own.ru_maxrss, child.ru_maxrss) / 1000,
        "bytes": size_of(place) - columns,
        "column_bytes": columns,
        "segments": len(list((place / "columns").iterdir())),
    }
    print(json.dumps(told))


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
