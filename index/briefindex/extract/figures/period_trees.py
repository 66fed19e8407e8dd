"""Which verb a date and an amount belong to, by the tree of their sentence.

Only ever parts the two; nothing here joins them. Without a tree nothing is parted, but where the
sentence was read with one before: then what was parted stays so.
"""

from collections.abc import Iterator
from typing import Final

from briefindex.extract.figures.amounts import Amount
from briefindex.extract.figures.period_asides import PARTS_OF_DAY
from briefindex.extract.figures.sentence import Sentence
from briefindex.extract.figures.words import listed
from briefindex.extract.tree import Tree, Word
from briefindex.model.figure import Period
from briefindex.text.dates import DateExpression

PRESENT: Final = "The sentence is in the present tense"
"""How the reason begins where a verb of now gives the time."""
_PAST: Final = frozenset({"VBD"})
_PRESENT: Final = frozenset({"VBZ", "VBP"})
_ORDER: Final = frozenset(
    ["after", "following", "before", "because", "since", "despite", "amid", "until", "unless", "if"]
)


def are_apart_by_tree(sentence: Sentence, one: DateExpression, amount: Amount) -> bool:
    """Whether a date hangs on a clause that is not the amount's, or the other way round."""
    tree = sentence.tree
    if tree is None:
        return amount.dated is not None and not _is_dated_by(sentence, amount.dated, one)
    date_at = _head_in(tree, one.span.start, one.span.end)
    at = _head_in(tree, amount.core, amount.end)
    if date_at is None or at is None:
        return False
    from_date, from_amount = list(tree.upwards(date_at)), list(tree.upwards(at))
    over_amount, over_date = set(from_amount), set(from_date)
    down = [number for number in from_date if number not in over_amount]
    up = [number for number in from_amount if number not in over_date]
    return _date_is_below(tree, down, one) or _amount_is_below(tree, up, one)


def tells_of_now(sentence: Sentence, amount: Amount) -> bool | None:
    """Whether the verb over an amount is one of now; None where the tree does not tell.

    "Has fallen" tells of now, "had fallen" and "would fall" do not, nor do "expects", "plans" and
    "says", whose amounts have a time of their own.
    """
    tree = sentence.tree
    at = _head_in(tree, amount.core, amount.end) if tree else None
    if tree is None and amount.dated is not None:
        return amount.dated.reason.startswith(PRESENT)
    if tree is None or at is None:
        return None
    for number in tree.upwards(at):
        word = tree.words[number]
        if not word.tag.startswith("VB") or word.link in ("prep", "acl", "amod", "compound"):
            continue
        helpers = [tree.words[one] for one in tree.under[number] if "aux" in tree.words[one].link]
        if any(one.tag == "MD" or one.text == "to" for one in helpers):
            return None
        leading = helpers[0].tag if helpers else word.tag
        if leading in _PRESENT:
            return _lemma_is_of_now(word.text)
        return False if leading in _PAST else None
    return None


def _is_dated_by(sentence: Sentence, dated: Period, one: DateExpression) -> bool:
    """Whether a period read before was that of a date of its sentence, whatever day it was then."""
    words, text = sentence.text[one.lead.start : one.lead.end], dated.text
    found = text is not None and (text in words or one.surface in text)
    return found or words.strip() in dated.reason


def _lemma_is_of_now(verb: str) -> bool | None:
    return None if verb.lower() in listed("looking_ahead") else True


def _date_is_below(tree: Tree, down: list[int], one: DateExpression) -> bool:
    """Whether a date is in a clause of its own: "a plant that is due to open in May"."""
    for number in down:
        word = tree.words[number]
        if word.link == "relcl":
            return True
        if word.link == "acl" and word.tag in ("VBN", "VBD") and not _is_root(tree, word.head):
            over = _verb_over(tree, word.head)
            begun = word.text in listed("origins") and one.relation not in ("by", "until")
            if begun or (over and over.tag in _PRESENT):
                return True
        leads = word.start >= one.lead.start
        if word.link == "prep" and word.text.lower() in _ORDER and not leads:
            under = {tree.words[one].text for one in tree.under[number]}
            return under.isdisjoint(PARTS_OF_DAY)
        mark = _mark(tree, number) if word.link == "advcl" else None
        if mark is not None and mark.text.lower() in _ORDER and mark.start < one.lead.start:
            return True
    return False


def _is_root(tree: Tree, number: int) -> bool:
    """Whether a noun is taken for the whole sentence's head: then its "participle" is the verb."""
    return tree.words[number].head == number


def _verb_over(tree: Tree, number: int) -> Word | None:
    found = (tree.words[one] for one in tree.upwards(number))
    return next((one for one in found if one.tag.startswith("VB")), None)


def _amount_is_below(tree: Tree, up: list[int], one: DateExpression) -> bool:
    """Whether an amount is in a clause of its own: "which employs 31,000 people"."""
    for number in up:
        word = tree.words[number]
        if word.link == "relcl" and not _covers(tree, number, one):
            apart = _is_comma(tree, word.head, number) or word.tag in _PRESENT
            if apart and not _follows(tree, number, one):
                return True
    return _tenses_differ(tree, up, one)


def _tenses_differ(tree: Tree, up: list[int], one: DateExpression) -> bool:
    """For "was founded in 1947 and employs 300": a verb of now beside one of then."""
    for number in up:
        word = tree.words[number]
        if word.link != "conj" or not word.tag.startswith("VB"):
            continue
        other = tree.words[word.head]
        now = word.tag in _PRESENT and not _has_auxiliary_past(tree, number)
        return now and other.tag in (*_PAST, "VBN") and one.span.start < word.start
    return False


def _has_auxiliary_past(tree: Tree, number: int) -> bool:
    return any(
        tree.words[one].tag == "VBD" and tree.words[one].link == "aux" for one in tree.under[number]
    )


def _covers(tree: Tree, number: int, one: DateExpression) -> bool:
    """Whether a date hangs on a word, at whatever distance."""
    at = _head_in(tree, one.span.start, one.span.end)
    return at is not None and number in tree.upwards(at)


def _follows(tree: Tree, number: int, one: DateExpression) -> bool:
    """Whether a clause follows right behind a date: "in 2022, when a third was under water"."""
    first = min(_under(tree, number), default=number)
    return 0 <= tree.words[first].start - one.span.end <= 2


def _under(tree: Tree, number: int) -> Iterator[int]:
    waiting = [number]
    while waiting:
        here = waiting.pop()
        yield here
        waiting.extend(tree.under[here])


def _is_comma(tree: Tree, first: int, last: int) -> bool:
    return any(tree.words[number].text == "," for number in range(first, last))


def _mark(tree: Tree, number: int) -> Word | None:
    """The word that joins a clause to the rest: "after" in "after it had closed"."""
    under = (tree.words[one] for one in tree.under[number])
    return next((one for one in under if one.link in ("mark", "prep")), None)


def _head_in(tree: Tree, begin: int, end: int) -> int | None:
    """The word between two places that hangs on one outside."""
    inside = [n for n, word in enumerate(tree.words) if word.start < end and word.end > begin]
    for number in inside:
        if tree.words[number].head not in inside and tree.words[number].link != "punct":
            return number
    return inside[0] if inside else None
