import json
import os
import subprocess
import sys
import zipfile
from contextlib import closing
from pathlib import Path

import pytest

from briefindex import desk
from briefindex.desk.name_file import decisions_file, read_decisions
from briefindex.model.naming import NameDecision
from named_packs import GREEN, ORO, VERDANT, named_pack
from ordinary_user import ORDINARY, as_ordinary_user
from packing import ROOT, TEXTS, FirstWord, environment, folder_of
from satchel.cli import main
from satchel.cli.parsing import command_of

FULL = Path("/dev/full")
SATCHEL = [sys.executable, "-m", "satchel"]


def satchel(*words, **options):
    return subprocess.run(
        [*SATCHEL, *map(str, words)],
        env=environment() | options.pop("env", {}),
        capture_output=True,
        text=True,
        check=False,
        **options,
    )


def answer(*words, status=0):
    done = satchel(*words, "--json")
    assert done.returncode == status, done.stderr
    assert "Traceback" not in done.stderr
    return json.loads(done.stdout)


@pytest.fixture(scope="module")
def sample_home(tmp_path_factory):
    """One home for all questions to the sample, so that it is analysed once."""
    home = tmp_path_factory.mktemp("home")
    return {name: str(home / name) for name in ("XDG_CACHE_HOME", "XDG_DATA_HOME")}


@pytest.fixture
def sample(sample_home, monkeypatch):
    for name, value in sample_home.items():
        monkeypatch.setenv(name, value)
    return "sample"


def test_help_lists_what_works_and_loads_nothing_heavy():
    script = (
        "import sys\nfrom satchel.cli import main\nassert main(['--help']) == 0\n"
        "print(*sys.modules, file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script],
        env=environment(),
        capture_output=True,
        text=True,
        check=True,
    )
    loaded = {name.split(".")[0] for name in done.stderr.split()}
    assert not loaded & {"PySide6", "spacy", "whoosh", "numpy", "sqlite3", "briefindex"}
    for command in [
        "open",
        "import",
        "articles",
        "text",
        "search",
        "figures",
        "entities",
        "compare",
        "brief",
        "export",
        "check",
    ]:
        assert f"\n  {command} " in done.stdout


@pytest.mark.parametrize(
    "words",
    [
        ["nonsense"],
        ["search", "sample"],
        ["search"],
        ["articles"],
        ["search", "sample", "x", "--limit", "0"],
        ["search", "sample", "x", "--sort", "colour"],
        ["brief", "sample"],
        ["brief", "sample", "-o", "brief.docx"],
        ["figures", "sample", "--nonsense"],
        ["import", "pack"],
    ],
)
def test_wrong_usage_is_status_2_and_says_how(words):
    done = satchel(*words)
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr.strip()
    assert "Traceback" not in done.stderr


def test_wrong_usage_shows_the_usage_of_that_command():
    assert "usage: satchel search" in satchel("search", "trade").stderr
    assert "must be a whole number" in satchel("search", "sample", "x", "--limit", "ten").stderr


def test_articles_have_the_shape_of_the_contract(sample):
    articles = answer("articles", sample)
    assert len(articles) == 5
    for article in articles:
        assert set(article) >= {
            "id", "title", "source", "date", "file", "author", "place", "language", "url",
            "date_earliest", "date_latest", "basis", "date_reason", "words", "duplicates",
        }  # fmt: skip
        assert set(article["basis"]) == {"title", "source", "date", "author"}
        assert article["title"] != article["file"]
    assert articles[0]["date"] == "2025-06-17"
    assert articles[-1]["date"] is None


def test_text_is_the_text_and_nothing_else(sample):
    name = "003_c106ae21def3aaf9.txt"
    done = satchel("text", sample, name)
    shape = answer("text", sample, name)
    assert done.stdout == shape["text"]
    assert shape["article"]["file"] == name
    by_id = answer("text", sample, shape["article"]["id"])
    assert by_id == shape


