"""A translator's afternoon: start a language, fill it in, keep it up to date, see how far it is."""

from __future__ import annotations

import os
import stat
import subprocess
from pathlib import Path

import polib
import pytest

from sitrep import api
from sitrep.errors import OutputError
from sitrep.translation import work
from tests import operations, pages
from tests.translation import weeks
from tests.translation.weeks import FLED, entry, translate, translated


def highlights(
    operation: Path, output: Path, report: str = "001", tag: str = "fr"
) -> pages.Element:
    """The highlights of a report as built."""
    wanted = api.Wanted(report=report, locales=(tag,), formats=("html",))
    built = api.build([operation], wanted, output)
    assert built.published, built.problems
    (page,) = built.published[0].folder.glob("*.html")
    (section,) = (e for e in pages.read(page).all("section") if e.attrs.get("id") == "highlights")
    return section


def fresh(tmp_path: Path) -> Path:
    operation = weeks.first_week(tmp_path)
    assert work.update([operation]).problems == ()
    return operation


def test_update_writes_what_there_is_to_translate(tmp_path: Path):
    operation = fresh(tmp_path)
    assert {path.name for path in (operation / "translations/fr").iterdir()} == {
        "names.po",
        "001.po",
    }
    assert entry(operation, "001", "highlights").msgstr == ""


def test_update_again_changes_nothing(tmp_path: Path):
    operation = translated(fresh(tmp_path))
    work.update([operation])
    assert work.update([operation]).changed == ()


def test_a_translation_is_shown_with_current_numbers(tmp_path: Path):
    operation = translated(fresh(tmp_path))
    translate(operation, "names", "sources.iom.according_to", "selon l’OIM")
    said = highlights(operation, tmp_path / "output").text
    assert "Plus de 2 000 personnes ont fui, selon l’OIM" in said.replace("\u202f", " ")


def test_without_one_the_original_stands_and_says_its_language(tmp_path: Path):
    section = highlights(fresh(tmp_path), tmp_path / "output")
    passages = [e for e in section.all("span") if e.attrs.get("lang") == "en"]
    assert [e.attrs["dir"] for e in passages] == ["ltr"]
    assert "have fled" in passages[0].text


def test_a_changed_sentence_stands_in_the_original_until_it_is_translated_again(tmp_path: Path):
    operation = translated(fresh(tmp_path))
    operations.edit(operation, "reports/001.yaml", "have fled", "have had to flee")
    assert "have had to flee" in highlights(operation, tmp_path / "1").text
    work.update([operation])
    changed = entry(operation, "001", "highlights")
    assert (changed.fuzzy, changed.msgstr) == (True, FLED)
    assert changed.previous_msgid == "{fled.start} have fled, {fled.according_to}."
    assert "have had to flee" in highlights(operation, tmp_path / "2").text
    translate(operation, "001", "highlights", "{fled.start} ont dû fuir, {fled.according_to}.")
    assert "ont dû fuir" in highlights(operation, tmp_path / "3").text


def test_the_next_issue_is_filled_from_the_one_before(tmp_path: Path):
    operation = weeks.second_week(translated(fresh(tmp_path)))
    work.update([operation])
    found = entry(operation, "002", "highlights")
    assert (found.msgstr, found.fuzzy) == (FLED, False)
    said = highlights(operation, tmp_path / "output", report="002").text
    assert "2 600 personnes ont fui" in said.replace("\u202f", " ")


def test_a_sentence_that_no_longer_agrees_is_not_shown(tmp_path: Path):
    """French says “une personne a fui”: the plural verb goes with one person no more."""
    operation = translated(fresh(tmp_path))
    quote = "One person had fled the town"
    operations.edit(operation, "articles/a1.md", "more than 2,000 people had fled the town", quote)
    operations.edit(operation, "facts/a1.yaml", "more than 2,000 people had fled the town", quote)
    operations.edit(
        operation,
        "facts/a1.yaml",
        "value: 2000, qualifier: more_than",
        "value: 1, qualifier: exact",
    )
    said = highlights(operation, tmp_path / "output").text
    assert "One person have fled" in said
    work.update([operation])
    assert entry(operation, "001", "highlights").fuzzy


