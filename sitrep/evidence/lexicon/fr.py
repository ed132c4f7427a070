"""Numbers in French, with the septante, huitante and nonante of Belgium and Switzerland."""

from __future__ import annotations

from fractions import Fraction

from sitrep.evidence.lexicon.model import (
    Counted,
    Lexicon,
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

_NUMERALS = Numerals(
    atoms=numbered(
        *enumerate(
            ["zéro", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze", "treize", "quatorze", "quinze", "seize"]
        ),
        (1, "une"), (20, "vingt vingts"), (30, "trente"), (40, "quarante"), (50, "cinquante"),
        (60, "soixante"), (70, "septante"), (80, "huitante octante"), (90, "nonante"),
    ),
    hundreds=words("cent cents"),
    scales=numbered(
        (1_000, "mille mil"), (1_000_000, "million mio"), (1_000_000_000, "milliard mrd"),
    ),
    plural_scales=numbered(
        (1_000, "milliers"), (1_000_000, "millions"), (1_000_000_000, "milliards")
    ),
    joiners=words("et"),
    joined="before_one",
    is_vigesimal=True,
    of=words("de d des"),
    collectives={
        fold(name): (number, (Qualifier.ABOUT,))
        for number, name in (
            (8, "huitaine"), (10, "dizaine"), (10, "dizaines"), (12, "douzaine"), (12, "douzaines"),
            (15, "quinzaine"), (20, "vingtaine"), (30, "trentaine"), (40, "quarantaine"),
            (50, "cinquantaine"), (60, "soixantaine"), (100, "centaine"), (100, "centaines"),
            (1_000, "millier"),
        )
    },
    halves=PhraseTable({phrase("un demi"): Fraction(1, 2), phrase("demi"): Fraction(1, 2)}),
    and_half=phrases("et demi, et demie"),
    decimal=",",
)

_QUALIFYING = Qualifying(
    before=meaning(
        ((Qualifier.AT_LEAST,), ("au moins, à tout le moins, pas moins de, pas moins d, au minimum, "
         "un minimum de, non moins de, au bas mot")),
        ((Qualifier.MORE_THAN,), ("plus de, plus d, plus que, au-delà de, au-dessus de, dépassant, "
         "dépasse, dépassent, dépassé, supérieur à, supérieure à, excédant")),
        ((Qualifier.ABOUT,), ("environ, quelque, quelques, à peu près, approximativement, autour de, aux "
         "alentours de, de l'ordre de, une estimation de, estimé à, estimés à, estimée à, "
         "estimées à, grosso modo, dans les, une moyenne de")),
        ((Qualifier.NEARLY, Qualifier.ABOUT), "près de, près d, proche de, pas loin de, à près de"),
        ((Qualifier.NEARLY,), "presque, quasiment, quasi"),
        ((Qualifier.NEARLY, Qualifier.LESS_THAN), "un peu moins de, un peu moins d, juste en dessous de"),
        ((Qualifier.UP_TO,), ("jusqu'à, au plus, tout au plus, au maximum, un maximum de, pas plus de, "
         "pas plus d")),
        ((Qualifier.LESS_THAN,), ("moins de, moins d, en dessous de, au-dessous de, inférieur à, "
         "en deçà de")),
        ((Qualifier.EXACT,), "exactement, précisément, seulement"),
    ),
    after=meaning(
        ((Qualifier.AT_LEAST,), "ou plus, au moins, au minimum, et plus"),
        ((Qualifier.ABOUT,), "environ, à peu près, ou presque"),
        ((Qualifier.UP_TO,), "au plus, au maximum, ou moins"),
    ),
    transparent=phrases(
        "un total de, au total, les, des, ces, ses, leurs, autres, d'autres, de, d, quelque, "
        "un groupe de, supplémentaires, encore"
    ),
    vague=PhraseTable({
        **{
            phrase(f"{few}{many}"): qualifier
            for few in ("", "des ", "plusieurs ", "quelques ", "de nombreuses ", "de nombreux ", "les ")
            for many, qualifier in (
                ("dizaines", Qualifier.DOZENS), ("douzaines", Qualifier.DOZENS), ("vingtaines", Qualifier.SCORES),
                ("centaines", Qualifier.HUNDREDS), ("milliers", Qualifier.THOUSANDS),
                ("dizaines de milliers", Qualifier.TENS_OF_THOUSANDS), ("centaines de milliers", None),
                ("millions", None), ("dizaines de millions", None), ("milliards", None),
            )
        },
        phrase("plusieurs"): Qualifier.SEVERAL, phrase("quelques"): Qualifier.SEVERAL,
        phrase("une poignée"): Qualifier.SEVERAL, phrase("plusieurs milliers"): Qualifier.THOUSANDS,
    }),
    between=words("entre"),
    and_=words("et"),
    to=words("à ou"),
    change=phrases("passé de, passée de, passés de, passe de, passant de, passer de, augmenté de, "
                   "passées de, depuis"),
    coordinators=words("et"),
    denials=phrases("et non, non, pas, plutôt que, au lieu de, non pas"),
)

_COUNTED = Counted(
    durations={
        fold(word): (number, unit)
        for number, unit, names in (
            (1, "seconds", "seconde secondes"), (1, "minutes", "minute minutes"),
            (1, "hours", "heure heures h"), (1, "days", "jour jours nuit nuits journée journées"),
            (1, "weeks", "semaine semaines"), (1, "months", "mois"),
            (1, "years", "an ans année années"), (10, "years", "décennie décennies"),
            (100, "years", "siècle siècles"),
        )
        for word in names.split()
    },
    adjectives=words(
        "dernier derniers dernière dernières premiers premières prochains longues longs autres "
        "bonnes nouvelles nouveaux petits grandes grands petites différentes différents"
    ),
    old=phrases("d'âge, révolus"),
    aged=phrases("âgé de, âgée de, âgés de, âgées de, âge de, âgés d, âgé d, âgée d"),
    percents=phrases("pour cent, p cent, pourcent, pour cents, points de pourcentage"),
    months=words(
        "janvier février mars avril mai juin juillet août septembre octobre novembre décembre"
    ),
    year_prepositions=words(
        "en depuis pendant jusqu jusque dès vers fin début courant avant après année printemps été "
        "automne hiver"
    ),
    measures=words(
        "km kilomètre kilomètres m mètre mètres cm mm kg kilo kilos kilogrammes gramme grammes tonne "
        "tonnes t litre litres hectare hectares ha degré degrés fois milles"
    ),
    money=words("usd eur euro euros dollar dollars dinar dinars franc francs fcfa xaf xof gourdes"),
    clock=words("h gmt utc"),
    labels=words(
        "no n numéro article articles résolution résolutions section paragraphe page pages chapitre "
        "annexe tableau figure phase niveau catégorie classe type version route rue zone secteur "
        "bloc camp covid étape"
    ),
    things=words(
        "villages villes maisons habitations bâtiments écoles hôpitaux cliniques véhicules camions "
        "voitures tentes camps districts provinces gouvernorats régions pays zones localités sites "
        "quartiers attaques incidents frappes raids roquettes obus bombes explosions mines groupes "
        "organisations agences ong partenaires équipes convois abris centres projets bateaux avions"
    ),
    people=words(
        "personnes gens civils réfugiés déplacés migrants retournés femmes hommes enfants filles "
        "garçons morts tués blessés victimes combattants soldats habitants familles ménages membres"
    ),
    households=words("ménages familles foyers"),
    shares=words("tiers quart quarts cinquième cinquièmes dixième dixièmes moitié demie"),
    out_of=phrases("sur"),
    ordinals=words("er re ère e ème eme nd nde"),
    stops=words(
        "le la les un une des du de d à au aux en dans sur par pour avec et ou mais qui que dont où "
        "ont sont était étaient a été fui quitté tués après avant depuis près entre"
    ),
)

FRENCH = Lexicon(numerals=_NUMERALS, qualifying=_QUALIFYING, counted=_COUNTED)
