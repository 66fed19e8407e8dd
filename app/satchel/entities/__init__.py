"""Who and what is named: the list, the page of one, and what the analyst decides about names."""
