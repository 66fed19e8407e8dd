"""Packs that are edited at random, whose indicators have much to do with each other."""

from contextlib import suppress
from dataclasses import replace
from datetime import date
from pathlib import Path
from random import Random

from briefindex import desk
from briefindex.errors import NotInPackError
from briefindex.extract.version import analysis_version
from briefindex.model.article import KnownDate
from briefindex.model.figure import Figure, FigureId, Indicator, Link, Period
from briefindex.model.mention import Mention
from briefindex.model.span import ArticleId, SentenceRef, Span
from briefindex.packs.originals import digest_of
from briefindex.packs.writer import PackWriter
from briefindex.text.identity import entity_id
from packing import article

_KZ, _UZ, _BOTH = ("China", "Kazakhstan"), ("China", "Uzbekistan"), ("Central Asia", "China")
_WHOLE = Indicator("trade|central-asia+china|", "Central Asia–China trade", _BOTH)
_PART = Indicator("trade|china+kazakhstan|", "Kazakhstan–China trade", _KZ)
_OTHER = Indicator("trade|china+uzbekistan|", "Uzbekistan–China trade", _UZ)
LEVELS = (
    _WHOLE,
    _PART,
    _OTHER,
    Indicator("inflation||", "Inflation"),
    Indicator("inflation|kazakhstan|", "Inflation in Kazakhstan", ("Kazakhstan",)),
    Indicator("exports||", "Exports", ("Kazakhstan",)),
    Indicator("sales||", "Sales"),
    Indicator("agreement.value|china+kazakhstan|", "Value of agreements, China–Kazakhstan", _KZ),
    Indicator("document.value|china|", "Value of documents, China", ("China",)),
    Indicator("memorandum.value||", "Value of memorandums"),
    Indicator("contract.value|china+uzbekistan|", "Value of contracts, China–Uzbekistan", _UZ),
)
SHARES = (
    Indicator(
        "trade.share:kazakhstan|central-asia+china+kazakhstan|",
        "Kazakhstan’s share of Central Asia–China trade",
        ("Central Asia", *_KZ),
        of=_WHOLE.key,
        part=_PART.key,
    ),
    *(
        Indicator(
            f"transit.share:kazakhstan|china+europe+kazakhstan|{means}-pass-transit",
            f"Share of {means} transit from China to Europe that passes through Kazakhstan",
            ("China", "Europe", "Kazakhstan"),
            of=f"transit|china+europe|{means}-transit",
        )
        for means in ("land", "railroad")
    ),
)
GROWTHS = tuple(
    Indicator(f"trade.growth|{level.key.split('|')[1]}|", f"Growth of {level.label}", of=level.key)
    for level in (_WHOLE, _PART, _OTHER)
)
_BESIDE = {"similar", "related"}
_PERIODS = (
    Period("2022", date(2022, 1, 1), date(2022, 12, 31), "stated"),
    Period("2023", date(2023, 1, 1), date(2023, 12, 31), "stated"),
    Period("2024", date(2024, 1, 1), date(2024, 12, 31), "context"),
    Period("by 2030", None, date(2030, 12, 31), "stated"),
    Period(),
)


