"""What is done with plain strings: canonical text, folding, paragraphs, sentences, numbers, dates.

Knows the model and the data in `resources/`; knows no file format and no pack.
"""
