from datetime import date

import pytest

from briefindex.importers import article_from

BODY = (
    "The ferry left the port on Monday with forty lorries, and a second one is to follow in the "
    "summer, the harbour master said. It is the first new line in ten years."
)


def info(text, name="003_ferry_line.txt"):
    return article_from(text.encode("utf-8"), name).info


def test_a_file_name_is_never_a_title():
    found = info(BODY)
    assert (found.title.value, found.title.basis) == (None, None)
    assert found.file == "003_ferry_line.txt"


def test_the_opening_is_at_most_ninety_characters_of_the_body_cut_at_a_word():
    found = info(f"Photo: Jane Doe\n\nOSLO (NTB) - {BODY}")
    assert found.opening == (
        "The ferry left the port on Monday with forty lorries, and a second one is to follow in the"
    )
    assert info("Short text").opening == "Short text"
    assert len(info("x" * 500).opening) == 90


def test_the_id_is_that_of_the_bytes():
    assert info(BODY, "a.txt").id == info(BODY, "b.txt").id
    assert info(BODY).id != info(BODY + " ").id
    assert len(info(BODY).id) == 16


def test_words_count_the_body_alone():
    found = info(
        "New ferry opens the northern line\n\nThe ferry’s captain left Xi'an.\n\nRead more"
    )
    assert found.words == 5


def test_what_is_stated_comes_before_what_is_inferred():
    text = (
        f"New ferry opens the northern line | The Morning Globe\nSource: NTB\n\n{BODY}\n\n"
        "© 2024 The Harbour Times. All rights reserved."
    )
    found = info(text)
    assert found.title.value == "New ferry opens the northern line"
    assert (found.source.value, found.source.basis) == ("NTB", "stated")


def test_every_known_value_has_a_basis_and_a_reason():
    text = f"Northern line opens at last\nBy Jane Doe\n3 March 2024\n\nOSLO (NTB) - {BODY}"
    found = info(text)
    assert found.date.day == date(2024, 3, 3)
    for known in (found.title, found.source, found.author, found.place):
        assert known.value
        assert known.basis
        assert known.reason
    assert found.language == "en"


def test_nothing_is_known_of_a_bare_text():
    found = info(BODY)
    for known in (found.title, found.source, found.author, found.place):
        assert (known.value, known.basis, known.reason) == (None, None, "")
    assert (found.date.day, found.date.basis, found.url) == (None, None, None)


def test_titles_and_names_hold_nothing_that_misleads_the_eye():
    found = info(f"New \u202eferry\u202c opens\u200b the line\n\n{BODY}", "a\u202etxt.exe\n")
    assert found.title.value == "New ferry opens the line"
    assert found.file == "a\ufffdtxt.exe\ufffd"


@pytest.mark.parametrize(
    "text", ["{__import__('os')} and %s here\n\n", "{0.__class__} is the title\n\n"]
)
def test_a_template_in_a_title_is_only_text(text):
    assert info(text + BODY).title.value == text.strip()


@pytest.mark.parametrize(
    ("line", "title", "source"),
    [
        ("Northern line opens | Harbour Times", "Northern line opens", "Harbour Times"),
        ("Northern line opens - The Harbour Times", "Northern line opens", "The Harbour Times"),
        ("Northern line opens - Xinhua", "Northern line opens", "Xinhua"),
        ("Northern line opens - a live report", "Northern line opens - a live report", None),
        ("# Northern line opens", "Northern line opens", None),
    ],
)
def test_an_outlet_behind_the_title_is_the_source(line, title, source):
    found = info(f"{line}\n\n{BODY}")
    assert (found.title.value, found.source.value) == (title, source)


def test_the_head_of_a_mail_is_metadata():
    found = info(
        f"From: a@b.c\nTo: d@e.f\nDate: 3 Mar 2024 10:00:00 +0000\nSubject: Ferry\n\n{BODY}"
    )
    assert (found.title.value, found.title.basis) == ("Ferry", "stated")
    assert found.date.day == date(2024, 3, 3)
    assert found.opening.startswith("The ferry left")
