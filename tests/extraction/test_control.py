from __future__ import annotations

import pytest

from sitrep.evidence.lexicon import lexicon_of
from sitrep.extraction.control import propose_control
from sitrep.extraction.extract import propose
from sitrep.extraction.sentences import Sentence, split_sentences
from tests.extraction.english import EN

RULES = EN.control_access

FACTS = [
    ("Rebels captured the town of Kalma on Monday.", "gained", "Rebels", "Kalma"),
    ("Government forces have recaptured Tal Rifat from the insurgents.", "gained", "Government forces", "Tal Rifat"),
    ("Fighters from the Sahel Front seized the airport on Sunday.", "gained", "Fighters from the Sahel Front", "the airport"),
    ("The army said it had retaken Bentala and nearby villages.", "gained", None, "Bentala"),
    ("Al-Shabaab militants overran Bulo Marer last week.", "gained", "Al-Shabaab militants", "Bulo Marer"),
    ("Bulo Marer fell to Al-Shabaab in March.", "gained", "Al-Shabaab", "Bulo Marer"),
    ("The capital, Marsala, fell under rebel control in 2012.", "gained", "rebel", "Marsala"),
    ("The district came under the control of the Taliban in August.", "gained", "Taliban", "The district"),
    ("Troops took control of the strategic border town of Doro.", "gained", "Troops", "Doro"),
    ("Rebel fighters have taken control of large parts of Masisi territory.", "gained", "Rebel fighters", "large parts of Masisi territory"),
    ("M23 fighters took over Kibumba after the army pulled back.", "gained", "M23 fighters", "Kibumba"),
    ("Masisi town was captured by M23 rebels on 4 January.", "gained", "M23 rebels", "Masisi town"),
    ("The port city of Zawra was taken by loyalist forces in 2011.", "gained", "loyalist forces", "Zawra"),
    ("Zawra was liberated from the Islamic State group in 2016.", "gained", None, "Zawra"),
    ("The village has been recaptured.", "gained", None, "The village"),
    ("Army retakes key town of Doro", "gained", "Army", "Doro"),
    ("Rebels seize Doro", "gained", "Rebels", "Doro"),
    ("The coalition advanced along the coast, capturing the village of Harem.", "gained", "coalition", "Harem"),
    ("The militia drove government troops out of Harem.", "gained", "militia", "Harem"),
    ("The recapture of Harem by the army ended months of fighting.", "gained", "army", "Harem"),
    ("The general said his troops had already “cleaned up” the Harem suburbs.", "gained", "his troops", "Harem suburbs"),
    ("The rebels managed to capture Harem before dawn.", "gained", "rebels", "Harem"),
    ("Rebels on Monday seized Harem.", "gained", "Rebels", "Harem"),
    ("Army troops backed by local militias retook most of Harem.", "gained", "Army troops", "most of Harem"),
    ("The village of Harem, which the rebels captured in May, is empty.", "gained", "rebels", "Harem"),
    ("The rebels attacked and then occupied the village of Harem.", "gained", "rebels", "Harem"),
    ("Troops and their allies took control of more than half of Harem.", "gained", "Troops and their allies", "more than half of Harem"),
    ("Soldiers entered the area and seized control of at least three towns in Harem.", "gained", None, "at least three towns in Harem"),
    ("Harem, which is under the control of the Northern Alliance since May, is calm.", "controls", "Northern Alliance", "Harem"),
    ("The town of Harem is still under rebel control.", "controls", "rebel", "Harem"),
    ("Harem, a town controlled by separatists, has no water.", "controls", "separatists", "Harem"),
    ("Much of Kordal is held by the Popular Front.", "controls", "Popular Front", "Much of Kordal"),
    ("The Popular Front controls most of Kordal.", "controls", "Popular Front", "most of Kordal"),
    ("The group has held the city of Kordal since 2014.", "controls", "group", "Kordal"),
    ("Aid reached the rebel-held town of Kordal.", "controls", "rebel", "Kordal"),
    ("Shells landed in opposition-controlled Kordal.", "controls", "opposition", "Kordal"),
    ("They marched on the militant stronghold of Kordal.", "controls", "militant", "Kordal"),
    ("Kordal, a rebel stronghold, was shelled.", "controls", "rebel", "Kordal"),
    ("Kordal remains in the hands of the insurgents.", "controls", "insurgents", "Kordal"),
    ("It is the only town in northern Kordal to escape the control of the junta.", "controls", "junta", "northern Kordal"),
    ("Kordal has been back in the hands of the army since May.", "controls", "army", "Kordal"),
    ("Kordal is back under rebel administration.", "controls", "rebel", "Kordal"),
    ("The group still governs much of the countryside.", "controls", "group", "much of the countryside"),
    ("Rebels re-entered Harem last week.", "gained", "Rebels", "Harem"),
    ("Troops took the town back in January.", "gained", "Troops", "the town"),
    ("The port of Harem, which it captured in June, is closed.", "gained", None, "Harem"),
    ("Harem fell the following day.", "gained", None, "Harem"),
    ("Harem was retaken and lost again to the militia.", "gained", None, "Harem"),
    ("The army has given up Harem.", "lost", "army", "Harem"),
    ("Government forces encircle Harem.", "besieged", "Government forces", "Harem"),
    ("Kordal was being contested.", "contested", None, "Kordal"),
    ("The army lost control of Kordal in June.", "lost", "army", "Kordal"),
    ("Government troops withdrew from the town of Kordal overnight.", "lost", "Government troops", "Kordal"),
    ("The rebels retreated from Kordal after a week of fighting.", "lost", "rebels", "Kordal"),
    ("The insurgents were driven out of Kordal in 2015.", "lost", "insurgents", "Kordal"),
    ("The loss of Kordal is a blow to the movement.", "lost", None, "Kordal"),
    ("The army has been besieging the town of Kordal for two years.", "besieged", "army", "Kordal"),
    ("Kordal has been under siege by paramilitary forces since April.", "besieged", "paramilitary forces", "Kordal"),
    ("The paramilitaries laid siege to Kordal in May.", "besieged", "paramilitaries", "Kordal"),
    ("Food is running out in the besieged town of Kordal.", "besieged", None, "Kordal"),
    ("Government forces have surrounded Kordal.", "besieged", "Government forces", "Kordal"),
    ("The two sides are fighting for control of Kordal.", "contested", None, "Kordal"),
    ("Rival militias battled over control of the town of Kordal.", "contested", None, "Kordal"),
    ("Kordal has changed hands three times this year.", "contested", None, "Kordal"),
]  # fmt: skip
NOTHING = [
    "The rebels vowed to take back Kordal.",
    "The army is trying to recapture the town of Kordal.",
    "Troops failed to capture Kordal.",
    "The army will retake Kordal soon, a minister said.",
    "The governor denied that rebels had captured Kordal.",
    "The rebels did not capture Kordal.",
    "If the army takes Kordal, the war is over.",
    "Once Kordal is captured, the troops will move on.",
    "The group claimed responsibility for the attack on Kordal.",
    "The situation in Kordal is under control, police said.",
    "The fire is under control, the mayor said.",
    "The rebels are backed by Kordal.",
    "Soldiers captured two fighters near Kordal.",
    "Rebels captured the Ostian soldiers near Kordal.",
    "Police seized weapons in Kordal.",
    "The wounded were taken to hospital in Kordal.",
    "Three aid workers were taken hostage in Kordal.",
    "The talks took place in the town of Kordal.",
    "The army launched an offensive on Kordal.",
    "The party lost the election in Kordal.",
    "Farmers lost their crops in Kordal district.",
    "The meeting was held in Kordal.",
    "Elections held in Kordal were peaceful.",
    "The delegation withdrew from the talks.",
    "He called on the army to lift the siege of Kordal.",
    "The flood took the bridge at Kordal.",
    "The disease is controlled by vaccination.",
]  # fmt: skip


