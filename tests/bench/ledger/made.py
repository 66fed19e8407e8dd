"""Makes packs of as many figures as are wanted, with indicators as news have them."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from random import Random

from briefindex.extract.version import analysis_version
from briefindex.importers import article_from
from briefindex.model.article import Article, KnownDate
from briefindex.model.figure import Figure, FigureId, Indicator, Link, Period
from briefindex.model.span import ArticleId, SentenceRef, Span
from briefindex.packs.writer import PackWriter

EACH = 10
_LANDS = tuple(f"Land{number}" for number in range(60))
_TOPICS = ("trade", "exports", "gdp", "investment", "production", "price", "budget", "wage")
_FILLER = "Nothing much was said of it on that day. " * 30


def made_pack(folder: Path, figures: int, seed: int = 1) -> None:
    """A pack of so many figures, analysed, without index and ledger."""
    random = Random(seed)
    with PackWriter(folder) as writer:
        for begin in range(0, figures // EACH, 2000):
            numbers = range(begin, min(begin + 2000, figures // EACH))
            articles = [made_article(number, random) for number in numbers]
            _write(writer, articles, random)


def made_article(number: int, random: Random) -> Article:
    """An article of its own text and date."""
    text = f"Report number {number}\n\nWhat follows was stated. {_FILLER}\n"
    made = article_from(text.encode(), f"{number}.txt")
    day = date(2015, 1, 1) + timedelta(days=random.randrange(3600))
    return replace(made, info=replace(made.info, date=KnownDate(day=day, basis="stated")))


def add_one(folder: Path, number: int) -> None:
    """One more article in a pack."""
    random = Random(number)
    with PackWriter(folder) as writer:
        _write(writer, [made_article(number, random)], random)


def _write(writer: PackWriter, articles: list[Article], random: Random) -> None:
    # Straight into the tables: a commit an article, as an import makes, would take hours here.
    version = analysis_version()
    entries, connection = writer._entries, writer._connection
    writer.originals.put = lambda *_: None
    writer.originals.settle = lambda: None
    writer.add([(each, each.info.id * 4, b"") for each in articles])
    with entries.transaction():
        for article in articles:
            stated = _figures(article.info.id, random)
            entries.keep(article.info.id, (), stated, article.info.date)
            sql = "UPDATE article SET version = ? WHERE id = ?"
            connection.execute(sql, (version, article.info.id))


def _figures(article: ArticleId, random: Random) -> list[Figure]:
    found: list[Figure] = []
    for place in range(EACH):
        found.append(_figure(article, 60 + place * 100, found, random))
    return found


def _figure(article: ArticleId, start: int, before: list[Figure], random: Random) -> Figure:
    pick = random.random()
    year = random.randint(2015, 2024)
    period = Period(str(year), date(year, 1, 1), date(year, 12, 31), "stated")
    indicator, unit, kind = _level(random), "USD", "money"
    value = Decimal(random.randint(1, 999)) * 10**9
    more: dict[str, object] = {}
    if pick < 0.06:
        indicator, unit, kind, value = _share(random), "%", "share", Decimal(random.randint(1, 99))
    elif pick < 0.15 and before and before[-1].kind == "money":
        level = before[-1]
        topic, parties, words = level.indicator.key.split("|")
        key = f"{topic}.growth|{parties}|{words}"
        label = f"Growth of {level.indicator.label}"
        indicator = Indicator(key, label, level.indicator.parties, of=level.indicator.key)
        unit, kind, value, period = "%", "percent", Decimal(random.randint(1, 30)), level.period
        more = {"direction": "increase", "links": (Link(level.id, "level"),)}
    figure = Figure(
        id=FigureId(f"{article}-{start}"),
        span=Span(start, start + 8),
        surface=f"{value} {unit}",
        sentence=SentenceRef(article, Span(start - 20, start + 40)),
        value=value,
        low=None,
        high=None,
        exact=None,
        unit=unit,
        kind=kind,
        qualifier=random.choice([None, None, None, "more than", "about"]),
        direction=None,
        indicator=indicator,
        period=period,
        status=random.choice(["actual", "actual", "actual", "target", "expected"]),
        speaker=random.choice([None, None, "Ana Toss", "Ed Quill"]),
        salience=random.choice(["key", "secondary", "secondary", "trivial"]),
    )
    return replace(figure, **more)


def _level(random: Random) -> Indicator:
    topic = random.choice(_TOPICS)
    # As in news: a few indicators that everybody states, many that one article has.
    if random.random() < 0.45:
        thing = f"thing{int(random.paretovariate(0.35)) % 3_000_000}"
        return Indicator(f"{topic}||{thing}", f"{topic.capitalize()} of {thing}")
    first = min(int(random.paretovariate(0.7)) - 1, 59)
    one, other = _LANDS[first], random.choice(_LANDS)
    parties = tuple(sorted({one, other}))
    slugs = "+".join(each.lower() for each in parties)
    return Indicator(f"{topic}|{slugs}|", f"{'–'.join(parties)} {topic}", parties)


def _share(random: Random) -> Indicator:
    one, other = random.sample(_LANDS, 2)
    pair = tuple(sorted((one, other)))
    slugs = "+".join(each.lower() for each in pair)
    whole = random.choice(_LANDS).lower()
    key = f"trade.share:{one.lower()}|{slugs}|"
    label = f"{one}’s share of {whole} trade"
    return Indicator(key, label, pair, of=f"trade|{whole}|", part=f"trade|{slugs}|")
