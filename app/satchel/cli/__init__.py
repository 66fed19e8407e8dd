"""The command line: the window's work without a screen.

Standard output holds the answer and nothing else; progress and messages go to standard error.
Loads no window, no language model and no search engine before a command needs it.
"""

import sys
from collections.abc import Sequence

from satchel.cli.parsing import (
    DONE,
    FAILED,
    SUMMARIES,
    USAGE,
    arguments_of,
    command_of,
    overview,
)
from satchel.cli.streams import forget_output, open_streams, say, told


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
    return FAILED


def _run(words: list[str]) -> int:
    try:
        return _dispatch(words)
    except SystemExit as leave:
        return leave.code if isinstance(leave.code, int) else USAGE


def _dispatch(words: list[str]) -> int:
    command, rest = command_of(words)
    if command not in SUMMARIES:
        given = overview().parse_args(words)
        if given.version:
            return _show_version()
        overview().error(f"there is no command {given.command}: see satchel --help")
    from briefindex.errors import SatchelError  # behind --help, which is to answer at once
    from satchel.cli.commands import COMMANDS  # as above

    arguments = arguments_of(command, rest)
    try:
        return COMMANDS[command](arguments)
    except SatchelError as error:
        say(str(error))
    return FAILED


def _show_version() -> int:
    from briefindex import __version__  # the help needs nothing of the core

    sys.stdout.write(f"satchel {__version__}\n")
    return DONE
