"""The test sets, each read into rows of one form. Knows their formats and conventions."""

import json
import re
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

from extraction.model import Dated, Quantity, Row, TestSet
from extraction.score import is_year
from extraction.units import is_money, unit_of

ROOT = Path(__file__).parents[3]
_MEASURES = frozenset(
    {"length", "area", "volume", "mass", "speed", "information", "dimension", "measure"}
)
_SPECS = (
    ("currency", "CurrencyModel", frozenset({"money"})),
    ("dimension", "DimensionModel", _MEASURES),
    ("age", "AgeModel", frozenset({"age"})),
    ("temperature", "TemperatureModel", frozenset({"temperature"})),
    ("percent", "PercentModel", frozenset({"percent"})),
    ("number", "NumberModel", None),
)
_DATE_TYPES = ("datetimeV2.date", "datetimeV2.daterange", "date", "daterange")
_FROM_TO = re.compile(r"\b(?:to|till|until|through|and)\b|[-–~]")
_NUMBER_LAST = re.compile(r"per ?cents? of ")
_PART_OF_TIME = re.compile(r",? and |,? ")
_TIMES = ("years", "months", "weeks", "days", "hours", "minutes", "seconds")
_NO_DAY = "0001-01-01"
_Spec = dict[str, Any]


def all_sets(folder: Path) -> Iterator[TestSet]:
    """Every set that the folder holds, then the sample's.

    Raises:
        SystemExit: the folder holds none of them.
    """
    specs, cases = folder / "recognizers", folder / "quantulum3" / "quantities.json"
    if not specs.is_dir() and not cases.is_file():
        raise SystemExit(
            f"bench: neither recognizers/ nor quantulum3/quantities.json is in {folder}"
        )
    if specs.is_dir():
        yield from _recognizers(specs)
    if cases.is_file():
        yield from _quantulum(cases)
    yield _sample()


def _recognizers(folder: Path) -> Iterator[TestSet]:
    for name, file, kinds in _SPECS:
        rows = tuple(_spec_row(spec, name) for spec in _read(folder / f"{file}.json"))
        yield TestSet(name, name, rows, kinds, name == "number", name not in ("number", "percent"))
        if name == "number":
            yield TestSet("number, read", "numbers", rows, None, years=True)
    ranges = tuple(_range_row(spec) for spec in _read(folder / "NumberRangeModel.json"))
    yield TestSet("range", "number", ranges, None)
    yield TestSet("range, read", "numbers", ranges, None)
    for name in ("DateTimeModel", "DateParser", "DatePeriodParser"):
        rows = tuple(_date_row(spec) for spec in _read(folder / f"{name}.json"))
        yield TestSet(name, "dates", rows)


def _read(path: Path) -> list[_Spec]:
    return json.loads(path.read_text(encoding="utf-8-sig"))


def _is_ported(spec: _Spec) -> bool:
    told = f"{spec.get('NotSupported', '')} {spec.get('NotSupportedByDesign', '')}"
    return "python" not in told


def _place(text: str, found: _Spec) -> tuple[int, int]:
    """Where it stands; the set's own offsets where they hold."""
    start, printed = found.get("Start", 0), found["Text"]
    if text[start : start + len(printed)].lower() != printed.lower():
        start = max(0, text.lower().find(printed.lower()))
    return start, start + len(printed)


def _spec_row(spec: _Spec, kind: str) -> Row:
    """Results with a number; what has none ("small percent", a lone "fahrenheit") is left open."""
    text, stated, optional = spec["Input"], [], []
    for found in spec["Results"]:
        told = found["Resolution"] or {}
        value = str(told.get("value") or "").rstrip("%")
        start, end = _place(text, found)
        if value in ("", "null") or _NUMBER_LAST.match(found["Text"]):
            optional.append((start, end))
            continue
        name = "%" if kind == "percent" else told.get("unit") or ""
        if told.get("subtype") == "Angle" and name == "Degree":
            name = "degree angle"
        if kind == "dimension" and (name, told.get("subtype")) == ("Pound", "Weight"):
            name = "pound-mass"
        stated.append(_quantity((start, end), float(value), name, kind))
    return Row(text, tuple(stated), tuple(optional), ported=_is_ported(spec))


def _quantity(place: tuple[int, int], value: float, name: str, kind: str) -> Quantity:
    unit = unit_of(name, "currency" if kind == "currency" else kind)
    return Quantity(*place, value * unit.factor, unit.symbol, unit.dimension, unit.also)


def _range_row(spec: _Spec) -> Row:
    """Each bound is a number: "[20,30)" two, "(30,)" one, "[5,5]" one."""
    stated = []
    for found in spec["Results"]:
        place = _place(spec["Input"], found)
        bounds = found["Resolution"]["value"].strip("[]()").split(",")
        numbers = sorted({float(one) for one in bounds if one})
        stated += [_quantity(place, number, "", "number") for number in numbers]
    return Row(spec["Input"], tuple(stated), ported=_is_ported(spec))


