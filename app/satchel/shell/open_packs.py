"""What is open, and what a start opens."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from briefindex import desk
from briefindex.desk import Source
from satchel.settings.settings import BESIDE_PACKS, Settings

SAMPLE: Final = "sample"


@dataclass(frozen=True, slots=True)
class OpenPack:
    """A pack that is open: what was asked for (a path, or "sample"), and what that means."""

    target: str
    source: Source

    @property
    def folder(self) -> Path:
        """Where the pack is; it need not be made yet."""
        return self.source.pack

    @property
    def name(self) -> str:
        """What it is called."""
        return self.source.name

    @property
    def own(self) -> bool:
        """Whether it is a pack folder of its own, to which files can be added.

        Any other is to hold what is in its folder or file, and nothing else.
        """
        return not self.source.inputs

    @property
    def sent(self) -> bool:
        """Whether it was sent as one file."""
        return any(path.suffix.lower() == desk.SENT for path in self.source.inputs)


def start_targets(asked: str | None, settings: Settings) -> list[str]:
    """What to open at the start: what was asked for, what was open last, else the sample.

    Who asks for nothing gets back what was open beside the last one too, as far as it is there.
    """
    if asked:
        return [asked if asked == SAMPLE else str(Path(asked).expanduser().absolute())]
    last = settings.recent()[:1]
    beside = settings.get(BESIDE_PACKS).split("\n")
    there = [each for each in (*last, *beside) if each and _is_there(each)]
    return list(dict.fromkeys(there)) or [SAMPLE]


def _is_there(target: str) -> bool:
    return target == SAMPLE or Path(target).exists()
