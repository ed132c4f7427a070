"""Proposals as a file of facts: what ``facts/*.yaml`` holds, each to be reviewed.

Nothing in it is public: a person says so of each fact. What a proposal does not say and a fact
needs (who is displaced, whether a count is a total) is taken from the words of its quote; what
nothing says is the place ``unknown``, which `sitrep check` asks for.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from datetime import date

from sitrep.evidence.sensitivity import Sensitivity
from sitrep.extraction.article import LooseArticle
from sitrep.extraction.form import UNKNOWN_PLACE, Value, Words, lines_of, quoted
from sitrep.extraction.names import Names, What, make_id, names_of
from sitrep.extraction.patterns import patterns_of
from sitrep.extraction.proposal import Days, Figure, Proposal
from sitrep.operation.model import Operation

_LONGEST_ID = 58  # leaves room for a number within the 64 of an id

_GROUPS = ("refugees", "migrants")
"""Who is displaced, by the words of the mention, the first that fits; others are ``idps``."""
# What a constraint keeps from moving, where the text does not say: OCHA's nine.
_AFFECTED = {
    "denial_of_needs": ["aid"],
    "movement_into": ["aid"],
    "movement_within": ["aid"],
    "interference": ["aid"],
    "violence_against_humanitarians": ["aid"],
    "population_access": ["people"],
}
_EVERYONE = ["aid", "people"]
_HEADS = {"flow": "displaced", "stock": "displaced", "return": "returned", "controls": "held"}


def draft(
    proposals: Sequence[Proposal],
    article: LooseArticle,
    operation: Operation | None,
    taken: Collection[str] = (),
) -> str:
    """The text of a file of facts, in the order of the proposals.

    Args:
        proposals: what was found in the article.
        article: where; quotes are spans of its body.
        operation: whose places, actors and sources are named; None for no operation.
        taken: ids of facts that are there already.

    Returns:
        YAML that passes the gate; names that the operation does not know are suggested in a
        comment at its top, in the form of operation.yaml.
    """
    names = names_of(operation)
    least = _widest(Sensitivity.RESTRICTED, article.sensitivity)
    ids = set(taken)
    facts = []
    for proposal in proposals:
        fact = _fact(proposal, article, names, ids)
        label = _widest(least, *_labels(fact, operation))
        if label is not least:
            fact["sensitivity"] = str(label)  # what it names may be seen by fewer
        ids.add(str(fact["id"]))
        facts.append(fact)
    lines = [
        f"# Proposed from {article.id}: see each with `sitrep review`.",
        *_suggestions(names, facts),
        "schema: 1",
        "defaults:",
        f"  article: {article.id}",
        "  review: proposed",
        "  verification: unverified",
        f"  sensitivity: {least}      # what is public says so itself",
        "",
        "facts:" if facts else "facts: []",
    ]
    for index, fact in enumerate(facts):
        lines += [""] if index else []
        lines += lines_of(fact, "  ")
    return "\n".join(lines) + "\n"


def _labels(fact: dict[str, Value], operation: Operation | None) -> Iterator[Sensitivity]:
    """The labels of the place and the actor that a fact names."""
    for key, table in (("place", "places"), ("actor", "actors")):
        named = getattr(operation, table, {}).get(fact.get(key))
        if named is not None:
            yield named.sensitivity


def _widest(*labels: Sensitivity) -> Sensitivity:
    return max(labels, key=lambda label: label.rank)


def _fact(
    proposal: Proposal, article: LooseArticle, names: Names, taken: Collection[str]
) -> dict[str, Value]:
    quote = proposal.quote.of(article.body)
    place = names.id_of("places", proposal.place) if proposal.place else UNKNOWN_PLACE
    voice = proposal.attributed_to
    source = names.id_of("sources", voice) if voice else None
    told: dict[str, Value] = {"quote": Words(quote)}
    if source is not None:
        told["attributed_to"] = source
    return {
        "id": _id(proposal, place, source, article.published, taken),
        "kind": proposal.kind,
        **_OWN[proposal.kind](proposal, article, names),
        "place": place,
        "period": _period(proposal.period),
        **({"reported": _period(proposal.reported)} if proposal.reported else {}),
        "sources": told,
    }


def _displacement(proposal: Proposal, article: LooseArticle, names: Names) -> dict[str, Value]:
    del names
    mention = proposal.mention.of(article.body)
    group = next((name for name in _GROUPS if _told(article, name, mention)), "idps")
    if proposal.measure == "return":
        group = "returnees"
    own: dict[str, Value] = {
        "measure": proposal.measure,
        "group": group,
        "figure": _figure(proposal.figure),
    }
    return own | ({"cause": proposal.cause} if proposal.cause else {})


def _casualties(proposal: Proposal, article: LooseArticle, names: Names) -> dict[str, Value]:
    del names
    is_total = _told(article, "total", proposal.quote.of(article.body))
    return {
        "measure": "cumulative" if is_total else "new",
        "outcome": proposal.outcome,
        "victims": proposal.victims or "all",
        "figure": _figure(proposal.figure),
    }


def _control(proposal: Proposal, article: LooseArticle, names: Names) -> dict[str, Value]:
    own: dict[str, Value] = {"status": proposal.status}
    actor, voice = proposal.actor, proposal.attributed_to
    if actor and voice and (theirs := _told(article, "theirs", actor)):
        actor = f"{voice}'s {actor[theirs.end() :]}"  # "the general said that his forces took …"
    return own | ({"actor": names.id_of("actors", actor)} if actor else {})


def _access(proposal: Proposal, article: LooseArticle, names: Names) -> dict[str, Value]:
    del names
    is_stated = _told(article, "of_aid", proposal.quote.of(article.body))
    return {
        "constraint": proposal.constraint,
        "affects": _AFFECTED.get(proposal.constraint or "", _EVERYONE),
        "effect": "stated" if is_stated else "inferred",
    }


def _told(article: LooseArticle, name: str, text: str) -> re.Match[str] | None:
    """Where a text has what the article's language has a pattern for."""
    patterns = patterns_of(article.language)
    return patterns.context[name].search(text) if patterns else None


