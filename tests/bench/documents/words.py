"""Running text of our own, made by a grammar: the same for the same seed."""

import random

_WHO = (
    "the ministry of transport",
    "a spokesman for the port authority",
    "the national statistics office",
    "the governor of the northern region",
    "two of the three largest shipping companies",
    "an independent commission of engineers",
    "the railway's long-serving director",
    "farmers in the eastern valleys",
    "the committee on infrastructure",
    "officials in the capital",
    "Karina Holt, who leads the negotiations,",
    "the deputy prime minister, Anselm Vogt,",
    "researchers at the Institute for Regional Studies",
    "the country's central bank",
    "a coalition of small municipalities",
    "the chairman of the harbour board",
)
_DID = (
    "announced on Tuesday that",
    "had long maintained that",
    "confirmed in a statement that",
    "warned the parliament that",
    "told reporters that",
    "found in its latest survey that",
    "estimates that",
    "wrote in an open letter that",
    "conceded under questioning that",
    "calculated for the first time that",
)
_WHAT = (
    "freight volumes",
    "exports of processed grain",
    "investments in warehouses",
    "the number of registered vessels",
    "electricity consumption",
    "the cost of cross-border transit",
    "passenger traffic on the coastal line",
    "imports of agricultural machinery",
    "wages in the manufacturing sector",
    "the throughput of the container terminal",
    "unemployment among university graduates",
    "customs revenue",
)
_MOVED = (
    "rose by {n} percent",
    "fell to {m} million tons",
    "will probably reach {m} billion crowns",
    "have increased more than threefold since {y}",
    "remained practically unchanged at {m} thousand",
    "exceeded every previous forecast by {n} percentage points",
    "declined for the {o} time in a row",
    "recovered faster than comparable figures of {y} suggested",
)
_TAIL = (
    "although several experts disagree",
    "despite the unusually severe winter",
    "because the second tunnel was completed ahead of schedule",
    "in the first half of {y}",
    "as soon as the remaining agreements have been ratified",
    "which surprised most observers",
    "partly thanks to simplified administrative procedures",
    "compared with the same period of {y}",
    "while neighbouring countries reported the opposite",
    "and nobody expects this to change soon",
    "even though maintenance has been postponed repeatedly",
    "according to preliminary calculations",
)
_OPEN = ("Meanwhile,", "At the same time,", "In addition,", "However,", "By contrast,", "So far,")
_ORDINAL = ("second", "third", "fourth", "fifth")
_HEADS = (
    "Infrastructure and growth",
    "What the figures show",
    "Questions that remain open",
    "A corridor under construction",
    "Methods",
    "Regional differences",
    "Outlook",
    "The view from the port",
)


class Writer:
    """Writes sentences, paragraphs and headings."""

    def __init__(self, seed: int) -> None:
        """Begin with a seed."""
        self.dice = random.Random(seed)

    def sentence(self) -> str:
        """One sentence of ten to thirty words."""
        dice = self.dice
        text = f"{dice.choice(_WHO)} {dice.choice(_DID)} {dice.choice(_WHAT)} {dice.choice(_MOVED)}"
        if dice.random() < 0.7:
            text += f", {dice.choice(_TAIL)}"
        if dice.random() < 0.25:
            text = f"{dice.choice(_OPEN)} {text}"
        text = text.format(
            n=dice.randint(2, 48),
            m=f"{dice.uniform(1, 60):.1f}",
            y=dice.randint(1998, 2025),
            o=dice.choice(_ORDINAL),
        )
        return text[0].upper() + text[1:] + "."

    def paragraph(self, least: int = 3, most: int = 6) -> str:
        """A few sentences."""
        return " ".join(self.sentence() for _ in range(self.dice.randint(least, most)))

    def paragraphs(self, count: int) -> list[str]:
        """So many paragraphs."""
        return [self.paragraph() for _ in range(count)]

    def heading(self) -> str:
        """A short line without a stop."""
        return self.dice.choice(_HEADS)
