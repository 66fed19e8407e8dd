"""Front matter: read as metadata, and no part of the text."""

from datetime import date

import pytest

from briefindex.importers import article_from
from made_files import STORY

TOLD = "\n\n".join(STORY)
MATTER = (
    '---\ntitle: "Grain: more of it"\nauthors: [Anna Berg, Karl Holm]\ndate: 2024-02-03T10:00:00Z\n'
    "source: The Norland Post\nlang: en-GB\ntags:\n  - grain\n  - trade\n"
    "url: https://norland.example/grain\n---\n"
)


def test_front_matter_states_metadata_and_is_no_text():
    article = article_from(f"{MATTER}\n{TOLD}\n".encode(), "grain.md")
    info = article.info
    assert (info.title.value, info.title.basis) == ("Grain: more of it", "stated")
    assert info.title.reason == "The file’s front matter says so."
    assert info.author.value == "Anna Berg, Karl Holm"
    assert info.source.value == "The Norland Post"
    assert (info.date.day, info.date.basis) == (date(2024, 2, 3), "stated")
    assert (info.language, info.url) == ("en", "https://norland.example/grain")
    assert [block.role for block in article.blocks] == ["metadata", "body", "body", "body"]
    assert article.text[article.sentences[0].start :].startswith("Exports of grain")
    assert info.opening.startswith("Exports of grain")


@pytest.mark.parametrize(
    "text",
    [
        f"---\n{TOLD}\n---\n{TOLD}\n",
        f"---\ntitle: Grain\n\n{TOLD}\n",
        f"---\n---\n{TOLD}\n",
        f"{TOLD}\n\n---\ntitle: Grain\n---\n",
    ],
)
def test_what_only_looks_like_it_is_read_as_text(text):
    article = article_from(text.encode(), "grain.md")
    assert any(block.role == "body" for block in article.blocks)
    assert article.info.title.reason != "The file’s front matter says so."


def test_values_of_front_matter_are_words_whatever_they_look_like():
    text = f"---\ntitle: !!python/object/apply:os.system ['ls']\ndate: someday\n---\n{TOLD}\n"
    info = article_from(text.encode(), "grain.md").info
    assert info.title.value == "!!python/object/apply:os.system ['ls']"
    assert info.date.basis is None
