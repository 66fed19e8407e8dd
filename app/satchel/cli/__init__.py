"""The command line: the window's work without a screen.

Standard output holds the answer and nothing else; progress and messages go to standard error.
Loads no window, no language model and no search engine before a command needs it.
"""

import argparse
import json
import os
import sys
from collections.abc import Callable, Sequence
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from satchel.cli.parsing import SUMMARIES, arguments_of, command_of, overview, parser_of
from satchel.cli.streams import forget_output, open_streams, say, told

if TYPE_CHECKING:
    from briefindex.desk import Desk, Source
    from briefindex.model.article import ArticleInfo
    from briefindex.model.pack import ImportProblem
    from briefindex.model.span import ArticleId
    from briefindex.progress import Step

_DONE, _FAILED, _USAGE, _REFUSED = 0, 1, 2, 3
_PHASES = {
    "read": "Reading",
    "index": "Indexing",
    "analyse": "Analysing",
    "send": "Writing",
    "check": "Checking",
}


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; gives the exit status of the contract."""
    words = list(sys.argv[1:] if argv is None else argv)
    open_streams()
    try:
        status = _run(words)
        sys.stdout.flush()  # here, where a full disk can still be told of
    except KeyboardInterrupt:
        say("Stopped. What was finished is kept.")
    except BrokenPipeError:
        forget_output()
    except OSError as error:
        forget_output()
        say(told(error))
    else:
        return status
    return _FAILED


def _run(words: list[str]) -> int:
    try:
        return _dispatch(words)
    except SystemExit as leave:
        return leave.code if isinstance(leave.code, int) else _USAGE


def _dispatch(words: list[str]) -> int:
    command, rest = command_of(words)
    if command not in SUMMARIES:
        given = overview().parse_args(words)
        if given.version:
            return _show_version()
        overview().error(f"there is no command {given.command}: see satchel --help")
    from briefindex.errors import SatchelError  # behind --help, which is to answer at once

    arguments = arguments_of(command, rest)
    try:
        return _COMMANDS[command](arguments)
    except SatchelError as error:
        say(str(error))
    return _FAILED


def _open(arguments: argparse.Namespace) -> int:
    if _has_no_screen():
        say("There is no screen for a window: satchel --help lists what needs none.")
        return _FAILED
    import gc

    # Nothing that the start makes is garbage: looking for some takes a tenth of it.
    gc.disable()
    import briefindex.desk  # noqa: F401 - PySide6 reads the source of each module that comes after it
    from satchel.application import run_window  # Qt: only for a window

    return run_window(arguments.target)


def _has_no_screen() -> bool:
    """Where neither a screen nor a platform is named Qt would abort the process."""
    named = ("DISPLAY", "WAYLAND_DISPLAY", "WAYLAND_SOCKET", "QT_QPA_PLATFORM")
    return sys.platform == "linux" and not any(map(os.environ.get, named))


def _import(arguments: argparse.Namespace) -> int:
    from briefindex import desk
    from satchel.cli import shapes, tables

    pack = desk.pack_folder(arguments.pack)
    sources = [Path(source).expanduser().absolute() for source in arguments.sources]
    result = desk.build(pack, sources, _progress())
    _show(arguments, lambda: shapes.import_shape(result), lambda: tables.import_lines(result))
    return _list_refused((*result.refused, *result.unread))


def _articles(arguments: argparse.Namespace) -> int:
    from satchel.cli import shapes, tables

    with _Opened(arguments) as opened:  # some dates follow from what other articles report
        infos = opened.desk.articles()
        _show(
            arguments,
            lambda: shapes.articles_shape(infos, opened.desk.copies()),
            lambda: tables.article_lines(infos),
        )
        return opened.status()


def _text(arguments: argparse.Namespace) -> int:
    from satchel.cli import shapes

    with _Opened(arguments, analysis=arguments.json) as opened:
        article = opened.desk.article(opened.article_id(arguments.article))
        if arguments.json:
            _print_json({"article": shapes.article_shape(article.info), "text": article.text})
        else:
            sys.stdout.write(article.text)
        return opened.status()


def _search(arguments: argparse.Namespace) -> int:
    from briefindex import desk
    from satchel.cli import shapes, tables

    told = arguments.sort == "date" or desk.asks_for_what_is_told(arguments.query)
    with _Opened(arguments, analysis=told) as opened:
        result = opened.desk.search(arguments.query, arguments.limit, arguments.sort)
        infos, copies = opened.infos(), opened.desk.copies()
        _show(
            arguments,
            lambda: shapes.search_shape(result, infos, copies),
            lambda: tables.search_lines(result, infos, copies, colour=sys.stdout.isatty()),
        )
        return opened.status()


def _figures(arguments: argparse.Namespace) -> int:
    from satchel.cli import shapes, tables

    with _Opened(arguments) as opened:
        figures = opened.desk.figures(opened.wanted_article(arguments), arguments.query)
        infos = opened.infos()
        texts = {
            article: opened.desk.article(article).text
            for article in {figure.sentence.article for figure in figures}
        }

        def shape() -> object:
            return [
                shapes.figure_shape(f, infos[f.sentence.article], texts[f.sentence.article])
                for f in figures
            ]

        _show(arguments, shape, lambda: tables.figure_lines(figures, infos))
        return opened.status()


def _entities(arguments: argparse.Namespace) -> int:
    from satchel.cli import shapes, tables

    with _Opened(arguments) as opened:
        entities = opened.desk.entities(opened.wanted_article(arguments), arguments.type)
        _show(
            arguments,
            lambda: [shapes.entity_shape(entity) for entity in entities],
            lambda: tables.entity_lines(entities),
        )
        return opened.status()


def _decisions(arguments: argparse.Namespace) -> int:
    from satchel.cli import decisions

    with _Opened(arguments) as opened:
        left_out = decisions.change(opened.desk, arguments)
        _show(
            arguments,
            lambda: decisions.shape(opened.desk),
            lambda: decisions.lines(opened.desk),
        )
        for sentence in left_out:
            say(sentence)
        return _REFUSED if left_out else opened.status()


def _compare(arguments: argparse.Namespace) -> int:
    from satchel.cli import shapes, tables

    with _Opened(arguments) as opened:
        rows = opened.desk.comparison()
        figures = {figure.id: figure for figure in opened.desk.figures()}
        today = date.today()  # noqa: DTZ011 - what is overdue goes by the reader's own day
        _show(
            arguments,
            lambda: [shapes.row_shape(row, today) for row in rows],
            lambda: tables.comparison_lines(rows, figures, today),
        )
        return opened.status()


def _brief(arguments: argparse.Namespace) -> int:
    from satchel.cli import writing

    output = Path(arguments.output)
    if not writing.is_known(output, writing.FORMATS):
        known = ".pdf, .html, .md, .csv or .xlsx"
        say(f"A brief is written as {known}: name FILE so, not {output.name}.")
        return _USAGE
    with _Opened(arguments) as opened:
        today = date.today()  # noqa: DTZ011 - the brief bears the reader's own day
        briefing = opened.desk.briefing(today, arguments.title)
        written = writing.write(briefing, output, arguments.page_size)
        _show(arguments, lambda: written, lambda: [str(output)])
        return opened.status()


def _changes(arguments: argparse.Namespace) -> int:
    from satchel.cli import changes, writing

    output = Path(arguments.output) if arguments.output else None
    if output is not None and not writing.is_known(output, writing.PAGES):
        say(f"Changes are written as .pdf, .html or .md: name FILE so, not {output.name}.")
        return _USAGE
    packs = [
        argparse.Namespace(**vars(arguments) | {"pack": pack, "packs": []})
        for pack in (arguments.old, arguments.new)
    ]
    with _Opened(packs[0]) as old, _Opened(packs[1]) as new:
        if output is not None:
            written = changes.write(old.desk, new.desk, output, arguments)
            _show(arguments, lambda: written, lambda: [str(output)])
        else:
            found = changes.found(old.desk, new.desk)
            _show(
                arguments,
                lambda: changes.shape(found),
                lambda: changes.lines(found, new.infos()),
            )
        return max(old.status(), new.status())


def _export(arguments: argparse.Namespace) -> int:
    from briefindex import desk

    output = Path(arguments.output)
    if output.suffix.lower() != desk.SENT:
        say(f"A pack is sent as {desk.SENT}: name FILE so, not {output.name}.")
        return _USAGE
    source = desk.resolve(arguments.pack)
    desk.prepare(source, _progress(), analysis=False)
    today = date.today()  # noqa: DTZ011 - the bag bears the sender's own day
    sent = desk.send(source.pack, output, today, _progress())
    written = {
        "written": str(output),
        "pages": None,
        "notes": sent.decisions,
        "articles": sent.articles,
    }
    _show(arguments, lambda: written, lambda: [str(output)])
    return _DONE


def _check(arguments: argparse.Namespace) -> int:
    from briefindex import desk
    from satchel.cli import shapes, tables

    checked = desk.check(arguments.pack, repair=arguments.repair, report=_progress())
    _show(arguments, lambda: shapes.checked_shape(checked), lambda: tables.checked_lines(checked))
    return _DONE if checked.ok else _REFUSED


_COMMANDS: dict[str, Callable[[argparse.Namespace], int]] = {
    "open": _open,
    "import": _import,
    "articles": _articles,
    "text": _text,
    "search": _search,
    "figures": _figures,
    "entities": _entities,
    "decisions": _decisions,
    "compare": _compare,
    "changes": _changes,
    "brief": _brief,
    "export": _export,
    "check": _check,
}


class _Opened:
    """The packs that a command names, filled as far as is needed, and a desk on them."""

    def __init__(self, arguments: argparse.Namespace, *, analysis: bool = True) -> None:
        from briefindex import desk

        targets = [*([arguments.pack] if arguments.pack else []), *arguments.packs]
        if not targets:
            parser_of(arguments.command).error("name a PACK: a folder, or the word sample")
        self._sources: list[Source] = [desk.resolve(target) for target in targets]
        for source in self._sources:
            desk.prepare(source, _progress(), analysis=analysis)
        self.desk: Desk = desk.Desk([source.pack for source in self._sources])

    def __enter__(self) -> "_Opened":
        return self

    def __exit__(self, *_: object) -> None:
        self.desk.close()

    def infos(self) -> "dict[ArticleId, ArticleInfo]":
        """Every article's info by its id."""
        return {info.id: info for info in self.desk.articles()}

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

        _list_refused(self.desk.corrected.overruled())
        filled = [source.pack for source in self._sources if source.inputs]
        with closing(Desk(filled)) as plain:
            _list_refused(plain.corrected.adrift())
            return _list_refused(plain.problems())


