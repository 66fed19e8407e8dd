"""Satchel's reading of web pages beside trafilatura and readability-lxml: one run, one scorer.

The folder that is named holds real pages, each with the text that a reader should get: `NAME.html`
(or `.htm`) and `NAME.txt` (UTF-8) beside it; folders in it are sets of their own, told one by one.
The pages belong to their publishers, so none is in this repository. A page without a text beside
it is left out, and said so.

What counts: F1 of the words, as a bag, in small letters; of Chinese, Japanese, Thai and the like,
where words are not parted, of the characters. The title is no part of it, whoever gives it: where
the text beside a page does not begin with it, it is taken from the head of what was found.
Satchel's text is that of its real import, without what it greys.
"""
