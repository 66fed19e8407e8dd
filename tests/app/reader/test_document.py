"""The page of an article: its characters lead to the article's and back."""

import pytest

from briefindex.model.article import Article, ArticleInfo, Block, Known, KnownDate
from briefindex.model.span import ArticleId, Span
from satchel.reader.document import render
from satchel.theme.tokens import tokens

pytestmark = pytest.mark.usefixtures("styled")

INFO = ArticleInfo(
    id=ArticleId("d" * 16),
    file="d.txt",
    title=Known("T"),
    source=Known(),
    author=Known(),
    place=Known(),
    date=KnownDate(),
    language="en",
    url=None,
    words=1,
    opening="T",
)


def test_every_letter_leads_to_the_page_and_back_whatever_its_width() -> None:
    lines = ["T", "plain", "a\U0001f682\U0001f683b \u8d38\u6613 \U00010348", "\U0001f600"]
    text = "\n".join(lines)
    blocks: list[Block] = []
    at = 0
    for number, line in enumerate(lines):
        blocks.append(Block(Span(at, at + len(line)), "body" if number else "title"))
        at += len(line) + 1
    rendered = render(Article(INFO, text, tuple(blocks), ()), tokens("light"), 17)
    page = rendered.page.toPlainText().encode("utf-16-le")
    for block in blocks:
        for offset in range(block.span.start, block.span.end):
            start = rendered.positions.position(offset)
            end = rendered.positions.position(offset + 1)
            assert page[2 * start : 2 * end].decode("utf-16-le") == text[offset]
            assert rendered.positions.offset(start) == offset
        end = rendered.positions.position(block.span.end)
        assert rendered.positions.offset(end) == block.span.end
