"""Asks every tool about every set and prints the table; the conventions are in `__init__`."""

import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from extraction.date_conventions import mapped_dates
from extraction.model import Score, TestSet
from extraction.peers import Answers, Tool, dates, quantities, running, tools
from extraction.quantity_conventions import LeftOpen, mapped, shown
from extraction.score import score_dates, score_row
from extraction.sets import all_sets

NOTES = """\
value, value+unit: precision / recall / F1 in percent; a range counts as its two ends.
ported: F1 of value+unit on the rows that Recognizers' own Python is marked to read.
ms: per 1,000 words, the start not counted.
Where conventions differ (more in tests/bench/extraction/__init__.py):
* number, range, quantulum3 count bare numbers, which Satchel leaves out by design: "read" is all
  that it reads as a number, with sign, scale and shares, figure or not; "units" only what has a
  unit. Bare years are left out, but in number.
* "mapped": the same without what a set states by a convention of its own; the counts are below.
* Counted nouns ("50 cars") are a bare 50 for every tool.
* currency: a bare dollar, pound, franc, rupee is any of its name; cents are put into dollars.
* currency, dimension, age, temperature state no rates and one end of a range: both forms are right.
* percent: "percent of 210" is left open. quantulum3: times of several parts are left open, and
  "($99.99)", to it a loss, stays in as a miss.
* age: of a tool that knows years but no ages only what stands at the set's ages counts.
* DateTimeModel, DateParser, DatePeriodParser: value is a date found at the place, value+unit the
  right days (either year where a set gives two; the last day of a range in or out). Times,
  durations and repeated dates count neither way. What is read otherwise by design stays in as a
  miss and is left open in "mapped" for every tool: "two weeks ago" is a week, "late this year" the
  year; "the previous week" needs a date in its sentence; 3-7-2017 and "the 27" stay open.
* the sample: the figures of salience key.
* Recognizers is asked for the set's model on its own sets, for all elsewhere; quantulum3 runs
  without its trained classifier and knows no dates."""


def compare(folder: Path, show_misses: bool = False) -> None:
    """Print a line for each set and tool; then what Satchel missed, if wanted."""
    found = list(tools())
    scores: dict[tuple[str, str], tuple[Score, Score]] = {}
    left_open: LeftOpen = Counter()
    sets = [
        one
        for test in all_sets(folder)
        for one in (test, *mapped(test, left_open), *mapped_dates(test, left_open))
    ]
    for tool in found:
        with running(tool) as answers:
            for test in sets:
                if not _can(tool, test):
                    continue
                scores[test.name, tool.name] = _score(answers, test)
            for line in answers.failed[:3]:
                sys.stderr.write(f"bench: {tool.name} failed: {line}\n")
    _print_table(sets, found, scores)
    print('Left open in "mapped", where a set has a convention of its own, for every tool alike:')
    print("\n".join(shown(left_open)))
    if show_misses:
        for (test_name, tool_name), (whole, _) in scores.items():
            _print_misses(f"{test_name}, {tool_name}", whole.misses)


def _can(tool: Tool, test: TestSet) -> bool:
    return test.task not in tool.without


def _score(answers: Answers, test: TestSet) -> tuple[Score, Score]:
    """The counts of all rows and of those that Recognizers' Python is marked to read."""
    whole, ported = Score(), Score()
    for row in test.rows:
        seconds, found = answers.ask(row, test.task)
        for score in (whole, ported) if row.ported else (whole,):
            if test.task == "dates":
                score_dates(score, row, dates(found))
            else:
                score_row(score, test, row, quantities(found))
        whole.seconds += seconds
        whole.words += len(row.text.split())
    return whole, ported


def _print_table(
    sets: Sequence[TestSet],
    found: Sequence[Tool],
    scores: dict[tuple[str, str], tuple[Score, Score]],
) -> None:
    print(f"{'set':25} {'rows':>5} {'stated':>6}  {'tool':12} {'value':>17} {'value+unit':>20}"
          f" {'ported':>8} {'ms':>8}")  # fmt: skip
    for test in sets:
        for tool in found:
            if (test.name, tool.name) in scores:
                print(_line(test, tool, *scores[test.name, tool.name]))
    print(NOTES, flush=True)


def _line(test: TestSet, tool: Tool, whole: Score, ported: Score) -> str:
    own = _of(ported, ported.unit)[2]
    marked = any(row.ported for row in test.rows) and not all(row.ported for row in test.rows)
    shown = f"{own:.1f}" if marked else ""
    ms = whole.seconds * 1e6 / whole.words
    return (
        f"{test.name:25} {len(test.rows):>5} {whole.stated:>6}  {tool.name:12}"
        f" {_shown(whole, whole.value):>17} {_shown(whole, whole.unit):>20} {shown:>8} {ms:>8,.0f}"
    )


def _of(score: Score, right: int) -> tuple[float, float, float]:
    precision = 100 * right / score.found if score.found else 0.0
    recall = 100 * right / score.stated if score.stated else 0.0
    both = precision + recall
    return precision, recall, 2 * precision * recall / both if both else 0.0


def _shown(score: Score, right: int) -> str:
    return " / ".join(f"{part:.1f}" for part in _of(score, right))


def _print_misses(name: str, misses: Sequence[tuple[str, str]]) -> None:
    counts = Counter(kind for kind, _ in misses)
    print(f"\n## {name}: {', '.join(f'{count} {kind}' for kind, count in counts.items())}")
    for kind, line in sorted(misses):
        print(f"{kind}: {line}")