def test_search_has_the_shape_of_the_contract(sample):
    found = answer("search", sample, "Xian", "--limit", "2")
    assert set(found) >= {"query", "total", "took_ms", "suggestion", "dropped", "hits"}
    assert found["total"] == 3
    for kind in ("source", "kind", "language", "month"):
        assert sum(each["count"] for each in found["facets"][kind]) == 3
    assert len(found["hits"]) == 2
    for hit in found["hits"]:
        assert set(hit) >= {"article", "score", "snippets"}
        text = answer("text", sample, hit["article"]["id"])["text"]
        for snippet in hit["snippets"]:
            for start, end in snippet["marks"]:
                at = snippet["start"] + start
                assert text[at : at + end - start] == snippet["text"][start:end]


def test_a_search_says_under_which_other_names_it_found_something(sample):
    found = answer("search", sample, "Turkey")
    assert found["also_finds"] == ["Türkiye"]
    assert found["literal_query"] == "=Turkey"
    assert answer("search", sample, "=Turkey")["total"] < found["total"]
    said = satchel("search", sample, "Turkey").stdout.splitlines()[1]
    assert said == "Also finds “Türkiye”; search literally: =Turkey"


def test_a_search_says_what_it_understood_and_where_it_did_not(sample):
    said = satchel("search", sample, "trade -贸易 tag:x").stdout.splitlines()
    assert said[1] == "must contain “trade”; not “贸易”"
    assert said[3:5] == ["  trade -贸易 tag:x", f"  {'^':>17}"]
    assert satchel("search", sample, "trade").stdout.splitlines()[1] == ""


def test_a_search_for_a_name_reads_the_names_first(sample):
    found = answer("search", sample, "person:Xi")
    assert found["total"] == 2
    assert found["hint"] is None


def test_a_query_may_begin_with_a_minus(sample):
    assert answer("search", sample, "-Xian")["total"] == 2
    done = satchel("search", "--json", "--", sample, "--Xian")
    assert json.loads(done.stdout)["total"] > 0


def test_every_figures_sentence_is_the_texts_byte_for_byte(sample):
    figures = answer("figures", sample)
    assert len(figures) > 20
    texts = {}
    for figure in figures:
        name = figure["article"]["id"]
        text = texts.setdefault(name, answer("text", sample, name)["text"])
        assert figure["sentence"] == text[figure["sentence_start"] : figure["sentence_end"]]
        assert figure["surface"] == text[figure["start"] : figure["end"]]
        assert set(figure["indicator"]) >= {"key", "label", "parties"}
        assert set(figure["period"]) == {"text", "start", "end", "basis", "reason"}
        for number in (figure["value"], figure["low"], figure["high"]):
            assert number is None or isinstance(number, int | float)


def test_figures_can_be_limited_to_an_article_and_a_query(sample):
    every = answer("figures", sample)
    some = answer("figures", sample, "--article", "002_5f7fa66cdaa12ec3.txt", "--query", ">20bn")
    assert 0 < len(some) < len(every)
    assert all(figure in every and figure["value"] > 20e9 for figure in some)


def test_entities_have_the_shape_of_the_contract(sample):
    people = answer("entities", sample, "--type", "person")
    assert people
    for entity in people:
        assert entity["type"] == "person"
        for mention in entity["mentions"]:
            assert set(mention) == {"article", "start", "end", "surface"}
            assert mention["surface"] in entity["aliases"]


def test_compare_names_figures_that_exist(sample):
    known = {figure["id"] for figure in answer("figures", sample)}
    rows = answer("compare", sample)
    assert rows
    for row in rows:
        assert set(row["members"]) <= known
        assert row["relation"] in {"single", "series", "conflict", "similar", "related"}


@pytest.mark.parametrize("suffix", [".html", ".md", ".csv", ".xlsx", ".pdf"])
def test_a_brief_is_written_in_each_format(sample, tmp_path, suffix):
    output = tmp_path / f"brief{suffix}"
    written = answer("brief", sample, "--output", output)
    assert written["written"] == str(output)
    assert written["notes"] > 5
    assert (written["pages"] is not None) == (suffix == ".pdf")
    assert output.stat().st_size > 1000
    assert list(tmp_path.glob("brief*")) == [output]
    assert not list(tmp_path.glob(".brief*"))


