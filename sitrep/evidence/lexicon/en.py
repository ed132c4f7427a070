"""Numbers in English."""

from __future__ import annotations

from fractions import Fraction

from sitrep.evidence.lexicon.model import (
    Counted,
    Lexicon,
    Numerals,
    PhraseTable,
    Qualifying,
    meaning,
    numbered,
    phrase,
    phrases,
    words,
)
from sitrep.evidence.quantities import Qualifier

_NUMERALS = Numerals(
    atoms=numbered(
        *enumerate(
            ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"]
        ),
        (20, "twenty"), (30, "thirty"), (40, "forty fourty"), (50, "fifty"),
        (60, "sixty"), (70, "seventy"), (80, "eighty"), (90, "ninety"),
    ),
    hundreds=words("hundred"),
    scales=numbered(
        (1_000, "thousand k"), (100_000, "lakh lac"), (1_000_000, "million mn mln m"),
        (10_000_000, "crore"), (1_000_000_000, "billion bn"),
    ),
    plural_scales=numbered(
        (1_000, "thousands"), (100_000, "lakhs"), (1_000_000, "millions"), (10_000_000, "crores"),
    ),
    joiners=words("and"),
    articles=words("a an"),
    of=words("of"),
    collectives={
        "dozen": (12, (Qualifier.EXACT, Qualifier.ABOUT)),
        "score": (20, (Qualifier.EXACT, Qualifier.ABOUT)),
        "couple": (2, (Qualifier.EXACT, Qualifier.ABOUT)),
        "pair": (2, (Qualifier.EXACT,)),
    },
    halves=PhraseTable({
        phrase("half a"): Fraction(1, 2),
        phrase("half"): Fraction(1, 2),
        phrase("a half"): Fraction(1, 2),
        phrase("quarter of a"): Fraction(1, 4),
        phrase("a quarter of a"): Fraction(1, 4),
        phrase("a quarter"): Fraction(1, 4),
        phrase("quarter"): Fraction(1, 4),
        phrase("three quarters of a"): Fraction(3, 4),
    }),
    and_half=phrases("and a half"),
    decimal=".",
    is_strict=True,
)

