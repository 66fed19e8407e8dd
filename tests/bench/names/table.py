"""Asks Satchel and plain spaCy for the names of every article and prints what they found."""

import time
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import spacy

from briefindex.extract.entities import EntityExtractor
from briefindex.extract.entities.model import MODELS
from briefindex.importers import article_from
from briefindex.model.article import Article
from names.gum import wikinews
from names.score import Score, add
from names.sets import Named, Text, own_news

Finder = Callable[[list[Article]], list[list[Named]]]
SPEED = 0.85
"""Satchel's words a second are at least this part of plain spaCy's."""
_RUNS = 3

_SPACY = {
    "PERSON": "person",
    "ORG": "organisation",
    "GPE": "place",
    "LOC": "place",
    "FAC": "facility",
    "EVENT": "event",
}
_READ = frozenset({"title", "heading", "body"})
_PIPES = ["tok2vec", "tagger", "parser", "senter", "attribute_ruler", "lemmatizer"]


def compare(folder: Path | None, *, show_misses: bool = False) -> int:
    """Print a line for each set and tool; 1 where Satchel is not ahead, or is too slow."""
    sets = {"own news": own_news()}
    if folder is not None:
        sets["wikinews"] = wikinews(folder)
    print(f"{'set':10} {'names':>5}  {'tool':18} {'exact P / R / F1':>20} {'overlap':>20}  words/s")
    fell = 0
    tools = {
        "Satchel": satchel(model=True),
        "Satchel, no model": satchel(model=False),
        "spaCy small": plain_spacy(),
    }
    for name, texts in sets.items():
        scores = {tool: scored(find, texts, name) for tool, find in tools.items()}
        for _ in range(_RUNS):  # turn by turn, so that the machine's moods meet them all
            for tool, find in tools.items():
                time_again(scores[tool], find, texts)
        for tool, score in scores.items():
            print(_line(name, tool, score), flush=True)
        fell += _verdict(scores["Satchel"], scores["spaCy small"])
        if show_misses:
            _print_misses(name, scores["Satchel"])
    return 1 if fell else 0


def satchel(*, model: bool) -> Finder:
    """Satchel's names, rules and linking included, dates left out."""
    extractor = EntityExtractor(model=model)

    def find(articles: list[Article]) -> list[list[Named]]:
        extractor.read_ahead(articles)
        return [
            _outermost([Named(m.span.start, m.span.end, m.type) for m in extractor.names(a)])
            for a in articles
        ]

    return find


def _outermost(names: list[Named]) -> list[Named]:
    """The names without those in other names: the sets and spaCy know no such."""
    return [
        one
        for one in names
        if not any(o != one and o.start <= one.start and one.end <= o.end for o in names)
    ]


def plain_spacy() -> Finder:
    """The small model as it comes, its name finder alone."""
    language = next(spacy.load(m, exclude=_PIPES) for m in MODELS if spacy.util.is_package(m))

    def find(articles: list[Article]) -> list[list[Named]]:
        return [
            [
                Named(e.start_char, e.end_char, _SPACY[e.label_])
                for e in document.ents
                if e.label_ in _SPACY
            ]
            for document in language.pipe([article.text for article in articles])
        ]

    return find


def scored(find: Finder, texts: list[Text], name: str) -> Score:
    """What `find` finds in `texts`."""
    articles = [article_from(text.text.encode(), f"{text.name}.txt") for text in texts]
    for text, article in zip(texts, articles, strict=True):
        if article.text != text.text:
            raise SystemExit(f"{name} {text.name}: the article's text is not the set's")
    found = find(articles)
    score = Score()
    for text, names, article in zip(texts, found, articles, strict=True):
        furniture = [b.span for b in article.blocks if b.role not in _READ]
        counted = _as_wikinews(names) if name == "wikinews" else names
        score.words += len(text.text.split())
        add(score, text, counted, furniture)
    return score


def time_again(score: Score, find: Finder, texts: list[Text]) -> None:
    """Keep the least processor time that `find` has taken for the texts."""
    articles = [article_from(text.text.encode(), f"{text.name}.txt") for text in texts]
    begin = time.process_time()
    find(articles)
    took = time.process_time() - begin
    score.seconds = min(took, score.seconds) if score.seconds else took


def _as_wikinews(names: list[Named]) -> list[Named]:
    """The names with facilities as places, without routes."""
    return [
        replace(named, type="place") if named.type == "facility" else named
        for named in names
        if named.type != "route_or_project"
    ]


def _line(name: str, tool: str, score: Score) -> str:
    rate = score.words / score.seconds
    exact, overlap = shown(score, score.exact), shown(score, score.overlap)
    return f"{name:10} {score.stated:>5}  {tool:18} {exact:>20} {overlap:>20} {rate:>8,.0f}"


def ratios(score: Score, right: int) -> tuple[float, float, float]:
    """Precision, recall and F1 of so many right answers."""
    precision = right / score.found if score.found else 0.0
    recall = right / score.stated if score.stated else 0.0
    both = precision + recall
    return precision, recall, 2 * precision * recall / both if both else 0.0


def shown(score: Score, right: int) -> str:
    """Precision, recall and F1 in percent."""
    return " / ".join(f"{100 * part:.1f}" for part in ratios(score, right))


def _verdict(ours: Score, peer: Score) -> bool:
    pairs = zip(ratios(ours, ours.exact), ratios(peer, peer.exact), strict=True)
    behind = [what for what, (a, b) in zip("PRF", pairs, strict=True) if a < b]
    speed = (ours.words / ours.seconds) / (peer.words / peer.seconds)
    slow = "" if speed >= SPEED else "  TOO SLOW"
    print(f"{'':17}  speed {speed:.2f} x spaCy (at least {SPEED}){slow}"
          f"{'  BEHIND in ' + ', '.join(behind) if behind else ''}")  # fmt: skip
    return bool(behind or slow)


def _print_misses(name: str, score: Score) -> None:
    counts = Counter((kind, type_) for kind, type_, _ in score.misses)
    print(f"\n## {name}: {dict(counts)}")
    for kind, type_, words in sorted(score.misses):
        print(f"{kind:7} {type_:16} {words}")
