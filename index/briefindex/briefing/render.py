"""The formats that a briefing can be written in without a screen."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

from briefindex.briefing.tables import Table, figures_table
from briefindex.briefing.write_csv import csv_text
from briefindex.briefing.write_html import html_text
from briefindex.briefing.write_markdown import markdown_text
from briefindex.briefing.write_xlsx import xlsx_bytes
from briefindex.model.briefing import Briefing


def _figures(briefing: Briefing) -> Table:
    return figures_table(briefing.records)


FORMATS: Final[Mapping[str, Callable[[Briefing], bytes]]] = MappingProxyType(
    {
        "html": lambda briefing: html_text(briefing).encode(),
        "md": lambda briefing: markdown_text(briefing).encode(),
        "csv": lambda briefing: csv_text(_figures(briefing)).encode(),
        "xlsx": lambda briefing: xlsx_bytes(_figures(briefing)),
    }
)
"""By the suffix of the file. The page (PDF, printer) is made by the program with the screen."""


def render(briefing: Briefing, suffix: str) -> bytes:
    """The whole file as it goes to the disk (text in UTF-8, CSV with a byte order mark).

    Raises:
        KeyError: there is no writer for this suffix.
    """
    return FORMATS[suffix.lower().removeprefix(".")](briefing)
