import pytest

from briefindex.text.alike import is_copy, prints_of, sample_of

STORY = """The port of Vassel handled 4.1 million tonnes of grain last year, 12 percent more than
the year before, its director Ana Reyl said on Monday. Three new cranes were put up in spring, and
the railway was led up to the quay, so that a ship is now loaded in nine hours instead of fourteen.
Farmers from the upper valley, who used to send their wheat by road to the harbour of Tolm, have
come back since. The city council wants to widen the basin by 2028; the work would cost 230 million
crowns, of which the state is to pay one half. The opposition calls the plan too dear. A decision is
expected in the autumn, after a hearing of the fishermen, who fear for the banks of the river."""
REPORT = "Shares in {} closed at {} crowns on {}, up {} percent, as investors waited for the bank."


def copies(one, other):
    return is_copy(prints_of(one), prints_of(other))


def test_a_reprint_under_another_head_is_a_copy():
    assert copies(STORY, "Grain flows again\n\nVASSEL (Agency) – " + STORY + "\n\nShare this story")


@pytest.mark.parametrize("part", [0.6, 0.35])
def test_a_story_cut_short_is_a_copy(part):
    words = STORY.split()
    assert copies(STORY, " ".join(words[: int(len(words) * part)]))


def test_a_line_edited_is_still_a_copy():
    assert copies(STORY, STORY.replace("its director Ana Reyl said on Monday", "it was announced"))


def test_case_and_the_kind_of_apostrophes_make_no_other_story():
    assert copies(STORY, STORY.upper())


def test_two_stories_on_one_thing_are_no_copies():
    other = "The director of the port of Vassel, Ana Reyl, said that its new cranes load a ship in "
    assert not copies(
        STORY, other + "nine hours. " + "The fishermen want another plan for it. " * 9
    )


def test_two_reports_of_one_mould_with_other_numbers_are_no_copies():
    days = ("Monday", "Tuesday")
    one, other = (
        " ".join(REPORT.format(n, 40 + k * 13 + i, day, i + k) for k, n in enumerate("ABCDEFGH"))
        for i, day in enumerate(days)
    )
    assert not copies(one, other)


NOTE = (
    "The harbour office lent {} barges to the mills of the lower quay this morning, a clerk said. "
    "Millers had asked for help because the locks stay shut, and each barge costs {} crowns a day."
)


@pytest.mark.parametrize(
    ("one", "other"),
    [(("two", "4-1/2"), ("three", "4-1/2")), (("2", "17.30"), ("2", "17.50"))],
    ids=["in words", "behind the point"],
)
def test_one_other_number_makes_another_report_of_a_mould(one, other):
    assert not copies(NOTE.format(*one), NOTE.format(*other))


def test_a_number_in_words_is_the_number_in_digits():
    assert copies(NOTE.format("two", "1,200"), NOTE.format("2", "1200"))


def test_a_short_note_is_a_copy_of_its_like_only():
    assert copies("Trade grew by a fifth in May.", "TRADE grew by a fifth in May")
    assert not copies("Trade grew by a fifth in May.", "Trade grew by a fifth in June.")
    assert not copies("", "")


def test_texts_that_share_sequences_share_their_samples():
    whole, half = prints_of(STORY * 3), prints_of(STORY)
    assert set(sample_of(half)) & set(sample_of(whole))
    assert len(sample_of(whole)) < len(whole.sequences) / 4
