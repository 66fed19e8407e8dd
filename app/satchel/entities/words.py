"""What types of entities and decisions about them are called."""

from typing import Final

from PySide6.QtCore import QCoreApplication

from briefindex.model.mention import EntityType
from briefindex.model.naming import NameDecision
from satchel.widgets.kinds import KIND_NAMES
from satchel.widgets.words import QT_TRANSLATE_NOOP, translator

TYPES: Final[tuple[tuple[EntityType, str], ...]] = (
    ("person", QT_TRANSLATE_NOOP("Entities", "People")),
    ("organisation", QT_TRANSLATE_NOOP("Entities", "Organisations")),
    ("place", QT_TRANSLATE_NOOP("Entities", "Places")),
    ("route_or_project", QT_TRANSLATE_NOOP("Entities", "Routes and projects")),
    ("event", QT_TRANSLATE_NOOP("Entities", "Events")),
    ("facility", QT_TRANSLATE_NOOP("Entities", "Facilities")),
    ("product", QT_TRANSLATE_NOOP("Entities", "Products")),
)
"""The types of entities that are listed, in this order."""
_FIELDS: Final = {
    "person": "person",
    "place": "place",
    "organisation": "org",
    "route_or_project": "route",
    "event": "event",
}
_DECIDED: Final = {
    "rename": QT_TRANSLATE_NOOP("Entities", "Renamed from “{subject}”."),
    "retype": QT_TRANSLATE_NOOP("Entities", "Retyped from {type}."),
    "merge": QT_TRANSLATE_NOOP("Entities", "“{subject}” was merged into “{target}”."),
    "split": QT_TRANSLATE_NOOP("Entities", "“{surface}” was split off to “{target}”."),
    "hide": QT_TRANSLATE_NOOP("Entities", "“{subject}” is hidden."),
    "never": QT_TRANSLATE_NOOP("Entities", "Never to be linked: “{subject}” and “{target}”."),
}

_OFFERED: Final = {
    "rename": QT_TRANSLATE_NOOP("Entities", "“{subject}” is called “{target}”."),
    "retype": QT_TRANSLATE_NOOP("Entities", "“{subject}” is of the type {target_type}."),
    "merge": QT_TRANSLATE_NOOP("Entities", "“{subject}” is the same as “{target}”."),
}


tr: Final = translator("Entities")


def kind_word(kind: EntityType) -> str:
    """What one entity of a type is called."""
    return QCoreApplication.translate("ReaderPane", KIND_NAMES[kind])


def decision_words(decision: NameDecision) -> str:
    """A decision in one sentence, beside the entity that it is about."""
    return _in_words(_DECIDED[decision.kind], decision)


def offer_words(decision: NameDecision) -> str:
    """A decision of another pack in one sentence that stands alone."""
    return _in_words(_OFFERED.get(decision.kind, _DECIDED[decision.kind]), decision)


def _in_words(words: str, decision: NameDecision) -> str:
    target = decision.target
    return tr(words).format(
        subject=decision.subject.name,
        type=kind_word(decision.subject.type),
        target=target.name if target else "",
        target_type=kind_word(target.type) if target else "",
        surface=decision.surface or "",
    )


def query_of(kind: EntityType, name: str) -> str:
    """The query that finds the articles that name an entity."""
    field, words = _FIELDS.get(kind), name.replace('"', " ")
    return f'{field}:"{words}"' if field else f'"{words}"'
