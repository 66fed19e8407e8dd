"""Turns the model's dataclasses into JSON and back, checking every type on the way in.

A pack may come from a stranger or a damaged disk: what is read is what the model says, or
`ValueError`. Fields at their default are left out, so a field that the model gains later is read
from older rows as its default.
"""

import gc
import json
from collections.abc import Callable, Sequence
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date
from decimal import Decimal
from functools import cache, lru_cache
from types import NoneType, UnionType
from typing import Any, Literal, NewType, TypeVar, Union, cast, get_args, get_origin, get_type_hints

T = TypeVar("T")
_Convert = Callable[[object], Any]
_AT_A_TIME = 256
"""Texts that are read in one go: no other thread has its turn meanwhile."""


def dumps(value: object) -> str:
    """Compact JSON of a dataclass of the model, or of a value of one of its fields."""
    return json.dumps(_plain(value), ensure_ascii=False, separators=(",", ":"))


def loads(kind: type[T], text: str) -> T:
    """The dataclass of that type that `dumps` wrote.

    Raises:
        ValueError: the text is not JSON, or not of that shape.
    """
    return cast("T", read(kind, text))


def loads_all(kind: type[T], texts: Sequence[str]) -> list[T]:
    """The dataclasses that `dumps` wrote, one for each text; in half the time of one by one.

    No rubbish is collected meanwhile: what is made here is kept, and to look through it again and
    again is a third of the time.

    Raises:
        ValueError: one of the texts is not JSON, or not of that shape.
    """
    decode = _decoder(kind)
    found: list[T] = []
    collects = gc.isenabled()
    gc.disable()
    try:
        for at in range(0, len(texts), _AT_A_TIME):
            part = texts[at : at + _AT_A_TIME]
            raws = json.loads(f"[{','.join(part)}]")
            if len(raws) != len(part):
                raise ValueError("one value for each text expected")
            found += [cast("T", decode(raw)) for raw in raws]
        return found
    except (TypeError, KeyError, ArithmeticError, RecursionError) as error:
        raise ValueError(f"not a {getattr(kind, '__name__', kind)}") from error
    finally:
        if collects:
            gc.enable()


def read(kind: object, text: str) -> object:
    """A value of any type that a field of the model may have ("Status", "tuple[str, ...]").

    Raises:
        ValueError: the text is not JSON, or not of that shape.
    """
    try:
        return _decoder(kind)(json.loads(text))
    except (TypeError, KeyError, ArithmeticError, RecursionError) as error:
        raise ValueError(f"not a {getattr(kind, '__name__', kind)}") from error


def _plain(value: object) -> object:
    if value is None or isinstance(value, str | int):
        return value
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return [_plain(item) for item in cast("tuple[object, ...]", value)]
    if not is_dataclass(value):
        raise TypeError(f"the model holds no {type(value).__name__}")
    return {
        field.name: _plain(item)
        for field in fields(value)
        if not _is_default(field, item := getattr(value, field.name))
    }


def _is_default(field: "Field[Any]", value: object) -> bool:
    return field.default is not MISSING and value == field.default


@cache
def _decoder(kind: object) -> _Convert:
    """What turns parsed JSON into a value of `kind`; raises ValueError or TypeError otherwise."""
    if isinstance(kind, NewType):
        return _decoder(kind.__supertype__)
    if isinstance(kind, type) and is_dataclass(kind):
        return _dataclass_decoder(kind)
    origin, arguments = get_origin(kind), get_args(kind)
    if origin is Literal:
        return _one_of(frozenset(arguments))
    if origin is tuple:
        item = _decoder(arguments[0])
        return lambda raw: tuple(map(item, cast("list[object]", _checked(raw, list))))
    if origin in (UnionType, Union):
        (inner,) = (_decoder(part) for part in arguments if part is not NoneType)
        return lambda raw: None if raw is None else inner(raw)
    return _SIMPLE[kind]


def _checked(raw: object, kind: type[T]) -> T:
    if type(raw) is not kind:
        raise TypeError(f"{kind.__name__} expected")
    return raw


def _decimal(raw: object) -> Decimal:
    return Decimal(_checked(raw, str))


def _text(raw: object) -> str:
    if type(raw) is not str:
        raise TypeError("str expected")
    return raw


@lru_cache(maxsize=1 << 12)
def _date(text: str) -> date:
    return date.fromisoformat(text)


_SIMPLE: dict[object, _Convert] = {
    str: _text,
    int: lambda raw: _checked(raw, int),
    bool: lambda raw: _checked(raw, bool),
    Decimal: _decimal,
    date: lambda raw: _date(_checked(raw, str)),
}


def _one_of(allowed: frozenset[object]) -> _Convert:
    def convert(raw: object) -> object:
        if raw not in allowed:
            raise ValueError("a word that the model does not know")
        return raw

    return convert


def _dataclass_decoder(kind: type) -> _Convert:
    hints = get_type_hints(kind)
    parts = {field.name: _decoder(hints[field.name]) for field in fields(kind)}
    plain = None if any(map(_is_required, fields(kind))) else kind()

    def convert(raw: object) -> object:
        row = cast("dict[str, object]", _checked(raw, dict))
        if not row and plain is not None:
            return plain
        return kind(**{name: parts[name](value) for name, value in row.items() if name in parts})

    return convert


def _is_required(field: "Field[Any]") -> bool:
    return field.default is MISSING and field.default_factory is MISSING
