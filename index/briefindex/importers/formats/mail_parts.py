"""The parts of a mail or a web archive, decoded, within bounds. Source: RFC 5322, 2045 to 2049."""

import email
import email.policy
import re
from collections.abc import Iterator
from contextlib import suppress
from email.header import decode_header, make_header
from email.message import Message
from typing import cast

from briefindex.errors import ImportRefusedError
from briefindex.importers.doors.html import characters, encoding_called
from briefindex.importers.names import one_line

_LONGEST_HEADER = 20_000
_LARGEST_HEADERS = 1_000_000
_MOST_PARTS = 2_000
_PLAIN = frozenset(("us-ascii", "ascii", "ansi_x3.4-1968"))
_PAGES = frozenset(("text/html", "application/xhtml+xml"))
_ABOUT = frozenset(
    ("application/pkcs7-signature", "application/x-pkcs7-signature", "application/pgp-signature",
     "application/pgp-keys", "text/calendar", "text/x-vcard", "text/vcard", "text/directory",
     "text/rfc822-headers", "message/delivery-status", "message/disposition-notification")
)  # fmt: skip
"""Parts that are neither text nor files: signatures, dates for a diary, cards."""
_END_OF_HEADERS = re.compile(rb"\r?\n\r?\n")
_TOO_MUCH = "The headers of this mail have more than 1 MB; it is damaged or made to do harm."
_ENCODED = re.compile(r"=\?[\w.-]{1,40}\?[bq]\?", re.IGNORECASE)


def parsed(data: bytes) -> Message:
    """The mail of these bytes.

    Raises:
        ImportRefusedError: its headers are too long to be a mail's.
    """
    data = data.lstrip(b"\r\n")
    end = _END_OF_HEADERS.search(data)
    if (end.start() if end else len(data)) > _LARGEST_HEADERS:
        raise ImportRefusedError(_TOO_MUCH)
    return email.message_from_bytes(data, policy=email.policy.compat32)


def leaves(message: Message) -> Iterator[Message]:
    """Every part that holds something itself, in order; a mail in the mail is one such part."""
    waiting: list[Message] = [message]
    for _ in range(_MOST_PARTS):
        if not waiting:
            return
        part = waiting.pop()
        if part.get_content_maintype() == "multipart" and part.is_multipart():
            waiting.extend(reversed(cast("list[Message]", part.get_payload())))
        else:
            yield part


def header(message: Message, name: str) -> str:
    """A header on one line, its encoded words decoded; empty where there is none."""
    value = str(message.get(name, ""))[:_LONGEST_HEADER]
    if _ENCODED.search(value):
        with suppress(LookupError, ValueError, UnicodeError):
            return one_line(str(make_header(decode_header(value))))
        value = _as_it_can_be_read(value)
    return one_line(value)


def _as_it_can_be_read(value: str) -> str:
    """A header whose letters are not those that it names, with a sign for each that is lost."""
    read: list[str] = []
    with suppress(ValueError):
        for part, charset in decode_header(value):
            data = part.encode("utf-8", errors="replace") if isinstance(part, str) else part
            try:
                read.append(data.decode(encoding_called(charset or "utf-8"), "replace"))
            except LookupError:
                read.append(data.decode("utf-8", "replace"))
    return "".join(read) or value


def content(part: Message) -> bytes:
    """The bytes of a part, decoded from what mails send them in."""
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def words(part: Message) -> str:
    """The characters of a part that is text.

    Raises:
        ImportRefusedError: its encoding cannot be told.
    """
    data, declared = content(part), part.get_content_charset() or ""
    if declared in _PLAIN and not data.isascii():
        return characters(data)  # it says that it has no other letters, and has
    return characters(data, declared)


def unfolded(part: Message, text: str) -> str:
    """A text with the lines whole that were broken on the way ("format=flowed").

    Source: RFC 3676: a line that ends in a space goes on in the next one of the same quotation.
    """
    if str(part.get_param("format", "")).lower() != "flowed":
        return text
    deletes = str(part.get_param("delsp", "")).lower() == "yes"
    found: list[str] = []
    open_depth = -1
    for line in text.splitlines():
        bare = line.lstrip(">")
        depth, bare = len(line) - len(bare), bare.removeprefix(" ")
        if depth == open_depth and bare != "-- ":
            found[-1] += bare
        else:
            found.append(">" * depth + (" " if depth else "") + bare)
        open_depth = -1
        if bare.endswith(" ") and bare != "-- ":
            open_depth = depth
            found[-1] = found[-1].removesuffix(" ") if deletes else found[-1]
    return "\n".join(found)


def is_locked(message: Message) -> bool:
    """Whether a mail is encrypted, so that nothing of it can be read. Source: RFC 1847, 8551."""
    if message.get_content_type() == "multipart/encrypted":
        return True
    kind = message.get_content_type() in ("application/pkcs7-mime", "application/x-pkcs7-mime")
    return kind and str(message.get_param("smime-type", "")).lower() != "signed-data"


def shown_page(message: Message) -> Message | None:
    """The page that a browser saved, among the frames that it saved with it."""
    pages = [part for part in leaves(message) if part.get_content_type() in _PAGES]
    place = header(message, "Snapshot-Content-Location")
    start = str(message.get_param("start", ""))
    for page in pages:
        named = header(page, "Content-ID")
        if (place and header(page, "Content-Location") == place) or (start and named == start):
            return page
    return pages[0] if pages else None


def is_attached(part: Message) -> bool:
    """Whether a part is a file that came with the mail, and no part of its text."""
    if part.get_content_type() in _ABOUT:
        return False
    if part.get_content_type() == "message/rfc822":
        return True
    if part.get_content_disposition() == "attachment":
        return True
    if part.get_content_maintype() == "image" and part.get("Content-ID"):
        return False
    return part.get_filename() is not None or part.get_content_maintype() in (
        "application",
        "audio",
        "video",
    )


def is_page(message: Message) -> bool:
    """Whether this is a web page that a browser saved with all its parts, and no mail."""
    if message.get("Snapshot-Content-Location"):
        return True
    related = message.get_content_type() == "multipart/related"
    return related and "@" not in str(message.get("From", "")) and not message.get("To")
