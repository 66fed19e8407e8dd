"""Every exception that the core raises on purpose.

Only `progress.Cancelled` stands apart: it is no error.

::

    SatchelError            one plain sentence for the reader: what, which file, what to do
    ├── PackError           a pack cannot be opened, read or written
    │   ├── PackNotFoundError   there is nothing at that path
    │   └── PackDamagedError    what stands there cannot be read as a pack
    ├── ImportRefusedError  one file cannot be read; the import goes on without it
    ├── MistypedError       what a person typed cannot be what it was typed for
    └── NotInPackError      no article, figure or entity of that id or name
"""


class SatchelError(Exception):
    """Something that the reader should be told; `str()` of it is the whole sentence."""


class PackError(SatchelError):
    """A pack cannot be opened, read or written."""


class PackNotFoundError(PackError):
    """There is nothing at the path that was given."""


class PackDamagedError(PackError):
    """What stands at the path is damaged, empty, or the database of another program."""


class ImportRefusedError(SatchelError):
    """One file cannot be read as an article; `str()` is the reason without the file's name."""


class MistypedError(SatchelError):
    """What a person typed cannot be what it was typed for; `str()` says how to write it.

    `field` names what it was typed into, where that is known.
    """

    def __init__(self, sentence: str, field: str = "") -> None:
        """Say how to write it."""
        super().__init__(sentence)
        self.field = field


class NotInPackError(SatchelError):
    """No article, figure or entity of that id or name is in the pack."""
