"""Takes an article out of a pack folder; the file that it was read from is not touched."""

from pathlib import Path
from typing import Final

from briefindex.desk.copies import fold_copies
from briefindex.errors import NotInPackError
from briefindex.model.span import ArticleId
from briefindex.packs.writer import PackWriter
from briefindex.progress import CancelToken

_WAIT: Final = 5.0


def remove(pack: Path, article: ArticleId) -> None:
    """Take an article out, with what was found in it; copies of it count by themselves then.

    What was decided about it stays, for when it comes again. Search leaves it out at once, its
    index and the dates that leaned on it follow with the next `build`.

    Raises:
        NotInPackError: the pack does not hold it.
        PackError: the pack cannot be written, or another process writes to it.
    """
    with PackWriter(pack, wait=_WAIT) as writer:
        if writer.store.info(article) is None:
            raise NotInPackError(f"No article {article} is in {pack}.")
        writer.remove([article])
        fold_copies(writer, CancelToken())
