from __future__ import annotations

import time

import pytest

from sitrep.evidence.lexicon import lexicon_of
from sitrep.extraction.access import propose_access
from sitrep.extraction.control import propose_control
from sitrep.extraction.sentences import Sentence, split_sentences
from tests.extraction.english import EN

RULES = EN.control_access

FACTS = {
    "movement_into": [
        "Dozens of visa applications for international staff have been denied.",
        "Delays in the issuance of visas continue to affect NGOs.",
        "Medical supplies are stuck at the port, pending customs clearance.",
        "Import restrictions on medical equipment remain in place.",
        "The closure of the Rafta crossing has halted the entry of humanitarian supplies.",
        "No aid trucks have been allowed to enter the territory since Sunday.",
        "New work permit fees were announced for foreign aid workers.",
    ],
    "movement_within": [
        "Military checkpoint closures kept humanitarian access to the north limited.",
        "A joint convoy was turned back at a checkpoint outside Doro.",
        "An inter-agency convoy was not allowed to proceed to Doro.",
        "Authorities denied permission for three missions to travel to Doro.",
        "The main road between Doro and Kalma has been blocked by protesters.",
        "Armed men set up roadblocks along the highway, preventing the movement of aid.",
        "Humanitarian movements were suspended because of a curfew in Doro.",
        "The army cut off the main supply route into the town.",
        "The humanitarian community has limited access to the area.",
        "Movement restrictions imposed by the army continued in Rakha.",
    ],
    "interference": [
        "County officials demanded involvement in the recruitment of NGO staff.",
        "The authorities ordered two NGOs to stop their work in the camp.",
        "Four aid agencies were expelled from the region.",
        "The governor closed the offices of an international NGO.",
        "Armed groups imposed taxes on aid convoys.",
        "The de facto authorities banned NGOs from employing women.",
        "Local officials interfered in beneficiary selection.",
        "Militants confiscated relief supplies from partners.",
        "Security forces blocked access to the health facility in Doro.",
        "Officials closed four clinics in Doro.",
        "Eleven clinics were closed for weeks during negotiations with an armed group.",
    ],
    "hostilities": [
        "Fighting forced aid agencies to suspend food distributions in Doro.",
        "Aid workers were evacuated from Doro following heavy clashes.",
        "Due to insecurity, humanitarian access to the county remains limited.",
        "Airstrikes have hampered relief efforts in the north.",
        "MSF suspended its activities in Doro because of the violence.",
        "Insecurity continues to hamper the delivery of assistance.",
        "Several villages are inaccessible due to ongoing fighting.",
        "Clashes led to the suspension of vaccination campaigns in two districts.",
        "Partners have been unable to reach 3,000 people owing to active hostilities.",
    ],
    "violence_against_humanitarians": [
        "Gunmen attacked a convoy of the Red Cross near Doro.",
        "A WFP warehouse was looted by armed men.",
        "An ambulance was hit by gunfire.",
        "Unknown men ambushed two NGO vehicles on the road to Kalma.",
        "Armed youths looted humanitarian supplies from a store.",
        "The compound of an aid agency was raided on Friday.",
        "Militants set fire to a clinic run by a charity.",
        "Assailants threw a hand grenade at an NGO office.",
        "The hospital was shelled twice last week.",
        "Following the killing of two aid workers, agencies suspended operations in Doro.",
    ],
    "mines_uxo": [
        "Landmines on the road prevent aid agencies from reaching the village.",
        "Unexploded ordnance continues to hinder the return of farmers to their fields.",
        "Access to farmland is limited because the area is contaminated with mines.",
        "The presence of explosive devices restricts movement along the main road.",
    ],
    "environment": [
        "Heavy rains made roads impassable across the county.",
        "The bridge was washed away by floods.",
        "Flooding has cut off the main road to Doro.",
        "Several communities remain cut off by floodwaters.",
        "Poor road conditions hampered the delivery of food aid.",
        "Snow blocked roads to three mountain districts.",
        "Food distributions were delayed because of heavy rain.",
    ],
    "population_access": [
        "Civilians are unable to reach hospitals in the city.",
        "Thousands of people have no access to health care in Doro.",
        "Residents are afraid to go to the clinic.",
        "Families are trapped without food or medical care.",
        "Half of the health facilities in the district are closed.",
        "More than 20 health centres have been destroyed since May.",
        "The only hospital in the area is no longer functioning.",
        "Wounded people cannot get to the hospital.",
        "Civilians were prevented from leaving the town.",
    ],
    "denial_of_needs": [
        "The government denied the existence of famine in the region.",
        "Displaced people were excluded from aid distributions.",
        "Officials refused to recognise the needs of the displaced.",
    ],
}
NOTHING = [
    "The UN called on all parties to allow safe and unhindered humanitarian access.",
    "Attacks on hospitals are prohibited under international humanitarian law.",
    "Further fighting could force aid agencies to suspend operations.",
    "If the road is blocked, food will run out.",
    "Four aid workers were killed in Doro.",
    "Nine humanitarian workers have lost their lives this year.",
    "WFP distributed food to 4,000 people.",
    "The NGO operates a clinic in Doro.",
    "Partners reached 30,000 people with assistance.",
    "Clashes broke out near Doro on Monday.",
    "Rebels attacked the town at dawn.",
    "Two soldiers died when a mine exploded.",
    "A landmine killed three children.",
    "Heavy rains are expected to continue.",
    "Floods destroyed 400 houses.",
    "The army set a deadline for the rebels.",
    "The minister visited a hospital in Doro.",
    "She was taken to hospital after the attack.",
    "The wounded were treated at two hospitals.",
    "All parties must protect aid convoys.",
    "Humanitarian access should be guaranteed.",
    "Aid agencies resumed operations after the fighting ended.",
    "The road to Doro was reopened on Tuesday.",
    "The blockade of the port was lifted and aid arrived.",
    "There were no attacks on aid convoys this month.",
    "The agency urged donors to fund health services.",
    "Police set up a checkpoint and arrested a man.",
    "The suspect was denied bail.",
    "Partners suspended food distributions because of funding shortfalls.",
    "Officials denied that troops had opened fire.",
    "People fled to the hills.",
    "The new visa rules attract tourists.",
    "The parliament raised taxes on fuel.",
    "The group looted shops in the market.",
    "Police raided a house in the capital.",
    "The match was suspended because of rain.",
    "Flights resumed at the airport.",
]


