"""What mails carry, and the mails of a mailbox (mbox, RFC 4155)."""

from collections.abc import Iterator
from email.message import Message
from typing import BinaryIO, cast

from briefindex.errors import ImportRefusedError
from briefindex.importers.doors.budget import MOST_ENTRIES, TOO_MANY
from briefindex.importers.doors.paths import LARGEST_FILE, too_large
from briefindex.importers.formats.mail_parts import (
    content,
    header,
    is_attached,
    is_locked,
    is_page,
    leaves,
    parsed,
)
from briefindex.importers.names import one_line

_LONGEST_LINE = 1_000_000
_LONGEST_NAME = 60


def attachments(data: bytes) -> Iterator[tuple[str, bytes]]:
    """Name and bytes of every file that came with a mail; none of a saved page."""
    message = parsed(data)
    if is_page(message) or is_locked(message):
        return
    number = 0
    for part in leaves(message):
        if is_attached(part):
            number += 1
            yield _attached(part, number)


def _attached(part: Message, number: int) -> tuple[str, bytes]:
    if part.get_content_type() == "message/rfc822" and part.is_multipart():
        inner = cast("list[Message]", part.get_payload())[0]
        subject = header(inner, "Subject")[:_LONGEST_NAME].replace("/", "-")
        return f"{subject or f'mail {number}'}.eml", inner.as_bytes()
    return one_line(part.get_filename() or f"attachment {number}"), content(part)


def mails(file: BinaryIO) -> Iterator[bytes | ImportRefusedError]:
    """The mails of a mailbox one by one, however large it is."""
    lines: list[bytes] = []
    size = count = 0
    blank = True
    while line := file.readline(_LONGEST_LINE):
        if blank and line.startswith(b"From "):
            if lines:
                yield _mail(lines, size)
                count += 1
            if count >= MOST_ENTRIES:
                raise ImportRefusedError(TOO_MANY)
            lines, size = [], 0
        else:
            size += len(line)
            if size <= LARGEST_FILE:
                lines.append(line[1:] if line.startswith(b">From ") else line)
        blank = line in (b"\n", b"\r\n")
    if lines:
        yield _mail(lines, size)


def _mail(lines: list[bytes], size: int) -> bytes | ImportRefusedError:
    if size > LARGEST_FILE:
        return ImportRefusedError(too_large(size, LARGEST_FILE))
    return b"".join(lines)
