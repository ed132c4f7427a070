"""Displacement: whether people moved, came back or are displaced, and what made them move."""

from __future__ import annotations

from collections.abc import Sequence

from sitrep.evidence.tokens import TokenKind
from sitrep.extraction.people_counts import Counted
from sitrep.extraction.people_fates import Fates, Reading
from sitrep.extraction.people_words import Words

_CLAUSE = 30
"""Words of a clause behind a number in which it may be told that people came back."""
_AROUND = 4
_HELP_BEFORE = 14
_HELP_BEHIND = 12


def measure_of(words: Fates, reading: Reading) -> str:
    """``flow``, ``return`` or ``stock``: people who moved, came back, or are displaced."""
    one, trigger = reading.counted, reading.trigger
    if trigger.name == "return" or (trigger.side == "after" and _came_back(words, one)):
        return "return"
    if reading.is_total and words.told_in("counted_since", range(trigger.start)):
        return "flow"  # "since January, the number of displaced people has reached"
    if trigger.name == "stock" or _is_register(words, reading):
        return "stock"
    if trigger.side == "before" or words.keys[trigger.start] not in words.small["states"]:
        return "flow"
    near = range(max(0, one.opens - _AROUND), min(len(words.keys), trigger.end + _AROUND))
    if reading.is_total:
        near = range(trigger.start, one.opens)  # "displaced people living around the city"
    verbs = words.small["auxiliary"].intersection(words.keys[one.end : trigger.start])
    is_by = words.tokens.key(trigger.end) in words.small["by"]
    is_state = bool(verbs) and verbs <= words.small["copulas"] and not is_by
    is_participle = is_by and not verbs
    stands = words.told_in("standing", near)
    return "stock" if stands or is_state or is_participle else "flow"


def _came_back(words: Fates, one: Counted) -> bool:
    """Whether those who had fled came back: "who had fled … have gone back"."""
    for index in range(one.end, min(words.clause_end(one.end, len(words.keys)), one.end + _CLAUSE)):
        is_number = words.tokens.is_a(index, TokenKind.NUMBER)
        if is_number or words.keys[index] in words.small["not"]:
            return False
        if words.fate_at(index) == "return" and words.keys[index] not in words.small["came"]:
            return True
    return False


def _is_register(words: Fates, reading: Reading) -> bool:
    """Whether those displaced were only counted: "registered 8,430 displaced persons"."""
    is_weak = words.patterns.phrases["weak"].ahead(words.keys, reading.trigger.start)
    is_noun = words.fate_at(reading.counted.end) == "stock"
    return bool(is_weak) and is_noun and not words.told("coming")


def is_help(words: Fates, reading: Reading, victims: str) -> bool:
    """Whether displaced people are only named: as helped, in need, or counted otherwise."""
    one, trigger = reading.counted, reading.trigger
    if one.quantity.value == 1 and one.quantity.in_words:  # one person's story
        return True
    if not words.small["marching"].isdisjoint(words.keys[one.end : one.noun_end + 2]):
        return True
    if victims in {"aid_workers", "combatants"}:  # staff that was withdrawn, troops that left
        return True
    is_noun = (
        trigger.name == "stock"
        or words.is_adjective(trigger)
        or words.keys[trigger.start] in words.small["came"]
    )
    if reading.is_total or trigger.side == "before" or not is_noun:
        return False
    before = range(max(0, one.opens - _HELP_BEFORE), one.opens)
    stop = min(len(words.keys), trigger.end + _HELP_BEHIND)
    noun_end = max(trigger.end, one.noun_end)
    if words.tokens.key(noun_end) != ",":  # else a list goes on: "displaced people, returnees and"
        stop = words.clause_end(min(noun_end, stop), stop)
    behind = range(trigger.end, stop)
    return words.told_in("helped", [*before, *behind])


def cause_of(words: Words) -> str | None:
    """What made people move, as far as a sentence tells."""
    if words.told("eviction"):
        return "eviction"
    if words.told("violent"):
        return "conflict"
    return "disaster" if words.told("disaster") else None


def cause_of_all(opening: Sequence[Words]) -> str:
    """What made people move, as far as the sentences tell with which an article opens."""
    causes = [cause for words in opening if (cause := cause_of(words)) is not None]
    first = next(iter(causes), "conflict")
    return "conflict" if first == "disaster" and "conflict" in causes else first
