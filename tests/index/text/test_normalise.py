from briefindex.bundle import bundled
from briefindex.text.normalise import canonical


def test_every_kind_of_line_end_becomes_one():
    assert canonical("a\r\nb\rc\u2028d\x0ce\n") == "a\nb\nc\nd\ne\n"


def test_marks_that_nobody_sees_and_control_characters_go():
    assert canonical("\ufeffFirst\x00 \x1b[1mline\tkept") == "First [1mline\tkept"


def test_well_formed_text_keeps_its_offsets():
    for path in sorted(bundled("seeds").glob("*.txt")):
        raw = path.read_bytes().decode("utf-8")
        assert canonical(raw) == raw


def test_bidirectional_and_combining_marks_stay_in_the_text():
    raw = "e\u0301 \u202eabc\u202c\u00a0\u00ad"
    assert canonical(raw) == raw
