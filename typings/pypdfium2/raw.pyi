"""Stubs for the part of pypdfium2's raw interface that Satchel uses."""

FPDF_PAGEOBJ_IMAGE: int
