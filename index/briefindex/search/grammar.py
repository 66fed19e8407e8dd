"""The grammar of the query language, and how it is read on where a query breaks it.

Every string has a tree: what cannot stand where it stands is passed over, what is missing is put
in, and each time a hint with its place is kept. Owns the shape of a query; what its parts mean is
`parser`'s.
"""

from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Final

from lark import Lark, Token, Tree, UnexpectedInput, UnexpectedToken

from briefindex.bundle import bundled
from briefindex.model.span import Span
from briefindex.search.query import Hint

if TYPE_CHECKING:
    from lark.parsers.lalr_interactive_parser import InteractiveParser

NEAR_HINT: Final = 'Write near as near("two words", 5), the number from 1 to 999.'
_PASSED_OVER: Final = "What stands here was not understood and passed over."
_JOINS: Final = {"_AND": "AND", "_OR": "OR"}
_GRAMMAR: Final = r"""
start: (either{item} | CLOSE)*

several{part}: either{part}*
?either{part}: both{part} (_OR both{part})*
?both{part}: one{part} (_AND one{part})*
?one{part}: part
    | _NOT one{part} -> without
    | _OPEN several{part} CLOSE -> bracket
    | MISSING -> nothing

?item: sought
    | TEXT one{sought} -> in_text
    | NAME one{sought} -> in_name
    | TAG one{sought} -> in_tag
    | TOLD one{sought} -> in_figure
    | STATUS one{sought} -> in_status
    | DATE one{day} -> in_date
    | YEAR one{day} -> in_year
    | VALUE one{amount} -> in_value
    | compared -> bare_value

sought: LEADING? (WORD | PREFIX | WILD | FUZZY) | PHRASE | near
near: NEAR PHRASE (_COMMA GAP?)? CLOSE

day: SIGN? (DAY | ODD) | DAY DOTS (DAY | ODD) | DAY ONWARDS | DOTS (DAY | ODD)
amount: quantity | compared | quantity DOTS (quantity | ODD) | quantity ONWARDS
    | DOTS (quantity | ODD) | ODD
compared: SIGN (quantity | ODD)
quantity: MONEY? NUMBER SCALE? (UNIT | CURRENCY)?

TEXT.5: /(title|source|author|lang|file):(?=[^\s)])/i
NAME.5: /(person|place|org|route|event|product):(?=[^\s)])/i
TOLD.5: /(figure|unit|party|speaker):(?=[^\s)])/i
TAG.5: /tag:(?=[^\s)])/i
STATUS.5: /status:(?=[^\s)])/i
DATE.5: /date:(?=[^\s)])/i
YEAR.5: /year:(?=[^\s)])/i
VALUE.5: /value:(?=[^\s)])/i
NEAR.6: /near\(\s*(?=["“”«»„])/i
_COMMA: ","
GAP.5: /[1-9]\d{0,2}(?!\d)/

_OPEN: "("
CLOSE: ")"
_AND.4: /AND(?![^\s()"“”«»„])/
_OR.4: /OR(?![^\s()"“”«»„])/
_NOT.4: /NOT(?![^\s()"“”«»„])|[-\u2212](?=[^\s-])/

LEADING.3: /[*?]+(?=[^\s()"“”«»„*?])(?!(?:AND|OR|NOT)(?![^\s()"“”«»„]))/
FUZZY.2: /[^\s()"“”«»„*?]*[^\s()"“”«»„*?~]~\d?(?![^\s()"“”«»„])/
PREFIX.2: /[^\s()"“”«»„*?]+\*+(?![^\s()"“”«»„])/
WILD.1: /[^\s()"“”«»„*?]+[*?][^\s()"“”«»„]*\w[^\s()"“”«»„]*/
WORD: /(?!(?:AND|OR|NOT)(?![^\s()"“”«»„]))[^\s()"“”«»„]+/
PHRASE.2: /["“”„«][^"“”»]*["“”»]?|»[^«"]*[«"]?/

SIGN.4: /[<>]=?(?=\s*[-\u2212]?([A-Z]{0,3}[$€£¥]|[A-Z]{3})?\s*\d)/
DOTS.6: /\.\.(?=[^\s()])/
ONWARDS.6: /\.\.(?![^\s()])/
DAY.6: /\d{4}(-\d{1,2}(-\d{1,2})?)?(?=\.\.|[\s()]|$)/
MONEY.5: /([A-Z]{0,3}[$€£¥]|CODES)(?=\s*\d)/
CURRENCY.5: /[A-Z]{0,3}[$€£¥]|(?<=[\da-z ])(CODES)(?![^\W_])/
NUMBER.5: /[-\u2212]?\d+(,\d{3})*(\.\d+)?(?![.,]?\d)/
SCALE.6: /(thousand|million|billion|trillion|mln|mn|bn|trn|tn)(?![^\W_])|(?<=\d)[kmb](?![^\W_])/i
UNIT.4: /%|(?<=[\da-z])[^\W\d_]+/
ODD: /[^\s()]+/

%declare MISSING
%ignore /\s+/
"""


