"""The Lucide icons, recoloured as they are drawn."""

import os
from functools import cache
from typing import Final

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from briefindex.bundle import bundled
from satchel.theme.tokens import Tokens

_STROKE = b'stroke-width="1.75"'
_PROGRAM_SIZES: Final = (16, 32, 48, 128)


@cache
def _drawing(name: str) -> bytes:
    raw = (bundled("resources") / "icons" / f"{name}.svg").read_bytes()
    return raw.replace(b'stroke-width="2"', _STROKE)


@cache
def _renderer(name: str, colour: str) -> QSvgRenderer:
    return QSvgRenderer(QByteArray(_drawing(name).replace(b"currentColor", colour.encode())))


def program_icon() -> QIcon:
    """What the program's windows bear in their frames and in lists of windows."""
    renderer = QSvgRenderer(os.fspath(bundled("resources") / "app" / "satchel.svg"))
    found = QIcon()
    for size in _PROGRAM_SIZES:
        pixmap = QPixmap(size, size)
        pixmap.fill(Qt.GlobalColor.transparent)
        with QPainter(pixmap) as painter:
            renderer.render(painter)
        found.addPixmap(pixmap)
    return found


def paint_icon(painter: QPainter, name: str, colour: QColor, where: QRectF) -> None:
    """Draw an icon into a rectangle."""
    _renderer(name, colour.name()).render(painter, where)


def _pixmap(name: str, colour: QColor, size: int, ratio: float) -> QPixmap:
    pixmap = QPixmap(QSize(size, size) * ratio)
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    with QPainter(pixmap) as painter:
        paint_icon(painter, name, colour, QRectF(0, 0, size, size))
    return pixmap


def icon(name: str, tokens: Tokens, size: int = 16) -> QIcon:
    """An icon in the colours of the theme, with its disabled form."""
    made = QIcon()
    application = QGuiApplication.instance()
    finest = application.devicePixelRatio() if isinstance(application, QGuiApplication) else 1.0
    for ratio in {1.0, finest}:
        made.addPixmap(_pixmap(name, tokens.muted, size, ratio), QIcon.Mode.Normal)
        made.addPixmap(_pixmap(name, tokens.text, size, ratio), QIcon.Mode.Active)
        made.addPixmap(_pixmap(name, tokens.disabled, size, ratio), QIcon.Mode.Disabled)
    return made
