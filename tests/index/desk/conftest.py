from packing import pack, quick_extraction

__all__ = ["pack", "quick_extraction"]
