"""The article: its text on the page, its marks, its tabs and its legend."""
