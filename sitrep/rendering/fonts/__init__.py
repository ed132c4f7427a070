"""What PDFs are set in: the program's fonts, those of an extra, those of an operation."""
