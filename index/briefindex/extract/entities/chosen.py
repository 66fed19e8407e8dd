"""The candidates that were chosen in one article, as the linking steps see and change them."""

from bisect import bisect_right

from briefindex.extract.entities.candidate import Candidate, length
from briefindex.extract.entities.words import Word
from briefindex.extract.gazetteer import Gazetteer
from briefindex.model.span import Span


class Chosen:
    """Candidates of one article: `candidates` may be replaced one for one, or added to.

    `sentences` are the article's words, `known` is the gazetteer.
    """

    def __init__(
        self, text: str, sentences: list[list[Word]], candidates: list[Candidate], known: Gazetteer
    ) -> None:
        """Take `candidates`, sorted and not overlapping, of `text`."""
        self.text = text
        self.candidates = candidates
        self.known = known
        self.sentences = [words for words in sentences if words]
        self._starts = [words[0].start for words in self.sentences]
        self._taken = bytearray(len(text))
        for candidate in candidates:
            self._mark(candidate.span)

    def surface(self, candidate: Candidate) -> str:
        """The candidate as the text has it."""
        return self.text[candidate.span.start : candidate.span.end]

    def full_name(self, candidate: Candidate) -> str:
        """The longest name that is known of it."""
        if candidate.entry is not None:
            return candidate.entry.canonical
        return candidate.name or self.surface(candidate)

    def is_free(self, span: Span) -> bool:
        """Whether no candidate stands in `span`."""
        return not any(self._taken[span.start : span.end])

    def begins(self, offset: int) -> bool:
        """Whether a sentence begins at `offset`."""
        at = bisect_right(self._starts, offset) - 1
        return at >= 0 and self._starts[at] == offset

    def is_read(self, span: Span) -> bool:
        """Whether `span` lies in one of the sentences that names are looked for in."""
        at = bisect_right(self._starts, span.start) - 1
        return at >= 0 and span.end <= self.sentences[at][-1].end

    def add(self, candidate: Candidate) -> None:
        """Put one more candidate at a place that is free."""
        self.candidates.append(candidate)
        self._mark(candidate.span)

    def _mark(self, span: Span) -> None:
        self._taken[span.start : span.end] = b"\x01" * length(span)
