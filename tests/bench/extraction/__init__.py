"""Satchel's figures and dates beside quantulum3 and Recognizers-Text: one run, one scorer.

The test sets are other people's and are not in this repository: the folder that is given holds
`recognizers/*.json` (`Specs/` of microsoft/Recognizers-Text, English) and
`quantulum3/quantities.json`. The sample's own annotations (`tests/gold`) are in the same table.

What counts. A range counts as its two ends, whoever writes it: `low` and `high`, value and
uncertainty, two quantities, or `[20,30)`; a one-sided range is its one bound. A found quantity
answers a stated one where their places overlap and the numbers agree to 1 in 10,000; the unit is
right where `units.tsv` maps both to one symbol. Each answers at most one. What answers nothing is
wrong, within what the set is about: a currency set says nothing of the distances in its sentences.

Where conventions differ, and what is made of it (the notes under the table say it in short):

* Counted nouns. Satchel reads "50 cars" as 50 cars, the others as a bare 50: the noun is not
  asked for.
* Bare numbers. Satchel leaves a number without a noun out ("the answer is 42"); the sets `number`,
  `range` and `quantulum3` count them. They stay in as misses; `number` and `range` also have a
  line of all that is read as a number, figure or not, `quantulum3` one of what it states with a
  unit.
* What a set states by a convention of its own ("1 over 3" is a third, "a penny" is 1 penny) stays
  in as a miss too; a line "mapped" leaves it open for every tool, and
  `quantity_conventions` names and counts it.
* Years as quantities (quantulum3) are left out of the set and of every tool's answers; `number`
  keeps them.
* "One of" and other pronouns are numbers to Recognizers: they stay in as misses.
* Hundredths of a currency are put into the currency (50 cents are 0.5 USD); a dozen is 12; "two
  thirds" as 0.667 and as 66.67 % are one.
* A bare "dollar", "pound", "franc" or "rupee" in a set leaves open whose: any of that name is
  right. A tool that says only "Dollar" means the US dollar.
* The sets of currency, dimension, age and temperature state no rates and one end of a range: "$
  1.40 a share" is right as 1.40 USD and as USD/share, the "eight" of "eight to [10 feet]" is not
  wrong.
* "Percent of 210" states no 210 percent: Recognizers' rows of this form are left open.
* Times of several parts ("3 years, 2 months") are one time to Satchel, several to quantulum3: its
  rows leave them open. A length of several parts is one to Satchel and Recognizers.
* A sum in brackets ("€90m ($99m)") is in news the same sum once more; quantulum3 counts "($99.99)"
  as a loss, as books do: it stays in as a miss.
* Ages: Satchel and quantulum3 know years, no ages: only what stands where the set has an age
  counts.
* Dates. The sets end ranges with the first day after, or from day to day with the last, and leave
  the last named month or year out ("2014-2018" ends with 2017): Satchel's inclusive ends are right
  too. Where a set gives a past and a coming day, either is right. Times, durations and repeated
  dates are not what `text/dates` gives: what stands at them counts neither way. "Value" is there a
  date found at this place, "value+unit" the right days.
  Left in as misses though Satchel means them so, and left open in "mapped" (`date_conventions`
  names and counts them): "two weeks ago", "a month from now" are the week and month, not the day;
  "in 3 weeks" may be how long it takes; "early", "late", "mid", "earlier" and "later" narrow no
  year, month or week; "the end of 2000" is its last day; decades "past" and "next" are counted
  from the article; the 21st century begins with 2001; a third Sunday of no month is no third;
  "the next day" and "the previous week" are counted from a date of the sentence; "next Friday" is
  the nearest; "3-7-2017" may be March or July; "4.22", "9-18-15", "the 27" may be no dates.
* On the sample the figures of salience key are asked for; the others may be found or not.
* On a set of Recognizers only that model of theirs is asked that the set is for; elsewhere all and
  the durations of their dates' model, money first, bare numbers last, of two that overlap the
  longer. The sets hold rows that their Python port is marked not to read: they stay in, and the
  column `ported` is F1 without them.
* quantulum3 runs without its trained classifier, as its plain installation does; it knows no dates.
"""
