"""Corrects the fields of a figure: reads what is typed, strictly, and keeps it.

What is typed is checked against the figure as it is shown; what equals the finding is no
correction. Knows no window: a field and its words come in, rows of the pack go out.
"""

import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final, TypeVar, get_args

from briefindex.errors import MistypedError
from briefindex.model.figure import (
    Direction,
    Figure,
    FigureField,
    FigureId,
    Indicator,
    Qualifier,
    Salience,
    Status,
)
from briefindex.packs import codec
from briefindex.packs.corrections import KEPT, TYPES, Kept, Unit, corrected
from briefindex.packs.decisions import Decisions
from briefindex.text.fields import NONE
from briefindex.text.folding import fold
from briefindex.text.own_keys import own_key

Rows = Mapping[FigureField, str | None]
"""By field what the pack keeps of a correction; None takes it back."""

CHOICES: Final[Mapping[FigureField, tuple[str, ...]]] = {
    "qualifier": (NONE, *get_args(Qualifier)),
    "direction": (NONE, *get_args(Direction)),
    "status": get_args(Status),
    "salience": get_args(Salience),
}
"""Fields that hold one of a few words, and these."""

TAKEN_OUT: Final = "true"
"""What the pack keeps in the field "hidden" of what is no figure."""

_LONGEST: Final = 120
_LONGEST_UNIT: Final = 30
_MOST_PARTIES: Final = 12
_ARTICLE: Final = frozenset({"the article", "the article itself", "article", NONE})
_HOW_UNIT: Final = "Write a unit, for example USD, %, t, km, MW, t/year, people or documents."
_HOW_SIGN: Final = (
    "Write the value without a minus, and choose the direction: increase or decrease."
)
_HOW_PARTIES: Final = "Write names with commas between them, for example China, Kazakhstan."

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class _Typing:
    """What is being corrected: the figure as found and as it will be, and all others."""

    found: Figure
    now: Figure
    others: Sequence[Figure]


def typed_corrections(
    found: Figure,
    now: Figure,
    words: Mapping[FigureField, str],
    others: Iterable[Figure] = (),
) -> Rows:
    """What the pack is to keep of the words that were typed into some fields.

    Args:
        found: The figure as it was extracted.
        now: The figure as it is shown, with the corrections that it has.
        words: By field what was typed.
        others: The figures whose indicators the figure may be given, by their labels.

    Raises:
        MistypedError: a field cannot hold what was typed; no field is changed then.
    """
    return _typed(found, now, words, list(others))[0]


def as_typed(found: Figure, now: Figure, words: Mapping[FigureField, str]) -> Figure:
    """The figure as it will be with what was typed into some fields; see `typed_corrections`."""
    return _typed(found, now, words, [])[1]


def _typed(
    found: Figure, now: Figure, words: Mapping[FigureField, str], known: Sequence[Figure]
) -> tuple[Rows, Figure]:
    rows: dict[FigureField, str | None] = {}
    words = _with_unit_apart(words)
    for name in _ORDER:
        if name in words:
            value = _read(name, words[name], _Typing(found, now, known))
            text = codec.dumps(value)
            is_found = _same(corrected(found, {name: text}), found)
            rows[name] = None if is_found else text
            now = corrected(now, {name: text})
    if words.keys() & {"value", "direction"}:
        _refuse_two_signs(now, "value" if "value" in words else "direction")
    return rows, now


def _with_unit_apart(words: Mapping[FigureField, str]) -> Mapping[FigureField, str]:
    """What was typed, with the unit that stands in the value ("$45 bn") in its own field."""
    from briefindex.extract.figures.typed_unit import parted, typed_unit  # as in `_unit`

    value, unit = parted(_clean(words.get("value", "")))
    if not unit:
        return words
    told = typed_unit(_clean(words["unit"])) if words.get("unit") else None
    if told is not None and told[0] != unit:
        told_twice = f"The value says {unit} and the unit says {told[0]}: write the unit once."
        raise MistypedError(told_twice, "value")
    return {**words, "value": value, "unit": unit}


def of_same_indicator(figure: Figure, others: Iterable[Figure]) -> tuple[Figure, ...]:
    """The other figures that stand under the indicator of a figure, each once."""
    same = {one.id: one for one in others if one.indicator.key == figure.indicator.key}
    return tuple(one for one in same.values() if one.id != figure.id)


def renamed(
    found: Figure, now: Figure, words: str, rows: Rows, others: Iterable[Figure] = ()
) -> Rows:
    """What the pack is to keep of a figure whose fellow got another indicator.

    Args:
        found: The figure as it was extracted.
        now: The figure as it is shown.
        words: What the indicator of its fellow is called now.
        rows: What is kept of its fellow; where that is reset, so is this figure.
        others: The figures whose indicators can be given, by their labels.
    """
    if rows.get("indicator") is None:
        return {"indicator": None}
    return typed_corrections(found, now, {"indicator": words}, others)


