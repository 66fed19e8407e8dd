"""The part of lark 1.3 that Satchel uses."""

from collections.abc import Callable, Iterator

from lark.parsers.lalr_interactive_parser import InteractiveParser

class Token(str):
    type: str
    start_pos: int | None
    def __new__(cls, type: str, value: str, start_pos: int | None = None) -> Token: ...  # noqa: A002 - lark names it so

class Tree:
    data: str
    children: list[Tree | Token]
    def __init__(self, data: str, children: list[Tree | Token]) -> None: ...
    def scan_values(self, pred: Callable[[Token], bool]) -> Iterator[Token]: ...

class UnexpectedInput(Exception): ...  # noqa: N818 - lark names it so

class UnexpectedToken(UnexpectedInput):
    token: Token
    interactive_parser: InteractiveParser

class Lark:
    def __init__(
        self, grammar: str, *, parser: str, lexer: str, maybe_placeholders: bool
    ) -> None: ...
    def parse(self, text: str, *, on_error: Callable[[UnexpectedInput], bool]) -> Tree: ...
