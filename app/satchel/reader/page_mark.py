"""Which page of a printed document the reader has in sight: "p. 12 of 40"."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from briefindex import desk
from briefindex.model.article import PageMap
from satchel.reader.view import ArticleView
from satchel.theme.theme import Theme


class PageMark(QLabel):
    """Follows the view; hidden where the article has no pages."""

    def __init__(self, view: ArticleView, theme: Theme, parent: QWidget | None = None) -> None:
        """Start hidden."""
        super().__init__(parent)
        self.setObjectName("page_mark")
        self.setAccessibleName(self.tr("Page"))
        self.setTextFormat(Qt.TextFormat.PlainText)
        self._view = view
        self._theme = theme
        self._pages = PageMap()
        view.verticalScrollBar().valueChanged.connect(self._speak)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()
        self.hide()

    def show_pages(self, pages: PageMap) -> None:
        """Speak of the pages of another article."""
        self._pages = pages
        self.setToolTip(pages.reason)
        self.setVisible(desk.page_count(pages) > 0)
        self._speak()

    def _speak(self) -> None:
        """Say the page at the upper edge of what is in sight."""
        number = desk.page_count(self._pages)
        label = desk.page_label(self._pages, self._view.top_offset()) if number else None
        if label is None:
            self.clear()
            return
        words = self.tr("p. {page} of {pages}").format(page=label, pages=f"{number:,}")
        if self._pages.labels and "" not in self._pages.labels:
            words = self.tr("p. {page} · {pages} pages").format(page=label, pages=f"{number:,}")
        self.setText(words)

    def _on_theme_changed(self) -> None:
        colour = self._theme.tokens.muted.name()
        self.setStyleSheet(f"font-size: 12px; color: {colour}; padding: 0 12px;")
