import pytest
from tests.index.extract.figures.reading import shown


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Parliament voted 132 to 51 to lift the ban.", (132, 51)),
        ("The upper house passed the bill 52-48 late at night.", (52, 48)),
        ("Deputies rejected the nominee by 44 to 39.", (44, 39)),
        ("The 7-2 ruling surprised nobody.", (7, 2)),
        ("The first ballot ended 45-45.", (45, 45)),
        ("Judges split 2 to 1 on the appeal.", (2, 1)),
    ],
)
def test_both_sides_of_a_vote_are_figures(text, values):
    assert [(one.value, one.unit) for one in shown(text)] == [(value, "votes") for value in values]


@pytest.mark.parametrize(
    "text",
    [
        "Rovers beat United 3-1 and lost 2 to 0 a week later.",
        "She won 6-4, 7-6 in the final.",
        "The home side drew 2-2 in the capital.",
    ],
)
def test_results_of_games_are_no_votes(text):
    assert not shown(text)


def test_the_two_sides_of_a_vote_are_told_apart():
    labels = [one.indicator.label for one in shown("Senators passed the water bill 57 to 42.")]
    assert labels == ["Votes for water bill", "Votes against water bill"]
