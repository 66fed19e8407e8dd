"""The packs that a command is about."""

import argparse
import os
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from satchel.cli.parsing import DONE, REFUSED, parser_of
from satchel.cli.streams import progress, say

if TYPE_CHECKING:
    from briefindex.desk import Desk, Source
    from briefindex.model.article import ArticleInfo
    from briefindex.model.pack import ImportProblem
    from briefindex.model.span import ArticleId


class Opened:
    """The packs that a command names, filled as far as is needed, and a desk on them."""

    def __init__(self, arguments: argparse.Namespace, *, analysis: bool = True) -> None:
        """Fill and open them."""
        from briefindex import desk

        targets = [*([arguments.pack] if arguments.pack else []), *arguments.packs]
        if not targets:
            parser_of(arguments.command).error("name a PACK: a folder, or the word sample")
        self._sources: list[Source] = [desk.resolve(target) for target in targets]
        for source in self._sources:
            desk.prepare(source, progress(), analysis=analysis)
        self.desk: Desk = desk.Desk([source.pack for source in self._sources])

    def __enter__(self) -> "Opened":
        """The opened packs themselves."""
        return self

    def __exit__(self, *_: object) -> None:
        """Let go of them."""
        self.desk.close()

    def infos(self) -> "dict[ArticleId, ArticleInfo]":
        """Every article's info by its id."""
        return {info.id: info for info in self.desk.articles()}

    def homes(self) -> "dict[ArticleId, str]":
        """What the pack of each article is called, where there are several."""
        names = {source.pack: source.name for source in self._sources}
        return self.desk.homes(names) if len(names) > 1 else {}

    def article_id(self, name: str) -> "ArticleId":
        """The id that `name`, an id or a file name, stands for."""
        from briefindex.errors import NotInPackError

        infos = self.infos()
        name = os.fsencode(name).decode(errors="replace")  # as a list of articles shows it
        found = [info.id for info in infos.values() if name in (info.id, info.file)]
        found = found or [info.id for info in infos.values() if Path(info.file).name == name]
        if len(found) == 1:
            return found[0]
        if found:
            raise NotInPackError(f"{len(found)} articles are named {name}: give the id of one.")
        raise NotInPackError(f"No article is named {name}: satchel articles lists them.")

    def wanted_article(self, arguments: argparse.Namespace) -> "ArticleId | None":
        """The article that the command is limited to, if any."""
        return self.article_id(arguments.article) if arguments.article else None

    def status(self) -> int:
        """The exit status; lists what was refused of a plain folder's files.

        Corrections that are not shown are told of too, but refuse no file.
        """
        from briefindex.desk import Desk

        list_refused(self.desk.corrected.overruled())
        filled = [source.pack for source in self._sources if source.inputs]
        with closing(Desk(filled)) as plain:
            list_refused(plain.corrected.adrift())
            return list_refused(plain.problems())


def list_refused(problems: "Sequence[ImportProblem]") -> int:
    """Say which files were refused, and why; gives the exit status that tells of it."""
    for problem in problems:
        say(f"{problem.file}: {problem.reason}")
    return REFUSED if problems else DONE
