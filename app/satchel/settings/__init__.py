"""What the program remembers between two starts. Knows no feature."""
