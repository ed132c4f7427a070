"""Proposals become a file of facts that the project's own gate reads with the same values."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from sitrep import api
from sitrep.evidence.quantities import Qualifier
from sitrep.evidence.sensitivity import Sensitivity
from sitrep.evidence.spans import Span
from sitrep.extraction.article import LooseArticle, read_loose_article
from sitrep.extraction.drafting import draft
from sitrep.extraction.names import names_of
from sitrep.extraction.proposal import Days, Figure, Proposal
from sitrep.facts.fact import Review
from sitrep.facts.kinds import Access, Casualties, Control, Displacement
from sitrep.facts.load import load_facts
from sitrep.facts.periods import PartialDate
from sitrep.operation.model import Actor, Place, Source
from sitrep.report.dossier import load_dossier
from tests import operations

SEED, _ = load_dossier(operations.SEED)
assert SEED is not None
OPERATION = SEED.operation


def _article() -> LooseArticle:
    article, _ = read_loose_article(operations.SEED / "articles/2018-06-05-derna.md", "article")
    assert article is not None
    return article


ARTICLE = _article()
FRIDAY = date(2018, 6, 1)

FLED = "more than 2,000 people had fled “because of bombings and air raids”"
KILLED = "at least 17 civilians were killed in a two week fighting"
TAKEN = "The big city of eastern Libya was taken last year by the NLA"
BESIEGED = "has been besieging the city for nearly two years"


def span(text: str, body: str = ARTICLE.body) -> Span:
    start = body.index(text)
    return Span(start, start + len(text))


def proposal(kind: str, quote: str, **keys: object) -> Proposal:
    where = span(quote)
    return Proposal(kind=kind, quote=where, mention=where, rule="test", **keys)  # type: ignore[arg-type]  # — a table of cases


PROPOSALS = (
    proposal(
        "displacement",
        FLED,
        figure=Figure(2000, None, None, Qualifier.MORE_THAN, "people"),
        measure="flow",
        cause="conflict",
        place="Derna",
        attributed_to="the international organization for migration",
    ),
    proposal(
        "casualties",
        KILLED,
        figure=Figure(17, None, None, Qualifier.AT_LEAST, "people"),
        outcome="killed",
        victims="civilians",
        place="east Derna",
        period=Days(date(2018, 5, 18), FRIDAY),
        attributed_to="the UN mission in Libya",
    ),
    proposal("control", TAKEN, status="gained", actor="NLA", place="the city of Benghazi"),
    proposal("access", BESIEGED, constraint="movement_into", place="Derna"),
)


def loaded(text: str, folder: Path):
    (folder / "facts").mkdir()
    (folder / "facts" / "draft.yaml").write_text(text, encoding="utf-8")
    facts, problems = load_facts(folder / "facts", "facts")
    assert not problems
    return [record.fact for record in facts.records]


def test_what_is_drafted_is_loaded_with_the_same_values(tmp_path: Path):
    fled, killed, taken, besieged = loaded(draft(PROPOSALS, ARTICLE, OPERATION), tmp_path)
    assert isinstance(fled, Displacement)
    assert (fled.id, fled.place, fled.measure, fled.cause) == (
        "derna_displaced_iom_0605",
        "derna",
        "flow",
        "conflict",
    )
    assert (fled.figure.value, fled.figure.qualifier, fled.figure.unit) == (
        2000,
        Qualifier.MORE_THAN,
        "people",
    )
    assert (fled.sources[0].quote, fled.sources[0].attributed_to) == (FLED, "iom")
    assert (fled.period, fled.reported) == (None, None)
    assert isinstance(killed, Casualties)
    assert (killed.id, killed.measure, killed.victims) == (
        "derna_killed_unsmil_0601",
        "new",
        "civilians",
    )
    assert killed.period is not None
    assert killed.period.start == PartialDate(year=2018, month=5, day=18)
    assert isinstance(taken, Control)
    assert (taken.status, taken.actor, taken.place) == ("gained", "lna", "benghazi")
    assert isinstance(besieged, Access)
    assert (besieged.affects, besieged.effect) == (("aid",), "inferred")
    for fact in (fled, killed, taken, besieged):
        assert fact.review is Review.PROPOSED
        assert fact.sensitivity is Sensitivity.RESTRICTED
        assert fact.sources[0].article == ARTICLE.id


def test_a_draft_passes_the_checks_of_its_operation(tmp_path: Path):
    operation = operations.copy(operations.SEED, tmp_path)
    taken = {record.fact.id for record in SEED.facts} if SEED else set()
    text = draft(PROPOSALS, ARTICLE, OPERATION, taken)
    operations.write(operation, {"facts/draft.yaml": text})
    problems = api.check([operation])
    assert [problem.code for problem in problems] == ["E306", "E306"]  # warnings: when it was said


def test_what_the_operation_lacks_is_suggested_in_its_own_form(tmp_path: Path):
    odd = (
        proposal("control", TAKEN, status="gained", actor="Zintan Brigade", place="Tripoli"),
        proposal("control", TAKEN, status="lost", actor="the Zintan Brigade", place="7 Mile"),
        proposal("access", BESIEGED, constraint="hostilities", attributed_to='A "man": x'),
        proposal("control", TAKEN, status="gained", actor="الجيش", place="طرابلس"),
    )
    text = draft(odd, ARTICLE, OPERATION)
    facts = loaded(text, tmp_path)
    suggested = text.split("#\n")[1]
    entries = yaml.safe_load("".join(line[2:] for line in suggested.splitlines(keepends=True)))
    places = {key: Place.model_validate(tree) for key, tree in entries["places"].items()}
    actors = {key: Actor.model_validate(tree) for key, tree in entries["actors"].items()}
    sources = {key: Source.model_validate(tree) for key, tree in entries["sources"].items()}
    assert {key: place.name for key, place in places.items()} == {
        "tripoli": "Tripoli",
        "place": "7 Mile",
        "place_2": "طرابلس",
    }
    assert [actor.name for actor in actors.values()] == ["Zintan Brigade", "الجيش"]
    assert [source.name for source in sources.values()] == ['A "man": x']
    assert [fact.place for fact in facts] == ["tripoli", "place", "unknown", "place_2"]


def test_ids_are_unique_in_the_operation(tmp_path: Path):
    text = draft(PROPOSALS[:1] * 2, ARTICLE, OPERATION, {"derna_displaced_iom_0605"})
    ids = [fact.id for fact in loaded(text, tmp_path)]
    assert ids == ["derna_displaced_iom_0605_2", "derna_displaced_iom_0605_3"]


def test_no_proposal_is_a_file_without_facts(tmp_path: Path):
    assert loaded(draft((), ARTICLE, OPERATION), tmp_path) == []


def test_an_article_of_no_operation(tmp_path: Path):
    facts = loaded(draft(PROPOSALS, ARTICLE, None), tmp_path)
    assert [fact.place for fact in facts] == ["derna", "east_derna", "city_benghazi", "derna"]


@pytest.mark.parametrize(
    ("figure", "stated"),
    [
        (Figure(None, 100, 200, Qualifier.RANGE, "people"), "100..200"),
        (Figure(None, None, None, Qualifier.DOZENS, "households"), "dozens"),
        (Figure(0, None, None, Qualifier.EXACT, "people"), "0"),
    ],
)
def test_figures_of_every_form(figure: Figure, stated: str, tmp_path: Path):
    one = proposal("casualties", KILLED, figure=figure, outcome="injured", place="Derna")
    (fact,) = loaded(draft((one,), ARTICLE, OPERATION), tmp_path)
    assert fact.counted_figure is not None
    assert fact.counted_figure.machine_value == stated


def test_who_is_displaced_is_taken_from_the_words(tmp_path: Path):
    body = "Some 50 refugees crossed. About 60 people returned.\n"
    article = LooseArticle("a", Sensitivity.PUBLIC, None, None, "en", body)
    figure = Figure(50, None, None, Qualifier.ABOUT, "people")
    made = [
        Proposal(
            kind="displacement",
            quote=span(quote, body),
            mention=span(quote, body),
            rule="test",
            figure=figure,
            measure=measure,
        )
        for quote, measure in (
            ("Some 50 refugees crossed.", "flow"),
            ("About 60 people returned.", "return"),
        )
    ]
    facts = loaded(draft(made, article, None), tmp_path)
    assert [getattr(fact, "group", None) for fact in facts] == ["refugees", "returnees"]


def test_a_fact_is_no_less_sensitive_than_what_it_names(tmp_path: Path):
    places = {**OPERATION.places}
    places["derna"] = places["derna"].model_copy(update={"sensitivity": Sensitivity.CONFIDENTIAL})
    hidden = OPERATION.model_copy(update={"places": places})
    first, _, third, _ = loaded(draft(PROPOSALS, ARTICLE, hidden), tmp_path)
    assert first.sensitivity is Sensitivity.CONFIDENTIAL
    assert third.sensitivity is Sensitivity.RESTRICTED


@given(quote=st.text(min_size=1, max_size=60), place=st.text(max_size=30))
def test_any_words_are_written_so_that_they_are_read_back(quote: str, place: str):
    body = quote
    article = LooseArticle("a", Sensitivity.PUBLIC, None, None, "en", body)
    one = Proposal(
        kind="control",
        quote=Span(0, len(body)),
        mention=Span(0, len(body)),
        rule="test",
        status="gained",
        place=place or None,
        attributed_to=place or None,
    )
    tree = yaml.safe_load(draft((one,), article, OPERATION))
    assert tree["facts"][0]["sources"][0]["quote"] == quote


@pytest.mark.parametrize(
    ("what", "name", "found"),
    [
        ("actors", "NLA", "lna"),
        ("actors", "the self-proclaimed Libyan National Army (NLA)", "lna"),
        ("actors", "Forces loyal to Haftar", "lna"),
        ("actors", "Islamist and jihadist militias", "derna_armed_groups"),
        ("actors", "the army", None),
        ("sources", "IOM", "iom"),
        ("sources", "the International Organization for Migration (IOM)", "iom"),
        ("sources", "IOM spokesman Joel Millman", "iom"),
        ("sources", "United Nations Support Mission in Libya", "unsmil"),
        ("sources", "the UN mission in Libya", "unsmil"),
        ("sources", "the UN", None),
        ("sources", "Khalifa Haftar", "haftar"),
        ("sources", "the Red Crescent", None),
        ("places", "DERNA", "derna"),
        ("places", "east Derna", "derna"),
        ("places", "Derna, Libya", "derna"),
        ("places", "the Derna suburbs", "derna_suburbs"),
        ("places", "eastern Libya", "eastern_libya"),
        ("places", "Libya", None),
        ("places", "", None),
    ],
)
def test_names_of_the_seed_article(what: str, name: str, found: str | None):
    assert names_of(OPERATION).find(what, name) == found  # type: ignore[arg-type]  # — a table of cases
