"""Which of the overlapping candidates are mentions."""

from collections.abc import Iterable

from briefindex.extract.entities.candidate import Candidate, length, overlaps

_TRUST = {"title": 4, "gazetteer": 3, "rule": 2, "model": 1, "repeat": 0}


def select(candidates: Iterable[Candidate]) -> list[Candidate]:
    """The longest candidates that do not overlap, sorted by offset.

    Of equal spans the title decides before the gazetteer, the rules and the model. So a known name
    never cuts a longer one, and a type that the tables know corrects the model's.
    """
    ranked = sorted(
        candidates,
        key=lambda c: (-length(c.span), -_TRUST[c.source], c.span.start),
    )
    chosen: list[Candidate] = []
    taken = bytearray(max((c.span.end for c in ranked), default=0))
    for candidate in ranked:
        span = candidate.span
        if any(taken[span.start : span.end]):
            continue
        taken[span.start : span.end] = b"\x01" * length(span)
        chosen.append(candidate)
    return sorted(chosen, key=lambda c: c.span.start)


def is_free(candidate: Candidate, chosen: Iterable[Candidate]) -> bool:
    """Whether a candidate overlaps none of those chosen."""
    return not any(overlaps(candidate.span, other.span) for other in chosen)