def test_a_renamed_series_keeps_its_translations(tmp_path: Path):
    operation = translated(fresh(tmp_path))
    operations.edit(operation, "facts/a1.yaml", "series: fled", "series: left")
    operations.edit(
        operation,
        "reports/001.yaml",
        "{fled.start} have fled, {fled.according_to}.",
        "{left.start} have fled, {left.according_to}.",
    )
    work.update([operation])
    found = entry(operation, "001", "highlights")
    assert (found.msgstr, found.fuzzy) == ("{left.start} ont fui, {left.according_to}.", False)


def test_nothing_is_written_where_the_data_has_errors(tmp_path: Path):
    operation = weeks.first_week(tmp_path)
    operations.edit(operation, "reports/001.yaml", "{fled.start}", "{flet.start}")
    done = work.update([operation])
    assert [problem.code for problem in done.problems] == ["R502"]
    assert not (operation / "translations").exists()


def test_a_broken_file_is_left_alone(tmp_path: Path):
    operation = fresh(tmp_path)
    broken = operation / "translations/fr/001.po"
    broken.write_text('msgid "a"\nmsgstr "b\n', encoding="utf-8")
    done = work.update([operation])
    assert {problem.code for problem in done.problems} == {"L603"}
    assert broken.read_text(encoding="utf-8") == 'msgid "a"\nmsgstr "b\n'


# Files for other eyes


def test_a_file_for_partners_is_its_owner_s_alone(tmp_path: Path):
    operation = weeks.second_week(fresh(tmp_path))
    old = os.umask(0)
    try:
        work.update([operation])
        work.extract([operation])
    finally:
        os.umask(old)
    modes = {
        path.name: stat.S_IMODE(path.stat().st_mode)
        for path in (operation / "translations").rglob("*.po*")
    }
    assert modes["002.po"] == modes["002.pot"] == modes["names.pot"] == 0o644
    assert modes["002.partners.po"] == modes["002.partners.pot"] == 0o600


def test_what_became_restricted_leaves_the_public_file(tmp_path: Path):
    operation = translated(fresh(tmp_path))
    operations.edit(
        operation,
        "reports/001.yaml",
        "highlights: |\n  {fled.start} have fled, {fled.according_to}.\n",
        'highlights: {sensitivity: restricted, text: "{fled.start} have fled by the mill road."}\n',
    )
    work.update([operation])
    public = (operation / "translations/fr/001.po").read_text(encoding="utf-8")
    assert "ont fui" not in public
    assert "fled" not in public
    assert entry(operation, "001.partners", "highlights").fuzzy


def test_a_public_report_reads_no_file_for_partners(tmp_path: Path):
    operation = translated(fresh(tmp_path))
    secret = operation / "translations/fr/001.partners.po"
    secret.write_text("this is no PO file", encoding="utf-8")
    assert "ont fui" in highlights(operation, tmp_path / "output").text


def test_what_moved_behind_a_label_is_in_no_public_file(tmp_path: Path):
    """Neither kept, nor suggested for the tame sentence that was put in its place."""
    operation = weeks.first_week(tmp_path)
    secret = "Families shelter in the CANARYSCHOOL near the port."
    operations.edit(
        operation, "reports/001.yaml", "highlights: |\n", f"highlights: |\n  {secret}\n"
    )
    work.update([operation])
    translate(
        operation, "001", "highlights", "Des familles sont à l’école CANARYSCHOOL.", of=secret
    )
    tame = "Families shelter in a school near the port."
    operations.edit(operation, "reports/001.yaml", secret, tame)
    text = (operation / "reports/001.yaml").read_text(encoding="utf-8")
    text += f"protection: {{sensitivity: confidential, text: {secret!r}}}\n"
    (operation / "reports/001.yaml").write_text(text, encoding="utf-8")
    work.extract([operation])
    work.update([operation])
    for path in (operation / "translations").rglob("*.po*"):
        if stat.S_IMODE(path.stat().st_mode) == 0o644:
            assert "CANARYSCHOOL" not in path.read_text(encoding="utf-8"), path
    found = entry(operation, "001.internal", "protection")
    assert (found.msgstr, found.fuzzy) == ("Des familles sont à l’école CANARYSCHOOL.", False)


