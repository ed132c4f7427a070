"""Who says so: a sentence or a short article, and the source of the last thing that it tells."""

from __future__ import annotations

from datetime import date

import pytest

from sitrep.evidence.lexicon import lexicon_of
from sitrep.evidence.spans import Span
from sitrep.extraction.extract import propose
from sitrep.extraction.sentences import split_sentences
from sitrep.extraction.speakers import Speakers
from tests.extraction.english import EN

PUBLISHED = date(2018, 6, 5)  # a Tuesday
PATTERNS = EN.speakers


def source(text: str) -> str | None:
    """Who says what the last proposal tells."""
    return propose(text, "en", PUBLISHED)[-1].attributed_to


NAMED = [
    ("An additional 2,750 people crossed the river (source: UNHCR).", "UNHCR"),
    ("At least 31 deaths were recorded by protection partners.", "protection partners"),
    ("UNHCR has so far registered 29,210 refugees.", "UNHCR"),
    ("UN investigators have established that 232 civilians were killed.", "UN investigators"),
    ("Municipal authorities counted 1,474 families who had fled.", "Municipal authorities"),
    ("Partners in Waza (East Hararge) recorded 6,340 displaced families.", "Partners in Waza (East Hararge)"),
    # "according to", where a report is no source but whose it is
    ("Nine people were killed, according to a local charity.", "a local charity"),
    ("Nine people were killed, according to a report by Human Rights Watch.", "Human Rights Watch"),
    ("Nine people were killed, according to a tally by AFP.", "AFP"),
    ("According to a report issued by UNHCR, nine people were killed.", "UNHCR"),
    ("According to a statement from the ministry of health, nine people were killed.", "the ministry of health"),
    ("Nine people were killed, according to the Waza Human Rights Commission (WHRC).", "the Waza Human Rights Commission (WHRC)"),
    # possessives
    ("Nine people were killed, the state’s health ministry said.", "the state’s health ministry"),
    ("Nine people were killed, according to the state’s health ministry.", "the state’s health ministry"),
    ("Waza’s governor said nine people were killed.", "Waza’s governor"),
    # the verb in front, with an office or a clause behind the name
    ("Nine people were killed, said the Mayor of Waza, the chairman of the relief committee.", "the Mayor of Waza, the chairman of the relief committee"),
    ("Nine people were killed, said the Waza Relief Society, a charity.", "the Waza Relief Society, a charity"),
    ("Nine people were killed, said the Red Crescent, which runs the clinic.", "the Red Crescent"),
    ("“Nine people were killed,” said the head of the clinic.", "the head of the clinic"),
    ("“Nine people were killed,” said a doctor who fled from Waza.", "a doctor"),
    ("Nine people were killed, said an official who asked not to be named.", "an official"),
    ("Nine people were killed on the road to the market, said a member of the council.", "a member of the council"),
    ("The Waza Tracker, a monitoring group, says the army has killed nine people.", "The Waza Tracker, a monitoring group"),
    ("Residents also insist that nine people were killed.", "Residents"),
    ("Relatives of farmers tell us that nine people were killed.", "Relatives of farmers"),
    ("Military sources speak of nine people killed.", "Military sources"),
    ("The ministry counts 2,000 displaced people.", "The ministry"),
    ("Some 2,000 people are registered as displaced by the Ministry of Relief.", "the Ministry of Relief"),
    ("Nine people were killed, by the Observatory’s count.", "the Observatory"),
    ("Nine people were killed, according to partial data compiled by the Waza Institute.", "the Waza Institute"),
    # an agency, not a pronoun
    ("WHO has recorded nine people killed.", "WHO"),
    # behind the time
    ("On 12 June the state health minister said nine people were killed.", "the state health minister"),
    ("By the end of the month DTM had recorded 2,000 displaced people.", "DTM"),
    # whom it was told
    ("Nine people were killed, a resident told Reuters.", "a resident"),
    ("Nine people were killed, the hospital's director told AFP by phone.", "the hospital's director"),
    ("A doctor told Reuters that nine people were killed.", "A doctor"),
    # tolls and records
    ("The army gave a toll of nine dead.", "The army"),
    ("The health ministry gave a death toll of nine.", "The health ministry"),
    ("Police raised the death toll to nine.", "Police"),
    ("The Red Cross has recorded 40 people killed in Waza.", "The Red Cross"),
    ("Hospitals have recorded nine people killed.", "Hospitals"),
    ("WHO reports that nine people were killed.", "WHO"),
    ("Nine people were killed, according to their relatives.", "their relatives"),
    ("Nine people were killed, according to the conflict monitor ACLED.", "the conflict monitor ACLED"),
    ("Nine people were killed in the Sahel (OCHA).", "OCHA"),
    ("Nine people were killed, the president of the council, Abu Ali, told reporters.", "the president of the council, Abu Ali"),
    ("IDMC was told by camp committees that nine people were killed.", "camp committees"),
    ("The group claimed responsibility, saying its fighters had killed nine people.", "The group"),
    ("It was led by Abu Ali, who said nine people were killed.", "Abu Ali"),
    ("An AFP tally showed that nine people were killed.", "An AFP tally"),
    ("The mayor’s office has registered nine people killed.", "The mayor’s office"),
    ("The round table logged nine people killed.", "The round table"),
    ("The army puts the number of people killed at nine.", "The army"),
    ("According to figures compiled by OCHA, nine people were killed.", "OCHA"),
    ("Nine people were killed, according to members of the council.", "members of the council"),
    # a speaker who goes on to tell something else; parts of what was told
    ("Nine people were killed, and agencies say food is short.", None),
    ("UNHCR said 9,000 people fled. Of these, 4,000 are in Waza.", "UNHCR"),
    ("UNHCR put the number of displaced people at 2,000.", "UNHCR"),
    # figures and reports
    ("UNHCR data indicate that 2,000 people fled.", "UNHCR"),
    ("Red Crescent figures suggest that 2,000 people fled.", "Red Crescent"),
    ("Nine people were killed, as reported by the Red Cross.", "the Red Cross"),
    ("Nine people were killed, a toll confirmed by the Waza Relief Society.", "the Waza Relief Society"),
    ("UNHCR reports that 2,000 people fled.", "UNHCR"),
    # a name that sounds like a weapon
    ("The National Mine Action Centre said nine people were killed.", "The National Mine Action Centre"),
    # what stands around the name
    ("A farmer, who asked not to be named, said nine people were killed.", "A farmer"),
    ("Rebels attacked Waza, and police said nine people were killed.", "police"),
    ("On Monday, doctors said nine people were killed.", "doctors"),
    ("In a statement, the army said nine people were killed.", "the army"),
    ("As fighting went on, the army said nine people were killed.", "the army"),
    ("CAIRO (AP) — Police said nine people were killed.", "Police"),
    ("Nine people were killed, police also said on Monday.", "police"),
    ("Nine people were killed, an official, speaking on condition of anonymity, said.", "an official"),
    ("Nine people were killed, police said, citing witnesses.", "police"),
    ("The conflict, UNHCR said, has displaced 2,000 people.", "UNHCR"),
    ("The Taliban claimed that nine people were killed.", "The Taliban"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "who"), NAMED)
