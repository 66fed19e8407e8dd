"""Briefings to test with: the annotated sample, a small hand-made pack, and one far too large.

No extraction here: the figures come from the annotations or are made by hand, so that a page or
an export fails only for its own faults.
"""

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path

from briefindex.briefing import make_briefing
from briefindex.compare import rows
from briefindex.model.article import ArticleInfo, Known, KnownDate
from briefindex.model.briefing import Briefing
from briefindex.model.figure import Correction, Figure, FigureId, Indicator, Period
from briefindex.model.span import ArticleId, SentenceRef, Span

ROOT = Path(__file__).resolve().parent.parent
TODAY = date(2025, 6, 30)

_SAMPLE_PERIODS: dict[str, tuple[str | None, str | None]] = {
    "2022": ("2022-01-01", "2022-12-31"),
    "2024": ("2024-01-01", "2024-12-31"),
    "2030": (None, "2030-12-31"),
    "2025-06-17": ("2025-06-17", "2025-06-17"),
    "2025-06": ("2025-06-01", "2025-06-30"),
    "2023-05": ("2023-05-01", "2023-05-31"),
    "as of May 2023": ("2023-05-01", "2023-05-31"),
}
_LABELS = {
    "trade.kz-cn": "Kazakhstan–China trade turnover",
    "trade.kz-cn.growth": "Kazakhstan–China trade turnover, growth",
    "trade.ca-cn": "Central Asia–China trade turnover",
    "trade.kz-ca": "Kazakhstan–Central Asia trade turnover",
    "trade.kz-ca.growth": "Kazakhstan–Central Asia trade turnover, growth",
    "share.kz-of-ca-cn-trade": "Kazakhstan’s share of Central Asia–China trade",
    "share.kz-transit.cn-eu.land": "Transit through Kazakhstan, land transportation",
    "share.kz-transit.cn-eu.rail": "Transit through Kazakhstan, railroad traffic",
    "capacity.shymkent": "Shymkent oil refinery, capacity",
    "agreements.kz-cn.commercial.value": "Kazakhstan–China commercial agreements",
    "agreements.kz-cn.count": "Bilateral documents signed",
    "agreements.kz-cn.value": "Bilateral documents, value",
    "agreements.ca-cn.count": "Memorandums to be signed",
    "agreements.ca-cn.value": "Memorandums, value",
    "attendance.ca-cn-bc-2025": "Representatives attending the Business Council",
    "exports.kz-cn.noncommodity-items": "Non-commodity items for export to China",
    "exports.kz.grain": "Kazakhstan’s grain exports",
    "exports.kz.flour": "Kazakhstan’s flour exports",
}
_TIES = {"share.kz-of-ca-cn-trade": {"of": "trade.ca-cn", "part": "trade.kz-cn"}}
_DATES = {
    "000": KnownDate(latest=date(2023, 5, 17), basis="inferred", reason="upcoming summit"),
    "001": KnownDate(earliest=date(2023, 5, 19), basis="inferred", reason="past tense"),
    "002": KnownDate(date(2025, 6, 17), basis="inferred", reason="June 17"),
    "003": KnownDate(),
    "004": KnownDate(date(2023, 5, 26), basis="stated"),
}
_SOURCES = {"001": "Kazinform", "002": "The Caspian Post", "004": "The Astana Times"}


def info(name: str, title: str | None = None, source: str | None = None, **more) -> ArticleInfo:
    fields = {
        "id": ArticleId(name),
        "file": f"{name}.txt",
        "title": Known(title, "stated" if title else None),
        "source": Known(source, "stated" if source else None),
        "author": Known(),
        "place": Known(),
        "date": KnownDate(),
        "language": "en",
        "url": None,
        "words": 100,
        "opening": "The first words of the article stand here",
    }
    return ArticleInfo(**{**fields, **more})


def figure(article: str, start: int, value, label: str, **more) -> Figure:
    """A figure of a sentence that begins at `start` and is 60 long, unless told otherwise."""
    fields = {
        "id": FigureId(f"{article}-{start}-{more.get('unit', 'USD')}-{value}"),
        "span": Span(start, start + 5),
        "surface": str(value),
        "sentence": SentenceRef(ArticleId(article), Span(start, start + 60)),
        "value": None if value is None else Decimal(value),
        "low": None,
        "high": None,
        "exact": None,
        "unit": "USD",
        "kind": "money",
        "qualifier": None,
        "direction": None,
        "indicator": Indicator(f"trade|china|{label.casefold()}", label, ("China",)),
        "period": year(2022),
        "status": "actual",
        "speaker": None,
        "salience": "key",
    }
    return Figure(**{**fields, **more})


