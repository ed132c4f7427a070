"""Rendering: a report and a language become plain data, then HTML and PDF."""
