"""What Satchel uses of whoosh 2.7.5, which carries no types."""
