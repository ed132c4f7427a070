"""Proposed facts from an article: rules over its words, deterministic, each with what it matched."""
