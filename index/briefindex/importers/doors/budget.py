"""How much may be unpacked from one archive."""

from briefindex.errors import ImportRefusedError
from briefindex.importers.doors.paths import LARGEST_ARCHIVE

MOST_ENTRIES = 50_000
_RATIO = 200
_RATIO_ABOVE = 10_000_000

TOO_MANY = (
    f"The archive has more than {MOST_ENTRIES:,} entries, which no pack needs; unpack what you "
    "want and add that."
)
_BOMB = (
    "It unpacks to more than 200 times its size, as only a file does that is made to fill a disk; "
    "it was not unpacked."
)
FULL = (
    f"The archive unpacks to more than {LARGEST_ARCHIVE // 1_000_000_000} GB; unpack what you want "
    "and add that."
)


class Budget:
    """Counts what has been unpacked from one archive."""

    def __init__(self, packed: int, total: int = LARGEST_ARCHIVE) -> None:
        """Begin with `total` bytes to spend on an archive that has so many, `packed`, itself."""
        self._packed = packed
        self._total = total
        self._spent = 0

    @property
    def is_spent(self) -> bool:
        """Whether nothing more may be unpacked."""
        return self._spent > self._total or _is_bomb(self._spent, self._packed)

    def spend(self, size: int) -> None:
        """Count bytes that were unpacked.

        Raises:
            ImportRefusedError: the archive holds more than may be unpacked, or is a bomb.
        """
        self._spent += size
        if self._spent > self._total:
            raise ImportRefusedError(FULL)
        check_ratio(self._spent, self._packed)


def check_ratio(unpacked: int, packed: int) -> None:
    """See to it that so many bytes may come of so few.

    Raises:
        ImportRefusedError: it is a bomb.
    """
    if _is_bomb(unpacked, packed):
        raise ImportRefusedError(_BOMB)


def _is_bomb(unpacked: int, packed: int) -> bool:
    return unpacked > _RATIO_ABOVE and unpacked > _RATIO * max(1, packed)
