"""Catalogues brought up to date: nothing of a translator's work is lost, nothing stale is current."""

from __future__ import annotations

from polib import POEntry

from sitrep.localisation.agreement import write_agreement
from sitrep.localisation.plurals import ENGLISH, PluralRule
from sitrep.translation.merging import Memory, merge
from sitrep.translation.sentences import Sentence

RUSSIAN = PluralRule(3, "n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 ? 1 : 2")
FLED = "{fled.start} have fled."


def fled(number: str = "2000 people", text: str = FLED) -> Sentence:
    return Sentence(
        text,
        "highlights",
        notes=("{fled.start} → “…”",),
        is_format=True,
        agrees_with=(("{fled.start}", number),),
    )


def old(sentence: Sentence, translation: str, *flags: str, context: str = "highlights") -> POEntry:
    return POEntry(
        msgid=sentence.text,
        msgctxt=context,
        msgstr=translation,
        comment="\n".join(sentence.notes),
        tcomment=write_agreement("", dict(sentence.agrees_with)),
        flags=list(flags),
    )


def merged(
    sentence: Sentence, entries: list[POEntry], memory: list[POEntry] | None = None
) -> POEntry:
    return merge([sentence], entries, Memory(near=memory or []), ENGLISH)[0][0]


def test_a_new_sentence_is_empty():
    entry = merged(fled(), [])
    assert (entry.msgstr, entry.flags) == ("", ["python-brace-format"])


def test_an_old_translation_stays():
    entry = merged(fled(), [old(fled(), "{fled.start} ont fui.")])
    assert (entry.msgstr, entry.fuzzy) == ("{fled.start} ont fui.", False)


def test_more_of_the_same_plural_form_is_no_reason_to_look_again():
    assert not merged(fled("2600 people"), [old(fled(), "{fled.start} ont fui.")]).fuzzy


def test_another_plural_form_makes_it_fuzzy_and_says_why():
    entry = merged(fled("1 people"), [old(fled(), "{fled.start} ont fui.")])
    assert entry.fuzzy
    assert entry.msgstr == "{fled.start} ont fui."
    assert "Changed since it was translated: {fled.start} was (2000 people)" in entry.comment


def test_plural_forms_are_those_of_the_language():
    entry = old(fled("22 people"), "…")
    assert not merge([fled("24 people")], [entry], Memory(), RUSSIAN)[0][0].fuzzy
    assert merge([fled("25 people")], [entry], Memory(), RUSSIAN)[0][0].fuzzy


def test_another_noun_makes_it_fuzzy():
    assert merged(fled("2000 households"), [old(fled(), "…")]).fuzzy


def test_another_source_makes_it_fuzzy():
    one, other = (
        Sentence("{x.according_to}", "overview", agrees_with=(("{x.according_to}", source),))
        for source in ("iom", "unsmil")
    )
    assert merged(other, [old(one, "{x.according_to}", context="overview")]).fuzzy


def test_a_fuzzy_one_stays_fuzzy_until_a_translator_has_seen_it():
    first = merged(fled("1 people"), [old(fled(), "{fled.start} ont fui.")])
    second = merged(fled("1 people"), [first])
    assert (second.fuzzy, second.comment) == (True, first.comment)
    second.flags.remove("fuzzy")
    third = merged(fled("1 people"), [second])
    assert (third.fuzzy, "Changed" in third.comment) == (False, False)


def test_an_earlier_issue_s_translation_is_filled_in():
    entry = merged(fled("2600 people"), [], [old(fled(), "{fled.start} ont fui.")])
    assert (entry.msgstr, entry.fuzzy) == ("{fled.start} ont fui.", False)


def test_a_like_sentence_is_suggested_and_not_used():
    before = fled(text="{fled.start} have fled the town.")
    entry = merged(fled(), [], [old(before, "{fled.start} ont fui la ville.")])
    assert entry.fuzzy
    assert entry.previous_msgid == "{fled.start} have fled the town."
    assert entry.msgstr == "{fled.start} ont fui la ville."


def test_an_unlike_sentence_is_not():
    before = Sentence("Roads are closed.", "highlights")
    assert merged(fled(), [old(before, "Les routes sont fermées.")]).msgstr == ""


def test_a_changed_sentence_keeps_its_translation_as_fuzzy_with_what_it_was_of():
    entry = merged(fled(text="{fled.start} have now fled."), [old(fled(), "{fled.start} ont fui.")])
    assert (entry.fuzzy, entry.previous_msgid) == (True, FLED)


