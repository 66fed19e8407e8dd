"""The key that only this user's Satchel has; an index without its seal is never opened.

Whoosh unpickles what it opens, so an index made by a stranger can run code. A seal (HMAC-SHA256)
over the checksums of all its files proves that this user's own Satchel wrote it, wherever the
folder has been since.
"""

import hashlib
import hmac
import os
from functools import cache
from pathlib import Path

import platformdirs

_BYTES = 32


def seal_of(content: bytes) -> str:
    """The seal of `content`, in hex."""
    return hmac.new(_key(), content, hashlib.sha256).hexdigest()


def is_sealed(content: bytes, seal: str) -> bool:
    """Whether `seal` is ours and belongs to `content`."""
    return hmac.compare_digest(seal_of(content).encode(), seal.encode())


@cache
def _key() -> bytes:
    """The user's key, made on first use; one for this process alone where none can be kept."""
    path = Path(platformdirs.user_data_dir("satchel", appauthor=False)) / "index.key"
    try:
        return _read(path) or _make(path)
    except OSError:
        return os.urandom(_BYTES)


def _read(path: Path) -> bytes | None:
    try:
        key = path.read_bytes()
    except FileNotFoundError:
        return None
    return key if len(key) == _BYTES else None


def _make(path: Path) -> bytes:
    """Writes a new key whole before it gets its name; where two processes meet, one key wins."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    passing = path.with_name(f".{path.name}-{os.urandom(8).hex()}")
    handle = os.open(passing, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(os.urandom(_BYTES))
            file.flush()
            os.fsync(file.fileno())
        if _read(path) is None:
            passing.replace(path)
    finally:
        passing.unlink(missing_ok=True)
    return _read(path) or os.urandom(_BYTES)
