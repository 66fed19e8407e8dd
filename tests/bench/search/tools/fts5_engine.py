"""Answers with SQLite's FTS5."""

import sqlite3
import sys
from pathlib import Path
from typing import Any

from serving import answer, kept, number_of, stories, timed

_ASK = (
    "SELECT texts.rowid, title, snippet(texts, 1, '[', ']', '…', 24) FROM texts"
    " JOIN days ON days.number = texts.rowid WHERE texts MATCH ?{dated} ORDER BY {order} LIMIT 20"
)
_COUNT = (
    "SELECT count(*) FROM texts JOIN days ON days.number = texts.rowid WHERE texts MATCH ?{dated}"
)


class Fts5:
    """Title and text in one column, words as they stand; prefixes of two and three kept."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._file = folder / "fts5.sqlite"

    def index(self) -> dict[str, Any]:
        return kept(self._folder, "fts5", self._index)

    def _index(self) -> dict[str, Any]:
        self._file.unlink(missing_ok=True)
        took = timed(self._write)
        return {**took, "bytes": self._file.stat().st_size}

    def _write(self) -> None:
        base = sqlite3.connect(self._file)
        stemmed = "porter " if self._folder.name == "cranfield" else ""
        base.execute(
            "CREATE VIRTUAL TABLE texts USING fts5(title UNINDEXED, body,"
            f" tokenize='{stemmed}unicode61', prefix='2 3')"
        )
        base.execute("CREATE TABLE days (number INTEGER PRIMARY KEY, day INTEGER)")
        for story in stories(self._folder):
            number, title = story["number"], story["title"]
            text = f"{title}\n\n{story['body']}"
            base.execute(
                "INSERT INTO texts(rowid, title, body) VALUES (?, ?, ?)", (number, title, text)
            )
            base.execute("INSERT INTO days VALUES (?, ?)", (number, number_of(story["date"])))
        base.commit()
        base.execute("INSERT INTO texts(texts) VALUES ('optimize')")
        base.commit()
        base.close()

    def open(self) -> None:
        self._base = sqlite3.connect(self._file)

    def ask(self, kind: str, words: list[str], days: list[int] | None) -> tuple[int, list[int]]:
        match = _match(kind, words)
        dated = " AND days.day BETWEEN ? AND ?" if days else ""
        order = "days.day DESC" if kind == "sortdate" else "rank"
        rows = self._base.execute(_ASK.format(dated=dated, order=order), (match, *(days or ())))
        numbers = [row[0] for row in rows.fetchall()]
        total = self._base.execute(_COUNT.format(dated=dated), (match, *(days or ()))).fetchone()[0]
        return total, numbers

    def ranked(self, words: list[str]) -> dict[str, Any]:
        """The best for any of the words, in every form of them."""
        ask = "SELECT rowid FROM texts WHERE texts MATCH ? ORDER BY rank LIMIT 10"
        rows = self._base.execute(ask, (_match("or_", words),)).fetchall()
        return {"numbers": [row[0] for row in rows]}


def _match(kind: str, words: list[str]) -> str:
    quoted = [f'"{word}"' for word in words]
    if kind == "phrase":
        return f'body : "{" ".join(words)}"'
    if kind == "prefix":
        quoted[-1] += "*"
    return f"body : ({(' OR ' if kind == 'or_' else ' AND ').join(quoted)})"


if __name__ == "__main__":
    answer(Fts5(Path(sys.argv[1])))
