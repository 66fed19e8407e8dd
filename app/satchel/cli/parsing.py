"""The arguments of each command, and the exit statuses."""

import argparse
import os
import re
from collections.abc import Callable, Sequence

DONE, FAILED, USAGE, REFUSED = range(4)
"""The exit status, as the help tells it."""
TEMPLATES = ("at-a-glance",)
SUMMARIES = {
    "open": "the window, with the last pack, the one given, or the sample",
    "import": "add files and folders to a pack folder",
    "articles": "list the articles",
    "text": "the canonical text of an article",
    "search": "full-text search",
    "figures": "figures: numbers with unit, indicator, period and sentence",
    "entities": "people, organisations, places, routes, events and their mentions",
    "decisions": "what was decided about names: listed, saved as a file, applied from one",
    "compare": "indicators across sources",
    "changes": "what changed from one pack or edition to another",
    "brief": "write the brief as .pdf, .html or .md, its figures as .csv or .xlsx",
    "export": "write a pack as one file to send, with what was decided in it",
    "check": "see whether every file of a pack is as it was; mend what can be mended",
}
_LONGEST_COUNT = 10
_GUARD = "\ue000"
_ABSENT = re.compile(r"-(?!h$)[^-]")
_SAMPLE = "sample"
_PACK = "a pack folder, a .satchel file, a plain folder of files, or the word sample"


def overview() -> argparse.ArgumentParser:
    """What `satchel --help` shows."""
    listed = "\n".join(f"  {name:10}{text}" for name, text in SUMMARIES.items())
    parser = argparse.ArgumentParser(
        prog="satchel",
        formatter_class=argparse.RawDescriptionHelpFormatter,
        usage="satchel [COMMAND] [PACK] …",
        description="An offline briefing-pack reader. Without a command it opens the window.",
        epilog=f"commands:\n{listed}\n\nPACK is {_PACK}.\n"
        "satchel COMMAND --help tells the rest. Exit status: 0 done; 1 could not be done;\n"
        "2 wrong usage; 3 done, but some inputs were refused.",
    )
    parser.add_argument("--version", action="store_true", help="show the version and exit")
    parser.add_argument("command", nargs="?", metavar="COMMAND", help=argparse.SUPPRESS)
    return parser


def command_of(words: Sequence[str]) -> tuple[str, Sequence[str]]:
    """The command and its arguments: a pack alone is one to open, as desktops hand them over."""
    if not words:
        return "open", ()
    if words[0] not in SUMMARIES and (words[0] == _SAMPLE or os.path.lexists(words[0])):
        return "open", words
    return words[0], words[1:]


def parser_of(command: str) -> argparse.ArgumentParser:
    """The parser of one command's arguments."""
    parser = argparse.ArgumentParser(prog=f"satchel {command}", description=SUMMARIES[command])
    parser.set_defaults(command=command)
    if command == "open":
        parser.add_argument("target", nargs="?", metavar="PACK", help=_PACK)
        return parser
    parser.add_argument("--json", action="store_true", help="print one JSON document")
    if command == "import":
        parser.add_argument("pack", metavar="PACK", help="the pack folder, made if it is not there")
        parser.add_argument("sources", nargs="+", metavar="SOURCE", help="a file or a folder")
        return parser
    if command == "changes":
        _changes(parser)
        return parser
    if command in _OF_ONE_PACK:
        parser.add_argument("pack", metavar="PACK", help=_PACK)
        _OF_ONE_PACK[command](parser)
        return parser
    parser.add_argument("pack", nargs="?", metavar="PACK", help=_PACK)
    parser.add_argument(
        "--pack", action="append", default=[], dest="packs", metavar="PACK", help="one more pack"
    )
    _ARGUMENTS.get(command, lambda _: None)(parser)
    return parser


def arguments_of(command: str, words: Sequence[str]) -> argparse.Namespace:
    """The arguments of `command`; leaves the program with status 2 where they are wrong.

    What follows "--" is no option, nor is a word with a single minus in a search: it is a query
    for articles without that word.
    """
    end = words.index("--") if "--" in words else len(words)
    guarded = [
        _GUARD + word if command == "search" and _ABSENT.match(word) else word
        for word in words[:end]
    ]
    guarded += [_GUARD + word for word in words[end + 1 :]]
    parsed = parser_of(command).parse_intermixed_args(guarded)
    for name, value in vars(parsed).items():
        if isinstance(value, str):
            setattr(parsed, name, value.removeprefix(_GUARD))
        elif isinstance(value, list):
            setattr(parsed, name, [word.removeprefix(_GUARD) for word in value])
    return parsed


def _text(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("article", metavar="ARTICLE", help="an id or a file name")


def _search(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("query", metavar="QUERY", help='such as: "middle corridor" date:2023')
    parser.add_argument("--limit", type=_count, default=20, metavar="N", help="hits shown (20)")
    parser.add_argument("--sort", choices=("relevance", "date"), default="relevance")


def _figures(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--article", metavar="ARTICLE", help="an id or a file name")
    parser.add_argument("--query", metavar="QUERY", help="such as: trade 2022 >20bn")


def _entities(parser: argparse.ArgumentParser) -> None:
    types = ("person", "organisation", "place", "route_or_project", "event", "facility")
    parser.add_argument("--article", metavar="ARTICLE", help="an id or a file name")
    parser.add_argument("--type", choices=(*types, "product", "date"))


def _decisions(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("-o", "--output", metavar="FILE", help="save them as this file")
    parser.add_argument("--apply", metavar="FILE", help="apply the decisions of this file")
    parser.add_argument(
        "--apply-offered", action="store_true", help="apply those of other packs that fit"
    )


def _brief(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("-o", "--output", required=True, metavar="FILE", help="the file to write")
    parser.add_argument("--template", choices=TEMPLATES, default=TEMPLATES[0])
    parser.add_argument("--title", help="what stands at its head")
    parser.add_argument("--page-size", choices=("A4", "Letter"), default="A4")


def _changes(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("old", metavar="OLD", help=_PACK)
    parser.add_argument("new", metavar="NEW", help="the newer one")
    parser.add_argument("-o", "--output", metavar="FILE", help="write it as .pdf, .html or .md")
    parser.add_argument("--title", help="what stands at its head")
    parser.add_argument("--page-size", choices=("A4", "Letter"), default="A4")


def _export(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("output", metavar="FILE", help="the file to write, ending in .satchel")


def _check(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--repair", action="store_true", help="mend what can be mended")


def _count(text: str) -> int:
    count = int(text) if text.isascii() and text.isdigit() and len(text) < _LONGEST_COUNT else 0
    if count < 1:
        raise argparse.ArgumentTypeError("must be a whole number, 1 or more")
    return count


_OF_ONE_PACK: dict[str, Callable[[argparse.ArgumentParser], None]] = {
    "export": _export,
    "check": _check,
}
_ARGUMENTS: dict[str, Callable[[argparse.ArgumentParser], None]] = {
    "text": _text,
    "search": _search,
    "figures": _figures,
    "entities": _entities,
    "decisions": _decisions,
    "brief": _brief,
}
