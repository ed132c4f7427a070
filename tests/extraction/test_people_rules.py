"""Displacement and casualties, rule by rule: a sentence for each, and its look-alikes."""

from __future__ import annotations

from datetime import date

import pytest

from sitrep.extraction.extract import propose
from sitrep.extraction.proposal import Proposal

PUBLISHED = date(2018, 6, 5)  # a Tuesday


def told(text: str) -> list[tuple[str | None, str]]:
    """What is proposed: the class, and the figure with its qualifier."""
    return [
        (one.outcome or one.measure, figure_of(one))
        for one in propose(text, "en", PUBLISHED)
        if one.figure is not None
    ]


def figure_of(one: Proposal) -> str:
    figure = one.figure
    assert figure is not None
    number = figure.value if figure.low is None else f"{figure.low}-{figure.high}"
    words = str(figure.qualifier) if number is None else f"{figure.qualifier} {number}"
    return words if figure.unit == "people" else f"{words} {figure.unit}"


NUMBERS = [
    # how a number is written, and how sure it is
    ("Fighting has displaced 1,4 million people.", [("flow", "exact 1400000")]),
    ("Some 1.2 million people fled the town.", [("flow", "about 1200000")]),
    ("Some 100 000 people fled the town.", [("flow", "about 100000")]),
    ("A million people fled the town.", [("flow", "exact 1000000")]),
    ("Half a million people are displaced.", [("stock", "exact 500000")]),
    ("Some 560,000 to 921,000 people fled.", [("flow", "range 560000-921000")]),
    ("Ten to 15 people were killed by gunmen.", [("killed", "range 10-15")]),
    ("Fewer than 20 people were killed by gunmen.", [("killed", "less_than 20")]),
    ("Up to 20 people were killed by gunmen.", [("killed", "up_to 20")]),
    ("Almost 20 people were killed by gunmen.", [("killed", "nearly 20")]),
    ("Several people were killed.", [("killed", "several")]),
    ("Scores of people were wounded.", [("injured", "scores")]),
    ("Tens of thousands fled.", [("flow", "tens_of_thousands")]),
    ("Dozens were arrested.", [("detained", "dozens")]),
    ("Dozens of villagers fled.", [("flow", "dozens")]),
    ("Dozens of goats were wounded.", []),
    # what a number has changed from, or has been put at before, is none of its own
    ("The death toll rose from 12 to 15.", [("killed", "exact 15")]),
    ("The number of displaced people rose from 26,747 to 35,499.", [("stock", "exact 35499")]),
    ("Since May, the number of displaced people has reached 35,499.", [("flow", "exact 35499")]),
    ("The number of refugees grew from 560,000 in May to 921,000 in June.", [("stock", "exact 921000")]),
    # totals
    ("The number of wounded rose to 40 on Friday.", [("injured", "exact 40")]),
    ("The number of missing reached 14 on Friday.", [("missing", "exact 14")]),
    ("The number of arrests was 15.", [("detained", "exact 15")]),
    ("Police said the number of people killed stands at 40.", [("killed", "exact 40")]),
    ("The attack raised the number of people killed to 40.", [("killed", "exact 40")]),
    ("Four died, bringing the number of people killed in May to 40.", [("killed", "exact 4"), ("killed", "exact 40")]),
    ("The number of lives is 14.", []),
    # ages, years and asides
    ("Since 2016, three people were killed.", [("killed", "exact 3")]),
    ("Shelling has killed three people since the beginning of 2017.", [("killed", "exact 3")]),
    ("The boy, 12, was killed.", [("killed", "exact 1")]),
    ("A farmer, 40, was arrested.", [("detained", "exact 1")]),
    ("The shell killed a woman aged 40.", [("killed", "exact 1")]),
    ("Three men aged 18 were arrested.", [("detained", "exact 3")]),
    ("A six-month-old baby was killed by a shell.", [("killed", "exact 1")]),
    ("Two 17-year-olds were killed by gunmen.", [("killed", "exact 2")]),
    # as many in each of two groups
    ("Three each from the police and the army were killed.", [("killed", "exact 3"), ("killed", "exact 3")]),
    ("Soldiers killed two each in Palma and Mueda.", [("killed", "exact 2"), ("killed", "exact 2")]),
    ("Soldiers killed two each in Palma; the police and the army left.", [("killed", "exact 2")]),
]  # fmt: skip
WHO = [
    # who is counted: peoples, parts, and those whom a number names
    ("Three Syrians were killed.", [("killed", "exact 3")]),
    ("14 Fulani were killed by gunmen.", [("killed", "exact 14")]),
    ("Ten Bororo were seen.", []),
    ("Soldiers arrested seven Sudanese and three foreign staff.", [("detained", "exact 7"), ("detained", "exact 3")]),
    ("Seven Sudanese and three foreign staff were abducted.", [("abducted", "exact 7"), ("abducted", "exact 3")]),
    ("Hundreds of Nigerians were killed.", [("killed", "hundreds")]),
    ("Police arrested 16 cultists.", [("detained", "exact 16")]),
    ("Police arrested 16.", [("detained", "exact 16")]),
    ("Gunmen attacked 12 people.", []),
    ("Four of the wounded were children.", [("injured", "exact 4")]),
    ("The explosion wounded 14, four of whom died.", [("injured", "exact 14"), ("killed", "exact 4")]),
    ("Two of whom were killed.", [("killed", "exact 2")]),
    ("Nine wounded pupils were found.", [("injured", "exact 9")]),
    ("Six more were wounded by the bomb.", [("injured", "exact 6")]),
    ("Two others were killed by gunmen.", [("killed", "exact 2")]),
    # lives
    ("The war has claimed the lives of 300 people.", [("killed", "exact 300")]),
    ("The bombing took the lives of six people.", [("killed", "exact 6")]),
    ("The war has claimed more than 1,000 lives.", [("killed", "more_than 1000")]),
    ("The attack cost 14 lives.", [("killed", "exact 14")]),
    ("Gunmen attacked a mosque, claiming eight lives.", [("killed", "exact 8")]),
    ("14 lives were lost.", [("killed", "exact 14")]),
    ("The attack changed 14 lives.", []),
    # things
    ("Twelve schools were destroyed.", []),
    ("92 evacuation centres are full.", []),
    ("Troops killed 20 of the cattle.", []),
    ("Eight of its schools were attacked and three pupils killed.", [("killed", "exact 3")]),
    ("Some 300 people were killed and 40 houses burned.", [("killed", "about 300")]),
    ("The army held three courses.", []),
    ("The army held three teachers.", [("abducted", "exact 3")]),
    ("A bomb killed a family.", []),
    ("A convoy was attacked and a team was abducted.", []),
    # one person without a number
    ("His driver was killed in the attack.", [("killed", "exact 1")]),
    ("Their driver, a father of two, was killed.", [("killed", "exact 1")]),
    ("Her mother is still missing.", [("missing", "exact 1")]),
    ("Their daughter was wounded by shrapnel.", [("injured", "exact 1")]),
    ("The soldier lost a leg in the blast.", [("injured", "exact 1")]),
    ("Gunmen killed the mayor.", [("killed", "exact 1")]),
    ("Gunmen killed the photojournalist.", [("killed", "exact 1")]),
    ("Gunmen killed their own commander in the town.", [("killed", "exact 1")]),
    ("Gunmen abducted her husband.", [("abducted", "exact 1")]),
    ("Gunmen killed a photojournalist.", [("killed", "exact 1")]),
    ("Soldiers killed a man, wounding another.", [("killed", "exact 1"), ("injured", "exact 1")]),
    ("A man was killed and another was wounded.", [("killed", "exact 1"), ("injured", "exact 1")]),
    # parts of a number
    ("Ten people were killed, including three children.", [("killed", "exact 10"), ("killed", "exact 3")]),
    ("Ten people, including three children, were killed.", [("killed", "exact 10"), ("killed", "exact 3")]),
    ("Ten people, among them three children, were killed.", [("killed", "exact 10"), ("killed", "exact 3")]),
    ("Ten people, six of them children, were killed.", [("killed", "exact 10"), ("killed", "exact 6")]),
    ("Ten people were killed: six men, three women and a child.", [("killed", "exact 10"), ("killed", "exact 6"), ("killed", "exact 3"), ("killed", "exact 1")]),
    ("Some 700 people fled their homes, 200 of them children.", [("flow", "about 700"), ("flow", "exact 200")]),
    ("Six men, two women and a child were detained by police.", [("detained", "exact 6"), ("detained", "exact 2"), ("detained", "exact 1")]),
    # of a few, of nobody yet, and by how many
    ("One of the three attackers was shot dead.", [("killed", "exact 1")]),
    ("The number of displaced people fell by 2,000 to 9,000.", [("stock", "exact 9000")]),
    ("Camps in Waza have room for 6,000 displaced people.", []),
    ("Some 3,000 people fear they will be displaced.", []),
    ("Two million people would be displaced by war.", []),
    ("Rumours that 60 people were killed are false.", []),
    ("11 people were killed, two each from Waza and Dikwa and seven from Mora.", [("killed", "exact 11"), ("killed", "exact 2"), ("killed", "exact 2"), ("killed", "exact 7")]),
    # one of two, owners, captives and those who were killed in front of them
    ("A bomb went off, wounding her mother and two brothers.", [("injured", "exact 1"), ("injured", "exact 2")]),
    ("Gunmen fired, wounding her in the arm and two goats fled.", []),
    ("Four of the rebels died on the spot.", [("killed", "exact 4")]),
    ("Two of the trucks were blown up.", []),
    ("One resident, a 19-year-old porter, was shot dead.", [("killed", "exact 1")]),
    ("A shell hit the car of a candidate and killed his driver.", [("killed", "exact 1")]),
    ("Soldiers raided the camp, taking 28 others prisoner.", [("detained", "exact 28")]),
    ("Three detainees were killed by guards.", [("killed", "exact 3")]),
    ("Two hostages were shot dead.", [("killed", "exact 2")]),
    ("The army freed five hostages.", []),
    ("Bodies of three missing persons were found.", [("killed", "exact 3")]),
    ("Some 4,000 people, uprooted in 2012, live in camps.", [("stock", "about 4000")]),
    ("Gunmen burst into a barber’s shop and shot dead the owner and two customers.", [("killed", "exact 1"), ("killed", "exact 2")]),
    ("An officer died of her wounds after the ambush.", [("killed", "exact 1")]),
    ("An officer died of malaria.", []),
    ("Two drivers were shot dead and a third is missing.", [("killed", "exact 2"), ("missing", "exact 1")]),
    ("More than 300 people were killed in 2018 alone.", [("killed", "more_than 300")]),
    ("Two officers are in the hands of the rebels.", [("abducted", "exact 2")]),
    ("Troops neutralised 80 attackers.", [("killed", "exact 80")]),
]  # fmt: skip
FATES = [
    # outcomes that are neither death nor injury
    ("Six people went missing after the raid.", [("missing", "exact 6")]),
    ("Three people are feared dead after the raid.", [("missing", "exact 3")]),
    ("The whereabouts of two teachers are unknown.", [("missing", "exact 2")]),
    ("The raid left 12 casualties.", [("killed_or_injured", "exact 12")]),
    ("Twelve people were killed or injured in the raid.", [("killed_or_injured", "exact 12")]),
    ("Two nurses were abducted.", [("abducted", "exact 2")]),
    # asides within a clause, and where a clause ends
    ("One of them, a Canadian, was abducted.", [("abducted", "exact 1")]),
    ("Two residents of Palma, Mueda, were killed by gunmen.", [("killed", "exact 2")]),
    ("Two teachers, both from the town, were abducted.", [("abducted", "exact 2")]),
    ("Two teachers were abducted, while 40 people fled.", [("abducted", "exact 2"), ("flow", "exact 40")]),
    ("Two teachers were abducted; 40 people fled.", [("abducted", "exact 2"), ("flow", "exact 40")]),
    ("Two men, who were wounded by gunmen, lived here.", [("injured", "exact 2")]),
    ("Seventeen people were killed and 30 wounded in the raid.", [("killed", "exact 17"), ("injured", "exact 30")]),
    ("The bomb hit 17 people and wounded at least 23.", [("injured", "at_least 23")]),
    # triggers of others than those who are counted
    ("Some 40 people searching for the missing were seen.", []),
    ("Some 400 people gathered for the dead.", []),
    # disease and accident, unless there was violence
    ("Malaria killed 12 people in May.", []),
    ("Two people died of hunger.", []),
    ("Two people drowned.", []),
    ("Twelve people died in a road accident.", []),
    ("An earthquake killed 40 people.", []),
    ("Three people died in a fire.", []),
    ("Three people died when militants set fire to a house.", [("killed", "exact 3")]),
    # denied
    ("Nobody was wounded.", []),
    ("The mine injured no one.", []),
    ("Police denied that 12 people were killed.", []),
    ("Twenty people were not killed.", []),
    ("The bomb did not kill two people.", []),
]  # fmt: skip
MOVES = [
    # people who moved
    ("Twelve people walked across the border.", [("flow", "exact 12")]),
    ("Hundreds of people poured into the camp.", [("flow", "hundreds")]),
    ("Some 12,000 people have reached Palma.", [("flow", "about 12000")]),
    ("Some 12,000 people have reached school age.", []),
    ("Some 12,000 people entered the northern district.", [("flow", "about 12000")]),
    ("The army drove 400 people from their homes.", [("flow", "exact 400")]),
    ("The army drove 400 trucks.", []),
    ("The clashes forced 400 people to flee.", [("flow", "exact 400")]),
    ("The clashes forced 400 people to vote.", []),
    ("The clashes sent 400 families fleeing.", [("flow", "exact 400 households")]),
    ("Some 655,000 refugees fled from the war.", [("flow", "about 655000")]),
    ("Some 40 displaced families were evicted.", [("flow", "about 40 households")]),
    ("People fled from 20 villages.", []),
    # people who are displaced where they are counted
    ("Some 12,000 people were displaced by the fighting.", [("flow", "about 12000")]),
    ("Some 12,000 people are displaced in the district.", [("stock", "about 12000")]),
    ("Some 12,000 people displaced by the fighting live in tents.", [("stock", "about 12000")]),
    ("Some 12,000 people are living in schools.", [("stock", "about 12000")]),
    ("Some 12,000 people are living in the town.", []),
    ("About 300 people are sheltering in a church.", [("stock", "about 300")]),
    ("130,000 IDPs uprooted by earlier conflict live here.", [("stock", "exact 130000")]),
    ("The town hosts 300 displaced families.", [("stock", "exact 300 households")]),
    ("The agency registered 8,430 displaced people.", [("stock", "exact 8430")]),
    ("The agency registered 8,430 newly displaced people in the last week.", [("flow", "exact 8430")]),
    ("The district received 3,000 tents.", []),
    # people who came back
    ("More than 3,000 people returned home in May.", [("return", "more_than 3000")]),
    ("The government deported 500 migrants.", [("return", "exact 500")]),
    ("Some 12,000 people who had fled the town have gone back.", [("return", "about 12000")]),
    ("Some 12,000 people who had fled the town have not gone back.", [("flow", "about 12000")]),
    # people helped or in need, and others who are no displaced people
    ("Some 20,000 displaced people received food.", []),
    ("Some 20,000 displaced people need food.", []),
    ("Some 20,000 refugees are in need of food.", []),
    ("Food was distributed to 20,000 IDPs.", []),
    ("Some 900 returnees need food.", []),
    ("Some 700 people fled and 300 received food.", [("flow", "about 700")]),
    ("Some 700 people fled, including 300 who received food.", [("flow", "about 700")]),
    ("Soldiers evacuated the mayor.", []),
    ("Twelve police vehicles were abandoned.", []),
    ("Some 20,000 people need food.", []),
    ("Aid reached 921,000 people.", []),
    ("One displaced person spoke.", []),
    ("Two soldiers fled the town.", []),
    ("Twelve aid workers were evacuated from the town.", []),
]  # fmt: skip
ROWS = [
    # the rows of a list under a line that says what befell
    ("People who fled since May:\n\n- Mueda: 8,117 people\n- Palma: 300 families\n", [("flow", "exact 8117"), ("flow", "exact 300 households")]),
    ("People who returned to these districts:\n\n- Mueda: 8,117 people\n", [("return", "exact 8117")]),
    ("Displaced people are living in camps:\n\n- Mueda: 8,117 people\n", [("stock", "exact 8117")]),
    ("People who fled these districts:\n\n- Mueda: 8,117 people and 300 children\n", []),
    ("People who fled these districts:\n\n- Mueda: 300 tents\n", []),
    ("People who fled these districts:\n\n- Mueda: 300\n", []),
    ("People who fled these districts:\n\n- Mueda, where the old bridge over the river was built long ago by the mayor: 300 people\n", []),
    ("People who fled these districts:\n\n- Mueda: 300 people\n\nThe agency has 400 people.\n", [("flow", "exact 300")]),
    ("The districts:\n\n- Mueda: 300 people\n", []),
    ("People killed in May:\n\n- Mueda: 12 people\n", []),
]  # fmt: skip