def test_a_brief_that_cannot_be_written_is_one_line(sample, tmp_path):
    for suffix in (".html", ".pdf"):
        done = satchel("brief", sample, "-o", tmp_path / "nowhere" / f"b{suffix}")
        assert done.returncode == 1
        assert len(done.stderr.splitlines()) == 1


@pytest.mark.parametrize("place", ["missing/brief.md", "folder.md", "missing/brief.pdf"])
def test_a_brief_that_cannot_be_written_names_the_file_that_was_asked_for(sample, tmp_path, place):
    (tmp_path / "folder.md").mkdir()
    done = satchel("brief", sample, "-o", tmp_path / place)
    assert done.returncode == 1
    assert done.stderr.startswith(f"satchel: {tmp_path / place} cannot be written: ")
    assert len(done.stderr.splitlines()) == 1


def test_plain_output_is_for_people(sample):
    shown = satchel("figures", sample).stdout
    assert "$95 bn" in shown
    assert "24000000000" not in shown
    assert "no date" in satchel("articles", sample).stdout
    assert "Xi'an" in satchel("search", sample, "xian").stdout
    assert "derived" not in satchel("entities", sample).stdout


def test_ids_are_the_same_from_call_to_call_and_from_pack_to_pack(sample, tmp_path):
    pack = tmp_path / "pack"
    imported = answer("import", pack, ROOT / "seeds")
    ids = {article["id"] for article in imported["imported"]}
    assert ids == {article["id"] for article in answer("articles", sample)}
    assert ids == {article["id"] for article in answer("articles", pack)}


def test_importing_twice_names_the_duplicates(tmp_path):
    pack, folder = tmp_path / "pack", folder_of(tmp_path)
    assert len(answer("import", pack, folder)["imported"]) == 3
    again = answer("import", pack, folder)
    assert again["imported"] == []
    assert again["duplicates"] == [{"file": name, "of": name} for name in sorted(TEXTS)]


@pytest.mark.expects_warning("cannot be analysed")
@pytest.mark.usefixtures("quick_extraction")
def test_an_article_that_cannot_be_analysed_is_listed(tmp_path, monkeypatch, capsys):
    analyse = FirstWord.analyse

    def failing(self, article):
        if article.text.startswith("Gas"):
            raise RuntimeError
        return analyse(self, article)

    monkeypatch.setattr(FirstWord, "analyse", failing)
    words = ["import", str(tmp_path / "pack"), str(folder_of(tmp_path)), "--json"]
    assert main(words) == 3
    written = capsys.readouterr()
    shape = json.loads(written.out)
    assert [one["file"] for one in shape["unread"]] == ["gas.txt"]
    assert len(shape["imported"]) == 3
    assert written.err.startswith("satchel: gas.txt: Its names and figures could not be told")


def test_a_pack_goes_out_as_one_file_and_comes_back(sample, tmp_path):
    file = tmp_path / "out.satchel"
    written = answer("export", sample, file)
    assert written == {"written": str(file), "pages": None, "notes": 0, "articles": 5}
    checked = answer("check", file)
    assert checked == {"ok": True, "articles": 5, "unchanged": 5, "problems": []}
    assert "5 of 5 files unchanged" in satchel("check", file).stdout
    ids = {article["id"] for article in answer("articles", sample)}
    assert {article["id"] for article in answer("articles", file)} == ids


def test_a_changed_byte_in_a_sent_pack_is_named(sample, tmp_path):
    file = tmp_path / "out.satchel"
    answer("export", sample, file)
    with zipfile.ZipFile(file) as old:
        members = {name: old.read(name) for name in old.namelist()}
    (victim,) = [name for name in members if "/004_" in name]
    members[victim] = members[victim].replace(b"2023", b"2024", 1)
    with zipfile.ZipFile(file, "w") as new:
        for name, data in members.items():
            new.writestr(name, data)
    checked = answer("check", file, status=3)
    (problem,) = checked["problems"]
    assert (checked["unchanged"], problem["where"]) == (4, Path(victim).name)
    assert len(answer("articles", file, status=3)) == 4


