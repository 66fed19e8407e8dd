"""Goes through an article sentence by sentence and makes its figures.

Owns the order of the steps; each step is a module of its own.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction

from briefindex.extract.figures import (
    beside,
    compounds,
    directions,
    exchange,
    heads,
    implied,
    lists,
    ranges,
    settle,
    tables,
)
from briefindex.extract.figures.amounts import Amount
from briefindex.extract.figures.antecedents import Antecedents, Stated
from briefindex.extract.figures.grid_figures import GridFigures
from briefindex.extract.figures.indicator import Indicators
from briefindex.extract.figures.links import links_of
from briefindex.extract.figures.mask import masked
from briefindex.extract.figures.naming import Named
from briefindex.extract.figures.narrower import of_its_time
from briefindex.extract.figures.occasion import Occasions
from briefindex.extract.figures.period_bases import is_base_year
from briefindex.extract.figures.period_context import Times
from briefindex.extract.figures.reading import read_amounts
from briefindex.extract.figures.salience import salience_of
from briefindex.extract.figures.sentence import LONGEST, Sentence, flat, split_clauses
from briefindex.extract.figures.single import single_units
from briefindex.extract.figures.speaker import Said, Speakers
from briefindex.extract.figures.special import find_special, may_hold
from briefindex.extract.figures.units import currencies_by_country
from briefindex.extract.figures.wholes import indicator_of, with_currencies
from briefindex.extract.tree import Tree
from briefindex.model.article import Article
from briefindex.model.figure import Figure, FigureId, Period
from briefindex.model.mention import Mention
from briefindex.model.span import SentenceRef, Span
from briefindex.text.dates import find_dates
from briefindex.text.numbers import exact_decimal, has_number
from briefindex.text.small import small

Parse = Callable[[Sequence[str]], Sequence[Tree] | None]

_MONEY_BACK = 3
_NAMED_BACK = 30
_STOPS = frozenset(".!?…”»\"’')]")
_MULTIPLE_WORDS = re.compile(
    r"doubl|tripl|quadrupl|quintupl|trebl|halv|-?fold\b|twice|thrice|rank|[ -]"
    r"(?:larg|bigg|high|low|small|rich|poor|long|old|tall|fast|dead|bus)i?est\b"
    r"|\bfirst place|\b(?:second|third|fourth|fifth)[- ]most"
)


class FigurePass:
    """The figures of one article; made for it and used once."""

    def __init__(
        self,
        article: Article,
        mentions: Sequence[Mention],
        parse: Parse | None,
        dated: Mapping[FigureId, Period],
    ) -> None:
        """Cut the article into the sentences that may hold figures."""
        self._article = article
        self._tables = GridFigures(article, mentions)
        self._sentences = _sentences(article, self._tables.spans)
        self._parse = parse
        self._dated = dated
        self._speakers = Speakers(article, mentions, self._sentences)
        self._memory = Antecedents(self._sentences)
        self._indicators = Indicators(self._memory)
        occasions = Occasions(article, mentions, self._sentences)
        self._times = Times(article.info.date, self._memory, occasions)
        self._list: Sentence | None = None

    def figures(self) -> tuple[Figure, ...]:
        """All figures, sorted by place."""
        found = list(self._tables.figures())
        self._grow_trees()
        for sentence in self._sentences:
            if len(sentence.text) > LONGEST:
                continue
            if self._goes_on(sentence):
                self._list = sentence
            elif self._read(sentence):
                found.extend(self._figures_of(sentence))
        return tuple(sorted(found, key=lambda one: one.span.start))

    def _grow_trees(self) -> None:
        """Has the sentences parsed that may hold a figure, at one go."""
        if self._parse is None:
            return
        likely = [
            one
            for one in self._sentences
            if len(one.text) <= LONGEST and _may_hold(one.text) and not tables.is_crowded(one.text)
        ]
        trees = self._parse([one.text for one in likely])
        for sentence, tree in zip(likely, trees, strict=True) if trees is not None else ():
            sentence.tree = tree

    def _goes_on(self, sentence: Sentence) -> bool:
        """Whether it is a further piece of a list that was cut: nothing is read in that either."""
        before = self._list
        if before is None or (before.block, before.index + 1) != (sentence.block, sentence.index):
            return False
        return before.text[-1:] not in _STOPS

    def _read(self, sentence: Sentence) -> bool:
        """Finds the amounts of a sentence; False where it has none."""
        text = sentence.text
        if not _may_hold(text):
            return False
        if tables.is_crowded(text):
            self._list = sentence
            return False
        whole = Span(0, len(text))
        sentence.dates = find_dates(text, whole, self._article.info.date)
        dates = tuple((one.span.start, one.span.end) for one in sentence.dates)
        sentence.dates = tuple(one for one in sentence.dates if not is_base_year(text, one.span))
        blocked = (*masked(text, heading=sentence.role != "body"), *tables.rows(text), *dates)
        special = find_special(text, blocked)
        taken = (*blocked, *((one.start, one.end) for one in special))
        numbers = read_amounts(text, taken)
        if len(numbers) > tables.MOST_AMOUNTS:
            self._list = sentence
            return False
        if not tables.is_worded(text):
            numbers = [number for number in numbers if number.dimension != "bare"]
        heads.count_by_tree(text, sentence.tree, numbers)
        exchange.rates(text, numbers)
        numbers = compounds.join_parts(text, numbers)
        compounds.share_lists(text, numbers)
        plain = ranges.join(text, numbers)
        sentence.clauses = split_clauses(text)
        sentence.amounts = sorted([*special, *plain], key=lambda one: one.core)
        beside.qualify(text, sentence.amounts)
        self._complete(sentence)
        return bool(sentence.amounts)

    def _complete(self, sentence: Sentence) -> None:
        """Settles the units and directions, and drops what turned out to be no figure."""
        text = sentence.text
        kept: list[Amount] = []
        for amount in sentence.amounts:
            clause = sentence.clause_of(amount.core)
            if amount.dimension == "bare":
                settle.bare(sentence, amount, kept, self._memory.recent(sentence))
                implied.by_neighbours(text, amount, kept)
                told = (one.amount for one in self._memory.before(sentence, 2))
                lists.by_earlier(text, amount, kept, told)
            directions.direction(text, amount, clause[0])
            settle.negative(text, amount)
            beside.yearly(text, amount, clause)
            if kept and not amount.per:
                settle.share_per(text, kept[-1], amount)
            if (
                amount.dimension != "bare"
                or settle.is_telling(amount)
                or (implied.is_level(text, amount, kept))
            ):
                kept.append(amount)
            if amount.assumed is not None:
                told = (one.amount for one in self._memory.before(sentence, _MONEY_BACK))
                exchange.cents(amount, (*reversed(sentence.amounts), *told))
                self._settle_currency(sentence, amount)
        settle.points_of_percent(kept)
        sentence.amounts = kept

    def _settle_currency(self, sentence: Sentence, amount: Amount) -> None:
        """Whose pesos they are: of the country that the sentence names, else the article."""
        codes = currencies_by_country().get(amount.assumed or "", {})
        here = any(one.name in codes for one in self._memory.places_of(sentence)) if codes else True
        told = None if here else self._told_currency(sentence, set(codes.values()))
        if told is not None:
            amount.unit = amount.unit.replace(amount.unit.split("/")[0], told, 1)
            amount.note = f"“{amount.assumed}” is taken as {told}: it is named before"
            return
        named = self._memory.nearest_place(sentence, codes) if codes else None
        if named is None:
            return
        amount.unit = amount.unit.replace(amount.unit.split("/")[0], codes[named], 1)
        amount.note = f"“{amount.assumed}” is taken as {codes[named]}: {named} is named"

    def _told_currency(self, sentence: Sentence, codes: set[str]) -> str | None:
        """The one of some currencies that the article named itself before: "CFA francs"."""
        here = [one for one in sentence.amounts if one.assumed is None and one.kind == "money"]
        told = [*(one.amount for one in self._memory.before(sentence, _NAMED_BACK)), *here]
        named = {one.unit.partition("/")[0] for one in told if one.assumed is None}
        found = named & codes
        return found.pop() if len(found) == 1 else None

    def _figures_of(self, sentence: Sentence) -> list[Figure]:
        """The figures of a sentence whose amounts are read."""
        named_all = [self._name(sentence, amount) for amount in sentence.amounts]
        named_all = with_currencies(named_all)
        where = SentenceRef(self._article.info.id, Span(sentence.start, sentence.end))
        made: list[Figure] = []
        for place, (amount, named) in enumerate(zip(sentence.amounts, named_all, strict=True)):
            if amount.dimension == "bare":
                settle.by_subject(sentence, amount, named)
                if not ranges.has_own_sign(sentence.text, amount):
                    implied.by_measure(amount, named, self._memory.before(sentence, _MONEY_BACK))
                implied.compared(sentence.text, amount, sentence.amounts[:place])
            made.append(self._figure(sentence, where, amount, named))
        return made

    def _figure(
        self, sentence: Sentence, where: SentenceRef, amount: Amount, named: Named
    ) -> Figure:
        """The figure of an amount, with its place in the article's text."""
        amount.dated = self._dated.get(self._id(sentence, amount))
        period, status = self._times.of(sentence, amount, named)
        said = self._speakers.said(sentence, amount.core)
        start, end = sentence.start + amount.start, sentence.start + amount.end
        return Figure(
            id=self._id(sentence, amount),
            span=Span(start, end),
            surface=self._article.text[start:end],
            sentence=where,
            value=_decimal(amount.value),
            low=_decimal(amount.low),
            high=_decimal(amount.high),
            exact=amount.exact,
            unit=amount.unit,
            kind=amount.kind,
            qualifier=amount.qualifier,
            direction=amount.direction,
            indicator=of_its_time(indicator_of(named), period),
            period=period,
            status=status,
            speaker=said.name,
            salience=salience_of(sentence, amount),
            links=links_of(sentence, amount, lambda one: self._id(sentence, one)),
            note=_note(amount, named, said),
        )

    def _name(self, sentence: Sentence, amount: Amount) -> Named:
        named = self._indicators.name(sentence, amount)
        self._memory.add(Stated(sentence, amount, named))
        return named

    def _id(self, sentence: Sentence, amount: Amount) -> FigureId:
        return FigureId(f"{self._article.info.id}-{sentence.start + amount.start}")


