"""Measures the kept ledger on made-up packs of 1,000 to 500,000 figures, ten an article.

Every size is asked in a process of its own: to open the ledger, one indicator (a usual one, and the
largest), a page of lines, the table of figures, to add one article, and the
memory that all this takes on top of an open pack. The indicators are many and of few figures, some
of thousands, as in a collection of news; their ties (shares, growth) are as dense as there.
"""