def year(number: int, basis="stated") -> Period:
    reason = "" if basis == "stated" else "The sentence says “last year”."
    return Period(str(number), date(number, 1, 1), date(number, 12, 31), basis, reason)


def briefing_of(
    infos: Sequence[ArticleInfo],
    figures: Sequence[Figure],
    title: str = "Test pack: key figures",
    sentences: dict[SentenceRef, str] | None = None,
    first: dict[ArticleId, ArticleId] | None = None,
) -> Briefing:
    def sentence_of(ref: SentenceRef) -> str:
        if sentences and ref in sentences:
            return sentences[ref]
        return f"Sentence at {ref.span.start} of {ref.article}, as it was printed."

    compared = rows(figures, infos, first or {})
    return make_briefing(
        infos, figures, compared, sentence_of, today=TODAY, title=title, first=first or {}
    )


@cache
def sample_briefing() -> Briefing:
    """What the annotations of the five sample articles give."""
    gold = json.loads((ROOT / "tests/gold/seed_figures.json").read_text(encoding="utf-8"))
    infos = [_sample_info(file, about) for file, about in sorted(gold["documents"].items())]
    figures = [_sample_figure(raw) for raw in gold["figures"]]
    sentences = {
        made.sentence: raw["sentence"] for made, raw in zip(figures, gold["figures"], strict=True)
    }
    return briefing_of(infos, figures, "China–Central Asia sample: key figures", sentences)


def _sample_info(file: str, about: dict) -> ArticleInfo:
    text = (ROOT / "seeds" / file).read_text(encoding="utf-8").strip()
    opening = text[:90].rpartition(" ")[0]
    short = file[:3]
    return info(
        short, about["title"], _SOURCES.get(short), file=file, date=_DATES[short], opening=opening
    )


def _sample_figure(raw: dict) -> Figure:
    article = raw["file"][:3]
    key = raw["indicator_key"] or "none"
    status = raw["status"]
    said = raw["speaker"] or ""
    speaker = said.partition(" (")[0] if not said.startswith("article") else None
    qualifier = {"up to": "at most"}.get(raw["qualifier"], raw["qualifier"])
    return figure(
        article,
        raw["surface_start"],
        str(int(raw["value"]) if raw["value"] == int(raw["value"]) else raw["value"]),
        _LABELS.get(key, key),
        id=FigureId(f"{article}-{raw['surface_start']}"),
        surface=raw["surface"],
        sentence=SentenceRef(ArticleId(article), Span(raw["sentence_start"], raw["sentence_end"])),
        unit=raw["unit"],
        kind=raw["kind"],
        qualifier=qualifier,
        direction=raw.get("direction"),
        exact=raw.get("value_exact"),
        indicator=Indicator(key, _LABELS.get(key, key), **_TIES.get(key, {})),
        period=_sample_period(raw),
        status=status,
        speaker=speaker,
        salience=raw["salience"],
    )


def _sample_period(raw: dict) -> Period:
    known = (raw["period"] or "").replace(" (by)", "").replace(" (implied)", "")
    name = known.partition(" (")[0].partition(" vs")[0]
    if name not in _SAMPLE_PERIODS:
        basis = "stated" if raw["period_text"] in {"annually", "in the coming years"} else "unknown"
        return Period(raw["period_text"], basis=basis)
    start, end = (date.fromisoformat(day) if day else None for day in _SAMPLE_PERIODS[name])
    stated = (raw["period_text"] or "") in {"in 2024", "by 2030"}
    basis = "stated" if stated else "relative" if raw["period_text"] else "context"
    return Period(raw["period_text"], start, end, basis, raw.get("period_basis") or "context")


