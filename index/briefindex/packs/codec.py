"""The model's JSON as a pack keeps it; made and checked in `model.codec`."""

from briefindex.model.codec import T, dumps, loads, loads_all, read

__all__ = ["T", "dumps", "loads", "loads_all", "read"]
