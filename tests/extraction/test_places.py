"""Where it happened: the places of a sentence, and which of an article's places a fact is of."""

from __future__ import annotations

from datetime import date

import pytest

from sitrep.extraction.extract import propose
from sitrep.extraction.places import find_places
from tests.extraction.english import EN

PUBLISHED = date(2018, 6, 5)  # a Tuesday
PATTERNS = EN.places


def places(text: str, title: str | None = None) -> list[str | None]:
    """The places of the proposals, in their order."""
    return [one.place for one in propose(text, "en", PUBLISHED, title)]


def last(text: str, title: str | None = None) -> str | None:
    """The place of the last proposal."""
    return places(text, title)[-1]


def roles(text: str) -> list[tuple[str, str]]:
    """The places of a sentence, and what is said of each."""
    return [(place.name, place.role) for place in find_places(text, PATTERNS)]


# --- the places of a sentence ----------------------------------------------------------------------

ROLES = [
    # whence and whither
    ("People fled from Waza to Dikwa.", [("Waza", "from"), ("Dikwa", "to")]),
    ("Families left Waza for Dikwa.", [("Waza", "from"), ("Dikwa", "to")]),
    ("A mine lay on the road to Dikwa.", [("Dikwa", "at")]),
    ("A mine lay on the road from Waza to Dikwa.", [("Waza", "at"), ("Dikwa", "to")]),
    ("A mine lay on the road between Waza and Dikwa.", [("Waza and Dikwa", "at")]),
    # "over" and "on" say where only with a word for a kind of place
    ("Planes flew over Marib province.", [("Marib province", "of")]),
    ("They agreed on Marib.", []),
    # where the hurt are cared for
    ("He was treated in Waza.", [("Waza", "care")]),
    ("The wounded were taken to hospital in Dikwa.", [("hospital in Dikwa", "care")]),
    # names with more than one word
    ("Shells fell in the hill district of Churachandpur.", [("the hill district of Churachandpur", "at")]),
    ("Fires broke out in an IDP camp in Dikwa.", [("an IDP camp in Dikwa", "at")]),
    ("They live in the village of St. Pierre.", [("the village of St. Pierre", "at")]),
    ("They live in Dar al-Salam.", [("Dar al-Salam", "at")]),
    ("They live in the Far North region of Cameroon.", [("the Far North region of Cameroon", "at")]),
    ("They live in Marib and Sirwah districts.", [("Marib and Sirwah districts", "at")]),
    ("Violence engulfed the town of Batangafo.", [("the town of Batangafo", "at")]),
    # as what a sentence tells of
    ("The corridor is home to 4,000 people.", [("The corridor", "at")]),
    ("Sherkole camp is full.", [("Sherkole camp", "at")]),
    ("The camp authorities are worried.", []),
    ("They fled to Blue Nile.", [("Blue Nile", "to")]),
    # a body's name in front of where it acted
    ("It is ascribed to the Allied Democratic Forces in Beni territory.", [("Beni territory", "at")]),
    # countries, in long forms and in letters
    ("They live in Côte d’Ivoire.", [("Côte d’Ivoire", "at")]),
    ("They live in Papua New Guinea.", [("Papua New Guinea", "at")]),
    ("They live in the Central African Republic.", [("the Central African Republic", "at")]),
    ("They live in DRC.", [("DRC", "at")]),
    ("They live in CAR.", [("CAR", "at")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "found"), ROLES)
def test_what_a_preposition_says_of_a_place(text: str, found: list[tuple[str, str]]) -> None:
    assert roles(text) == found


@pytest.mark.parametrize(
    "text",
    [
        # bodies, parties and letters
        "They work for the HALO Trust.",
        "Families came to the ICRC.",
        "They appealed to the United Nations.",
        "Gunmen killed nine in an attack on Boko Haram.",
        "They were named in ABC.",
        "Clashes broke out between Fatah fighters and troops.",
        # of a people, and of water
        "Nine died in Malian raids.",
        "They are in Sudanese hands.",
        "Shells fell in the Niger River.",
        "Families fled across the Nile.",
        # where somebody spoke, and whom two names stand for
        "She spoke at a meeting in Geneva.",
        "The minister told reporters in Geneva.",
        "Fighting between Kukis and Nagas went on.",
        "Talks between Sudan and Chad went on.",
        # beside a place, and none of its own
        "It happened some 30 km south of Djibo.",
        "It happened on the capital's outskirts.",
        "It happened on the capital’s outskirts.",
        "It happened in a Shiite mosque.",
        # no names at all
        "They read of it in English.",
        "They wrote of it on Facebook.",
        "They planned it for Monday.",
    ],
)
def test_what_names_no_place(text: str) -> None:
    assert roles(text) == []


def test_a_site_is_no_people() -> None:
    [site] = find_places("They live at the Lokpa site.", PATTERNS)
    assert site.name == "the Lokpa site"


def test_those_who_were_taken_at_gunpoint_are_not_cared_for() -> None:
    [place] = find_places("Two nurses were taken at gunpoint near Waza.", PATTERNS)
    assert place.role == "at"


def test_a_union_of_countries_is_no_country() -> None:
    assert PATTERNS.find_countries("the United Nations and the European Union") == []


def test_hours_later_is_a_time_and_no_distance() -> None:
    assert roles("Rebels struck hours later on a hamlet near Dikwa.") == [("Dikwa", "at")]


@pytest.mark.parametrize(
    ("text", "countries"),
    [
        ("Mali and Niger", ["Mali", "Niger"]),
        ("Nigeria", ["Nigeria"]),
        ("South Sudan", ["South Sudan"]),
        ("Guinea-Bissau and Guinea", ["Guinea-Bissau", "Guinea"]),
        ("the Democratic Republic of the Congo", ["Democratic Republic of the Congo"]),
        ("Viet Nam and Burma", ["Viet Nam", "Burma"]),
        ("NIGER", ["NIGER"]),
        ("mali", []),
        ("Malian", []),
        ("Georgetown", []),
        ("They told us of a car.", []),
    ],
)
def test_which_countries_a_text_names(text: str, countries: list[str]) -> None:
    assert PATTERNS.find_countries(text) == countries


@pytest.mark.parametrize(
    "name", ["a village in northern Mali", "northern Mali", "the town", "the east", "Mali", "a camp in Chad"]
)  # fmt: skip
def test_what_is_vague(name: str) -> None:
    assert PATTERNS.is_vague(name)


@pytest.mark.parametrize(
    "name", ["Sobane", "a mosque in Dikwa", "the village of Sobane", "Marib province"]
)
def test_what_is_exact(name: str) -> None:
    assert not PATTERNS.is_vague(name)


def test_how_large_places_are() -> None:
    names = ["Sobane", "Mopti district", "Mopti region", "northern Mali", "Mali"]
    assert [PATTERNS.size(name) for name in names] == [0, 1, 2, 3, 4]


# --- the place of a fact, by its sentence ----------------------------------------------------------

NEAREST = [
    # the place with which a sentence opens
    ("In Sancharak, some 4,300 people fled fighting in Sayyad.", "Sancharak"),
    ("In Sancharak, some 4,300 people were displaced to Sari Pul.", "Sancharak"),
    ("In Sancharak, which lies on a plain with little water, nine people were killed by shells from the hills near Sayyad.", "Sancharak"),
    # care
    ("Four people were wounded and taken to hospital in Dikwa after an attack on Waza.", "Waza"),
    ("Four people were wounded by a mine near Waza and were treated in Dikwa.", "Waza"),
    ("Shells hit a school in Waza, wounding four people who were taken to a clinic in Dikwa.", "a school in Waza"),
    # so far away is not there
    ("Gunmen killed nine people in Arbinda, some 30 km south of Djibo.", "Arbinda"),
    ("Gunmen killed nine people in Arbinda, two hours from Djibo.", "Arbinda"),
    # who fights, and who spoke where
    ("Nine people died in fighting between Kukis and Nagas in the hill district of Churachandpur.", "the hill district of Churachandpur"),
    ("A minister told a news conference in Geneva that nine people were killed in Waza.", "Waza"),
    ("Speaking in Geneva, a minister said that nine people were killed in Waza.", "Waza"),
    ("“Nine people were killed in Dikwa,” said a doctor in Waza.", "Dikwa"),
    # movements are of where people left, returns of where they came to
    ("Some 2,000 people fled from Waza into Chad.", "Waza"),
    ("Some 2,000 people arrived in Dikwa from Waza.", "Waza"),
    ("Some 2,000 people reached Dikwa from Waza.", "Waza"),
    ("Some 2,000 people returned from Chad to Waza.", "Waza"),
    ("Some 2,000 people fled from Waza across the Ubangi River.", "Waza"),
    # a second attack of the same sentence
    ("Gunmen killed four people in Waza and hours later on a hamlet near Dikwa killed nine people.", "Dikwa"),
    ("Nine people were killed on the road to Dikwa.", "Dikwa"),
    # none
    ("Gunmen killed nine people some 30 km south of Djibo.", None),
    ("Nine people were killed in fighting between Kukis and Nagas.", None),
    ("Nine people were killed, a minister told reporters in Geneva.", None),
    ("Nine workers for the HALO Trust were killed.", None),
    ("Nine people were killed on the capital's outskirts.", None),
    ("Nine people were killed in Malian raids.", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "place"), NEAREST)
def test_which_place_of_its_sentence_a_fact_is_of(text: str, place: str | None) -> None:
    assert last(text) == place


LEADS = [
    ("- Syria: Shells hit Idlib. Medics counted nine dead.", ["Idlib"]),
    ("- Syria: Gunmen came at night. Medics counted nine dead.", ["Syria"]),
    ("- Mueda: 8,117 people were displaced.\n- Nangade: 5,200 people were displaced.", ["Mueda", "Nangade"]),
    ("- Mueda: 8,117 people fled to Pemba.", ["Mueda"]),
    ("- Eastern Region: 8,117 people were displaced.", ["Eastern Region"]),
    # a section of a report, or who says so
    ("- Displacement: 8,117 people were displaced in Mueda.", ["Mueda"]),
    ("- UNHCR: 8,117 people were displaced in Mueda.", ["Mueda"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "found"), LEADS)
def test_a_list_item_is_of_the_place_with_which_it_begins(text: str, found: list[str]) -> None:
    assert places(text) == found


# --- the place of a fact, by what stands before it -------------------------------------------------

AGAIN = [
    ("Gunmen attacked the town of Waza.\n\nNine people were killed in the town.", "the town of Waza"),
    ("Clashes broke out in Waza town. Soldiers left Dikwa.\n\nNine people were killed in the town.", "Waza town"),
    ("Clashes broke out in Marib province. Shops closed in Sirwah. Nine people were killed in the province.", "Marib province"),
    ("Malian soldiers entered Kidal in Mali. Nine people were killed in the country.", "Mali"),
    ("NIGER\n\nMali is near and Mali is poor. Gunmen killed nine people in the country.", "NIGER"),
    ("Clashes broke out near Waza. It was dark.\n\nOn Monday, rebels captured the town.", "Waza"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "place"), AGAIN)
def test_the_town_stands_for_one_that_was_named_before(text: str, place: str) -> None:
    assert last(text) == place


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen killed nine people in a village in northern Mali. The attack on Sobane began at dawn.",
        "Nine people were killed in a village in northern Mali. Houses burned in Sobane.",
    ],
)
def test_a_vague_opening_gives_way_to_the_place_that_is_named_next(text: str) -> None:
    assert places(text) == ["Sobane"]


