"""The Library workspace: recent packs, what is being added, what was not. Knows no other pane."""
