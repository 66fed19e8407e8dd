"""Every pattern that a room of the core compiles, and texts that it may choke on.

Reads the sources, so that no list is kept: what `re.…(…)` is given is worked out in the names of
its module; patterns that are made of word lists come from the functions that keep them.
"""

import ast
import importlib
import inspect
import pkgutil
import re
from collections.abc import Iterator
from functools import cache
from re import _constants as codes  # type: ignore[attr-defined]  # nothing public walks a pattern
from re import _parser as parser  # type: ignore[attr-defined]

import briefindex
from briefindex.extract.figures.units import UnitTable

ROOMS = ("text", "importers", "extract", "search", "packs", "desk", "compare", "briefing")
_FEW = 4
_BRANCHES = 3
_SIGNS = 3


def patterns() -> dict[str, re.Pattern[str]]:
    """All patterns, by where they are written or kept.

    One that must match a whole text (`fullmatch`) is there once more with its ends held; one that
    a function only holds against the start of a text (`re.match`) has that start held.
    """
    found: dict[str, re.Pattern[str]] = {}
    known: set[tuple[str, int]] = set()
    for name in _modules():
        for place, pattern in (*_written(name), *_kept(name)):
            if isinstance(pattern.pattern, str) and (pattern.pattern, pattern.flags) not in known:
                known.add((pattern.pattern, pattern.flags))
                found[place] = pattern
    return found


@cache
def _held_whole() -> frozenset[str]:
    """Names of patterns that must match a whole text somewhere."""
    sources = "\n".join(inspect.getsource(importlib.import_module(name)) for name in _modules())
    return frozenset(re.findall(r"(?<![\w.])(_?[A-Z]\w*)\.fullmatch\(", sources))


def _modules() -> Iterator[str]:
    for room in ROOMS:
        package = importlib.import_module(f"{briefindex.__name__}.{room}")
        yield package.__name__
        for one in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            yield one.name


def _written(name: str) -> Iterator[tuple[str, re.Pattern[str]]]:
    """The patterns in a module's source that need no more than its own names."""
    module = importlib.import_module(name)
    tree = ast.parse(inspect.getsource(module))
    held = {
        id(node.value): target.id
        for node in ast.walk(tree)
        if isinstance(node, ast.Assign | ast.AnnAssign)
        for target in (node.targets if isinstance(node, ast.Assign) else [node.target])
        if isinstance(target, ast.Name)
    }
    for node in ast.walk(tree):
        function = node.func if isinstance(node, ast.Call) else None
        if not isinstance(function, ast.Attribute) or not isinstance(function.value, ast.Name):
            continue
        if function.value.id != "re" or function.attr == "escape":
            continue
        flags = [one for one in [*node.args, *(word.value for word in node.keywords)] if _flag(one)]
        try:
            source = _value(node.args[0], module)
            flag = _value(flags[0], module) if flags else 0
        except NameError:
            continue  # made of a function's own names: see `_kept`
        if not isinstance(source, str):
            continue
        if function.attr not in ("match", "fullmatch"):
            yield f"{name}:{node.lineno}", re.compile(source, flag)
        if function.attr == "match":
            yield f"{name}:{node.lineno} first", re.compile(rf"\A(?:{source})", flag)
        if function.attr == "fullmatch" or held.get(id(node)) in _held_whole():
            yield f"{name}:{node.lineno} whole", re.compile(rf"\A(?:{source})\Z", flag)


def _flag(node: ast.expr) -> bool:
    return "re." in ast.unparse(node) and "re.escape" not in ast.unparse(node)


def _value(node: ast.expr, module: object) -> object:
    code = compile(ast.Expression(node), "pattern", "eval")
    return eval(code, vars(module))  # noqa: S307 - our own sources


def _kept(name: str) -> Iterator[tuple[str, re.Pattern[str]]]:
    """The patterns in a module's names, and those that its cached functions give."""
    for key, value in list(vars(importlib.import_module(name)).items()):
        cached = hasattr(value, "cache_info") and not inspect.signature(value).parameters
        gives = cached and re.search("Pattern|Table", str(value.__annotations__))
        for number, pattern in enumerate(_inside(value() if gives else value)):
            yield f"{name}.{key}.{number}", pattern


def _inside(value: object) -> Iterator[re.Pattern[str]]:
    if isinstance(value, re.Pattern):
        yield value
    elif isinstance(value, dict):
        yield from _inside(tuple(value.values()))
    elif isinstance(value, tuple | list):
        for one in value:
            yield from _inside(one)
    elif isinstance(value, UnitTable):
        yield from _inside(vars(value))
    elif hasattr(value, "pattern"):
        yield from _inside(value.pattern)


