from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitrep.diagnostics import Location
from sitrep.localisation.checks import check_entry, check_header, check_wording
from sitrep.localisation.locales import Language, read_language
from sitrep.localisation.plurals import PluralRule, read_plural_rule
from sitrep.localisation.po import parse_po

ARABIC = read_plural_rule(
    "nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 "
    ": n%100>=11 ? 4 : 5);"
)
FRENCH = read_plural_rule("nplurals=2; plural=(n > 1);")


def tongue(tag: str) -> Language:
    found, _ = read_language(tag, Location("operation.yaml"))
    assert found is not None
    return found


def problems(po: str, rule: PluralRule | None, tag: str = "fr") -> list[str]:
    assert rule is not None
    file, _ = parse_po(po, "messages.po")
    assert file is not None
    return [
        f"{found.line}:{found.column} {found.code} {found.message}"
        for entry in file.entries
        for found in check_entry(entry, rule, tongue(tag))
    ]


def one(msgid: str, msgstr: str) -> list[str]:
    return problems(f'msgid "{msgid}"\nmsgstr "{msgstr}"\n', FRENCH)


def many(*forms: str) -> str:
    lines = [f'msgstr[{index}] "{form}"' for index, form in enumerate(forms)]
    return "\n".join(['msgid "{number} person"', 'msgid_plural "{number} people"', *lines, ""])


def test_good_translations_pass():
    assert one("Page {page} of {pages}", "{pages} pages\u00a0: page {page}") == []
    assert problems(many("{number} personne", "{number} personnes"), FRENCH) == []
    assert (
        problems(
            many(
                "{number} شخص",
                "شخص واحد",
                "شخصان",
                "{number} أشخاص",
                "{number} شخصاً",
                "{number} شخص",
            ),
            ARABIC,
        )
        == []
    )


@pytest.mark.parametrize(
    ("msgid", "msgstr", "found"),
    [
        ("{a}", "b", "2:8 L607 the translation lacks {a}"),
        ("a", "{a}", "2:8 L607 the translation has {a} too many"),
        ("{a}", "{b}", "2:8 L607 the translation lacks {a}, has {b} too many"),
        ("{a} {a}", "{a}", "2:8 L607 the translation lacks {a}"),
        ("{a}", "{a} {a}", "2:8 L607 the translation has {a} too many"),
        ("{a}", "{a:>9}", "2:8 L607 a brace stands outside a placeholder"),
        ("{a}", "{a.b}", "2:8 L607 a brace stands outside a placeholder"),
        ("{a}", "{{a}}", "2:8 L607 a brace stands outside a placeholder"),
        ("a", "<b>a</b>", "2:8 L608 markup in the text: '<b'"),
        ("a", "a</i>", "2:8 L608 markup in the text: '</'"),
        ("a", "<!-- a -->", "2:8 L608 markup in the text: '<!'"),
        ("a", "a&nbsp;b", "2:8 L608 markup in the text: '&nbsp;'"),
        ("3", "&#x3c;", "2:8 L608 markup in the text: '&#x3c;'"),
        ("a", "\u202eb", "2:8 L609 invisible character U+202E at character 1"),
        ("a", "b\u2067c", "2:8 L609 invisible character U+2067 at character 2"),
        ("a", "b\\tc", "2:8 L609 invisible character U+0009 at character 2"),
    ],
)
def test_a_wrong_translation_is_named(msgid: str, msgstr: str, found: str):
    assert one(msgid, msgstr) == [found]


def test_signs_between_words_are_no_markup():
    assert one("1 < 2", "1 < 2 > 1") == []
    assert one("a", "Médecins & secouristes; Q&R") == []


@pytest.mark.parametrize(
    ("forms", "found"),
    [
        (["{number} personne"], "3:11 L606 1 plural forms, where the header says 2"),
        (
            ["{number} a", "{number} b", "{number} c"],
            "5:11 L606 3 plural forms, where the header says 2",
        ),
        (["{number} personne", ""], "4:11 L606 this plural form is empty"),
        # 0 and 1 share the form, so the numeral must stand in it.
        (["une personne", "{number} personnes"], "3:11 L607 the translation lacks {number}"),
        (["{number} personne", "personnes"], "4:11 L607 the translation lacks {number}"),
    ],
)
def test_plural_forms(forms: list[str], found: str):
    assert problems(many(*forms), FRENCH) == [found]


def test_only_the_numeral_may_be_spelled_out():
    po = (
        'msgid "{low} to {number} in {place}"\nmsgid_plural "{low} to {number} in {place}"\n'
        + "".join(f'msgstr[{form}] "{{low}} {{place}}"\n' for form in range(6))
    )
    assert [line.split(" ", 1)[0] for line in problems(po, ARABIC)] == ["6:11", "7:11", "8:11"]
    placeless = po.replace('msgstr[1] "{low} {place}"', 'msgstr[1] "{low}"')
    assert (
        problems(placeless, ARABIC)[0] == "4:11 L607 the translation lacks {number}, lacks {place}"
    )