_QUALIFYING = Qualifying(
    before=meaning(
        ((Qualifier.AT_LEAST,), ("at least, at the least, at the very least, no fewer than, no less than, "
         "not less than, not fewer than, a minimum of, minimum of, minimum, at a minimum, "
         "not under, no lower than")),
        ((Qualifier.MORE_THAN,), ("more than, over, above, exceeding, exceeds, exceeded, exceed, "
         "in excess of, upwards of, upward of, greater than, higher than, larger than, "
         "surpassing, surpassed, surpasses, topping, topped, beyond, past the")),
        ((Qualifier.ABOUT,), ("about, around, some, approximately, approx, approx ., roughly, circa, ca, "
         "ca ., c ., an estimated, estimated, an estimate of, estimate of, estimated at, "
         "estimated to be, estimates of, in the region of, in the order of, of the order of, "
         "in the vicinity of, an average of, or so, give or take, just about, more or less")),
        ((Qualifier.NEARLY, Qualifier.ABOUT), "close to, near to, approaching"),
        ((Qualifier.NEARLY,), "nearly, almost, not quite, near, virtually"),
        ((Qualifier.NEARLY, Qualifier.LESS_THAN), ("just under, just below, slightly less than, a little under, "
         "just short of, slightly under, a little less than, slightly fewer than")),
        ((Qualifier.UP_TO,), ("up to, as many as, as much as, at most, at the most, no more than, "
         "not more than, a maximum of, maximum of, as high as, upto, not exceeding, no higher than")),
        ((Qualifier.LESS_THAN,), "less than, fewer than, under, below, lower than, short of"),
        ((Qualifier.EXACT,), ("exactly, precisely, only, just, not only, not just, concern over, concerns over, "
         "concern about, concerns about, worried about, fears over, fears about, anger over, "
         "protests over, outcry over, news about, information about, took over, taken over, "
         "takes over, take over, hand over, handed over, talks about")),
    ),
    after=meaning(
        ((Qualifier.AT_LEAST,), ("or more, at least, at the least, at the very least, and more, and above, "
         "or above, minimum, at a minimum")),
        ((Qualifier.MORE_THAN, Qualifier.AT_LEAST), "plus, and counting, and over"),
        ((Qualifier.ABOUT,), "or so, odd, or thereabouts, approximately, give or take, more or less"),
        ((Qualifier.UP_TO,), "or fewer, or less, at most, at the most, or under, maximum"),
    ),
    transparent=phrases(
        "another, an additional, additional, a further, further, a total of, the total of, "
        "total of, other, an other, the, these, those, their, his, its, as few as, an extra, "
        "some other, more, a group of, a combined, a reported, reported, reportedly"
    ),
    vague=PhraseTable({
        **{
            phrase(f"{few} {many}"): qualifier
            for few in ("several", "a few", "few", "many", "some", "multiple", "a good few")
            for many, qualifier in (
                ("dozen", Qualifier.DOZENS), ("dozens", Qualifier.DOZENS), ("score", Qualifier.SCORES),
                ("hundred", Qualifier.HUNDREDS), ("hundreds", Qualifier.HUNDREDS), ("thousand", Qualifier.THOUSANDS),
                ("thousands", Qualifier.THOUSANDS), ("tens of thousands", Qualifier.TENS_OF_THOUSANDS),
                ("hundred thousand", None), ("hundreds of thousands", None), ("million", None),
            )
        },
        phrase("a few"): Qualifier.SEVERAL, phrase("several"): Qualifier.SEVERAL,
        phrase("a handful"): Qualifier.SEVERAL, phrase("handful"): Qualifier.SEVERAL,
        phrase("multiple"): Qualifier.SEVERAL, phrase("various"): Qualifier.SEVERAL,
        phrase("tens"): Qualifier.DOZENS, phrase("dozens"): Qualifier.DOZENS, phrase("scores"): Qualifier.SCORES,
        phrase("hundreds"): Qualifier.HUNDREDS, phrase("thousands"): Qualifier.THOUSANDS,
        phrase("dozens and dozens"): Qualifier.DOZENS, phrase("scores and scores"): Qualifier.SCORES,
        phrase("hundreds and hundreds"): Qualifier.HUNDREDS,
        phrase("thousands and thousands"): Qualifier.THOUSANDS,
        phrase("hundreds if not thousands"): Qualifier.HUNDREDS,
        phrase("tens of thousands"): Qualifier.TENS_OF_THOUSANDS,
        phrase("tens of thousand"): Qualifier.TENS_OF_THOUSANDS,
        phrase("dozens of thousands"): Qualifier.TENS_OF_THOUSANDS,
        phrase("hundreds of thousands"): None, phrase("scores of thousands"): None,
        phrase("dozens of hundreds"): None, phrase("thousands of millions"): None,
        phrase("millions"): None, phrase("tens of millions"): None,
        phrase("hundreds of millions"): None, phrase("billions"): None,
    }),
    between=words("between"),
    and_=words("and"),
    to=words("to or"),
    change=phrases("from, rose from, up from, down from"),
    coordinators=words("and plus"),
    denials=phrases("not, rather than, instead of"),
)