def test_a_strategic_town_is_the_one_that_the_article_is_about() -> None:
    text = "Gunmen attacked Waza on Friday. Rebels captured a strategic town in central Somalia."
    assert last(text) == "Waza"


def test_most_of_the_camp_is_the_camp() -> None:
    text = "Fighting broke out in Ain al-Hilweh camp. Rebels hold most of the camp."
    assert last(text) == "Ain al-Hilweh camp"


def test_a_vague_place_stays_where_no_other_is_named() -> None:
    text = "Gunmen killed nine people in a village in northern Mali. It was a dark night."
    assert places(text) == ["a village in northern Mali"]


HEADINGS = [
    ("MALI\n\nGunmen killed nine people.\n\nNIGER\n\nSoldiers killed four people.", ["MALI", "NIGER"]),
    ("Nigeria\n\nGunmen killed nine people.\n\nNiger\n\nSoldiers killed four people.", ["Nigeria", "Niger"]),
    ("WAZA\n\nGunmen killed nine people.\n\nDIKWA\n\nSoldiers killed four people.", ["WAZA", "DIKWA"]),
    ("WAZA\n\nGunmen killed nine people in Dikwa.", ["Dikwa"]),
    # no names
    ("KEY FIGURES\n\nGunmen killed nine people.", [None]),
    ("CAMPS\n\nGunmen killed nine people near the camps.", [None]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "found"), HEADINGS)
