from pathlib import Path

from briefindex.desk import Desk
from briefindex.model.naming import Named
from briefindex.packs.entity_links import id_of
from named_packs import named_pack

FERRO = Named("person", "Ana Ferro")
NAMES = {"Ana Ferro": ("person", "Ana Ferro"), "Ferro": ("person", "Ana Ferro")}


def described(folder: Path, *texts: str):
    named_pack(folder, {f"{n}.txt": f"Title {n}\n\n{t}\n" for n, t in enumerate(texts)}, NAMES)
    with_desk = Desk([folder])
    page = with_desk.names.page(id_of(FERRO))
    texts_of = {info.id: with_desk.article(info.id).text for info in with_desk.articles()}
    for each in page.described:
        text = texts_of[each.info.id]
        assert text[each.span.start : each.span.end] == each.words.rstrip("…")
    with_desk.close()
    return sorted(each.words for each in page.described)


def test_sources_that_say_different_things_are_told_with_their_words(tmp_path):
    one, other = "Trade Minister Ana Ferro spoke.", "Ana Ferro, the head of the port, spoke."
    assert described(tmp_path / "pack", one, other) == ["Trade Minister", "the head of the port"]


def test_sources_of_which_one_says_more_of_the_same_do_not_differ(tmp_path):
    one, other = "Minister Ana Ferro spoke.", "Trade Minister Ana Ferro spoke."
    assert described(tmp_path / "pack", one, other) == []


def test_one_source_alone_differs_from_none(tmp_path):
    one = "Trade Minister Ana Ferro spoke. Ana Ferro, the head of the port, spoke."
    assert described(tmp_path / "pack", one, "Ana Ferro spoke.") == []
