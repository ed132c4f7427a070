"""The view: a report in one language as plain data, complete before any template runs."""

from __future__ import annotations

import re

from sitrep.localisation.formats import Formats
from sitrep.localisation.messages import N_, NP_
from sitrep.localisation.phrases import heading
from sitrep.rendering.marks import IN_BRACKETS
from sitrep.rendering.narrative import tell
from sitrep.rendering.narrator import Narrator
from sitrep.rendering.runs import Run, plain
from sitrep.rendering.sections.gaps import gaps
from sitrep.rendering.sections.key_figures import further_figures, key_figures
from sitrep.rendering.sections.locator import locator
from sitrep.rendering.sections.masthead import contacts, disclaimer, masthead, page
from sitrep.rendering.sections.sources import sources
from sitrep.rendering.sections.tables import SHEETS, table
from sitrep.rendering.voice import Voice
from sitrep.report.assemble import Report
from sitrep.report.audience import Audience
from sitrep.report.sections import NARRATED, SECTIONS

View = dict[str, object]

_BUILDERS = {
    "key_figures": key_figures,
    "further_figures": further_figures,
    "map": locator,
    "gaps": gaps,
    "sources": sources,
    "contacts": contacts,
}
"""What each section holds, tables and narrative aside."""


def build_view(report: Report, voice: Voice, logo: str | None) -> View:
    """What templates see of a report.

    Args:
        report: assembled, with nothing in it that its audience may not see.
        voice: the language to say it in.
        logo: the operation's logo as a data: address.

    Returns:
        Plain data: str, int, float, bool, None, list and dict.
    """
    narrator = Narrator(report, voice)
    content: View = {name: build(narrator) for name, build in _BUILDERS.items()}
    content |= {name: table(name, narrator) for name in SHEETS}
    content["response"] = None
    content["disclaimer"] = disclaimer(narrator, has_map=content["map"] is not None)
    narrative = {
        name: tell(name, report.narrative.get(name, ()), narrator)
        for name in ("highlights", *NARRATED)
    }
    content["highlights"] = narrative.pop("highlights")
    shown = [name for name in SECTIONS[1:] if content.get(name) or narrative.get(name)]
    if content["map"] is None and "map" in shown:
        shown.remove("map")
    return {
        **_frame(narrator, logo),
        **content,
        "narrative": {name: narrative.get(name, []) for name in SECTIONS[1:]},
        "sections": shown,
        "headings": {name: heading(voice.catalogue, name) for name in shown},
        "notices": _notices(narrator),
    }


def _frame(narrator: Narrator, logo: str | None) -> View:
    """What stands around the sections."""
    report, voice = narrator.report, narrator.voice
    issue, operation = report.issue, report.material.operation
    crisis, as_of = voice.flat(narrator.crisis()), narrator.as_of()
    told = tell("highlights", report.narrative.get("highlights", ())[:1], narrator)
    pieces = [inner for run in told[0] for inner in run.get("pieces", [run])] if told else []
    brackets = voice.pieces(IN_BRACKETS, "mark")
    sentence = [_in_brackets(run, *brackets) for run in pieces if run["type"] != "cite"]
    return {
        "lang": voice.language.tag,
        "dir": voice.language.direction,
        "title": voice.say(
            # Translators: the title of the window and of the PDF: “Libya: fighting in Derna –
            # Situation report no. 1 (as of 5 June 2018)”
            NP_("title", "{crisis} – {product} (as of {date})"),
            crisis=crisis,
            product=narrator.product(),
            date=plain(voice.day(issue.as_of)),
        ),
        "description": _SPACE_BEFORE_A_STOP.sub("", " ".join(plain(sentence).split())) or None,
        "file_title": crisis,
        "issued": issue.issued.isoformat(),
        "product": voice.word(issue.product),
        "number_label": voice.say(N_("Report no. {number}"), number=voice.number(issue.number)),
        "crisis": crisis,
        "headline": narrator.crisis(),
        "organisation": voice.flat(narrator.organisation()),
        "issuer": narrator.organisation(),
        "logo": logo,
        "accent": operation.branding.accent,
        "as_of": as_of,
        "audience": {
            "id": str(report.audience),
            "label": voice.word(report.audience),
            "banner": _banner(narrator),
        },
        "masthead": masthead(narrator),
        "page": page(narrator),
    }


_SPACE_BEFORE_A_STOP = re.compile(r" (?=[.,،؟。！？])")
"""What is left where a mark or a citation stood. French and others put one before "?" and ";"."""


def _in_brackets(run: Run, before: str, after: str) -> Run:
    """A mark where no style tells it from the sentence: "(unverified)"."""
    return {**run, "text": f"{before}{run['text']}{after}"} if run["type"] == "mark" else run


_BANNERS = {
    Audience.PARTNERS: NP_("banner", "TLP:GREEN – for partners only, not for publication"),
    Audience.INTERNAL: NP_("banner", "TLP:AMBER – for internal use only, do not pass on"),
    Audience.CLOSED: NP_("banner", "TLP:RED – strictly confidential, for named readers only"),
}
"""The Traffic Light Protocol's words for each audience (https://www.first.org/tlp/)."""


def _banner(narrator: Narrator) -> str | None:
    message = _BANNERS.get(narrator.report.audience)
    return narrator.voice.say(message) if message else None


_UNTRANSLATED = N_("Some words of this report are not translated yet and stand in {language}.")


def _notices(narrator: Narrator) -> list[str]:
    """What the reader must know of the language: parts of it may be missing."""
    voice = narrator.voice
    notices = []
    if voice.untranslated:
        speaks = voice.formats if voice.catalogue.has(_UNTRANSLATED) else Formats(voice.source)
        notices.append(voice.say(_UNTRANSLATED, language=speaks.language_name(voice.source)))
    if voice.catalogue.missing and voice.language.code != "en":
        notices.append(
            voice.say(N_("Some headings and labels are not translated yet and stand in English."))
        )
    return notices
