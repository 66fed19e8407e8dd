from packing import own_key, pack, quick_extraction

__all__ = ["own_key", "pack", "quick_extraction"]
