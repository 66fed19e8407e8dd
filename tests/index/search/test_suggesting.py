import pytest

from briefindex import desk
from packing import folder_of

TEXTS = {
    **{
        f"rail{number}.txt": f"Rails {number}\n\nThe railway corridor carries grain to the "
        "harbour, and the president praised the corridor.\n"
        for number in range(6)
    },
    **{
        f"fish{number}.txt": f"Fish {number}\n\nThe courier brought herring from the northern "
        "islands, and the residents praised the catch.\n"
        for number in range(8)
    },
    "odd.txt": "Odd\n\nSome wrote harbuor in a letter about trade turnover.\n",
    **{
        f"sea{number}.txt": f"Sea {number}\n\nIn the harbour ships waited.\n"
        for number in range(200)
    },
}


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    place = tmp_path_factory.mktemp("suggesting")
    desk.build(place / "pack", [folder_of(place, TEXTS)], analysis=False)
    return place / "pack"


@pytest.fixture
def opened(built):
    made = desk.Desk([built])
    yield made
    made.close()


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("corridro", "corridor"),
        ("rialway corridro", "railway corridor"),
        ("grain corrider", "grain corridor"),
        ("herring correir", "herring courier"),
        ("zailway", "railway"),
        ("zailwav", None),
        ("turnoverr NOT fish", "turnover NOT fish"),
        ('"railway coridor"', '"railway corridor"'),
        ("title:raiils", "title:rails"),
        ("railwaycorridor", "railway corridor"),
        ("harbuor", "harbour"),
        ("qqqqq corridro", "qqqqq corridor"),
        ("corridor", None),
        ("railway", None),
        ("qqqqqqq", None),
        ("harb", None),
        ("corridro*", None),
        ("source:corridro", None),
    ],
)
def test_slips_are_put_right_from_the_words_of_the_pack(opened, typed, meant):
    assert opened.search(typed).suggestion == meant
