"""An operation that holds a word of its own in every field of every level of sensitivity."""

from __future__ import annotations

from pathlib import Path

from tests import operations

LEVELS = ("public", "restricted", "confidential", "strictly_confidential")
CEILING = {"public": 0, "partners": 1, "internal": 2, "closed": 3}
"""The highest index of LEVELS that an audience may see."""
FIELDS = (
    "place",
    "actor",
    "source",
    "voice",
    "article",
    "title",
    "publisher",
    "quote",
    "weapon",
    "summary",
    "reason",
    "narrative",
    "verifier",
    "id",
    "series",
    "url",
)


def word(level: str, field: str) -> str:
    """A word that stands nowhere else: "zqrestrictedplacezq"."""
    return f"zq{level.replace('_', '')}{field}zq"


def canaries(level: str) -> list[str]:
    """All words of a level."""
    return [word(level, field) for field in FIELDS]


def write(parent: Path, levels: tuple[str, ...] = LEVELS) -> Path:
    """Writes the operation with what is of these levels, and nothing of the others."""
    operation = operations.small(parent)
    (operation / "operation.yaml").write_text(_operation(levels), encoding="utf-8")
    (operation / "reports" / "001.yaml").write_text(_issue(levels), encoding="utf-8")
    for level in levels:
        slug = word(level, "article")
        (operation / "articles" / f"{slug}.md").write_text(_article(level), encoding="utf-8")
        (operation / "facts" / f"{slug}.yaml").write_text(_facts(level), encoding="utf-8")
    return operation


def _operation(levels: tuple[str, ...]) -> str:
    base = operations.SMALL["operation.yaml"]
    base = base.replace("[en, fr, ar]", "[en, ar]")
    head, rest = base.split("places:\n")
    places, rest = rest.split("actors:\n")
    actors, rest = rest.split("sources:\n")
    sources, mail = rest.split("mail:\n")
    for index, level in enumerate(levels):
        w = lambda field, level=level: word(level, field)  # noqa: E731 — a short name for a table
        label = f"sensitivity: {level}"
        places += f"  p{level}: {{name: {w('place')}, {label}, lat: 31.{index}, lon: 20.{index}}}\n"
        actors += f"  a{level}: {{name: {w('actor')}, {label}}}\n"
        shown = "" if level == "public" else ", shown_as: a partner"
        sources += f"  s{level}: {{name: {w('source')}, type: ngo, {label}{shown}}}\n"
        sources += (
            f"  v{level}: {{name: {w('voice')}, type: party, of: a{level}, {label}{shown}}}\n"
        )
    return f"{head}places:\n{places}actors:\n{actors}sources:\n{sources}mail:\n{mail}"


def _article(level: str) -> str:
    w = lambda field: word(level, field)  # noqa: E731 — as above
    shown = "" if level == "public" else "shown_as: a report\n"
    return (
        f"---\nid: {w('article')}\ntitle: {w('title')}\npublisher: {w('publisher')}\n"
        f"url: https://example.org/{w('url')}\npublished: 2018-06-04\nlanguage: en\n"
        f"sensitivity: {level}\n{shown}---\n"
        f"{w('quote')} said that 31 people had fled, 32 people were killed with bombs and 30 people were killed. {w('quote')} holds it.\n"
    )


def _facts(level: str) -> str:
    w = lambda field: word(level, field)  # noqa: E731 — as above
    common = f"place: p{level}, sensitivity: {level}"
    quote = f"{w('quote')} said that 31 people had fled, 32 people were killed with bombs and 30 people were killed"
    source = f'sources: [{{quote: "{quote}", attributed_to: s{level}}}]'
    voiced = f'sources: [{{quote: "{w("quote")} holds it", attributed_to: v{level}}}]'
    return f"""\
schema: 1
defaults: {{article: {w("article")}}}
facts:
  - {{id: {w("id")}, series: {w("series")}, kind: displacement, measure: stock, group: idps,
     figure: {{value: 31, qualifier: exact, unit: people}}, {common}, {source}}}
  - {{id: old{w("id")}, series: killed{w("series")}, kind: casualties, measure: new, outcome: killed,
     victims: civilians, figure: {{value: 30, qualifier: exact, unit: people}},
     {common}, {source}}}
  - {{id: killed{w("id")}, series: killed{w("series")}, kind: casualties, measure: new, outcome: killed,
     victims: civilians, weapon: {w("weapon")}, corrects: old{w("id")}, reason: {w("reason")},
     verification: verified, verified_by: {w("verifier")},
     figure: {{value: 32, qualifier: exact, unit: people}}, {common}, {source}}}
  - {{id: control{w("id")}, kind: control, status: controls, actor: a{level}, {common}, {voiced}}}
  - {{id: access{w("id")}, kind: access, constraint: hostilities, by: [a{level}], affects: [aid],
     effect: stated, summary: {w("summary")}, {common}, {voiced}}}
  - {{id: event{w("id")}, kind: event, category: attack, summary: {w("summary")}, actor: a{level},
     {common}, {voiced}}}
"""


def _issue(levels: tuple[str, ...]) -> str:
    text = operations.SMALL["reports/001.yaml"]
    sections = dict(zip(LEVELS, ("overview", "displacement", "needs", "response"), strict=True))
    for level in levels:
        text += (
            f"{sections[level]}:\n  sensitivity: {level}\n"
            f'  text: "Told: {word(level, "narrative")}, {{{word(level, "series")}}}."\n'
        )
    return text
