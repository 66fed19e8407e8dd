"""The design tokens as typed values; only this module knows the shape of `tokens.json`."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cache
from typing import Any, Literal, get_args

from PySide6.QtGui import QColor

from briefindex.bundle import bundled

ThemeName = Literal["light", "dark", "sepia", "contrast"]
THEMES: tuple[ThemeName, ...] = get_args(ThemeName)


@dataclass(frozen=True, slots=True)
class EntityMark:
    """How one type of entity is marked: an underline, and a tint when pointed at."""

    underline: QColor
    style: str
    tint: QColor


@dataclass(frozen=True, slots=True)
class Tokens:
    """The colours of one theme. Every colour that is painted is one of these."""

    name: ThemeName
    window: QColor
    surface: QColor
    raised: QColor
    text: QColor
    muted: QColor
    faint: QColor
    line: QColor
    line_strong: QColor
    accent: QColor
    accent_text: QColor
    selection: QColor
    selection_text: QColor
    hover: QColor
    hit: QColor
    hit_text: QColor
    hit_current: QColor
    flash: QColor
    figure_line: QColor
    figure_tint: QColor
    chart_grid: QColor
    chart_axis: QColor
    disabled: QColor
    tooltip: QColor
    tooltip_text: QColor
    status: Mapping[str, QColor]
    entity: Mapping[str, EntityMark]

    @property
    def high_contrast(self) -> bool:
        """Whether tints are dropped and a selected row takes one colour for all its words."""
        return self.name == "contrast"

    @property
    def dark(self) -> bool:
        """Whether the ground is darker than the words."""
        return self.raised.lightness() < self.text.lightness()


@dataclass(frozen=True, slots=True)
class MarkGeometry:
    """Where an underline runs, in pixels below the baseline at 17 px text, and its dashes."""

    y: tuple[float, ...]
    width: float
    dash: tuple[float, ...] = ()


@cache
def _raw() -> dict[str, Any]:
    return json.loads((bundled("resources") / "themes" / "tokens.json").read_text(encoding="utf-8"))


@cache
def tokens(name: ThemeName) -> Tokens:
    """The tokens of one theme."""
    raw = _raw()["themes"][name]
    names = [field.name for field in fields(Tokens) if isinstance(raw.get(field.name), str)]
    return Tokens(
        name=name,
        status={key: QColor(value) for key, value in raw["status"].items()},
        entity={
            key: EntityMark(QColor(mark["underline"]), mark["style"], QColor(mark["tint"]))
            for key, mark in raw["entity"].items()
        },
        **{key: QColor(raw[key]) for key in names},
    )


@cache
def mark_geometry(style: str) -> MarkGeometry:
    """The geometry of a form of underline, or of "figure"."""
    raw = _raw()["mark_geometry"][style]
    y = raw["y"] if isinstance(raw["y"], list) else [raw["y"]]
    return MarkGeometry(tuple(y), raw["width"], tuple(raw.get("dash", ())))


def fallback_families(role: Literal["ui", "read"]) -> list[str]:
    """Families to use where the shipped font lacks a letter or could not be loaded."""
    return list(_raw()["type"][f"{role}_fallback"])


@cache
def print_colours() -> Mapping[str, QColor]:
    """The colours of the printed page, the same whatever theme the window has."""
    return {name: QColor(value) for name, value in _raw()["print"].items()}
