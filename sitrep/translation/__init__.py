"""What translators work on: sentences with notes, catalogues kept up to date, how far they are."""
