"""What translators are given, and what they are not."""

from __future__ import annotations

from pathlib import Path

from sitrep.report.dossier import load_dossier
from sitrep.translation.sentences import Script, scripts_of
from tests import operations
from tests.translation import weeks


def scripts(operation: Path) -> dict[str, Script]:
    dossier, problems = load_dossier(operation)
    assert dossier is not None, problems
    return {script.stem: script for script in scripts_of(dossier)}


def said(script: Script) -> dict[str, str]:
    return {sentence.context or "": sentence.text for sentence in script.sentences}


def test_names_come_with_the_forms_that_sentences_need(tmp_path: Path):
    names = said(scripts(weeks.first_week(tmp_path))["names"])
    assert names["operation.crisis"] == "Testland: fighting"
    assert names["places.town.name"] == "Town"
    assert names["sources.iom.name"] == names["sources.iom.according_to"] == "IOM"


def test_nobody_translates_a_name_that_no_report_shows(tmp_path: Path):
    names = said(scripts(weeks.first_week(tmp_path))["names"])
    assert "actors.rebels.name" not in names
    assert "sources.general.name" not in names


def test_a_note_says_what_each_placeholder_will_show(tmp_path: Path):
    script = scripts(weeks.first_week(tmp_path))["001"]
    (highlight,) = [s for s in script.sentences if s.context == "highlights"]
    assert highlight.notes == (
        "{fled.start} → “More than 2,000 people”",
        "{fled.according_to} → “according to IOM”",
    )
    assert dict(highlight.agrees_with) == {
        "{fled.start}": "2000 people",
        "{fled.according_to}": "iom",
    }


def test_every_placeholder_of_every_sentence_is_explained():
    for folder in (operations.SEED, operations.SECOND_WEEK):
        for script in scripts(folder).values():
            for sentence in script.sentences:
                for hole in (part.partition("}")[0] for part in sentence.text.split("{")[1:]):
                    assert any(note.startswith(f"{{{hole}}} → ") for note in sentence.notes)


def test_what_only_partners_may_see_is_in_files_of_their_own(tmp_path: Path):
    found = scripts(weeks.second_week(weeks.first_week(tmp_path)))
    assert list(found) == ["names", "names.partners", "001", "002", "002.partners"]
    assert said(found["names.partners"]) == {"places.mill.name": "Old mill"}
    assert said(found["002.partners"]) == {"displacement": "{mill_a2.start} are at the mill."}
    for stem in ("names", "001", "002"):
        assert "mill" not in repr(found[stem]).lower()


def test_a_hidden_fact_changes_nothing_for_public_translators(tmp_path: Path):
    """P3: the mill and all that is said of it leave no trace."""
    operation = weeks.second_week(weeks.first_week(tmp_path))
    before = scripts(operation)
    facts = (operation / "facts/a2.yaml").read_text(encoding="utf-8")
    (operation / "facts/a2.yaml").write_text(facts[: facts.index("  - id: mill")], encoding="utf-8")
    text = (operation / "reports/002.yaml").read_text(encoding="utf-8")
    (operation / "reports/002.yaml").write_text(
        text[: text.index("displacement:")], encoding="utf-8"
    )
    after = scripts(operation)
    assert after == {stem: script for stem, script in before.items() if "partners" not in stem}
