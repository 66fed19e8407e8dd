"""Satchel's names beside plain spaCy with the same small model: one run, one scorer.

Two sets. `wikinews` is other people's and is not in this repository: the folder that is given holds
`GUM_news_*.conllu` (`dep/` of amir-zeldes/gum, the Wikinews articles). `own news` are the marked
paragraphs of `tests/gold/news_names.txt`.

What counts. A found name answers a stated one where the words are the same (`exact`) or share a
letter (`overlap`), and the type is the same; each answers at most one. Scores are micro-averages
over person, organisation, place and event, and routes where the set knows them.

Where conventions differ, and what is made of it:

* The Wikinews annotation marks every phrase that refers to something, with all that belongs to it
  ("the Japanese actress Rinko Kikuchi who lives in Tokyo"). A name is a phrase whose head is a
  proper noun, cut to the head with the proper nouns, figures and joints ("of", "and", "&") beside
  it; of names in each other the longest counts, those within it neither win nor lose.
* It has no facility, no route and no product: what it calls a place or an organisation is asked
  for; a facility of a tool counts as a place, a route counts neither way. Names of its other types
  (works, ships, products, programmes) are no names here: a tool that calls one a person, an
  organisation, a place or an event is wrong.
* Peoples and adjectives of countries ("Americans", "Afghan") are no names: they count neither way.
* spaCy: PERSON, ORG, GPE and LOC, FAC, EVENT are person, organisation, place, facility, event.
  Its NORP, PRODUCT, WORK_OF_ART and LAW are left out, as are dates and products of Satchel.
* "the" before a name, titles before a person ("President", "Dr."), and possessive endings are taken
  off everywhere, from what is stated and from every tool's answers: a tool neither wins nor loses
  by them.
* Speed is in words a second of processor time, the best of three turns, the model loaded, names
  only, all articles of a set at one go for both. Satchel's time includes its rules and its linking
  within the article; articles of one paragraph cost it most.
* What stands in lines that Satchel takes for furniture (photo credits) counts neither way.
"""
