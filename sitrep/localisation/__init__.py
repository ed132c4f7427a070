"""Words, digits and dates of one language."""
