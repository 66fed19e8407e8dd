"""What each command does: asks the desk, and shows the answer as text or as JSON.

A function a command; it gives the exit status. None loads what it does not need.
"""

import argparse
import os
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

from satchel.cli.opened import Opened, list_refused
from satchel.cli.parsing import DONE, FAILED, REFUSED, USAGE
from satchel.cli.streams import print_json, progress, say, show


def _open(arguments: argparse.Namespace) -> int:
    if _has_no_screen():
        say("There is no screen for a window: satchel --help lists what needs none.")
        return FAILED
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
    result = desk.build(pack, sources, progress())
    show(arguments, lambda: shapes.import_shape(result), lambda: tables.import_lines(result))
    return list_refused((*result.refused, *result.unread))


def _articles(arguments: argparse.Namespace) -> int:
    from satchel.cli import shapes, tables

    with Opened(arguments) as opened:  # some dates follow from what other articles report
        infos = opened.desk.articles()
        show(
            arguments,
            lambda: shapes.articles_shape(infos, opened.desk.copies()),
            lambda: tables.article_lines(infos),
        )
        return opened.status()


def _text(arguments: argparse.Namespace) -> int:
    from satchel.cli import shapes

    with Opened(arguments, analysis=arguments.json) as opened:
        article = opened.desk.article(opened.article_id(arguments.article))
        if arguments.json:
            print_json({"article": shapes.article_shape(article.info), "text": article.text})
        else:
            sys.stdout.write(article.text)
        return opened.status()


def _search(arguments: argparse.Namespace) -> int:
    from briefindex import desk
    from satchel.cli import shapes, tables

    told = arguments.sort == "date" or desk.asks_for_what_is_told(arguments.query)
    with Opened(arguments, analysis=told) as opened:
        result = opened.desk.search(arguments.query, arguments.limit, arguments.sort)
        infos, copies, homes = opened.infos(), opened.desk.copies(), opened.homes()
        colour = sys.stdout.isatty()
        show(
            arguments,
            lambda: shapes.search_shape(result, infos, copies, homes),
            lambda: tables.search_lines(result, infos, copies, homes, colour=colour),
        )
        return opened.status()


def _figures(arguments: argparse.Namespace) -> int:
    from satchel.cli import shapes, tables

    with Opened(arguments) as opened:
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

        show(arguments, shape, lambda: tables.figure_lines(figures, infos))
        return opened.status()


def _entities(arguments: argparse.Namespace) -> int:
    from satchel.cli import shapes, tables

    with Opened(arguments) as opened:
        entities = opened.desk.entities(opened.wanted_article(arguments), arguments.type)
        show(
            arguments,
            lambda: [shapes.entity_shape(entity) for entity in entities],
            lambda: tables.entity_lines(entities),
        )
        return opened.status()


def _decisions(arguments: argparse.Namespace) -> int:
    from satchel.cli import decisions

    with Opened(arguments) as opened:
        left_out = decisions.change(opened.desk, arguments)
        show(
            arguments,
            lambda: decisions.shape(opened.desk),
            lambda: decisions.lines(opened.desk),
        )
        for sentence in left_out:
            say(sentence)
        return REFUSED if left_out else opened.status()


def _compare(arguments: argparse.Namespace) -> int:
    from satchel.cli import shapes, tables

    with Opened(arguments) as opened:
        rows = opened.desk.comparison()
        figures = {figure.id: figure for figure in opened.desk.figures()}
        today = date.today()  # noqa: DTZ011 - what is overdue goes by the reader's own day
        show(
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
        return USAGE
    with Opened(arguments) as opened:
        today = date.today()  # noqa: DTZ011 - the brief bears the reader's own day
        briefing = opened.desk.briefing(today, arguments.title)
        written = writing.write(briefing, output, arguments.page_size)
        show(arguments, lambda: written, lambda: [str(output)])
        return opened.status()


def _changes(arguments: argparse.Namespace) -> int:
    from satchel.cli import changes, writing

    output = Path(arguments.output) if arguments.output else None
    if output is not None and not writing.is_known(output, writing.PAGES):
        say(f"Changes are written as .pdf, .html or .md: name FILE so, not {output.name}.")
        return USAGE
    packs = [
        argparse.Namespace(**vars(arguments) | {"pack": pack, "packs": []})
        for pack in (arguments.old, arguments.new)
    ]
    with Opened(packs[0]) as old, Opened(packs[1]) as new:
        if output is not None:
            written = changes.write(old.desk, new.desk, output, arguments)
            show(arguments, lambda: written, lambda: [str(output)])
        else:
            found = changes.found(old.desk, new.desk)
            show(
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
        return USAGE
    source = desk.resolve(arguments.pack)
    desk.prepare(source, progress(), analysis=False)
    today = date.today()  # noqa: DTZ011 - the bag bears the sender's own day
    sent = desk.send(source.pack, output, today, progress())
    written = {
        "written": str(output),
        "pages": None,
        "notes": sent.decisions,
        "articles": sent.articles,
    }
    show(arguments, lambda: written, lambda: [str(output)])
    return DONE


def _check(arguments: argparse.Namespace) -> int:
    from briefindex import desk
    from satchel.cli import shapes, tables

    checked = desk.check(arguments.pack, repair=arguments.repair, report=progress())
    show(arguments, lambda: shapes.checked_shape(checked), lambda: tables.checked_lines(checked))
    return DONE if checked.ok else REFUSED


COMMANDS: dict[str, Callable[[argparse.Namespace], int]] = {
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
"""By the word that it is called with."""
