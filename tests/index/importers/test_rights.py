import json
import os
import subprocess
import sys
from pathlib import Path

from another_user import as_nobody

SCRIPT = """
import json, os, sys
from pathlib import Path
from briefindex.importers import collect, read_file
from briefindex.errors import ImportRefusedError
from briefindex.bundle import bundled
read_file(bundled("seeds/003_c106ae21def3aaf9.txt"))  # everything is loaded before rights go
os.setgroups([])
os.setgid(65534)  # nobody
os.setuid(65534)
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


@as_nobody
def test_what_another_user_may_not_read_is_refused_and_the_rest_is_read(tmp_path):
    for folder in (tmp_path, *tmp_path.parents[:2]):
        folder.chmod(0o755)  # pytest makes them for root alone
    files = {"open.txt": 0o644, "closed.txt": 0o600}
    source = tmp_path / "source"
    source.mkdir()
    for name, mode in files.items():
        (source / name).write_text("Anybody may read what is written here.", encoding="utf-8")
        (source / name).chmod(mode)
    closed = source / "closed"
    closed.mkdir()
    (closed / "inner.txt").write_text("Nobody sees this.", encoding="utf-8")
    closed.chmod(0o700)
    source.chmod(0o755)

    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, str(source), str(closed), str(closed / "inner.txt")],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[3] / "index")},
    )

    assert done.returncode == 0, done.stderr
    answer = json.loads(done.stdout)
    assert answer["read"] == ["open.txt"]
    reasons = dict(answer["refused"])
    assert set(reasons) == {"closed.txt", "closed", "inner.txt"}
    assert "may not be read" in reasons["closed.txt"]
    assert "may not be opened" in reasons["closed"]
    assert all("Traceback" not in reason for reason in reasons.values())
