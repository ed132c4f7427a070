"""What leaves the program: files in an output folder, each whole, each listed."""
