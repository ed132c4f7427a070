"""Where: the names behind "in", "from" and "to", and what a paragraph or an article is about."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from babel import Locale

from sitrep.evidence.lexicon.phrases import words
from sitrep.evidence.spans import Span
from sitrep.extraction.sentences import Sentence

_KIND = (
    r"district|districts|province|provinces|state|states|county|region|regions|town|city|village|villages|camp|camps|area|areas|valley|governorate|"
    r"governorates|island|islands|peninsula|township|municipality|territory|territories|oblast|department|departments|prefecture|commune|division|"
    r"subdistrict|sub-district|zone|sector|highlands|coast|basin|neighbou?rhood|neighbou?rhoods|suburb|suburbs|capital|port|delta|desert|site|border|"
    r"localities|locality|settlement|IDP camp|PoC site|refugee camp|cathedral|cathedrals|hospital|market"
)
_SIDE = (
    r"northern|southern|eastern|western|central|north-eastern|north-western|south-eastern|south-western|northeastern|northwestern|southeastern|"
    r"southwestern|north|south|east|west|northeast|northwest|southeast|southwest|upper|lower|greater|neighbou?ring|nearby|war-torn|coastal|remote|rural|"
    r"mainly|parts of|much of|most of|provincial|the capital|capital|restive|volatile|troubled|besieged|rebel-held|government-held"
)
_CAP = r"(?:[A-Z][^\W\d_]*(?:[-’'][^\W\d_]+)*\.?|al-[A-Z]\w+|d[’'][A-Z]\w+)"
_WORD = rf"(?:{_CAP}(?:[^\S\n]+(?:(?:of|de|du|del|la|le|el|al|and\s+the|-)[^\S\n]+)?{_CAP}){{0,4}})"
_NAME = (
    rf"(?:(?:the|its|his|their|a|an)\s+)?(?:(?:two|three|four|five|six|seven|eight|nine|ten|several|many|some)\s+)?(?:(?:{_SIDE})\s+){{0,3}}"
    rf"(?:(?:{_KIND}|Red\s+Sea\s+port\s+town|port\s+city|port\s+town|border\s+town|market\s+town|districts\s+within)\s+(?:(?:of|in|within)\s+)?)?(?:(?:{_SIDE})\s+)?(?:the\s+)?{_WORD}(?:[’']s\s+{_WORD})?"
    rf"(?:\s+(?:{_KIND})\b)?(?:\s+and\s+{_WORD}(?:\s+(?:{_KIND})\b)?)?(?:\s*\([A-Z][\w\s-]{{2,30}}\))?"
)
_STRIKING = "attacked|struck|hit|rocked|shook|stormed|raided|bombed|shelled"
_LEAVING = "fled|fleeing|left|leaving"
_PREPOSITIONS = rf"{_STRIKING}|{_LEAVING}|in|at|near|from|to|into|across|around|outside|inside|throughout|within|through|towards?|on|of|against|over|off|along|between"
_PLACE = re.compile(
    rf"\b(?P<how>(?i:{_PREPOSITIONS}))\s+(?P<name>{_NAME}(?:,\s+(?:and\s+)?{_WORD}(?:\s+(?:{_KIND})\b)?\b(?![^\S\n]+(?:said|told|says|reported|and\s+\d))){{0,3}})"
)
_COMMON = re.compile(
    rf"\b(?P<how>in|from|across|of|to|into)\s+(?P<name>(?:the\s+)?(?:two\s+|three\s+)?(?:{_SIDE})\s+(?:{_KIND}))\b"
)
_NEVER = words(
    """
    january february march april may june july august september october november december monday
    tuesday wednesday thursday friday saturday sunday the a an he she it they we i this that
    these those his her its islam christmas ramadan covid
    """
)
_BODIES = re.compile(
    r"^(?:the\s+)?(?:UN|U\.N\.|EU|AU|NATO|IOM|UNHCR|UNICEF|WFP|WHO|OCHA|ICRC|MSF|NGO|NGOs|AFP|BBC|CNN|Reuters|Human Rights|Amnesty|Red C|Médecins|"
    r"International|World Food|World Health|United Nations|Security Council|African Union|European Union|Islamic State|ISIS|ISIL|IS\b|Boko Haram|al-Shabaab|"
    r"Al-Shabaab|Taliban|Houthi|Hamas|Hezbollah|Army|Ministry|Government|Parliament|IDP|IDPs|GoI|USG|ISF|Coast Guard|National Police|Armed Forces|"
    r"Prime Minister|President|Minister|General|Colonel|Chief|Mr|Mrs|Ms|Dr|Sheikh|Pope|NFI|NFIs|SAM|PoC$|DFID|USAID|FFP|Protection|Cluster|Rohingya$|Twitter|Facebook)"
)
# A name in front of these is of those who fight, not of where: "between Fatah fighters and …".
_OF_PEOPLE = re.compile(
    r"\s+(?:fighters?|forces?|militants?|militia(?:s|men)?|gunmen|rebels?|troops|soldiers?|insurgents?|loyalists|"
    r"supporters|members?|leaders?|commanders?|movement|party|tribes?men|clans?|police|army|officials?|authorities)\b"
)
_FORCE = re.compile(
    r"\b(?:Forces?|Army|Party|Movement|Front|Brigades?|Militia|Council|Mission|Agency|Organi[sz]ation)$"
)
_ACRONYM = re.compile(r"^[A-Z]{2,6}$")
_COUNTRY_LIKE = frozenset({"DRC", "CAR", "UAE", "UK", "US", "USA"})


@dataclass(frozen=True, slots=True)
class PlacePhrase:
    """A place in a sentence, and the preposition in front of it."""

    span: Span
    name: str
    how: str


# Where somebody spoke is not where it happened: "told reporters in Geneva".
_TOLD_IN = re.compile(
    r"\b(?:reporters|journalists|news conference|briefing|speaking|interview|statement|spoke|meeting)\s*$",
    re.IGNORECASE,
)
_HOW = dict.fromkeys(_STRIKING.split("|"), "at") | dict.fromkeys(_LEAVING.split("|"), "from")


def find_places(text: str) -> list[PlacePhrase]:
    """Every place that a sentence names behind a preposition, in its order."""
    found: list[PlacePhrase] = []
    for pattern in (_PLACE, _COMMON):
        for match in pattern.finditer(text):
            name, how = (
                match["name"].strip(" ,."),
                _HOW.get(match["how"].lower(), match["how"].lower()),
            )
            is_told = _TOLD_IN.search(text, max(0, match.start() - 40), match.start())
            if (
                not is_told
                and _is_place(name, how)
                and not _OF_PEOPLE.match(text, match.start("name") + len(name))
                and not any(p.span.start <= match.start("name") < p.span.end for p in found)
            ):
                found.append(
                    PlacePhrase(
                        Span(match.start("name"), match.start("name") + len(name)), name, how
                    )
                )
    return sorted(found, key=lambda place: place.span)


def _is_place(name: str, how: str) -> bool:
    bare = re.sub(r"^(?:the|its|his|their|a|an)\s+", "", name)
    first = bare.split()[0].strip(",").lower() if bare.split() else ""
    if first in _NEVER or _BODIES.match(bare) or _FORCE.search(bare):
        return False
    if _ACRONYM.match(bare) and bare not in _COUNTRY_LIKE:
        return False
    if how in {"of", "on", "against", "over", "off"}:
        return bool(re.search(rf"\b(?:{_KIND}|island|north|south|east|west)", name, re.IGNORECASE))
    return True


@cache
def _countries() -> re.Pattern[str]:
    """The names of all countries, as CLDR has them in English, and a few by which they go too."""
    names = {
        name for code, name in Locale("en").territories.items() if len(code) == 2 and len(name) > 3
    }
    names |= {
        "DRC",
        "DR Congo",
        "Democratic Republic of the Congo",
        "Democratic Republic of Congo",
        "Ivory Coast",
        "Burma",
        "Viet Nam",
        "Syria",
        "Palestine",
        "Gaza",
        "Darfur",
        "Kashmir",
        "Chechnya",
        "Myanmar",
        "Türkiye",
        "Turkey",
        "Swaziland",
        "Congo",
        "CAR",
        "Central African Republic",
    }
    names -= {"Jersey", "Georgia", "Unknown Region", "Jordan"} - {"Jordan", "Georgia"}
    ordered = sorted(map(re.escape, names), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(ordered)})\b", re.IGNORECASE)


def find_countries(text: str) -> list[str]:
    """The countries that a heading or a title names, as they stand there."""
    return [match[0] for match in _countries().finditer(text) if match[0][0].isupper()]


class Gazetteer:
    """The places of an article: of each sentence, each paragraph, and of the whole.

    ``apart`` are stretches of sentences, by where these begin, that are of something else: of who
    says so.
    """

    def __init__(
        self, title: str | None, sentences: Sequence[Sentence], apart: Mapping[int, Sequence[Span]]
    ) -> None:
        self._places = {
            sentence.start: [
                place
                for place in find_places(sentence.text)
                if not any(
                    span.start <= place.span.start < span.end
                    for span in apart.get(sentence.start, ())
                )
            ]
            for sentence in sentences
        }
        self._sentences = list(sentences)
        self._index = {sentence.start: n for n, sentence in enumerate(self._sentences)}
        self._heading: dict[int, str] = {}
        over = ""
        for sentence in sentences:
            if sentence.is_heading:
                over = _of_heading(sentence.text)
            elif over:
                self._heading[sentence.start] = over
        counts: Counter[str] = Counter()
        for number, sentence in enumerate(sentences):
            for place in self._places[sentence.start]:
                if place.how in {"in", "at", "near", "across", "from"}:
                    counts[place.name] += 3 if number < 3 else 1
        for place in find_places(title or ""):
            counts[place.name] += 4
        for name in find_countries(title or ""):
            counts[name] += 2
        self.main = counts.most_common(1)[0][0] if counts else None

    def place_of(self, sentence: Sentence, mention: Span, kind: str) -> str | None:
        """Where what a mention tells happened, or where people moved from.

        Args:
            sentence: the sentence.
            mention: in characters of it.
            kind: of the proposal.
        """
        places = self._places[sentence.start]
        if kind == "displacement":
            origin = [p for p in places if p.how == "from" and p.span.start >= mention.start - 40]
            inside = [p for p in places if p.how not in {"to", "into", "towards", "from"}]
            chosen = (
                _nearest(origin, mention)
                or _nearest(inside, mention)
                or self._lead(sentence)
                or _nearest(places, mention)
            )
        else:
            inside = [p for p in places if p.how not in {"to", "into", "towards", "from"}]
            chosen = (
                _nearest(inside, mention)
                or self._lead(sentence)
                or _nearest([p for p in places if p.how == "from"], mention)
            )
        heading = self._heading.get(sentence.start)
        return chosen or self._before(sentence) or heading or self.main

    def _lead(self, sentence: Sentence) -> str | None:
        lead = sentence.lead
        return lead if re.search(rf"\b(?:{_KIND})\b", lead, re.IGNORECASE) else None

    def _before(self, sentence: Sentence) -> str | None:
        """The last place that was named in the same paragraph, or in the one before."""
        index = self._index[sentence.start]
        for other in reversed(self._sentences[max(0, index - 4) : index]):
            if other.paragraph < sentence.paragraph - 1:
                return None
            inside = [
                p
                for p in self._places[other.start]
                if p.how in {"in", "at", "near", "across", "from", "on", "of"}
            ]
            if inside:
                return inside[0].name
        return None


def _of_heading(text: str) -> str:
    """The place that a heading names: a country, or words in capitals alone."""
    found = find_countries(text)
    if found:
        return found[0]
    places = find_places(text)
    return places[0].name if places else ""


def _nearest(places: Sequence[PlacePhrase], mention: Span) -> str | None:
    """The nearest place; one behind the mention is nearer than one as far in front of it."""
    if not places:
        return None

    def distance(place: PlacePhrase) -> float:
        behind, before = place.span.start - mention.end, mention.start - place.span.end
        if place.span.start < 6 and before > 0:  # "In Badakhshan, some 4,300 people …"
            return min(before, 12)
        return behind if behind >= 0 else before * 1.5 + 5 if before > 0 else 0

    return min(places, key=distance).name
