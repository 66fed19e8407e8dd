"""What stands around or in the main text of a page and is no part of it: comments, forms, menus.

Known by the words in the names that a page gives its parts (`class`, `id`), which are much the same
from site to site and in every language, and by links: a menu is a part whose words are links. Only
for the search for the main text; where all of a page is taken, nothing is left out by these rules.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefindex.importers.doors.html import walk
from briefindex.importers.formats.markup import is_data_table

if TYPE_CHECKING:
    from lxml import etree

_WORD = re.compile(r"[A-Z]?[^\W\d_A-Z]+|[A-Z]+")
_AROUND_WORDS = (
    "share shares sharing sharebar social socials addthis sharethis subscribe newsletter "
    "newsletters signup cookie cookies cookiemsg gdpr consent related relateds recirc "
    "recirculation recommended recommendations promo promos breadcrumb breadcrumbs sidebar "
    "trending outbrain taboola login advert advertisement advertisements sponsored donate "
    "mostread popular toolbar pagination navbar menu nav"
)
_COMMENT_WORDS = (
    "comments commentlist commentarea disqus comentarios commentaires kommentare kommentarer "
    "commenti komentarze comentários reacties"
)
_COMMENT_PART_WORDS = (
    "content block list body item author thread wrapper area section box form text reply"
)
_RIGHT_WORDS = "rail col column block container side bar"
_PAIRED = (
    (frozenset({"right"}), frozenset(_RIGHT_WORDS.split())),
    (frozenset({"read", "reading"}), frozenset({"more", "further", "also", "most"})),
    (frozenset({"more", "other"}), frozenset({"stories", "articles", "news"})),
)
_INLINE_ELEMENTS = "a abbr b bdi bdo cite code em i mark q small span strong sub sup time u"
_AROUND = frozenset(_AROUND_WORDS.split())
_COMMENTS = frozenset(_COMMENT_WORDS.split())
_COMMENT_PARTS = frozenset(_COMMENT_PART_WORDS.split())
_KEPT = frozenset({"html", "body", "main", "article", "p", "h1", "h2", "h3"})
_INLINE = frozenset(_INLINE_ELEMENTS.split())
_FLOWING = _INLINE | {"br"}
_MOST_AROUND = 0.25
"""Share of a page's words that a part of it can hold and still stand around its text."""
_MOST_COMMENTS = 0.85
_MOST_OF_DOCUMENT = 0.6
_DOCUMENT_ELEMENTS = "p h1 h2 h3 h4 h5 h6 ul ol dl table blockquote pre center"
_OF_DOCUMENTS = frozenset(_DOCUMENT_ELEMENTS.split())
_MOST_OF_MENU = 0.6
_LINKED = 0.35
"""Share of the words of a page that are links, from which on it is one of a site with menus."""
_LONG_NAMES = 500
_PARAGRAPH = 80


@dataclass(frozen=True, slots=True)
class _Size:
    """How many characters an element holds, and how many of them are links."""

    all: int
    linked: int


def prepared(root: "etree.Element") -> None:
    """Make a tree ready for the search: without furniture, each paragraph in an element."""
    sizes = _sizes(root)
    all_of_it = sizes[root].all
    doomed = [
        one
        for one, size in sizes.items()
        if one is not root and _is_furniture(one, size, all_of_it)
    ]
    for element in doomed:
        if element.getparent() is not None:
            element.drop_tree()
    _without_layout_tables(root)
    for element in list(root.iter("div", "section", "article", "td", "body")):
        _wrap_bare_text(element)


def _without_layout_tables(root: "etree.Element") -> None:
    """Turn tables that lay out a page into plain parts: the search takes a cell for one line."""
    laid_out = [one for one in root.iter("table") if not is_data_table(one)]
    for table in laid_out:
        parts = [table, *_parts_of_table(table)]
        for part in parts:
            part.tag = "div"


