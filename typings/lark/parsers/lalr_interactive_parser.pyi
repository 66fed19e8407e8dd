from collections.abc import Mapping

from lark import Token

class ParserState:
    value_stack: list[object]

class InteractiveParser:
    parser_state: ParserState
    def choices(self) -> Mapping[str, object]: ...
    def feed_token(self, token: Token) -> object: ...