def samples(pattern: re.Pattern[str]) -> Iterator[str]:
    """Short texts in the pattern's own letters, for each of its repeats and some branches."""
    tree = parser.parse(pattern.pattern, pattern.flags)
    for turn in range(_BRANCHES):
        whole = _text(tree, turn)
        yield whole
        yield whole[:-1]
        yield f"{whole} "
    seen: set[str] = set()
    for lead, body in _repeats(tree, ""):
        for turn in range(2):
            unit = _text(body, turn)
            if unit and unit not in seen:
                seen.add(unit)
                yield unit
                yield lead[-12:] + unit * _FEW


def may_run(pattern: re.Pattern[str]) -> bool:
    """Whether anything in a pattern is repeated more than a few times."""
    return next(_repeats(parser.parse(pattern.pattern, pattern.flags), ""), None) is not None


def pairs(pattern: re.Pattern[str]) -> Iterator[str]:
    """Two letters or signs of the pattern's own, one beside the other, signs first."""
    own = sorted(set(_letters(parser.parse(pattern.pattern, pattern.flags))), key=_is_letter)
    for first in own[:_SIGNS]:
        for second in (*own[:_SIGNS], "a"):
            yield first + second


def _is_letter(character: str) -> tuple[bool, str]:
    return character.isalpha(), character


def _letters(tree: object) -> Iterator[str]:
    for code, argument in tree:
        if code in (codes.LITERAL, codes.IN):
            yield from (_piece(code, argument, turn) for turn in range(2))
        elif code is codes.BRANCH:
            for one in argument[1]:
                yield from _letters(one)
        elif code in (codes.ASSERT, codes.ASSERT_NOT):
            yield from _letters(argument[1])
        elif code is codes.SUBPATTERN:
            yield from _letters(argument[3])
        elif code in (codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT):
            yield from _letters(argument[2])


def _repeats(tree: object, lead: str) -> Iterator[tuple[str, object]]:
    """What is repeated anywhere in a pattern, with a text of what stands before it."""
    for code, argument in tree:
        if code in (codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT):
            if argument[1] > _FEW:
                yield lead, argument[2]
            yield from _repeats(argument[2], lead)
        elif code is codes.SUBPATTERN:
            yield from _repeats(argument[3], lead)
        elif code is codes.ATOMIC_GROUP:
            yield from _repeats(argument, lead)
        elif code in (codes.ASSERT, codes.ASSERT_NOT):
            yield from _repeats(argument[1], lead)
        elif code is codes.BRANCH:
            for one in argument[1]:
                yield from _repeats(one, lead)
        lead += _text([(code, argument)], 0)


def _text(tree: object, turn: int) -> str:
    """A text that the pattern matches, as far as it can be said without looking around."""
    return "".join(_piece(code, argument, turn) for code, argument in tree)


def _piece(code: object, argument: object, turn: int) -> str:
    if code is codes.LITERAL:
        return chr(argument)
    if code is codes.ANY:
        return "a"
    if code is codes.NOT_LITERAL:
        return "a" if argument != ord("a") else "b"
    if code is codes.IN:
        return _member(argument, turn)
    if code is codes.BRANCH:
        return _text(argument[1][turn % len(argument[1])], turn)
    if code is codes.SUBPATTERN:
        return _text(argument[3], turn)
    if code is codes.ATOMIC_GROUP:
        return _text(argument, turn)
    if code in (codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT):
        return _text(argument[2], turn) * max(argument[0], min(argument[1], 1 + turn % 2))
    return ""


_OF_CLASS = {
    codes.CATEGORY_DIGIT: "7", codes.CATEGORY_WORD: "a", codes.CATEGORY_SPACE: " ",
    codes.CATEGORY_NOT_DIGIT: "a", codes.CATEGORY_NOT_WORD: " ", codes.CATEGORY_NOT_SPACE: "a",
}  # fmt: skip


def _member(choices: list[tuple[object, object]], turn: int) -> str:
    if choices[0][0] is codes.NEGATE:
        inside = re.compile("[" + "".join(_as_source(*one) for one in choices[1:]) + "]")
        return next((one for one in "a b1,.-" if not inside.match(one)), "§")
    code, argument = choices[turn % len(choices)]
    if code is codes.LITERAL:
        return chr(argument)
    if code is codes.RANGE:
        return chr(argument[0])
    return _OF_CLASS.get(argument, "a")


def _as_source(code: object, argument: object) -> str:
    if code is codes.LITERAL:
        return re.escape(chr(argument))
    if code is codes.RANGE:
        return f"{re.escape(chr(argument[0]))}-{re.escape(chr(argument[1]))}"
    letter = str(argument).rpartition("_")[2][0].lower()
    return f"\\{letter.upper() if 'NOT' in str(argument) else letter}"
