"""Makes (`asking.py PACK --make`) or asks (`asking.py PACK`) the ledger of a pack; prints JSON."""

import gc
import json
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import get_args

import psutil

sys.path[:0] = [str(Path(__file__).parents[1])]

from briefindex.desk import Desk  # noqa: E402 - as above
from briefindex.model.figure_table import TableAsked, TableOrder  # noqa: E402 - as above
from ledger.made import add_one  # noqa: E402 - the folder above must be on the path first

_PAGE = 50
_MORE = 9


def main() -> None:
    """Ask everything, print the milliseconds."""
    pack = Path(sys.argv[1])
    if sys.argv[2:] == ["--make"]:  # in another process: what that frees would hide what this takes
        print(json.dumps({"made at once, s": taken(Desk([pack]).kept_ledger.refresh) / 1000}))
        return
    opened = Desk([pack])
    opened.articles()
    gc.collect()
    before = _memory()
    found: dict[str, float] = {}
    found["opens"] = taken(lambda: (opened.ledger.summary(), opened.ledger.lines(limit=_PAGE)))
    ledger = opened.ledger
    found["list of all sources"] = taken(ledger.outline)
    total = ledger.lines(limit=1).total
    keys = [ledger.lines(offset=total * n // 40, limit=1).lines[0].key for n in range(40)]
    usual = sorted(taken(lambda key=key: ledger.indicator(key)) for key in keys)
    found["one indicator, median"] = statistics.median(usual)
    found["one indicator, p95"] = usual[int(len(usual) * 0.95)]
    largest = max(ledger.lines(limit=20).lines, key=lambda line: line.figures)
    found["the largest indicator"] = taken(lambda: ledger.indicator(largest.key))
    found["its figures"] = largest.figures
    pages = [taken(lambda at=at: ledger.lines(offset=at, limit=_PAGE)) for at in (0, total // 2)]
    found["a page of lines"] = max(pages)
    table = opened.figure_table
    listed = {
        order: taken(lambda order=order: table.listing(TableAsked(order=order)))
        for order in get_args(TableOrder)
    }
    found["the figures listed"] = listed["article"]
    found["the figures listed, any order"] = max(listed.values())
    asked = TableAsked("trade 2022 target", order="value")
    table.listing(
        TableAsked("price")
    )  # what understands a query is loaded before, as the window does
    found["the figures asked for, listed"] = taken(lambda: table.listing(asked))
    found["a page of the table"] = taken(lambda: table.page(asked, 50, _PAGE))
    found["memory on top, MB"] = _memory() - before
    opened.close()
    more = sorted(one_more(pack, 10_000_000 + number) for number in range(_MORE))
    found["one more article, median"], found["one more article, worst"] = more[_MORE // 2], more[-1]
    print(json.dumps(found))


def one_more(pack: Path, number: int) -> float:
    """Add an article; the milliseconds that the ledger takes to follow."""
    add_one(pack, number)
    opened = Desk([pack])
    took = taken(opened.kept_ledger.refresh)
    opened.close()
    return took


def taken(work: Callable[[], object]) -> float:
    """Milliseconds of CPU time."""
    begin = time.process_time()
    work()
    return (time.process_time() - begin) * 1000


def _memory() -> float:
    return psutil.Process().memory_full_info().uss / 1e6


if __name__ == "__main__":
    main()
