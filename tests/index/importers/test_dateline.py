from datetime import date

import pytest

from briefindex.importers.dateline import dateline_at


@pytest.mark.parametrize(
    ("text", "rest", "facts"),
    [
        ("OSLO. NTB – The ferry", "The ferry", {"source": "NTB", "place": "Oslo"}),
        (
            "KYIV, Ukraine (AP) — The ferry",
            "The ferry",
            {"source": "Associated Press", "place": "Kyiv, Ukraine"},
        ),
        ("(Reuters) - The ferry", "The ferry", {"source": "Reuters"}),
        (
            "MOSCOW, January 5. /TASS/. The ferry",
            "The ferry",
            {"source": "TASS", "place": "Moscow"},
        ),
        ("BEIJING, May 9 (Xinhua) -- A ferry", "A ferry", {"source": "Xinhua", "place": "Beijing"}),
        ("New Delhi, Mar 3 (PTI) The ferry", "The ferry", {"source": "PTI", "place": "New Delhi"}),
        (
            "Almaty, 3 March 2024 (Interfax) - The ferry",
            "The ferry",
            {"source": "Interfax", "place": "Almaty", "date": date(2024, 3, 3)},
        ),
        (
            "April 2, 2025 (Reuters) -- The ferry",
            "The ferry",
            {"source": "Reuters", "date": date(2025, 4, 2)},
        ),
        (
            "OSLO/NEW DELHI, May 9 (Reuters) - The ferry",
            "The ferry",
            {"source": "Reuters", "place": "Oslo/New Delhi"},
        ),
        (
            "LISBON, 9 February 2025. The ferry",
            "The ferry",
            {"place": "Lisbon", "date": date(2025, 2, 9)},
        ),
        ("LONDON — “The ferry", "“The ferry", {"place": "London"}),
        ("RIO DE JANEIRO - The ferry", "The ferry", {"place": "Rio de Janeiro"}),
        ("NUR-SULTAN. KAZINFORM - A", "A", {"source": "Kazinform", "place": "Nur-Sultan"}),
        (
            "date 2024-03-03 LISBON Minister Silva",
            "Minister Silva",
            {"date": date(2024, 3, 3), "place": "Lisbon"},
        ),
        ("Published 3 March 2024 The ferry", "The ferry", {"date": date(2024, 3, 3)}),
        (
            "date 2024-03-03 NEW DELHI UN envoys",
            "UN envoys",
            {"date": date(2024, 3, 3), "place": "New Delhi"},
        ),
    ],
)
def test_datelines_are_read_and_cut_off(text, rest, facts):
    found = dateline_at(text, 0, len(text))
    assert found is not None
    assert text[found.end :] == rest
    assert {clue.field: clue.day or clue.value for clue in found.clues} == facts


@pytest.mark.parametrize(
    "text",
    [
        "The ferry – the largest of its kind – left.",
        "NATO – The alliance met.",
        "IBM - the computer firm - rose.",
        "Norway (the largest) - is near.",
        "The bank (Reuters) – said so.",
        "U.S. President – who left – spoke.",
        "2024 was a good year for the port.",
        "May 3 is a holiday.",
        "LONDON is large. The ferry left.",
        "UPDATE - The ferry left.",
        "A. B. – C",
        "",
    ],
)
def test_what_only_looks_like_a_dateline_stays_in_the_sentence(text):
    assert dateline_at(text, 0, len(text)) is None
