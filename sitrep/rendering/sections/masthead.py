"""The masthead, the running header and footer, the contacts and the disclaimer."""

from __future__ import annotations

from sitrep.facts.periods import PartialDate
from sitrep.localisation.bidi import isolate_whole
from sitrep.localisation.messages import N_, NP_
from sitrep.rendering.narrator import Narrator
from sitrep.rendering.runs import Runs, text

_COUNTERS = {
    "latn": "decimal",
    "arab": "arabic-indic",
    "arabext": "persian",
    "deva": "devanagari",
    "beng": "bengali",
    "mymr": "myanmar",
}
"""The numbering systems of CLDR by their names in CSS; another one counts pages in Latin digits."""


def masthead(narrator: Narrator) -> list[dict[str, object]]:
    """What is known of the issue, each with its label, in order."""
    voice, report = narrator.voice, narrator.report
    issue, operation = report.issue, report.material.operation
    country = voice.country(operation.iso3) if operation.iso3 else None
    codes = operation.iso3
    if country and operation.iso3:
        # Translators: a country with its ISO code: “Libya (LBY)”
        codes = voice.say(
            NP_("masthead", "{country} ({code})"), country=country, code=operation.iso3
        )
    next_issue = PartialDate.of(issue.next_issue) if issue.next_issue else None
    partners = [
        narrator.named("operation", f"partners.{name}", name) for name in operation.partners
    ]
    fields: list[tuple[str, Runs]] = [
        (
            voice.say(NP_("masthead", "Period covered")),
            voice.weave(
                N_("{start} to {end}"),
                start=voice.day(issue.period.start),
                end=voice.day(issue.period.end),
            ),
        ),
        (
            voice.say(NP_("masthead", "Next report")),
            voice.date(next_issue) if next_issue else text(voice.say(N_("not stated"))),
        ),
        (voice.say(NP_("masthead", "Country")), text(codes or "")),
        (voice.say(NP_("masthead", "GLIDE")), text(operation.glide or "")),
        (voice.say(NP_("masthead", "Issued by")), narrator.organisation()),
        (voice.say(NP_("masthead", "With")), narrator.voice.in_a_row(partners)),
        (voice.say(NP_("masthead", "Language")), text(voice.own_name())),
        (voice.say(NP_("masthead", "Audience")), text(voice.word(report.audience))),
    ]
    return [{"label": label, "value": value} for label, value in fields if value]


def page(narrator: Narrator) -> dict[str, object]:
    """The running header and footer of the PDF."""
    voice = narrator.voice
    before, between, after = voice.pieces(N_("Page {page} of {pages}"), "page", "pages")
    as_of = voice.flat(narrator.as_of())
    return {
        "header_start": voice.flat(narrator.crisis()),
        "header_end": f"{narrator.product()} · {as_of}",
        "footer": voice.flat(narrator.organisation()),
        "number": {"before": before, "between": between, "after": after},
        "digits": _COUNTERS.get(voice.numbering_system, "decimal"),
    }


def contacts(narrator: Narrator) -> list[dict[str, object]]:
    """Whom readers may ask."""
    flat = narrator.voice.flat
    return [
        {
            "label": flat(narrator.named("contacts", f"{index}.role", contact.role))
            if contact.role
            else None,
            "name": flat(narrator.named("contacts", f"{index}.name", contact.name)),
            "email": {"text": contact.email, "href": f"mailto:{contact.email}"}
            if contact.email
            else None,
            "phone": {"text": contact.phone, "href": f"tel:{_dialled(contact.phone)}"}
            if contact.phone
            else None,
        }
        for index, contact in enumerate(narrator.report.material.operation.contacts)
    ]


def _dialled(phone: str) -> str:
    return "".join(c for c in phone if c in "+0123456789")


def disclaimer(narrator: Narrator, *, has_map: bool) -> list[str]:
    """The operation's own text, or the usual one on the map's boundaries, and what figures are."""
    own = narrator.report.material.operation.disclaimer
    figures = narrator.voice.say(
        N_(
            "Figures are given as their sources gave them. What is not marked as verified has not "
            "been verified independently."
        )
    )
    if own:
        said, language = narrator.voice.own("operation.disclaimer", own)
        direction = narrator.voice.language.direction
        return [isolate_whole(said, language.direction, direction), figures]
    return [narrator.boundaries(), figures] if has_map else [figures]
