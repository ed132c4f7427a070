"""Numbers in Arabic, as news writes them: "ثلاثة آلاف و500", "خمسة وعشرون", "مئتا ألف".

One and two are mostly said by the form of the noun alone, and are not read then.
"""

from __future__ import annotations

from fractions import Fraction

from sitrep.evidence.lexicon.model import (
    Counted,
    Lexicon,
    Meaning,
    Numerals,
    PhraseTable,
    Qualifying,
    fold,
    meaning,
    numbered,
    phrase,
    phrases,
    words,
)
from sitrep.evidence.quantities import Qualifier

_HUNDREDS = {
    300: "ثلاث", 400: "أربع", 500: "خمس", 600: "ست", 700: "سبع", 800: "ثمان ثماني", 900: "تسع",
}

_NUMERALS = Numerals(
    atoms=numbered(
        (0, "صفر"), (1, "واحد واحدة أحد إحدى"), (2, "اثنان اثنين اثنتان اثنتين اثنا اثني اثنتا اثنتي"),
        (3, "ثلاث ثلاثة"), (4, "أربع أربعة"), (5, "خمس خمسة"), (6, "ست ستة"), (7, "سبع سبعة"),
        (8, "ثمان ثماني ثمانية"), (9, "تسع تسعة"), (10, "عشر عشرة"),
        (20, "عشرون عشرين"), (30, "ثلاثون ثلاثين"), (40, "أربعون أربعين"), (50, "خمسون خمسين"),
        (60, "ستون ستين"), (70, "سبعون سبعين"), (80, "ثمانون ثمانين"), (90, "تسعون تسعين"),
        (200, "مئتان مئتين مئتا مئتي مائتان مائتين مائتا مائتي"),
        *(
            (number, " ".join(f"{unit}{hundred}" for unit in units.split() for hundred in
                              ("مئة", "مائة", "مية")))
            for number, units in _HUNDREDS.items()
        ),
        (2_000, "ألفان ألفين ألفا ألفي"), (2_000_000, "مليونان مليونين مليوني"),
        (2_000_000_000, "ملياران مليارين ملياري"),
    ),
    hundreds=words("مئة مائة مية"),
    scales=numbered((1_000, "ألف"), (1_000_000, "مليون"), (1_000_000_000, "مليار")),
    plural_scales=numbered(
        (1_000, "آلاف ألفا"), (1_000_000, "ملايين مليونا"), (1_000_000_000, "مليارات مليارا"),
    ),
    joiners=words("و"),
    joined="always",
    of=words("من"),
    halves=PhraseTable({phrase("نصف"): Fraction(1, 2), phrase("ربع"): Fraction(1, 4)}),
    and_half=phrases("و نصف, و نصف ال"),
)


def _prefixed(table: PhraseTable[Meaning]) -> PhraseTable[Meaning]:
    """A table with each phrase also as it is written together with a preposition."""
    entries = table.entries.items()
    joined = {(p + each[0], *each[1:]): what for each, what in entries for p in "بلف"}
    return PhraseTable(table.entries | joined)


_QUALIFYING = Qualifying(
    before=_prefixed(
        meaning(
            ((Qualifier.AT_LEAST,), ("على الأقل, ما لا يقل عن, لا يقل عن, لا تقل عن, ما لا يقل عددهم عن, "
             "كحد أدنى, ليس أقل من")),
            ((Qualifier.MORE_THAN,), ("أكثر من, أزيد من, ما يزيد عن, ما يزيد على, يزيد عن, يزيد على, "
             "تزيد عن, تزيد على, فوق, يفوق, تفوق, ما يفوق, تجاوز, يتجاوز, تجاوز عددهم, "
             "ما يربو على, يربو على, ما يتجاوز, أعلى من, كثر من")),
            ((Qualifier.ABOUT,), ("حوالي, نحو, زهاء, بحدود, في حدود, تقريبا, ما يناهز, يناهز, يقدر ب, "
             "ما معدله, يقدر عددهم ب")),
            ((Qualifier.NEARLY, Qualifier.ABOUT), "قرابة, ما يقارب, يقارب, ما يقرب من, يقرب من"),
            ((Qualifier.UP_TO,), ("حتى, ما يصل إلى, يصل إلى, تصل إلى, لا يزيد عن, لا يزيد على, "
             "لا تزيد عن, لا تزيد على, ما لا يزيد عن, ما لا يزيد على, كحد أقصى, على الأكثر")),
            ((Qualifier.LESS_THAN,), "أقل من, دون, أدنى من"),
            ((Qualifier.EXACT,), "بالضبط, فقط"),
        )
    ),
    after=meaning(
        ((Qualifier.AT_LEAST,), "على الأقل, على أقل تقدير, أو أكثر, فأكثر, كحد أدنى"),
        ((Qualifier.ABOUT,), "تقريبا"),
        ((Qualifier.UP_TO,), "على الأكثر, كحد أقصى, أو أقل"),
    ),
    transparent=phrases("عدد, آخرين, ما مجموعه, إجمالي, ال"),
    vague=PhraseTable({
        **{
            phrase(f"{few}{many}"): qualifier
            for few in ("", "عدة ", "بضع ", "بضعة ")
            for many, qualifier in (
                ("عشرات", Qualifier.DOZENS), ("مئات", Qualifier.HUNDREDS), ("مائات", Qualifier.HUNDREDS),
                ("آلاف", Qualifier.THOUSANDS), ("ألوف", Qualifier.THOUSANDS),
                ("عشرات الآلاف", Qualifier.TENS_OF_THOUSANDS), ("عشرات آلاف", Qualifier.TENS_OF_THOUSANDS),
                ("مئات الآلاف", None), ("مئات آلاف", None), ("ملايين", None),
                ("عشرات الملايين", None),
            )
        },
        phrase("العشرات"): Qualifier.DOZENS, phrase("المئات"): Qualifier.HUNDREDS, phrase("الآلاف"): Qualifier.THOUSANDS,
        phrase("عدة"): Qualifier.SEVERAL, phrase("بضع"): Qualifier.SEVERAL, phrase("بضعة"): Qualifier.SEVERAL,
        phrase("عدد من"): Qualifier.SEVERAL, phrase("الملايين"): None,
    }),
    between=words("بين"),
    and_=words("و"),
    to=words("إلى أو"),
    change=phrases("من"),
    coordinators=words("و"),
    denials=phrases("ليس, وليس, لا, بدلا من"),
)

