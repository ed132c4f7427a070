"""Brings a catalogue up to date with its sentences, and loses no translator's work.

What msgmerge does, and what it cannot know: a sentence that an earlier issue had is filled in, a
placeholder that was renamed is renamed in the translation too, and a translation whose
placeholders now show something that it may not agree with ("1 person" for "2,000 people",
another source) is fuzzy until a translator has seen it. A fuzzy message is never used.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from polib import POEntry

from sitrep.localisation.agreement import disagreements, read_agreement, write_agreement
from sitrep.localisation.plurals import PluralRule
from sitrep.translation.sentences import Sentence

_NEAR = 0.6  # of 1: msgmerge's own measure of what is worth showing a translator
_CHANGED = "Changed since it was translated: "
_HOLE = re.compile(r"\{([a-z][a-z0-9_]*)((?:\.[a-z_]+)?)\}")

Key = tuple[str, str]


@dataclass(frozen=True)
class Memory:
    """Translations that are not the catalogue's own, the likeliest first.

    ``near`` may be suggested for a sentence that is nearly the same: they and their originals may
    be seen by the catalogue's readers. ``exact`` serves the very same sentence alone, which
    the readers see anyway. ``hidden`` are sentences that they may not see.
    """

    near: Sequence[POEntry] = ()
    exact: Sequence[POEntry] = ()
    hidden: Sequence[str] = ()

    def hides(self, text: str) -> bool:
        """Whether a text is, or is nearly, one that the readers may not see."""
        return text in self.hidden or bool(
            difflib.get_close_matches(text, self.hidden, 1, _NEAR) if self.hidden else ()
        )


@dataclass(frozen=True)
class _Known:
    own: Mapping[Key, POEntry]
    memory: Memory
    rule: PluralRule


def merge(
    sentences: Iterable[Sentence], old: Iterable[POEntry], memory: Memory, rule: PluralRule
) -> tuple[tuple[POEntry, ...], tuple[POEntry, ...]]:
    """The entries of a catalogue that is up to date.

    Args:
        sentences: what is to be translated, in order.
        old: the entries of the catalogue as it is, obsolete ones included.
        memory: what else is translated into the language.
        rule: the language's plural rule.

    Returns:
        The sentences' entries in their order; and what was translated and no sentence has any
        more. Merged again they come out the same.
    """
    wanted = tuple(sentences)
    keys = {sentence.key for sentence in wanted}
    entries = [entry for entry in old if is_begun(entry)]
    gone = [entry for entry in entries if entry.obsolete or key_of(entry) not in keys]
    gone.sort(key=lambda entry: entry.obsolete)
    own = {key_of(entry): entry for entry in entries if not entry.obsolete}
    near = [entry for entry in gone if not memory.hides(entry.msgid)]
    known = _Known(
        own, replace(memory, near=[*near, *memory.near], exact=[*gone, *memory.exact]), rule
    )
    merged = tuple(_entry(sentence, known) for sentence in wanted)
    return merged, tuple(entry for entry in gone if key_of(entry) not in keys)


def _entry(sentence: Sentence, known: _Known) -> POEntry:
    own = known.own.get(sentence.key)
    if own is not None and _has_forms(own, sentence, known.rule):
        return _kept(sentence, own, known)
    if own is not None and own.msgid_plural and sentence.plural:
        return _fuzzy(_reformed(sentence, own, known.rule), own.msgid, known.memory)
    near = [entry for entry in known.memory.near if _fits(entry, sentence, known.rule)]
    exact = [entry for entry in known.memory.exact if _fits(entry, sentence, known.rule)]
    exact = sorted([*near, *exact], key=lambda entry: "fuzzy" in entry.flags)
    for entry in exact:
        if entry.msgid == sentence.text:
            return _kept(sentence, entry, known)
    for entry in exact:
        if renamed := _renamed(sentence, entry):
            return _kept(sentence, renamed, known)
    nearest = _nearest(sentence, near)
    if nearest is None:
        return _blank(sentence, known.rule)
    return _fuzzy(_filled(sentence, nearest), nearest.msgid, known.memory)


def _kept(sentence: Sentence, old: POEntry, known: _Known) -> POEntry:
    """The same sentence: its translation holds unless what it agrees with has changed."""
    entry = _filled(sentence, old)
    before, now = read_agreement(old.tcomment), dict(sentence.agrees_with)
    changes = [
        f"{_CHANGED}{hole} was ({before[hole]})" for hole in disagreements(before, now, known.rule)
    ]
    if "fuzzy" not in old.flags and not changes:
        return entry
    told = [line for line in old.comment.split("\n") if line.startswith(_CHANGED)]
    entry.comment = "\n".join(dict.fromkeys(filter(None, [*sentence.notes, *told, *changes])))
    previous = old.previous_msgid if "fuzzy" in old.flags else None
    return _fuzzy(entry, previous or old.msgid, known.memory)


def _fuzzy(entry: POEntry, previous: str, memory: Memory) -> POEntry:
    entry.flags.insert(0, "fuzzy")
    if not memory.hides(previous):
        entry.previous_msgid = previous
    return entry


def _filled(sentence: Sentence, old: POEntry) -> POEntry:
    """The sentence with a translation, and with what a translator noted beside it."""
    return POEntry(
        msgid=sentence.text,
        msgctxt=sentence.context,
        msgid_plural=sentence.plural or "",
        msgstr=old.msgstr,
        msgstr_plural=dict(old.msgstr_plural),
        comment="\n".join(filter(None, sentence.notes)),
        tcomment=write_agreement(old.tcomment, dict(sentence.agrees_with)),
        flags=["python-brace-format"] if sentence.is_format else [],
    )


def _blank(sentence: Sentence, rule: PluralRule) -> POEntry:
    forms = dict.fromkeys(range(rule.forms), "") if sentence.plural else {}
    return _filled(sentence, POEntry(msgstr_plural=forms))


def _reformed(sentence: Sentence, old: POEntry, rule: PluralRule) -> POEntry:
    """A translation with the plural forms of another language's rule, in as many as there are."""
    entry = _filled(sentence, old)
    entry.msgstr_plural = {i: old.msgstr_plural.get(i, "") for i in range(rule.forms)}
    return entry


