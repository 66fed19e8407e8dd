"""Words are found in the forms that they have in the language of the articles."""

import pytest

from briefindex import desk
from briefindex.search.tokens import words_of
from packing import folder_of

FRENCH = (
    "Les ports du nord\n\nLes ministres ont signé des accords nationaux sur le fret dans la ville. "
    "Ils préparaient une grande réunion avec les armateurs qui sont au port pour la journée.\n"
)
SPANISH = (
    "Los puertos del sur\n\nLas autoridades exportaban trigo en los buques que son de la empresa. "
    "Para el ministro es una obra con la que se abre el puerto por más de un año al comercio.\n"
)
GERMAN = (
    "Der Hafen im Norden\n\nDie Verhandlungen mit den Reedern sind nicht zu Ende und der Minister "
    "ist für eine Lösung. Die Häuser auf der Insel wurden von dem Sturm auch im Hafen beschädigt.\n"
)
ITALIAN = (
    "Il porto di Genova\n\nLe navi della società sono nel porto con il grano per la città. Gli "
    "armatori non accettavano una tariffa che il ministro di Roma alla fine ha firmato, più alta.\n"
)
RUSSIAN = (
    "Порт на севере\n\nПереговоры с перевозчиками не окончены, и это было к лучшему для города. "
    "Корабли стояли в порту из-за шторма, как и в прошлом году, а министр был у моря.\n"
)
CHINESE = "北方港口\n\n部长们在会议上签署了铁路货运协议。船只停在港口。\n"
ENGLISH = (
    "The harbour in the north\n\nThe ministers have signed a treaty on the freight of the port. "
    "It was said that the ships are at anchor for a day with their cargoes from the east.\n"
)
ELIDED = (
    "L'accord d'Anvers\n\nL’économie de l'archipel s'accélère, et les armateurs n'attendaient pas "
    "la hausse que le conseil de l'OACI a prévue pour une année. C'est l'étape qu'ils voulaient.\n"
)
TURKISH = (
    "Kıyıda yeni yollar\n\nBakan Şimşek bir rapor için Mersin'in limanından geçen yükleri ve yeni "
    "yolları anlattı. Türkiye'nin ihracatı bu yıl daha çok arttı, dedi ve bir plan da açıkladı.\n"
)
ARABIC = (
    "الميناء الجديد\n\nقال الوزير إن المدرسة والمدارس في المدينة مهمة، وقال أيضا إن السفن التي "
    "كانت في الميناء غادرت إلى الشمال بعد العاصفة، على أن تعود في العام المقبل.\n"
)
TEXTS = {
    "fr.txt": FRENCH, "es.txt": SPANISH, "de.txt": GERMAN, "it.txt": ITALIAN, "ru.txt": RUSSIAN,
    "zh.txt": CHINESE, "en.txt": ENGLISH, "elided.txt": ELIDED, "tr.txt": TURKISH, "ar.txt": ARABIC,
}  # fmt: skip


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    place = tmp_path_factory.mktemp("languages")
    made = place / "pack"
    desk.build(made, [folder_of(place, TEXTS)])
    return made


@pytest.fixture
def opened(folder):
    made = desk.Desk([folder])
    yield made
    made.close()


def found(opened, query):
    names = {info.id: info.file for info in opened.articles()}
    return {names[hit.article] for hit in opened.search(query).hits}


FORMS = [
    ("préparer", "fr.txt", "préparaient"),
    ("nationale", "fr.txt", "nationaux"),
    ("exportar", "es.txt", "exportaban"),
    ("autoridad", "es.txt", "autoridades"),
    ("Verhandlung", "de.txt", "Verhandlungen"),
    ("Haus", "de.txt", "Häuser"),
    ("accettare", "it.txt", "accettavano"),
    ("кораблями", "ru.txt", "Корабли"),
    ("铁路", "zh.txt", "铁"),
    ("treaties", "en.txt", "treaty"),
    ("économies", "elided.txt", "L’économie"),
    ("archip", "elided.txt", "l'archipel"),
    ('"Anvers', "elided.txt", "d'Anvers"),
    ("OACI", "elided.txt", "l'OACI"),
    ("accélérer", "elided.txt", "s'accélère"),
    ("attendait", "elided.txt", "n'attendaient"),
    ("Türkiye", "tr.txt", "Türkiye'nin"),
    ("liman", "tr.txt", "limanından"),
    ("ihracat", "tr.txt", "ihracatı"),
    ("مدرسة", "ar.txt", "المدرسة"),
    ("المدارس", "ar.txt", "والمدارس"),
    ("سفن", "ar.txt", "السفن"),
]


@pytest.mark.parametrize(("typed", "file", "written"), FORMS)
def test_a_word_finds_the_forms_that_its_language_has(opened, typed, file, written):
    assert found(opened, typed) == {file}
    (hit,) = opened.search(typed).hits
    marks = {s.text[m.start : m.end] for s in hit.snippets for m in s.marks}
    assert any(mark.startswith(written) for mark in marks)


