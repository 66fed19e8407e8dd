"""When garbage is collected: young garbage as ever, all of it only while nobody looks."""

import gc
from typing import Final

_YOUNG: Final = 5_000
"""An answer makes some two thousand objects, all but few of them gone before the next."""

_HARDLY_EVER: Final = 100_000


def settle() -> None:
    """Leave what was made so far alone, and collect from now on.

    To look at everything that the threads have read stops them all, the window too, for tenths of
    a second (CPython 3.11): that waits until somebody asks for it.
    """
    gc.freeze()
    _, middle, _ = gc.get_threshold()
    gc.set_threshold(_YOUNG, middle, _HARDLY_EVER)
    gc.enable()
