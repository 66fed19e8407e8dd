"""Passes the chart on: as a picture on the clipboard, or as a file."""

from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from briefindex.desk.saving import save_file
from briefindex.errors import SatchelError
from briefindex.model.indicator_page import IndicatorPage
from satchel.compare.asking import CompareAsking
from satchel.compare.words import subtitle
from satchel.painting.picture import FORMATS, Picture
from satchel.widgets.choosing import ask_new_file
from satchel.widgets.clipboard import copy_picture


class Pictures(QObject):
    """What is done with the chart of the page that is shown."""

    def __init__(self, asking: CompareAsking, parent: QWidget) -> None:
        """Do nothing before it is asked for."""
        super().__init__(parent)
        self._asking = asking
        self._window = parent

    def copy(self) -> None:
        """Put the chart on the clipboard, as an image and as SVG."""
        picture = self._picture()
        if picture is None:
            return
        copy_picture(picture.image(), picture.file("svg"))

    def ask_file(self) -> None:
        """Ask which file the chart is to be saved as."""
        if self._picture() is None:
            return
        title = self.tr("Save the chart as picture")
        kinds = ";;".join(
            (
                self.tr("SVG drawing (*.svg)"),
                self.tr("PDF (*.pdf)"),
                self.tr("PNG image (*.png)"),
            )
        )
        ask_new_file(self._window, "picture_dialog", title, self.save, kinds, "chart.svg")

    def save(self, path: str) -> None:
        """Save the chart as a file; its suffix tells the format."""
        picture = self._picture()
        kind = Path(path).suffix.lower().removeprefix(".")
        if picture is None:
            return
        try:
            if kind not in FORMATS:
                said = self.tr(
                    "A chart is saved as .svg, .pdf or .png: name the file so, not {name}."
                )
                raise SatchelError(said.format(name=Path(path).name))
            save_file(Path(path), picture.file(kind))
        except SatchelError as error:
            self._asking.trouble.emit(str(error))

    def _picture(self) -> Picture | None:
        page = self._asking.page
        if page is None or page.chart is None:
            return None
        return Picture(page.chart, subtitle(page), self._sources(page))

    def _sources(self, page: IndicatorPage) -> str:
        names = dict.fromkeys(value.source for value in page.values if value.derived is None)
        said = self.tr("As stated by: {names}. Derived values were worked out by Satchel.")
        if not page.whole.row.derived:
            said = self.tr("As stated by: {names}.")
        return said.format(names="; ".join(names))
