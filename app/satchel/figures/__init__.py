"""The right pane: the figures of this article as cards, and of all sources by indicator."""
