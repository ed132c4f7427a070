"""Evidence: articles, the quotes in them, and what those quotes state."""
