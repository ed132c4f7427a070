"""Access and control, rule by rule: a sentence for each, and its look-alikes."""

from __future__ import annotations

import pytest

from sitrep.evidence.lexicon import lexicon_of
from sitrep.extraction.access import propose_access
from sitrep.extraction.control import propose_control
from sitrep.extraction.extract import propose
from sitrep.extraction.sentences import Sentence, split_sentences
from tests.extraction.english import EN

RULES = EN.control_access


def sentences(text: str) -> list[Sentence]:
    return list(split_sentences(text, lexicon_of("en")))


def constraints(text: str) -> list[tuple[str | None, str]]:
    """What is proposed of access: the constraint and the rule."""
    found = propose_access(sentences(text), RULES)
    return [(one.constraint, one.rule.removeprefix("access.")) for one in found]


def holdings(text: str) -> list[tuple[str | None, str | None, str | None]]:
    """What is proposed of control: the status, the actor and the place."""
    return [(one.status, one.actor, one.place) for one in propose_control(sentences(text), RULES)]


# A phrase that says a constraint by itself.
STATED = [
    ("violence_against_humanitarians", "attack_on_asset", "Thieves broke into a UNICEF warehouse in Kalma."),
    # May is a month
    ("violence_against_humanitarians", "attack_on_asset", "On 14 May, thieves broke into a UNICEF warehouse in Kalma."),
    ("violence_against_humanitarians", "asset_attacked", "The clinic came under attack on Friday."),
    ("violence_against_humanitarians", "looted_aid", "A crowd stole medicines at night."),
    ("violence_against_humanitarians", "aid_looted", "Food rations were stolen at night."),
    ("violence_against_humanitarians", "aid_looted", "Two compounds were plundered in Kalma."),
    ("violence_against_humanitarians", "stolen_from", "Motorbikes were stolen from a local NGO."),
    ("violence_against_humanitarians", "violence_disrupts", "Threats against health workers led to the relocation of teams."),
    ("violence_against_humanitarians", "incidents_against", "Violent incidents against humanitarian facilities rose in May."),
    ("violence_against_humanitarians", "vehicle_stopped", "An ambulance was intercepted near Kalma."),
    ("violence_against_humanitarians", "vehicle_stopped", "Their vehicle was stopped at gunpoint outside Kalma."),
    ("violence_against_humanitarians", "gunmen_intercept", "Bandits intercepted three trucks with food on the road to Kalma."),
    ("violence_against_humanitarians", "under_fire", "A vaccination team came under fire in Kalma."),
    ("violence_against_humanitarians", "under_fire", "Men threatened to burn the ambulance."),
    ("violence_against_humanitarians", "asset_attacked", "Two aid trucks were set on fire near Kalma."),
    ("violence_against_humanitarians", "convoy_incident", "An explosion damaged a supply truck."),
    ("violence_against_humanitarians", "convoy_incident", "A hand grenade damaged the ICRC office."),
    ("violence_against_humanitarians", "violence_disrupts", "The murder of an aid worker led to the relocation of staff."),
    ("denial_of_needs", "denial", "The ministry dismissed reports of a famine."),
    ("denial_of_needs", "denial", "The council declined to recognise the crisis."),
    ("denial_of_needs", "denial", "Officials refused to acknowledge the displacement."),
    ("denial_of_needs", "denial", "Refugees were denied registration."),
    ("mines_uxo", "mined", "The fields around Kalma were heavily mined."),
    ("mines_uxo", "mines", "The village is littered with unexploded bombs."),
    ("mines_uxo", "mines", "Farmers are afraid to plough because of mines."),
    ("mines_uxo", "mines", "Mine contamination restricts work on the land."),
    ("mines_uxo", "laid", "The convoy struck a landmine north of Kalma."),
    ("mines_uxo", "laid", "The path is believed to be mined."),
    ("mines_uxo", "laid", "The valley is not yet cleared of mines."),
    ("mines_uxo", "mines", "Mines were planted along the road."),
    ("environment", "impassable", "The airstrip is waterlogged."),
    ("environment", "impassable", "The road to Kalma was closed because of a landslide."),
    ("environment", "impassable", "Mudslides blocked the highway."),
    ("environment", "cut_off", "Snow has isolated the valley."),
    ("environment", "only_by", "The village can only be reached on foot."),
    ("environment", "only_by", "Trucks can no longer cross the river."),
    ("environment", "only_by", "The hospital has run out of fuel."),
    ("environment", "cut_off", "The camp is accessible only by boat in the rainy season."),
    ("movement_into", "visas", "Two NGOs are still awaiting entry visas."),
    ("movement_into", "visas", "The ministry suspended import permits in May."),
    ("movement_into", "fees", "Higher visa costs were announced in May."),
    ("movement_into", "visas_denied", "Work permits have not been renewed since May."),
    ("movement_into", "visas_denied", "Customs clearances remain outstanding."),
    ("movement_into", "border_closed", "The border has remained closed to aid since May."),
    ("movement_into", "border_closed", "A naval blockade keeps out fuel."),
    ("movement_into", "entry_denied", "Aid trucks were refused entry on Monday."),
    ("movement_into", "entry_denied", "Soldiers stopped aid staff from entering the country."),
    ("movement_into", "stuck_at_border", "Forty lorries with flour are stuck at the northern crossing."),
    ("movement_into", "stuck_at_border", "The airport is closed to commercial flights."),
    ("movement_into", "stuck_at_border", "The enclave is off limits to aid agencies."),
    ("movement_into", "entry_denied", "No relief trucks have been allowed in."),
    ("movement_within", "checkpoint", "Soldiers set up a roadblock on the road to Kalma."),
    ("movement_within", "road_closed", "The bridge at Kalma has been sealed off."),
    ("movement_within", "road_closed", "Protesters barricaded the highway."),
    ("movement_within", "convoy_stopped", "Two trucks with flour were held at a checkpoint."),
    ("movement_within", "convoy_stopped", "The assessment teams were not granted passage to Kalma."),
    ("movement_within", "stopped_convoy", "Soldiers blocked a humanitarian convoy on Monday."),
    ("movement_within", "waiting", "Supplies are stuck for want of approvals in Kalma."),
    ("movement_within", "permission", "The governor revoked travel permits for teams in Kalma."),
    ("movement_within", "permission", "The army denied access to several villages."),
    ("movement_within", "requests_denied", "Requests to travel were partially rejected in May."),
    ("movement_within", "siege", "The besieged enclave has not received aid."),
    ("movement_within", "siege", "The town is encircled and without food."),
    ("movement_within", "escort", "Teams travel only under military escort."),
    ("movement_within", "escort", "The road requires an armed escort."),
    ("movement_within", "turned_back", "The boats had to turn back."),
    ("movement_within", "turned_back", "Guards turned them away."),
    ("movement_within", "not_reached", "No convoy has reached Kalma since May."),
    ("movement_within", "paperwork", "No travel authorisations were issued in May."),
    ("movement_within", "paperwork", "Approvals of flights took a month."),
    ("movement_within", "checkpoint", "A curfew is hampering teams."),
    ("movement_within", "permission", "No permission was granted to the teams."),
    ("movement_within", "not_reached", "Three hamlets could not be reached."),
    ("movement_within", "paperwork", "Teams are without security clearances."),
    ("interference", "demands", "The mayor insisted on staffing for the project."),
    ("interference", "demands", "Elders interfered in the hiring of guards."),
    ("interference", "taxes", "Fighters charged a fee, and fees from relief trucks rose."),
    ("interference", "taxes", "Militiamen collected illegal payments from convoys."),
    ("interference", "taxes", "Agencies were made to pay bribes."),
    ("interference", "closed_agencies", "The ministry revoked the registration of an NGO."),
    ("interference", "closed_sites", "Police shut down two health posts."),
    ("interference", "agencies_closed", "Two charities were told to leave by the governor."),
    ("interference", "authority_blocks", "Security services obstructed food distributions."),
    ("interference", "authority_blocks", "Rebels prevented assessments in Kalma."),
    ("interference", "negotiated_closure", "The clinics were shut during talks with the militia."),
    ("interference", "diverted", "Soldiers removed medicine from the convoy."),
    ("interference", "diverted", "Administrative obstacles delayed the response."),
    ("interference", "projects_held", "The governor withheld approval of three projects."),
    ("interference", "projects_held", "Schools were taken over by soldiers."),
    ("interference", "closed_agencies", "The militia prohibited aid groups from working."),
    ("interference", "diverted", "Soldiers diverted food aid."),
    ("interference", "diverted", "Relief items were confiscated in Kalma."),
    ("interference", "projects_held", "Officials asked the agency to register."),
    ("interference", "negotiated_closure", "Clinics were closed while negotiations resumed."),
    ("population_access", "unable", "Farmers are too afraid to go to their fields."),
    ("population_access", "unable", "Patients could not reach the clinic."),
    ("population_access", "unable", "Women face difficulties in obtaining care."),
    ("population_access", "no_access", "Refugees have been cut off from markets."),
    ("population_access", "no_access", "Children are deprived of education services."),
    ("population_access", "left_without", "The fighting left families without food."),
    ("population_access", "sites_closed", "Two health posts have been abandoned."),
    ("population_access", "sites_closed", "The clinic stopped working in May."),
    ("population_access", "closure_of_sites", "The fighting led to the closure of eight schools."),
    ("population_access", "confined", "Families remain confined in the camp."),
    ("population_access", "out_of_service", "The market has shut its doors."),
    ("population_access", "out_of_service", "Mobile networks were down in Kalma."),
    ("population_access", "closure_of_sites", "Only three clinics are functional."),
    ("population_access", "confined", "Communities are trapped in the camp."),
    ("violence_against_humanitarians", "ambulance_stopped", "Men in uniform stopped the ambulance."),
    ("violence_against_humanitarians", "site_entered", "Troops entered two hospitals in search of the wounded."),
    ("violence_against_humanitarians", "site_entered", "The hospital was stripped of its beds."),
    ("violence_against_humanitarians", "trucks_robbed", "Four trucks were stopped by armed youths and the crews robbed."),
    ("violence_against_humanitarians", "attacks_counted", "The group logged 67 attacks on health workers."),
    ("denial_of_needs", "not_registered", "Officials declined to register 340 displaced people."),
    ("denial_of_needs", "not_registered", "They do not qualify for assistance."),
    ("movement_into", "clearance_delayed", "The containers are still stuck at Nimule."),
    ("movement_into", "clearance_delayed", "The staff are blocked outside the country."),
    ("movement_within", "permits_needed", "Permits are now required for each trip."),
    ("movement_within", "permits_needed", "Clearances take up to three weeks."),
    ("movement_within", "requests_unanswered", "The governor left unanswered 93 travel requests."),
    ("movement_within", "checkpoint_paid", "Checkpoints on the road have doubled."),
    ("movement_within", "checkpoint_paid", "At the checkpoints drivers pay fees."),
    ("movement_within", "no_travel", "Female staff were told not to travel."),
    ("movement_within", "roads_cut", "Rebels have closed every road into the town."),
    ("movement_within", "roads_cut", "Use of the northern road is not possible."),
    ("movement_within", "no_convoy", "Not a single convoy has been allowed in."),
    ("movement_within", "turned_back_crossing", "A truck with tents had failed to cross."),
    ("interference", "told_to_leave", "Staff were made to hand over lists."),
    ("violence_against_humanitarians", "blast_on_site", "A rocket destroyed a warehouse run by UNICEF."),
    ("violence_against_humanitarians", "blast_on_site", "Witnesses told of a strike on a field hospital."),
    ("violence_against_humanitarians", "emptied", "Men emptied a shop and carried off the medicines."),
    ("violence_against_humanitarians", "emptied", "The depot in Kalma was emptied by armed men."),
    ("violence_against_humanitarians", "emptied", "Gunmen burned nine lorries chartered for Kalma."),
    ("violence_against_humanitarians", "emptied", "Men forced their way into the guest house in Kalma."),
    ("violence_against_humanitarians", "carrier_under_fire", "A lorry carrying flour to Kalma came under fire."),
    ("mines_uxo", "found", "A team found tripwires under a desk."),
    ("mines_uxo", "found", "Unexploded mortar shells keep farmers away."),
    ("mines_uxo", "found", "They spoke of the presence of landmines."),
    ("environment", "grounded", "Fog grounded two helicopters in Kalma."),
    ("environment", "grounded", "The ferry to Kalma sank in May."),
    ("environment", "grounded", "With the river in flood, Kalma was cut off."),
    ("movement_into", "not_issued", "No visa has been issued since May."),
    ("movement_into", "not_issued", "Customs officers have kept the generator since May."),
    ("movement_into", "not_issued", "Most charities have been denied accreditation."),
    ("movement_into", "not_let_in", "Nine tents are held up at the port."),
    ("movement_within", "turned_away", "Soldiers refused to let two trucks proceed."),
    ("movement_within", "turned_away", "A lorry with blankets was denied passage in Kalma."),
    ("movement_within", "parked", "Three trucks with tents have been parked in Kalma since May."),
    ("movement_within", "asks_consent", "Teams must ask three brigades for consent."),
    ("movement_within", "asks_consent", "Permits for nine nurses have been pending since May."),
    ("movement_within", "kept_shut", "Youths kept the northern highway shut."),
    ("movement_within", "kept_shut", "Not one food parcel has been let into Kalma."),
    ("denial_of_needs", "nobody_in_need", "The mayor said that Kalma hosts nobody in need."),
    ("denial_of_needs", "nobody_in_need", "The committee turned down an offer of kits."),
    ("interference", "made_to", "Rebels required two NGOs to hand over seed."),
    ("interference", "made_to", "Fighters levy 500 dollars on every relief truck."),
    ("interference", "made_to", "Guards took insulin off the trucks."),
    ("population_access", "cannot_be_moved", "Patients cannot be shifted to Kalma."),
    ("population_access", "cannot_be_moved", "Villagers no longer dare to go there: patients can no longer cross to Kalma."),
    ("population_access", "cannot_be_moved", "Residents have been forbidden by rebels to leave Kalma."),
    ("population_access", "kept_out", "Snipers keep families away from their crops."),
    ("population_access", "kept_out", "There is no functioning hospital in Kalma."),
    ("population_access", "kept_out", "The health post in Kalma was deserted."),
    ("violence_against_humanitarians", "emptied", "Men in uniform looted our office in Kalma."),
    ("mines_uxo", "mines", "The road to Kalma is strewn with mines."),
    ("population_access", "kept_from", "Snipers keep families from taking their sick to Kalma."),
    ("population_access", "kept_out", "The hospital in Kalma has stopped taking in patients."),
    ("population_access", "kept_out", "Rebels do not allow families to leave Kalma."),
    ("population_access", "cannot_be_moved", "People who want to leave are being stopped at cordons."),
    ("interference", "unsigned", "Sub-agreements for 38 projects have not been signed."),
    ("interference", "removed_from", "Surgical kits were removed from trucks."),
    ("population_access", "kept_from", "Gangs prevent residents from reaching care."),
    ("population_access", "must_go", "Patients now have to be carried to the nearest clinic."),
    ("population_access", "ambulances_held", "Ambulances had been held for hours."),
]  # fmt: skip
# Aid that was hindered, and what hindered it.
CAUSED = [
    ("violence_against_humanitarians", "suspended.attacks", "Because of threats against aid workers, Oxfam paused operations."),
    ("mines_uxo", "access_limited.mines", "Because of unexploded shells, access to the valley is difficult."),
    ("environment", "disrupted.weather", "The typhoon disrupted food distributions."),
    ("environment", "hard_to_reach.weather", "Reaching the valley is difficult in winter."),
    ("environment", "was_suspended.weather", "Deliveries were postponed because of storms."),
    ("movement_into", "hindered.entry", "Visa rules hampered the response."),
    ("movement_into", "own_suspended.entry", "Because of customs rules, it suspended its programme."),
    ("movement_within", "suspension.blocks", "A curfew caused the postponement of vaccination campaigns."),
    ("movement_within", "hindered.blocks", "Demonstrations delayed the delivery of aid."),
    ("movement_within", "agencies_unable.blocks", "Partners cannot enter Kalma because of roadblocks."),
    ("interference", "hindered.authorities", "Directives slowed aid deliveries."),
    ("interference", "access_limited.authorities", "Access remains a challenge, because of a decree."),
    ("hostilities", "forced_to.fighting", "Combat obliged the charity to call off a visit."),
    ("hostilities", "forced_to.fighting", "Shelling prevented our surgeons from coming."),
    ("hostilities", "no_one_able.fighting", "No organisation has been able to work in Kalma because of fighting."),
    ("movement_within", "no_one_able.blocks", "Nobody has been able to take insulin to Kalma since the curfew."),
    ("hostilities", "off_limits.fighting", "The north is out of bounds for our teams owing to fighting."),
    ("hostilities", "closed_by.fighting", "After clashes a charity shut its clinic in Kalma."),
    ("hostilities", "forced_to.fighting", "Shelling has stopped our teams from going beyond Kalma."),
    ("hostilities", "was_suspended.fighting", "Distributions had to be suspended because of shooting."),
    ("hostilities", "no_one_able.fighting", "Aid workers have had no access to Kalma because of clashes."),
    ("hostilities", "suspended.fighting", "UNICEF halted its activities because of shelling."),
    ("hostilities", "own_suspended.fighting", "It suspended its clinics owing to clashes."),
    ("hostilities", "own_suspended.fighting", "Because of gunfire, missions are on hold."),
    ("hostilities", "was_evacuated.fighting", "Staff were relocated because of clashes."),
    ("hostilities", "agencies_unable.fighting", "Aid agencies are unable to reach Kalma because of clashes."),
    ("hostilities", "areas_inaccessible.fighting", "Two districts are out of reach because of battles."),
    ("hostilities", "little_access.fighting", "The loss of humanitarian access followed clashes."),
]  # fmt: skip
# Aid that was hindered by nothing that is told.
UNCAUSED = [
    ("movement_within", "access_limited", "Access to the valley is limited."),
    ("movement_within", "little_access", "Teams have limited access to the valley."),
    ("movement_within", "agencies_unable", "Aid workers were unable to assess Kalma."),
    ("movement_within", "areas_inaccessible", "Six districts remain inaccessible."),
    ("movement_within", "hard_to_reach", "Reaching the valley remains difficult."),
    ("hostilities", "own_suspended", "It suspended its programme in May."),
    ("hostilities", "suspended", "Oxfam paused operations in Kalma."),
    ("hostilities", "suspension", "The suspension of food distributions goes on."),
]  # fmt: skip
# What hinders aid is told in the sentences before.
TOLD_BEFORE = [
    ("An aid worker was kidnapped. The agency suspended its activities.", "violence_against_humanitarians"),
    ("Landmines were found. Oxfam paused operations in Kalma.", "mines_uxo"),
    ("Heavy rains fell. Access to the valley is limited.", "environment"),
    ("Customs rules changed. Oxfam paused operations in Kalma.", "movement_into"),
    ("A decree was signed. Oxfam paused operations in Kalma.", "interference"),
    ("Clashes broke out. Food distributions were postponed.", "hostilities"),
    ("Roads were dry. A decree was signed. The market was quiet. Oxfam paused operations.", "interference"),
    # too far back, or nothing of it: what it is by itself
    ("Heavy rains fell. All was calm. The market was full. Shops were open. Prices fell. Oxfam paused operations.", "hostilities"),
    ("All was calm. Oxfam paused operations in Kalma.", "hostilities"),
    ("All was calm. Access to the valley is limited.", "movement_within"),
    # of two effects the one that says enough
    ("Food distributions were delayed, and access to the valley is limited.", "movement_within"),
]  # fmt: skip
# Denied, asked for, forbidden, feared, over, or for another cause.
NO_CONSTRAINT = [
    "Food distributions were postponed.",
    "Aid deliveries were delayed and flights were disrupted.",
    "No clinic was attacked.",
    "There is no ban on NGOs.",
    "Despite attacks on an ambulance, the team went on.",
    "The governor could close the clinic.",
    "The health posts are full; shops have been abandoned.",
    "Donors must ensure that access to the valley is not limited.",
    "Access to the valley was restricted, which is unacceptable.",
    "Attacks on aid convoys are a war crime.",
    "Access to the valley was limited, but has improved.",
    "The clinic reopened after it was closed by the governor.",
    "Because of a lack of fuel, Oxfam paused operations.",
    "Oxfam paused operations for the holidays.",
    "Officials suspended the work of an NGO, which has since resumed.",
    "Curfews are rare in Kalma.",
    "The visa office in Kalma is new.",
    "The road to Kalma is long.",
    "The government has not denied visas to aid workers.",
    "Military checkpoints do not impede aid to Kalma.",
    "Floods did not cut off Kalma.",
    "Voters who lost the mayor of Kalma mourned.",
    "Aid workers can now reach Kalma, which had been cut off by fighting.",
    "The roadblocks that had stopped aid convoys have been dismantled.",
]


