"""Measures what the program promises, each beside a limit or a named peer in the same run.

usage: run.py [NAME…]     start, help, import, sample, pdf, rules (default: all)
       run.py extraction FOLDER [--misses]
       run.py names [FOLDER] [--misses]
       run.py documents
       run.py pages FOLDER [--misses]
       run.py search [FOLDER] [--quick] [--cpu] [--help]
       run.py import FOLDER | --made-up
       run.py ledger [--quick]   the ledger at 1,000 to 500,000 figures

`extraction` scores figures and dates beside two other tools on public test sets, which are not in
this repository: FOLDER holds them (see extraction/__init__.py); without it they are left out.
`names` scores names beside plain spaCy, on own paragraphs and, where FOLDER (or the environment's
SATCHEL_NAMES_SETS) holds them, on the Wikinews articles of GUM (see names/__init__.py).
`documents` scores the reading of PDFs it makes beside two others (see documents/__init__.py).
`pages` scores the main text of real web pages beside trafilatura and readability-lxml; FOLDER holds
the pages and their texts, which are not in this repository (see pages/__init__.py).
`search` measures the search beside tantivy, FTS5 and plain Whoosh at 1,000, 10,000 and 100,000
articles, on the stories in FOLDER/news or on made-up texts (see search/__init__.py).

Prints one row a measure: median of the runs, the peer or the limit, the ratio. Exits 1 where a
limit is missed. Needs Xvfb for `start`, and recoll where it is installed (Debian: recollgui).
"""

import json
import os
import shutil
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from importlib import import_module
from pathlib import Path

import psutil

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT / "app"), str(ROOT / "index"), str(Path(__file__).parent)]

from screen import Screen  # noqa: E402 - the folders above must be on the path first

from briefindex import desk  # noqa: E402
from briefindex.model.article import Article  # noqa: E402
from briefindex.model.mention import Mention  # noqa: E402

PROGRAM = [sys.executable, "-m", "satchel"]


@dataclass(frozen=True, slots=True)
class Row:
    """One measure: `value` in `unit`, lower is better unless `more_is_better`."""

    name: str
    value: float
    unit: str
    limit: float | None = None
    against: str = ""
    more_is_better: bool = False

    @property
    def holds(self) -> bool:
        """Whether the limit is kept."""
        if self.limit is None:
            return True
        return self.value >= self.limit if self.more_is_better else self.value <= self.limit


def median_of(runs: int, measure: Callable[[], float]) -> float:
    """Median of so many runs, after one that does not count."""
    measure()
    return statistics.median(measure() for _ in range(runs))


def seconds(work: Callable[[], object]) -> float:
    """Wall seconds that the work takes."""
    begin = time.perf_counter()
    work()
    return time.perf_counter() - begin


def cpu_seconds(work: Callable[[], object]) -> float:
    """Seconds of one core that the work takes, whoever else is at work."""
    begin = time.process_time()
    work()
    return time.process_time() - begin


@contextmanager
def own_home() -> Iterator[Path]:
    """Folders of the bench's own in place of the user's, for this process and its children."""
    with tempfile.TemporaryDirectory() as folder:
        for name in ("CACHE", "CONFIG", "DATA", "STATE"):
            os.environ[f"XDG_{name}_HOME"] = f"{folder}/{name.lower()}"
        # A user's Python keeps what it compiled: an installation does so at once.
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
        yield Path(folder)


def analysed_sample() -> Path:
    """The sample pack's folder, analysed."""
    source = desk.resolve("sample")
    desk.build(source.pack, source.inputs)
    return source.pack


def bench_start(home: Path) -> Iterator[Row]:
    """Start to the first painted window, turn by turn with recoll, and the memory afterwards."""
    analysed_sample()
    ours: list[float] = []
    whole: list[float] = []
    peers: list[float] = []
    memory = 0.0
    recoll = _recoll_command(home)
    with Screen() as screen:
        for turn in range(6):
            if recoll:
                took = _start_and_stop(screen, recoll)[0]
                peers += [took] if turn else []
            took, last, memory = _start_and_stop(screen, [*PROGRAM, "open", "sample"])
            ours += [took] if turn else []
            whole += [took + last] if turn else []
    value = statistics.median(ours)
    yield Row("start to a painted window", value, "s", 1.0, "limit on an idle machine")
    if peers:
        peer = statistics.median(peers)
        yield Row("  against recoll", value / peer, "×", 2.5, f"recoll {peer:.2f} s")
    yield Row("  until it no longer changes", statistics.median(whole), "s")
    yield Row("memory of the window's process", memory, "MB", 120, "limit")


