"""The line over the list that says under which other names a thing was found."""

from typing import Final

from PySide6.QtWidgets import QWidget

from briefindex.model.search import SearchResult
from satchel.theme.theme import Theme
from satchel.widgets.note_line import NoteLine

_SHOWN: Final = 3


class OtherNames(NoteLine):
    """Says which other names a query found, with the way to do without them, and back."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Start hidden."""
        super().__init__(theme, "other_names", self.tr("Other names found"), parent)

    def show_result(self, result: SearchResult | None) -> None:
        """Speak of the other names that a result has or does without; hide where there are none."""
        if result is not None and result.also_finds:
            self.say(self._also(result.also_finds), self.tr("Search literally"))
        elif result is not None and result.with_names is not None:
            self.say(self.tr("Only these words."), self.tr("Find other names too"))
        else:
            self.say("")

    def _also(self, names: tuple[str, ...]) -> str:
        shown = ", ".join(f"“{name}”" for name in names[:_SHOWN])
        more = len(names) - _SHOWN
        if more <= 0:
            return self.tr("Also finds {names}").format(names=shown)
        if more == 1:
            return self.tr("Also finds {names} and 1 more").format(names=shown)
        said = self.tr("Also finds {names} and {number} more")
        return said.format(names=shown, number=more)
