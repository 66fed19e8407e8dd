"""The parsing process: `python -m briefindex.importers.worker`, spoken to through `child`.

Reads strangers' files and holds nothing else: no pack, no window, no network, no right to write.
Ends when its standard input does, even amid a file.
"""

import os
import queue
import sys
import threading
from collections.abc import Generator
from typing import BinaryIO, cast

from briefindex.errors import ImportRefusedError
from briefindex.importers import limits, pulse, wire
from briefindex.importers.containers import Member, members
from briefindex.importers.formats.carried import packed
from briefindex.importers.parsing import article_of

_MEMORY = (
    f"Reading it takes more than {limits.MEMORY // 1_000_000_000} GB of memory; split it and add "
    "the parts."
)
_TOO_DEEP = "It is nested too deeply; open it in its own program and save it anew."
_FAULT = "The file broke its reader and nothing else; open it in its own program and save it anew."
_SECONDS = 30.0


def main() -> None:
    """Answer until there is no more question."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints is no answer
    asked: queue.SimpleQueue[tuple[wire.Head, bytes] | None] = queue.SimpleQueue()
    listener = threading.Thread(target=_listen, args=(sys.stdin.buffer, asked), daemon=True)
    listener.start()
    limits.be_small()
    server = _Server()

    def go_on(done: int, total: int) -> None:
        limits.more_time(_SECONDS)
        wire.send(answers, {wire.BUSY: [done, total]})

    while (question := asked.get()) is not None:
        limits.more_time(_SECONDS)
        with pulse.heard_by(go_on):
            head, body = server.answer(*question)
        if limits.is_tired() and not server.open:
            head["tired"] = True
        wire.send(answers, head, body)


def _listen(stream: BinaryIO, asked: "queue.SimpleQueue[tuple[wire.Head, bytes] | None]") -> None:
    """Pass questions on; where there will be none any more, whoever asked is gone: end at once."""
    while (question := wire.receive(stream)) is not None:
        asked.put(question)
    os._exit(0)


class _Server:
    """Answers questions; remembers the one container that is open."""

    def __init__(self) -> None:
        self._members: Generator[Member] | None = None

    @property
    def open(self) -> bool:
        """Whether members of a container are still to be asked for."""
        return self._members is not None

    def answer(self, head: wire.Head, body: bytes) -> tuple[wire.Head, bytes]:
        """What to say to a question, whatever it does."""
        try:
            return self._do(head, body)
        except ImportRefusedError as error:
            return {"refused": str(error)}, b""
        except MemoryError:
            return {"refused": _MEMORY, "tired": True}, b""
        except RecursionError:
            return {"refused": _TOO_DEEP}, b""
        except Exception:  # noqa: BLE001 - one file may not cost all the others
            return {"refused": _FAULT}, b""

    def _do(self, head: wire.Head, body: bytes) -> tuple[wire.Head, bytes]:
        if head["do"] == "parse":
            return packed(article_of(head["kind"], body, head["name"]))
        if head["do"] == "open":
            path = head.get("path")
            self._members = members(
                head["kind"], cast("str | None", path), body, nested=bool(head["nested"])
            )
            return {}, b""
        return self._next()

    def _next(self) -> tuple[wire.Head, bytes]:
        if self._members is None:
            return {"end": True}, b""
        try:
            member = next(self._members, None)
        except BaseException:
            self._members = None
            raise
        if member is None:
            self._members = None
            return {"end": True}, b""
        if member.refused:
            return {"name": member.name, "refused": member.refused}, b""
        return {"name": member.name, "whole": member.whole}, member.data


if __name__ == "__main__":
    main()
