"""Articles that are like one: those that share the words which tell it from the others."""

import pytest

from briefindex import desk
from briefindex.errors import NotInPackError
from briefindex.model.span import ArticleId
from packing import folder_of

ABOUT = {
    "cotton": "The cotton harvest of Namangan came in late. Ginners wait for the cotton, and the "
    "spindles stand still, growers said.",
    "spindles": "Spindles stand still in Namangan: the ginners have no cotton before the harvest, "
    "said the union of growers.",
    "harvest": "A harvest of wheat came in early, the ministry said, and the growers are glad.",
    "rail": "The railway carries more containers than before, the ministry said.",
    "port": "The port loads more containers than before, and the railway waits for them.",
    "bank": "The bank lends less than before, the ministry said, and the firms wait.",
}


@pytest.fixture
def opened(tmp_path, quick_extraction):  # noqa: ARG001 - used for its effect
    texts = {f"{name}.txt": f"News of the day\n\n{text}\n" for name, text in ABOUT.items()}
    folder = tmp_path / "pack"
    desk.build(folder, [folder_of(tmp_path, texts)])
    made = desk.Desk([folder])
    yield made
    made.close()


def like(opened, name: str, **options) -> list[str]:
    files = {info.id: info.file.removesuffix(".txt") for info in opened.articles()}
    ids = {file: article for article, file in files.items()}
    return [files[hit.article] for hit in opened.finder.similar(ids[name], **options).hits]


def test_what_shares_the_rarest_words_comes_first_and_the_article_itself_never(opened):
    assert like(opened, "cotton")[0] == "spindles"
    assert like(opened, "rail")[0] == "port"
    assert all(name not in like(opened, name) for name in ABOUT)


def test_what_is_only_near_it_is_left_out(opened):
    assert "rail" not in like(opened, "cotton")


def test_no_more_is_told_than_asked_for(opened):
    found = opened.finder.similar(opened.articles()[0].id, most=1)
    assert len(found.hits) == found.total == 1


def test_shared_words_are_marked(opened):
    first = next(info for info in opened.articles() if info.file == "cotton.txt")
    (best, *_) = opened.finder.similar(first.id).hits
    text = best.snippets[0].text
    marked = {text[m.start : m.end].lower() for m in best.snippets[0].marks}
    assert {"spindles", "ginners", "cotton"} & marked


def test_an_article_that_is_nowhere_is_refused(opened):
    with pytest.raises(NotInPackError):
        opened.finder.similar(ArticleId("f" * 16))