class Editing:
    """Edits a pack at random, as reading, analysing and the analyst do."""

    def __init__(self, folder: Path, seed: int) -> None:
        """Begin an empty pack."""
        self.folder = folder
        self.random = Random(seed)
        self.articles: dict[ArticleId, str] = {}
        self._made = 0
        self._undo: list[object] = []
        self._joined: list[desk.Joined] = []
        self.packs = [folder]
        with PackWriter(folder):
            pass

    def step(self) -> str:
        """Do one thing; gives its name."""
        ways = [self.add, self.add, self.again, self.remove, self.redate, self.correct]
        ways += [self.take_out, self.copy, self.rename, self.entitle]
        ways += [self.join, self.join, self.part]
        way = self.random.choice(ways if len(self.articles) > 2 else [self.add])
        way()
        return way.__name__

    def add(self, text: str = "") -> ArticleId:
        """A new article."""
        self._made += 1
        text = text or f"Kazakhstan met China {self._made}\n\n{'It was said again. ' * 60}\n"
        made = article(text, f"{self._made}-{self.random.randint(0, 99)}.txt")
        identifier = made.info.id
        with PackWriter(self.folder) as writer:
            writer.add([(made, digest_of(text.encode()), text.encode())])
        self.articles[identifier] = text
        self._analyse(identifier, self._figures(identifier))
        return identifier

    def again(self) -> None:
        """Another analysis of an article."""
        one = self._one()
        self._analyse(one, self._figures(one))

    def remove(self) -> None:
        """An article goes."""
        one = self._one()
        del self.articles[one]
        with PackWriter(self.folder) as writer:
            writer.remove([one])

    def redate(self) -> None:
        """The analyst dates an article, or takes that back."""
        day = date(2023, self.random.randint(1, 12), self.random.randint(1, 28))
        value = KnownDate(day=day) if self.random.random() < 0.8 else None
        with PackWriter(self.folder) as writer:
            writer.date_across({self._one(): value})
            writer.set_property("dated", str(self.random.random()))

    def correct(self) -> None:
        """The analyst corrects the value or the parties of a figure."""
        figure = self._figure()
        if figure is not None:
            rows = self.random.choice(
                [{"status": '"target"'}, {"parties": '["China"]'}, {"salience": '"trivial"'}]
            )
            desk.correct(self.folder, figure.id, rows)

    def take_out(self) -> None:
        """The analyst says of a figure that it is none, or resets one."""
        figure = self._figure()
        if figure is not None:
            hidden = self.random.choice(["true", None])
            desk.correct(self.folder, figure.id, {"hidden": hidden, "status": None})

    def copy(self) -> None:
        """An article turns out to be a copy of another, which states much the same."""
        one, other = self.random.sample(sorted(self.articles), 2)
        with PackWriter(self.folder) as writer:
            figures = [
                replace(
                    figure,
                    id=FigureId(f"{other}-{figure.span.start}"),
                    sentence=replace(figure.sentence, article=other),
                    links=(),
                )
                for figure in writer.store.figure_view.as_read(one)
            ]
            writer.fold({other: one} if self.random.random() < 0.8 else {})
        self._analyse(other, figures + self._figures(other)[:1])

    def rename(self) -> None:
        """The analyst calls a party otherwise, or takes that back."""
        opened = desk.Desk([self.folder])
        if self._undo:
            opened.naming.take_back(self._undo.pop())
        else:
            name = self.random.choice(["Qazaqstan", "Uzbekistan"])
            entity = entity_id("place", "Kazakhstan")
            self._undo.append(opened.naming.rename(entity, name))
        opened.close()

    def entitle(self) -> None:
        """The indicator of a figure becomes that of another article."""
        figure, other = self._figure(), self._figure()
        if figure is None or other is None:
            return
        opened = desk.Desk([self.folder])
        found = opened.corrected.found(figure.id)
        opened.close()
        words = {"indicator": other.indicator.label}
        rows = desk.typed_corrections(found, figure, words, [other])
        desk.correct(self.folder, figure.id, rows)

    def join(self) -> None:
        """Two indicators become one in all open packs, or the last that did are two again."""
        opened = desk.Desk(self.packs)
        keys = sorted(row.key for row in opened.comparison() if row.relation not in _BESIDE)
        if self._joined and self.random.random() < 0.4:
            keep(opened, self._joined.pop())
        elif len(keys) > 1:
            joined = opened.joining.join(self.random.sample(keys, 2))
            self._joined.append(way_back(opened, joined))
            keep(opened, joined)
        opened.close()

    def part(self) -> None:
        """A figure is parted from its indicator."""
        opened = desk.Desk(self.packs)
        figures = sorted(opened.figures(), key=lambda figure: figure.id)
        if figures:
            keep(opened, opened.joining.part([self.random.choice(figures).id]))
        opened.close()

    def _one(self) -> ArticleId:
        return self.random.choice(sorted(self.articles))

    def _figure(self) -> Figure | None:
        opened = desk.Desk([self.folder])
        figures = sorted(opened.figures(), key=lambda figure: figure.id)
        opened.close()
        return self.random.choice(figures) if figures else None

    def _analyse(self, identifier: ArticleId, figures: list[Figure]) -> None:
        with PackWriter(self.folder) as writer:
            made = writer.store.article(identifier)
            spots = [(made.text.find(name), name) for name in ("Kazakhstan", "China")]
            mentions = [
                Mention(identifier, Span(at, at + len(n)), n, "place", entity_id("place", n), n)
                for at, n in spots
            ]
            once = {figure.id: figure for figure in figures}
            writer.analysed(
                identifier, mentions, [*once.values()], analysis_version(), made.info.date
            )

    def _figures(self, identifier: ArticleId) -> list[Figure]:
        starts = self.random.sample(range(40, 900, 20), self.random.randint(2, 12))
        found: list[Figure] = []
        for start in sorted(starts):
            found.append(self._stated(identifier, start, found))
        return found

    def _stated(self, identifier: ArticleId, start: int, before: list[Figure]) -> Figure:
        pick = self.random.random()
        fields: dict[str, object] = {"unit": "USD", "kind": "money"}
        levels = LEVELS[:3] if self.random.random() < 0.6 else LEVELS
        indicator, amount = self.random.choice(levels), self.random.choice(["24e9", "31e9", "70e9"])
        if pick < 0.3:
            indicator, amount = self.random.choice(SHARES), self.random.choice(["45", "80"])
            fields = {"unit": "%", "kind": "share"}
        elif pick < 0.45:
            indicator, amount = self.random.choice(GROWTHS), "19"
            level = [f for f in before if f.indicator.key == indicator.of]
            fields = {"unit": "%", "kind": "percent", "direction": "increase"}
            fields |= {"links": tuple(Link(f.id, "level") for f in level[:1])}
        elif pick < 0.55:
            indicator, amount = _PART, "2"
            fields = {"unit": "×", "kind": "multiple", "direction": "increase"}
        return made_figure(identifier, start, indicator, amount, self.random, **fields)


