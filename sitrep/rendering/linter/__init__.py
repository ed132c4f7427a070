"""What templates and finished pages may hold; all else is refused."""
