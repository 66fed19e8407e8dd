import textwrap

from briefindex.text.paragraphs import paragraphs

FIRST = (
    "The ministers of the six states met in the port city and agreed on a common tariff for "
    "containers. They also spoke about a ferry line, and about the price of fuel that it would "
    "need in the coming winter. A working group will report in the autumn."
)
SECOND = (
    "Two of them said that the tariff was too high. The others want to wait and see what it does."
)


def texts(text):
    return [text[span.start : span.end] for span in paragraphs(text)]


def unwrapped(text):
    return [" ".join(paragraph.split()) for paragraph in texts(text)]


def test_one_paragraph_to_a_line():
    assert texts(f"{FIRST}\n{SECOND}\n") == [FIRST, SECOND]


def test_blank_lines_and_white_space_belong_to_no_paragraph():
    assert texts(f"\n \u00a0\n  {FIRST}  \n\u00a0\n\n\t{SECOND} ") == [FIRST, SECOND]


def test_lines_of_fixed_width_are_one_paragraph():
    for width in (60, 72, 80):
        wrapped = "\n\n".join(textwrap.fill(part, width) for part in (FIRST, SECOND))
        assert unwrapped(wrapped) == [FIRST, SECOND]


def test_wrapped_paragraphs_without_blank_lines_end_at_a_short_line():
    wrapped = "\n".join(textwrap.fill(part, 72) for part in (FIRST, SECOND, FIRST))
    assert unwrapped(wrapped) == [FIRST, SECOND, FIRST]


def test_wrapped_paragraphs_begin_at_an_indented_line():
    wrapped = "\n".join(
        textwrap.fill(part, 72, initial_indent="    ") for part in (FIRST, SECOND, FIRST)
    )
    assert unwrapped(wrapped) == [FIRST, SECOND, FIRST]


def test_short_paragraphs_of_whole_sentences_are_not_taken_for_wrapped_lines():
    lines = ["The talks ended on Friday.", "No date was set for more.", "Both sides were content."]
    assert texts("\n".join(lines)) == lines


def test_a_line_that_stops_in_mid_sentence_goes_on_in_the_next():
    text = f"{FIRST}\nThe price of a container that comes from the eastern harbour\nrose again.\n"
    assert texts(text)[1].endswith("rose again.")


def test_items_of_a_list_stay_apart():
    items = ["- wheat and flour of the first grade for the northern mills", "- oil", "1. gas"]
    assert texts("\n".join(items)) == items


def test_no_text_has_no_paragraph():
    assert texts("") == texts(" \n\u00a0\n\t") == []


def test_a_long_blank_line_between_paragraphs_costs_nothing():
    text = "One thing.\n" + " " * 200_000 + "\nAnother."
    assert [text[span.start : span.end] for span in paragraphs(text)] == ["One thing.", "Another."]
