"""Made-up operations of any size, for measuring."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

FACTS_PER_ARTICLE = 10
PLACES = 40

_OPERATION = """\
schema: 1
crisis: Made up for measuring
organisation: Desk of made-up numbers
language: en
locales: [en]
places:
{places}
sources:
  agency: {{name: Agency, type: un, sensitivity: public}}
mail:
  from: desk@example.org
  unsubscribe: {{https: https://example.org/leave, mailto: leave@example.org}}
"""
_ISSUE = """\
schema: 1
number: 1
sensitivity: public
issued: 2024-03-12
as_of: 2024-03-12
period: {start: 2024-03-04, end: 2024-03-12}
overview: |
  Every figure of this report is made up.
"""
_ARTICLE = """\
---
id: {id}
title: null
publisher: null
url: null
published: 2024-03-12
retrieved: null
language: en
sensitivity: public
---
{body}
"""
_FACT = """\
  - id: fact_{number}
    place: place_{place}
    reported: 2024-03-11
    sensitivity: public
{own}
    sources:
      - article: {article}
        quote: "{quote}"
        attributed_to: agency
"""
_DISPLACED = """\
    kind: displacement
    measure: flow
    group: idps
    cause: conflict
    figure: {{value: {value}, qualifier: more_than, unit: people}}"""
_KILLED = """\
    kind: casualties
    measure: new
    outcome: killed
    victims: civilians
    figure: {{value: {value}, qualifier: at_least, unit: people}}"""
_CLOSED = """\
    kind: access
    constraint: movement_into
    affects: [aid]
    effect: stated"""
_ATTACKED = """\
    kind: event
    category: attack
    summary: The market of the town numbered {value} was shelled."""

# What a fact of each kind adds to its entry, and the words of its quote.
_KINDS: tuple[tuple[str, Callable[[int], str]], ...] = (
    (_DISPLACED, lambda value: f"more than {value:,} people had fled"),
    (_KILLED, lambda value: f"at least {value:,} civilians were killed"),
    (_CLOSED, lambda value: f"aid cannot reach the town numbered {value}"),
    (_ATTACKED, lambda value: f"the market of the town numbered {value} was shelled"),
)


def write_operation(folder: Path, facts: int) -> Path:
    """Write an operation with so many facts of four kinds, ten to an article."""
    for name in ("articles", "facts", "reports"):
        (folder / name).mkdir(parents=True)
    places = "\n".join(
        f"  place_{number}: {{name: Town {number}, sensitivity: public,"
        f" lat: {30 + number / 20}, lon: {20 + number / 20}}}"
        for number in range(PLACES)
    )
    (folder / "operation.yaml").write_text(_OPERATION.format(places=places))
    (folder / "reports/001.yaml").write_text(_ISSUE)
    for first in range(0, facts, FACTS_PER_ARTICLE):
        _write_article(folder, range(first, min(first + FACTS_PER_ARTICLE, facts)))
    return folder


def _write_article(folder: Path, numbers: range) -> None:
    article = f"article-{numbers.start:05}"
    entries, sentences = [], []
    for number in numbers:
        own, quote = _KINDS[number % len(_KINDS)]
        value = 1001 + number
        words = quote(value)
        sentences.append(f"The agency said on 11 March that {words}.")
        entries.append(
            _FACT.format(
                number=number,
                place=number % PLACES,
                own=own.format(value=value),
                article=article,
                quote=words,
            )
        )
    body = "\n\n".join(sentences)
    (folder / f"articles/{article}.md").write_text(_ARTICLE.format(id=article, body=body))
    (folder / f"facts/{article}.yaml").write_text("schema: 1\nfacts:\n" + "".join(entries))