@pytest.mark.parametrize(("constraint", "rule", "text"), [*STATED, *CAUSED, *UNCAUSED])
def test_each_rule_finds_its_constraint(constraint: str, rule: str, text: str) -> None:
    assert constraints(text) == [(constraint, rule)]


def test_every_rule_has_a_case() -> None:
    """Of effects and causes, every one of either."""
    told = {part for _, rule, _ in [*STATED, *CAUSED, *UNCAUSED] for part in rule.split(".")}
    tables = (RULES.access, RULES.effects, RULES.causes)
    assert {rule.name for table in tables for rule in table} - told == set()


@pytest.mark.parametrize(("text", "constraint"), TOLD_BEFORE)
def test_a_cause_may_stand_in_the_sentences_before(text: str, constraint: str) -> None:
    assert constraints(text)[-1][0] == constraint


@pytest.mark.parametrize("text", NO_CONSTRAINT)
def test_what_is_no_constraint_is_not_proposed(text: str) -> None:
    assert constraints(text) == []


def test_talks_that_closed_a_site_count_even_where_it_has_reopened() -> None:
    text = "The clinic was closed after negotiations and has reopened."
    assert constraints(text) == [("interference", "negotiated_closure")]


def test_a_constraint_that_is_told_twice_in_a_sentence_is_proposed_once() -> None:
    text = "Gunmen attacked a clinic, and another clinic was set on fire."
    assert constraints(text) == [("violence_against_humanitarians", "attack_on_asset")]


