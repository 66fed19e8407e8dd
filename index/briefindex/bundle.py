"""Finds `resources/` and `seeds/` in a checkout, an installed wheel and a frozen program."""

import sys
from functools import cache
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


@cache
def bundled(name: str) -> Path:
    """Folder or file that came with the program, by its path below the project's top folder.

    Looked for in a frozen program's unpacked files, in the wheel (`briefindex/_bundle`, where the
    build hook puts it) and in a checkout.

    Raises:
        FileNotFoundError: the program was installed without it.
    """
    frozen = getattr(sys, "_MEIPASS", None)
    roots = [Path(frozen)] if frozen else []
    roots += [_PACKAGE / "_bundle", _PACKAGE.parent.parent]
    for root in roots:
        path = root / name
        if path.exists():
            return path
    raise FileNotFoundError(f"Satchel was installed without {name}: install it again.")
