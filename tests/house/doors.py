"""Who may open what, in all of the program: one door each for what strangers send.

A door is the only file that loads what opens a format, or that opens a file which somebody gave.
Whatever else opens a file opens our own, or is named here with what it opens.
"""

IMPORTERS = "index/briefindex/importers"
FORMATS = f"{IMPORTERS}/formats"
INDEX = "index/briefindex"

LOADS: dict[str, set[str]] = {
    "zipfile": {f"{IMPORTERS}/doors/zips.py", f"{INDEX}/packs/bag.py"},
    "tarfile": {f"{IMPORTERS}/doors/tars.py"},
    "gzip": {f"{IMPORTERS}/doors/tars.py"},
    "bz2": {f"{IMPORTERS}/doors/tars.py"},
    "lzma": {f"{IMPORTERS}/doors/tars.py"},
    "lxml": {f"{IMPORTERS}/doors/xml.py", f"{IMPORTERS}/doors/html.py"},
    "trafilatura": {f"{FORMATS}/main_text.py"},
    "pypdfium2": {f"{FORMATS}/{name}.py" for name in ("pdf", "pdf_page")},
    "striprtf": {f"{FORMATS}/rtf.py"},
    "email": {f"{FORMATS}/{name}.py" for name in ("mail", "mail_parts", "mailbox")},
    "subprocess": {
        f"{IMPORTERS}/child.py",
        f"{INDEX}/search/second.py",
        "app/satchel/jobs/comparing.py",
    },
    "pickle": {f"{INDEX}/search/segment_blocks.py"},
    "ctypes": {f"{INDEX}/extract/entities/matrices.py"},
    "mmap": {f"{INDEX}/search/columns/opening.py"},
}
"""Which files load a library that opens things; the one at the head of each is its door."""

CONNECTS = frozenset(
    f"{INDEX}/packs/{name}.py"
    for name in ("connections", "figure_rows", "ledger_file", "salvage", "writer")
)
"""Which files open a database."""

NOBODY_LOADS = frozenset(
    (
        "xml", "html.parser", "marshal", "shelve", "dill", "multiprocessing", "runpy", "plistlib",
        "yaml", "webbrowser", "PySide6.QtXml", "PySide6.QtWebEngineCore",
    )
)  # fmt: skip
"""Libraries through which a file could do or reach something, and which nothing needs."""

NOT_IN_IMPORTERS = frozenset(("shutil", "tempfile", "zlib"))
"""What no reader of a stranger's file has any use for; zlib but for the names of its errors."""

_OWN = "our own: the pack, its index, or a cache, in folders that we made"
_SHIPPED = "what comes with the program"
_SAVED = "what somebody saves, written beside it first and then moved there"

OPENS: dict[str, str] = {
    f"{IMPORTERS}/doors/paths.py": "the door of paths",
    f"{IMPORTERS}/limits.py": "what the system tells of this process",
    f"{IMPORTERS}/worker.py": "the answers of this process",
    f"{INDEX}/packs/cache.py": "what was given, for its SHA-256 alone",
    f"{INDEX}/desk/sources.py": "the list in a folder that was given, for its title alone",
    **dict.fromkeys(
        (
            f"{INDEX}/{name}.py"
            for name in (
                "desk/caches",
                "packs/originals",
                "packs/succession",
                "search/columns/building",
                "search/columns/files",
                "search/columns/merging",
                "search/columns/opening",
                "search/columns/planning",
                "search/columns/writing",
                "search/generations",
                "search/sealing",
                "search/second",
            )
        ),
        _OWN,
    ),
    "app/satchel/settings/reading_list.py": _OWN,
    **dict.fromkeys(
        (
            f"{INDEX}/desk/ledger/state.py",
            f"{INDEX}/extract/entities/words.py",
            f"{INDEX}/extract/figures/typed_unit.py",
            f"{INDEX}/extract/version.py",
            f"{INDEX}/search/grammar.py",
            f"{INDEX}/search/known_names.py",
            f"{INDEX}/search/unit_names.py",
            f"{INDEX}/text/lexicon.py",
            "app/satchel/theme/icons.py",
            "app/satchel/theme/palette.py",
            "app/satchel/theme/tokens.py",
        ),
        _SHIPPED,
    ),
    **dict.fromkeys(
        (
            f"{INDEX}/desk/mending.py",
            f"{INDEX}/desk/name_file.py",
            f"{INDEX}/desk/saving.py",
            f"{INDEX}/desk/sending.py",
            "app/satchel/table/exporting.py",
        ),
        _SAVED,
    ),
    "app/satchel/cli/streams.py": "nothing, for what nobody listens to",
}
"""Every file that opens a file, and what that is."""
