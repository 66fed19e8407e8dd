"""Matrix products of the language model by numpy's own library, on one thread.

The model's library multiplies with BLIS, which takes a third more processor time than the OpenBLAS
that comes with numpy, for the same names. On its many threads OpenBLAS is the slower one for
matrices as small as these. Where numpy brings no OpenBLAS that can be told, all stays as it is.
"""

import copy
import ctypes
from collections.abc import Iterator
from pathlib import Path
from typing import Any

_SETTERS = ("scipy_openblas_set_num_threads64_", "scipy_openblas_set_num_threads")


def multiply_with_numpy(models: list[Any]) -> bool:
    """Let the networks `models` of the loaded language multiply with numpy; whether they do."""
    if not _is_on_one_thread():
        return False
    own: dict[int, Any] = {}
    for model in models:
        for node in model.walk():
            if getattr(node.ops, "use_blis", False):
                # The operations are shared with all other languages of the process.
                if id(node.ops) not in own:
                    own[id(node.ops)] = copy.copy(node.ops)
                    own[id(node.ops)].use_blis = False
                node.ops = own[id(node.ops)]
    return True


def _is_on_one_thread() -> bool:
    """Tell numpy's OpenBLAS to work on one thread; False where there is none."""
    for library in _libraries():
        for name in _SETTERS:
            setter = getattr(library, name, None)
            if setter is not None:
                setter(1)
                return True
    return False


def _libraries() -> Iterator[ctypes.CDLL]:
    # Here, not above: numpy takes a tenth of a second, and the program starts without it.
    import numpy as np

    package = Path(np.__file__).parent
    for folder in (package.with_name("numpy.libs"), package / ".dylibs"):
        for path in sorted(folder.glob("*openblas*")):
            try:
                yield ctypes.CDLL(str(path))
            except OSError:  # of another processor or system
                continue
