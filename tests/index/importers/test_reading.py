"""The parsing process: one for many files, killed when it hangs, and what it costs."""

import base64
import os
import signal
import subprocess
import sys
from pathlib import Path

import psutil
import pytest

from briefindex.importers import Given, Reader, reading
from briefindex.importers.child import Child, LostError
from briefindex.model.pack import ImportProblem
from briefindex.progress import Cancelled, CancelToken
from made_files import STORY, mail, page, zipped

QUESTION = {"do": "parse", "kind": "html", "name": "a.html"}
STEADY = """
import time
from briefindex.importers import pulse, worker
pulse.EVERY = 0.01
def article_of(kind, data, name):
    for step in range({steps}):
        time.sleep(0.05)
        pulse.beat(step + 1, {steps})
    return parse(kind, data, name)
parse, worker.article_of = worker.article_of, article_of
worker.main()
"""


def children() -> list[psutil.Process]:
    return psutil.Process().children()


def every(reader, path):
    return list(reader.given(path, path.name))


def test_one_process_reads_many_files():
    with Reader() as reader:
        seen = set()
        for number in range(5):
            article = reader.article(page(f"<p>It is number {number}.</p>"), "a.html")
            assert article.text.startswith(STORY[0])
            seen |= {child.pid for child in children()}
    assert len(seen) == 1
    assert not children()


def test_plain_text_starts_no_process():
    with Reader() as reader:
        reader.article(b"The price rose.", "a.txt")
        assert not children()


def test_a_process_that_was_killed_is_started_again():
    with Reader() as reader:
        reader.article(page(), "a.html")
        children()[0].kill()
        assert reader.article(page("<p>Again.</p>"), "b.html").text.endswith("Again.\n")


def test_a_process_that_hangs_is_killed_and_the_next_file_is_read():
    child = Child(CancelToken())
    try:
        child.ask(QUESTION, page())
        child.seconds = 0.3
        os.kill(children()[0].pid, signal.SIGSTOP)
        with pytest.raises(LostError, match="took longer than") as lost:
            child.ask(QUESTION, page())
        assert lost.value.slow
        assert not children()
        child.seconds = 30.0
        assert child.ask(QUESTION, page())[0]["blocks"]
    finally:
        child.close()


def test_a_parser_that_goes_on_steadily_is_given_more_time():
    child = Child(CancelToken(), command=("-c", STEADY.format(steps=40)))
    try:
        child.ask({"do": "next"})
        child.seconds = 1.0
        assert child.ask(QUESTION, page())[0]["blocks"]
    finally:
        child.close()


def test_who_waits_for_a_long_file_is_told_its_pages(monkeypatch):
    monkeypatch.setattr(reading, "_GLANCE", 0.01)
    told = []
    with Reader() as reader:
        reader._parser = Child(CancelToken(), command=("-c", STEADY.format(steps=8)))
        article = reader.begin(page(), "a.html")(lambda *pages: told.append(pages))
    assert article.text.startswith(STORY[0])
    assert told == sorted(told)
    assert {total for _, total in told} == {8}


def test_a_parser_that_goes_on_for_ever_is_killed_all_the_same():
    child = Child(CancelToken(), command=("-c", STEADY.format(steps=10_000)))
    child.ask({"do": "next"})
    child.longest = 0.5
    with pytest.raises(LostError, match="minutes to read") as lost:
        child.ask(QUESTION, page())
    assert lost.value.slow
    assert not children()


def test_a_parser_that_crashes_costs_only_its_file():
    child = Child(CancelToken(), command=("-c", "import os; os.abort()"))
    with pytest.raises(LostError, match="broke its reader") as lost:
        child.ask(QUESTION, page())
    assert not lost.value.slow


def test_a_parser_that_speaks_nonsense_is_no_parser():
    child = Child(CancelToken(), command=("-c", "print('nonsense' * 10)"))
    with pytest.raises(LostError):
        child.ask(QUESTION, page())


def test_cancelling_does_not_wait_for_a_file():
    token = CancelToken()
    child = Child(token)
    child.ask(QUESTION, page())
    os.kill(children()[0].pid, signal.SIGSTOP)
    token.cancel()
    with pytest.raises(Cancelled):
        child.ask(QUESTION, page())


def test_the_process_ends_with_whoever_asked():
    child = Child(CancelToken())
    child.ask(QUESTION, page())
    (process,) = children()
    child.close()
    assert not process.is_running()


@pytest.mark.skipif(sys.platform != "linux", reason="reads the limits of a process from /proc")
def test_the_process_has_a_cap_on_memory_and_may_write_no_file():
    with Reader() as reader:
        reader.article(page(), "a.html")
        limits = Path(f"/proc/{children()[0].pid}/limits").read_text().splitlines()
    said = {line[:24].strip(): line[24:].split()[1] for line in limits}
    assert said["Max address space"] == "1000000000"
    assert said["Max file size"] == "0"


def test_the_process_loads_nothing_of_the_window_the_search_or_the_model():
    code = (
        "import sys; import briefindex.importers.worker; from briefindex.importers.formats import "
        "html; html.read(b'<p>Rain is expected.'); print(*sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = {name.partition(".")[0] for name in done.stdout.split()}
    assert not loaded & {"PySide6", "whoosh", "spacy", "numpy", "satchel", "urllib3"}


def test_members_of_an_archive_become_articles_under_its_name(tmp_path):
    path = tmp_path / "pack.zip"
    members = [("a.txt", "The price rose."), ("b/c.html", page()), ("d.png", b"\x89PNG\r\n")]
    path.write_bytes(zipped(members))
    with Reader() as reader:
        text, read, picture = every(reader, path)
        assert text == Given("pack.zip/a.txt", b"The price rose.")
        assert reader.article(read.data, read.name).info.file == "pack.zip/b/c.html"
    assert picture.file == "pack.zip/d.png"
    assert "a picture" in picture.reason


def test_an_archive_in_an_archive_is_refused_and_the_rest_read(tmp_path):
    path = tmp_path / "pack.zip"
    inner = zipped([("deep.txt", "Too deep.")])
    path.write_bytes(zipped([("inner.zip", inner), ("a.txt", "The price rose.")]))
    with Reader() as reader:
        refused, kept = every(reader, path)
    assert isinstance(refused, ImportProblem)
    assert "archive in an archive" in refused.reason
    assert kept == Given("pack.zip/a.txt", b"The price rose.")


def test_a_damaged_archive_is_refused(tmp_path):
    path = tmp_path / "pack.zip"
    path.write_bytes(zipped([("a.txt", "The price rose.")])[:40])
    with Reader() as reader:
        (problem,) = every(reader, path)
    assert problem.reason.startswith("The archive is damaged")


def test_archives_in_a_mail_have_one_budget_together(tmp_path, monkeypatch):
    monkeypatch.setattr("briefindex.importers.reading.LARGEST_ARCHIVE", 10_000)
    parts = [
        (
            f"Content-Type: application/zip; name={n}.zip\r\nContent-Transfer-Encoding: base64",
            base64.encodebytes(zipped([(f"{n}.txt", f"Gas {n} flows. " * 400)])),
        )
        for n in range(6)
    ]
    path = tmp_path / "a.eml"
    path.write_bytes(mail("Gas flows.", parts=parts))
    with Reader() as reader:
        *given, last = every(reader, path)
        assert len(given) > 2
        assert isinstance(last, ImportProblem)
        assert "unpacks to more than 2 GB" in last.reason
        assert sum(len(one.data) for one in given) <= 20_000
