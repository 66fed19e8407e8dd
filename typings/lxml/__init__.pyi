"""Stubs for the part of lxml that Satchel uses."""
