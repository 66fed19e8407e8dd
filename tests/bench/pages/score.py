"""Which words of a page's text were found, in any script."""

import re
from collections import Counter
from dataclasses import dataclass

_WORD = re.compile(
    r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]|[^\W_]+"
)


@dataclass(frozen=True, slots=True)
class Score:
    """How much of what was found belongs there, and how much of what belongs there was found."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """Both in one number."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def score(found: str, gold: str, title: str) -> Score:
    """The words in common, as a bag; a title that heads `found` counts only if `gold` has it."""
    ours, theirs, heading = _words(found), _words(gold), _words(title)
    if heading and ours[: len(heading)] == heading and theirs[: len(heading)] != heading:
        ours = ours[len(heading) :]
    both = (Counter(ours) & Counter(theirs)).total()
    return Score(both / len(ours) if ours else 0.0, both / len(theirs) if theirs else 0.0)


def _words(text: str) -> list[str]:
    return _WORD.findall(text.lower())
