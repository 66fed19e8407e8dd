"""The left pane: articles and figures that the query finds."""
