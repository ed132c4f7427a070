"""Where, when and who says so: what stands around a proposal."""

from __future__ import annotations

from datetime import date

import pytest

from sitrep.extraction.extract import propose
from sitrep.extraction.moments import Anchors
from sitrep.extraction.places import find_places
from sitrep.extraction.proposal import Days, Proposal
from sitrep.extraction.times import find_times
from tests.extraction.english import EN

PUBLISHED = date(2018, 6, 5)  # a Tuesday


def one(text: str, published: date | None = PUBLISHED, title: str | None = None) -> Proposal:
    """The first proposal."""
    return propose(text, "en", published, title)[0]


TIMES = [
    ("on 1 June", "2018-06-01", "2018-06-01"),
    ("on June 1, 2017,", "2017-06-01", "2017-06-01"),
    ("on 24 December", "2017-12-24", "2017-12-24"),
    ("from 10 to 16 May", "2018-05-10", "2018-05-16"),
    ("between May 28 and June 3", "2018-05-28", "2018-06-03"),
    ("December 6 to December 20", "2017-12-06", "2017-12-20"),
    ("in May", "2018-05-01", "2018-05-31"),
    ("in March and April", "2018-03-01", "2018-04-30"),
    ("between November and January", "2017-11-01", "2018-01-31"),
    ("from March to May 2016", "2016-03-01", "2016-05-31"),
    ("in December 2013", "2013-12-01", "2013-12-31"),
    ("in 2017", "2017-01-01", "2017-12-31"),
    ("in 2018", "2018-01-01", "2018-06-05"),
    ("this year", "2018-01-01", "2018-06-05"),
    ("since January", "2018-01-01", "2018-06-05"),
    ("since 5 May", "2018-05-05", "2018-06-05"),
    ("since the conflict began in December 2013", "2013-12-01", "2018-06-05"),
    ("since mid-May", "2018-05-15", "2018-06-05"),
    ("in early May", "2018-05-01", "2018-05-10"),
    ("in mid-May", "2018-05-11", "2018-05-20"),
    ("as of late May", "2018-05-21", "2018-05-31"),
    ("on Friday", "2018-06-01", "2018-06-01"),
    ("on Tuesday", "2018-06-05", "2018-06-05"),
    ("yesterday", "2018-06-04", "2018-06-04"),
    ("this morning", "2018-06-05", "2018-06-05"),
    ("last week", "2018-05-28", "2018-06-03"),
    ("this week", "2018-06-04", "2018-06-05"),
    ("in the past week", "2018-05-29", "2018-06-05"),
    ("in the last five days", "2018-05-31", "2018-06-05"),
    ("over the weekend", "2018-06-02", "2018-06-03"),
    ("two days ago", "2018-06-03", "2018-06-03"),
    ("last month", "2018-05-01", "2018-05-31"),
    ("last year", "2017-01-01", "2017-12-31"),
]


@pytest.mark.parametrize(("words", "start", "end"), TIMES)
def test_when_a_time_is(words: str, start: str, end: str) -> None:
    [found] = find_times(f"Some people fled {words}.", Anchors(PUBLISHED), EN.times)
    assert found.days == Days(date.fromisoformat(start), date.fromisoformat(end))


@pytest.mark.parametrize(
    "words", ["may", "march on", "a second", "the 12 villages", "5,000 people", "in 17 villages"]
)
def test_what_is_no_time(words: str) -> None:
    assert find_times(f"They {words} flee.", Anchors(PUBLISHED), EN.times) == []


@pytest.mark.parametrize("words", ["yesterday", "on Friday", "last week", "since January"])
def test_without_a_date_of_publication_relative_times_stay_open(words: str) -> None:
    assert one(f"Seventeen people were killed {words}.", None).period is None
    absolute = one("Seventeen people were killed on 3 May 2017.", None).period
    assert absolute == Days(date(2017, 5, 3), date(2017, 5, 3))


def test_the_date_of_the_statement_is_not_that_of_the_event() -> None:
    assert one("The mission said on Friday that 2,000 people had fled.").period is None
    assert one("Some 2,000 people fled last week, the mission said on Friday.").period == Days(
        date(2018, 5, 28), date(2018, 6, 3)
    )


