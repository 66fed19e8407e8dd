"""Answers with quantulum3: rows as JSON lines on standard input, what is found on standard output.

Runs in the peers' environment; knows nothing of Satchel.
"""

import json
import sys
import time
import warnings
from typing import Any

warnings.simplefilter("ignore")

from quantulum3 import parser  # noqa: E402 - it warns on import that it has no classifier


def quantities(row: dict[str, Any]) -> list[dict[str, Any]]:
    """All quantities; a range comes as its two ends."""
    return [_told(one) for one in parser.parse(row["text"])]


def _told(one: Any) -> dict[str, Any]:
    spread = one.uncertainty or 0
    is_range = spread and "±" not in one.surface and "+/-" not in one.surface
    return {
        "start": one.span[0],
        "end": one.span[1],
        "values": [one.value - spread, one.value + spread] if is_range else [one.value],
        "unit": one.unit.name,
        "kind": one.unit.entity.name,
    }


def main() -> None:
    """Answer until the input ends; a row on which the parser fails has no answer."""
    for line in sys.stdin:
        row = json.loads(line)
        begin = time.perf_counter()
        failed = ""
        found: list[dict[str, Any]] = []
        try:
            found = quantities(row)
        except Exception as error:  # noqa: BLE001 - the row counts as unanswered and is told
            failed = repr(error)
        seconds = time.perf_counter() - begin
        print(json.dumps({"found": found, "seconds": seconds, "failed": failed}), flush=True)


if __name__ == "__main__":
    main()
