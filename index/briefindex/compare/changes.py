"""What changed from one edition to another: articles, values, targets, names.

Values go by what is stated, not by where: an article that was edited, or copied, states nothing
new by that.
"""

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final, TypeVar

from briefindex.model.article import ArticleInfo
from briefindex.model.changes import ChangedArticle, ChangedIndicator, Changes, MovedTarget
from briefindex.model.comparison import IndicatorRow, Outcome
from briefindex.model.figure import Figure, FigureId, Period
from briefindex.model.mention import Entity
from briefindex.text.folding import fold

T = TypeVar("T")
_NEVER: Final = Period()
_Claim = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Edition:
    """A pack, or several, as it was read: `rows` are those of its comparison."""

    infos: Sequence[ArticleInfo]
    figures: Sequence[Figure]
    rows: Sequence[IndicatorRow]
    entities: Sequence[Entity]


def changes(old: Edition, new: Edition) -> Changes:
    """What `new` has that `old` has not, and the other way about."""
    before, after = {i.id for i in old.infos}, {i.id for i in new.infos}
    came = [info for info in new.infos if info.id not in before]
    went = [info for info in old.infos if info.id not in after]
    changed = tuple(_changed(went, came))
    edited = {info.id for each in changed for info in (each.before, each.after)}
    return Changes(
        new=tuple(info for info in came if info.id not in edited),
        gone=tuple(info for info in went if info.id not in edited),
        changed=changed,
        indicators=tuple(_indicators(old, new)),
        targets=tuple(_targets(old, new)),
        names=_names(old, new),
    )


def _changed(went: Sequence[ArticleInfo], came: Sequence[ArticleInfo]) -> Iterator[ChangedArticle]:
    """Articles of one file, then those of one headline and source, each once."""
    left = list(went)
    for name in (_file, _headline):
        known = _by(left, name)
        for info in came:
            key = name(info)
            twin = known.pop(key, None) if key is not None else None
            if twin is not None and twin in left:
                left.remove(twin)
                yield ChangedArticle(twin, info)


def _file(info: ArticleInfo) -> str | None:
    return info.file or None


def _headline(info: ArticleInfo) -> tuple[str, str] | None:
    title = info.title.value
    return (fold(title), fold(info.source.value or "")) if title else None


def _by(items: Iterable[T], key: Callable[[T], Hashable | None]) -> dict[Hashable, T]:
    found: dict[Hashable, T] = {}
    for item in items:
        name = key(item)
        if name is not None:
            found.setdefault(name, item)
    return found


def _indicators(old: Edition, new: Edition) -> Iterator[ChangedIndicator]:
    """The indicators of the newer edition in its order, then those that only the older one has."""
    was = {_claim(each): each for each in _telling(old)}
    now = {_claim(each): each for each in _telling(new)}
    known = {each.indicator.key for each in was.values()}
    fresh = [each for claim, each in now.items() if claim not in was]
    lost = [each for claim, each in was.items() if claim not in now]
    same = _same_words(fresh, lost)
    dated = _grouped(each for each in fresh if each.id in same)
    came = _grouped(each for each in fresh if each.id not in same)
    went = _grouped(each for each in lost if each.id not in same)
    for key in dict.fromkeys((*_keys(new), *_keys(old))):
        parts = [tuple(each.get(key, ())) for each in (came, went, dated)]
        told = next((figures[0] for figures in parts if figures), None)
        if told is not None:
            label = told.indicator.label
            yield ChangedIndicator(key, label, parts[0], parts[1], key in known, parts[2])


def _same_words(fresh: Iterable[Figure], lost: Iterable[Figure]) -> set[FigureId]:
    """The figures of an article that stayed as it is, whose time alone is another one now."""
    before = {each.id: _claim(replace(each, period=_NEVER)) for each in lost}
    return {
        each.id for each in fresh if before.get(each.id) == _claim(replace(each, period=_NEVER))
    }


def _telling(edition: Edition) -> Iterator[Figure]:
    return (each for each in edition.figures if each.salience != "trivial")


def _grouped(figures: Iterable[Figure]) -> dict[str, list[Figure]]:
    found: dict[str, list[Figure]] = {}
    for figure in figures:
        found.setdefault(figure.indicator.key, []).append(figure)
    return found


def _keys(edition: Edition) -> Iterator[str]:
    """The keys of all figures, in the order of the rows that they stand in."""
    by_id = {each.id: each for each in edition.figures}
    for row in edition.rows:
        yield from (by_id[each].indicator.key for each in row.members[:1] if each in by_id)


def _claim(figure: Figure) -> _Claim:
    """What is said, whichever article says it."""
    amount = (figure.value, figure.low, figure.high, figure.unit, figure.qualifier)
    period = (figure.period.start, figure.period.end)
    return (figure.indicator.key, *amount, figure.direction, *period, figure.status)


def _targets(old: Edition, new: Edition) -> Iterator[MovedTarget]:
    """Plans of the older edition whose state, or what they are held against, is another now."""
    was = {_claim(plan): (outcome, answer) for _, plan, outcome, answer in _plans(old)}
    for row, plan, outcome, answer in _plans(new):
        before = was.pop(_claim(plan), None)
        if before is None or (outcome.state, answer) == (before[0].state, before[1]):
            continue
        if outcome.figure is not None:
            yield MovedTarget(row.key, row.label, plan, outcome)


def _plans(edition: Edition) -> Iterator[tuple[IndicatorRow, Figure, Outcome, _Claim | None]]:
    by_id: Mapping[FigureId, Figure] = {each.id: each for each in edition.figures}
    for row in edition.rows:
        for outcome in row.outcomes:
            plan = by_id.get(outcome.plan)
            answer = by_id.get(outcome.figure) if outcome.figure else None
            if plan is not None:
                yield row, plan, outcome, _claim(answer) if answer else None


def _names(old: Edition, new: Edition) -> tuple[Entity, ...]:
    """Who and what the newer edition names under no name of the older one."""
    known = {(each.type, fold(name)) for each in old.entities for name in _called(each)}
    return tuple(
        each
        for each in new.entities
        if each.type != "date" and not any((each.type, fold(n)) in known for n in _called(each))
    )


def _called(entity: Entity) -> tuple[str, ...]:
    return (entity.canonical, *entity.aliases)