def correct(pack: Path, figure: FigureId, rows: Rows) -> None:
    """Keep corrections of a figure; None takes one back.

    Raises:
        NotInPackError: the pack has no such figure.
        PackError: the pack cannot be written.
        ValueError: a row is not what its field holds.
    """
    for name, text in rows.items():
        if text is not None:
            codec.read(TYPES[name], text)
    with Decisions(pack) as pen:
        view = pen.store.figure_view
        found = view.found(figure)
        kept = Kept(found, view.sentence(found.sentence) or "")
        is_there = figure in {each.id for each in view.extracted(found.sentence.article)}
        keeping = {KEPT: codec.dumps(kept)} if is_there else {}
        pen.put(figure, {**keeping, **rows})


def _read(name: FigureField, words: str, typing: _Typing) -> object:
    try:
        return _READ[name](_clean(words), typing)
    except MistypedError as error:
        raise MistypedError(str(error), name) from None


def _same(one: Figure, other: Figure) -> bool:
    return replace(one, corrected=()) == replace(other, corrected=())


def _clean(words: str) -> str:
    """In one line, without control characters and invisible marks."""
    kept = "".join(" " if c.isspace() else c for c in unicodedata.normalize("NFC", words))
    return " ".join("".join(c for c in kept if unicodedata.category(c)[0] != "C").split())


def _value(words: str, typing: _Typing) -> object:
    from briefindex.text.typed_amount import typed_amount  # not needed to show an article

    return typed_amount(words, percent=typing.now.unit == "%")


def _unit(words: str, typing: _Typing) -> Unit:
    from briefindex.extract.figures.typed_unit import typed_unit  # as above

    if words == typing.found.unit:
        return Unit(words, typing.found.kind)
    known = typed_unit(words) if len(words) <= _LONGEST_UNIT else None
    if known is None:
        raise MistypedError(_HOW_UNIT)
    symbol, kind = known
    if symbol == "%" and "share" in (typing.now.kind, typing.found.kind):
        return Unit(symbol, "share")
    return Unit(symbol, kind)


def _indicator(words: str, typing: _Typing) -> Indicator:
    """The indicator that has this label in the packs, else one of its own."""
    label = words[:1].upper() + words[1:]
    if not any(map(str.isalpha, label)):
        raise MistypedError("Write what is measured, for example Brazil–Japan trade turnover.")
    _refuse_long(label, "The name of an indicator")
    found = typing.found
    if label == found.indicator.label:
        return found.indicator
    known = [each for each in typing.others if fold(each.indicator.label) == fold(label)]
    if not known:
        key = own_key(label, found.indicator.key)
        return Indicator(key, label, typing.now.indicator.parties)
    known.sort(key=lambda each: (each.kind != found.kind, each.unit != found.unit))
    picked = known[0]
    home = picked.indicator.home or picked.sentence.article
    return replace(picked.indicator, home=None if home == found.sentence.article else home)


def _parties(words: str, _typing: _Typing) -> tuple[str, ...]:
    if not words or words.casefold() == NONE:
        return ()
    names = [name.strip() for name in words.replace(";", ",").split(",")]
    if not all(any(map(str.isalpha, name)) for name in names) or len(names) > _MOST_PARTIES:
        raise MistypedError(_HOW_PARTIES)
    for name in names:
        _refuse_long(name, "A name")
    return tuple(sorted(set(names)))


def _period(words: str, _typing: _Typing) -> object:
    from briefindex.text.typed_period import typed_period  # not needed to show an article

    return typed_period(words)


def _speaker(words: str, _typing: _Typing) -> str | None:
    if not words or words.casefold() in _ARTICLE:
        return None
    if not any(map(str.isalpha, words)):
        raise MistypedError("Write a name, or “the article” where no person says it.")
    _refuse_long(words, "A name")
    return words


def _hidden(words: str, _typing: _Typing) -> bool:
    if words != TAKEN_OUT:
        raise MistypedError("Only “true” takes a figure out.")
    return True


def _refuse_two_signs(figure: Figure, name: FigureField) -> None:
    """An increase of -19 % is either a slip or a decrease: the analyst says which."""
    least = figure.low if figure.value is None else figure.value
    if figure.direction is not None and least is not None and least < 0:
        raise MistypedError(_HOW_SIGN, name)


def _refuse_long(words: str, what: str) -> None:
    if len(words) > _LONGEST:
        raise MistypedError(f"{what} has at most {_LONGEST} letters.")


def _one_of(name: FigureField) -> "Callable[[str, _Typing], str | None]":
    """Reads one of the few words that a field holds."""

    def read(words: str, _typing: _Typing) -> str | None:
        said = words.casefold() or NONE
        if said not in CHOICES[name]:
            raise MistypedError(f"Choose one of: {', '.join(CHOICES[name])}.")
        return None if said == NONE else said

    return read


_READ: Final[Mapping[FigureField, Callable[[str, _Typing], object]]] = {
    "unit": _unit,
    "value": _value,
    "qualifier": _one_of("qualifier"),
    "direction": _one_of("direction"),
    "indicator": _indicator,
    "parties": _parties,
    "period": _period,
    "status": _one_of("status"),
    "speaker": _speaker,
    "salience": _one_of("salience"),
    "hidden": _hidden,
}
_ORDER: Final = tuple(_READ)
"""The unit comes before the value, which is read with it; the indicator before its parties."""
