"""How an article comes in: fetched or read, made plain text, told from those that are there."""
