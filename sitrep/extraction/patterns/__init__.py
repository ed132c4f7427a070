"""The patterns of extraction, a table a language: words and phrases by what they tell."""
