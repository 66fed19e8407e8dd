"""Puts a picture on the clipboard, so that the program may end while it is still there."""

from PySide6.QtCore import QByteArray, QMimeData, QStringListModel
from PySide6.QtGui import QGuiApplication, QImage

_SVG = "image/svg+xml"


def copy_picture(image: QImage, drawing: bytes) -> None:
    """Put a picture on the clipboard, as an image and as SVG."""
    data = _lasting()
    data.setImageData(image)
    data.setData(_SVG, QByteArray(drawing))
    QGuiApplication.clipboard().setMimeData(data)


def _lasting() -> QMimeData:
    """Empty data that Qt made itself.

    Where Qt keeps the clipboard itself (its platforms offscreen, minimal, linuxfb, vnc) what is on
    it goes when the process ends, after Python: data that Python made then asks an interpreter
    that is gone (PySide6 6.11: segmentation fault, exit status 139).
    """
    model = QStringListModel([""])
    data = model.mimeData([model.index(0)])
    data.clear()
    return data
