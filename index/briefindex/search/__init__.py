"""Full-text search: the derived index, the query language, the engine and the snippets.

The only room that imports whoosh, and only where an index is made, or asked without its columns.
Whoosh's index is the truth: which words stand where, and (`tests/whoosh_queries.py`) how what is
found is scored. What answers who is typing are `columns`: arrays derived from its segments.
"""
