"""The worker in a real process: steps, result, cancel, and nothing left behind."""

import os
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefindex import desk
from satchel.jobs import import_job
from satchel.jobs.import_job import ImportJob, Outcome

DEAF = ("-c", "import time; print('{}', flush=True); time.sleep(60)")


@pytest.fixture
def job(qapp: object) -> Iterator[ImportJob]:
    del qapp
    made = ImportJob()
    yield made
    made.stop()


def test_the_worker_builds_the_sample_and_tells_every_step(
    qtbot, job: ImportJob, tmp_path: Path
) -> None:
    source = desk.resolve("sample", tmp_path)
    steps = []
    job.stepped.connect(steps.append)
    with qtbot.waitSignal(job.ended, timeout=60_000) as ended:
        job.start(source.pack, source.inputs)
        assert job.running
    assert ended.args == [Outcome(imported=5)]
    assert not job.running
    assert {step.phase for step in steps} == {"read", "index", "analyse"}
    assert (steps[-1].phase, steps[-1].done, steps[-1].total) == ("analyse", 5, 5)
    opened = desk.Desk([source.pack])
    assert sum(opened.key_counts().values()) > 20
    opened.close()


def test_the_worker_runs_no_code_of_the_folder_that_satchel_was_started_in(
    qtbot, job: ImportJob, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    strange = tmp_path / "strange"
    strange.mkdir()
    (strange / "sqlite3.py").write_text("open('was_run', 'w').close()\n", encoding="utf-8")
    (strange / "report.txt").write_text("Wheat exports doubled.\n", encoding="utf-8")
    monkeypatch.chdir(strange)
    with qtbot.waitSignal(job.ended, timeout=60_000) as ended:
        job.start(tmp_path / "pack", [strange / "report.txt"])
    assert ended.args == [Outcome(imported=1)]
    assert not (strange / "was_run").exists()


def test_refused_files_come_with_their_reasons(qtbot, job: ImportJob, tmp_path: Path) -> None:
    folder = tmp_path / "files"
    folder.mkdir()
    (folder / "empty.txt").write_bytes(b"")
    with qtbot.waitSignal(job.ended, timeout=60_000) as ended:
        job.start(tmp_path / "pack", [folder])
    (problem,) = ended.args[0].refused
    assert problem.file == "empty.txt"
    assert problem.reason.endswith(".")


def test_cancelling_stops_the_worker_and_says_so(qtbot, job: ImportJob, tmp_path: Path) -> None:
    source = desk.resolve("sample", tmp_path)
    with qtbot.waitSignal(job.ended, timeout=60_000) as ended:
        job.start(source.pack, source.inputs)
        job.cancel()
    assert ended.args[0] == Outcome(cancelled=True)


def test_stopping_leaves_no_process(qtbot, job: ImportJob, tmp_path: Path) -> None:
    source = desk.resolve("sample", tmp_path)
    job.start(source.pack, source.inputs)
    qtbot.waitUntil(lambda: job._process.processId() > 0)
    worker = job._process.processId()
    job.stop()
    assert not job.running
    with pytest.raises(ProcessLookupError):
        os.kill(worker, 0)


def test_a_worker_that_does_not_listen_is_killed_at_once(
    qtbot, job: ImportJob, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(import_job, "_arguments", lambda *_, **_again: [*DEAF])
    job.start(tmp_path, [])
    qtbot.waitUntil(lambda: job._process.processId() > 0)
    worker = job._process.processId()
    began = time.monotonic()
    job.stop()
    assert time.monotonic() - began < 1.0
    with pytest.raises(ProcessLookupError):
        os.kill(worker, 0)


def test_a_paused_worker_loses_nothing_and_goes_on_when_it_is_told(
    qtbot, job: ImportJob, tmp_path: Path
) -> None:
    folder = tmp_path / "texts"
    folder.mkdir()
    for number in range(40):
        text = f"Report {number}\n\nExports of good {number} rose in May, the office said."
        (folder / f"{number}.txt").write_text(text, encoding="utf-8")
    steps: list[object] = []

    def hold(step: object) -> None:
        steps.append(step)
        if len(steps) == 1:
            job.pause(wanted=True)

    job.stepped.connect(hold)
    job.start(tmp_path / "pack", [folder])
    qtbot.waitUntil(lambda: job.paused, timeout=60_000)
    with qtbot.waitSignal(job.ended, timeout=60_000) as ended:
        job.pause(wanted=False)
    assert ended.args == [Outcome(imported=40)]


def test_a_paused_worker_can_be_cancelled(qtbot, job: ImportJob, tmp_path: Path) -> None:
    source = desk.resolve("sample", tmp_path)
    with qtbot.waitSignal(job.ended, timeout=60_000) as ended:
        job.start(source.pack, source.inputs)
        job.pause(wanted=True)
        job.cancel()
    assert ended.args == [Outcome(cancelled=True)]