def test_a_template_that_holds_nothing_any_more_is_emptied(tmp_path: Path):
    operation = weeks.first_week(tmp_path)
    work.extract([operation])
    assert "have fled" in (operation / "translations/001.pot").read_text(encoding="utf-8")
    operations.edit(operation, "reports/001.yaml", "sensitivity: public", "sensitivity: restricted")
    work.extract([operation])
    assert "have fled" not in (operation / "translations/001.pot").read_text(encoding="utf-8")


def test_a_sentence_that_comes_back_finds_its_translation(tmp_path: Path):
    operation = translated(fresh(tmp_path))
    operations.edit(operation, "reports/001.yaml", "have fled", "have now fled")
    work.update([operation])
    memory = operation / "translations/fr/memory.closed.po"
    assert stat.S_IMODE(memory.stat().st_mode) == 0o600
    operations.edit(operation, "reports/001.yaml", "have now fled", "have fled")
    work.update([operation])
    found = entry(operation, "001", "highlights")
    assert (found.msgstr, found.fuzzy) == (FLED, False)


def test_what_becomes_public_takes_its_translation_along(tmp_path: Path):
    operation = weeks.second_week(fresh(tmp_path))
    work.update([operation])
    translate(operation, "names.partners", "places.mill.name", "Vieux moulin")
    operations.edit(
        operation,
        "operation.yaml",
        "Old mill, sensitivity: restricted",
        "Old mill, sensitivity: public",
    )
    operations.edit(operation, "facts/a2.yaml", "sensitivity: restricted", "sensitivity: public")
    work.update([operation])
    assert entry(operation, "names", "places.mill.name").msgstr == "Vieux moulin"


def test_needs_work_in_a_later_issue_is_not_helped_out_by_an_earlier_one(tmp_path: Path):
    operation = weeks.second_week(translated(fresh(tmp_path)))
    work.update([operation])
    file = weeks.catalogue(operation, "002")
    for found in file:
        found.flags.append("fuzzy")
    file.save()
    assert "have fled" in highlights(operation, tmp_path / "output", report="002").text


def test_what_gettext_s_tools_renew_does_not_make_a_stale_sentence_current(tmp_path: Path):
    operation = translated(fresh(tmp_path))
    work.update([operation])
    quote = "One person had fled the town"
    operations.edit(operation, "articles/a1.md", "more than 2,000 people had fled the town", quote)
    operations.edit(operation, "facts/a1.yaml", "more than 2,000 people had fled the town", quote)
    operations.edit(
        operation,
        "facts/a1.yaml",
        "value: 2000, qualifier: more_than",
        "value: 1, qualifier: exact",
    )
    work.extract([operation])
    folder = operation / "translations"
    merge = ["msgmerge", "--quiet", "--update", "--backup=none"]
    subprocess.run([*merge, folder / "fr/001.po", folder / "001.pot"], check=True)
    assert "ont fui" not in highlights(operation, tmp_path / "output").text


def test_a_tool_that_wraps_comments_changes_nothing(tmp_path: Path):
    operation = translated(fresh(tmp_path))
    work.update([operation])
    path = operation / "translations/fr/001.po"
    polib.pofile(str(path), wrapwidth=40).save(str(path))
    assert "ont fui" in highlights(operation, tmp_path / "output").text
    (state,), _ = work.status([operation])
    assert {row.name: row.percent for row in state.rows}["001"] == 100


def test_a_variety_of_a_language_is_filled_from_it(tmp_path: Path):
    operation = translated(fresh(tmp_path))
    work.start("fr-CA", [operation])
    assert entry(operation, "001", "highlights", tag="fr-CA").msgstr == FLED


# Files that cannot be used


@pytest.mark.parametrize("line", ["#^ odd", "#~ garbage", "#| garbage"])
def test_a_comment_that_a_parser_stumbles_over_is_a_diagnostic(line: str, tmp_path: Path):
    operation = translated(fresh(tmp_path))
    path = operation / "translations/fr/001.po"
    path.write_text(path.read_text(encoding="utf-8") + f"\n{line}\n", encoding="utf-8")
    before = path.read_bytes()
    for problems in (work.update([operation]).problems, work.status([operation])[1]):
        assert {problem.code for problem in problems} <= {"L603"}
    assert path.read_bytes() == before or not work.update([operation]).problems