_COUNTED = Counted(
    durations={
        word: (number, unit)
        for number, unit, names in (
            (1, "seconds", "second seconds"), (1, "minutes", "minute minutes min mins"),
            (1, "hours", "hour hours hr hrs"), (1, "days", "day days night nights"),
            (1, "weeks", "week weeks weekend weekends wk wks"), (2, "weeks", "fortnight fortnights"),
            (1, "months", "month months"), (1, "years", "year years yr yrs"),
            (10, "years", "decade decades"), (100, "years", "century centuries"),
        )
        for word in names.split()
    },
    adjectives=words(
        "consecutive full more long straight whole additional further successive calendar working "
        "short other different small large major new remote nearby entire separate square cubic "
        "last past previous main key local public private metric bloody deadly"
    ),
    old=phrases("old, olds, of age"),
    aged=phrases("aged, age, ages, age of, ages of, under the age of, over the age of, "
                 "aged between, aged over, aged under, ages between, aged from"),
    percents=phrases("per cent, percent, pct, percentage point, percentage points, percentage"),
    months=words(
        "january february march april may june july august september october november december "
        "jan feb mar apr jun jul aug sep sept oct nov dec"
    ),
    capital_months=True,
    date_of=words("of"),
    month_prepositions=words("in"),
    year_prepositions=words(
        "in since during until till by from before after year early late mid end spring summer "
        "autumn fall winter through between post pre"
    ),
    measures=words(
        "km kms kilometre kilometres kilometer kilometers mile miles m metre metres meter meters "
        "cm mm centimetre centimetres feet foot ft inch inches yards kg kgs kilo kilos kilogram "
        "kilograms kilogrammes gram grams tonne tonnes ton tons mt litre litres liter liters hectare "
        "hectares ha acre acres degree degrees times fold mw gb sq square mph kmh knots barrels bpd"
    ),
    money=words(
        "usd eur gbp dollar dollars euro euros pound pounds dinar dinars lyd pence cent cents naira "
        "shillings rupees rial rials lira francs us"
    ),
    clock=words("am pm gmt utc clock noon midnight"),
    labels=words(
        "no nr number article articles resolution resolutions section paragraph para page pages "
        "chapter annex table figure fig phase level category grade tier class type version volume "
        "issue route road highway street flight battalion brigade zone sector block camp room "
        "protocol update bulletin covid"
    ),
    things=words(
        "villages towns cities houses homes buildings schools hospitals clinics vehicles trucks cars "
        "tents camps districts provinces governorates regions states countries counties areas "
        "locations sites settlements neighbourhoods neighborhoods attacks incidents strikes "
        "airstrikes raids rockets shells bombs bombings explosions mines clashes groups organisations "
        "organizations agencies ngos partners teams convoys checkpoints shelters facilities centres "
        "centers classrooms projects kits meals boats ships planes aircraft helicopters flights "
        "animals livestock goats cows sheep weapons sacks bags bottles blankets reports complaints"
    ),
    people=words(
        "people persons civilians refugees idps migrants returnees displaced women men children boys "
        "girls deaths dead killed wounded injured casualties victims fighters soldiers residents "
        "inhabitants individuals families households members others evacuees detainees prisoners"
    ),
    person=words(
        "man woman boy girl child baby infant toddler teenager person civilian soldier fighter "
        "militant policeman policewoman officer guard journalist reporter photographer doctor nurse "
        "medic paramedic teacher student pupil farmer villager trader fisherman shepherd driver "
        "worker aid peacekeeper migrant refugee resident pastor priest imam nun monk lawyer activist "
        "protester demonstrator commander leader mother father son daughter brother sister "
        "grandmother grandfather husband wife relative volunteer employee staffer humanitarian "
        "gendarme prisoner detainee bystander adult minor national youth robber"
    ),
    households=words("households families hh hhs"),
    shares=words(
        "half halves third thirds quarter quarters fourth fourths fifth fifths sixth sixths seventh "
        "eighth eighths ninth tenth tenths hundredth hundredths"
    ),
    out_of=phrases("in, in every, out of, out of every, of every"),
    ordinals=words("st nd rd th"),
    stops=words(
        "a an the of in at on to from by for with near around and or but who whom which that were was "
        "are is be been had has have after before during since under over while as not fled left "
        "said killed died including reported into across within"
    ),
)

ENGLISH = Lexicon(numerals=_NUMERALS, qualifying=_QUALIFYING, counted=_COUNTED)
