"""One person who is told of without a number: "his driver was killed", "wounding another"."""

from __future__ import annotations

from collections.abc import Iterator

from sitrep.evidence.tokens import TokenKind
from sitrep.extraction.people_words import Trigger, Words

_BEHIND = 6
"""Words behind a trigger in which the noun for a person stands."""
_ASIDE = 9
_WHOSE = 4


def people_alone(words: Words) -> Iterator[tuple[Trigger, range]]:
    """What befell each person of whom a sentence tells without a number, and the words for it."""
    for trigger in words.triggers:
        found = _behind(words, trigger) if trigger.side == "before" else _before(words, trigger)
        found = found or _another(words, trigger)
        if found is not None:
            yield trigger, found


def _behind(words: Words, trigger: Trigger) -> range | None:
    """One person behind a trigger: "killed the photojournalist Ziad al-Sharabi"."""
    stop = min(trigger.end + _BEHIND, len(words.keys))
    noun = next(filter(words.is_person, range(trigger.end, stop)), None)
    if noun is None or words.is_article(trigger.end):
        return None
    is_plain = all(
        words.tokens.is_a(index, TokenKind.WORD) and words.keys[index] not in words.small["ends"]
        for index in range(trigger.end, noun)
    )
    has_name = words.is_capital(noun + 1)
    is_known = words.keys[trigger.end] in words.small["whose"] and words.ends_noun(noun)
    if not is_plain or not (has_name or is_known):
        return None
    return range(trigger.end, min(noun + (3 if has_name else 1), len(words.keys)))


def _before(words: Words, trigger: Trigger) -> range | None:
    """One person in front of a trigger: "their driver, Abdi Ali, was killed"."""
    keys, index = words.keys, trigger.start
    small = words.small["skipped"] | words.small["auxiliary"]
    while index and keys[index - 1] in small:
        index -= 1
    is_active = trigger.name == "injured" and trigger.end - trigger.start > 1  # "lost an eye"
    if index == trigger.start and not is_active:
        return None
    if index and keys[index - 1] == ",":
        asides = range(index - 2, max(0, index - _ASIDE), -1)
        index = next((n for n in asides if keys[n] == ","), index)
    noun = index - 1
    if noun < 1 or not words.is_person(noun):
        return None
    owners = range(noun - 1, max(-1, noun - _WHOSE), -1)
    first = next((n for n in owners if keys[n] in words.small["whose"]), None)
    return None if first is None else range(first, noun + 1)


def _another(words: Words, trigger: Trigger) -> range | None:
    """One more: "and wounding another", "and another injured"."""
    here = trigger.end
    if trigger.side == "after":
        here = trigger.start - 1
        while here > 0 and words.keys[here] in words.small["auxiliary"]:
            here -= 1
    elif not words.ends_noun(here):
        return None
    is_another = here >= 0 and words.tokens.key(here) in words.small["another"]
    return range(here, here + 1) if is_another else None