def test_a_heading_says_where_what_stands_under_it_happened(
    text: str, found: list[str | None]
) -> None:
    assert places(text) == found


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Gunmen attacked Kidal. The Kidal raid killed nine people.", "Kidal"),
        ("Clashes hit Waza and shops in Dikwa. Shells killed nine people as Dikwa burned.", "Dikwa"),
        ("Gunmen attacked al-Bab. Shells killed nine people while al-Bab burned.", "al-Bab"),
    ],
)  # fmt: skip
def test_a_place_that_is_named_elsewhere_needs_no_preposition(text: str, place: str) -> None:
    assert last(text) == place


def test_a_name_in_front_of_those_who_fight_is_of_no_place() -> None:
    text = (
        "Clashes broke out in Waza and in Dikwa. Shells killed nine people as Dikwa fighters fled."
    )
    assert last(text) == "Waza"


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen attacked Waza. Nine people were killed on the capital's outskirts.",
        "Gunmen attacked Waza. Nine people were killed in another village.",
        "Gunmen attacked Waza, officials in Dikwa said. Nine people were killed.",
        "Gunmen attacked Waza. Nine people who work for the HALO Trust were killed.",
        "Gunmen attacked Waza.\n\n- Displacement: 8,117 people fled their homes.",
        "Gunmen attacked Waza.\n\n- UNHCR: 8,117 people fled their homes.",
        "Gunmen raided shops near Dikwa and in Waza.\n\nNine people were killed.",
    ],
)
def test_without_a_place_of_its_own_a_fact_is_of_the_one_before(text: str) -> None:
    assert last(text) == "Waza"