def test_a_form_that_another_language_has_is_not_looked_for_in_an_article(opened):
    result = opened.search("porter")
    assert found(opened, "porter") == {"fr.txt"}, "the port of the English article is no porter"
    assert result.total == 1
    assert [each.value for each in result.facets.languages] == ["fr"]
    assert found(opened, "ports") == {"fr.txt", "en.txt"}


def test_only_forms_of_an_articles_own_language_are_marked(opened):
    (english,) = opened.search("porter OR anchor lang:en").hits
    text = opened.article(english.article).text
    spans = opened.hits_in(english.article, "porter OR anchor")
    assert [text[span.start : span.end] for span in spans] == ["anchor"]
    assert opened.finder.hits_of([english.article], "porter OR anchor") == {english.article: spans}
    (snippet,) = english.snippets
    assert [snippet.text[mark.start : mark.end] for mark in snippet.marks] == ["anchor"]
    assert not opened.hits_in(english.article, "porter")


def test_a_scan_finds_the_same_forms_as_the_index(opened, folder, monkeypatch):
    answers = {typed: opened.search(typed).hits for typed, _, _ in FORMS}
    monkeypatch.setattr("briefindex.search.shelf.generations.newest", lambda _: None)
    by_scan = desk.Desk([folder])
    assert {typed: by_scan.search(typed).hits for typed, _, _ in FORMS} == answers
    by_scan.close()


def test_a_pack_without_such_articles_knows_no_such_forms(tmp_path):
    desk.build(tmp_path / "pack", [folder_of(tmp_path, {"en.txt": ENGLISH})])
    english = desk.Desk([tmp_path / "pack"])
    assert found(english, "cargoes") == {"en.txt"}
    assert not found(english, "ministre")
    english.close()


def test_every_beginning_of_every_word_finds_articles_while_it_is_typed(opened):
    texts = [opened.article(info.id).text for info in opened.articles()]
    words = {word for text in texts for word in words_of(text)}
    begun = {word[:size] for word in words for size in range(1, len(word))}
    assert not [each for each in sorted(begun) if not opened.search(each, 1).total]


TRADE = (
    "Trade with the north\n\nThe trade of the port has grown. It was said that the price of the "
    "freight is a share of what the ships have on them in the east for a day.\n"
)


def test_a_beginning_that_another_language_takes_for_a_form_is_a_beginning_elsewhere(tmp_path):
    texts = {"fr.txt": FRENCH, "de.txt": GERMAN, "en.txt": TRADE}
    desk.build(tmp_path / "pack", [folder_of(tmp_path, texts)])
    mixed = desk.Desk([tmp_path / "pack"])
    for typed in ("trad", "pric", "shar"):  # forms of trade, price and share by French rules
        (hit,) = mixed.search(typed).hits
        marks = {s.text[m.start : m.end].lower() for s in hit.snippets for m in s.marks}
        assert marks == {f"{typed}e"}
        assert not mixed.search(f"{typed} nothing").hits, "it is in the typing no more"
    mixed.close()


NAMES = [
    ("lang:French", {"fr.txt", "elided.txt"}),
    ("lang:français", {"fr.txt", "elided.txt"}),
    ("lang:русский", {"ru.txt"}),
    ("lang:ENGLISH", {"en.txt"}),
    ("lang:中文", {"zh.txt"}),
    ('lang:"Chinese"', {"zh.txt"}),
    ("lang:العربية", {"ar.txt"}),
    ("lang:немецкий", {"de.txt"}),
    ("lang:Ital", {"it.txt"}),
    ("lang:span*", {"es.txt"}),
    ("lang:(french OR german)", {"fr.txt", "elided.txt", "de.txt"}),
    ("lang:de", {"de.txt"}),
    ("lang:d", {"de.txt"}),
]


@pytest.mark.parametrize(("query", "files"), NAMES)
def test_a_language_is_asked_for_by_its_name_too(opened, query, files):
    assert found(opened, query) == files
    assert opened.search(query).hint is None


def test_articles_in_a_language_are_kept_out_by_its_name(opened):
    assert found(opened, "lang:french") == set(TEXTS) - found(opened, "-lang:french")


def test_a_language_that_no_article_is_in_is_said_with_those_that_are_there(opened, tmp_path):
    result = opened.search("port lang:Klingon")
    assert (result.total, result.hint) == (
        0,
        "No article here is in “Klingon”: there is Arabic (ar), Chinese (zh), English (en), "
        "French (fr), German (de), Italian (it), Russian (ru), Spanish (es) and others.",
    )
    assert [(span.start, span.end) for span in result.hints_at] == [(10, 17)]
    desk.build(tmp_path / "pack", [folder_of(tmp_path, {"en.txt": ENGLISH})])
    english = desk.Desk([tmp_path / "pack"])
    assert english.search("lang:fr").hint == "No article here is in “fr”: there is English (en)."
    assert english.search('lang:"old norse"').hint == (
        "No article here is in “old norse”: there is English (en)."
    )
    assert found(english, "-lang:french") == {"en.txt"}
    english.close()
