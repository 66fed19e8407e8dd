from whoosh.formats import Format

class FieldType:
    def __init__(self, format: Format, analyzer: object) -> None: ...  # noqa: A002 - whoosh names it so

class STORED(FieldType):
    def __init__(self) -> None: ...

class Schema:
    def __init__(self, **fields: FieldType) -> None: ...
    def __getitem__(self, name: str) -> FieldType: ...