def test_a_file_that_nothing_reads_is_told(tmp_path: Path):
    operation = translated(fresh(tmp_path))
    folder = operation / "translations"
    (folder / "fr/001 (1).po").write_text("", encoding="utf-8")
    (folder / "FR").mkdir()
    found = {(p.code, p.file.rpartition("translations/")[2]) for p in work.check([operation])}
    assert found == {("L619", "fr/001 (1).po"), ("L619", "FR")}


def test_check_says_what_keeps_it_from_checking(tmp_path: Path):
    operation = fresh(tmp_path)
    (operation / "reports/001.yaml").write_text("number: [", encoding="utf-8")
    assert "Y102" in {problem.code for problem in work.check([operation])}


def test_where_one_file_cannot_be_written_none_is(tmp_path: Path):
    operation = weeks.first_week(tmp_path)
    operations.edit(operation, "operation.yaml", "locales: [en, fr]", "locales: [en, fr, ru]")
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (operation / "translations").mkdir()
    (operation / "translations/ru").symlink_to(elsewhere)
    with pytest.raises(OutputError, match="symbolic link"):
        work.update([operation])
    assert not list(operation.glob("translations/fr/*"))
    assert not list(elsewhere.iterdir())


# A new language


def test_a_language_that_the_program_does_not_speak_gets_a_catalogue_too(tmp_path: Path):
    operation = weeks.first_week(tmp_path)
    done = work.start("sw", [operation])
    names = {path.relative_to(operation).as_posix() for path in done.changed}
    assert names == {
        "templates/locale/sw/messages.po",
        "translations/sw/names.po",
        "translations/sw/001.po",
        "operation.yaml",
    }
    translate(operation, "001", "highlights", "{fled.start} walikimbia.", tag="sw")
    problems = api.check([operation])
    assert [problem.code for problem in problems] == ["L607"]  # according_to is lost
    translate(operation, "001", "highlights", "{fled.start} walikimbia, {fled.according_to}.", "sw")
    catalogue = operation / "templates/locale/sw/messages.po"
    text = catalogue.read_text(encoding="utf-8")
    catalogue.write_text(
        text.replace('msgid "Highlights"\nmsgstr ""', 'msgid "Highlights"\nmsgstr "Mambo makuu"'),
        encoding="utf-8",
    )
    section = highlights(operation, tmp_path / "output", tag="sw")
    assert "walikimbia" in section.text
    assert section.all("h2")[0].text == "Mambo makuu"


@pytest.mark.parametrize(
    ("typed", "made"),
    [
        ("locales: [en, fr]", "locales: [en, fr, ru]"),
        ("locales: [en, fr]  # two", "locales: [en, fr, ru]  # two"),
        ("locales: [en, fr, ]", "locales: [en, fr, ru, ]"),
        ("locales:\n- en\n- fr", "locales:\n- en\n- fr\n- ru"),
        (
            "locales:  # two\n  - en\n  # not yet\n  - fr",
            "locales:  # two\n  - en\n  # not yet\n  - fr\n  - ru",
        ),
    ],
)
def test_the_operation_s_list_of_languages_is_edited_as_a_person_would(
    typed: str, made: str, tmp_path: Path
):
    operation = weeks.first_week(tmp_path)
    operations.edit(operation, "operation.yaml", "locales: [en, fr]", typed)
    before = (operation / "operation.yaml").read_text(encoding="utf-8")
    assert work.start("ru", [operation]).problems == ()
    after = (operation / "operation.yaml").read_text(encoding="utf-8")
    assert after == before.replace(typed, made)


def test_a_list_that_is_written_in_an_unusual_way_is_left_to_its_owner(tmp_path: Path):
    operation = weeks.first_week(tmp_path)
    operations.edit(operation, "operation.yaml", "locales: [en, fr]", "locales: [en,\n  fr]")
    done = work.start("ru", [operation])
    assert [problem.code for problem in done.problems] == ["L617"]
    assert "ru" not in (operation / "operation.yaml").read_text(encoding="utf-8")


