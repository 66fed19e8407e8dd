"""Full-text search: the derived index, the query language, the engine and the snippets.

The only room that imports whoosh, and only where an index is made or first asked. Whoosh keeps
postings and positions; ranking, matching and the query language are our own.
"""