def sentences(text: str) -> list[Sentence]:
    return list(split_sentences(text, lexicon_of("en")))


def facts(text: str) -> list[tuple[str | None, str | None, str | None]]:
    return [
        (each.status, each.actor, each.place) for each in propose_control(sentences(text), RULES)
    ]


@pytest.mark.parametrize(("text", "status", "actor", "place"), FACTS)
def test_says_who_has_what(text: str, status: str, actor: str | None, place: str):
    assert facts(text) == [(status, actor, place)]


def test_states_each_place_of_a_list() -> None:
    """Commas alone tell where a place lies."""
    found = propose_control(sentences("The rebels captured Harem, Doro and Zawra."), RULES)
    assert [one.place for one in found] == ["Harem", "Doro", "Zawra"]
    (one,) = propose_control(sentences("The rebels captured Harem, Idlib."), RULES)
    assert one.place == "Harem, Idlib"


@pytest.mark.parametrize("text", NOTHING)
def test_proposes_nothing(text: str):
    assert facts(text) == []


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("The army attacked Kordal. Rebels had held the town for months.", "Kordal"),
        ("Kordal saw little fighting since it was recaptured in 2017.", "Kordal"),
        ("Troops attacked Kordal on Sunday. They fought until the rebels withdrew.", "Kordal"),
        ("Many died in the battle of Kordal. The main port of southern Ostia was taken last year.", "Kordal"),
    ],
)  # fmt: skip
def test_a_place_that_is_only_referred_to_is_the_last_one_named(text: str, place: str):
    assert [one.place for one in propose(text, "en", None) if one.kind == "control"] == [place]


def test_a_mention_lies_in_its_sentence_and_holds_the_trigger_and_the_place():
    text = "Much was lost. Yesterday, rebels captured the town of Doro, a witness said."
    (found,) = propose_control(sentences(text), RULES)
    assert found.quote.of(text).startswith("Yesterday")
    assert found.mention.of(text) == "captured the town of Doro"
    assert found.quote.holds(found.mention)
    assert (found.rule, found.period, found.attributed_to) == ("control.took", None, None)
