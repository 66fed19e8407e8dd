"""Import beside recoll: how soon the text of a thousand mixed files can be searched.

Both begin with nothing and read the same folder, turn by turn, on all cores that there are; ours is
measured from the start of the worker to its last step of indexing (analysis follows and is not
counted), recoll's from the start of `recollindex` to its end. A file counts where a word at the end
of its text finds it afterwards, in both.
"""
