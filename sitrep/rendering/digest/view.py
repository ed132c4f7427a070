"""What the digest tells of a report: a part of the report's view, and words of its own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sitrep.localisation.messages import N_, NP_
from sitrep.localisation.phrases import heading
from sitrep.rendering.digest import slots
from sitrep.rendering.digest.extent import cited_only
from sitrep.rendering.digest.subject import subject
from sitrep.rendering.marks import IN_BRACKETS
from sitrep.rendering.narrator import Narrator
from sitrep.rendering.runs import Run, Runs, join, plain, text
from sitrep.rendering.sections.cells import REPLACED
from sitrep.rendering.sections.gaps import WHAT_AND_FIGURE, lacks, withdrawals
from sitrep.rendering.sections.masthead import disclaimer
from sitrep.rendering.view import View
from sitrep.report.assemble import Row
from sitrep.report.material import Observation

_SAME = (
    "lang",
    "dir",
    "organisation",
    "headline",
    "product",
    "number_label",
    "as_of",
    "accent",
    "audience",
    "notices",
    "highlights",
    "key_figures",
    "further_figures",
    "contacts",
)
"""What the digest takes over as it is."""

# Translators: a sign between two short pieces of one line, with its spaces
_BETWEEN = NP_("between", "\u00a0· ")

_IN_BRIEF = ("control", "access", "events", "needs", "protection")
"""The sections of which each row is told in brief."""
_HEADED = ("highlights", "key_figures", "gaps", "sources", "contacts")
_LONGEST_PREHEADER = 300  # characters; mail programs show some 100 of them beside the subject


@dataclass(frozen=True)
class Links:
    """Where a digest leads: the full report's address, or that it is attached.

    With neither the digest stands alone. ``can_leave`` says that readers can unsubscribe.
    """

    report: str | None = None
    is_attached: bool = False
    can_leave: bool = False


def build_digest(report_view: View, narrator: Narrator, links: Links) -> View:
    """What the templates of the digest see.

    Args:
        report_view: the whole report's, in the same language.
        narrator: the report and its language.
        links: where the digest leads.

    Returns:
        Plain data in which no string holds a noncharacter but the slots.
    """
    view: dict[str, Any] = {name: report_view[name] for name in _SAME}
    righted, retracted = narrator.report.righted, narrator.report.retracted
    taken_back = withdrawals([one for one in retracted if one.old.id in righted], narrator)
    others = withdrawals([one for one in retracted if one.old.id not in righted], narrator)
    view |= {
        "subject": subject(narrator),
        "preheader": _preheader(report_view),
        "corrections": [*_corrections(narrator), *({"what": w, "how": []} for w in taken_back)],
        "gaps": [*others, *lacks(narrator)],
        "map": _map(report_view),
        # the map brings its own
        "disclaimer": [
            line
            for text in disclaimer(narrator, has_map=False)
            for line in text.splitlines()
            if line.strip()
        ],
        "next_issue": _next_issue(narrator),
        "script": narrator.voice.language.script.lower(),
        "start": "left" if narrator.voice.language.direction == "ltr" else "right",
        "headings": _headings(narrator),
        "sources": report_view["sources"],
        "shortened": None,
    }
    view["in_brief"] = [
        {"heading": heading(narrator.voice.catalogue, name), **_in_brief(table, narrator)}
        for name in _IN_BRIEF
        if (table := report_view[name])
    ]
    view = slots.without_noncharacters(_leading(view, links.report))
    view["sections"] = ["disclaimer"]
    view["words"] = _words(narrator)
    view["slots"] = _slots(links)
    view["more"] = _more(narrator, links)
    return cited_only(view)


def _preheader(report_view: View) -> str:
    """What stands beside the subject in a list of messages: all of the first highlight or nothing.

    A piece of it might lack the mark that says how sure it is.
    """
    words = str(report_view["description"] or "")
    return words if len(words) <= _LONGEST_PREHEADER else ""


def _map(report_view: View) -> View | None:
    drawing: Any = report_view["map"]
    if drawing is None:
        return None
    kept = ("alt", "caption", "disclaimer")
    return {name: drawing[name] for name in kept}


def _headings(narrator: Narrator) -> dict[str, str]:
    own = {"corrections": narrator.voice.say(NP_("heading", "Corrections"))}
    return own | {name: heading(narrator.voice.catalogue, name) for name in _HEADED}


def _words(narrator: Narrator) -> dict[str, str]:
    """Words of the digest that no section brings."""
    say = narrator.voice.say
    before, after = narrator.voice.pieces(IN_BRACKETS, "mark")
    return {
        "between": say(_BETWEEN),
        "figure": say(NP_("column", "Figure")),
        "counted": say(NP_("column", "What is counted")),
        # Translators: the column that says how a figure moved since the last report
        "change": say(NP_("column", "Change")),
        # Translators: the column of what else is known of a row: by whom, since when, the source
        "details": say(NP_("column", "Details")),
        "place": say(NP_("column", "Place")),
        # Translators: a link at the end of the e-mail
        "leave": say(N_("Unsubscribe")),
        "before_mark": before,
        "after_mark": after,
    }


def sent_to(narrator: Narrator) -> tuple[str, str]:
    """What stands before and after the recipient's name and address."""
    # Translators: at the end of the e-mail; {recipient} is a name and address
    before, after = narrator.voice.pieces(N_("This message was sent to {recipient}."), "recipient")
    return before, after