@dataclass(slots=True)
class Broken:
    """Reads on where a query breaks the grammar, and keeps what there is to say of it."""

    text: str
    hints: list[Hint] = field(default_factory=list[Hint])

    def read_on(self, error: UnexpectedInput) -> bool:
        """Bring the parser to where it can go on; it goes on with what follows."""
        if not isinstance(error, UnexpectedToken):
            return True
        parser = error.interactive_parser
        token = error.token
        if token.type == "$END":
            self._finish(parser)
        elif token.type == "CLOSE":
            self._put_in(parser)
            parser.feed_token(token)
        elif token.type in _JOINS:
            self._say(_unjoined(token), span_of(token))
        else:
            near = _unclosed(parser)[-1:]
            in_near = near and near[0].type == "NEAR"
            self._say(NEAR_HINT if in_near else _PASSED_OVER, span_of(token))
        return True

    def _finish(self, parser: "InteractiveParser") -> None:
        """Put in what is missing at the end, and close what is open."""
        if "MISSING" in parser.choices() and "$END" not in parser.choices():
            self._put_in(parser)
        unclosed = _unclosed(parser)
        if unclosed:
            said = "A bracket is not closed: it was taken to reach to the end."
            self._say(said, span_of(unclosed[-1]))
        for _ in unclosed:
            parser.feed_token(Token("CLOSE", ""))

    def _put_in(self, parser: "InteractiveParser") -> None:
        """Nothing, in the place of what a sign before it wants."""
        values = parser.parser_state.value_stack
        sign = values[-1] if values else None
        if isinstance(sign, Token) and (sign.type in _JOINS or sign.type == "_NOT"):
            self._say(_unjoined(sign), span_of(sign))
        parser.feed_token(Token("MISSING", ""))

    def _say(self, sentence: str, span: Span) -> None:
        self.hints.append(Hint(sentence, span))


def tree_of(text: str) -> tuple[Tree, list[Hint]]:
    """The tree of any text, and what was wrong with it, in order."""
    broken = Broken(text)
    tree = _lark().parse(text, on_error=broken.read_on)
    return tree, broken.hints


def span_of(token: Token) -> Span:
    """Where a token stands in the query."""
    start = token.start_pos or 0
    return Span(start, start + len(token))


def _unclosed(parser: "InteractiveParser") -> list[Token]:
    values = parser.parser_state.value_stack
    return [v for v in values if isinstance(v, Token) and v.type in ("_OPEN", "NEAR")]


def _unjoined(sign: Token) -> str:
    if sign.type in _JOINS:
        return f"Write what {_JOINS[sign.type]} is to join on both sides of it."
    return "Write what is not wanted right after NOT."


@cache
def _lark() -> Lark:
    grammar = _GRAMMAR.replace("CODES", "|".join(_currency_codes()))
    return Lark(grammar, parser="lalr", lexer="contextual", maybe_placeholders=False)


def _currency_codes() -> list[str]:
    table = bundled("resources/units/currencies.tsv").read_text(encoding="utf-8")
    return [line[:3] for line in table.splitlines() if line[:3].isalpha()]
