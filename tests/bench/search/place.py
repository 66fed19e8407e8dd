"""Where the bench keeps what it makes: outside the repository, to be used again."""

import os
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[3]


def place() -> Path:
    """The folder of texts, indexes and the peers' environment; or SATCHEL_BENCH_PLACE."""
    folder = Path(
        os.environ.get("SATCHEL_BENCH_PLACE", Path(tempfile.gettempdir()) / "searchbench")
    )
    folder.mkdir(parents=True, exist_ok=True)
    return folder
