"""What was decided, on the command line: listed; about names also saved as a file and applied."""

import argparse
from pathlib import Path
from typing import Any

from briefindex.desk import Desk
from briefindex.desk.name_file import chosen, decisions_file, read_decisions
from briefindex.desk.saving import save_file
from briefindex.model.figure import Figure
from briefindex.model.naming import Named, NameDecision
from satchel.cli.tables import columns

Shape = dict[str, Any]


def change(desk: Desk, arguments: argparse.Namespace) -> tuple[str, ...]:
    """Do what the options ask for; gives one sentence for each entry of a file left out.

    Raises:
        SatchelError: a file cannot be read or written.
    """
    problems: tuple[str, ...] = ()
    if arguments.apply is not None:
        file = Path(arguments.apply)
        read = read_decisions(chosen(file), file.name)
        desk.naming.decide(read.decisions)
        problems = read.problems
    if arguments.apply_offered:
        desk.naming.accept(desk.naming.offered())
    if arguments.output is not None:
        save_file(Path(arguments.output), decisions_file(desk.names.decisions()))
    return problems


def shape(desk: Desk) -> Shape:
    """The decisions that stand, those of other packs that would fit, and what waits."""
    return {
        "decisions": [_decision(each) for each in desk.names.decisions()],
        "offered": [_decision(each) for each in desk.naming.offered()],
        "waiting": list(desk.names.lapsed()),
        "indicators": [_moved(desk, figure) for figure in _under_others(desk)],
    }


def lines(desk: Desk) -> list[str]:
    """The same for people."""
    decisions, offered = desk.names.decisions(), desk.naming.offered()
    listed = columns(_HEADS, map(_row, decisions)) if decisions else ["no decisions about names"]
    listed += desk.names.lapsed()
    moved = _under_others(desk)
    if moved:
        rows = ((f.surface, _found_label(f), f.indicator.label) for f in moved)
        listed += ["", "Figures under another indicator:"]
        listed += columns(("figure", "found", "now"), rows)
    if offered:
        listed += ["", "Decisions from other packs that fit this one (--apply-offered):"]
        listed += columns(_HEADS, map(_row, offered))
    return listed


def _under_others(desk: Desk) -> list[Figure]:
    """The figures that the user joined to another indicator, or parted from theirs."""
    return [f for f in desk.figures() if any(each.field == "indicator" for each in f.corrected)]


def _found_label(figure: Figure) -> str:
    return next(each.found for each in figure.corrected if each.field == "indicator")


def _moved(desk: Desk, figure: Figure) -> Shape:
    found = desk.corrected.found(figure.id).indicator
    now = figure.indicator
    return {
        "figure": figure.id,
        "article": figure.sentence.article,
        "surface": figure.surface,
        "found": {"key": found.key, "label": found.label},
        "indicator": {"key": now.key, "label": now.label},
    }


_HEADS = ("decision", "name", "type", "what it is now")


def _row(decision: NameDecision) -> tuple[str, ...]:
    subject, target = decision.subject, decision.target
    after = f"{target.name} ({_word(target)})" if target is not None else ""
    if decision.surface is not None:
        where = f" at {decision.start} in {decision.article}" if decision.article else ""
        after = f"“{decision.surface}”{where}: {after}"
    return (decision.kind, subject.name, _word(subject), after)


def _word(named: Named) -> str:
    return named.type.replace("_", " ")


def _decision(decision: NameDecision) -> Shape:
    return {
        "kind": decision.kind,
        "subject": _named(decision.subject),
        "target": _named(decision.target),
        "surface": decision.surface,
        "article": decision.article,
        "start": decision.start,
    }


def _named(named: Named | None) -> Shape | None:
    return {"name": named.name, "type": named.type} if named is not None else None