def _next_issue(narrator: Narrator) -> Runs:
    day = narrator.report.issue.next_issue
    if day is None:
        return []
    # Translators: when the next report comes out: “Next report: 12 June 2018”
    return narrator.voice.weave(N_("Next report: {date}"), date=narrator.voice.day(day))


def _slots(links: Links) -> dict[str, object]:
    return {
        "unsubscribe": slots.UNSUBSCRIBE if links.can_leave else None,
        "picture": slots.PICTURE,
        "sent_to": slots.SENT_TO,
    }


def _more(narrator: Narrator, links: Links) -> dict[str, object] | None:
    """The way to the full report."""
    say = narrator.voice.say
    if links.report is not None:
        return {"text": say(N_("Read the full report")), "url": links.report}
    if links.is_attached:
        return {"text": say(N_("The full report is attached as a PDF.")), "url": None}
    return None


def shortened_note(narrator: Narrator) -> str:
    """What a digest says that had to be cut."""
    return narrator.voice.say(N_("This digest is shortened; the full report has more."))


def _corrections(narrator: Narrator) -> Iterator[dict[str, Runs]]:
    """What corrects something that was said before: what holds now, and what it corrects."""
    righted = narrator.report.righted
    for rows in narrator.report.rows.values():
        for row in rows:
            replaced = row.replaces
            if replaced and replaced.how == "corrects" and replaced.old.id in righted:
                yield _correction(row, replaced.old, narrator)


def _correction(row: Row, before: Observation, narrator: Narrator) -> dict[str, Runs]:
    entry, voice = row.observation, narrator.voice
    what = text(narrator.caption_with_place(entry))
    reason = narrator.reason(entry.fact)
    if entry.fact.counted_figure is None:
        marks = [[mark] for mark in narrator.marks(entry)]
        cites = [*text("\u00a0"), *narrator.cites(entry)]
        return {"what": [*join([what, *marks], " "), *cites], "how": reason}
    figure = narrator.cited_figure(entry)
    old = narrator.cited_figure(before)
    return {
        "what": voice.weave(WHAT_AND_FIGURE, what=what, figure=figure),
        "how": voice.weave(REPLACED["corrects"], figure=old, reason=reason),
    }


def _in_brief(table: Any, narrator: Narrator) -> dict[str, Any]:
    """A table of the report, each row told in a few lines; what is not stated is left out."""
    columns = {
        column["kind"]: number for number, column in reversed([*enumerate(table["columns"])])
    }
    place, what = columns["place"], columns["text"]
    labels = [column["label"] for column in table["columns"]]
    return {
        "label": labels[what],
        "rows": [
            _row_in_brief(row["cells"], labels, (place, what), narrator) for row in table["rows"]
        ],
    }


def _row_in_brief(
    cells: Any, labels: list[str], leading: tuple[int, int], narrator: Narrator
) -> dict[str, Any]:
    place, what = (cells[number] for number in leading)
    # Translators: a label and what stands under it, in one line: “Source: IOM”
    message = NP_("label", "{label}: {value}")
    between = narrator.voice.say(_BETWEEN)
    return {
        "place": place["runs"],
        "what": what["runs"],
        "notes": [*place["notes"], *what["notes"]],
        "facts": [
            narrator.voice.weave(
                message,
                label=text(label),
                value=join([cell["runs"], *cell["notes"]], between),
            )
            for number, (label, cell) in enumerate(zip(labels, cells, strict=True))
            if number not in leading and not _is_missing(cell["runs"])
        ],
    }


def _is_missing(runs: Runs) -> bool:
    return all(run["type"] == "muted" for run in runs) or not plain(runs)


def _leading(value: Any, report: str | None) -> Any:
    """The same data with every figure and citation leading to its source line.

    Mail programs follow no link inside a message (caniemail.com/features/html-anchor-links), so
    the line is named, and the link leads to the full report where that is on the web.
    """
    if isinstance(value, Mapping):
        inner = {name: _leading(item, report) for name, item in value.items()}
        return _led(inner, report) if value.get("type") in {"figure", "cite"} else inner
    if isinstance(value, list):
        return [_leading(item, report) for item in value]
    return value


def _led(run: Run, report: str | None) -> Run:
    href = run["href"]
    return {
        **run,
        "source": href[1:] if href else None,
        "url": report + href if report and href else None,
    }
