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
from dataclasses import dataclass

from polib import POEntry

from sitrep.localisation.agreement import read_notes, still_agrees
from sitrep.localisation.plurals import PluralRule
from sitrep.translation.sentences import Sentence

_NEAR = 0.6  # of 1: msgmerge's own measure of what is worth showing a translator
_CHANGED = "Changed since it was translated: "
_HOLE = re.compile(r"\{([a-z][a-z0-9_]*)((?:\.[a-z_]+)?)\}")

Key = tuple[str, str]


@dataclass(frozen=True)
class _Known:
    """What is translated: the catalogue's own messages, and those that others may serve for."""

    own: Mapping[Key, POEntry]
    others: Sequence[POEntry]
    rule: PluralRule


def merge(
    sentences: Iterable[Sentence],
    old: Iterable[POEntry],
    memory: Iterable[POEntry],
    rule: PluralRule,
    withdrawn: frozenset[str] = frozenset(),
) -> tuple[POEntry, ...]:
    """The entries of a catalogue that is up to date.

    Args:
        sentences: what is to be translated, in order.
        old: the entries of the catalogue as it is, obsolete ones included.
        memory: messages of other catalogues of the language, the likeliest first; only of those
            whose readers may see no more than this one's, for a near match quotes the old sentence.
        rule: the language's plural rule.
        withdrawn: contexts that the catalogue's readers may no longer see: what was said under
            them is not kept.

    Returns:
        The sentences' entries in their order, and then, as obsolete, translations that no
        sentence has any more. Merged again they come out the same.
    """
    wanted = tuple(sentences)
    keys = {sentence.key for sentence in wanted}
    entries = tuple(old)
    gone = [
        entry
        for entry in entries
        if (entry.obsolete or _key(entry) not in keys) and entry.msgctxt not in withdrawn
    ]
    gone.sort(key=lambda entry: entry.obsolete)
    own = {_key(entry): entry for entry in entries if not entry.obsolete}
    others = [entry for entry in (*gone, *memory) if _is_translated(entry)]
    merged = [_entry(sentence, _Known(own, others, rule)) for sentence in wanted]
    taken = {entry.previous_msgid for entry in merged}
    buried = [
        entry
        for entry in gone
        if _is_translated(entry)
        and _key(entry) not in keys
        and (entry.obsolete or entry.msgid not in taken)
    ]
    return (*merged, *map(_obsolete, buried))


def _entry(sentence: Sentence, known: _Known) -> POEntry:
    own = known.own.get(sentence.key)
    if own is not None and _has_forms(own, sentence, known.rule) and _is_begun(own):
        return _kept(sentence, own, known.rule)
    fitting = [entry for entry in known.others if _fits(entry, sentence, known.rule)]
    for entry in fitting:
        if entry.msgid == sentence.text:
            return _kept(sentence, entry, known.rule)
    for entry in fitting:
        if renamed := _renamed(sentence, entry):
            return _kept(sentence, renamed, known.rule)
    near = _nearest(sentence, fitting)
    return _fuzzy(_filled(sentence, near), near) if near else _blank(sentence, known.rule)


def _kept(sentence: Sentence, old: POEntry, rule: PluralRule) -> POEntry:
    """The same sentence: its translation holds unless what it agrees with has changed."""
    entry = _filled(sentence, old)
    if "fuzzy" in old.flags:
        changed = [line for line in old.comment.split("\n") if line.startswith(_CHANGED)]
        entry.comment = "\n".join([*filter(None, [entry.comment]), *changed])
        return _fuzzy(entry, old, previous=old.previous_msgid)
    before, now = read_notes(old.comment.split("\n")), read_notes(sentence.notes)
    changes = [
        f"{_CHANGED}{hole} was ({before[hole]})"
        for hole, value in now.items()
        if hole in before and not still_agrees(before[hole], value, rule)
    ]
    if not changes:
        return entry
    entry.comment = "\n".join([*sentence.notes, *changes])
    return _fuzzy(entry, old)


def _fuzzy(entry: POEntry, old: POEntry, previous: str | None = None) -> POEntry:
    if "fuzzy" not in entry.flags:
        entry.flags.insert(0, "fuzzy")
    entry.previous_msgid = previous or old.msgid
    if entry.msgid_plural:
        entry.previous_msgid_plural = old.previous_msgid_plural or old.msgid_plural
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
        tcomment=old.tcomment,
        flags=["python-brace-format"] if sentence.is_format else [],
    )


def _blank(sentence: Sentence, rule: PluralRule) -> POEntry:
    forms = dict.fromkeys(range(rule.forms), "") if sentence.plural else {}
    return _filled(sentence, POEntry(msgstr_plural=forms))


def _obsolete(entry: POEntry) -> POEntry:
    return POEntry(
        msgid=entry.msgid,
        msgctxt=entry.msgctxt,
        msgid_plural=entry.msgid_plural,
        msgstr=entry.msgstr,
        msgstr_plural=dict(entry.msgstr_plural),
        tcomment=entry.tcomment,
        flags=[flag for flag in entry.flags if flag != "fuzzy"],
        obsolete=True,
    )


def _key(entry: POEntry) -> Key:
    return entry.msgctxt or "", entry.msgid


def _is_begun(entry: POEntry) -> bool:
    return bool(entry.msgstr or any(entry.msgstr_plural.values()))


def _is_translated(entry: POEntry) -> bool:
    return "fuzzy" not in entry.flags and bool(
        entry.msgstr or (entry.msgstr_plural and all(entry.msgstr_plural.values()))
    )


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
        tcomment=entry.tcomment,
        flags=list(entry.flags),
    )


def _nearest(sentence: Sentence, entries: Sequence[POEntry]) -> POEntry | None:
    """The entry whose text is most like the sentence; of equal texts the first."""
    by_text = {entry.msgid: entry for entry in reversed(entries)}
    near = difflib.get_close_matches(sentence.text, list(by_text), 1, _NEAR)
    return by_text[near[0]] if near else None
