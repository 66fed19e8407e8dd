"""The worker process: fills one pack and says how far it is, one JSON object a line.

`python -m satchel.jobs.worker [--again] PACK INPUT…`; with `--again` only what was refused is
read. A step is `{"phase", "done", "total", "article"}`, with "file" where one is begun and "part"
(or "page" of "pages") amid a long one; the last line is the result (`imported`, `duplicates`,
`refused`), `{"error": sentence}` or `{"cancelled": true}`. The line "cancel" on standard input, or
its end, stops the work, "pause" lets it wait for "resume"; killing the process loses nothing that
was said.
Knows no Qt.
"""

import json
import logging
import os
import sys
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from briefindex.desk import Source, build, tidy
from briefindex.errors import SatchelError
from briefindex.progress import Cancelled, CancelToken, Step

AGAIN: Final = "--again"
_WAIT_SECONDS = 10.0
_PATIENCE_SECONDS = 0.7
"""How long a step may go on once the work is to stop."""
_log = logging.getLogger(__name__)


def main(argv: Sequence[str] | None = None) -> int:
    """Do the work that the arguments name; 0 where it was finished."""
    words = list(sys.argv[1:] if argv is None else argv)
    again = words[:1] == [AGAIN]
    if not words[again:]:
        return 2
    token = CancelToken()
    listener = threading.Thread(target=_listen, args=(token,), daemon=True)
    listener.start()
    pack, *inputs = map(Path, words[again:])
    try:
        result = build(pack, inputs, _report, token, wait=_WAIT_SECONDS, again=again)
    except Cancelled:
        _tell({"cancelled": True})
        return 1
    except SatchelError as error:
        _tell({"error": str(error)})
        return 1
    except Exception:  # noqa: BLE001 - the job runner: whoever asked must hear of it
        _log.exception("The worker failed.")
        _tell({"error": "The import stopped on a fault of Satchel. What was finished is kept."})
        return 1
    tidy(Source(pack, tuple(inputs), pack.name))
    _tell(
        {
            "imported": [info.id for info in result.imported],
            "duplicates": [{"file": d.file, "of": d.of} for d in result.duplicates],
            "refused": [
                {"file": p.file, "reason": p.reason} for p in (*result.refused, *result.unread)
            ],
        }
    )
    return 0


def _listen(token: CancelToken) -> None:
    """Wait for the word to stop; the end of the input means that whoever asked is gone."""
    words = {"pause": token.pause, "resume": token.resume, "cancel": token.cancel}
    for line in sys.stdin:
        words.get(line.strip(), lambda: None)()
        if line.strip() == "cancel":
            _end_soon()
    token.cancel()
    _end_soon()


def _end_soon() -> None:
    """Stop even amid a long step: killing the process loses nothing that was said."""
    ending = threading.Timer(_PATIENCE_SECONDS, _end)
    ending.daemon = True
    ending.start()


def _end() -> None:
    _tell({"cancelled": True})
    os._exit(1)


def _report(step: Step) -> None:
    begun: dict[str, object] = {"file": step.file} if step.file else {}
    part: dict[str, object] = {"part": round(step.part, 3)} if step.part else {}
    if step.pages:
        part = {"page": step.page, "pages": step.pages}
    _tell(
        {"phase": step.phase, "done": step.done, "total": step.total, "article": step.article}
        | begun
        | part
    )


def _tell(said: dict[str, object]) -> None:
    sys.stdout.write(json.dumps(said) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    status = main()
    sys.stdout.flush()
    os._exit(status)  # the listener may hold standard input, which Python 3.11 would wait for
