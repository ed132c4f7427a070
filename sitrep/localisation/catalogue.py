"""Catalogues: the messages of the program in one language, with what helps out where it is silent."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple, TypeVar

from sitrep.diagnostics import Diagnostic
from sitrep.localisation.bidi import isolate, isolate_whole
from sitrep.localisation.checks import DEGREES, MARK, check_entry, check_header, check_marks
from sitrep.localisation.locales import SOURCE_LANGUAGE, Direction, Language
from sitrep.localisation.messages import Message
from sitrep.localisation.placeholders import fill, split
from sitrep.localisation.plurals import ENGLISH, PluralRule
from sitrep.localisation.po import PoFile, read_po

T = TypeVar("T")

Key = tuple[str | None, str]


class Folder(NamedTuple):
    """A ``templates/`` folder: the program's or an operation's, and its name as shown to people."""

    path: Path
    shown_as: str


@dataclass(frozen=True, slots=True)
class Layer:
    """The translations of one file: the forms of each message, by context and text."""

    tag: str
    rule: PluralRule
    forms: Mapping[Key, tuple[str, ...]]


class _Found(NamedTuple):
    text: str
    direction: Direction


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The messages of one language; where none is translated, its English text stands.

    Values are put into a message as strings, each isolated where it runs the other way. What had
    to be left in English is remembered in ``missing``, so that the report can say so.
    """

    language: Language
    layers: tuple[Layer, ...] = ()
    _missing: dict[Message, None] = field(default_factory=dict, compare=False, repr=False)

    def text(self, message: Message | str, /, context: str | None = None, **values: str) -> str:
        """A message, its placeholders filled: ``text("Page {page}", page="1")``."""
        if isinstance(message, str):
            message = Message(message, context)
        return self._filled(self._find(message, None), values)

    def plural(
        self, singular: str, plural: str, n: int, /, context: str | None = None, **values: str
    ) -> str:
        """The form of a message that goes with ``n``, which is no value by itself."""
        return self.counted(Message(singular, context, plural), n, **values)

    def counted(self, message: Message, n: int, /, **values: str) -> str:
        """The form of a message with a plural that goes with ``n``."""
        return self._filled(self._find(message, n), values)

    def pieces(self, message: Message, /, **values: T) -> tuple[str | T, ...]:
        """A message cut at its placeholders: text, value, text …, in the order of the language.

        The values are not text yet (a date, a figure with its link) and come back as given. What
        ``has`` does not know is English, and to be set apart by whoever puts the pieces together.
        """
        return split(self._find(message, None).text, values)

    def has(self, message: Message) -> bool:
        """Whether the message stands in the catalogue, or is in its language already."""
        key = message.context, message.singular
        return self.language.code == SOURCE_LANGUAGE or any(key in one.forms for one in self.layers)

    @property
    def missing(self) -> tuple[Message, ...]:
        """The messages that were asked for and stood in English, in the order of asking."""
        return tuple(self._missing)

    def functions(self) -> dict[str, Callable[..., str]]:
        """What templates call, by name: ``_``, ``_p`` (with a context), ``_n`` and ``_np``."""

        def in_context(context: str, text: str, /, **values: str) -> str:
            return self.text(Message(text, context), **values)

        def counted(singular: str, plural: str, n: int, /, **values: str) -> str:
            return self.counted(Message(singular, None, plural), n, **values)

        def counted_in_context(
            context: str, singular: str, plural: str, n: int, /, **values: str
        ) -> str:
            return self.counted(Message(singular, context, plural), n, **values)

        def text(text: str, /, **values: str) -> str:
            return self.text(text, **values)

        return {"_": text, "_p": in_context, "_n": counted, "_np": counted_in_context}

    def _find(self, message: Message, n: int | None) -> _Found:
        key = message.context, message.singular
        for layer in self.layers:
            forms = layer.forms.get(key)
            if forms is not None:
                form = 0 if n is None else layer.rule.form(n)
                return _Found(forms[min(form, len(forms) - 1)], self.language.direction)
        if self.language.code != SOURCE_LANGUAGE:
            self._missing.setdefault(message)
        many = n is not None and message.plural is not None and ENGLISH.form(n)
        return _Found(message.plural or "" if many else message.singular, "ltr")

    def _filled(self, found: _Found, values: Mapping[str, str]) -> str:
        isolated = {name: isolate(value, found.direction) for name, value in values.items()}
        return isolate_whole(fill(found.text, isolated), found.direction, self.language.direction)


def load_catalogue(
    language: Language, folders: Sequence[Folder]
) -> tuple[Catalogue, tuple[Diagnostic, ...]]:
    """The catalogue of a language from ``locale/TAG/messages.po`` of each folder.

    Later folders (an operation's own) add to earlier ones and override them; a tag that says
    more (``ar-LY``) comes before its base (``ar``). A folder without such a file adds nothing.
    A message whose translation is wrong stands in English, and the problem in the diagnostics.

    Diagnostics: L602 to L609, L630 to L636, L640.
    """
    layers: list[Layer] = []
    problems: list[tuple[Diagnostic, ...]] = []
    marks: dict[str, str] = {}
    for tag in reversed(language.chain):
        for folder in folders:
            place = f"locale/{tag}/messages.po"
            if (folder.path / place).is_file():
                po, found = read_po(folder.path / place, shown_as=f"{folder.shown_as}/{place}")
                layer, wrong = _layer(language, tag, po, marks) if po else (None, ())
                problems.append((*found, *wrong))
                layers += [layer] if layer else []
                marks |= _marks(layer) if layer else {}
    found = tuple(problem for one in reversed(problems) for problem in one)
    return Catalogue(language, tuple(reversed(layers))), found


def _marks(layer: Layer) -> dict[str, str]:
    keys = {degree: (MARK, degree) for degree in DEGREES}
    return {degree: layer.forms[key][0] for degree, key in keys.items() if key in layer.forms}


def _layer(
    language: Language, tag: str, po: PoFile, marks: Mapping[str, str]
) -> tuple[Layer | None, tuple[Diagnostic, ...]]:
    """The translations of a file that hold; ``marks`` are those of the files that it overrides."""
    rule, found = check_header(po, language)
    if rule is None:
        return None, found
    wrong = [*found]
    used = []
    for entry in po.entries:
        if entry.is_used:
            found = check_entry(entry, rule, language)
            wrong += found
            if not any(problem.is_error for problem in found):
                used.append(entry)
    alike = list(check_marks(used, marks))
    wrong += [problem for _, problem in alike]
    forms = {entry.key: entry for entry in used}
    for entry, _ in alike:
        del forms[entry.key]
    texts = {
        key: tuple(text.value for _, text in sorted(entry.forms.items()))
        for key, entry in forms.items()
    }
    return Layer(tag, rule, texts), tuple(wrong)
