import hashlib
import json

from briefindex.bundle import bundled
from briefindex.importers import collect


def test_the_sample_has_the_bytes_that_its_list_names():
    folder = bundled("seeds")
    listed = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))["resources"]
    assert [resource["path"] for resource in listed] == sorted(
        path.name for path in folder.glob("*.txt")
    )
    for resource in listed:
        data = (folder / resource["path"]).read_bytes()
        assert len(data) == resource["bytes"]
        assert resource["hash"] == f"sha256:{hashlib.sha256(data).hexdigest()}"


def test_the_sample_is_its_five_articles_and_nothing_else():
    found = collect(bundled("seeds"))
    assert [name[:3] for _, name in found.files] == ["000", "001", "002", "003", "004"]
    assert found.refused == ()
