from listed_names import listed_names, named_pack, unread_pack
from packing import own_key, pack, quick_extraction

__all__ = ["listed_names", "named_pack", "own_key", "pack", "quick_extraction", "unread_pack"]
