"""Figures of long articles: work in proportion to their length, and no chain without end."""

from collections.abc import Iterator

from tests.index.extract.figures.reading import article

from briefindex.extract.entities import EntityExtractor
from briefindex.extract.figures import extract_figures
from briefindex.model.mention import Mention


class Counted(list[Mention]):
    """Mentions that count how often they are gone through."""

    passes = 0

    def __iter__(self) -> Iterator[Mention]:
        self.passes += 1
        return super().__iter__()


def passes_over_the_names(paragraphs: int) -> int:
    made = article(
        "“We sold 5 million tonnes in 2020,” Maria Lindqvist said. Output rose 3 percent, according"
        " to the ministry.\n\n" * paragraphs
    )
    mentions = Counted(EntityExtractor(model=False).mentions(made))
    assert len(extract_figures(made, mentions)) == 2 * paragraphs
    return mentions.passes


def test_the_names_of_a_long_article_are_not_gone_through_for_each_figure():
    assert passes_over_the_names(40) == passes_over_the_names(2) < 5


def test_a_thousand_quotations_in_a_row_without_a_speaker_are_read():
    text = "“It was so, and it is so” " * 1500 + "“We sold 5 million tonnes today.”"
    figures = extract_figures(article(text), ())
    assert [(one.surface, one.speaker) for one in figures] == [
        ("5 million tonnes", "unnamed speaker")
    ]