def sentences(text: str) -> list[Sentence]:
    return list(split_sentences(text, lexicon_of("en")))


def constraints(text: str) -> list[str | None]:
    return [each.constraint for each in propose_access(sentences(text), RULES)]


@pytest.mark.parametrize(
    ("text", "constraint"), [(text, name) for name, texts in FACTS.items() for text in texts]
)
def test_says_what_hinders(text: str, constraint: str):
    assert constraints(text) == [constraint]


@pytest.mark.parametrize("text", NOTHING)
def test_proposes_nothing(text: str):
    assert constraints(text) == []


def test_aid_that_stopped_without_a_reason_stopped_for_the_one_before_it():
    text = "Gunmen attacked an NGO vehicle. The NGO suspended its activities in the area."
    assert constraints(text) == ["violence_against_humanitarians"] * 2
    assert constraints(text.replace(". The", ".\n\nThe")) == ["violence_against_humanitarians"] * 2


def test_a_mention_lies_in_its_sentence():
    text = "All was calm. In Doro, agencies suspended assistance following insecurity."
    (found,) = propose_access(sentences(text), RULES)
    assert found.mention.of(text) == "agencies suspended assistance following insecurity"
    assert found.quote.holds(found.mention)
    assert (found.rule, found.place) == ("access.suspended.fighting", None)


def test_a_sentence_gives_two_proposals_at_most():
    text = (
        "Gunmen attacked a Red Cross convoy, heavy rains made roads impassable and the "
        "authorities ordered two NGOs to stop work."
    )
    assert len(constraints(text)) == 2


@pytest.mark.parametrize(
    "piece",
    ["aid ", "the ", "Road, ", "people ", "attacked ", "captured the ", "access to ", "Aa and "],
)
def test_a_hostile_sentence_does_not_hold_it_up(piece: str):
    text = (piece * 4000)[:3990] + "."
    start = time.perf_counter()
    propose_access(sentences(text), RULES)
    propose_control(sentences(text), RULES)
    assert time.perf_counter() - start < 1
