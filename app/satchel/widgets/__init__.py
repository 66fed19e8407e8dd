"""Small parts that several features use. Knows tokens, no feature and no session."""
