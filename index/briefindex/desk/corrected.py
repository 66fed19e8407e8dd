"""What the analyst corrected in the figures of the open packs, beside what had been found."""

from typing import Final

from briefindex.desk.homes import Homes
from briefindex.model.figure import Figure, FigureField, FigureId
from briefindex.model.pack import ImportProblem
from briefindex.model.span import ArticleId
from briefindex.text.fields import FIELDS

_ADRIFT: Final = (
    "You corrected “{}”, but today’s reading of the file has not its sentence. "
    "The correction is kept in the pack."
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

    def adrift(self) -> tuple[ImportProblem, ...]:
        """Files with a correction that no sentence of theirs bears any more: nothing is refused."""
        found: list[ImportProblem] = []
        for store in self._homes.stores:
            files = store.ids()
            for kept in store.figure_view.adrift():
                file = files.get(kept.figure.sentence.article, "")
                found.append(ImportProblem(file, _ADRIFT.format(kept.figure.surface)))
        return tuple(found)
