"""What the command line prints: JSON shapes and plain tables; strings and values only, no Qt."""