_OWN = {
    "displacement": _displacement,
    "casualties": _casualties,
    "control": _control,
    "access": _access,
}


def _figure(figure: Figure | None) -> Value:
    if figure is None:
        return None
    numbers = {"value": figure.value, "low": figure.low, "high": figure.high}
    stated: dict[str, Value] = {key: n for key, n in numbers.items() if n is not None}
    return stated | {"qualifier": str(figure.qualifier), "unit": figure.unit}


def _period(days: Days | None) -> Value:
    if days is None or (days.start is None and days.end is None):
        return None
    if days.start == days.end:
        return days.start
    return {"start": days.start, "end": days.end}


def _id(
    proposal: Proposal,
    place: str,
    source: str | None,
    published: date | None,
    taken: Collection[str],
) -> str:
    """PLACE_WHAT_SOURCE_MONTHDAY, such as derna_displaced_iom_0603."""
    what = proposal.measure or proposal.outcome or proposal.status or proposal.constraint
    days = proposal.period
    day = (days and (days.end or days.start)) or published
    parts = [
        "" if place == UNKNOWN_PLACE else place,
        _HEADS.get(what or "", what or proposal.kind),
        source or "",
    ]
    ending = f"_{day:%m%d}" if day else ""
    wanted = "_".join(part for part in parts if part)[: _LONGEST_ID - len(ending)].rstrip("_")
    return make_id(wanted + ending, taken)


# --- what operation.yaml lacks ---------------------------------------------------------------

_ENTRY: dict[What, str] = {
    "places": "{id}: {{name: {name}, sensitivity: restricted}}",
    "actors": "{id}: {{name: {name}, sensitivity: restricted, type: other}}",
    "sources": '{id}: {{name: {name}, type: other, sensitivity: restricted, shown_as: "a source"}}',
}


def _suggestions(names: Names, facts: Sequence[dict[str, Value]]) -> Iterator[str]:
    """A comment with the new entries; a place that is nowhere named is mentioned."""
    if any(fact["place"] == UNKNOWN_PLACE for fact in facts):
        yield f"# Where the place is {UNKNOWN_PLACE}, the text names none: write one of the operation's."
    if not any(names.new.values()):
        return
    yield "# operation.yaml does not have these yet. Add what belongs there, or correct the facts:"
    yield "#"
    for what, entry in _ENTRY.items():
        new = names.new[what]
        if new:
            yield f"# {what}:"
        for key, name in new.items():
            yield f"#   {entry.format(id=key, name=quoted(_in_comment(name)))}"
    yield "#"


def _in_comment(name: str) -> str:
    """A name on one line, without what could make the line look like another."""
    shown = "".join(c if c.isprintable() else " " for c in name)
    return " ".join(shown.split())[:200]
