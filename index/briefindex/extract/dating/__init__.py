"""Dates articles by each other: two that report one dated event tell each other's year.

`sightings` finds what one article says about when an event was or will be, `inference` compares
the articles of a pack. Knows no storage; every answer is made anew from all the evidence there is.
"""
