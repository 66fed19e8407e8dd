"""What the analyst corrected in the figures of the open packs, beside what had been found."""

import os
from pathlib import Path
from typing import Final

from briefindex.desk.homes import Homes
from briefindex.model.article import ArticleInfo
from briefindex.model.figure import Figure, FigureField, FigureId
from briefindex.model.pack import ImportProblem
from briefindex.model.span import ArticleId
from briefindex.packs.following import Join
from briefindex.text.fields import FIELDS

_ADRIFT: Final = (
    "You corrected “{}”, but today’s reading of the file has not its sentence. "
    "The correction is kept in the pack."
)
_OVERRULED: Final = (
    "“{first}” and “{second}” both have this article. It is read from “{first}”, which was named "
    "first, so what you corrected of it in “{second}” is not shown."
)


class Corrected:
    """Reads the analyst's corrections; belongs to one thread."""

    def __init__(self, homes: Homes) -> None:
        """Read nothing yet."""
        self._homes = homes

    def taken_out(self, article: ArticleId | None = None) -> tuple[Figure, ...]:
        """What the analyst said is no figure; as `Desk.figures` has them otherwise.

        Raises:
            NotInPackError: no open pack has that article.
        """
        if article is not None:
            return self._homes.of(article).figure_view.taken_out(article)
        return self._homes.figures(lambda store: store.figure_view.taken_out())

    def found(self, figure: FigureId) -> Figure:
        """A figure as it was extracted, without the analyst's corrections.

        Raises:
            NotInPackError: no open pack has it.
        """
        return self._homes.of_figure(figure).figure_view.found(figure)

    def kept(self, figure: FigureId) -> dict[FigureField, str]:
        """By field what the pack keeps of the analyst's corrections of a figure.

        Raises:
            NotInPackError: no open pack has it.
        """
        kept = self._homes.of_figure(figure).figure_view.decisions(figure)
        return {name: kept[name] for name in FIELDS if name in kept}

    def joins(self) -> dict[Path, dict[str, Join]]:
        """By pack folder that can be written, and by key, the joins that later figures follow."""
        stores = self._homes.stores
        return {s.folder: s.overlays.joins() for s in stores if os.access(s.folder, os.W_OK)}

    def adrift(self) -> tuple[ImportProblem, ...]:
        """Files with a correction that no sentence of theirs bears any more: nothing is refused."""
        found: list[ImportProblem] = []
        for store in self._homes.stores:
            files = store.ids()
            for kept in store.figure_view.adrift():
                file = files.get(kept.figure.sentence.article, "")
                found.append(ImportProblem(file, _ADRIFT.format(kept.figure.surface)))
        return tuple(found)

    def overruled(self) -> tuple[ImportProblem, ...]:
        """Files of a pack with corrections that another pack's reading of the file hides."""
        found: list[ImportProblem] = []
        for store, elsewhere in self._homes.each():
            if not elsewhere:
                continue
            named = {info.id for info in store.infos() if _is_decided(info)}
            hidden = (named | store.figure_view.corrected_articles()) & set(elsewhere)
            files = store.ids()
            for article in sorted(hidden, key=files.__getitem__):
                first = self._homes.of(article).name
                said = _OVERRULED.format(first=first, second=store.name)
                found.append(ImportProblem(files[article], said))
        return tuple(found)


def _is_decided(info: ArticleInfo) -> bool:
    """Whether the analyst said what an article is called, whose it is or when it was."""
    return any(known.basis == "user" for known in (info.title, info.source, info.date))