def test_a_cause_far_from_its_effect_stays_out_of_the_mention() -> None:
    apart = "in the hills and the plains, along the coast and around the lake, " * 3
    text = f"Fighting went on {apart}and Oxfam paused operations."
    (found,) = propose_access(sentences(text), RULES)
    assert (found.constraint, found.mention.of(text)) == ("hostilities", "Oxfam paused operations")


STATUSES = [
    ("controls", "Russian troops", "Izium", "Russian troops continue to hold Izium."),
    ("gained", "Fighters", "Kordal", "Fighters moved into Kordal on Monday."),
    ("gained", "army", "Kordal", "The rebels ceded Kordal to the army in May."),
    ("gained", "Rebels", "Kordal", "Rebels briefly occupied Kordal in May."),
    ("besieged", "Rebels", "Kordal", "Rebels keep Kordal under siege."),
    ("besieged", "army", "Kordal", "Kordal, which the army has kept under siege since May, is empty."),
    ("contested", None, "Kordal", "Kordal has gone back and forth between the two sides."),
    ("contested", None, "Kordal", "Control of Kordal is disputed by two groups."),
    ("controls", "militia", "Kordal", "The militia keeps control of Kordal."),
    ("controls", "Gangs", "estimated 85% of Kordal", "Gangs control an estimated 85% of Kordal."),
    ("lost", "Troops", "Kordal", "Troops have left Kordal."),
    ("controls", "Separatist forces", "Kordal", "Separatist forces are now in control of Kordal."),
    ("besieged", "fighters", "Kordal", "Kordal has been ringed by fighters since May."),
    ("controls", "rebels", "Abujhmad", "The rebels still hold sway over Abujhmad."),
    ("controls", "government", "Palma", "Palma was once again under government control."),
    ("controls", "Criminal groups", "most of Port-au-Prince", "Criminal groups now control most of Port-au-Prince."),
    ("gained", "Soldiers", "two villages", "Soldiers wrested back two villages on Tuesday."),
    ("controls", "army", "Kordal", "Shells hit the army-occupied district of Kordal."),
    ("controls", "Taliban", "Kordal", "They shelled the Taliban bastion of Kordal."),
    ("controls", "militant", "Kordal", "Kordal, a former militant bastion, is quiet."),
    ("controls", "insurgents", "Kordal", "Kordal, a stronghold of the insurgents, was bombed."),
    ("controls", "rebels", "Kordal", "It is the last town in Kordal outside the control of the rebels."),
    ("controls", "army", "Kordal", "Kordal is firmly under the control of the army."),
    ("controls", "government", "Half of Kordal", "Half of Kordal remains under government control."),
    ("controls", "rebels", "Kordal", "Kordal is still in the hands of the rebels."),
    ("controls", "rebel", "Kordal", "Kordal remains in rebel hands."),
    ("controls", "militia", "Kordal", "The militia maintains control over the port of Kordal."),
    ("controls", "army", "Kordal", "The army is in control of Kordal."),
    ("controls", "militia", "Kordal", "The port of Kordal, which the militia has held since May, is closed."),
    ("controls", "rebels", "Kordal", "Kordal, a town held by the rebels, is quiet."),
    ("controls", "rebels", "More than half of Ostia", "More than half of Ostia is held by rebels."),
    ("gained", "militia", "Kordal", "Kordal passed into the hands of the militia in May."),
    ("gained", "Taliban", "Kordal", "Kordal came under Taliban rule in May."),
    ("gained", "separatists", "Kordal", "Kordal has fallen to the separatists."),
    ("gained", "government", "Kordal", "The government re-established control over Kordal."),
    ("gained", "militia", "Kordal", "The militia wrested control of Kordal in May."),
    ("gained", "army", "Kordal", "The army expelled the rebels from Kordal."),
    ("gained", "Troops", "Kordal", "Troops stormed and seized Kordal in May."),
    ("gained", "militia", "Kordal", "The port of Kordal, which the militia seized last week, is closed."),
    ("gained", "Troops", "Kordal", "Troops moved north, retaking the town of Kordal."),
    ("gained", "militants", "Kordal", "Kordal, overrun by militants in May, is empty."),
    ("gained", "rebels", "Kordal and Harem", "The towns of Kordal and Harem were captured by rebels."),
    ("gained", "rebels", "Some 20 towns", "Some 20 towns were captured by rebels."),
    ("gained", "rebels", "Kordal", "The capture of Kordal by rebels in May was swift."),
    ("gained", "government", "Kordal", "The government's recapture of Kordal was swift."),
    ("gained", "rebels", "Kordal", "The fall of Kordal to the rebels, in May, was swift."),
    ("lost", None, "Kordal", "The fall of the town of Kordal, a key port, shook the army."),
    ("lost", "militia", "Kordal", "The militia surrendered control of Kordal in May."),
    ("lost", "Troops", "Kordal", "Troops pulled out of Kordal in May."),
    ("lost", "militants", "Kordal", "The militants were pushed out of Kordal."),
    ("lost", "army", "Kordal", "The army, which withdrew from Kordal, is weak."),
    ("besieged", "militia", "Kordal", "The militia has encircled Kordal."),
    ("besieged", "rebels", "Kordal", "The rebels are surrounding Kordal."),
    ("besieged", "militants", "Kordal", "Kordal, surrounded by militants, has no food."),
    ("besieged", "army", "Kordal", "Kordal endured a long siege by the army."),
    ("besieged", "rebel", "Kordal", "Bread is scarce in the rebel-besieged town of Kordal."),
    ("besieged", None, "Kordal", "Food ran out during the siege of Kordal."),
    ("contested", None, "Kordal", "Two militias clashed over control of Kordal."),
    ("contested", None, "Kordal", "Kordal is bitterly contested."),
    ("contested", None, "Kordal", "Kordal has repeatedly changed hands."),
]  # fmt: skip
# Who it is: the words in front of a verb, without what is said of them.
ACTORS = [
    ("The National Front (NFK) captured Kordal.", "National Front (NFK)"),
    ("The self-proclaimed Northern Front captured Kordal.", "Northern Front"),
    ("The rebels, who are led by officers, captured Kordal.", "rebels"),
    ("The rebels, who are brave, well fed, well armed, well paid, captured Kordal.", "rebels"),
    ("The rebels, the mayor said, captured Kordal.", "rebels"),
    ("The militia, backed by a neighbour, along the coast, captured Kordal.", "militia"),
    ("Rebels backed by mercenaries captured Kordal.", "Rebels"),
    ("Clashes erupted and rebels captured Kordal.", "rebels"),
    ("The army and the militia captured Kordal.", "army and the militia"),
    ("Witnesses said that rebels captured Kordal.", "rebels"),
    ("“The rebels captured Kordal,” a witness said.", "rebels"),
    ("Rebels yesterday captured Kordal.", "Rebels"),
    ("Rebels late on Friday night captured Kordal.", "Rebels"),
    ("Rebels in June captured Kordal.", "Rebels"),
    ("He denied the talks, but rebels captured Kordal.", "rebels"),
    ("Last year rebels captured Kordal.", "rebels"),
    ("Kordal was captured by fighters supported by a neighbour.", "fighters"),
    ("Kordal was taken from rebels backed by Ostia.", None),
    # a pronoun, a verb that goes on, and a place that names no actor
    ("They captured Kordal.", None),
    ("Soldiers arrived and then captured Kordal.", None),
    ("Clashes went on, seizing the town of Kordal.", None),
    ("Kordal, a port, was captured.", None),
]
# Which place it is: its name, what it is called by, or the one named before.
PLACES = [
    ("The capital, Kordal, was captured by rebels.", "Kordal"),
    ("Rebels captured the provincial capital, Kordal, in May.", "Kordal"),
    ("Kordal, also a port, was captured by rebels.", "Kordal"),
    ("They fought in Kordal. Rebels captured the village of Harem.", "Harem"),
    ("The battle for Kordal went on. Rebels captured the town.", "Kordal"),
    ("They met in Kordal. Rebels captured the town.", "Kordal"),
    ("They met in Harem after the battle of Kordal. Rebels captured the town.", "Kordal"),
    ("Fighting for control of Kordal went on and rebels captured the town.", "Kordal"),
    ("They fought around Kordal. Rebels captured the big city of eastern Ostia.", "Kordal"),
    ("They fought around Kordal. Rebels captured the last town of eastern Ostia.", "last town of eastern Ostia"),
    ("They attacked Kordal. It is held by rebels.", "Kordal"),
    ("They attacked Kordal. It has changed hands.", "Kordal"),
    ("Troops entered Kordal. The rebels withdrew.", "Kordal"),
    # none was named before
    ("Rebels captured the town.", "the town"),
    ("Rebels captured the area.", "the area"),
    ("Rebels captured a village.", "a village"),
    ("In Ostia, the town of Kordal was captured by rebels.", "Kordal"),
    ("Kordal, on the border, is held by rebels.", "Kordal"),
    ("Kordal itself is held by rebels.", "Kordal"),
    ("They met in Kordal. Rebels retook it on Friday.", "Kordal"),
]  # fmt: skip
NO_HOLDING = [
    "The situation is under control.",
    "Kordal is under tight control.",
    "Police have the fire in Kordal under control.",
    "The floods are controlled by dams.",
    "The minister withdrew from Kordal.",
    "Health workers withdrew from Kordal.",
    "Troops entered Kordal. The delegation withdrew on Sunday.",
    "Troops withdrew from their positions.",
    "Rebels captured his northern positions.",
    "The rebels surrendered their weapons.",
    "Colonel Kordal was captured by rebels.",
    "Kordal fell to its knees.",
    "Kordal was taken to court.",
    # denied, meant, or not yet so
    "The rebels will hold Kordal.",
    "The rebels hoped to hold Kordal.",
    "The rebels never held Kordal.",
    "The rebels no longer hold Kordal.",
    "The rebels could have captured Kordal.",
    "The army plans the capture of Kordal.",
    "An offensive to capture Kordal began.",
    "Until Kordal is captured, the troops stay.",
    "As soon as Kordal is liberated, people will return.",
    "Whether rebels captured Kordal is unclear.",
    "The army lifted the siege of Kordal.",
    "Neither the army nor the rebels control Kordal.",
    "Nobody controls Kordal.",
    "Kordal, held by neither side, was shelled.",
    "Kordal, once held by rebels, is quiet.",
    "The army took the road to Kordal.",
    "The singer took Kordal by storm.",
    "The siege of Kordal was lifted.",
]


