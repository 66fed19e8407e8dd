import json
import os
import subprocess
import sys
from pathlib import Path

from ordinary_user import ORDINARY, as_ordinary_user

SCRIPT = """
import json, os, sys
from pathlib import Path
from briefindex.importers import collect, read_file
from briefindex.errors import ImportRefusedError
answer = {"refused": [], "read": []}
for source in sys.argv[1:]:
    found = collect(Path(source))
    answer["refused"] += [[problem.file, problem.reason] for problem in found.refused]
    for path, name in found.files:
        try:
            read_file(path, name)
            answer["read"].append(name)
        except ImportRefusedError as refusal:
            answer["refused"].append([name, str(refusal)])
print(json.dumps(answer))
"""


@as_ordinary_user
def test_what_the_user_may_not_read_is_refused_and_the_rest_is_read(tmp_path):
    files = {"open.txt": 0o644, "closed.txt": 0}
    source = tmp_path / "source"
    source.mkdir()
    for name, mode in files.items():
        (source / name).write_text("Anybody may read what is written here.", encoding="utf-8")
        (source / name).chmod(mode)
    closed = source / "closed"
    closed.mkdir()
    (closed / "inner.txt").write_text("Nobody sees this.", encoding="utf-8")
    closed.chmod(0)

    done = subprocess.run(
        [
            *ORDINARY,
            sys.executable,
            "-c",
            SCRIPT,
            str(source),
            str(closed),
            str(closed / "inner.txt"),
        ],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[3] / "index")},
    )
    closed.chmod(0o700)

    assert done.returncode == 0, done.stderr
    answer = json.loads(done.stdout)
    assert answer["read"] == ["open.txt"]
    reasons = dict(answer["refused"])
    assert set(reasons) == {"closed.txt", "closed", "inner.txt"}
    assert "may not be read" in reasons["closed.txt"]
    assert "may not be opened" in reasons["closed"]
    assert all("Traceback" not in reason for reason in reasons.values())
