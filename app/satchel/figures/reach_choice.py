"""How far a corrected indicator reaches: the one figure, or all that stand under it."""

from collections.abc import Sequence

from PySide6.QtWidgets import QRadioButton, QVBoxLayout, QWidget

from briefindex.model.figure import Figure
from satchel.widgets.plain_label import plain_label


class ReachChoice(QWidget):
    """Says how many other figures have the indicator, and asks whether they are meant too."""

    def __init__(self, figure: Figure, fellows: Sequence[Figure], parent: QWidget) -> None:
        """`fellows` are the other figures of the same indicator; the one figure is chosen."""
        super().__init__(parent)
        self.setObjectName("correct_reach")
        self.setAccessibleName(self.tr("Which figures get the indicator"))
        self._fellows = tuple(fellows)
        self.told = plain_label("reach_told", self, self._said(figure))
        self.one = self._button("reach_one", self.tr("Only th&is figure"))
        every = self.tr("&All {n} figures of this indicator").format(n=len(self._fellows) + 1)
        self.every = self._button("reach_every", every)
        self.one.setChecked(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 6)
        layout.setSpacing(4)
        for part in (self.told, self.one, self.every):
            layout.addWidget(part)
        self.hide()

    @property
    def is_every(self) -> bool:
        """Whether the other figures are meant too."""
        return not self.isHidden() and self.every.isChecked()

    def ask(self, *, wanted: bool) -> None:
        """Ask where the indicator is another one and other figures have it."""
        self.setVisible(wanted and bool(self._fellows))

    def _button(self, name: str, words: str) -> QRadioButton:
        button = QRadioButton(words, self)
        button.setObjectName(name)
        button.setAccessibleName(words.replace("&", ""))
        return button

    def _said(self, figure: Figure) -> str:
        count = len(self._fellows)
        elsewhere = {each.sentence.article for each in self._fellows} - {figure.sentence.article}
        said = (
            self.tr("1 other figure has this indicator")
            if count == 1
            else self.tr("{n} other figures have this indicator").format(n=count)
        )
        if not elsewhere:
            return f"{said}."
        if len(elsewhere) == 1:
            return self.tr("{said}, in another article too.").format(said=said)
        return self.tr("{said}, in {n} other articles too.").format(said=said, n=len(elsewhere))