@pytest.mark.parametrize(("status", "actor", "place", "text"), STATUSES)
def test_each_rule_finds_its_status(status: str, actor: str | None, place: str, text: str) -> None:
    assert holdings(text) == [(status, actor, place)]


@pytest.mark.parametrize(("text", "actor"), ACTORS)
def test_who_took_a_place(text: str, actor: str | None) -> None:
    assert holdings(text) == [("gained", actor, "Kordal")]


@pytest.mark.parametrize(("text", "place"), PLACES)
def test_which_place_it_is(text: str, place: str) -> None:
    """A place that is only pointed at is known by what the whole article names."""
    assert [one.place for one in propose(text, "en", None) if one.kind == "control"] == [place]


@pytest.mark.parametrize("text", NO_HOLDING)
def test_what_is_no_control_is_not_proposed(text: str) -> None:
    assert holdings(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "If the rebel-held town of Kordal is attacked, many will flee.",
        "They plan to flee from rebel-held Kordal.",
    ],
)
def test_who_holds_a_place_is_so_whatever_is_denied_of_it(text: str) -> None:
    assert holdings(text) == [("controls", "rebel", "Kordal")]


def test_a_sentence_may_tell_of_several_places() -> None:
    text = "The rebels captured Kordal; troops lost Harem; the militia seized Doro."
    assert holdings(text) == [
        ("gained", "rebels", "Kordal"),
        ("lost", "troops", "Harem"),
        ("gained", "militia", "Doro"),
    ]


def test_a_sentence_tells_of_eight_places_at_most() -> None:
    names = ["Aru", "Bek", "Cos", "Dal", "Eri", "Fen", "Gao", "Hul", "Iko", "Jen"]
    text = "; ".join(f"rebels captured {name}" for name in names) + "."
    assert [place for _, _, place in holdings(text)] == names[:8]


def test_what_is_said_twice_in_a_sentence_is_proposed_once() -> None:
    text = "Rebels captured Kordal, and then rebels captured Kordal again."
    assert holdings(text) == [("gained", "Rebels", "Kordal")]


def test_a_subject_is_found_at_the_end_of_a_long_sentence() -> None:
    text = "The river was high and the road was long, " * 6 + "and rebels captured Kordal."
    assert holdings(text) == [("gained", "rebels", "Kordal")]
