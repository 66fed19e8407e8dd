"""The menu entry and the file type that `packaging/desktop` puts on a Linux desktop."""

import configparser
import os
import shutil
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from briefindex import desk

ROOT = Path(__file__).resolve().parents[2]
STUB = """
venv="$root/.venv"
say() { printf '%s\\n' "satchel: $*" >&2; }
die() { say "$*"; exit 1; }
setup() { :; }
"""

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="menus of freedesktop.org")


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A checkout in a folder that a shell would stumble over; its set-up does nothing."""
    made = tmp_path / 'my $packs & "notes"'
    shutil.copytree(ROOT / "packaging" / "linux", made / "packaging" / "linux")
    shutil.copytree(ROOT / "resources" / "app", made / "resources" / "app")
    shutil.copy(ROOT / "packaging" / "desktop", made / "packaging")
    (made / "packaging" / "setup.sh").write_text(STUB, encoding="utf-8")
    return made


def run(checkout: Path, home: Path, *words: str) -> None:
    environment = os.environ | {"XDG_DATA_HOME": str(home), "HOME": str(home)}
    environment["XDG_CONFIG_HOME"] = str(home / "config")
    command = ["sh", str(checkout / "packaging" / "desktop"), *words]
    subprocess.run(command, env=environment, check=True, capture_output=True, timeout=60)


def entry_of(path: Path) -> configparser.SectionProxy:
    parser = configparser.RawConfigParser()
    parser.optionxform = str
    parser.read(path, encoding="utf-8")
    return parser["Desktop Entry"]


def test_the_menu_entry_starts_the_program_of_the_checkout_with_the_file(
    checkout: Path, tmp_path: Path
) -> None:
    home = tmp_path / "home"
    run(checkout, home)
    entry = entry_of(home / "applications" / "satchel.desktop")
    said = entry["Exec"].replace("\\\\", "\\")  # as a string of a desktop entry is read
    words = ["sh", "-c", f"printf '%s\\n' {said}"]  # quoted as for a shell
    printed = subprocess.run(words, check=True, capture_output=True, text=True, timeout=9).stdout
    program = checkout / ".venv" / "bin" / "satchel"
    assert printed.splitlines() == [str(program), "open", "%f"]
    assert entry["MimeType"] == "application/x-satchel;"
    assert (home / "icons" / "hicolor" / "scalable" / "apps" / f"{entry['Icon']}.svg").is_file()


def test_the_file_type_is_that_of_packs_which_are_sent(checkout: Path, tmp_path: Path) -> None:
    home = tmp_path / "home"
    run(checkout, home)
    kind = ET.parse(home / "mime" / "packages" / "satchel.xml").getroot()[0]  # noqa: S314 - our own
    space = "{http://www.freedesktop.org/standards/shared-mime-info}"
    assert kind.get("type") == "application/x-satchel"
    glob = kind.find(f"{space}glob")
    assert glob is not None
    assert glob.get("pattern") == f"*{desk.SENT}"


def test_what_was_put_on_the_desktop_is_taken_away_again(checkout: Path, tmp_path: Path) -> None:
    home = tmp_path / "home"
    run(checkout, home)
    run(checkout, home, "--remove")
    left = [path.name for path in home.rglob("*satchel*")]
    assert left == []
