import pytest

from briefindex.errors import ImportRefusedError
from briefindex.importers.doors.xml import parse_xml


def test_xml_is_read_without_comments_and_instructions():
    root = parse_xml(b"<?xml version='1.0'?><a><!-- no --><?php no ?>It <b>rose</b>.</a>")
    assert "".join(root.itertext()) == "It rose."


@pytest.mark.parametrize(
    "data",
    [
        b"<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><a>&x;</a>",
        b"<!DOCTYPE a SYSTEM 'http://norland.example/a.dtd'><a/>",
        b"<!DOCTYPE a [<!ENTITY x 'ha'><!ENTITY y '&x;&x;'>]><a>&y;</a>",
        "<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><a>&x;</a>".encode("utf-16"),
        b" " * 70_000 + b"<!DOCTYPE a><a/>",
    ],
)
def test_a_document_type_is_refused_before_it_can_reach_for_anything(data):
    with pytest.raises(ImportRefusedError, match="document type"):
        parse_xml(data)


@pytest.mark.parametrize("data", [b"<a><b></a>", b"", b"<a>" * 100_000, b"<a>\x00</a>"])
def test_damaged_and_bottomless_xml_is_refused(data):
    with pytest.raises(ImportRefusedError, match="damaged or nested too deeply"):
        parse_xml(data)
