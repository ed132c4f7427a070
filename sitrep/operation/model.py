"""The operation: who reports on what, where, and which places, actors and sources it names."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, Field, model_validator

from sitrep.evidence.articles import WebAddress
from sitrep.evidence.sensitivity import Sensitivity
from sitrep.reading.model import Model
from sitrep.reading.scalars import Decimal, Form, Id, LocaleTag, SchemaVersion, Text
from sitrep.reading.scalars import Line as AnyLine


class ActorType(StrEnum):
    """Who an actor is, in ACLED's terms (https://acleddata.com/resources/general-guides)."""

    STATE_FORCES = "state_forces"
    REBELS = "rebels"
    POLITICAL_MILITIA = "political_militia"
    IDENTITY_MILITIA = "identity_militia"
    EXTERNAL_FORCES = "external_forces"
    CIVILIANS = "civilians"
    OTHER = "other"


class SourceType(StrEnum):
    """What kind of body a source is."""

    UN = "un"
    GOVERNMENT = "government"
    RED_CROSS = "red_cross"
    NGO = "ngo"
    PARTY = "party"
    MEDIA = "media"
    OTHER = "other"


class Digits(StrEnum):
    """Which digits the reports are written in: CLDR's default of each language, or one's wish.

    Native digits are those of the language's own script; a language that has none keeps to 0–9.
    """

    DEFAULT = "default"
    LATIN = "latn"
    NATIVE = "native"


EMAIL = re.compile(r"[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+")
"""One e-mail address, in ASCII."""
SECURE_ADDRESS = re.compile(r"(?!.*=\?)https://[!-;=?-~]{3,900}")
"""An address on the web that a header of a message takes as it is."""


def _email(value: str) -> str:
    if not EMAIL.fullmatch(value):
        raise ValueError("must be an e-mail address such as info@example.org")
    return value


def _no_encoded_word(value: str) -> str:
    if "=?" in value:
        raise ValueError("must not hold “=?”, which e-mail headers read as the start of a code")
    return value


def _mailbox(value: str) -> str:
    split_mailbox(value)
    return value


def split_mailbox(value: str) -> tuple[str, str]:
    """The name ("" for none) and the address of a sender such as ``Desk <desk@example.org>``.

    Raises:
        ValueError: it is written in another way.
    """
    found = re.fullmatch(r"(?:([^<>@\"]*[^<>@\"\s])\s*<([^<>]+)>|([^<>]+))", value)
    if found is None:
        raise ValueError("must be an address, or a name and an address: Desk <desk@example.org>")
    name, address, bare = found.groups()
    return name or "", _email(address or bare)


def _secure(value: str) -> str:
    if not SECURE_ADDRESS.fullmatch(value):
        raise ValueError("must be a web address that begins with https://, in plain letters")
    return value


def _base(value: str) -> str:
    if not value.isascii() or {"?", "#"} & {*value}:
        raise ValueError("must be the address of a folder, without “?”, “#” or other letters")
    return value


_READABLE = 4.5
"""The contrast of text with what is behind it. Source: https://www.w3.org/TR/WCAG22/#contrast-minimum"""


def _readable(colour: str) -> str:
    """A colour that text is read in on white, and white text on it."""
    contrast = 1.05 / (_luminance(colour) + 0.05)
    if contrast < _READABLE:
        raise ValueError(
            f"must be a darker colour: its contrast with white is {int(contrast * 10) / 10}, "
            f"and to be read it needs {_READABLE} at least"
        )
    return colour


