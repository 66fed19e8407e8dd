"""Tokens, fonts and the style sheet."""

import pytest
from PySide6.QtGui import QFontInfo

from satchel.theme.fonts import font
from satchel.theme.palette import palette, style_sheet
from satchel.theme.tokens import THEMES, mark_geometry, tokens

pytestmark = pytest.mark.usefixtures("styled")


@pytest.mark.parametrize("name", THEMES)
def test_the_style_sheet_names_only_colours_that_exist(name: str) -> None:
    assert "@" not in style_sheet(tokens(name))
    assert palette(tokens(name)).window().color() == tokens(name).window


@pytest.mark.parametrize("name", THEMES)
def test_every_type_has_a_mark_with_a_geometry(name: str) -> None:
    for mark in tokens(name).entity.values():
        assert mark_geometry(mark.style).y


def test_the_shipped_fonts_are_the_ones_that_are_used() -> None:
    for role, family in (
        ("ui", "Source Sans 3"),
        ("read", "Source Serif 4"),
        ("title", "Source Serif 4 Display"),
    ):
        assert QFontInfo(font(role, 17)).family() == family


def test_dark_and_high_contrast_know_what_they_are() -> None:
    assert [name for name in THEMES if tokens(name).dark] == ["dark", "contrast"]
    assert [name for name in THEMES if tokens(name).high_contrast] == ["contrast"]
