"""Satchel's search beside tantivy, SQLite's FTS5 and plain Whoosh: one run, one process an engine.

Texts. `FOLDER/news` holds `stories.jsonl.gz` (id, title, body, date) and `queries.json`; neither is
in this repository. Up to as many articles as there are stories, those are the corpus; beyond, every
further article is put together from paragraphs of three of them (see `corpus.py`): the words are
real, but no new ones come up as they would in that many real articles. Without a folder the texts
are made up, with words as frequent as those of a language (Zipf) and as many new ones as texts grow
by (Heaps), and the queries are drawn from them.

What is measured. Each engine runs in a process of its own and is asked in turn with the others,
query by query, whose turn is first changing; the time is taken inside that process, from the words
of a query to 20 articles with their titles and a marked snippet each. A round begins with every
engine opened anew and three words that are not in the set, so nothing of the round before is
remembered, while what a typist's last key brought stays. The time of a query is the median of the
rounds; of a kind of query the table shows the median and the 95th percentile over its queries.
`ms` is wall time; with `--cpu` processor time is judged, for a machine that others use too.

What is not the same, and could not be made so:

* Satchel finds every form of a word (stems), in text and title, and looks for other names of what
  is asked for; the others match the plain word in one field of title and text together. Satchel
  marks sentences, the others cut windows of words. All of it is in Satchel's time. Facets are not:
  no engine counts them here, and Satchel does when the filters are opened.
* `central ban*` asks tantivy, FTS5 and Whoosh for both (AND); Satchel prefers both and ranks
  articles with one of them after. tantivy takes a prefix as a regular expression and gives all
  words of it one score; to mark its snippets the first 50 words are named to it.
* FTS5 has no fuzzy words and no patterns; it is left out there. Leading `*` and `?` are asked of
  tantivy and Whoosh only.
* A query of Whoosh's that takes more than ten seconds is ended, and counts as those ten.

`open + first answer` is, for Satchel, a new desk and its first, empty query, which lists all
articles and counts facets; for the others the opening of their files. The pack is not analysed: no
names are looked up in it.

Indexing. Stock Whoosh indexes the same words at the same places (`TEXT` with an analyser of the
same tokens), and its table row says what its own analyser takes. With `--cpu` two processes are
judged by the busier one: what they take on two idle processors. Sizes are those of the folders.

A pack of 50,000 articles is opened in the window: from its start to the first paint of its list;
and how long the window's thread was held at once, once it was furnished after its first paint. With
`--cpu` both are what the window's process and its thread take. No article of it is analysed.

The window. Keys are pressed through XTEST; the list's part of the screen is watched in the memory
of Xvfb, until it has not changed for 80 ms. Its pack was analysed by the rules alone.
"""
