"""How Satchel and its parsing process talk: a length, a line of JSON, then bytes as they are.

Nothing is pickled. Source of the framing: two unsigned 32-bit numbers, network order.
"""

import json
import struct
from collections.abc import Mapping
from typing import Any, BinaryIO, cast

_LENGTHS = struct.Struct("!II")
_LONGEST = 300_000_000

BUSY = "busy"
"""In the head of what is no answer yet, but a sign that one is being worked on: pages, of all."""

Head = dict[str, Any]


def send(stream: BinaryIO, head: Mapping[str, object], body: bytes = b"") -> None:
    """Say one thing."""
    said = json.dumps(head).encode()
    stream.write(_LENGTHS.pack(len(said), len(body)))
    stream.write(said)
    if body:
        stream.write(body)
    stream.flush()


def receive(stream: BinaryIO) -> tuple[Head, bytes] | None:
    """What the other side says next; None where it is gone or speaks something else."""
    lengths = stream.read(_LENGTHS.size)
    if len(lengths) < _LENGTHS.size:
        return None
    said, size = _LENGTHS.unpack(lengths)
    if said > _LONGEST or size > _LONGEST:
        return None
    text, body = stream.read(said), stream.read(size)
    if len(text) < said or len(body) < size:
        return None
    try:
        head: object = json.loads(text)
    except ValueError:
        return None
    return (cast("Head", head), body) if isinstance(head, dict) else None
