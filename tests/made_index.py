"""Indexes of made-up articles in several segments, for tests of what is derived from them."""

from contextlib import closing
from datetime import date, timedelta

from whoosh.filedb.filestore import FileStorage
from whoosh.index import FileIndex

from briefindex.packs.store import Store
from briefindex.search import generations
from briefindex.search.columns import building, files, opening
from briefindex.search.places import schema

WORDS = [
    "trade",
    "trades",
    "traded",
    "trading",
    "trader",
    "corridor",
    "corridors",
    "railway",
    "railways",
    "rail",
    "gas",
    "government",
    "governments",
    "governed",
    "wheat",
    "harvest",
    "harvests",
    "pipeline",
    "the",
    "of",
    "in",
    "and",
    "port",
    "ports",
    "report",
    "export",
    "exports",
    "exported",
    "customs",
    "duty",
]
SOURCES = ["China Daily", "The Times", "Gas Weekly", ""]
FIRST = date(2023, 1, 1)


def article(chance, number, languages=("en",)):
    body = chance.choices(WORDS, k=chance.randint(1, 90))
    title = chance.choices(WORDS, k=chance.randint(0, 6))
    day = (FIRST + timedelta(chance.randint(0, 700))).toordinal() if chance.random() < 0.9 else 0
    source = chance.choice(SOURCES)
    language = languages[number % len(languages)]
    file = f"{chance.choice(WORDS)}-{number}.txt"
    last = day + chance.randint(0, 40) if day else 0
    return {
        "row": (f"{number:04}", day, last, source, language, file),
        "body": [*title, *body], "title": title, "source": source.lower().split(), "author": [],
        "lang": [language] if language else [],
        "file": file.replace("-", " ").replace(".", " ").split(),
    }  # fmt: skip


def made(folder, chance, segments, deletions, sizes=(1, 60), languages=("en",)):
    """An index in several segments, with some articles taken out again."""
    folder.mkdir(parents=True)
    index = FileIndex.create(FileStorage(str(folder)), schema(), "MAIN")
    number = 0
    for _ in range(segments):
        writer = index.writer()
        for _ in range(chance.randint(*sizes)):
            writer.add_document(**article(chance, number, languages))
            number += 1
        writer.commit(merge=False)
    if deletions:
        writer = index.writer()
        for gone in chance.sample(range(number), min(deletions, number)):
            writer.delete_document(gone)
        writer.commit(merge=False)
    building.build(folder)
    return index


def columns_in(folder):
    found = []
    for name, deleted in files.segments_of(folder):
        columns = opening.open_columns(folder.parent / files.FOLDER, name)
        columns.deleted = deleted
        found.append(columns)
    return found


def newest_of(pack):
    """The newest generation of a pack's index; None where there is none."""
    with closing(Store(pack)) as store:
        return generations.newest(store)
