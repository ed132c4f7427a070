"""What each section of the report holds, in the words of one language."""
