"""Stubs for the part of pypdfium2's raw interface that Satchel uses."""

from pypdfium2 import PdfDocument, PdfTextPage

FPDF_PAGEOBJ_IMAGE: int

class _Sized(type):
    def __mul__(cls, size: int) -> type[bytearray]: ...

class FPDF_WCHAR(metaclass=_Sized): ...  # noqa: N801

def FPDFText_GetCharAngle(text_page: PdfTextPage, index: int) -> float: ...  # noqa: N802
def FPDFCatalog_GetLanguage(document: PdfDocument, buffer: object, buflen: int) -> int: ...  # noqa: N802