_COUNTED = Counted(
    durations={
        fold(word): (number, unit)
        for number, unit, names in (
            (1, "seconds", "ثانية ثوان ثواني"), (1, "minutes", "دقيقة دقائق"),
            (1, "hours", "ساعة ساعات"), (1, "days", "يوم أيام يوما ليلة ليال"),
            (1, "weeks", "أسبوع أسابيع أسبوعا"), (1, "months", "شهر أشهر شهور شهرا"),
            (1, "years", "سنة سنوات عام أعوام عاما سنين"), (10, "years", "عقد عقود"),
            (100, "years", "قرن قرون"),
        )
        for word in names.split()
    },
    lone_durations={
        fold(word): (number, unit)
        for number, unit, names in (
            (2, "hours", "ساعتين ساعتان"), (2, "days", "يومين يومان"),
            (2, "weeks", "أسبوعين أسبوعان"), (2, "months", "شهرين شهران"),
            (2, "years", "عامين عامان سنتين سنتان"), (20, "years", "عقدين عقدان"),
        )
        for word in names.split()
    },
    adjectives=words("كامل كاملة متتالية"),
    old=phrases("من العمر"),
    aged=phrases("عمره, عمرها, العمر, سن, بعمر"),
    percents=phrases("في المئة, في المائة, بالمئة, بالمائة, بالمية, في المية, نقطة مئوية"),
    months=words(
        "يناير فبراير مارس أبريل إبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر كانون شباط "
        "آذار نيسان أيار حزيران تموز آب أيلول تشرين جانفي فيفري أفريل ماي جوان جويلية أوت غشت شتنبر "
        "نونبر دجنبر يوليوز"
    ),
    date_of=words("من"),
    year_prepositions=words("عام سنة منذ العام"),
    measures=words(
        "كم كيلومتر كيلومترا كيلومترات متر مترا أمتار سم كغ كيلوغرام كيلوغراما كيلوغرامات طن طنا أطنان "
        "لتر لترا لترات هكتار هكتارا هكتارات درجة درجات مرة مرات ميل أميال"
    ),
    money=words("دولار دولارا دولارات يورو دينار دينارا دنانير ريال ريالا جنيه جنيها ليرة"),
    clock=words("صباحا مساء ظهرا"),
    labels=words("رقم المادة القرار الفقرة الصفحة الفصل الملحق الجدول المرحلة المستوى الطريق الساعة كوفيد"),
    things=words(
        "قرى مدن منازل بيوت مبان مدارس مستشفيات مركبات شاحنات سيارات خيام مخيمات مناطق محافظات ولايات "
        "دول بلدان مواقع أحياء هجمات غارات ضربات صواريخ قذائف قنابل انفجارات ألغام مجموعات منظمات وكالات "
        "قوافل مراكز مشاريع قوارب سفن طائرات"
    ),
    people=words(
        "شخص شخصا أشخاص مدني مدنيا مدنيين مدنيون لاجئ لاجئا لاجئين نازح نازحا نازحين مهاجر مهاجرا "
        "مهاجرين امرأة نساء رجل رجال طفل طفلا أطفال قتيل قتيلا قتلى جريح جريحا جرحى مصاب مصابا مصابين "
        "مقاتل مقاتلا مقاتلين جندي جنديا جنود عائلة عائلات أسرة أسر"
    ),
    households=words("أسرة أسر عائلة عائلات"),
    shares=words("ثلث ثلثا ثلثي ربع أرباع خمس أخماس"),
    out_of=phrases("من كل, من أصل"),
    stops=words("في من على إلى عن مع بين منذ بعد قبل و أو الذين التي قتلوا فروا نزحوا كانوا"),
)

ARABIC = Lexicon(
    numerals=_NUMERALS,
    qualifying=_QUALIFYING,
    counted=_COUNTED,
    unsaid=frozenset({1, 2}),
    prefixes="و",
)
