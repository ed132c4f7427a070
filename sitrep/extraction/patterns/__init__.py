"""What a language says of people, control and access, as tables of patterns."""

from sitrep.extraction.patterns.load import patterns_of
from sitrep.extraction.patterns.model import Match, Patterns, Rule, RuleTable

__all__ = ["Match", "Patterns", "Rule", "RuleTable", "patterns_of"]