def _luminance(colour: str) -> float:
    """How bright a colour such as #1a5a96 is, from 0 to 1.

    Source: https://www.w3.org/TR/WCAG22/#dfn-relative-luminance
    """
    shares = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (s / 12.92 if s <= 0.04045 else ((s + 0.055) / 1.055) ** 2.4 for s in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


Line = Annotated[AnyLine, AfterValidator(_no_encoded_word)]
"""A line that may reach a header of the digest (RFC 2047 gives "=?" a meaning there)."""

Email = Annotated[Line, AfterValidator(_email)]
ListId = Annotated[
    Line, Form(r"[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+", "a name such as derna.reports.example.org")
]
Latitude = Annotated[Decimal, Field(ge=-90, le=90)]
Longitude = Annotated[Decimal, Field(ge=-180, le=180)]
Colour = Annotated[
    str,
    Form(r"#[0-9a-fA-F]{6}", "a colour such as #1a5a96, in quotes"),
    AfterValidator(_readable),
]
Iso3 = Annotated[str, Form(r"[A-Z]{3}", "three capital letters such as LBY")]
Glide = Annotated[
    str, Form(r"[A-Z]{2}-[0-9]{4}-[0-9]{6}-[A-Z]{3}", "a GLIDE number such as CE-2011-000028-LBY")
]
Picture = Annotated[
    str, Form(r"[A-Za-z0-9_-]+\.(png|jpg|jpeg)", "the name of a file such as logo.png")
]

FolderName = Annotated[
    str, Form(r"[A-Za-z0-9_-]+", "the name of a folder beside this file, such as fonts")
]


class Place(Model):
    """A place that facts name.

    ``lat`` and ``lon`` are degrees (WGS 84) and go together; a place without them is not drawn.
    ``pcode`` is OCHA's place code, ``within`` the id of the place that holds this one.
    """

    name: Line
    sensitivity: Sensitivity
    lat: Latitude | None = None
    lon: Longitude | None = None
    pcode: Line | None = None
    within: Id | None = None

    @model_validator(mode="after")
    def _coordinates_go_together(self) -> Self:
        if (self.lat is None) != (self.lon is None):
            raise ValueError("lat and lon go together")
        return self


class Actor(Model):
    """A party to the conflict, or another that acts in it; ``short`` serves where room is scarce."""

    name: Line
    short: Line | None = None
    sensitivity: Sensitivity
    type: ActorType = ActorType.OTHER


class Source(Model):
    """Somebody who says things; ``short`` is the name for tables, such as "IOM".

    ``of`` makes the source the voice of an actor: what it says is that actor's claim.
    ``shown_as`` stands for it where the audience may not know who it is. ``according_to``
    overrides the phrase "according to NAME" of the source language.
    """

    name: Line
    short: Line | None = None
    type: SourceType
    sensitivity: Sensitivity
    of: Id | None = None
    reliability: Literal["A", "B", "C", "D", "E", "F"] | None = None
    according_to: Line | None = None
    shown_as: Line | None = None


class Contact(Model):
    """Whom readers may ask."""

    name: Line
    role: Line | None = None
    email: Email | None = None
    phone: Line | None = None


class HouseholdSize(Model):
    """People per household, and who says so."""

    value: Annotated[Decimal, Field(gt=0, le=30)]
    source: Line


class Unsubscribe(Model):
    """Where a reader of the digest leaves it, on the web and by e-mail (RFC 8058, RFC 2369)."""

    https: Annotated[WebAddress, AfterValidator(_secure)]
    mailto: Email


class Mail(Model):
    """What the e-mailed digest says of itself in its headers.

    ``from`` is an address, or a name and an address: ``Derna Desk <desk@example.org>``.
    ``list_id`` is a name like that of a host, which stands for the list (RFC 2919).
    """

    from_: Annotated[Line, AfterValidator(_mailbox)] = Field(alias="from")
    reply_to: Email | None = None
    list_id: ListId | None = None
    unsubscribe: Unsubscribe | None = None


class Branding(Model):
    """House style: a colour for headings and a logo (PNG or JPEG in the operation's folder).

    ``fonts`` is a folder of the operation with .ttf or .otf files, for what the program's fonts lack.
    Text stands in ``accent`` on white and in white on it, so its contrast with white is 4.5 or more.
    """

    accent: Colour | None = None
    logo: Picture | None = None
    fonts: FolderName | None = None


class Operation(Model):
    """The whole of ``operation.yaml``; strings are in the source language ``language``."""

    schema_: SchemaVersion = Field(alias="schema")
    crisis: Line
    iso3: Iso3 | None = None
    glide: Glide | None = None
    organisation: Line
    partners: tuple[Line, ...] = ()
    contacts: tuple[Contact, ...] = ()
    language: LocaleTag
    locales: Annotated[tuple[LocaleTag, ...], Field(min_length=1)]
    digits: Digits = Digits.DEFAULT
    disclaimer: Text | None = None
    household_size: HouseholdSize | None = None
    publish_url: Annotated[WebAddress, AfterValidator(_base)] | None = None
    mail: Mail | None = None
    branding: Branding = Branding()
    places: dict[Id, Place] = {}
    actors: dict[Id, Actor] = {}
    sources: dict[Id, Source] = {}

    @model_validator(mode="after")
    def _locales_are_distinct(self) -> Self:
        if len(set(self.locales)) < len(self.locales):
            raise ValueError("a locale stands twice in locales")
        return self
