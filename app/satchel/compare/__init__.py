"""One indicator among all sources: the list of indicators, and the page of one."""
