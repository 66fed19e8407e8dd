"""What changed between two packs, or two editions of one."""

from datetime import date

from briefindex.compare import stated_once
from briefindex.compare.changes import Edition, changes
from briefindex.desk.facade import Desk
from briefindex.model.briefing import Briefing
from briefindex.model.changes import Changes


def changed(old: Desk, new: Desk) -> Changes:
    """What `new` has that `old` has not, and the other way about."""
    return changes(_edition(old), _edition(new))


def change_report(old: Desk, new: Desk, today: date, title: str) -> Briefing:
    """The same as a document under `title`, every new value with its sentence."""
    from briefindex.briefing.changes import make_report  # only where it is printed

    return make_report(
        changed(old, new),
        new.articles(),
        lambda ref: new.article(ref.article).text[ref.span.start : ref.span.end],
        {figure.id: figure for figure in new.figures()},
        today=today,
        title=title,
    )


def _edition(desk: Desk) -> Edition:
    figures = stated_once(desk.figures(), desk.copies())
    return Edition(desk.articles(), figures, desk.comparison(), desk.entities())
