from __future__ import annotations

import pickle
from collections.abc import Callable
from pathlib import Path

import pytest

from sitrep.localisation.catalogue import Catalogue, Folder, load_catalogue
from sitrep.localisation.locales import Language
from sitrep.localisation.messages import N_, NNP_, NP_, Message

Find = Callable[[str], Language]

LRI, RLI, PDI = "\u2066", "\u2067", "\u2069"

HEADER = r"""msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\n"
"Plural-Forms: nplurals=2; plural=(n > 1);\n"

"""
ARABIC = HEADER.replace(
    "nplurals=2; plural=(n > 1)",
    "nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5)",
)


def write(folder: Path, tag: str, messages: str, header: str = HEADER) -> Folder:
    path = folder / "locale" / tag / "messages.po"
    path.parent.mkdir(parents=True)
    path.write_text(header + messages, encoding="utf-8")
    return Folder(folder, folder.name)


def test_english_needs_no_catalogue(language: Find):
    catalogue, problems = load_catalogue(language("en"), [])
    assert problems == ()
    assert catalogue.text("Page {page} of {pages}", page="1", pages="3") == "Page 1 of 3"
    assert catalogue.plural("one town", "{number} towns", 1, number="1") == "one town"
    assert catalogue.plural("one town", "{number} towns", 2, number="2") == "2 towns"
    assert catalogue.missing == ()


def test_a_translation_is_found_by_its_context(language: Find, tmp_path: Path):
    folder = write(
        tmp_path / "templates",
        "fr",
        'msgctxt "heading"\nmsgid "Map"\nmsgstr "Carte"\n\nmsgid "Map"\nmsgstr "Plan"\n',
    )
    catalogue, _ = load_catalogue(language("fr"), [folder])
    assert catalogue.text("Map", context="heading") == "Carte"
    assert catalogue.text(NP_("heading", "Map")) == "Carte"
    assert catalogue.text(N_("Map")) == "Plan"


def test_the_form_goes_with_the_number(language: Find, tmp_path: Path):
    towns = [
        "{number} بلدة",
        "بلدة واحدة",
        "بلدتان",
        "{number} بلدات",
        "{number} بلدة",
        "{number} بلدة",
    ]
    forms = "\n".join(f'msgstr[{index}] "{form}"' for index, form in enumerate(towns))
    message = NNP_("places", "{number} town", "{number} towns")
    po = f'msgctxt "places"\nmsgid "{message.singular}"\nmsgid_plural "{message.plural}"\n{forms}\n'
    catalogue, problems = load_catalogue(
        language("ar"), [write(tmp_path / "templates", "ar", po, ARABIC)]
    )
    assert problems == ()
    said = [catalogue.counted(message, n, number=str(n)) for n in (0, 1, 2, 3, 11, 100)]
    assert said == ["0 بلدة", "بلدة واحدة", "بلدتان", "3 بلدات", "11 بلدة", "100 بلدة"]


def test_a_missing_translation_falls_down_the_chain_and_is_remembered(
    language: Find, tmp_path: Path
):
    write(tmp_path / "templates", "ar", 'msgid "Map"\nmsgstr "الخريطة"\n', ARABIC)
    folder = write(tmp_path / "templates", "ar-LY", 'msgid "Date"\nmsgstr "التاريخ"\n', ARABIC)
    catalogue, problems = load_catalogue(language("ar-LY"), [folder])
    assert problems == ()
    assert catalogue.text("Date") == "التاريخ"
    assert catalogue.text("Map") == "الخريطة"
    assert not catalogue.missing
    # English stands apart from the Arabic around it.
    assert catalogue.text("Sources") == f"{LRI}Sources{PDI}"
    assert catalogue.text("Sources") == f"{LRI}Sources{PDI}"
    assert catalogue.counted(Message("a town", None, "{n} towns"), 2, n="2") == f"{LRI}2 towns{PDI}"
    assert catalogue.missing == (Message("Sources"), Message("a town", None, "{n} towns"))
    assert catalogue.has(N_("Map"))
    assert not catalogue.has(N_("Sources"))


