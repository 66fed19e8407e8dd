"""How sources describe an entity, where they do not all say the same."""

from bisect import bisect_right
from collections.abc import Sequence
from typing import Final

from briefindex.model.article import Article, ArticleInfo
from briefindex.model.entity_page import Description
from briefindex.model.mention import Mention
from briefindex.model.span import Span

_MOST: Final = 12
_OF_ONE: Final = 2
_LONG: Final = 120
_SOON: Final = 3
"""Code points after a name at a sentence's end, at most."""


class Descriptions:
    """Gathers what articles, read one after the other, say that an entity is."""

    def __init__(self) -> None:
        """Begin with none."""
        # Here, not above: it brings the rules for names along, which a desk does not need.
        from briefindex.extract.entities.described import described, described_next, telling

        self._described, self._next, self._telling = described, described_next, telling
        self._found: dict[str, list[tuple[frozenset[str], Description]]] = {}

    def take(
        self, article: Article, sentences: Sequence[Span], mentions: Sequence[Mention]
    ) -> None:
        """Read the mentions of one article; each stands in the sentence of the same place."""
        text = article.text
        for sentence, mention in zip(sentences, mentions, strict=True):
            span = self._described(text, sentence, mention.span, mention.type)
            if span is None and sentence.end - mention.span.end < _SOON:
                span = self._next(text, _after(article, sentence), mention.type)
            if span is not None:
                self._keep(article, span)

    def _keep(self, article: Article, span: Span) -> None:
        """Keep a description, unless its source said as much and more."""
        words = " ".join(article.text[span.start : span.end].split())
        told = self._telling(words)
        kept = self._found.setdefault(_source(article.info), [])
        if told and not any(told <= other for other, _ in kept):
            kept[:] = [one for one in kept if not one[0] <= told]
            cut = "…" if article.text[span.end : span.end + 1] in (" ", ",") else ""
            goes_on = cut if span.end - span.start > _LONG else ""
            kept.append((told, Description(article.info, span, words + goes_on)))

    def differing(self) -> tuple[Description, ...]:
        """What each source says, where two say different things; else nothing."""
        if not self._differ():
            return ()
        found = [one for kept in self._found.values() for _, one in kept[:_OF_ONE]]
        return tuple(found[:_MOST])

    def _differ(self) -> bool:
        """Whether some source says what another one does not even say in part."""
        groups = list(self._found.values())
        return any(
            not (one <= other or other <= one)
            for at, group in enumerate(groups)
            for one, _ in group
            for others in groups[at + 1 :]
            for other, _ in others
        )


def _after(article: Article, sentence: Span) -> Span:
    """The next sentence of the article, empty at its end."""
    at = bisect_right(article.sentences, sentence.start, key=lambda each: each.start)
    here = at < len(article.sentences) and article.sentences[at].start >= sentence.end
    return article.sentences[at] if here else Span(sentence.end, sentence.end)


def _source(info: ArticleInfo) -> str:
    return info.source.value or info.id
