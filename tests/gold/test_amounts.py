"""Holds the amounts of our own sentences to the floors: value, unit and qualifier."""

import json
from collections import Counter
from decimal import Decimal
from pathlib import Path

import pytest
from tests.index.extract.figures.reading import figures

from briefindex.model.figure import Figure

HERE = Path(__file__).parent
FLOORS = json.loads((HERE / "floors.json").read_text(encoding="utf-8"))["amounts"]
CEILINGS = ("spurious",)
TOLERANCE = Decimal("0.001")


def has_value(figure: Figure, wanted: str) -> bool:
    ends = wanted.split("..")
    numbers = [figure.value] if len(ends) == 1 else [figure.low, figure.high]
    return all(
        number is not None and abs(number - Decimal(end)) <= TOLERANCE * Decimal(end)
        for number, end in zip(numbers, ends, strict=True)
    )


def count(text: str, cells: list[str], counts: Counter[str], lines: list[str]) -> None:
    left = list(figures(text))
    for cell in cells:
        value, unit, qualifier = cell.split("|")
        near = [one for one in left if has_value(one, value)]
        near.sort(key=lambda one: (one.unit or "-") != unit)
        if not near:
            lines.append(f"value {cell} in {text}")
            continue
        figure = near[0]
        left.remove(figure)
        right = {
            "value": True,
            "unit": (figure.unit or "-") == unit,
            "qualifier": (figure.qualifier or "") == qualifier,
        }
        counts.update(name for name, so in right.items() if so)
        lines.extend(f"{name} {cell} in {text}" for name, so in right.items() if not so)
    spurious = [one for one in left if one.salience != "trivial"]
    counts["spurious"] += len(spurious)
    lines.extend(f"spurious {one.surface} in {text}" for one in spurious)


@pytest.fixture(scope="module")
def scored() -> tuple[Counter[str], list[str]]:
    counts: Counter[str] = Counter()
    lines: list[str] = []
    for row in (HERE / "amounts.tsv").read_text(encoding="utf-8").splitlines():
        if not row.startswith("#"):
            text, *cells = row.split("\t")
            count(text, cells, counts, lines)
    return counts, lines


@pytest.mark.parametrize("field", sorted(FLOORS))
def test_amounts_of_our_own_sentences_stay_as_good_as_they_were(field, scored):
    counts, lines = scored
    said = "\n".join(line for line in lines if line.startswith(field))
    if field in CEILINGS:
        assert counts[field] <= FLOORS[field], said
    else:
        assert counts[field] >= FLOORS[field], said