def test_an_operation_adds_and_overrides(language: Find, tmp_path: Path):
    program = write(
        tmp_path / "templates", "fr", 'msgid "Map"\nmsgstr "Carte"\n\nmsgid "Date"\nmsgstr "Date"\n'
    )
    own = write(
        tmp_path / "own", "fr", 'msgid "Map"\nmsgstr "Plan"\n\nmsgid "Camp"\nmsgstr "Camp"\n'
    )
    catalogue, _ = load_catalogue(language("fr"), [program, own])
    assert [catalogue.text(text) for text in ("Map", "Date", "Camp")] == ["Plan", "Date", "Camp"]
    assert catalogue.missing == ()


def test_fuzzy_obsolete_and_empty_translations_are_not_used(language: Find, tmp_path: Path):
    po = '#, fuzzy\nmsgid "Map"\nmsgstr "Cartes"\n\nmsgid "Date"\nmsgstr ""\n\n#~ msgid "X"\n#~ msgstr "Y"\n'
    catalogue, problems = load_catalogue(language("fr"), [write(tmp_path / "templates", "fr", po)])
    assert problems == ()
    assert [catalogue.text(text) for text in ("Map", "Date", "X")] == ["Map", "Date", "X"]
    assert len(catalogue.missing) == 3


def test_a_wrong_translation_is_reported_and_not_used(language: Find, tmp_path: Path):
    po = 'msgid "Page {page}"\nmsgstr "Page {pages}"\n\nmsgid "Map"\nmsgstr "<b>Carte</b>"\n'
    catalogue, problems = load_catalogue(language("fr"), [write(tmp_path / "own", "fr", po)])
    assert [(p.code, p.place) for p in problems] == [
        ("L607", "own/locale/fr/messages.po:7:8"),
        ("L608", "own/locale/fr/messages.po:10:8"),
    ]
    assert catalogue.text("Page {page}", page="1") == "Page 1"
    assert catalogue.text("Map") == "Map"


@pytest.mark.parametrize(
    ("content", "codes"),
    [
        ('msgid "Map"\nmsgstr "Carte"\n', ["L605"]),
        ("nonsense\n", ["L603"]),
        (f'{HEADER}msgid "Map"\nmsgstr "Carte"\n\nmsgid "Map"\nmsgstr "Plan"\n', ["L604"]),
    ],
)
def test_a_broken_catalogue_is_reported(
    language: Find, tmp_path: Path, content: str, codes: list[str]
):
    folder = write(tmp_path / "own", "fr", content, header="")
    _, problems = load_catalogue(language("fr"), [folder])
    assert [problem.code for problem in problems] == codes


def test_values_of_the_other_direction_are_isolated(language: Find, tmp_path: Path):
    po = 'msgid "according to {source}"\nmsgstr "بحسب {source}"\n'
    folder = write(tmp_path / "templates", "ar", po, ARABIC)
    arabic, _ = load_catalogue(language("ar"), [folder])
    english, _ = load_catalogue(language("en"), [folder])
    message = "according to {source}"
    assert arabic.text(message, source="IOM") == f"بحسب {LRI}IOM{PDI}"
    assert arabic.text(message, source="البعثة") == "بحسب البعثة"
    assert english.text(message, source="IOM") == "according to IOM"
    assert english.text(message, source="درنة") == f"according to {RLI}درنة{PDI}"


def test_a_value_is_text_whatever_it_holds(language: Find):
    catalogue = Catalogue(language("en"))
    assert catalogue.text("{a}", a="{b} <i> %s") == "{b} <i> %s"
    with pytest.raises(KeyError):
        catalogue.text("{a}", b="1")


