"""A pack whose names are found by a list of them: no model, no rules."""

import re
import sys
from pathlib import Path
from types import ModuleType, SimpleNamespace

import pytest

from briefindex import desk
from briefindex.model.article import Article
from briefindex.model.mention import EntityType, Mention
from briefindex.model.span import Span
from briefindex.text.identity import entity_id
from packing import folder_of

TEXTS = {
    "iron.txt": "Rails over the pass\n\nMoney of the One Belt, One Road programme paid for the "
    "tunnel. Xi Jinping opened it, and trade through the pass may double.\n",
    "lanterns.txt": "Lanterns on the wall\n\nThousands came to the old walls of Xi’an. Dancers "
    "from Türkiye led the parade, and an airport is being built.\n",
    "treaty.txt": "A treaty is signed\n\nXi landed in Ankara late. Turkey and China agreed on "
    "the Belt and Road Initiative and on trade in glass.\n",
    "harvest.txt": "A poor harvest\n\nFarmers in China lost a third of their crop. "
    "The Glass Makers’ Union gave Anna Orlova a prize for her trade reports.\n",
}
NAMES: dict[str, tuple[EntityType, str]] = {
    "One Belt, One Road": ("route_or_project", "Belt and Road Initiative"),
    "Belt and Road Initiative": ("route_or_project", "Belt and Road Initiative"),
    "Xi Jinping": ("person", "Xi Jinping"),
    "Xi": ("person", "Xi Jinping"),
    "Anna Orlova": ("person", "Anna Orlova"),
    "Xi’an": ("place", "Xi'an"),
    "Türkiye": ("place", "Türkiye"),
    "Turkey": ("place", "Türkiye"),
    "China": ("place", "China"),
    "Ankara": ("place", "Ankara"),
    "Glass Makers’ Union": ("organisation", "Glass Makers' Union"),
}
_ANY = re.compile("|".join(rf"\b{re.escape(n)}(?![’\w])" for n in sorted(NAMES, key=len)[::-1]))


class ListedNames:
    """An extraction that finds `NAMES`."""

    def __init__(self, *, model: bool = True) -> None:
        self.model = model

    def analyse(self, article: Article) -> SimpleNamespace:
        mentions = []
        for match in _ANY.finditer(article.text):
            kind, canonical = NAMES[match.group()]
            span = Span(match.start(), match.end())
            identifier = entity_id(kind, canonical)
            found = Mention(article.info.id, span, match.group(), kind, identifier, canonical)
            mentions.append(found)
        return SimpleNamespace(mentions=tuple(mentions), figures=())


@pytest.fixture
def listed_names(monkeypatch: pytest.MonkeyPatch, own_key: None) -> None:  # noqa: ARG001 - used for its effect
    """Analyse with `ListedNames`."""
    stand_in = ModuleType("briefindex.extract.analyse")
    stand_in.__dict__["Analyser"] = ListedNames
    monkeypatch.setitem(sys.modules, "briefindex.extract.analyse", stand_in)


@pytest.fixture
def named_pack(tmp_path: Path, listed_names: None) -> Path:  # noqa: ARG001 - used for its effect
    """A pack of the four `TEXTS`, indexed and analysed."""
    folder = tmp_path / "named"
    desk.build(folder, [folder_of(tmp_path, TEXTS)])
    return folder


@pytest.fixture
def unread_pack(tmp_path: Path, listed_names: None) -> Path:  # noqa: ARG001 - used for its effect
    """The same, indexed only: its names are still to be read."""
    folder = tmp_path / "unread"
    desk.build(folder, [folder_of(tmp_path, TEXTS)], analysis=False)
    return folder
