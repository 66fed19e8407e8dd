"""Runs a program and keeps how much memory it had: `watched.py FILE PROGRAM WORD…`.

In a small process of its own, for what the system tells of a process begins with the peak of the
one that started it. Linux only; FILE gets the bytes resident at their peak, the program's own and
those of the largest of all processes that it started and waited for.
"""

import resource
import subprocess
import sys
from pathlib import Path

EVERY = 0.1


def main(file: str, command: list[str]) -> int:
    """Run the command to its end; its exit code."""
    own = 0
    with subprocess.Popen(command) as process:
        while process.poll() is None:
            own = max(own, peak(process.pid))
            try:
                process.wait(EVERY)
            except subprocess.TimeoutExpired:
                continue
    largest = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024
    Path(file).write_text(f"{own} {largest}", encoding="ascii")
    return process.returncode


def peak(process: int) -> int:
    """Bytes that a process had resident at most until now; 0 where it is gone."""
    try:
        status = Path(f"/proc/{process}/status").read_text(encoding="ascii", errors="replace")
    except OSError:
        return 0
    found = [line.split()[1] for line in status.splitlines() if line.startswith("VmHWM:")]
    return int(found[0]) * 1024 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2:]))