def test_an_article_is_of_the_place_that_its_title_names_too() -> None:
    text = "Gunmen attacked shops in Waza and in Dikwa.\n\nNine people were killed."
    assert last(text, "Raid in Dikwa") == "Dikwa"
    assert last(text, "Raid in Waza") == "Waza"


# --- totals ----------------------------------------------------------------------------------------

WIDE = [
    # so many, or for so long
    ("Gunmen attacked Gao. Some 300,000 people remain displaced.", "Mali: the crisis", "Mali"),
    ("Gunmen attacked Gao. Since January, 700 people have been killed.", "Mali: the crisis", "Mali"),
    ("Gunmen attacked Gao in Mali. Some 300,000 people remain displaced.", None, "Mali"),
    # the region of a title
    ("Gunmen attacked Kidal. Shops closed in Gao. Some 300,000 people remain displaced.", "Kidal: the crisis", "Kidal"),
    ("Gunmen attacked Kidal. Shops closed in Gao. Since January, 700 people have been killed.", "Crisis in Kidal", "Kidal"),
    # neither many nor for long
    ("Gunmen attacked Gao. Some 300 people remain displaced.", "Mali: the crisis", "Gao"),
    ("Gunmen attacked Kidal. Shops closed in Gao. Nine people were killed.", "Kidal: the crisis", "Gao"),
    # the sentence says where
    ("Gunmen attacked Waza. Some 300,000 people in Gao remain displaced.", "Mali: the crisis", "Gao"),
    ("Gunmen attacked Gao. Since January, 700 people have been killed in the town.", "Mali: the crisis", "Gao"),
    ("Gunmen attacked Gao. Since January, 700 people have been killed there.", "Mali: the crisis", "Gao"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "title", "place"), WIDE)
def test_a_large_total_is_of_the_whole_country(text: str, title: str | None, place: str) -> None:
    assert last(text, title) == place


def test_an_article_that_goes_from_place_to_place_names_each_in_a_dateline() -> None:
    text = (
        "KIRKUK - A bomb in the Waza quarter killed eight people.\n\n"
        "BALAD - Gunmen killed four farmers.\n\n"
        "BAGHDAD - Police said nine people were killed.\n"
    )
    found = [one.place for one in propose(text, "en", None)]
    assert found == ["the Waza quarter", "BALAD", "BAGHDAD"]


def test_where_something_came_down_is_where_people_died() -> None:
    text = "The army moved. Militants fired rockets into Maiduguri, killing ten people."
    assert [one.place for one in propose(text, "en", None)] == ["Maiduguri"]


def test_a_place_that_was_taken_is_where_people_died() -> None:
    text = "The market in Juba was calm.\n\nThe army took Malakal on Sunday, killing 5 rebels."
    assert [one.place for one in propose(text, "en", None)] == ["Malakal", "Malakal"]


def test_what_had_happened_elsewhere_is_not_where_people_died() -> None:
    text = "The bombing in Kabul, a week after a similar attack in Herat, killed 12 people."
    assert [one.place for one in propose(text, "en", None)] == ["Kabul"]


def test_a_heading_names_the_place_behind_its_day() -> None:
    text = "March 14 Badghis: nine killed\n\nNine soldiers were killed at a checkpoint."
    assert {one.place for one in propose(text, "en", PUBLISHED)} == {"Badghis"}