PARTS = [
    # of a number that stands behind "of" the part is told, not the whole
    ("Some 41,400 of its 47,500 inhabitants have fled.", [("flow", "about 41400")]),
    ("Tens of thousands of the city’s 150,000 residents have fled.", [("flow", "tens_of_thousands")]),
    ("She is one of around 1,500 people sheltering at a camp in Waza.", [("stock", "about 1500")]),
    ("In the attack 10 of them died and 16 sustained injuries.", [("killed", "exact 10"), ("injured", "exact 16")]),
    # those of whom the sentence before tells
    ("Some 70,000 people have fled. Of these, 26,910 are in Rwanda and 9,183 in Chad.",
     [("flow", "about 70000"), ("flow", "exact 26910"), ("flow", "exact 9183")]),
    ("Some 70,000 people have fled. Of these, 26,910 received food.", [("flow", "about 70000")]),
    ("Nine people were killed. Two of them were children.", [("killed", "exact 9"), ("killed", "exact 2")]),
    ("Nine people were killed. Of these, two were soldiers.", [("killed", "exact 9"), ("killed", "exact 2")]),
    ("Nine people were killed. Two of them were farming.", [("killed", "exact 9")]),
    ("Some 70,000 people have fled.\n\nOf these, 26,910 are in Rwanda.", [("flow", "about 70000")]),
    ("Soldiers shot dead nine persons, a child and an elderly woman among them.",
     [("killed", "exact 9"), ("killed", "exact 1"), ("killed", "exact 1")]),
    ("Two farmers, a couple driving to market, were hurt by stones.", [("injured", "exact 2")]),
    ("Around 700 families, or some 4,900 people, fled to Waza.",
     [("flow", "about 700 households"), ("flow", "about 4900")]),
    ("The number of people who have fled now exceeds 112,000.", [("flow", "more_than 112000")]),
    # what is counted comes behind the number
    ("This brings to 26 the number of aid workers killed.", [("killed", "exact 26")]),
    ("She is a mother of six who have fled.", []),
    ("The blast killed a farmer and injured his two sons.", [("killed", "exact 1"), ("injured", "exact 2")]),
    ("Hundreds of them took flight.", [("flow", "hundreds")]),
    ("The clinic admitted 41 patients with gunshot wounds.", [("injured", "exact 41")]),
    ("The state offered Rs 300,000 for the family of each person killed.", []),
    ("In Mueda, where 142,000 displaced people live, families could not farm.", [("stock", "exact 142000")]),
    # nobody
    ("None of the 20 people was killed.", []),
    ("There were no reports that 12 people had died in the raid.", []),
    # fire kills by accident, artillery does not; and it detains nobody
    ("Artillery fire left 12 people dead.", [("killed", "exact 12")]),
    ("A fire in the camp left 12 people dead.", []),
    ("Warning fire was opened at sea; two fishermen were detained.", [("detained", "exact 2")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), PARTS)
def test_parts_and_wholes(text: str, expected: list[tuple[str, str]]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(("text", "expected"), NUMBERS)
def test_how_a_number_is_read(text: str, expected: list[tuple[str, str]]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(("text", "expected"), WHO)
def test_which_numbers_count_people(text: str, expected: list[tuple[str, str]]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(("text", "expected"), FATES)
def test_what_befell_people(text: str, expected: list[tuple[str, str]]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(("text", "expected"), MOVES)
def test_how_people_moved(text: str, expected: list[tuple[str, str]]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_a_row_of_a_list_tells_what_the_line_over_it_says(
    text: str, expected: list[tuple[str, str]]
) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "victims"),
    [
        ("Two staff of an aid agency were killed by gunmen.", ["aid_workers"]),
        ("Aid workers are at risk. Two staff were killed by gunmen.", ["aid_workers"]),
        ("Two staff were killed by gunmen.", ["civilians"]),
        ("Two drivers were wounded by a bomb.", ["civilians"]),
        ("Four of the wounded were children.", ["children"]),
        ("The explosion wounded 14, four of them children.", ["all", "children"]),
        ("Among the soldiers, three were killed.", ["combatants"]),
        ("Three each from the police and the army were killed.", ["combatants", "combatants"]),
        ("Gunmen killed their own commander in the town.", ["combatants"]),
        ("His driver was killed in the attack.", ["civilians"]),
        ("Seventeen from the army and the villagers were killed in the blast.", ["all"]),
        # those before them
        ("A bomb killed three soldiers, injuring two.", ["combatants", "combatants"]),
        ("A bomb killed three soldiers and injured two others.", ["combatants", "combatants"]),
        ("A bomb killed three pupils, injuring two others.", ["children", "all"]),
        ("A bomb killed a soldier and two of his relatives.", ["combatants", "civilians"]),
        ("Two soldiers were killed by a bomb. Three were wounded.", ["combatants", "combatants"]),
        ("Two pupils were killed by a bomb. Three were wounded.", ["children", "all"]),
        ("Two soldiers were killed by a bomb.\n\nThree were wounded.", ["combatants", "all"]),
        (
            "The blast left 44 wounded, of whom nine were minors.",
            ["all", "children"],
        ),
        ("The army put the number of rebels killed so far at 86.", ["combatants"]),
        (
            "Medics counted nine dead, three of whom were children, and 75 wounded.",
            ["all", "children", "all"],
        ),
        ("Two of them were killed by gunmen.", ["all"]),
    ],
)
def test_whom_it_befell(text: str, victims: list[str]) -> None:
    assert [one.victims for one in propose(text, "en", PUBLISHED)] == victims


@pytest.mark.parametrize(
    ("text", "causes"),
    [
        ("Some 700 people fled the town.", ["conflict"]),
        ("Floods displaced 700 people after the fighting.", ["conflict"]),
        ("Eviction and fighting displaced 700 people.", ["eviction"]),
        ("Floods displaced 700 people. Some 20 families fled.", ["disaster", "disaster"]),
        ("Heavy rains hit the district. Some 700 people fled.", ["disaster"]),
        ("Floods displaced 700 people.\n\nSome 20 families fled.", ["disaster", "disaster"]),
        (
            "Floods displaced 700 people.\n\nIn Waza troops clashed.\n\nSome 20 families fled.",
            ["disaster", "conflict"],
        ),
        ("Police evicted 700 people.\n\nSome 20 families fled.", ["eviction", "eviction"]),
    ],
)
def test_what_made_people_move_is_told_in_their_paragraph(text: str, causes: list[str]) -> None:
    assert [one.cause for one in propose(text, "en", PUBLISHED)] == causes


@pytest.mark.parametrize(
    ("text", "mention", "rule"),
    [
        ("On Friday, three people were killed.", "three people were killed", "killed: a verb or noun behind the number"),
        ("On Friday, a bomb killed three people.", "killed three people", "killed: a verb or noun in front of the number"),
        ("The war has cost 14 lives.", "cost 14 lives", "killed: lives that were taken"),
        ("Of late, his driver was killed.", "his driver was killed", "killed: one person without a number"),
        ("Four of the wounded were children.", "Four of the wounded", "injured: a part of those who were hurt"),
    ],
)  # fmt: skip
def test_a_mention_is_the_words_that_a_rule_went_by(text: str, mention: str, rule: str) -> None:
    [one] = propose(text, "en", PUBLISHED)
    assert (one.mention.of(text), one.rule) == (mention, rule)


def test_a_heading_adds_what_no_sentence_says() -> None:
    assert told("22 people killed\n\nThe town was quiet on Monday.\n") == [("killed", "exact 22")]
