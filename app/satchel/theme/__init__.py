"""How the window looks: tokens, fonts, icons, palette and style sheet. Knows no feature."""
