"""Prints what the ledger takes at each size, with the growth and the limits of the largest."""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from ledger.made import made_pack

_SIZES: Final = (1_000, 10_000, 100_000, 500_000)
_LIMITS: Final[Mapping[str, float]] = {
    "opens": 1000,
    "one indicator, p95": 50,
    "the largest indicator": 50,
    "a page of lines": 50,
    "a page of the table": 50,
    "memory on top, MB": 300,
    "one more article, median": 300,
}
"""Of the largest size; milliseconds of CPU where nothing else is said."""


def compare(words: list[str]) -> int:
    """Measure all sizes (`--quick`: without the largest); 1 where a limit is missed."""
    sizes = _SIZES[:-1] if "--quick" in words else _SIZES
    found: dict[int, dict[str, float]] = {}
    with tempfile.TemporaryDirectory() as folder:
        for size in sizes:
            pack = Path(folder) / str(size)
            made_pack(pack, size)
            found[size] = {
                **_asked(pack, Path(folder), "--make"),
                **_asked(pack, Path(folder)),
            }
            sys.stderr.write(f"bench: {size:,} figures asked\n")
    last, before = sizes[-1], sizes[-2]
    heads = "".join(f"{size:>12,}" for size in sizes)
    print(f"{'ms of CPU, by figures':34}{heads}{'growth':>9}{'limit':>8}")
    missed = 0
    for name in found[last]:
        values = "".join(f"{found[size][name]:>12,.3g}" for size in sizes)
        growth = found[last][name] / max(found[before][name], 1e-9)
        limit = _LIMITS.get(name)
        over = limit is not None and found[last][name] > limit
        missed += over
        told = "" if limit is None else f"{limit:,.0f}"
        print(f"{name:34}{values}{f'× {growth:.1f}':>9}{told:>8}{'   MISSED' if over else ''}")
    print(f"growth: from {before:,} to {last:,} figures, × {last / before:.0f}")
    return 1 if missed else 0


def _asked(pack: Path, home: Path, *more: str) -> dict[str, float]:
    roots = [str(Path(__file__).parents[3] / name) for name in ("app", "index")]
    names = {f"XDG_{kind}_HOME": str(home / "home") for kind in ("CACHE", "CONFIG", "DATA")}
    done = subprocess.run(
        [sys.executable, str(Path(__file__).with_name("asking.py")), str(pack), *more],
        env={**os.environ, **names, "PYTHONPATH": os.pathsep.join(roots)},
        capture_output=True,
        text=True,
        check=True,
    )
    asked: dict[str, float] = json.loads(done.stdout)
    return asked
