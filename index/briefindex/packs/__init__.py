"""The pack folder: `pack.sqlite` (the truth), `originals/` (as they came), `index/` (derived).

`store` reads, `writer` writes (one process at a time), `connections` opens the database in every
state that a disk can be in. Knows nothing of importing, extraction or search.
"""
