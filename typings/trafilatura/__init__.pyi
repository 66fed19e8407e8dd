"""Stubs for the part of trafilatura that Satchel uses."""

from lxml.etree import Element

class Document:
    body: Element

def bare_extraction(
    filecontent: Element, *, include_comments: bool, include_tables: bool
) -> Document | None: ...