def _start_and_stop(screen: Screen, command: list[str]) -> tuple[float, float, float]:
    """Seconds to the first paint, from there to the last change, and then megabytes."""
    took, program = screen.seconds_to_paint(command)
    last = screen.seconds_to_last_change()  # the work after the first paint is over, too
    memory = psutil.Process(program.pid).memory_info().rss / 1e6
    _no_heavy_library_in(program.pid)
    program.terminate()
    program.wait()
    while screen.is_painted():
        time.sleep(0.02)
    return took, last, memory


def _no_heavy_library_in(pid: int) -> None:
    mapped = "".join(m.path for m in psutil.Process(pid).memory_maps())
    for library in ("/spacy/", "/lxml/", "/numpy/"):
        if library in mapped:
            raise SystemExit(f"the window's process has loaded {library}")


def _recoll_command(home: Path) -> list[str] | None:
    """Recoll on an index of the same five files, or None where it is not installed."""
    if not shutil.which("recoll"):
        sys.stderr.write("bench: no recoll here (Debian: recollgui); its row is left out\n")
        return None
    settings = home / "recoll"
    settings.mkdir()
    (settings / "recoll.conf").write_text(f"topdirs = {ROOT / 'seeds'}\n", encoding="utf-8")
    subprocess.run(["recollindex", "-c", settings], check=True, capture_output=True)
    return ["recoll", "-c", str(settings)]


def bench_help(_home: Path) -> Iterator[Row]:
    """The command line's help, a whole process, beside a bare interpreter."""
    bare = median_of(7, lambda: seconds(lambda: _quiet([sys.executable, "-c", "pass"])))
    ours = median_of(7, lambda: seconds(lambda: _quiet([*PROGRAM, "--help"])))
    yield Row("satchel --help", ours, "s", 0.2, f"python -c pass {bare:.3f} s")


def _quiet(command: list[str]) -> None:
    subprocess.run(command, check=True, capture_output=True)


def bench_import(home: Path) -> Iterator[Row]:
    """A worker from its start to five searchable articles, and to their analysis."""
    searchable: list[float] = []
    analysed: list[float] = []
    for turn in range(4):
        command = [
            sys.executable,
            "-m",
            "satchel.jobs.worker",
            str(home / f"pack{turn}"),
            str(ROOT / "seeds"),
        ]
        begin = time.perf_counter()
        with subprocess.Popen(command, stdout=subprocess.PIPE, stdin=subprocess.PIPE) as worker:
            assert worker.stdout
            for line in worker.stdout:
                step = json.loads(line)
                if step.get("phase") == "index" and step["done"] == step["total"]:
                    searchable.append(time.perf_counter() - begin)
        analysed.append(time.perf_counter() - begin)
    yield Row("five files searchable", statistics.median(searchable[1:]), "s", 1.0, "limit")
    yield Row("five files analysed", statistics.median(analysed[1:]), "s")


def bench_search(_home: Path) -> Iterator[Row]:
    """A query on the sample with snippets, beside SQLite's FTS5 on the same texts."""
    with_queries = ("trade turnover", "corridor", '"Middle Corridor"', "Xian", "govern", "tokay*")
    opened = desk.Desk([analysed_sample()])
    peer = sqlite3.connect(":memory:")
    peer.execute("CREATE VIRTUAL TABLE texts USING fts5(body, tokenize='porter')")
    for info in opened.articles():
        peer.execute("INSERT INTO texts VALUES (?)", (opened.article(info.id).text,))

    def ask_peer(query: str) -> None:
        rows = peer.execute(
            "SELECT snippet(texts, 0, '[', ']', '…', 20) FROM texts WHERE texts MATCH ?"
            " ORDER BY rank",
            (query if "*" in query else f'"{query.strip(chr(34))}"',),
        )
        rows.fetchall()

    ours = [median_of(20, lambda q=q: seconds(lambda: opened.search(q))) for q in with_queries]
    theirs = [median_of(20, lambda q=q: seconds(lambda: ask_peer(q))) for q in with_queries]
    opened.close()
    yield Row(
        "search on the sample, slowest query", max(ours) * 1e3, "ms", 5.0,
        f"FTS5 {max(theirs) * 1e3:.2f} ms",
    )  # fmt: skip


