"""The canonical text: what is indexed, shown, and what offsets point into."""

import re

_NEWLINE = re.compile(r"\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufeff\ufffe\uffff]")


def canonical(raw: str) -> str:
    r"""Text with `\n` line ends, without byte order marks and control characters.

    Everything else stays as it is, so the offsets of a well-formed file with `\n` line ends are the
    file's own code points.
    """
    return _CONTROL.sub("", _NEWLINE.sub("\n", raw))
