"""Satchel's reading of PDFs beside pdftotext and pdfminer.six: one run, one scorer.

The documents are made here, by Qt, from text of our own (`printed`, `words`): 16 kinds of layout,
two documents of about three pages each. They are no real documents: they tell how columns, notes,
heads, tables and hyphens are treated, not how often such pages occur. The text that a reader should
get is known, in its order: running heads, numbers of pages and words up the margin do not belong to
it, broken words are whole, a note at the foot stands after the text of its page.

What counts: F1 of the words in order, by the longest sequence that both have in common. A tool that
keeps running heads or leaves words broken loses by it; the peers run as they are installed.
"""
