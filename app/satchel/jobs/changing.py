"""What changed since an older pack, as work for a thread of the desk."""

from dataclasses import dataclass
from datetime import date

from briefindex import desk
from briefindex.errors import SatchelError
from briefindex.model.briefing import Briefing


@dataclass(frozen=True, slots=True)
class ChangedSince:
    """The order to hold the open packs against an older one; gives a document under `title`."""

    older: desk.Source
    today: date
    title: str

    def __call__(self, newer: desk.Desk) -> Briefing:
        """Compare them.

        Raises:
            SatchelError: the older pack cannot be read, or was never read whole.
        """
        if not desk.ready(self.older):
            raise SatchelError(
                f"“{self.older.name}” is not read whole: open it once, then compare with it."
            )
        older = desk.Desk([self.older.pack])
        try:
            return desk.change_report(older, newer, self.today, self.title)
        finally:
            older.close()
