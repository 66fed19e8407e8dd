import subprocess
import sys

import pytest

from briefindex.extract.gazetteer import gazetteer
from briefindex.model.span import Span


@pytest.mark.parametrize(
    ("surface", "canonical"),
    [
        ("the Kyrgyz Republic", "Kyrgyzstan"),
        ("Turkiye", "Türkiye"),
        ("Turkey", "Türkiye"),
        ("Xian", "Xi'an"),
        ("Xi’an", "Xi'an"),
        ("U.S.", "United States"),
        ("KAZINFORM", "Kazinform"),
        ("One Belt, One Road", "Belt and Road Initiative"),
        ("BRI", "Belt and Road Initiative"),
        ("Middle Corridor", "Trans-Caspian International Transport Route"),
        ("N'Djamena", "N'Djamena"),
        ("Saigon", "Ho Chi Minh City"),
        ("Mercosul", "Mercosur"),
        ("西安", "Xi'an"),
        ("Україна", "Ukraine"),
        ("Kiev", "Kyiv"),
        ("Évansville", "Evansville"),
        ("9/11", "September 11 attacks"),
    ],
)
def test_other_names_lead_to_the_one_name(surface: str, canonical: str) -> None:
    entry = gazetteer().find(surface)
    assert entry is not None
    assert entry.canonical == canonical


def test_an_acronym_in_small_letters_is_a_word() -> None:
    assert gazetteer().find("us") is None
    assert not gazetteer().scan("they told us who it was")


def test_peoples_and_adjectives_lead_to_the_country() -> None:
    assert gazetteer().demonym("Uzbeks") == "Uzbekistan"
    assert gazetteer().demonym("Central Asian") == "Central Asia"
    assert gazetteer().demonym("Uzbekistan") is None


def test_the_longest_name_is_found_and_the_possessive_left_out() -> None:
    text = "The People's Republic of China's ships left the Caspian Sea."
    found = [text[hit.span.start : hit.span.end] for hit in gazetteer().scan(text)]
    assert found == ["People's Republic of China", "Caspian Sea"]


def test_a_name_does_not_run_over_the_end_of_a_sentence() -> None:
    text = "He was born in Hong. Kong was his teacher."
    assert not gazetteer().scan(text)


def test_a_scan_stays_within_its_span() -> None:
    text = "Kenya and Ghana and Chile"
    found = gazetteer().scan(text, Span(6, 16))
    assert [hit.entry.canonical for hit in found] == ["Ghana"]


def test_members_of_a_grouping_are_countries() -> None:
    known = gazetteer()
    for grouping in ("G7", "ASEAN", "European Union", "C5", "OPEC"):
        entry = known.find(grouping)
        assert entry is not None
        assert entry.members
        for member in entry.members:
            country = known.find(member)
            assert country is not None, member
            assert country.kind == "country"
            assert country.canonical == member


def test_every_table_says_what_it_is_and_where_it_comes_from() -> None:
    from briefindex.bundle import bundled

    for table in bundled("resources/gazetteer").iterdir():
        head = table.read_text(encoding="utf-8").splitlines()[:3]
        assert head[0].startswith("# What: ")
        assert "Licence: " in head[1]


def test_a_leader_has_offices_and_a_metonym_its_government() -> None:
    leader = gazetteer().find("Kassym-Jomart Tokayev")
    assert leader is not None
    assert "President of Kazakhstan 2019-03-20/" in leader.notes
    kremlin = gazetteer().find("the Kremlin")
    assert kremlin is not None
    assert kremlin.notes == ("government of Russia",)


def test_a_first_spelling_does_not_hide_one_in_small_letters() -> None:
    (hit,) = gazetteer().scan("Talks about the Zangezur corridor went on.")
    assert hit.cased


def test_the_tables_hold_what_their_maker_checks() -> None:
    from briefindex.bundle import bundled

    root = bundled("resources/gazetteer").parents[1]
    maker = root / "packaging" / "gazetteer.py"
    done = subprocess.run([sys.executable, maker], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_desk_reads_no_table_before_it_is_asked() -> None:
    code = "import sys, briefindex.desk;sys.exit('briefindex.extract.gazetteer' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_looking_up_names_loads_no_language_library() -> None:
    code = (
        "import sys; from briefindex.extract.gazetteer import gazetteer; gazetteer();"
        "sys.exit('spacy' in sys.modules or 'numpy' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
