"""Tests that act as an ordinary user: root may read everything, so root proves nothing.

Where the tests run as root, a child process gives up what root may do beyond its own files. It
stays the owner of the checkout, so it needs no way into a home that is closed to others.
"""

import os
import shutil
import subprocess
from typing import Final

import pytest


def _ordinary() -> list[str] | None:
    if not hasattr(os, "geteuid"):
        return None
    if os.geteuid() != 0:
        return []
    if not (tool := shutil.which("setpriv")):  # of util-linux
        return None
    words = [tool, "--bounding-set", "-all", "--inh-caps", "-all"]
    done = subprocess.run([*words, "true"], capture_output=True, check=False)
    return words if done.returncode == 0 else None


_WORDS: Final = _ordinary()
ORDINARY: Final[list[str]] = _WORDS or []
"""What to write before a command so that rights count for it; nothing where they do anyway."""

as_ordinary_user = pytest.mark.skipif(
    _WORDS is None, reason="root may read and write all, and cannot give that up here"
)
