"""The pages of a PDF, from its bytes to the article, into a pack and out of it."""

import json
import zipfile
from datetime import date

import pytest

from briefindex import desk
from briefindex.importers import article_from
from briefindex.importers.formats import pdf
from briefindex.importers.formats.carried import packed, unpacked
from briefindex.importers.laid_out import laid_out
from briefindex.model.article import ArticleInfo, PageMap
from briefindex.packs import codec
from briefindex.packs.store import Store
from briefindex.progress import ignore
from briefindex.text.pages import page_label
from made_files import PICTURE, column
from made_files import pdf as made

FIRST = ["Exports of grain from Norland rose by 12 per-", "cent in 2023, the ministry said."]
SECOND = ["Prices fell by 4 percent in the same year, and", "farmers asked for help with stor-"]
THIRD = ["age of 3 million tons of wheat. The minister of the", "country promised it in March."]
PAGES = [column(50, 700, lines) for lines in (FIRST, SECOND, THIRD)]
ROMAN = "/PageLabels << /Nums [0 << /S /r >> 1 << /S /D /St 7 >>] >>"


def labels_of(article, *words):
    return [page_label(article.info.pages, article.text.index(each)) for each in words]


def test_each_page_begins_where_its_first_word_stands():
    article = article_from(made(*PAGES), "norland.pdf")
    starts = article.info.pages.starts
    assert [article.text[start:].split()[0] for start in starts[:2]] == ["Exports", "Prices"]
    assert article.text[starts[2] :].startswith("age of 3 million")
    assert labels_of(article, "12 percent", "4 percent", "storage", "3 million") == list("1223")


def test_pages_that_are_only_counted_need_no_labels():
    assert article_from(made(*PAGES), "norland.pdf").info.pages.labels == ()


def test_the_numbers_of_the_document_itself_are_taken():
    article = article_from(made(*PAGES, extra=ROMAN), "norland.pdf")
    assert labels_of(article, "12 percent", "4 percent", "3 million") == ["i", "7", "8"]


def test_a_page_without_text_begins_where_the_next_one_does():
    article = article_from(made([], PAGES[0], [], PAGES[1]), "norland.pdf")
    assert labels_of(article, "Exports", "Prices") == ["2", "4"]
    assert len(article.info.pages.starts) == 4


def test_other_formats_have_no_pages():
    assert article_from(b"A text of a few words only.", "a.txt").info.pages == PageMap()


def test_the_pages_come_whole_out_of_the_parsing_process():
    data = made(*PAGES, extra=ROMAN)
    article = laid_out(pdf.read(data), data, "norland.pdf")
    said, text = packed(article)
    assert article.info.pages.labels
    assert unpacked(json.loads(json.dumps(said)), text) == article


def test_an_info_of_an_older_satchel_has_no_pages():
    info = article_from(made(*PAGES), "norland.pdf").info
    written = json.loads(codec.dumps(info))
    assert written.pop("pages") == {"starts": list(info.pages.starts)}
    assert codec.loads(ArticleInfo, json.dumps(written)).pages == PageMap()


@pytest.fixture
def pack(tmp_path):
    (tmp_path / "norland.pdf").write_bytes(made(*PAGES, extra=ROMAN))
    folder = tmp_path / "pack"
    desk.build(folder, [tmp_path / "norland.pdf"], analysis=False)
    return folder


def only_info(pack):
    store = Store(pack)
    try:
        (info,) = store.infos()
    finally:
        store.close()
    return info


def test_a_pack_keeps_them(pack):
    info = only_info(pack)
    assert info.pages.labels == ("i", "7", "8")
    assert len(info.pages.starts) == 3


def test_a_pack_that_was_sent_has_them_where_it_arrives(pack, tmp_path):
    sent = tmp_path / "norland.satchel"
    desk.send(pack, sent, date(2026, 1, 2), ignore)
    desk.build(tmp_path / "other", [sent], analysis=False)
    assert only_info(tmp_path / "other").pages == only_info(pack).pages
    with zipfile.ZipFile(sent) as bag:
        package = json.loads(bag.read("norland/datapackage.json"))
    assert package["resources"][0]["pages"] == 3
    assert desk.check(sent).ok


@pytest.mark.parametrize(
    ("pages", "opening"),
    [
        ([PAGES[0], [PICTURE]], "Page 2 holds a picture of text"),
        ([PAGES[0], [PICTURE], [PICTURE], [PICTURE]], "Pages 2–4 hold pictures of text"),
        ([[PICTURE], PAGES[0], [PICTURE], [PICTURE]], "Pages 1 and 3–4 hold pictures of text"),
    ],
)
def test_scanned_pages_among_others_are_named(pages, opening):
    assert pdf.read(made(*pages)).notice.startswith(opening)


def test_an_empty_page_and_a_picture_beside_text_are_no_scan():
    assert pdf.read(made([*PAGES[0], PICTURE], [], PAGES[1])).notice == ""


def test_who_adds_a_file_is_told_of_its_scanned_pages(tmp_path):
    (tmp_path / "norland.pdf").write_bytes(made(PAGES[0], [PICTURE]))
    result = desk.build(tmp_path / "pack", [tmp_path / "norland.pdf"], analysis=False)
    assert [problem.file for problem in result.unread] == ["norland.pdf"]
    assert only_info(tmp_path / "pack").notice == result.unread[0].reason


def test_pages_that_begin_with_a_mark_only_begin_where_the_next_word_does():
    pages = [column(50, 700, lines) for lines in (["Grain and"], ["—"], ["wheat and rye"])]
    article = article_from(made(*pages), "norland.pdf")
    assert [article.text[start:].split()[0] for start in article.info.pages.starts] == [
        "Grain",
        "wheat",
        "wheat",
    ]