def _sentences(article: Article, tables: Sequence[Span]) -> list[Sentence]:
    """The sentences of title, headings and body, with their blocks; rows of tables are none."""
    found: list[Sentence] = []
    block = table = 0
    for index, span in enumerate(article.sentences):
        while block + 1 < len(article.blocks) and article.blocks[block].span.end <= span.start:
            block += 1
        while table < len(tables) and tables[table].end <= span.start:
            table += 1
        if table < len(tables) and tables[table].start <= span.start:
            continue
        role = article.blocks[block].role if article.blocks else "body"
        if role not in ("metadata", "boilerplate"):
            text = flat(article.text, span)
            found.append(Sentence(index, span.start, text, block, role))
    for index, sentence in enumerate(found):
        sentence.index = index
    return found


def _may_hold(text: str) -> bool:
    """Whether a sentence may hold a figure at all."""
    return has_number(text) or bool(single_units(text)) or _multiplies(text)


def _multiplies(text: str) -> bool:
    """Whether a sentence without numbers holds a multiple or a rank."""
    return may_hold(text) and bool(_MULTIPLE_WORDS.search(small(text)))


def _note(amount: Amount, named: Named, said: Said) -> str | None:
    """What the reader should know beside the row: a record, an assumption, whence the names."""
    return "; ".join(one for one in (amount.note, named.measure.reason, said.reason) if one) or None


def _decimal(value: Fraction | None) -> Decimal | None:
    return None if value is None else exact_decimal(value)
