"""Paints lines of a briefing and charts: alike in the window, on paper and in a picture."""