def _list_refused(problems: "Sequence[ImportProblem]") -> int:
    for problem in problems:
        say(f"{problem.file}: {problem.reason}")
    return _REFUSED if problems else _DONE


def _show(
    arguments: argparse.Namespace, shape: Callable[[], object], lines: Callable[[], list[str]]
) -> None:
    if arguments.json:
        _print_json(shape())
    else:
        sys.stdout.write("\n".join(lines()) + "\n")


def _print_json(document: object) -> None:
    sys.stdout.write(json.dumps(document, ensure_ascii=False, indent=1) + "\n")


def _show_version() -> int:
    from briefindex import __version__  # the help needs nothing of the core

    sys.stdout.write(f"satchel {__version__}\n")
    return _DONE


def _progress() -> "Callable[[Step], None]":
    """Says how far the work has come, on a terminal only."""
    from briefindex.progress import ignore

    return _draw if sys.stderr.isatty() else ignore


def _draw(step: "Step") -> None:
    end = "\n" if step.done >= step.total else ""
    page = f", page {step.page:,} of {step.pages:,} of {step.file}" if step.pages else ""
    line = f"\r{_PHASES[step.phase]} {step.done} of {step.total}{page}\x1b[K"
    sys.stderr.write(line + end)
    sys.stderr.flush()