def test_pieces_keep_values_that_are_not_text_yet(language: Find, tmp_path: Path):
    message = N_("{start} to {end}")
    folder = write(
        tmp_path / "templates", "fr", 'msgid "{start} to {end}"\nmsgstr "du {start} au {end}"\n'
    )
    french, _ = load_catalogue(language("fr"), [folder])
    assert french.pieces(message, start=1, end=2) == ("du ", 1, " au ", 2)
    arabic = Catalogue(language("ar"))
    assert arabic.pieces(message, start=1, end=2) == (1, " to ", 2)
    assert not arabic.has(message)  # so it is English, and set apart as such
    assert arabic.missing == (message,)


def test_templates_call_four_functions(language: Find, tmp_path: Path):
    po = (
        'msgid "Page {page}"\nmsgstr "Page no {page}"\n\n'
        'msgctxt "heading"\nmsgid "Map"\nmsgstr "Carte"\n\n'
        'msgid "{n} town"\nmsgid_plural "{n} towns"\nmsgstr[0] "{n} ville"\nmsgstr[1] "{n} villes"\n\n'
        'msgctxt "c"\nmsgid "{n} town"\nmsgid_plural "{n} towns"\nmsgstr[0] "{n} cité"\nmsgstr[1] "{n} cités"\n'
    )
    catalogue, problems = load_catalogue(language("fr"), [write(tmp_path / "templates", "fr", po)])
    assert problems == ()
    functions = catalogue.functions()
    assert functions["_"]("Page {page}", page="1") == "Page no 1"
    assert functions["_p"]("heading", "Map") == "Carte"
    assert functions["_n"]("{n} town", "{n} towns", 2, n="2") == "2 villes"
    assert functions["_np"]("c", "{n} town", "{n} towns", 1, n="1") == "1 cité"


def test_a_catalogue_travels_to_another_process(shipped: Callable[[str], Catalogue]):
    catalogue = shipped("ar")
    copy = pickle.loads(pickle.dumps(catalogue))  # noqa: S301 — written one call earlier
    assert copy == catalogue
    assert copy.text(NP_("heading", "Map")) == "الخريطة"


def marks(**texts: str) -> str:
    return "\n".join(
        f'msgctxt "mark"\nmsgid "{msgid}"\nmsgstr "{text}"\n' for msgid, text in texts.items()
    )


@pytest.mark.parametrize(
    ("texts", "said"),
    [
        (
            {"unverified": "vérifié", "verified": "Vérifié."},
            [
                "the mark “unverified” reads as the mark “verified” does",
                "the mark “verified” reads as the mark “unverified” does",
            ],
        ),
        ({"disputed": "–"}, ["the mark “disputed” has no letters"]),
        # what is not translated stands in English
        ({"unverified": "verified"}, ["the mark “unverified” reads as the mark “verified” does"]),
    ],
)
def test_marks_that_read_the_same_stand_in_english(
    texts: dict[str, str], said: list[str], language: Find, tmp_path: Path
):
    folder = write(tmp_path / "templates", "fr", marks(**texts))
    catalogue, problems = load_catalogue(language("fr"), [folder])
    assert [(one.code, one.message) for one in problems] == [("L640", message) for message in said]
    for msgid in texts:
        assert catalogue.text(msgid, context="mark") == msgid


def test_a_mark_may_not_read_as_one_of_the_catalogue_below(language: Find, tmp_path: Path):
    below = write(tmp_path / "a", "fr", marks(unverified="non vérifié", verified="vérifié"))
    above = write(tmp_path / "b", "fr", marks(unverified="vérifié", corroborated="corroboré"))
    catalogue, problems = load_catalogue(language("fr"), [below, above])
    assert [(one.code, one.file) for one in problems] == [("L640", "b/locale/fr/messages.po")]
    assert catalogue.text("unverified", context="mark") == "non vérifié"
    assert catalogue.text("corroborated", context="mark") == "corroboré"