def test_the_source_that_a_sentence_names(text: str, who: str) -> None:
    assert source(text) == who


@pytest.mark.parametrize(
    "text",
    [
        # whoever claims an attack says nothing of its toll
        "The Taliban claimed the attack, which killed nine people.",
        "The Taliban claimed the attack. Nine people were killed.",
        "The Taliban claimed responsibility for the attack that killed nine people.",
        "The Waza Front claimed an attack in Dikwa that killed nine people.",
        # things
        "The number of people displaced reported in May was 2,000.",
        "The number of displaced people has been put at 2,000.",
        "A total of 2,000 people were reported displaced.",
        "The attack reported on Monday killed nine people.",
        "The crisis reported in May displaced 2,000 people.",
        "The raid raised the death toll to nine.",
        # orders, and words for somebody who was not named
        "The general gave an order and nine people were killed.",
        "They said that nine people were killed.",
        "According to him, nine people were killed.",
    ],
)
def test_what_is_no_source(text: str) -> None:
    assert source(text) is None


def test_each_figure_has_the_source_beside_it() -> None:
    text = "Police said nine people were killed, but rebels said six soldiers were killed."
    found = [one.attributed_to for one in propose(text, "en", PUBLISHED)]
    assert found == ["Police", "rebels"]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Nine people were killed in Waza.\nSource: Waza Relief Society", "Waza Relief Society"),
        ("Some 2,000 people fled.\nSources: OCHA, UNHCR.", "OCHA, UNHCR"),
        ("Source: OCHA\nNine people were killed in Waza.", "OCHA"),
        ("- Nine people were killed in Waza. Source: OCHA", "OCHA"),
        ("- Nine people were killed in Waza. Source: OCHA\n- Four people were killed.", None),
    ],
)
def test_a_line_that_names_the_source_is_of_its_paragraph(text: str, who: str | None) -> None:
    assert source(text) == who


GOING_ON = [
    ("The mayor said that the town was quiet. He said that nine people were killed.", "The mayor"),
    ("The army said that Waza was quiet. It also said that nine people were killed.", "The army"),
    ("UNHCR said camps were full.\n\nIt said nine people were killed.", "UNHCR"),
    ("UNHCR said camps were full. According to it, nine people were killed.", "UNHCR"),
    ("Police said that Waza was quiet. Nine people were killed, they added.", "Police"),
    ("Police said that Waza was quiet. Nine people were killed.", None),
    # quotes
    ('"The town is quiet," the mayor said. "Nine people were killed," he added.', "the mayor"),
    ("The mayor said: “The town is quiet.\n\n“Nine people were killed.\n\n“We want peace.”", "The mayor"),
    ("The mayor said: “The town is quiet.”\n\nNine people were killed.", None),
    ("WHO said it was calm.\n\n“It was a raid. Nine people were killed. We fled,” said the mayor.", "the mayor"),
    ("“It was a raid. Nine people were killed. We fled,” said a farmer in Waza.", "a farmer in Waza"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "who"), GOING_ON)
def test_reported_speech_goes_on_until_it_ends(text: str, who: str | None) -> None:
    assert source(text) == who


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("One hostage told UNICEF that nine people were killed.", [9]),
        ("A detained farmer told UNICEF that nine people were killed.", [9]),
        ("A displaced farmer said nine people were killed in Waza.", [9]),
        ("Shells killed a driver, a doctor and a nurse said.", [1]),
    ],
)
def test_a_speaker_is_no_victim(text: str, counts: list[int]) -> None:
    figures = [one.figure for one in propose(text, "en", PUBLISHED)]
    assert [figure and figure.value for figure in figures] == counts


def test_what_is_said_of_a_speaker_behind_a_quote_stands_apart() -> None:
    text = (
        "“Nine people were killed,” said a doctor, who fled from Dikwa, adding that Waza was quiet."
    )
    [sentence] = split_sentences(text, lexicon_of("en"))
    speakers = Speakers([sentence], PATTERNS)
    assert [span.of(text) for span in speakers.spans(sentence)] == ["a doctor"]
    assert [span.of(text) for span in speakers.apart(sentence)] == ["a doctor, who fled from Dikwa"]
    assert speakers.source_of(sentence, Span(1, 24)) == "a doctor"
