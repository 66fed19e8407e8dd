"""The figures table: every figure of the open packs, sorted, filtered and asked for in words."""
