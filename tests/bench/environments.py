"""The interpreters that other programs answer from: each in an environment of its own."""

import subprocess
import sys
from pathlib import Path


def interpreter(folder: Path, pins: Path) -> Path | None:
    """That of the environment in `folder`; made anew where the pins or the Python have changed.

    None where what is pinned cannot be installed.
    """
    python = folder / ("Scripts" if sys.platform == "win32" else "bin") / "python"
    stamp, now = folder / "pins", pins.read_text(encoding="utf-8") + sys.version
    if stamp.is_file() and stamp.read_text(encoding="utf-8") == now:
        return python
    sys.stderr.write(f"bench: installing the peers into {folder}\n")
    subprocess.run([sys.executable, "-m", "venv", "--clear", folder], check=True)
    install = [python, "-m", "pip", "install", "--quiet", "--no-deps", "-r", pins]
    done = subprocess.run(install, check=False, capture_output=True, text=True)
    if done.returncode:
        sys.stderr.write(done.stderr[-600:])
        return None
    stamp.write_text(now, encoding="utf-8")
    return python