def test_windows_line_ends_and_permissions_of_the_operation_stay(tmp_path: Path):
    operation = weeks.first_week(tmp_path)
    path = operation / "operation.yaml"
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    path.chmod(0o664)
    before = path.read_bytes()
    assert work.start("ru", [operation]).problems == ()
    assert path.read_bytes() == before.replace(b"[en, fr]", b"[en, fr, ru]")
    assert stat.S_IMODE(path.stat().st_mode) == 0o664


def test_the_operation_s_own_language_is_not_to_be_translated_into(tmp_path: Path):
    done = work.start("en", [weeks.first_week(tmp_path)])
    assert [problem.code for problem in done.problems] == ["L618"]


def test_an_unknown_language_is_refused(tmp_path: Path):
    done = work.start("xx", [weeks.first_week(tmp_path)])
    assert [problem.code for problem in done.problems] == ["L601"]


def test_an_operation_s_own_templates_bring_their_messages(tmp_path: Path):
    operation = weeks.first_week(tmp_path)
    path = operation / "templates/report/sections/contacts.html.j2"
    path.parent.mkdir(parents=True)
    path.write_text('<p>{{ _("Call us") }} {{ _("Highlights") }}</p>', encoding="utf-8")
    work.update([operation])
    text = (operation / "templates/locale/fr/messages.po").read_text(encoding="utf-8")
    assert 'msgid "Call us"' in text
    assert 'msgid "unverified"' not in text


def test_words_that_an_operation_changed_stay_in_its_catalogue(tmp_path: Path):
    operation = weeks.first_week(tmp_path)
    work.start("sw", [operation])
    catalogue = operation / "templates/locale/sw/messages.po"
    extra = '\nmsgid "House word"\nmsgstr "Neno"\n'
    catalogue.write_text(catalogue.read_text(encoding="utf-8") + extra, encoding="utf-8")
    work.update([operation])
    assert 'msgid "House word"\nmsgstr "Neno"' in catalogue.read_text(encoding="utf-8")


# How far it is


def test_status_counts_words(tmp_path: Path):
    operation = fresh(tmp_path)
    (state,), _ = work.status([operation])
    rows = {row.name: row for row in state.rows}
    assert (rows["001"].words, rows["001"].missing) == (2, 2)  # "have fled", placeholders aside
    translated(operation)
    (state,), _ = work.status([operation])
    assert {row.name: row.percent for row in state.rows}["001"] == 100
    operations.edit(operation, "reports/001.yaml", "have fled", "have now fled")
    (state,), _ = work.status([operation])
    assert {row.name: row.stale for row in state.rows}["001"] == 3


def test_the_program_s_own_catalogues_are_complete_and_up_to_date():
    (state,), problems = work.status([])
    assert problems == ()
    assert {row.language: row.percent for row in state.rows} == dict.fromkeys(
        ("ar", "es", "fr", "ru", "zh"), 100
    )
    assert work.check([]) == ()


@pytest.mark.parametrize("operation", [operations.SEED, operations.SECOND_WEEK])
def test_the_example_is_translated_into_all_of_its_languages(operation: Path, tmp_path: Path):
    (state,), _ = work.status([operation])
    assert {total.percent for total in state.totals} == {100}
    copied = operations.copy(operation, tmp_path)
    assert work.update([copied]).changed == ()


def test_a_build_may_be_refused_for_what_is_missing(tmp_path: Path):
    operation = translated(fresh(tmp_path))
    strict = api.Wanted(locales=("fr",), formats=("html",), missing=api.Missing.FAIL)
    built = api.build([operation], strict, tmp_path / "output")
    assert [problem.code for problem in built.problems] == ["L616"]
    assert not (tmp_path / "output").exists()
    lenient = api.Wanted(locales=("fr",), formats=("html",))
    built = api.build([operation], lenient, tmp_path / "output")
    assert [problem.code for problem in built.problems] == ["L615"]


def test_labels_may_not_be_missing_either(tmp_path: Path):
    operation = weeks.first_week(tmp_path)
    work.start("sw", [operation])
    strict = api.Wanted(locales=("sw",), formats=("html",), missing=api.Missing.FAIL)
    problems = api.build([operation], strict, tmp_path / "output").problems
    assert any("labels stand in English" in problem.message for problem in problems)
