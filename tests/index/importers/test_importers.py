import os
import sys
from datetime import date

import pytest

from briefindex.bundle import bundled
from briefindex.errors import ImportRefusedError
from briefindex.importers import article_from, read_file
from briefindex.importers.registry import LARGEST_TEXT


def seed(number):
    (path,) = bundled("seeds").glob(f"{number}_*.txt")
    return read_file(path)


def parts(article, role):
    return [
        article.text[block.span.start : block.span.end]
        for block in article.blocks
        if block.role == role
    ]


def test_sample_000_has_a_title_and_nothing_else():
    info = seed("000").info
    assert info.title.value == (
        "China-Central Asia Summit is set to open new chapter in cooperation history, experts say"
    )
    assert info.source.value is None
    assert info.date.day is None


def test_sample_001_has_a_dateline_seven_headings_and_three_credits():
    article = seed("001")
    assert article.info.title.value is None
    assert (article.info.source.value, article.info.source.basis) == ("Kazinform", "stated")
    assert article.info.place.value == "Astana"
    assert article.info.date.day is None
    assert parts(article, "metadata") == ["ASTANA. KAZINFORM –"]
    assert parts(article, "boilerplate") == [
        "Photo: t.me/aqorda_resmi",
        "Photo from open sources",
        "Photo: t.me/aqorda_resmi",
    ]
    assert parts(article, "heading") == [
        "Trade and economic cooperation",
        "Strengthening regional connectivity",
        "Industrial cooperation",
        "Energy partnerships",
        "Agriculture and effective water management",
        "Security",
    ]
    assert article.info.opening.startswith("The first-ever Central Asia-China Summit")


def test_sample_002_is_a_reprint_of_about_17_june_2025():
    article = seed("002")
    info = article.info
    assert info.title.value is None
    assert info.source.value == "The Caspian Post, citing The Astana Times"
    assert (info.date.day, info.date.basis) == (date(2025, 6, 17), "inferred")
    assert parts(article, "boilerplate") == ["Photo credit: Global Times.", "Share on social media"]
    assert parts(article, "heading") == []


def test_sample_003_has_a_title_and_no_date():
    article = seed("003")
    assert article.info.title.value == "China and Central Asia: Cooperation focus"
    assert article.info.date.day is None
    assert article.info.source.value is None


def test_sample_004_states_its_day_and_place_before_the_first_sentence():
    article = seed("004")
    info = article.info
    assert (info.date.day, info.date.basis) == (date(2023, 5, 26), "stated")
    assert (info.place.value, info.place.basis) == ("Singapore", "stated")
    assert (info.source.value, info.source.basis) == ("The Astana Times", "inferred")
    assert parts(article, "metadata") == ["date 2023-05-26 SINGAPORE"]
    first = article.sentences[0]
    assert article.text[first.start : first.end].startswith("President Kassym-Jomart Tokayev’s")


@pytest.mark.parametrize("number", ["000", "001", "002", "003", "004"])
def test_sentences_lie_in_blocks_that_are_read(number):
    article = seed(number)
    read = [block.span for block in article.blocks if block.role in ("title", "heading", "body")]
    assert article.info.language == "en"
    for sentence in article.sentences:
        assert any(span.start <= sentence.start and sentence.end <= span.end for span in read)


def test_line_ends_and_marks_of_other_systems_change_nothing():
    text = "The ferry left.\n\nIt came back.\n"
    plain = article_from(text.encode(), "a.txt")
    other = article_from(text.replace("\n", "\r\n").encode("utf-16"), "a.txt")
    assert other.text == plain.text
    assert other.sentences == plain.sentences


@pytest.mark.parametrize("text", [" \n\t \u00a0\n", "\ufeff", "--- *** …", "\u200b"])
def test_a_text_without_a_word_is_refused(text):
    with pytest.raises(ImportRefusedError, match="white space"):
        article_from(text.encode("utf-8"), "a.txt")


def test_files_that_cannot_be_read_are_refused_with_one_sentence(tmp_path):
    (tmp_path / "empty.txt").touch()
    (tmp_path / "binary.txt").write_bytes(bytes(range(256)) * 4)
    large = tmp_path / "large.txt"
    with large.open("wb") as file:
        file.truncate(LARGEST_TEXT + 1)
    if sys.platform != "win32":
        os.mkfifo(tmp_path / "pipe.txt")
    names = ["gone.txt", "empty.txt", "binary.txt", "large.txt", ".", "a\x00b", "x" * 300]
    if sys.platform != "win32":
        names.append("pipe.txt")
    for name in names:
        with pytest.raises(ImportRefusedError) as refused:
            read_file(tmp_path / name)
        reason = str(refused.value)
        assert reason.endswith(".")
        assert "\n" not in reason
        assert str(tmp_path) not in reason


@pytest.mark.parametrize(
    "unit",
    [
        "a",
        "word ",
        "“",
        '"“',
        ". ",
        "(",
        "\n\n",
        "a\n",
        "A ",
        "Photo: ",
        "By A ",
        "- ",
        "1. ",
        "IN ",
    ],
)
def test_monotonous_text_is_read_whole(unit):
    text = unit * (100_000 // len(unit)) + "end"
    article = article_from(text.encode("utf-8"), "a.txt")
    assert len(article.text) == len(text)
    assert all(span.end - span.start <= 2_000 for span in article.sentences)
