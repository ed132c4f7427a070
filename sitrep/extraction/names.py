"""Finds whom and what an operation knows in the names that an article uses.

"the International Organization for Migration (IOM)", "the UN mission in Libya" and "NLA" are
found as ``iom``, ``unsmil`` and ``lna``. A name that fits two things is not decided: it is told
as unknown, and a person decides.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

from sitrep.operation.model import Actor, Operation, Place, Source
from sitrep.reading.scalars import ID_PATTERN

What = Literal["places", "actors", "sources"]


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_IDLE = _set(
    "a an the of in for and at to on by s le la les l de du des d el los las al their its his her"
)
_SPELLED = {"un": ("united", "nations"), "us": ("united", "states"), "uk": ("united", "kingdom")}
# Of a place, what may stand beside its name and leaves it the same place, or a part of it.
_OF_PLACES = _set(
    "city town village district province governorate region area areas neighbourhood neighborhood "
    "port coastal capital county state camp east eastern west western north northern south southern "
    "central downtown outskirts near"
)
# Of a body, what many are called: "the UN" is not its mission in one country.
_OF_BODIES = _set(
    "united nations states kingdom ministry government army national forces group groups health "
    "international organization organisation committee mission agency police military local "
    "authorities security council islamic people republic democratic humanitarian affairs"
)
_WORD = re.compile(r"[^\W_]+")
_IN_BRACKETS = re.compile(r"\(([^()]{2,80})\)")
_LONGEST_ACRONYM = 8
_LONGEST_ID = 40

Words = frozenset[str]


@dataclass(frozen=True)
class _Alias:
    """A name that something goes by: its words, and its capitals where it is an acronym."""

    id: str
    words: Words
    letters: str = ""


@dataclass
class Names:
    """What the operation names, and what it will have to.

    ``new`` holds the names that nothing was found for, by table and id, in their order.
    """

    aliases: Mapping[What, tuple[_Alias, ...]]
    new: dict[What, dict[str, str]] = field(
        default_factory=lambda: {"places": {}, "actors": {}, "sources": {}}
    )

    def find(self, what: What, name: str) -> str | None:
        """The id of what a name means; None where nothing fits, or more than one thing."""
        aliases = self.aliases[what]
        for piece in _pieces(name, what):
            words, letters = _words(piece), _acronym(piece)
            for fits in (_same, _jumbled, _PARTS[what]):
                ids = {alias.id for alias in fits(words, letters, aliases)}
                if ids:
                    return ids.pop() if len(ids) == 1 else None
        return None

    def id_of(self, what: What, name: str) -> str:
        """The id of what a name means; where nothing fits, a new one that is remembered."""
        known = self.find(what, name)
        if known is not None:
            return known
        called = {_words(piece) for piece in _pieces(name, what)}
        for made, other in self.new[what].items():
            if called & {_words(piece) for piece in _pieces(other, what)}:
                return made
        made = make_id(slug(name) or what[:-1], {*self.new[what], *self._ids(what)})
        self.new[what][made] = name
        return made

    def _ids(self, what: What) -> set[str]:
        return {alias.id for alias in self.aliases[what]}


def names_of(operation: Operation | None) -> Names:
    """The names of an operation; of none, where an article belongs to no operation."""
    if operation is None:
        return Names({"places": (), "actors": (), "sources": ()})
    voices: dict[str, list[str]] = {}
    for key, source in operation.sources.items():
        if source.of is not None:  # "Haftar's forces": whoever speaks for an actor names it too
            voices.setdefault(source.of, []).extend([key, *_called(source)])
    return Names(
        {
            "places": tuple(_aliases(operation.places)),
            "actors": tuple(_aliases(operation.actors, voices)),
            "sources": tuple(_aliases(operation.sources)),
        }
    )


def slug(text: str) -> str:
    """The words of a name as the beginning of an id; empty where it has no Latin letters."""
    plain = unicodedata.normalize("NFKD", _IN_BRACKETS.sub(" ", text))
    plain = plain.encode("ascii", "ignore").decode("ascii").lower()
    words = [word for word in re.findall("[a-z0-9]+", plain) if word not in _IDLE]
    found = "_".join(words)[:_LONGEST_ID].strip("_")
    return found if re.fullmatch(ID_PATTERN, found) else ""


def make_id(wanted: str, taken: Iterable[str]) -> str:
    """The id, with a number behind it where it is taken."""
    known, number, unique = set(taken), 2, wanted
    while unique in known:
        unique, number = f"{wanted}_{number}", number + 1
    return unique


def _called(thing: Place | Actor | Source) -> Iterator[str]:
    """Every name that something has in operation.yaml."""
    yield thing.name
    yield _IN_BRACKETS.sub(" ", thing.name)
    yield from _IN_BRACKETS.findall(thing.name)
    if "," in thing.name:
        yield thing.name.partition(",")[0]
    if isinstance(thing, Actor | Source) and thing.short:
        yield thing.short
    if isinstance(thing, Source) and thing.according_to:
        yield re.sub(r"(?i)^according to\s+", "", thing.according_to)


def _aliases(
    table: Mapping[str, Place] | Mapping[str, Actor] | Mapping[str, Source],
    voices: Mapping[str, Iterable[str]] | None = None,
) -> Iterator[_Alias]:
    for key, thing in table.items():
        for name in (key.replace("_", " "), *_called(thing), *(voices or {}).get(key, ())):
            words = _words(name)
            if words:
                yield _Alias(key, words, _acronym(name) or _initials(name))


def _pieces(name: str, what: What) -> Iterator[str]:
    """A name as it stands, without what is in brackets, that alone, and without its ending."""
    name = name[:200]
    yield name
    yield _IN_BRACKETS.sub(" ", name)
    yield from _IN_BRACKETS.findall(name)
    if what == "places" and "," in name:
        yield name.partition(",")[0]


def _words(name: str) -> Words:
    """The words of a name that tell it from others, without case and accents."""
    plain = unicodedata.normalize("NFKD", name).casefold()
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    plain = re.sub(r"['’]s\b", " ", plain).replace(".", "")
    found = (word for word in _WORD.findall(plain) if word not in _IDLE)
    return frozenset(part for word in found for part in _SPELLED.get(word, (word,)))


def _acronym(name: str) -> str:
    """The capitals of a name that is nothing but an acronym: "the NLA", "U.N."."""
    bare = re.sub(r"^(?:the|a|an)\s+", "", name.strip(), flags=re.IGNORECASE).replace(".", "")
    is_acronym = 2 < len(bare) <= _LONGEST_ACRONYM and bare.isalpha() and bare.isupper()
    return bare if is_acronym else ""


def _initials(name: str) -> str:
    capitals = [word[0] for word in _WORD.findall(_IN_BRACKETS.sub(" ", name)) if word[0].isupper()]
    return "".join(capitals) if 2 < len(capitals) <= _LONGEST_ACRONYM else ""


def _same(words: Words, letters: str, aliases: Iterable[_Alias]) -> Iterator[_Alias]:
    del letters
    return (alias for alias in aliases if words == alias.words)


def _jumbled(words: Words, letters: str, aliases: Iterable[_Alias]) -> Iterator[_Alias]:
    """Acronyms of the same letters in another order: translated names are shortened otherwise."""
    del words
    sought = Counter(letters)
    return (alias for alias in aliases if letters and Counter(alias.letters) == sought)


def _of_place(words: Words, letters: str, aliases: Iterable[_Alias]) -> list[_Alias]:
    """A place with words beside its name that leave it the same, or name a part of it."""
    del letters
    return [
        alias
        for alias in aliases
        if alias.words <= words and words - alias.words <= _OF_PLACES and alias.words - _OF_PLACES
    ]


def _of_body(words: Words, letters: str, aliases: Iterable[_Alias]) -> list[_Alias]:
    """A body that is named with more words, or with fewer; the longest name wins."""
    del letters
    wider = [alias for alias in aliases if alias.words < words]
    most = max((len(alias.words) for alias in wider), default=0)
    longest = [alias for alias in wider if len(alias.words) == most]
    return longest or [alias for alias in aliases if words - _OF_BODIES and words < alias.words]


_PARTS = {"places": _of_place, "actors": _of_body, "sources": _of_body}