def keep(opened: desk.Desk, joined: desk.Joined) -> None:
    """Keep how indicators are joined, as the window does; of articles that are still there."""
    for figure, rows in joined.figures:
        with suppress(NotInPackError):
            desk.correct(opened.home(figure.sentence.article), figure.id, rows)
    desk.remember(joined.joins)


def way_back(opened: desk.Desk, joined: desk.Joined) -> desk.Joined:
    """What takes it back: what the packs keep now."""
    figures: list[tuple[Figure, desk.Rows]] = []
    for figure, rows in joined.figures:
        kept = opened.corrected.kept(figure.id)
        figures.append((figure, {name: kept.get(name) for name in rows}))
    return desk.Joined(tuple(figures), joined.before, joined.joins)


def made_figure(
    identifier: ArticleId, start: int, indicator: Indicator, amount: str, random: Random, **more
) -> Figure:
    """A figure of an article at an offset."""
    from tests.index.compare.made import figure  # the hand-made one, with other fields

    status = random.choice(["actual"] * 6 + ["target", "expected"])
    if more["kind"] == "multiple":
        status = "target"
    return replace(
        figure(
            amount,
            indicator,
            random.choice(_PERIODS[:2] if random.random() < 0.7 else _PERIODS),
            identifier,
            start,
        ),
        sentence=SentenceRef(identifier, Span(start - start % 20, start + 10)),
        surface=f"amount {amount}",
        status=status,
        salience=random.choice(["key", "key", "secondary", "trivial"]),
        qualifier=random.choice([None, None, "more than", "about"]),
        **more,
    )
