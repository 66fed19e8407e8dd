"""One program for each tool that is compared: JSON lines in, JSON lines out."""
