"""Short wires of our own writing for the figure rules: dense with figures, never twice the same."""

import tempfile
from pathlib import Path

from briefindex.importers import read_file
from briefindex.model.article import Article

_BACKGROUND = (
    "The chairman said the board had looked at offers from several banks in Oslo and Zurich but"
    " would not hurry, as demand from printers and builders remained good and stocks were low.\n\n"
    "Analysts said the results were better than the market had feared. They pointed to lower prices"
    " for energy and to the weaker dollar, which makes imports from Canada and Finland cheaper, and"
    " said the company might raise its own prices before the summer if its rivals did the same.\n\n"
    "Union leaders have asked the government to speak to the owners of the mills, who have said"
    " that they will not close any of them while talks go on. The ministry declined to comment on"
    " the matter, but officials said privately that no decision was near and that any help would"
    " have to be approved by the commission in Brussels first."
)


def made_wires() -> list[Article]:
    """Short wires of our own writing, with a figure in every 25 words."""
    firms, verbs = ("Norland Paper", "Ostrava Cement", "Tarim Gas"), ("rose", "fell", "slipped")
    made: list[Article] = []
    with tempfile.TemporaryDirectory() as folder:
        for number in range(150):
            firm, verb = firms[number % 3], verbs[number // 3 % 3]
            text = (
                f"{firm} profit {verb} in quarter\n\n{firm} Corp said net profit {verb}"
                f" {number + 2}.{number % 10} pct to {number + 31},{number + 107} dlrs in the first"
                f" quarter ended March {number % 28 + 1} from {number + 12},000 dlrs a year"
                " earlier.\n\nThe company expects sales of about"
                f" {number + 200} mln dlrs this year, against {number + 180} mln in"
                f" 198{number % 8}, chairman Ivan Holm told reporters.\n\nShipments of"
                f" {number + 40},000 tonnes were nearly {number % 9 + 2} pct below the level of"
                f" last autumn, when two of its mills stood still for repairs.\n\n{_BACKGROUND}\n"
            )
            path = Path(folder) / f"{number}.txt"
            path.write_text(text, encoding="utf-8")
            made.append(read_file(path))
    return made