def test_a_pack_is_sent_under_its_own_ending_only(sample, tmp_path):
    assert satchel("export", sample, tmp_path / "out.zip").returncode == 2


def test_the_list_of_articles_is_the_same_on_the_first_call_as_on_the_second(tmp_path):
    homes = {name: str(tmp_path / name) for name in ("XDG_CACHE_HOME", "XDG_DATA_HOME")}
    first, second = (satchel("articles", "sample", "--json", env=homes).stdout for _ in range(2))
    assert json.loads(first) == json.loads(second)
    assert "inferred" in {one["basis"]["date"] for one in json.loads(first)}


def test_copies_are_listed_with_the_first(tmp_path):
    text = TEXTS["corridor.txt"] * 2
    folder = folder_of(tmp_path, {"a.txt": text, "b.txt": "Again\n\n" + text})
    first, copy = sorted(answer("articles", folder), key=lambda one: one["file"])
    assert (first["duplicates"], copy["duplicates"]) == ([copy["id"]], [])


def test_several_packs_are_read_as_one(sample, tmp_path):
    folder = folder_of(tmp_path)
    both = answer("articles", "--pack", sample, "--pack", folder)
    assert len(both) == 8
    found = answer("search", sample, "turkmenistan", "--pack", folder)
    assert found["total"] > 1
    homes = {hit["article"]["file"]: hit["pack"] for hit in found["hits"]}
    assert homes["gas.txt"] == folder.name
    assert len({*homes.values()}) == 2
    said = satchel("search", sample, "turkmenistan", "--pack", folder).stdout
    assert f"gas.txt · {folder.name}\n" in said
    assert {hit["pack"] for hit in answer("search", folder, "gas")["hits"]} == {None}


def test_bad_files_are_listed_and_the_others_load(tmp_path):
    folder = folder_of(tmp_path)
    (folder / "empty.txt").write_bytes(b"")
    (folder / "binary.txt").write_bytes(b"\x7fELF" + bytes(range(256)) * 8)
    (folder / "utf16.txt").write_bytes("Half a text".encode("utf-16")[:-1])
    (folder / "broken.txt").write_bytes(b"\xff\xfe\x00\xd8\x00\xd8" * 50)
    pack = tmp_path / "pack"
    done = satchel("import", pack, folder, tmp_path / "missing", "--json")
    assert done.returncode == 3
    assert "Traceback" not in done.stderr
    result = json.loads(done.stdout)
    assert {a["file"] for a in result["imported"]} >= set(TEXTS)
    refused = {p["file"]: p["reason"] for p in result["refused"]}
    assert set(refused) >= {"empty.txt", "binary.txt", "missing"}
    for file, reason in refused.items():
        assert reason.endswith(".")
        assert f"satchel: {file}: {reason}" in done.stderr.splitlines()
    assert satchel("articles", pack).returncode == 0
    plain = satchel("articles", folder)
    assert plain.returncode == 3
    assert "empty.txt" in plain.stderr


@pytest.mark.parametrize(
    "make",
    [
        lambda place: place / "missing",
        lambda place: _file(place / "a.txt", b"words"),
        lambda place: _file(place / "p" / "pack.sqlite", b"no database").parent,
        lambda place: _file(place / "q" / "pack.sqlite", b"").parent,
    ],
)
def test_a_pack_that_cannot_be_opened_is_one_plain_line(tmp_path, make):
    done = satchel("figures", make(tmp_path), "--json")
    assert (done.returncode, done.stdout) == (1, "")
    assert len(done.stderr.splitlines()) == 1
    assert done.stderr.endswith(".\n")


def _file(path, data):
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(data)
    return path


def test_an_article_that_is_not_there_is_one_plain_line(sample):
    done = satchel("text", sample, "nothing.txt")
    assert done.returncode == 1
    assert done.stderr == (
        "satchel: No article is named nothing.txt: satchel articles lists them.\n"
    )


