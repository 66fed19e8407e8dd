"""Files of odd sizes, names, clocks and lists, and files that change while they are read."""

import json
import os
import random
import subprocess
import sys

import pytest

from briefindex import desk
from briefindex.errors import ImportRefusedError
from briefindex.importers import Reader
from briefindex.importers.child import Child
from briefindex.progress import CancelToken
from faults.test_disk import WORKER
from made_files import STORY, column, mail, page, pdf
from packing import (  # noqa: F401 - fixtures among them
    ROOT,
    environment,
    folder_of,
    own_key,
    quick_extraction,
)

FULL = os.environ.get("SATCHEL_FAULTS") == "full"
PAGES = 10_000 if FULL else 300
MEMORY = 600_000_000
"""Bytes resident that no process may reach while it reads a long PDF."""
EDITS = 40 if FULL else 6
CRASHING = """
import os, signal
from briefindex.importers import worker
parse = worker.article_of
def article_of(kind, data, name):
    if b"CRASH" in data:
        os.kill(os.getpid(), signal.SIGSEGV)
    return parse(kind, data, name)
worker.article_of = article_of
worker.main()
"""


def built(tmp_path, folder):
    """What an import of a folder came to, and the pack open."""
    result = desk.build(tmp_path / "pack", [folder])
    return result, desk.Desk([tmp_path / "pack"])


@pytest.mark.usefixtures("quick_extraction")
def test_a_text_of_a_gigabyte_is_refused_by_its_limit(tmp_path):
    folder = folder_of(tmp_path, {"a.txt": "Gas flows east.\n" * 100, "b.txt": "Oil flows.\n"})
    with (folder / "a.txt").open("r+b") as file:
        file.truncate(1_000_000_000)
    result, opened = built(tmp_path, folder)
    (refused,) = result.refused
    assert refused.file == "a.txt"
    assert "1000.0 MB" in refused.reason
    assert "20 MB are read at most; split it" in refused.reason
    assert [info.file for info in opened.articles()] == ["b.txt"]
    opened.close()


@pytest.mark.usefixtures("quick_extraction")
def test_a_line_of_two_megabytes_is_read(tmp_path):
    folder = folder_of(tmp_path, {"a.txt": "gas " * 500_000})
    result, opened = built(tmp_path, folder)
    assert not result.refused
    assert opened.search("gas").total == 1
    opened.close()


@pytest.mark.usefixtures("own_key")
def test_a_pdf_of_very_many_pages_is_read_to_the_last(tmp_path):
    folder = folder_of(tmp_path, {})
    chance, words = random.Random(15), " ".join(STORY).split()
    pages = [
        column(50, 780, [f"{' '.join(chance.choices(words, k=8))} barge{n}" for _ in range(20)])
        for n in range(PAGES)
    ]
    (folder / "long.pdf").write_bytes(pdf(*pages))
    memory = tmp_path / "memory"
    watched = [sys.executable, str(ROOT / "tests" / "faults" / "watched.py"), str(memory)]
    with subprocess.Popen(
        [*(watched if sys.platform == "linux" else ()), sys.executable, "-c", WORKER,
         str(tmp_path / "pack"), str(folder)],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment(),
    ) as process:  # fmt: skip
        last = json.loads(process.stdout.readlines()[-1])
        process.stdin.close()
    assert not last["refused"]
    opened = desk.Desk([tmp_path / "pack"])
    assert opened.search(f"barge{PAGES - 1}").total == 1
    opened.close()
    if sys.platform == "linux":
        assert all(int(most) < MEMORY for most in memory.read_text(encoding="ascii").split())


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such files")
@pytest.mark.usefixtures("quick_extraction")
def test_what_is_no_file_in_a_folder_is_passed_by_with_a_reason(tmp_path):
    folder = folder_of(tmp_path, {"good.txt": "Gas flows.\n"})
    for name in ("pipe.txt", "pipe.satchel", "pipe.pdf"):
        os.mkfifo(folder / name)
    (folder / "a.txt").symlink_to("b.txt")
    (folder / "b.txt").symlink_to("a.txt")
    (folder / "endless.txt").symlink_to("/dev/zero")
    (folder / "again").symlink_to(".")
    result, opened = built(tmp_path, folder)
    assert [info.file for info in opened.articles()] == ["good.txt"]
    reasons = {problem.file: problem.reason for problem in result.refused}
    assert "no ordinary file" in reasons["pipe.satchel"]
    assert "leads nowhere" in reasons["a.txt"]
    assert "leads out of the folder" in reasons["endless.txt"]
    assert len(reasons) == 6
    opened.close()


