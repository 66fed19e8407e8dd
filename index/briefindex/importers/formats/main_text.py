"""The one place that loads trafilatura, which finds the main text of a page: not its downloader.

Its parts load urllib3 to fetch pages, and urllib3 2.8 opens a socket as soon as it is loaded, to
see whether there is IPv6. So they are given empty things of those names: what is not there cannot
fetch anything.
"""

import logging
import sys
from collections.abc import Generator, Sequence
from contextlib import contextmanager
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml import etree

_NET = "urllib3"
_FETCHING = ("trafilatura.downloads", "courlan.network")


def main_text(root: "etree.Element") -> "etree.Element | None":
    """The main text of a page in trafilatura's own few elements, or None where it finds none."""
    with _without_net():
        import trafilatura  # heavy, and only the process that parses needs it

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # it tells of every short page
    try:
        document = trafilatura.bare_extraction(root, include_comments=False, include_tables=True)
    except (RecursionError, ValueError, AttributeError, TypeError, AssertionError):
        return None
    return document.body if document is not None else None


class _Empty(ModuleType):
    """A module in which every name is a class that does nothing."""

    def __getattr__(self, name: str) -> type:
        if name.startswith("__"):
            raise AttributeError(name)
        return _Nothing


class _NoPart(type):
    """The type of what has every class as its part, and each is nothing."""

    def __getattr__(cls, name: str) -> type:
        if not name[:1].isupper():
            raise AttributeError(name)
        return _Nothing


class _Nothing(Exception, metaclass=_NoPart):  # noqa: N818 - stands for classes and for errors alike
    """Whatever is asked of it, it is nothing; made by any call, with any part."""

    def __init__(self, *_: object, **__: object) -> None:
        super().__init__()


class _Finder(MetaPathFinder, Loader):
    """Finds an empty module for everything that fetches."""

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """A spec for the names that are kept away; None for all others."""
        del path, target
        if fullname.partition(".")[0] != _NET and fullname not in _FETCHING:
            return None
        return ModuleSpec(fullname, self, is_package=True)

    def create_module(self, spec: ModuleSpec) -> ModuleType:
        """An empty module."""
        return _Empty(spec.name)

    def exec_module(self, module: ModuleType) -> None:
        """There is nothing to run."""


@contextmanager
def _without_net() -> Generator[None]:
    if "trafilatura" in sys.modules or _NET in sys.modules:
        yield
        return
    finder = _Finder()
    sys.meta_path.insert(0, finder)
    try:
        yield
    finally:
        sys.meta_path.remove(finder)
        for name in [name for name in sys.modules if name.partition(".")[0] == _NET]:
            del sys.modules[name]
