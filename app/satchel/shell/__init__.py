"""The window: puts the panes together and gives every action its menu and its key."""
