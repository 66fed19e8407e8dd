"""Part of the stubs for lxml."""

from collections.abc import Sequence

from lxml.etree import Element, _LogEntry

class HTMLParser:
    error_log: Sequence[_LogEntry]
    def __init__(
        self,
        *,
        encoding: str,
        no_network: bool,
        remove_comments: bool,
        remove_pis: bool,
        huge_tree: bool,
    ) -> None: ...

def document_fromstring(html: bytes, parser: HTMLParser) -> Element: ...
