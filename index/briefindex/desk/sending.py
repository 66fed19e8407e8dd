"""A pack out as one file, to send: articles as they came, facts about them, decisions."""

import json
import os
import re
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from briefindex import __version__
from briefindex.desk.carried import decided, tag_files
from briefindex.errors import PackError
from briefindex.model.article import ArticleInfo, Known, KnownDate
from briefindex.packs.bag import BagWriter
from briefindex.packs.connections import SENT, why
from briefindex.packs.originals import Originals, digest_of
from briefindex.packs.store import Store
from briefindex.progress import CancelToken, Report, Step, ignore
from briefindex.text.pages import page_count

_NO_SLUG: Final = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True)
class Sent:
    """What was written: the file, how many articles and decisions are in it."""

    path: Path
    articles: int
    decisions: int


def send(
    pack: Path,
    target: Path,
    today: date,
    report: Report = ignore,
    cancel: CancelToken | None = None,
) -> Sent:
    """Write the pack in folder `pack` to the file `target`; an older one stays until it is whole.

    Raises:
        PackError: the pack cannot be read, an original is gone, or the file cannot be written.
        Cancelled: asked to stop; nothing is left behind.
    """
    passing = target.with_name(f".{target.name}-{os.getpid()}")
    try:
        try:
            with (
                closing(Store(pack)) as store,
                passing.open("xb") as file,
                BagWriter(file, target.stem) as bag,
            ):
                package = _package(bag, store, report, cancel or CancelToken())
                carried = decided(store)
                tags = {"datapackage.json": package, **tag_files(carried)}
                bag.finish(tags, _facts(store.name, today))
                file.flush()
                os.fsync(file.fileno())
                sent = Sent(target, len(store.ids()), len(carried))
            passing.replace(target)
        finally:
            passing.unlink(missing_ok=True)
    except OSError as error:
        raise PackError(f"{target} cannot be written: {why(error)}.") from error
    return sent


def file_name(name: str) -> str:
    """What a pack's file is called by default."""
    return (re.sub(r'[\x00-\x1f<>:"/|?*\\]+', " ", name).strip(" .") or "pack") + SENT


def _package(bag: BagWriter, store: Store, report: Report, cancel: CancelToken) -> bytes:
    """Put every article into the bag; gives the list of them, `datapackage.json`."""
    originals = Originals(store.folder)
    resources: list[dict[str, object]] = []
    infos = store.infos()
    for done, info in enumerate(infos, start=1):
        cancel.check()
        data = originals.get(store.digest(info.id))
        if data is None:
            raise PackError(
                f"{info.file} cannot be sent: its original is gone from {store.folder.name} or "
                "was changed. Import the file again, then send the pack."
            )
        path = bag.add(info.file, info.id, data)
        resources.append(_resource(info, path, data))
        report(Step("send", done, len(infos), info.id))
    package = {
        "profile": "data-package",
        "name": _slug(store.name),
        "title": store.name,
        "resources": resources,
    }
    return (json.dumps(package, ensure_ascii=False, indent=1) + "\n").encode()


def _facts(name: str, today: date) -> dict[str, str]:
    """What `bag-info.txt` says."""
    return {
        "Bag-Software-Agent": f"Satchel {__version__}",
        "Bagging-Date": today.isoformat(),
        "External-Identifier": _slug(name),
        "Internal-Sender-Description": name,
    }


def _resource(info: ArticleInfo, path: str, data: bytes) -> dict[str, object]:
    """One article in the list of the package; each fact with its ground, unknown ones null."""
    stated = info.url is not None
    known = {
        "title": info.title,
        "publisher": info.source,
        "author": info.author,
        "place": info.place,
        "url": Known(info.url, "stated" if stated else None),
        "language": Known(info.language, "inferred" if info.language else None),
        "license": Known(),
    }
    return {
        "name": info.id,
        "path": path,
        "bytes": len(data),
        "hash": f"sha256:{digest_of(data)}",
        **{field: each.value for field, each in known.items()},
        **_dates(info.date),
        "pages": page_count(info.pages) or None,
        "basis": {
            **{field: each.basis or "unknown" for field, each in known.items()},
            "date": info.date.basis or "unknown",
        },
    }


def _dates(known: KnownDate) -> dict[str, object]:
    def iso(day: date | None) -> str | None:
        return day.isoformat() if day else None

    return {
        "date": iso(known.day),
        "date_earliest": iso(known.earliest),
        "date_latest": iso(known.latest),
    }


def _slug(name: str) -> str:
    return _NO_SLUG.sub("-", name.lower()).strip("-") or "pack"
