"""The ledger of the open packs: what all their sources state about the same thing.

`kept` says which ledger to read, the `stored` or the one in `memory`; `update` brings the stored
one up to date article by article.
"""
