"""The colours to paint with: those of print, or those of the window's theme."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor

from satchel.theme.tokens import ThemeName, print_colours, tokens


@dataclass(frozen=True, eq=False, slots=True)
class Inks:
    """Colours by name ("text", "muted", "line", "paper", …) and by status ("status.target")."""

    colours: Mapping[str, QColor]
    statuses: Mapping[str, QColor]

    def __call__(self, name: str) -> QColor:
        """A colour by its name."""
        status = name.removeprefix("status.")
        return self.colours[name] if status == name else self.status(status)

    def status(self, status: str) -> QColor:
        """The colour of a status' sign and word."""
        return self.statuses.get(status, self.colours["text"])


@cache
def paper_inks() -> Inks:
    """The colours of print, whatever theme the window has."""
    printed = print_colours()
    lines = {"grid": printed["line"].lighter(112), "axis": printed["muted"]}
    colours = {**printed, **lines}
    own = {name: colours[name] for name in ("derived", "conflict")}
    light = tokens("light").status
    return Inks(colours, {"actual": colours["text"], **_aims(light), **own})


@cache
def theme_inks(name: ThemeName) -> Inks:
    """The colours of a theme, under the names that print has for them."""
    theme = tokens(name)
    colours = {
        "paper": theme.raised,
        "text": theme.text,
        "muted": theme.muted,
        "rule": theme.line_strong,
        "line": theme.line,
        "grid": theme.chart_grid,
        "axis": theme.chart_axis,
        "accent": theme.accent,
        "derived": theme.status["derived"],
        "conflict": theme.status["conflict"],
        "tint_derived": QColor(Qt.GlobalColor.transparent),
        "tint_analyst": theme.hover,
    }
    return Inks(colours, {**theme.status, "actual": theme.text})


def _aims(statuses: Mapping[str, QColor]) -> dict[str, QColor]:
    return {name: statuses[name] for name in ("target", "expected")}