@cache
def conflict_briefing() -> Briefing:
    """Three articles of which two differ, with a bound, a range, a target and an expectation."""
    infos = [
        info(
            "a", "Trade is growing", "Kazinform", date=KnownDate(date(2023, 5, 26), basis="stated")
        ),
        info("b", None, "The Caspian Post"),
        info(
            "c", "Corridor opens", None, date=KnownDate(latest=date(2024, 1, 1), basis="inferred")
        ),
    ]
    trade, loss = "Kazakhstan–China trade turnover", "Wheat exports, change"
    figures = [
        figure("a", 100, "24e9", trade, qualifier="more than", speaker="Bekzhan Sadykov"),
        figure("b", 100, "31.5e9", trade, period=year(2022, "relative")),
        figure("c", 100, "44e9", trade, period=year(2024, "context")),
        figure("b", 300, "18e9", trade, period=Period("Last year")),
        figure("c", 300, None, trade, low=Decimal("60e9"), high=Decimal("70e9"),
               period=Period("by 2030", None, date(2030, 12, 31), "stated"), status="expected"),
        figure("a", 300, "88e9", trade, period=Period("in the coming years"), status="target"),
        figure("a", 500, "12", loss, unit="%", kind="percent", direction="decrease"),
        figure("b", 500, "3", loss, unit="%", kind="percent", direction="increase",
               period=year(2019)),
        figure("c", 500, "5", "A visit", unit="days", kind="duration", salience="secondary"),
    ]  # fmt: skip
    return briefing_of(infos, figures, "Trade and transit: key figures")


@cache
def huge_briefing() -> Briefing:
    """300 figures of 100 indicators in 60 articles: nothing that two pages could list."""
    infos = [
        info(
            f"s{place:02}",
            f"Report number {place} on trade, transit and agreements",
            f"Agency {place % 7}",
        )
        for place in range(60)
    ]
    figures = [
        figure(
            f"s{(place * 7) % 60:02}",
            place * 100,
            str(10**9 * (place % 37 + 1)),
            f"Indicator {place % 100} of a rather long name that needs more than one line",
            period=year(2010 + place % 12),
            speaker="Kassym-Jomart Tokayev" if place % 3 else None,
        )
        for place in range(300)
    ]
    return briefing_of(infos, figures, "A pack that is far too large for one page: key figures")


@cache
def hostile_briefing() -> Briefing:
    """Words that would be markup, links, formulas or foreign scripts."""
    markup = "<img src=x onerror=alert(1)> [x](http://e.org) | **b** & </table>"
    infos = [
        info("h", f"{markup} " + "Wort" * 80, "=cmd|' /C calc'!A0", file="../../etc/passwd<b>.txt"),
        info("k", "Қазақстан мен Қытай саудасы: Өсім", "Егемен Қазақстан"),
        info("z", "中国—中亚贸易额创历史新高", "新华社"),
    ]
    sentences = {
        SentenceRef(ArticleId("h"), Span(0, 60)): f"{markup} cost\n$5 billion. <script>x</script>",
        SentenceRef(
            ArticleId("k"), Span(0, 60)
        ): "Сауда айналымы 44 миллиард долларға жетті – ғаламат.",
        SentenceRef(ArticleId("z"), Span(0, 60)): "2024年,中国与中亚国家贸易额达950亿美元。",
        SentenceRef(ArticleId("z"), Span(100, 160)): "x" * 900,
    }
    label = f"+Trade {markup}"
    figures = [
        figure("h", 0, "5e9", label, speaker="@Mallory <i>"),
        figure("k", 0, "44e9", label, period=year(2024), speaker="Қасым-Жомарт Тоқаев"),
        figure("z", 0, "95e9", "贸易额", period=year(2024), speaker="习近平"),
        figure("z", 100, "-3", "-Change", unit="%", kind="percent"),
    ]
    return briefing_of(infos, figures, "=Title <b>bold</b> 中国 – Қазақстан", sentences)


@cache
def empty_briefing() -> Briefing:
    """A pack whose articles state nothing."""
    return briefing_of([info("a", "Words only", "Kazinform")], [], "Empty: key figures")


def corrected_briefing():
    """Two articles on one indicator; the value of one and the period of the other are corrected."""
    one = figure("a", 0, Decimal(24_000_000_000), "Trade turnover", period=year(2022))
    other = figure("b", 0, Decimal(22_000_000_000), "Trade turnover", period=year(2021))
    one = replace(
        one,
        value=Decimal(25_500_000_000),
        surface="more than $24 billion",
        corrected=(Correction("value", "24 bn"),),
    )
    period = Period("2021", other.period.start, other.period.end, "user", "You set this period.")
    other = replace(other, period=period, corrected=(Correction("period", "2020"),))
    infos = [info("a", "First", "Herald"), info("b", "Second", "Gazette")]
    return briefing_of(infos, [one, other])
