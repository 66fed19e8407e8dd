from dataclasses import replace

from briefindex.search.pages import Page
from briefindex.search.snippets import LONGEST, snippets
from packing import article

TEXT = (
    "Corridor news\n\nNothing here. Trade rose and gas fell at once. Gas alone. "
    "Far, far away, " + "many words were said " * 20 + "about grain.\n"
)


def page():
    return Page.of(article(TEXT))


def mark(word, leaf, text=TEXT):
    at = text.index(word)
    return at, at + len(word), leaf


def test_the_sentence_with_the_most_different_words_comes_first():
    found = snippets(page(), [mark("Trade", 0), mark("gas", 1), mark("Gas alone"[:3], 1)])
    assert [snippet.text for snippet in found] == ["Trade rose and gas fell at once."]


def test_a_second_snippet_is_there_for_what_the_first_does_not_show():
    found = snippets(page(), [mark("Corridor", 0), mark("Trade", 1), mark("grain", 2)])
    assert len(found) == 3
    assert found[0].text == "Trade rose and gas fell at once."


def test_the_title_which_is_shown_anyhow_is_a_snippet_only_for_words_of_its_own():
    in_body = [mark("Corridor", 0), mark("news", 1), mark("Trade", 1)]
    assert [each.text for each in snippets(page(), in_body)] == [
        "Trade rose and gas fell at once.",
        "Corridor news",
    ]
    (found,) = snippets(page(), [mark("Corridor", 0)], 1)
    assert found.text == "Corridor news"
    found, *_ = snippets(page(), [mark("Corridor", 0), mark("gas", 0)], 1)
    assert found.text == "Trade rose and gas fell at once."


def test_a_long_sentence_is_cut_at_words_around_its_hit():
    (found,) = snippets(page(), [mark("grain", 0)])
    assert len(found.text) <= LONGEST
    assert found.text.endswith("about grain.")
    assert not found.text.startswith(" ")
    assert TEXT[found.start - 1] == " "


def test_without_hits_the_body_opens():
    (found,) = snippets(page(), [])
    assert (found.text, found.marks) == ("Nothing here.", ())


def test_line_ends_are_spaces_one_for_one():
    written = article("The trade of the east rose again, they said, and then it fell.\n")
    text = written.text.replace("east rose", "east\nrose").replace("again, they", "again,\tthey")
    (found,) = snippets(Page.of(replace(written, text=text)), [mark("rose", 0, text)])
    assert found.text == written.text.strip()


def test_one_word_is_read_no_further_than_its_first_sentence():
    marks = [mark(word, 0) for word in ("Trade", "gas", "Gas", "grain")]
    turn = iter(marks)
    assert snippets(page(), turn, 1) == snippets(page(), marks)
    assert list(turn) == [mark("grain", 0)]