def test_a_dateline_says_when_it_was_written_not_when_it_happened() -> None:
    text = "TARIN, Libya, June 5 (Agency) - Gunmen killed 34 people in Waza, police said."
    assert one(text).period is None
    assert one(text).place == "Waza"


def test_a_time_that_opens_a_sentence_is_of_all_of_it() -> None:
    text = "Since 1 January, 400,000 people have been displaced, up from the previous week."
    assert one(text).period == Days(date(2018, 1, 1), PUBLISHED)


def test_the_event_of_an_article_dates_its_later_sentences() -> None:
    text = "A bomb hit a market yesterday.\n\nAt least 20 people were killed, doctors said."
    assert one(text).period == Days(date(2018, 6, 4), date(2018, 6, 4))


def test_a_list_item_has_the_date_in_front_of_it() -> None:
    text = "- May 16: Kidnappers abducted two in Ogbia.\n- May 17: Gunmen killed four in Oturkpo.\n"
    days = [proposal.period for proposal in propose(text, "en", PUBLISHED)]
    assert days == [
        Days(date(2018, 5, 16), date(2018, 5, 16)),
        Days(date(2018, 5, 17), date(2018, 5, 17)),
    ]


PLACES = [
    ("Gunmen killed four in Oturkpo, Benue.", "Oturkpo, Benue"),
    ("Some 7,000 people fled from Teber village to Sancharak.", "Teber village"),
    ("In Badakhshan, some 4,300 people have been displaced to Faizabad city.", "Badakhshan"),
    ("Clashes in Andar district, Ghazni, displaced 2,450 people.", "Andar district, Ghazni"),
    ("About 200 people crossed into Chad.", "Chad"),
    ("The raid in the northern town of Gao killed three people.", "the northern town of Gao"),
    ("Police in Kabul told reporters in Geneva that nine people were killed in Herat.", "Herat"),
    ("Nine people died in clashes between Hamdan fighters and troops in Waza.", "Waza"),
    ("NIGER\n\nAt least nine people were killed by gunmen.", "NIGER"),
]


@pytest.mark.parametrize(("text", "place"), PLACES)
def test_where_it_happened(text: str, place: str) -> None:
    assert one(text).place == place


@pytest.mark.parametrize(
    "text", ["in May", "on Monday", "to the UN", "from IOM", "in the morning", "at least 5"]
)
def test_what_is_no_place(text: str) -> None:
    assert find_places(f"People fled {text}.", EN.places) == []


SOURCES = [
    ("More than 2,000 people fled, according to the International Organization for Migration (IOM).",
     "the International Organization for Migration (IOM)"),
    ("According to local authorities, 40 people were killed.", "local authorities"),
    ("UNHCR said that 300 refugees had crossed the border.", "UNHCR"),
    ("At least 19 people died, state police spokesman Sunusi Amiru said.", "state police spokesman Sunusi Amiru"),
    ("Modu Ali, a village chief, told a news agency that 50 people were killed.", "Modu Ali, a village chief"),
    ("Nine people were killed, the army said in a statement.", "the army"),
    ("Nine people were killed, rescue workers and a war monitor said.", "rescue workers and a war monitor"),
    ("Nine people were killed, the provincial assembly's president said on Saturday.", "the provincial assembly's president"),
    ("In a video posted online, Marshal Omar Ali, said his forces had killed 20 people.", "Marshal Omar Ali"),
    ("Nine people were killed.", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "source"), SOURCES)
def test_who_says_so(text: str, source: str | None) -> None:
    assert one(text).attributed_to == source


def test_a_speaker_goes_on_in_the_next_sentence() -> None:
    text = "Governor Ali Omar said that the town was quiet. He added that 30 people were killed."
    assert one(text).attributed_to == "Governor Ali Omar"


def test_a_quote_that_nobody_closed_ends_with_its_paragraph() -> None:
    text = "The marshal asked to “respect the law, he said.\n\nNine people were killed in Waza."
    assert one(text).attributed_to is None


def test_a_quote_of_several_sentences_is_of_whoever_is_named_at_its_end() -> None:
    text = "“At least 1,000 people have left their homes. It is a disaster,” Mayor Rosa Diaz said."
    assert one(text).attributed_to == "Mayor Rosa Diaz"