def _parts_of_table(table: "etree.Element") -> "Iterator[etree.Element]":
    """What a table is made of, down to its cells, without those of tables in it."""
    for child in table.iterchildren("tbody", "thead", "tfoot", "tr", "td", "th", "caption"):
        yield child
        if child.tag not in ("td", "th"):
            yield from _parts_of_table(child)


def is_document(root: "etree.Element") -> bool:
    """Whether a page is a document that a word processor saved, and none of a site.

    Such programs write paragraphs, lists and tables straight into the body, with nothing around.
    """
    body = next(root.iter("body"), None)
    if body is None or next(root.iter("article", "main", "nav", "script"), None) is not None:
        return False
    sizes = _sizes(body)
    written = (one for one in body if one.tag in _OF_DOCUMENTS)
    own = sum(sizes[one].all for one in written if one.tag != "table" or is_data_table(one))
    return own > _MOST_OF_DOCUMENT * sizes[body].all and not has_menus(root)


def has_menus(root: "etree.Element") -> bool:
    """Whether a page is one of a site: much of its text is links."""
    size = _sizes(root)[root]
    return size.linked > _LINKED * size.all


def _is_furniture(element: "etree.Element", size: _Size, all_of_it: int) -> bool:
    if element.tag in _KEPT:
        return False
    most = _most_of(element, size)
    if not most or size.all > most * all_of_it:
        return False
    return next(element.iter("h1"), None) is None


def _most_of(element: "etree.Element", size: _Size) -> float:
    """The share of a page that the element may hold and be furniture; 0 where it is none."""
    if element.tag == "form":
        return _MOST_AROUND
    if element.tag in ("ul", "ol") and _is_of_links(element, size):
        return _MOST_OF_MENU
    for name in f"{element.get('id', '')} {element.get('class', '')}"[:_LONG_NAMES].split():
        words = {word.lower() for word in _WORD.findall(name)}
        if words & _COMMENTS or ("comment" in words and words & _COMMENT_PARTS):
            return _MOST_COMMENTS
        if words & _AROUND or any(words & one and words & other for one, other in _PAIRED):
            return _MOST_AROUND
    return 0.0


def _is_of_links(listed: "etree.Element", size: _Size) -> bool:
    """Whether a list has three items or more and nearly all its words are links."""
    items = sum(1 for _ in listed.iterchildren("li"))
    return items >= 3 and size.linked >= 0.9 * size.all


def _wrap_bare_text(element: "etree.Element") -> None:
    """Put text that stands between blocks without an element of its own into a paragraph.

    The search looks for paragraphs and would leave it out: `<div>Text <p>Text</p> Text</div>`.
    """
    if all(child.tag in _INLINE for child in element):
        return
    children = list(element)
    if len(element.text or "") > _PARAGRAPH and children[0].tag not in _INLINE:
        paragraph = element.makeelement("p")
        paragraph.text, element.text = element.text, None
        element.insert(0, paragraph)
    for child in children:
        follows = child.getnext()
        ends = follows is None or follows.tag not in _FLOWING
        if ends and child.tag not in _FLOWING and len(child.tail or "") > _PARAGRAPH:
            paragraph = element.makeelement("p")
            paragraph.text, child.tail = child.tail, None
            child.addnext(paragraph)


def _sizes(root: "etree.Element") -> "dict[etree.Element, _Size]":
    """The size of every element, by one walk, for lists and parts may stand in each other."""
    begun: dict[etree.Element, tuple[int, int]] = {}
    sizes: dict[etree.Element, _Size] = {}
    said = linked = links = 0
    for opens, element in walk(root):
        if opens:
            begun[element] = (said, linked)
            links += element.tag == "a"
            text = element.text
        else:
            first, first_linked = begun.pop(element)
            sizes[element] = _Size(said - first, linked - first_linked)
            links -= element.tag == "a"
            text = element.tail
        length = 0 if text is None or text.isspace() else len(text)
        said += length
        linked += length if links else 0
    return sizes