def test_a_renamed_placeholder_is_renamed_in_the_translation():
    renamed = Sentence(
        "{left.start} have fled.",
        "highlights",
        is_format=True,
        agrees_with=(("{left.start}", "2600 people"),),
    )
    entry = merged(renamed, [old(fled(), "Ont fui : {fled.start}.")])
    assert (entry.msgstr, entry.fuzzy) == ("Ont fui : {left.start}.", False)


def test_a_placeholder_renamed_to_something_else_is_fuzzy():
    other = Sentence(
        "{left.start} have fled.", "highlights", agrees_with=(("{left.start}", "1 people"),)
    )
    assert merged(other, [old(fled(), "Ont fui : {fled.start}.")]).fuzzy


def test_two_placeholders_made_one_are_not_a_renaming():
    before = Sentence("{a} and {b}", "highlights")
    entry = merged(Sentence("{c} and {c}", "highlights"), [old(before, "{a} et {b}")])
    assert entry.fuzzy or entry.msgstr == ""


def test_a_name_is_never_filled_in_from_another_form_of_it():
    according_to = Sentence("IOM", "sources.iom.according_to")
    name = old(Sentence("IOM"), "OIM", context="sources.iom.name")
    assert merged(according_to, [], [name]).msgstr == ""
    other = old(Sentence("IOM"), "selon l’OIM", context="sources.iom_libya.according_to")
    assert merged(according_to, [], [other]).msgstr == "selon l’OIM"


def test_what_no_sentence_has_any_more_is_given_back():
    _, gone = merge([], [old(fled(), "{fled.start} ont fui.")], Memory(), ENGLISH)
    (again,) = merge([fled()], [], Memory(exact=gone), ENGLISH)[0]
    assert (again.msgstr, again.obsolete, again.fuzzy) == ("{fled.start} ont fui.", False, False)


def test_a_sentence_that_is_changed_back_has_its_translation_back():
    first = old(fled(), "{fled.start} ont fui.")
    changed = fled(text="{fled.start} have now fled.")
    entries, gone = merge([changed], [first], Memory(), ENGLISH)
    assert entries[0].fuzzy
    again, _ = merge([fled()], entries, Memory(exact=gone), ENGLISH)
    assert (again[0].msgstr, again[0].fuzzy) == ("{fled.start} ont fui.", False)


def test_a_sentence_that_changes_twice_before_anybody_looks_loses_nothing():
    entries = [old(fled(), "{fled.start} ont fui.")]
    for text in ("{fled.start} have now fled.", "{fled.start} have now fled, it is said."):
        entries = list(merge([fled(text=text)], entries, Memory(), ENGLISH)[0])
    assert (entries[0].msgstr, entries[0].fuzzy) == ("{fled.start} ont fui.", True)


def test_what_readers_may_no_longer_see_is_neither_kept_nor_quoted():
    """It became secret, and a tame sentence like it was put in its place."""
    secret = Sentence("Families shelter in the school of Bab Tobruk near the port.", "highlights")
    tame = Sentence("Families shelter in a school near the port.", "highlights")
    memory = Memory(hidden=[secret.text])
    (entry,), gone = merge([tame], [old(secret, "L’école de Bab Tobruk")], memory, ENGLISH)
    assert (entry.msgstr, entry.previous_msgid) == ("", None)
    assert [e.msgstr for e in gone] == ["L’école de Bab Tobruk"]  # for the owner's eyes


def test_a_translator_s_own_comment_stays():
    entry = old(fled(), "{fled.start} ont fui.")
    entry.tcomment = "« ont quitté » ?"
    kept = merged(fled("3 people"), [entry]).tcomment
    assert kept == "« ont quitté » ?\nAgrees with: {fled.start} (3 people)"


def test_plural_forms_that_are_too_few_are_kept_and_fuzzy():
    sentence = Sentence("{number} person", "figure", "{number} people")
    entry = POEntry(
        msgid="{number} person",
        msgctxt="figure",
        msgid_plural="{number} people",
        msgstr_plural={0: "a", 1: "b"},
    )
    (made,), _ = merge([sentence], [entry], Memory(), RUSSIAN)
    assert (made.msgstr_plural, made.fuzzy) == ({0: "a", 1: "b", 2: ""}, True)


def test_merged_again_it_comes_out_the_same():
    entries = [
        old(fled(), "{fled.start} ont fui."),
        old(Sentence("Roads are closed."), "Fermé.", context="overview"),
        old(Sentence("Water is short."), "Eau.", "fuzzy", context="overview"),
    ]
    sentences = [fled("1 people"), Sentence("Water is scarce.", "overview")]
    once, gone = merge(sentences, entries, Memory(), ENGLISH)
    twice, _ = merge(sentences, once, Memory(exact=gone), ENGLISH)
    assert [str(entry) for entry in once] == [str(entry) for entry in twice]