@as_ordinary_user
def test_a_folder_without_rights_is_refused_and_the_others_load(tmp_path):
    folder = folder_of(tmp_path)
    (folder / "closed").mkdir(mode=0)
    (folder / "secret.txt").write_text("Not for everyone.", encoding="utf-8")
    (folder / "secret.txt").chmod(0)
    done = subprocess.run(
        [*ORDINARY, *SATCHEL, "import", tmp_path / "pack", folder, "--json"],
        env=environment(),
        capture_output=True,
        text=True,
        check=False,
        cwd="/",
    )
    assert done.returncode == 3, done.stderr
    result = json.loads(done.stdout)
    assert {a["file"] for a in result["imported"]} == set(TEXTS)
    assert {p["file"] for p in result["refused"]} == {"closed", "secret.txt"}


def test_without_a_terminal_there_is_no_progress(tmp_path):
    done = satchel("import", tmp_path / "pack", folder_of(tmp_path))
    assert done.stderr == ""
    assert done.stdout == "3 articles imported\n"


@pytest.mark.parametrize("command", ["figures", "articles"])
def test_a_reader_that_closes_the_pipe_is_no_fault(sample, command):
    process = subprocess.Popen(
        [*SATCHEL, command, sample],
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    with process:
        process.stdout.close()
        assert process.stderr.read() == b""


@pytest.mark.usefixtures("sample")
@pytest.mark.skipif(not FULL.exists(), reason="needs a device that is always full")
@pytest.mark.parametrize("words", [["--help"], ["--version"], ["articles", "sample"]])
def test_output_that_cannot_be_written_is_one_plain_line(words):
    with FULL.open("w") as full:
        done = subprocess.run(
            [*SATCHEL, *words],
            env=environment(),
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert done.returncode == 1
    assert done.stderr == "satchel: The output cannot be written: no space left on device.\n"


@pytest.mark.usefixtures("sample")
@pytest.mark.skipif(os.name != "posix", reason="closes its streams as a shell of Unix does")
@pytest.mark.parametrize("closed", [">&-", "2>&-"])
def test_closed_streams_are_no_fault(closed):
    line = f"{sys.executable} -m satchel articles sample {closed}"
    done = subprocess.run(
        ["sh", "-c", line], env=environment(), capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")


def test_a_pack_without_a_command_is_one_to_open(tmp_path, monkeypatch):
    (tmp_path / "search").mkdir()
    monkeypatch.chdir(tmp_path)
    assert command_of([]) == ("open", ())
    assert command_of([str(tmp_path)]) == ("open", [str(tmp_path)])
    assert command_of(["sample"]) == ("open", ["sample"])
    assert command_of(["search", "trade"]) == ("search", ["trade"])
    assert command_of(["serch"]) == ("serch", [])


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is always a screen")
def test_a_window_without_a_screen_is_one_plain_line():
    screens = ("DISPLAY", "WAYLAND_DISPLAY", "WAYLAND_SOCKET", "QT_QPA_PLATFORM")
    env = {name: value for name, value in environment().items() if name not in screens}
    done = subprocess.run(SATCHEL, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr.startswith("satchel: There is no screen")
    assert len(done.stderr.splitlines()) == 1


def test_python_app_works_from_a_checkout():
    done = subprocess.run(
        [sys.executable, str(ROOT / "app"), "--version"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout.startswith("satchel ")


def test_decisions_about_names_go_out_as_a_file_and_into_another_pack(tmp_path):
    home = {n: str(tmp_path / n) for n in ("XDG_CACHE_HOME", "XDG_DATA_HOME")}
    other = home | {"XDG_DATA_HOME": str(tmp_path / "colleague")}
    file = tmp_path / "names.json"
    for pack in ("one", "two"):
        named_pack(tmp_path / pack)
    wish = NameDecision("merge", GREEN, VERDANT)
    file.write_bytes(decisions_file([wish, NameDecision("merge", ORO, ORO)]))

    applied = satchel("decisions", tmp_path / "one", "--apply", file, "--json", env=home)
    assert applied.returncode == 3
    assert "entry 2 links “Port Oro” to itself" in applied.stderr
    (shape,) = json.loads(applied.stdout)["decisions"]
    assert (shape["kind"], shape["subject"]["name"]) == ("merge", "Green Line")
    assert shape["target"] == {"name": "Verdant Line", "type": "route_or_project"}

    out = tmp_path / "out.json"
    assert satchel("decisions", tmp_path / "one", "-o", out, env=home).returncode == 0
    assert read_decisions(out.read_bytes(), "out.json").decisions == (wish,)
    names = satchel("decisions", tmp_path / "two", "--apply", out, env=other)
    assert "merge     Green Line" in names.stdout
    entities = json.loads(satchel("entities", tmp_path / "two", "--json", env=other).stdout)
    assert "Green Line" not in {each["canonical"] for each in entities}


def test_decisions_of_another_pack_are_offered_on_the_command_line(tmp_path):
    home = {n: str(tmp_path / n) for n in ("XDG_CACHE_HOME", "XDG_DATA_HOME")}
    named_pack(tmp_path / "one")
    named_pack(tmp_path / "two")
    file = tmp_path / "names.json"
    file.write_bytes(decisions_file([NameDecision("hide", ORO)]))
    satchel("decisions", tmp_path / "one", "--apply", file, env=home)
    listed = satchel("decisions", tmp_path / "two", env=home).stdout
    assert "no decisions about names" in listed
    assert "Port Oro" in listed.split("--apply-offered")[1]
    done = satchel("decisions", tmp_path / "two", "--apply-offered", "--json", env=home)
    answered = json.loads(done.stdout)
    assert [each["kind"] for each in answered["decisions"]] == ["hide"]
    assert answered["offered"] == []


@pytest.mark.parametrize("wish", ["--apply", "--output"])
def test_a_file_of_decisions_that_cannot_be_had_is_one_plain_line(tmp_path, wish):
    named_pack(tmp_path / "one")
    done = satchel("decisions", tmp_path / "one", wish, tmp_path / "no folder" / "x.json")
    assert (done.returncode, done.stdout) == (1, "")
    assert "x.json cannot be" in done.stderr
    assert done.stderr.count("\n") == 1


def test_a_figure_under_another_indicator_is_listed_among_the_decisions(tmp_path, capsys):
    pack = tmp_path / "pack"
    desk.build(pack, [folder_of(tmp_path, TEXTS)])
    with closing(desk.Desk([pack])) as reader:
        figure = reader.figures()[0]
        ((_, rows),) = reader.joining.part([figure.id]).figures
    desk.correct(pack, figure.id, rows)
    assert main(["decisions", str(pack), "--json"]) == 0
    (moved,) = json.loads(capsys.readouterr().out)["indicators"]
    assert (moved["figure"], moved["found"]["key"]) == (figure.id, figure.indicator.key)
    assert moved["indicator"]["label"] == f"{figure.indicator.label} (apart)"
    assert main(["decisions", str(pack)]) == 0
    assert "Figures under another indicator" in capsys.readouterr().out


def test_what_changed_is_listed_and_written_as_a_document(tmp_path, capsys):
    old, new = (tmp_path / name for name in ("old", "new"))
    both = folder_of(tmp_path, TEXTS)
    (first, *_) = sorted(both.iterdir())
    desk.build(old, [first])
    desk.build(new, [both])
    assert main(["changes", str(old), str(old)]) == 0
    assert capsys.readouterr().out == "nothing changed\n"
    assert main(["changes", str(old), str(new), "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert len(found["new"]) == len(TEXTS) - 1
    assert found["removed"] == found["changed"] == []
    report = tmp_path / "changes.md"
    assert main(["changes", str(old), str(new), "-o", str(report)]) == 0
    assert "New articles" in report.read_text(encoding="utf-8")
    assert main(["changes", str(old), str(new), "-o", "changes.csv"]) == 2
