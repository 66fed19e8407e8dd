"""Packs to test with: small folders of texts, and an extraction that finds one thing at once."""

import os
import sys
from pathlib import Path
from types import ModuleType, SimpleNamespace

import pytest

from briefindex import desk
from briefindex.extract.version import analysis_version
from briefindex.importers import article_from
from briefindex.model.article import Article
from briefindex.model.mention import EntityId, Mention
from briefindex.model.span import Span
from briefindex.search import sealing

ROOT = Path(__file__).resolve().parent.parent
TEXTS = {
    "corridor.txt": "The Middle Corridor grows\n\nTrade along the Middle Corridor grew by a third. "
    "Governments in Xi’an and Türkiye signed an agreement on railways.\n",
    "gas.txt": "Gas flows east\n\nThe pipeline carries gas from Turkmenistan to China. "
    "The government said that trade in gas would double.\n",
    "wheat.txt": "Wheat harvest disappoints\n\nFarmers lost a fifth of the harvest, "
    "the ministry in Astana said. Railways will carry less grain.\n",
}


def article(text: str, name: str = "a.txt") -> Article:
    """An article as the importers read it."""
    return article_from(text.encode(), name)


def folder_of(place: Path, texts: dict[str, str] | None = None) -> Path:
    """A folder of text files below `place`."""
    folder = place / "texts"
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in (TEXTS if texts is None else texts).items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


class FirstWord:
    """An extraction that needs no model: the first word of every article is a person."""

    def __init__(self, *, model: bool = True) -> None:
        self.model = model

    def analyse(self, article: Article) -> SimpleNamespace:
        word = article.text.split()[0]
        mention = Mention(article.info.id, Span(0, len(word)), word, "person", EntityId(word), word)
        return SimpleNamespace(mentions=(mention,), figures=())


@pytest.fixture
def own_key() -> None:
    """Seal with a key of this test, as its child processes do."""
    sealing._key.cache_clear()
    analysis_version.cache_clear()


@pytest.fixture
def quick_extraction(monkeypatch: pytest.MonkeyPatch, own_key: None) -> None:  # noqa: ARG001
    """Analyse with `FirstWord`."""
    stand_in = ModuleType("briefindex.extract.analyse")
    stand_in.__dict__["Analyser"] = FirstWord
    monkeypatch.setitem(sys.modules, "briefindex.extract.analyse", stand_in)


@pytest.fixture
def pack(tmp_path: Path, quick_extraction: None) -> Path:  # noqa: ARG001 - used for its effect
    """A pack of the three `TEXTS`, read, indexed and analysed."""
    folder = tmp_path / "pack"
    desk.build(folder, [folder_of(tmp_path)])
    return folder


def environment() -> dict[str, str]:
    """The environment of a child process that finds the packages and the helpers of the tests."""
    roots = [str(ROOT / "app"), str(ROOT / "index"), str(ROOT / "tests")]
    return os.environ | {"PYTHONPATH": os.pathsep.join(roots), "PYTHONUTF8": "1"}
