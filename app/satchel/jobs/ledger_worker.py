"""The process that brings a kept ledger up to date: `-m satchel.jobs.ledger_worker PACK…`.

The end of its standard input stops it; killing it loses nothing but its work. Knows no Qt.
"""

import os
import sys
import threading
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from briefindex.desk import Desk
from briefindex.errors import SatchelError
from briefindex.progress import Cancelled, CancelToken


def main(argv: Sequence[str] | None = None) -> int:
    """Do the work; 0 where the ledger is up to date."""
    packs = [Path(word) for word in (sys.argv[1:] if argv is None else argv)]
    token = CancelToken()
    threading.Thread(target=_listen, args=(token,), daemon=True).start()
    try:
        with closing(Desk(packs)) as opened:
            return 0 if opened.kept_ledger.refresh(token) else 1
    except (Cancelled, SatchelError):
        return 1


def _listen(token: CancelToken) -> None:
    """The end of the input means that whoever asked is gone."""
    sys.stdin.read()
    token.cancel()


if __name__ == "__main__":
    os._exit(main())  # the listener may hold standard input, which Python 3.11 would wait for
