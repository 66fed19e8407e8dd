"""Whether a pack is whole: its database, the bytes of its articles, its index; and mending it."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Final

from briefindex.desk.building import build, prepare
from briefindex.desk.mending import is_unfinished, make_anew
from briefindex.desk.sources import resolve
from briefindex.errors import ImportRefusedError, PackDamagedError
from briefindex.importers.names import printable
from briefindex.model.pack import Checked, Fault
from briefindex.packs.bag import UNLISTED, Bag, open_bag
from briefindex.packs.connections import FILE, SENT
from briefindex.packs.originals import FOLDER, Originals
from briefindex.packs.store import Store
from briefindex.progress import CancelToken, Report, Step, ignore

GONE: Final = "Its original is missing; import the file again. Its text can still be read."
OTHER: Final = "Its original is not as it was imported: its bytes were changed."
DAMAGED: Final = "The pack's database is damaged."
NO_INDEX: Final = "The index is missing, damaged or behind; searches are slower until it is made."


def check(
    target: str | Path,
    *,
    repair: bool = False,
    report: Report = ignore,
    cancel: CancelToken | None = None,
) -> Checked:
    """Look at a pack: a folder, a file that was sent, or the pack that a plain folder makes.

    A file that was sent cannot be mended: what is changed in it, its sender has to send again.

    Raises:
        PackError: there is none, or it cannot be read or written.
        Cancelled: asked to stop.
    """
    path = Path(target).expanduser().absolute()
    if path.is_file() and path.suffix.lower() == SENT:
        return check_file(path, report, cancel)
    if is_unfinished(path):
        return check_pack(path, repair=repair, report=report, cancel=cancel)
    source = resolve(target)
    if source.inputs:
        prepare(source, report, cancel, analysis=False)
    return check_pack(source.pack, repair=repair, report=report, cancel=cancel)


def check_file(path: Path, report: Report = ignore, cancel: CancelToken | None = None) -> Checked:
    """Look at every file of a pack that was sent as one file.

    Raises:
        Cancelled: asked to stop.
    """
    try:
        with open_bag(path) as bag:
            return _checked(bag, report, cancel or CancelToken())
    except ImportRefusedError as error:
        return Checked(0, 0, (Fault(str(error), printable(path.name)),))


def check_pack(
    pack: Path, *, repair: bool, report: Report = ignore, cancel: CancelToken | None = None
) -> Checked:
    """Look at a pack folder; with `repair` make anew what can be.

    A damaged database is made from the originals, with the decisions that could still be read;
    the old one stays beside it as `pack.sqlite.damaged`.

    Raises:
        PackError: there is no pack, or it cannot be read or written.
        Cancelled: asked to stop; what was mended stays so.
    """
    token = cancel or CancelToken()
    faults: list[Fault] = []
    if is_unfinished(pack) or not _is_sound(pack):
        faults.append(Fault(DAMAGED, FILE, repair))
        if not repair:
            return Checked(0, 0, tuple(faults))
        make_anew(pack, report, token)
    with closing(Store(pack)) as store:
        articles = len(store.ids())
        changed = list(_changed(store, report, token))
        faults += changed
        if not _is_indexed(store):
            faults.append(Fault(NO_INDEX, "index", repair))
    if repair and not _indexed(pack):
        build(pack, (), report, token, analysis=False)
    return Checked(articles, articles - len(changed), tuple(faults))


def _checked(bag: Bag, report: Report, cancel: CancelToken) -> Checked:
    faults: list[Fault] = []
    for done, file in enumerate(bag.files, start=1):
        cancel.check()
        try:
            bag.read(file)
        except ImportRefusedError as error:
            faults.append(Fault(str(error), file.name))
        report(Step("check", done, len(bag.files)))
    changed = len(faults)
    faults.extend(Fault(UNLISTED, name) for name in bag.unlisted)
    for name in bag.lists():
        try:
            bag.tag(name)
        except ImportRefusedError as error:
            faults.append(Fault(str(error), name))
    return Checked(len(bag.files), len(bag.files) - changed, tuple(faults))


def _changed(store: Store, report: Report, cancel: CancelToken) -> Iterator[Fault]:
    originals = Originals(store.folder)
    ids = store.ids()
    for done, (article, file) in enumerate(ids.items(), start=1):
        cancel.check()
        digest = store.digest(article)
        if originals.get(digest) is None:
            there = (store.folder / FOLDER / digest).is_file()
            yield Fault(OTHER if there else GONE, file)
        report(Step("check", done, len(ids)))


def _is_sound(pack: Path) -> bool:
    try:
        with closing(Store(pack)) as store:
            return store.is_sound()
    except PackDamagedError:
        return False


def _is_indexed(store: Store) -> bool:
    from briefindex.search.columns.files import has_columns  # only where an index is looked at
    from briefindex.search.generations import is_current

    return is_current(store) and has_columns(store)


def _indexed(pack: Path) -> bool:
    with closing(Store(pack)) as store:
        return _is_indexed(store)
