"""What can be marked in an article, and what it is called."""

from typing import Final

from satchel.widgets.words import QT_TRANSLATE_NOOP

FIGURE: Final = "figure"
"""The kind of a figure, beside the types of names."""

KINDS: Final = (
    ("person", QT_TRANSLATE_NOOP("Legend", "People")),
    ("organisation", QT_TRANSLATE_NOOP("Legend", "Organisations")),
    ("place", QT_TRANSLATE_NOOP("Legend", "Places")),
    ("route_or_project", QT_TRANSLATE_NOOP("Legend", "Routes")),
    ("event", QT_TRANSLATE_NOOP("Legend", "Events")),
    ("facility", QT_TRANSLATE_NOOP("Legend", "Facilities")),
    ("date", QT_TRANSLATE_NOOP("Legend", "Dates")),
    ("product", QT_TRANSLATE_NOOP("Legend", "Products")),
    (FIGURE, QT_TRANSLATE_NOOP("Legend", "Figures")),
)
"""Types that can be marked, in the order of the legend and of Alt+1 to Alt+9."""

KIND_NAMES: Final = {
    "person": QT_TRANSLATE_NOOP("ReaderPane", "person"),
    "organisation": QT_TRANSLATE_NOOP("ReaderPane", "organisation"),
    "place": QT_TRANSLATE_NOOP("ReaderPane", "place"),
    "route_or_project": QT_TRANSLATE_NOOP("ReaderPane", "route or project"),
    "event": QT_TRANSLATE_NOOP("ReaderPane", "event"),
    "facility": QT_TRANSLATE_NOOP("ReaderPane", "facility"),
    "date": QT_TRANSLATE_NOOP("ReaderPane", "date"),
    "product": QT_TRANSLATE_NOOP("ReaderPane", "product"),
}
"""What one of each type is called."""
