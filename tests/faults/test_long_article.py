"""An article of a million words: the others do not wait for it, and its analysis can be stopped."""

import json
import os
import subprocess
import sys

import pytest

from briefindex import desk
from packing import environment, own_key  # noqa: F401 - a fixture

PARAGRAPHS = 36_000 if os.environ.get("SATCHEL_FAULTS") == "full" else 6_000
TOLD = (
    "Holm Farms sold {n} million tons of wheat in {y}, said Karl Holm of Norland. "
    "The price rose by {n} percent, and the ministry expects more of it next year."
)


@pytest.fixture
def given(tmp_path):
    folder = tmp_path / "given"
    folder.mkdir()
    told = "\n\n".join(TOLD.format(n=1 + n % 97, y=1990 + n % 35) for n in range(PARAGRAPHS))
    (folder / "a long.txt").write_text(f"All about wheat\n\n{told}\n", encoding="utf-8")
    (folder / "b short.txt").write_text("Rye\n\nRye grew by 3 percent.\n", encoding="utf-8")
    return folder


@pytest.mark.usefixtures("own_key")
def test_cancel_acts_amid_a_long_article_which_the_others_do_not_wait_for(tmp_path, given):
    process = subprocess.Popen(
        [sys.executable, "-m", "satchel.jobs.worker", str(tmp_path / "pack"), str(given)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env=environment(),
    )
    analysed, parts = [], []
    with process:
        for line in process.stdout:
            said = json.loads(line)
            if said.get("phase") != "analyse":
                continue
            analysed += [said["article"]] if said["article"] else []
            if "part" in said:
                parts.append(said["part"])
                if len(parts) == 2:
                    process.stdin.write(b"cancel\n")
                    process.stdin.flush()
        process.stdin.close()
    assert said == {"cancelled": True}
    assert parts == sorted(parts)
    assert len(parts) < 6, "it goes on for a moment, and not to the end of the article"
    opened = desk.Desk([tmp_path / "pack"])
    (short,) = (info.id for info in opened.articles() if info.file.startswith("b"))
    assert analysed == [short]
    assert opened.search("wheat").total == 1
    assert opened.figures(short)
    opened.close()
