"""Answers with Recognizers-Text: rows as JSON lines on standard input, what is found on output.

Runs in the peers' environment; knows nothing of Satchel.
"""

import json
import re
import sys
import time
import warnings
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

warnings.simplefilter("ignore")

from recognizers_date_time import DateTimeRecognizer  # noqa: E402 - warnings are off first
from recognizers_number import NumberRecognizer  # noqa: E402
from recognizers_number_with_unit import NumberWithUnitRecognizer  # noqa: E402
from recognizers_text import Culture  # noqa: E402

_DURATION = re.compile(r"P(?P<time>T?)(?P<number>[\d.]+)(?P<letter>[YMWDHS])")
_PERIODS = {
    "Y": "year", "M": "month", "W": "week", "D": "day",
    "TH": "hour", "TM": "minute", "TS": "second",
}  # fmt: skip


class Reader:
    """The models, each loaded when it is first asked."""

    def __init__(self) -> None:
        """Make the recognizers."""
        units = NumberWithUnitRecognizer(Culture.English)
        numbers = NumberRecognizer(Culture.English)
        self._models = {
            "currency": units.get_currency_model(),
            "dimension": units.get_dimension_model(),
            "temperature": units.get_temperature_model(),
            "age": units.get_age_model(),
            "percent": numbers.get_percentage_model(),
            "number": numbers.get_number_model(),
        }
        self._dates = DateTimeRecognizer(Culture.English).get_datetime_model()

    def quantities(self, row: dict[str, Any]) -> list[dict[str, Any]]:
        """What the set's model finds; else what all find, money first and bare numbers last."""
        kept: list[dict[str, Any]] = []
        if row["task"] in self._models:
            _add(kept, self._of(row["task"], row["text"]))
            return kept
        for name in self._models:
            _add(kept, self._durations(row["text"]) if name == "number" else ())
            _add(kept, self._of(name, row["text"]))
        return kept

    def _durations(self, text: str) -> Iterator[dict[str, Any]]:
        """ "Three days" is a duration of their dates' model: P3D."""
        for one in self._dates.parse(text):
            told = ((one.resolution or {}).get("values") or [{}])[0]
            parts = _DURATION.fullmatch(told.get("timex") or "")
            if one.type_name == "datetimeV2.duration" and parts:
                name = _PERIODS[parts["time"] + parts["letter"]]
                yield _told(one, "duration", float(parts["number"]), name)

    def _of(self, name: str, text: str) -> Iterator[dict[str, Any]]:
        for one in self._models[name].parse(text):
            value = str((one.resolution or {}).get("value") or "").rstrip("%")
            if value and value != "null":
                unit = "%" if name == "percent" else one.resolution.get("unit") or ""
                yield _told(one, name, float(value), unit)

    def dates(self, row: dict[str, Any]) -> list[dict[str, Any]]:
        """The dates and ranges of dates."""
        reference = datetime.fromisoformat(row["reference"]) if row["reference"] else None
        return [
            {"start": one.start, "end": one.end + 1, "days": _days(one.resolution)}
            for one in self._dates.parse(row["text"], reference)
            if one.type_name in ("datetimeV2.date", "datetimeV2.daterange")
        ]


def _told(one: Any, kind: str, value: float, unit: str) -> dict[str, Any]:
    place = {"start": one.start, "end": one.end + 1}
    return place | {"values": [value], "unit": unit, "kind": kind}


def _add(kept: list[dict[str, Any]], found: Iterable[dict[str, Any]]) -> None:
    """Add what overlaps nothing that is there; of two that overlap the longer."""
    for one in sorted(found, key=lambda told: told["start"] - told["end"]):
        if not any(one["start"] < had["end"] and had["start"] < one["end"] for had in kept):
            kept.append(one)


def _days(resolution: dict[str, Any] | None) -> list[list[str | None]]:
    days: list[list[str | None]] = []
    for one in (resolution or {}).get("values") or ():
        if one.get("type") == "date":
            days.append([one.get("value")] * 2)
        elif "start" in one or "end" in one:
            days.append([one.get("start"), one.get("end")])
    return days


def main() -> None:
    """Answer until the input ends; a row on which a model fails has no answer."""
    reader = Reader()
    for line in sys.stdin:
        row = json.loads(line)
        begin = time.perf_counter()
        failed = ""
        found: list[dict[str, Any]] = []
        try:
            found = reader.dates(row) if row["task"] == "dates" else reader.quantities(row)
        except Exception as error:  # noqa: BLE001 - the row counts as unanswered and is told
            failed = repr(error)
        seconds = time.perf_counter() - begin
        print(json.dumps({"found": found, "seconds": seconds, "failed": failed}), flush=True)


if __name__ == "__main__":
    main()
