"""The list that opens under a filter, with a histogram where its values are dates."""

from PySide6.QtWidgets import QWidget

from satchel.find.histogram import Histogram
from satchel.theme.theme import Theme
from satchel.widgets.choice_popup import ChoicePopup


class FacetPopup(ChoicePopup):
    """The values of one filter, under a histogram where they are dates.

    Signals:
        wanted: the `Filters` as they are to be.
    """

    def __init__(self, theme: Theme, name: str, words: str, parent: QWidget) -> None:
        """Make it hidden."""
        super().__init__(theme, name, words, parent)
        self.histogram = Histogram(theme, self)
        self.histogram.setVisible(False)
        self.histogram.wanted.connect(self.wanted)
        self.put_above(self.histogram)
