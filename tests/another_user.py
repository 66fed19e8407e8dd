"""Tests that act as another user: root may read everything, so root proves nothing."""

import os
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

NOBODY = 65534
_ROOT = Path(__file__).parents[1]


@cache
def _can_be_nobody() -> bool:
    """Whether we may become that user, and it can reach this Python and this checkout."""
    if not hasattr(os, "geteuid") or os.geteuid() != 0:
        return False
    done = subprocess.run(
        [sys.executable, "-c", "import fcntl, sqlite3, briefindex, satchel, whoosh"],
        env=os.environ | {"PYTHONPATH": f"{_ROOT / 'app'}{os.pathsep}{_ROOT / 'index'}"},
        user=NOBODY,
        group=NOBODY,
        extra_groups=[],
        cwd="/",
        capture_output=True,
        check=False,
    )
    return done.returncode == 0


as_nobody = pytest.mark.skipif(
    not _can_be_nobody(),
    reason="only root can become another user, and that one must reach Python and the checkout",
)