def buried(entry: POEntry) -> POEntry:
    """An entry that no sentence has any more, as it may be kept in its catalogue."""
    return POEntry(
        msgid=entry.msgid,
        msgctxt=entry.msgctxt,
        msgid_plural=entry.msgid_plural,
        msgstr=entry.msgstr,
        msgstr_plural=dict(entry.msgstr_plural),
        tcomment=entry.tcomment,
        flags=list(entry.flags),
        obsolete=True,
    )


def key_of(entry: POEntry) -> Key:
    """What a message is found by."""
    return entry.msgctxt or "", entry.msgid


def is_begun(entry: POEntry) -> bool:
    """Whether anything is translated of it, stood by or not."""
    return bool(entry.msgstr or any(entry.msgstr_plural.values()))


def _has_forms(entry: POEntry, sentence: Sentence, rule: PluralRule) -> bool:
    """Whether the translation has as many forms as the sentence and the language want."""
    if bool(entry.msgid_plural) != bool(sentence.plural):
        return False
    return not sentence.plural or len(entry.msgstr_plural) == rule.forms


_NAMED = frozenset({"places", "actors", "sources", "operation", "contacts", "shown_as"})


def _fits(entry: POEntry, sentence: Sentence, rule: PluralRule) -> bool:
    """Whether a translation of one thing may serve another: a name only one of the same form."""
    if not _has_forms(entry, sentence, rule):
        return False
    roots = [context.partition(".")[0] for context in (entry.msgctxt or "", sentence.context or "")]
    if _NAMED.isdisjoint(roots):
        return True
    forms = [
        context.rpartition(".")[2] for context in (entry.msgctxt or "", sentence.context or "")
    ]
    return roots[0] == roots[1] and forms[0] == forms[1]


def _renamed(sentence: Sentence, entry: POEntry) -> POEntry | None:
    """The entry under the sentence's placeholders, if only their names differ."""
    old, new = _HOLE.findall(entry.msgid), _HOLE.findall(sentence.text)
    if not old or _HOLE.sub(r"{\2}", entry.msgid) != _HOLE.sub(r"{\2}", sentence.text):
        return None
    names = {before[0]: after[0] for before, after in zip(old, new, strict=True)}
    if any(names[before[0]] != after[0] for before, after in zip(old, new, strict=True)):
        return None
    if len(set(names.values())) < len(names):
        return None

    def rename(text: str) -> str:
        return _HOLE.sub(lambda m: f"{{{names.get(m[1], m[1])}{m[2]}}}", text)

    return POEntry(
        msgid=rename(entry.msgid),
        msgstr=rename(entry.msgstr),
        comment=rename(entry.comment),
        tcomment=rename(entry.tcomment),
        flags=list(entry.flags),
    )


def _nearest(sentence: Sentence, entries: Sequence[POEntry]) -> POEntry | None:
    """The entry whose text is most like the sentence; of equal texts the first."""
    by_text = {entry.msgid: entry for entry in reversed(entries)}
    near = difflib.get_close_matches(sentence.text, list(by_text), 1, _NEAR)
    return by_text[near[0]] if near else None
