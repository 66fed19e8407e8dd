"""The formats that a briefing can be written in without a screen."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

from briefindex.briefing.write_csv import csv_text
from briefindex.briefing.write_html import html_text
from briefindex.briefing.write_markdown import markdown_text
from briefindex.model.briefing import Briefing

FORMATS: Final[Mapping[str, Callable[[Briefing], str]]] = MappingProxyType(
    {"html": html_text, "md": markdown_text, "csv": csv_text}
)
"""By the suffix of the file. The page (PDF, printer) is made by the program with the screen."""


def render(briefing: Briefing, suffix: str) -> bytes:
    """The whole file, UTF-8, as it goes to the disk (CSV with a byte order mark).

    Raises:
        KeyError: there is no writer for this suffix.
    """
    return FORMATS[suffix.lower().removeprefix(".")](briefing).encode("utf-8")
