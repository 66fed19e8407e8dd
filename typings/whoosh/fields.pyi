from whoosh.formats import Format

class FieldType:
    format: Format
    def __init__(self, format: Format, analyzer: object, scorable: bool = ...) -> None: ...  # noqa: A002 - whoosh names it so

class STORED(FieldType):
    def __init__(self) -> None: ...

class Schema:
    def __getitem__(self, name: str) -> FieldType: ...
    def __init__(self, **fields: FieldType) -> None: ...
