"""What an article says: its names and its figures. The only room that knows the language model."""
