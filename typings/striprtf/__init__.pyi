"""Stubs for striprtf."""
