"""Packs in which just those names are found that a test says, without any extraction."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from briefindex.extract.version import analysis_version
from briefindex.model.figure import Figure
from briefindex.model.mention import EntityType, Mention
from briefindex.model.naming import Named
from briefindex.model.span import ArticleId, Span
from briefindex.packs.originals import digest_of
from briefindex.packs.writer import PackWriter
from briefindex.text.identity import entity_id
from packing import article

Names = Mapping[str, tuple[EntityType, str]]
"""By surface, the type and the canonical name that the extraction gives it."""

TEXTS = {
    "rail.txt": "Rails for the valley\n\nThe Green Line carries grain to Port Oro. "
    "Mara Velt opened the Verdant Line in May. “It is ours,” Velt said.\n",
    "sea.txt": "Ships wait\n\nPort Oro saw fewer ships, the Harbour Board said. "
    "Mara Velt met the Board in Port Oro.\n",
    "bank.txt": "A loan\n\nThe Harbour Board lent money to the Verdant Line.\n",
}
NAMES: Names = {
    "Green Line": ("place", "Green Line"),
    "Verdant Line": ("route_or_project", "Verdant Line"),
    "Port Oro": ("place", "Port Oro"),
    "Mara Velt": ("person", "Mara Velt"),
    "Velt": ("person", "Mara Velt"),
    "Harbour Board": ("organisation", "Harbour Board"),
    "Board": ("organisation", "Harbour Board"),
}
GREEN, VERDANT = Named("place", "Green Line"), Named("route_or_project", "Verdant Line")
ORO, VELT = Named("place", "Port Oro"), Named("person", "Mara Velt")
BOARD = Named("organisation", "Harbour Board")


def named_pack(
    folder: Path,
    texts: Mapping[str, str] = TEXTS,
    names: Names = NAMES,
    figures: Mapping[str, Sequence[Figure]] | None = None,
) -> dict[str, ArticleId]:
    """A pack of `texts` in which `names` are found; by file, the article's id."""
    ids: dict[str, ArticleId] = {}
    with PackWriter(folder) as writer:
        for file, text in texts.items():
            made = article(text, file)
            ids[file] = made.info.id
            writer.add([(made, digest_of(text.encode()), text.encode())])
            found = mentions_in(made.info.id, made.text, names)
            kept = (figures or {}).get(file, ())
            writer.analysed(made.info.id, found, kept, analysis_version(), made.info.date)
    return ids


def mentions_in(article_id: ArticleId, text: str, names: Names) -> tuple[Mention, ...]:
    """Where the names stand in a text; of what overlaps the longest."""
    found: list[Mention] = []
    for surface in sorted(names, key=len, reverse=True):
        start = text.find(surface)
        while start >= 0:
            span = Span(start, start + len(surface))
            kind, name = names[surface]
            if not any(span.start < m.span.end and m.span.start < span.end for m in found):
                entity = entity_id(kind, name)
                found.append(Mention(article_id, span, surface, kind, entity, name))
            start = text.find(surface, start + 1)
    return tuple(sorted(found, key=lambda mention: mention.span))