def _date_row(spec: _Spec) -> Row:
    stated, optional = [], []
    for found in spec["Results"]:
        place = _place(spec["Input"], found)
        is_date = found.get("TypeName", found.get("Type")) in _DATE_TYPES
        days = tuple(_right_days(found)) if is_date else ()
        if days:
            stated.append(Dated(*place, days))
        else:
            optional.append(place)
    reference = spec.get("Context", {}).get("ReferenceDateTime", "")[:10] or None
    return Row(spec["Input"], tuple(stated), tuple(optional), reference, _is_ported(spec))


def _right_days(found: _Spec) -> Iterator[tuple[str | None, str | None]]:
    """Every pair of first and last day that is right."""
    if "Value" in found:
        told = found["Value"] or {}
        values = [told.get("FutureResolution") or {}, told.get("PastResolution") or {}]
    else:
        values = (found.get("Resolution") or {}).get("values") or []
    for one in values:
        first, after = one.get("start", one.get("startDate")), one.get("end", one.get("endDate"))
        if first or after:
            yield from _ends(first, after, found["Text"], one.get("Mod", ""))
        else:
            day = one.get("date") or one.get("value")
            if day and day[:4].isdigit() and day != _NO_DAY:
                yield day, day


def _ends(
    first: str | None, after: str | None, printed: str, mod: str
) -> Iterator[tuple[str | None, str | None]]:
    """What is right for a range, beside the set's own ends.

    The set ends a range with the first day that is out, or from day to day with the last in. From
    month to month or year to year it leaves the last named out ("2014-2018" ends with 2017), which
    Satchel has in: both are right. "After 1 May" may begin with that day or the next.
    """
    firsts = [first]
    if first and mod.startswith("after"):
        firsts.append(_moved(first, 1))
    lasts = [after]
    if after:
        lasts.append(_moved(after, -1))
    if after and _FROM_TO.search(printed) and after.endswith("-01"):
        lasts.append(_moved(f"{_later_month(after)}-01", -1))
        lasts += [f"{after[:4]}-12-31"] if after.endswith("-01-01") else []
    return ((one, other) for one in firsts for other in lasts)


def _moved(day: str, by: int) -> str:
    return (date.fromisoformat(day[:10]) + timedelta(by)).isoformat()


def _later_month(day: str) -> str:
    return _moved(f"{day[:7]}-01", 31)[:7]


def _quantulum(path: Path) -> Iterator[TestSet]:
    cases = json.loads(path.read_text(encoding="utf-8"))
    rows = tuple(_quantulum_row(case) for case in cases)
    yield TestSet("quantulum3", "all", rows)
    with_unit = tuple(_with_unit(row) for row in rows)
    kinds = {one.kind for row in with_unit for one in row.stated if isinstance(one, Quantity)}
    yield TestSet("quantulum3, units", "all", with_unit, frozenset(kinds))


def _with_unit(row: Row) -> Row:
    """The row without its bare numbers."""
    stated = [one for one in row.stated if isinstance(one, Quantity)]
    bare = tuple((one.start, one.end) for one in stated if not one.unit)
    return Row(row.text, tuple(one for one in stated if one.unit), (*row.optional, *bare))


def _quantulum_row(case: _Spec) -> Row:
    text, stated, position = case["req"], [], 0
    for told in case["res"]:
        start = text.find(told["surface"], position)
        if start < 0:
            start = max(0, text.find(told["surface"]))
        position = end = start + len(told["surface"])
        spread = told.get("uncertainty") or 0
        is_range = spread and "+/-" not in told["surface"]
        values = [told["value"] - spread, told["value"] + spread] if is_range else [told["value"]]
        kind = "currency" if is_money(told["unit"]) else "quantulum"
        stated += [_quantity((start, end), value, told["unit"], kind) for value in values]
    stated = [one for one in stated if not is_year(text, one)]
    parts = _parts_of_times(text, stated)
    optional = tuple((one.start, one.end) for one in parts)
    return Row(text, tuple(one for one in stated if one not in parts), optional)


def _parts_of_times(text: str, stated: list[Quantity]) -> list[Quantity]:
    """Those of "3 years, 2 months": one time or several, as a convention has it."""
    found: list[Quantity] = []
    for one, other in pairwise(stated):
        gap = text[one.end : other.start]
        if {one.unit, other.unit} <= set(_TIMES) and _PART_OF_TIME.fullmatch(gap):
            found += [one, other]
    return found


def _sample() -> TestSet:
    gold = json.loads((ROOT / "tests/gold/seed_figures.json").read_text(encoding="utf-8"))
    rows = []
    for file in gold["documents"]:
        own = [one for one in gold["figures"] if one["file"] == file]
        stated = [_gold_quantity(one) for one in own if one["salience"] == "key"]
        optional = [
            (one["surface_start"], one["surface_end"]) for one in own if one["salience"] != "key"
        ]
        optional += [
            (one["start"], one["end"])
            for one in gold["not_figures"]
            if one["file"] == file and one["why"] == "trivial group size"
        ]
        text = (ROOT / "seeds" / file).read_text(encoding="utf-8")
        rows.append(Row(text, tuple(stated), tuple(optional)))
    return TestSet("the sample", "sample", tuple(rows))


def _gold_quantity(one: _Spec) -> Quantity:
    kind = "currency" if one["kind"] == "money" else one["kind"]
    return _quantity((one["surface_start"], one["surface_end"]), one["value"], one["unit"], kind)
