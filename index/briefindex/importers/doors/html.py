"""The door of HTML: a tree without scripts' power, fetched things or bottomless depth."""

import codecs
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from briefindex.errors import ImportRefusedError
from briefindex.importers.plaintext import decode, shifted

if TYPE_CHECKING:
    from lxml import etree

LARGEST_HTML = 20_000_000
"""Bytes of the largest page that is parsed."""

MOST_DEEP = 2_000
_MOST_SPANNED = 20_000
"""Cells of a page that may be joined to others, in all."""
_LONG_TAG = re.compile(rb"<[a-z][^<>]{50000,}", re.IGNORECASE)
_MOST_ATTRIBUTES = 10_000
"""Of one element; each is compared with all others of it."""
_WIDEST = {"colspan": 100, "rowspan": 1_000}
_TOO_DEEP = (
    "The page is nested more than 2,000 elements deep; open it in a browser and save its text."
)
_TOO_LARGE = "The page has more than 20 MB; save its text and add that."
_NO_PAGE = "There is nothing in this page that can be read; open it in a browser to see why."
_NESTING = re.compile(
    rb"<(/?)(?:div|span|table|section|article|blockquote|[uo]l|font|center|b|i|em|strong)"
    rb"[\s>]",
    re.IGNORECASE,
)
_DECLARED = re.compile(
    rb"<meta[^>]{0,200}?charset\s{0,9}=\s{0,9}[\"']?\s{0,9}([\w:.-]{2,40})|"
    rb"<\?xml[^>]{0,100}?encoding\s{0,9}=\s{0,9}[\"']([\w:.-]{2,40})",
    re.IGNORECASE,
)
_MARKUP = re.compile(
    rb"<(script|style)\b.{0,200000}?</\1\s{0,9}>|<[^>]{0,5000}>|&[a-z]{2,8};|&#\d{1,7};",
    re.IGNORECASE | re.DOTALL,
)
_BOMS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_XML_DECLARATION = re.compile(r"\A\s*<\?xml[^>]{0,200}\?>")
_AS_BROWSERS_READ = {"iso-8859-1": "cp1252", "latin-1": "cp1252", "ascii": "cp1252",
                     "iso8859-1": "cp1252", "latin1": "cp1252", "us-ascii": "cp1252",
                     "gb2312": "gb18030", "gbk": "gb18030", "iso-8859-9": "cp1254",
                     "windows-874": "cp874", "tis-620": "cp874", "iso-8859-11": "cp874",
                     "x-sjis": "cp932", "shift_jis": "cp932", "shift-jis": "cp932",
                     "windows-31j": "cp932", "ks_c_5601-1987": "cp949", "euc-kr": "cp949",
                     "x-mac-cyrillic": "mac_cyrillic", "big5": "big5hkscs"}  # fmt: skip


def characters(data: bytes, declared: str | None = None) -> str:
    """Characters of a page: by its mark, as UTF-8, as it or its mail declares, else by guess.

    Raises:
        ImportRefusedError: its encoding cannot be told.
    """
    if data.startswith(_BOMS):
        return decode(data)
    escaped = shifted(data)
    if escaped is not None:
        return escaped
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    found = _DECLARED.search(data, 0, 4_096)
    named = (found[1] or found[2]).decode("ascii") if found else declared
    if named:
        try:
            return data.decode(encoding_called(named), errors="replace")
        except (LookupError, UnicodeError):
            pass
    return decode(data, _MARKUP.sub(b" ", data))


def encoding_called(named: str) -> str:
    """Python's name of an encoding, as browsers take it: often a wider one than what is named.

    Raises:
        LookupError: there is none of that name.
    """
    return codecs.lookup(_AS_BROWSERS_READ.get(named.lower(), named)).name


def parse_html(text: str) -> "etree.Element":
    """The root element of a page.

    Raises:
        ImportRefusedError: it is too large, nested too deeply, or no page at all.
    """
    from lxml import etree, html  # heavy, and only the process that parses needs them

    data = _XML_DECLARATION.sub("", text).encode("utf-8", errors="replace")
    if len(data) > LARGEST_HTML:
        raise ImportRefusedError(_TOO_LARGE)
    if _depth(data) > MOST_DEEP:
        raise ImportRefusedError(_TOO_DEEP)
    if any(tag[0].count(b"=") > _MOST_ATTRIBUTES for tag in _LONG_TAG.finditer(data)):
        raise ImportRefusedError(_NO_PAGE)
    parser = html.HTMLParser(
        encoding="utf-8",
        no_network=True,
        remove_comments=True,
        remove_pis=True,
        huge_tree=True,  # else all that follows the 256th level is lost without a word
    )
    try:
        root = html.document_fromstring(data, parser=parser)
    except (etree.LxmlError, ValueError, AssertionError) as error:
        raise ImportRefusedError(_NO_PAGE) from error
    if any("depth" in entry.message for entry in parser.error_log):
        raise ImportRefusedError(_TOO_DEEP)
    _bound_spans(root)
    return root


def _bound_spans(root: "etree.Element") -> None:
    """Let no cell take more room than tables have; a few of them cost their readers minutes."""
    left = _MOST_SPANNED
    for cell in root.iter("td", "th"):
        room = 1
        for name, most in _WIDEST.items():
            told = cell.get(name)
            if told is None:
                continue
            span = min(int(told), most) if told.isdecimal() and len(told) < 10 else most
            if room * span > left:
                del cell.attrib[name]
            else:
                cell.attrib[name] = str(span)
                room *= max(1, span)
        left -= room - 1


def walk(root: "etree.Element") -> Iterator[tuple[bool, "etree.Element"]]:
    """Every element below and with `root`, twice: as it opens (True) and as it ends."""
    from lxml import etree  # as above

    for event, element in etree.iterwalk(root, events=("start", "end")):
        yield event == "start", element


def _depth(data: bytes) -> int:
    """How many elements stand open at once at most, before anything is parsed."""
    deep = deepest = 0
    for match in _NESTING.finditer(data):
        deep = max(0, deep - 1) if match[1] else deep + 1
        deepest = max(deepest, deep)
    return deepest
