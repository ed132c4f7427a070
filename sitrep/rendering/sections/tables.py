"""The tables of the sections: one row an observation, one builder of cells a kind of fact."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from sitrep.localisation.messages import N_, NP_, Message
from sitrep.rendering.narrator import Narrator
from sitrep.rendering.runs import muted
from sitrep.rendering.sections.cells import (
    Cell,
    actor_cell,
    affects_cell,
    constraint_cell,
    counted_cell,
    date_cell,
    figure_cell,
    incidents_cell,
    level_cell,
    place_cell,
    reported_cell,
    source_cell,
    status_cell,
    summary_cell,
    when_cell,
)
from sitrep.report.assemble import Row


class Column(NamedTuple):
    """A column: its label, the width it wants, and what fills a cell of it."""

    label: Message
    kind: str
    fill: Callable[[Row, Narrator], Cell]


class Sheet(NamedTuple):
    """The table of one section."""

    caption: Message
    columns: tuple[Column, ...]


def table(section: str, narrator: Narrator) -> dict[str, object] | None:
    """The table of a section, or None where nothing belongs in it.

    A column that no row fills is left out.
    """
    rows = narrator.report.rows.get(section, ())
    if not rows or section not in SHEETS:
        return None
    sheet = SHEETS[section]
    cells = [[column.fill(row, narrator) for column in sheet.columns] for row in rows]
    kept = [
        index for index in range(len(sheet.columns)) if any(line[index]["runs"] for line in cells)
    ]
    voice = narrator.voice
    return {
        "caption": voice.say(sheet.caption),
        "columns": [
            {"label": voice.say(sheet.columns[i].label), "kind": sheet.columns[i].kind}
            for i in kept
        ],
        "rows": [
            {
                "fact": row.observation.id,
                "cells": [_filled(line[index], narrator) for index in kept],
            }
            for row, line in zip(rows, cells, strict=True)
        ],
    }


def _filled(cell: Cell, narrator: Narrator) -> Cell:
    if cell["runs"]:
        return cell
    return {**cell, "runs": muted(narrator.voice.say(N_("not stated")))}


_PLACE = Column(NP_("column", "Place"), "place", place_cell)
_SOURCE = Column(NP_("column", "Source"), "source", source_cell)
_EVENTS = (
    Column(NP_("column", "Date"), "date", date_cell),
    Column(NP_("column", "What was said or happened"), "text", summary_cell),
    Column(NP_("column", "Place"), "place", place_cell),
    _SOURCE,
)

SHEETS: dict[str, Sheet] = {
    "displacement": Sheet(
        N_("Displacement as reported; figures are never added up"),
        (
            _PLACE,
            Column(NP_("column", "Figure"), "figure", figure_cell),
            Column(NP_("column", "What is counted"), "text", counted_cell),
            Column(NP_("column", "Reported"), "date", reported_cell),
            _SOURCE,
        ),
    ),
    "casualties": Sheet(
        N_("Casualties as reported; cumulative counts are not added to new ones"),
        (
            _PLACE,
            Column(NP_("column", "Figure"), "figure", figure_cell),
            Column(NP_("column", "What is counted"), "text", counted_cell),
            Column(NP_("column", "Reported"), "date", reported_cell),
            _SOURCE,
        ),
    ),
    "control": Sheet(
        N_("Who holds, besieges and claims what, as reported"),
        (
            _PLACE,
            Column(NP_("column", "Status"), "text", status_cell),
            Column(NP_("column", "By whom"), "text", actor_cell),
            Column(NP_("column", "When"), "date", when_cell),
            _SOURCE,
        ),
    ),
    "access": Sheet(
        N_("What keeps aid and people from moving, or makes it deadly"),
        (
            _PLACE,
            Column(NP_("column", "Constraint"), "text", constraint_cell),
            Column(NP_("column", "By whom"), "short", actor_cell),
            Column(NP_("column", "Affects"), "short", affects_cell),
            Column(NP_("column", "Incidents"), "short", incidents_cell),
            Column(NP_("column", "Severity"), "short", level_cell("severity")),
            Column(NP_("column", "Trend"), "short", level_cell("trend")),
            Column(NP_("column", "When"), "date", when_cell),
            _SOURCE,
        ),
    ),
    "events": Sheet(N_("What was said, planned, alleged or done; a claim stays a claim"), _EVENTS),
    "needs": Sheet(N_("Needs as reported"), _EVENTS),
    "protection": Sheet(N_("Protection concerns as reported"), _EVENTS),
}