def bench_pdf(home: Path) -> Iterator[Row]:
    """The briefing of the sample as a PDF: composed, laid out, written."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from satchel.printing import ensure_application, write_pdf

    ensure_application()
    opened = desk.Desk([analysed_sample()])

    def make() -> None:
        write_pdf(opened.briefing(date(2025, 6, 30)), home / "brief.pdf", "A4")

    yield Row("briefing as PDF", median_of(3, lambda: seconds(make)), "s", 1.0, "limit")
    whole = median_of(
        3, lambda: seconds(lambda: _quiet([*PROGRAM, "brief", "sample", "-o", str(home / "b.pdf")]))
    )
    yield Row("  as a whole process", whole, "s")
    opened.close()


def bench_rules(_home: Path) -> Iterator[Row]:
    """The figure rules in words a second of CPU, beside the language model's name finder.

    Nothing is remembered from one run to the next: a text is read once in life, too.
    """
    from wires import made_wires

    from briefindex.extract.entities import EntityExtractor

    opened = desk.Desk([analysed_sample()])
    articles = [opened.article(info.id) for info in opened.articles()]
    pairs = [(one, opened.mentions(one.info.id)) for one in articles]
    opened.close()
    names = EntityExtractor()
    peer = median_of(2, lambda: cpu_seconds(lambda: [names.mentions(one) for one in articles]))
    words = sum(len(one.text.split()) for one in articles)
    against = f"names {words / peer:,.0f} words/s"
    yield Row("figure rules", _rate(pairs), "words/s", 50_000, against, more_is_better=True)
    rules = EntityExtractor(model=False)
    wires = [(one, rules.mentions(one)) for one in made_wires()]
    yield Row("  on dense wires", _rate(wires), "words/s", 50_000, more_is_better=True)


def _rate(pairs: Sequence[tuple[Article, Sequence[Mention]]]) -> float:
    """Words a second of CPU that the figure rules read, articles not seen before."""
    from briefindex.extract.figures import extract_figures

    def run() -> float:
        _forget()
        return cpu_seconds(lambda: [extract_figures(one, names) for one, names in pairs])

    return sum(len(one.text.split()) for one, _ in pairs) / median_of(7, run)


def _forget() -> None:
    """Empty what is kept by text; what is kept without bound is a table of the program's own."""
    for name in [name for name in sys.modules if name.startswith("briefindex.")]:
        for kept in vars(sys.modules[name]).values():
            info = getattr(kept, "cache_info", None)
            if info is not None and info().maxsize is not None:
                kept.cache_clear()


MEASURES = {
    "start": bench_start,
    "help": bench_help,
    "import": bench_import,
    "sample": bench_search,
    "pdf": bench_pdf,
    "rules": bench_rules,
}


def extraction(words: list[str]) -> int:
    """Print the table of the test sets in the folder that is named; 1 where there is none."""
    from extraction.table import compare

    folder = next((Path(word) for word in words if not word.startswith("--")), None)
    if folder is None or not folder.is_dir():
        sys.stderr.write("bench: extraction needs the folder of the test sets\n")
        return 1
    compare(folder, show_misses="--misses" in words)
    return 0


def mixed_import(words: list[str]) -> int:
    """Print how soon a thousand mixed files can be searched, beside recoll."""
    sys.path.insert(0, str(ROOT / "tests"))  # what makes files of every format
    from importing.table import compare

    with own_home():
        return compare([word for word in words if word != "--made-up"])


def name_scores(words: list[str]) -> int:
    """Print the table of names; 1 where Satchel is behind, too slow, or the folder is not there."""
    from names.table import compare

    given = next((word for word in words if not word.startswith("--")), None)
    given = given or os.environ.get("SATCHEL_NAMES_SETS")
    if given and not Path(given).is_dir():
        sys.stderr.write(f"bench: no folder {given}\n")
        return 1
    return compare(Path(given) if given else None, show_misses="--misses" in words)


def main(names: list[str]) -> int:
    """Run the measures that are named, or all; 1 where a limit is missed."""
    if names[:1] == ["names"]:
        return name_scores(names[1:])
    if names[:1] == ["extraction"]:
        return extraction(names[1:])
    if names[:1] == ["import"] and names[1:]:
        return mixed_import(names[1:])
    if names[:1] == ["documents"]:
        return int(not import_module("documents.table").compare())
    if names[:1] in (["ledger"], ["pages"], ["search"]):
        return int(import_module(f"{names[0]}.table").compare(names[1:]))
    missed = 0
    print(f"{'measure':38} {'median':>12}  {'limit':>8}  against")
    for name in names or MEASURES:
        with own_home() as home:
            for row in MEASURES[name](home):
                missed += not row.holds
                limit = "" if row.limit is None else f"{row.limit:,.4g}"
                verdict = "" if row.holds else "   MISSED"
                print(
                    f"{row.name:38} {row.value:>8,.4g} {row.unit:7}  {limit:>8}  "
                    f"{row.against}{verdict}",
                    flush=True,
                )
    if not names:
        print("extraction beside its peers: left out, it needs a folder: bench extraction FOLDER")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
