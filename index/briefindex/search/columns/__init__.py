"""The columns of an index: made from its segments, kept in files, mapped for the engine."""