CHINESE = Language("zh", ("zh",), "ltr")


def test_a_plural_rule_of_another_language():
    """Poedit with the wrong language chosen; Babel's Arabic, whose last two forms are swapped."""
    swapped = (
        "nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 "
        ": n%100>=0 && n%100<=2 ? 4 : 5);"
    )
    for tag, stated in (("fr", "nplurals=1; plural=0;"), ("ar", swapped)):
        text = f'msgid ""\nmsgstr ""\n"Plural-Forms: {stated}\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
        file, _ = parse_po(text, "messages.po")
        assert file is not None
        rule, (problem,) = check_header(file, Language(tag, (tag,), "ltr"))
        assert rule is None
        assert problem.code == "L605"
        assert problem.hint.startswith('"Plural-Forms: nplurals=')


@pytest.mark.parametrize(
    ("header", "message"),
    [
        ("", "Plural-Forms is missing"),
        ('msgid ""\nmsgstr "Plural-Forms: nplurals=2; plural=m;\\n"\n', "Plural-Forms is wrong"),
        (
            'msgid ""\nmsgstr ""\n"Plural-Forms: nplurals=1; plural=0;\\n"\n"Content-Type: text/plain\\n"\n',
            "the charset is not UTF-8",
        ),
    ],
)
def test_a_wrong_header(header: str, message: str):
    file, _ = parse_po(header, "messages.po")
    assert file is not None
    rule, found = check_header(file, CHINESE)
    assert rule is None
    assert found[0].code == "L605"
    assert message in found[0].message


NAMES = st.lists(st.sampled_from(["number", "place", "date"]), max_size=4)


@given(NAMES, NAMES)
def test_placeholders_pass_exactly_where_they_are_the_same(ours: list[str], theirs: list[str]):
    msgid = "a " + " ".join(f"{{{name}}}" for name in ours)
    msgstr = "b " + ", ".join(f"{{{name}}}" for name in theirs)
    assert (one(msgid, msgstr) == []) == (sorted(ours) == sorted(theirs))


def wording(msgid: str, msgstr: str, tag: str = "fr") -> list[str]:
    file, _ = parse_po(f'msgctxt "highlights"\nmsgid "{msgid}"\nmsgstr "{msgstr}"\n', "001.po")
    assert file is not None
    return [
        f"{found.line}:{found.column} {found.code} {found.message}"
        for found in check_wording(file.entries[0], tongue(tag), "en")
    ]


@pytest.mark.parametrize(
    ("msgid", "msgstr", "found"),
    [
        ("{a.start} fled", "{a} ont fui", "L607 the placeholders differ: missing {a.start}; too many {a}"),
        ("{a} {a}", "{a}", "L607 the placeholders differ: missing {a}; too many none"),
        ("{a.start}", "{a.start:>99}", "L607 the placeholders differ: missing {a.start}; too many none"),
        ("{a.start}", "{a.start!r}", "L607 the placeholders differ: missing {a.start}; too many none"),
        ("{a.start}", "{{a.start}}", "L607 the placeholders differ: missing {a.start}; too many none"),
        ("{a.start}", "{a.start}}", "L607 a brace stands outside a placeholder"),
        ("{a.start}", "{a.start} {0}", "L607 a brace stands outside a placeholder"),
        ("Town", "<i>Ville</i>", "L608 markup in the text: '<i'"),
        ("Town", "Vil\u00adle", "L609 invisible character U+00AD at character 4"),
        ("Town", "Ville ", "L630 the translation ends with a space"),
        ("Town", "Ville 3", "L631 the message does not state 3"),
        ("Town", "Vill\u0435", "L636 U+0435 CYRILLIC SMALL LETTER IE at character 5 looks like another character"),
    ],
)  # fmt: skip
def test_a_wrong_translation_of_an_operations_words_is_named(msgid: str, msgstr: str, found: str):
    assert wording(msgid, msgstr) == [f"3:8 {found}"]


def test_a_brace_of_the_original_stays():
    assert wording("a {{b}} {c.start}", "b {{d}} {c.start}") == []


def test_letters_of_a_neighbour_language_are_look_alikes():
    kaf, yeh, heh = "\u06a9", "\u06cc", "\u06c1"
    for letter in (kaf, yeh, heh):
        assert wording("Town", f"مد{letter}نة", "ar")[0].startswith("3:8 L636")
        assert wording("Town", f"شهر{letter}", "fa") == []
    assert wording("Population", "人ロ", "zh")[0].startswith("3:8 L636")
    assert wording("Population", "アメリカ人ロボット", "ja") == []
    assert wording("Population", "ロシア人", "zh") == []


def test_no_message_of_an_operation_has_a_plural():
    po = 'msgid "a"\nmsgid_plural "b"\nmsgstr[0] "c"\nmsgstr[1] "d"\n'
    file, _ = parse_po(po, "names.po")
    assert file is not None
    found = check_wording(file.entries[0], tongue("fr"))
    assert [(one.line, one.code) for one in found] == [(2, "L606")]
