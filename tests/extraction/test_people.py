"""Displacement and casualties: a sentence, and what must be proposed of it."""

from __future__ import annotations

import time
from datetime import date

import pytest

from sitrep.extraction.extract import LONGEST_BODY, propose

PUBLISHED = date(2018, 6, 5)  # a Tuesday


def told(text: str) -> list[tuple[str, str]]:
    """What is proposed: the class, and the figure with its qualifier."""
    found = []
    for one in propose(text, "en", PUBLISHED):
        figure = one.figure
        if figure is None:  # of control or access
            continue
        number = figure.value if figure.value is not None else figure.low
        bounds = f"{figure.low}-{figure.high}" if figure.low is not None else number
        words = f"{figure.qualifier} {bounds if bounds is not None else ''}".strip()
        households = " households" if figure.unit == "households" else ""
        found.append((one.outcome or one.measure or "", words + households))
    return found


CASES = [
    # one person, whose age is no count
    ("A six-year-old girl was killed by a shell.", [("killed", "exact 1")]),
    ("A 40-year-old man and his two sons were killed by a mine.", [("killed", "exact 1"), ("killed", "exact 2")]),
    ("Two monks and a teacher were wounded in the shelling.", [("injured", "exact 2"), ("injured", "exact 1")]),
    # people by what they do, and bodies that were found
    ("Three rescuers also died in the attack.", [("killed", "exact 3")]),
    ("Militants killed a priest and five parishioners.", [("killed", "exact 1"), ("killed", "exact 5")]),
    ("The bodies of two experts were discovered on Monday.", [("killed", "exact 2")]),
    ("No one was killed in the attack.", []),
    # casualties, the number in front and behind
    ("At least 17 civilians were killed.", [("killed", "at_least 17")]),
    ("Gunmen killed four farmers near Waza.", [("killed", "exact 4")]),
    ("Nine people died in the blast.", [("killed", "exact 9")]),
    ("The shelling left 12 people dead and some 30 wounded.", [("killed", "exact 12"), ("injured", "about 30")]),
    ("Soldiers shot dead six protesters.", [("killed", "exact 6")]),
    ("The bombing killed 17 people, wounding 23.", [("killed", "exact 17"), ("injured", "exact 23")]),
    ("Six men and two women were killed in the raid.", [("killed", "exact 6"), ("killed", "exact 2")]),
    ("The death toll in the attack rose to 32.", [("killed", "exact 32")]),
    ("Police recovered 22 bodies after the clashes.", [("killed", "exact 22")]),
    ("Dozens of villagers were massacred.", [("killed", "dozens")]),
    ("Thousands of Syrians have been killed.", [("killed", "thousands")]),
    ("Between 40 and 50 fighters were killed.", [("killed", "range 40-50")]),
    ("Three others, including a child, were injured by the mortar.", [("injured", "exact 3"), ("injured", "exact 1")]),
    ("Fifteen pupils were abducted.", [("abducted", "exact 15")]),
    ("Kidnappers seized two in Ogun, and police arrested nine people.", [("abducted", "exact 2"), ("detained", "exact 9")]),
    ("Six aid workers went missing on Saturday.", [("missing", "exact 6")]),
    ("A man was killed when soldiers opened fire.", [("killed", "exact 1")]),
    ("The raid killed the radio journalist Omar Sale.", [("killed", "exact 1")]),
    ("Two each from the army and the police were wounded in the ambush.", [("injured", "exact 2"), ("injured", "exact 2")]),
    ("Three refugees were killed in the camp.", [("killed", "exact 3")]),
    # displacement
    ("More than 2,000 people had fled the town.", [("flow", "more_than 2000")]),
    ("The fighting displaced 1,500 to 2,000 people.", [("flow", "range 1500-2000")]),
    ("Clashes forced over a million people to flee.", [("flow", "more_than 1000000")]),
    ("The offensive has driven nearly four million from their homes.", [("flow", "nearly 4000000")]),
    ("The eviction of about 3,200 families drew protests.", [("flow", "about 3200 households")]),
    ("Some 655,000 refugees crossed into Chad.", [("flow", "about 655000")]),
    ("Hundreds of people crossed the border.", [("flow", "hundreds")]),
    ("Since January, the number of people displaced in the north has reached 61,523.", [("flow", "exact 61523")]),
    ("The number of displaced people rose from 26,747 in May to 35,499 in June.", [("stock", "exact 35499")]),
    ("Some 480 families (about 3,360 people) arrived in Surkh.", [("flow", "about 480 households"), ("flow", "about 3360")]),
    ("About 2.9 million people remain displaced.", [("stock", "about 2900000")]),
    ("The camp hosts 288,000 refugees.", [("stock", "exact 288000")]),
    ("Some 1,4 million IDPs live in camps.", [("stock", "about 1400000")]),
    ("Around 4,500 families returned to Sinjar last week.", [("return", "about 4500 households")]),
    ("Twelve refugees returned from Iran and 5 from Pakistan.", [("return", "exact 12"), ("return", "exact 5")]),
    # nothing
    ("No casualties were reported.", []),
    ("No civilians were killed.", []),
    ("WFP distributed food to 20,000 displaced people.", []),
    ("A total of 950 IDPs were assisted with cash.", []),
    ("More than 51,000 people were affected by the conflict.", []),
    ("Cholera has killed 21 people since April.", []),
    ("Floods have killed 56 people.", []),
    ("Some 1,841 suspected cases were found among the refugees.", []),
    ("The army deployed 5,000 soldiers.", []),
    ("Twelve houses were burned and 300 cattle were killed.", []),
    ("The town, 40 km away, has 6,000 inhabitants.", []),
    ("One of the displaced said that he had lost everything.", []),
    ("Fighting forced the relocation of 47 aid workers.", []),
    ("A refugee camp lies near the town.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_what_a_sentence_tells(text: str, expected: list[tuple[str, str]]) -> None:
    assert told(text) == expected


VICTIMS = [
    ("Four soldiers were killed.", "combatants"),
    ("Four children were killed in the shelling.", "children"),
    ("Two aid workers were killed in the ambush.", "aid_workers"),
    ("Two employees of the relief agency were killed by gunmen.", "aid_workers"),
    ("Five villagers were killed by gunmen.", "civilians"),
    ("Twenty people were killed by gunmen.", "all"),
    ("Three rescuers died in the shelling.", "civilians"),
    ("A 12-year-old boy was killed by a mine.", "children"),
    ("Seventeen from the armed forces were wounded.", "combatants"),
    ("Unknown assailants killed four.", "all"),
    ("November was deadly for humanitarian workers, with nine killed.", "aid_workers"),
]


@pytest.mark.parametrize(("text", "victims"), VICTIMS)
def test_who_the_victims_are(text: str, victims: str) -> None:
    assert next(one.victims for one in propose(text, "en", PUBLISHED)) == victims


def test_a_part_of_a_number_does_not_say_who_the_next_one_counts() -> None:
    text = "Fighting has killed 691 people, including 41 civilians, and wounded 4,012."
    victims = [one.victims for one in propose(text, "en", PUBLISHED)]
    assert victims == ["all", "civilians", "all"]


@pytest.mark.parametrize(
    ("text", "cause"),
    [
        ("Flooding displaced 700 people.", "disaster"),
        ("The government evicted over 1,000 families.", "eviction"),
        ("Clashes displaced 700 people.", "conflict"),
    ],
)
def test_why_people_moved(text: str, cause: str) -> None:
    assert [one.cause for one in propose(text, "en", PUBLISHED)] == [cause]


def test_a_heading_that_repeats_a_sentence_adds_nothing() -> None:
    text = "22 people killed\n\nMeasles broke out in the camp, with 22 deaths recorded.\n"
    assert told(text) == []


def test_a_mention_lies_inside_its_quote_and_holds_figure_and_trigger() -> None:
    text = (
        "On Friday the mission spoke. It said that at least 17 civilians were killed in the town."
    )
    [one] = propose(text, "en", PUBLISHED)
    assert one.quote.of(text).startswith("It said")
    assert one.mention.of(text) == "at least 17 civilians were killed"
    assert one.quote.holds(one.mention)


def test_a_language_without_patterns_proposes_nothing() -> None:
    assert propose("Au moins 17 civils ont été tués.", "fr", PUBLISHED) == []


HOSTILE = {
    "one sentence": "17 people were killed and 2,000 fled ",
    "numbers": "1 2 3 4 ",
    "list items": "- 17 killed\n",
    "names": "In Gao And ",
    "quotes": '"He said that ',
    "abbreviations": "a. ",
    "since": "since the ",
    "commas": ", ",
}


@pytest.mark.parametrize("piece", HOSTILE.values(), ids=HOSTILE.keys())
def test_the_time_grows_with_the_length(piece: str) -> None:
    """A text ten times as long takes less than thirty times as long, however odd it is."""

    def seconds(characters: int) -> float:
        text = piece * (characters // len(piece))
        begin = time.process_time()
        propose(text, "en", PUBLISHED)
        return time.process_time() - begin

    assert seconds(LONGEST_BODY) < 30 * max(seconds(LONGEST_BODY // 10), 0.05)
