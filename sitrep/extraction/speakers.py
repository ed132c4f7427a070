"""Who says so: the source that a sentence names, and whose reported speech a sentence goes on with."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sitrep.evidence.spans import Span
from sitrep.extraction.sentences import Sentence

_SAID = (
    r"said|says|say|told|tells|announced|announces|reported|reports|report|stated|states|declared|claimed|claims|claim|warned|warns|confirmed|"
    r"confirms|estimated|estimates|estimate|added|adds|noted|notes|explained|revealed|acknowledged|admitted|insisted|argued|argues|alleged|"
    r"maintained|found|finds|registered|recorded|documented|counted|verified|put|believes|believe|wrote|tweeted"
)
# Who may say something without a name of its own.
_HOLDER = (
    r"authorities|officials|official|police|witnesses|witness|residents|partners|agencies|organi[sz]ations|NGOs|media|sources|activists|"
    r"monitors|spokesman|spokeswoman|spokesperson|government|army|military|ministry|rebels|hospital|doctors|medics|reports|aid workers|"
    r"statement|agency|officers|officer|leader|chief|group|mission|council|commission|rescuers|watchdog|observers|cabinet|villagers|document|civilians|organi[sz]ation|movement|federation|alliance|party|institute|union|team"
)
_CAP = r"[A-Z][\w’'.&-]*"
_ACCORDING = re.compile(
    rf"\b[Aa]ccording\s+to\s+(?P<who>(?:(?:the|a|an|local|initial|some|its|his|her|international|national|media|UN|US|senior|humanitarian|health|aid|government|security|hospital|police|"
    rf"military|provincial|regional|official|community|camp|tribal|medical|relief|state|partner|preliminary|unconfirmed|several|various|other)\s+)*"
    rf"(?:{_CAP}|{_HOLDER}|[a-z]+)(?:[^\S\n]+(?:commissioner|department|{_CAP}|of|the|for|and|in|de|al|{_HOLDER}|partner|security|health|military|district|provincial|regional|local)\b)*(?:\s*\([A-Z]{{2,10}}\))?)"
)
_REPORTS = re.compile(
    r",?\s*(?P<who>(?:the\s+)?(?:[A-Z]{2,8}|international media|local media|media|state media)(?:\s+[A-Z]\w+)*)\s+reports?\b"
)
_VERB = re.compile(
    rf"\b(?:(?:{_SAID})\b|aid(?=\s+that\b))"
)  # "aid that": a first letter is lost in the scan
_ADVERBS = re.compile(
    r"(?:\s+(?:also|further|has|have|had|later|earlier|then|still|publicly|reportedly|meanwhile|today|yesterday))+$"
)
_BEGINS = re.compile(
    rf"(?:(?i:the|an?|local|some|his|her|its|senior|two|several|civil|other|many|state|government|provincial|security|humanitarian|military|"
    rf"community|aid|health|regional|national|international|party|opposition|rebel)\s+)*(?:{_CAP}|(?i:{_HOLDER}))\b"
)
# Verbs that only a speaker can have, and what the subject of those may then be besides: "rescue
# workers and a war monitor", "the provincial assembly's president".
_SPEAKING = re.compile(r"(?:said|says|told|announced|stated|declared)\b")
_ANYBODY = re.compile(
    r"(?!.*\b(?:they|he|she|we|it|what|who|which|fleeing|saying|leaving)\b)"
    r"(?:[Tt]he\s+|[Aa]n?\s+)?[^\W\d_]{3,}(?:['’-]\w+)*(?:\s+[^\s\d,;:]+){0,7}$"
)
_PRONOUNS = re.compile(
    r"(?:he|she|it|they|we|i|you|who|what|this|that|there|these|those)\b", re.IGNORECASE
)
_CUT = re.compile(r".*(?:[;:“”\"]\s*|,\s+|\bthat\s+|\bwhile\s+|\bbut\s+)", re.DOTALL)
_FINITE = re.compile(
    r"\b(?:is|are|was|were|been|has|have|had|will|would|killed|fled|died|after|when|where|who)\b|\d{3,}"
)
# "In a video posted online, the marshal, said …": where or when it was said.
_SETTING = re.compile(r"(?:In|On|At|By|After|Before|During|From|Since|Earlier|Last)\b[^,]*,\s*")
_LONGEST = 160
_BEHIND = re.compile(
    rf"[,”\"’]\s*(?!tells?\b|told\b)(?:{_SAID})\s+(?P<who>(?:(?:the|a|an)\s+)?{_CAP}[^.;:!?“”\"]{{0,120}}?)"
    rf"(?=\s*(?:[.;:!?“”\"]|$|,\s*(?:who|which|as|adding|after|in|on)\b|\s+(?:on|in|at|after|to|by|during|via|over|from)\s))"
)
_PRONOUN = re.compile(
    rf"(?:^|[,;“”\"]\s*)(?:[Hh]e|[Ss]he|[Ii]t|[Tt]hey|the\s+statement|the\s+report|the\s+spokesman|the\s+group|the\s+agency|the\s+official|the\s+organi[sz]ation)\s+"
    rf"(?:(?:also|further|has|had)\s+)*(?:{_SAID})\b"
)
_TIMES = re.compile(
    r"\s+(?:on|in|last|this)\s+(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|week|month)|\s+(?:today|yesterday|late|also|further)$"
)
_NOT_SAID = re.compile(
    r"^(?:The|A|An)?\s*(?:number|incident|attack|fighting|clashes|total|death|toll|violence|war)\b",
    re.IGNORECASE,
)
_QUOTED = re.compile('[“"”]')


class Speakers:
    """The sources of an article, sentence by sentence: one goes on through a run of reported speech."""

    def __init__(self, sentences: Sequence[Sentence]) -> None:
        self._by_start: dict[int, list[tuple[Span, str]]] = {}
        self._going_on: dict[int, str | None] = {}
        last: str | None = None
        is_open = False
        waiting: list[int] = []
        paragraph = -1
        for sentence in sentences:
            if sentence.paragraph != paragraph:
                # A quote that goes on opens its next paragraph with a mark; else the mark that
                # closes it was forgotten.
                is_open = is_open and sentence.text.startswith(("“", '"'))
                paragraph = sentence.paragraph
            named = _named(sentence.text)
            self._by_start[sentence.start] = named
            if named:
                last = named[-1][1]
            goes_on = last if not named and (is_open or _PRONOUN.search(sentence.text)) else None
            self._going_on[sentence.start] = goes_on
            marks = sentence.text.count("“") + sentence.text.count('"')
            opens = sentence.text.count("“") > sentence.text.count("”")
            is_open = opens or (is_open and marks == 0 and "”" not in sentence.text)
            if is_open and not named:
                waiting.append(sentence.start)
            elif waiting:  # the quote ends here, and here is who said it
                source = named[-1][1] if named else self._going_on[sentence.start] or last
                for start in waiting:
                    self._going_on[start] = self._going_on[start] or source
                waiting = []

    def spans(self, sentence: Sentence) -> list[Span]:
        """Where a sentence names its sources."""
        return [span for span, _ in self._by_start.get(sentence.start, [])]

    def source_of(self, sentence: Sentence, mention: Span) -> str | None:
        """Who says what a mention (in characters of the sentence) tells; None where nobody is named."""
        named = self._by_start.get(sentence.start, [])
        if not named:
            return self._going_on.get(sentence.start)
        free = [entry for entry in named if not _overlaps(entry[0], mention)]
        if not free:
            return None
        return min(free, key=lambda entry: _distance(entry[0], mention))[1]


def _overlaps(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _distance(one: Span, other: Span) -> int:
    return max(one.start - other.end, other.start - one.end, 0)


def _named(text: str) -> list[tuple[Span, str]]:
    """The sources that a sentence names, in its order."""
    found: list[tuple[Span, str]] = []
    spans = [
        match.span("who")
        for pattern in (_ACCORDING, _BEHIND, _REPORTS)
        for match in pattern.finditer(text)
    ]
    spans += [
        span for verb in _VERB.finditer(text) if (span := _subject(text, verb.start())) is not None
    ]
    for start, end in spans:
        words = _TIMES.sub("", text[start:end]).strip(" ,.")
        span = Span(start, end)
        if (
            words
            and not _NOT_SAID.match(words)
            and not any(_overlaps(other, span) for other, _ in found)
        ):
            found.append((span, words))
    return sorted(found)


def _subject(text: str, verb: int) -> tuple[int, int] | None:
    """The subject of a verb of saying: "the army", or "Maina Ularamu, a local chairman,"."""
    start = max(0, verb - _LONGEST)
    before = _ADVERBS.sub("", text[start:verb].rstrip())
    end = start + len(before)
    body = before.removesuffix(",")
    parts = 2 if before.endswith(",") else 1
    cut = len(body)
    for _ in range(parts):
        found = _CUT.match(body[:cut])
        if found is None:
            cut = 0
            break
        cut = found.end() if _ == parts - 1 else found.end() - 2
    if (setting := _SETTING.match(body, cut)) is not None and setting.end() < len(body):
        cut = setting.end()
    subject = body[cut:]
    is_anybody = _SPEAKING.match(text, verb) and _ANYBODY.match(subject.strip())
    is_name = (_BEGINS.match(subject) or is_anybody) and not _PRONOUNS.match(subject)
    if not subject or not is_name or _FINITE.search(subject) or len(subject) > _LONGEST - 20:
        return None
    return start + cut, end
