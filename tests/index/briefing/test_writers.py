"""The formats without a screen: reference exports, escaping, the same content everywhere."""

import csv
import io
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from briefindex.briefing import render
from briefings import conflict_briefing, hostile_briefing, sample_briefing

GOLDEN = Path(__file__).resolve().parents[2] / "golden" / "briefing"


@pytest.mark.parametrize("suffix", ["csv", "html", "md"])
def test_an_export_is_as_its_reference(suffix, request):
    made = render(conflict_briefing(), suffix)
    reference = GOLDEN / f"conflict.{suffix}"
    if request.config.getoption("--update-golden", default=False):
        reference.write_bytes(made)
    assert made == reference.read_bytes()


class Reader(HTMLParser):
    """Collects the tags, the addresses and the words of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.targets: list[str] = []
        self.ids: set[str] = set()
        self.words: list[str] = []

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        for name, value in attrs:
            if name in {"href", "src"}:
                self.targets.append(value)
            if name == "id":
                self.ids.add(value)
            assert not name.startswith("on")

    def handle_data(self, data):
        self.words.append(data)


def read_html(briefing) -> Reader:
    reader = Reader()
    reader.feed(render(briefing, "html").decode("utf-8"))
    return reader


def test_the_page_needs_nothing_from_outside_and_every_link_lands():
    page = read_html(sample_briefing())
    assert page.targets
    assert all(target.removeprefix("#") in page.ids for target in page.targets)
    text = render(sample_briefing(), "html").decode()
    assert not re.search(r"https?:|@import|url\(|<script", text)


def test_strange_words_never_become_markup():
    page = read_html(hostile_briefing())
    assert not page.tags & {"img", "script", "i", "object", "iframe"}
    assert "<img src=x onerror=alert(1)>" in "".join(page.words)
    markdown = render(hostile_briefing(), "md").decode()
    assert r"\<img src=x" in markdown
    assert r"\[x\](http" in markdown
    assert r"\| \*\*b\*\*" in markdown


def test_no_cell_is_run_as_a_formula():
    text = render(hostile_briefing(), "csv").decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text, newline="")))
    numbers = {rows[0].index(name) for name in ("value", "low", "high")}
    for row in rows[1:]:
        for column, cell in enumerate(row):
            if column not in numbers:
                assert not cell.startswith(("=", "+", "-", "@", "\t", "\r")), cell
    assert "'=cmd|' /C calc'!A0" in text
    assert "-3" in [row[rows[0].index("value")] for row in rows]


def test_the_table_of_figures_opens_in_a_spreadsheet():
    raw = render(sample_briefing(), "csv")
    assert raw.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(raw.decode("utf-8-sig"), newline="")))
    assert len(rows) == 30
    trade = next(
        row for row in rows if row["as written"] == "> $24\u202fbn".replace("> ", ">\u202f")
    )
    assert (trade["value"], trade["unit"], trade["period start"]) == (
        "24000000000",
        "USD",
        "2022-01-01",
    )
    assert trade["sentence"].startswith("The mutual trade turnover")


def test_html_and_markdown_give_the_same_content():
    briefing = sample_briefing()
    html = "".join(read_html(briefing).words)
    markdown = re.sub(r"\\(.)", r"\1", render(briefing, "md").decode())
    for note in briefing.notes.notes:
        assert note.sentence in html
        assert note.sentence in markdown
    for group in briefing.table.groups:
        assert group.label in html
        assert group.label in markdown
    for entry in briefing.sources.entries:
        assert entry.title in html
        assert entry.title in markdown


def test_every_footnote_of_markdown_is_defined_once():
    text = render(sample_briefing(), "md").decode()
    defined = re.findall(r"^\[\^(\d+)\]:", text, re.MULTILINE)
    used = set(re.findall(r"\[\^(\d+)\](?!:)", text))
    assert len(defined) == len(set(defined))
    assert used == set(defined)


def test_an_unknown_format_is_refused():
    with pytest.raises(KeyError):
        render(sample_briefing(), ".doc")
