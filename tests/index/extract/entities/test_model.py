"""What the language model is given to read."""

from briefindex.extract.entities.model import NameModel, batches
from briefindex.model.span import Span


def names(text):
    (found,) = NameModel().names([(text, [Span(0, len(text))])])
    return [text[span.start : span.end] for span, _ in found]


def test_a_block_too_long_for_the_model_is_read_in_parts():
    said = "The mayor met Barack Obama in Chicago before the rain. "
    found = names(said * 500)
    assert len(said) * 500 > 20_000
    assert found.count("Barack Obama") > 480


def test_a_million_digits_without_a_blank_do_not_stop_the_reading():
    said = "The mayor met Barack Obama in Chicago before the rain. "
    assert "Barack Obama" in names(f"{'7' * 1_100_000} {said * 500}")


def test_a_long_row_of_numbers_is_not_given_to_the_model():
    assert names("7 " * 1_000_000) == []


def test_texts_go_through_the_model_in_groups_that_its_memory_bears():
    prose = ["Gas flows east by barge and rail. " * 100] * 100
    assert [len(group) for group in batches(prose)] == [7] * 14 + [2]
    signs = ["1 | " * 1_000] * 50
    assert [len(group) for group in batches(signs)] == [3] * 16 + [2]
    assert [text for group in batches(signs) for text in group] == signs
    lines = ["a\n\n" * 1_000] * 6
    assert [len(group) for group in batches(lines)] == [3, 3], "a gap is a word to the model"
    assert list(batches([])) == []
