"""The model's JSON as a pack keeps it; made and checked in `model.codec`."""

from briefindex.model.codec import T, dumps, loads, read

__all__ = ["T", "dumps", "loads", "read"]