@pytest.mark.skipif(sys.platform != "linux", reason="other systems allow no such names")
@pytest.mark.usefixtures("quick_extraction")
def test_names_that_are_no_words_are_shown_and_open_again(tmp_path):
    folder = folder_of(tmp_path, {})
    names = [b"\xff\xfe.txt", b"line\nend.txt", b"x" * 240 + b".txt", b"-rf.txt",
             "e\u0301te\u0301.txt".encode(), b"CON.txt", b" .txt", b"a\\b.txt",
             b"semi;colon$(x)`y`.txt"]  # fmt: skip
    for number, name in enumerate(names):
        path = os.path.join(os.fsencode(folder), name)  # noqa: PTH118 - a Path holds no bytes
        with open(path, "w", encoding="utf-8") as file:  # noqa: PTH123 - as above
            file.write(f"Report {number}\n\nGas flows east, it says.\n")
    result, opened = built(tmp_path, folder)
    assert not result.refused
    assert len(opened.articles()) == len(names)
    assert all(info.file.isprintable() for info in opened.articles())
    assert all(opened.article(info.id).text for info in opened.articles())
    opened.close()


@pytest.mark.usefixtures("quick_extraction")
def test_odd_clocks_change_nothing(tmp_path):
    folder = folder_of(tmp_path, {f"{n}.txt": f"Gas {n}\n\nIt flows.\n" for n in range(4)})
    for number, when in enumerate((0, -86_400, 4_294_967_295, 32_503_680_000)):
        os.utime(folder / f"{number}.txt", (when, when))
    odd = mail("Gas flows.").replace(b"3 Feb 2024", b"3 Feb 3609")
    (folder / "late.eml").write_bytes(odd)
    (folder / "never.eml").write_bytes(odd.replace(b"3 Feb 3609", b"31 Feb 99999"))
    result, opened = built(tmp_path, folder)
    assert not result.refused
    assert len(opened.articles()) == 6
    assert opened.search("gas", sort="date").total == 6
    opened.close()


@pytest.mark.usefixtures("quick_extraction")
@pytest.mark.parametrize("seed", range(EDITS))
def test_a_damaged_list_is_refused_in_a_sentence_or_read_as_far_as_it_goes(tmp_path, seed):
    folder = folder_of(tmp_path, {"a.txt": "Gas flows.\n", "b.txt": "Oil flows.\n"})
    listed = {"resources": [{"path": "a.txt", "name": "a"}, {"path": "b.txt", "bytes": 9}]}
    chance = random.Random(seed)
    text = bytearray(json.dumps(listed).encode())
    if seed % 2:
        del text[len(text) * (seed % 20) // 20 :]
    else:
        odd = (b"1e999", b"null", b"[]", b'"\\ud800"', b"-0", b"{", b"\0", b'"../../x"')
        place = chance.randrange(len(text))
        text[place : place + chance.randrange(9)] = chance.choice(odd)
    (folder / "datapackage.json").write_bytes(text)
    result, opened = built(tmp_path, folder)
    assert result.imported or result.refused
    assert all(problem.reason.endswith(".") for problem in result.refused)
    opened.close()


@pytest.mark.usefixtures("own_key")
def test_files_that_change_while_they_are_read_cost_nothing_else(tmp_path):
    texts = {f"{n:03}.txt": f"Report {n}\n\nGas{n} flows east.\n" * 30 for n in range(200)}
    folder, chance = folder_of(tmp_path, texts), random.Random(7)
    process = subprocess.Popen(
        [sys.executable, "-c", WORKER, str(tmp_path / "pack"), str(folder)],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment(),
    )  # fmt: skip
    with process:
        process.stdout.readline()
        for number in chance.sample(range(200), 30):
            path = folder / f"{number:03}.txt"
            change = chance.choice(("edit", "remove", "rename"))
            if change == "edit":
                path.write_text(f"Another {number}\n\nOil{number} flows west.\n", encoding="utf-8")
            elif change == "remove":
                path.unlink()
            else:
                path.rename(path.with_suffix(".md"))
        last = json.loads(process.stdout.readlines()[-1])
        process.stdin.close()
    assert all(one["reason"].endswith(".") for one in last["refused"])
    opened = desk.Desk([tmp_path / "pack"])
    assert len(opened.articles()) == len(last["imported"]) > 150
    opened.close()


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such signals")
def test_a_parser_that_is_killed_by_a_file_costs_that_file_only():
    with Reader() as reader:
        reader._parser = Child(CancelToken(), command=("-c", CRASHING))
        assert reader.article(page("<p>One.</p>"), "a.html")
        with pytest.raises(ImportRefusedError, match="broke its reader and nothing else"):
            reader.article(page("<p>CRASH</p>"), "b.html")
        assert reader.article(page("<p>Two.</p>"), "c.html").text.endswith("Two.\n")
