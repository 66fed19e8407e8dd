"""The lines between the filters and the list: what was understood, left out, suggested."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from briefindex.model.search import NO_FILTERS
from satchel.find.other_names import OtherNames
from satchel.jobs.finding import Finding
from satchel.jobs.searching import Answer
from satchel.theme.theme import Theme
from satchel.widgets.note_line import NoteLine
from satchel.widgets.plain_label import plain_label

_SIGNS: Final = frozenset('"()*?~:-/')
_WORDS: Final = frozenset({"AND", "OR", "NOT"})


class Notes(QWidget):
    """Says what there is to say of an answer, each thing on a line of its own.

    Signals:
        other_names_wanted: search for the words alone, or for other names again.
    """

    other_names_wanted = Signal()

    def __init__(self, finding: Finding, theme: Theme, parent: QWidget | None = None) -> None:
        """Say nothing yet."""
        super().__init__(parent)
        self.setObjectName("query_notes")
        self.setAccessibleName(self.tr("About the query"))
        self._finding = finding
        self.name_of: Callable[[str], str] = str
        self.filters = NoteLine(theme, "filters_set", self.tr("Filters that are set"), self)
        self.like = NoteLine(theme, "similar_to", self.tr("Similar articles"), self)
        self.other_names = OtherNames(theme, self)
        meant = self.tr("Did you mean")
        self.suggestion = NoteLine(theme, "suggestion", meant, self, beside=True)
        self.in_words = NoteLine(theme, "query_in_words", self.tr("The query in words"), self)
        self.hint = self._label("query_hint", self.tr("About the query"))
        self.empty = self._label("nothing_found", self.tr("Nothing found"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        lines = (self.filters, self.like, self.in_words, self.other_names)
        for part in (*lines, self.hint, self.empty, self.suggestion):
            layout.addWidget(part)
        self.other_names.followed.connect(self.other_names_wanted)
        self.filters.followed.connect(lambda: finding.set_filters(NO_FILTERS))
        self.like.followed.connect(lambda: finding.restore("", finding.sort, NO_FILTERS))
        self.suggestion.followed.connect(self._on_suggestion)
        finding.failed.connect(self._on_failed)

    def _label(self, name: str, accessible: str) -> QLabel:
        label = plain_label(name, self)
        label.setAccessibleName(accessible)
        label.setContentsMargins(16, 8, 16, 8)
        label.hide()
        return label

    def show_answer(self, answer: Answer | None, *, nothing: bool) -> None:
        """Speak of an answer, and of why there is nothing where nothing is listed."""
        result = answer.result if answer is not None else None
        self.other_names.show_result(result)
        hint = (result.hint or self._dropped(answer)) if result and answer else ""
        if result is not None and not result.understood:
            hint = self._stays(hint)
        _say(self.hint, hint or "")
        _say(self.empty, self._nothing(answer) if nothing and answer else "")
        meant = result.suggestion if result else None
        self.suggestion.say(self.tr("Did you mean") if meant else "", meant or "")
        self.in_words.say(_understood(answer))
        self._show_filters(answer)
        title = self.name_of(answer.asked.like) if answer and answer.asked.like else ""
        said = self.tr("Similar to “{title}”").format(title=title) if title else ""
        self.like.say(said, self.tr("All articles") if said else "")

    def show_no_article(self, *, refused: bool) -> None:
        """Say why nothing is listed where the open packs hold no article."""
        said = self.tr("No articles yet. They appear here as they are read.")
        if refused:
            said = self.tr("No article could be read. The Library tells why.")
        _say(self.empty, said)

    def _show_filters(self, answer: Answer | None) -> None:
        if answer is None or answer.asked.filters == NO_FILTERS:
            self.filters.say("")
            return
        from satchel.find.choices import filters_words  # nothing that the first paint needs

        said = self.tr("Only {filters}")
        words = filters_words(answer.asked.filters, self._finding.entity_names)
        self.filters.say(said.format(filters=words), self.tr("Remove"))

    def _nothing(self, answer: Answer) -> str:
        if answer.result.hint:
            return ""
        if answer.asked.like:
            return self.tr("No other article is like it.")
        if answer.asked.filters != NO_FILTERS:
            return self.tr("No article passes the filters.")
        if not answer.alone:
            return self.tr("No article has these words.")
        said = self.tr("No article has all these words.")
        have = self.tr("{number} have “{word}”."), self.tr("1 has “{word}”.")
        for word, number in answer.alone:
            one = have[number == 1].format(number=number, word=word)
            said = f"{said} {one}"
        return said

    def _dropped(self, answer: Answer) -> str:
        words = answer.result.dropped
        if not words:
            return ""
        said = self.tr("No article has all these words; found without {words}.")
        return said.format(words=", ".join(f"“{word}”" for word in words))

    def _on_suggestion(self) -> None:
        answer = self._finding.answer
        if answer is not None and answer.result.suggestion:
            self._finding.set_query(answer.result.suggestion)

    def _on_failed(self, sentence: str) -> None:
        _say(self.hint, self._stays(sentence))

    def _stays(self, reason: str) -> str:
        return self.tr("The list stays as it was: {reason}").format(reason=reason)


def _say(label: QLabel, words: str) -> None:
    label.setText(words)
    label.setVisible(bool(words))


def _understood(answer: Answer | None) -> str:
    """The query in words, where it is more than words side by side."""
    if answer is None:
        return ""
    query = answer.query
    plain = not _SIGNS.intersection(query) and not _WORDS.intersection(query.split())
    return "" if plain else answer.result.in_words
