"""Numbers in Spanish. Both marks group thousands somewhere: "1.234" in Madrid, "1,234" in Mexico."""

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
            ["cero", "uno", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve", "diez", "once", "doce", "trece", "catorce", "quince", "dieciséis", "diecisiete", "dieciocho", "diecinueve", "veinte", "veintiuno", "veintidós", "veintitrés", "veinticuatro", "veinticinco", "veintiséis", "veintisiete", "veintiocho", "veintinueve", "treinta"]
        ),
        (1, "un una"), (21, "veintiún veintiuna"),
        (40, "cuarenta"), (50, "cincuenta"), (60, "sesenta"), (70, "setenta"), (80, "ochenta"),
        (90, "noventa"), (100, "cien ciento"), (200, "doscientos doscientas"),
        (300, "trescientos trescientas"), (400, "cuatrocientos cuatrocientas"),
        (500, "quinientos quinientas"), (600, "seiscientos seiscientas"),
        (700, "setecientos setecientas"), (800, "ochocientos ochocientas"),
        (900, "novecientos novecientas"),
    ),
    scales=numbered((1_000, "mil"), (1_000_000, "millón")),
    plural_scales=numbered((1_000_000, "millones"), (1_000, "millares")),
    joiners=words("y"),
    joined="after_tens",
    of=words("de"),
    collectives={
        fold(name): (number, (Qualifier.ABOUT,))
        for number, name in (
            (10, "decena"), (12, "docena"), (12, "docenas"), (15, "quincena"), (20, "veintena"),
            (30, "treintena"), (40, "cuarentena"), (50, "cincuentena"), (100, "centenar"),
            (100, "centena"), (1_000, "millar"),
        )
    },
    halves=PhraseTable({phrase("medio"): Fraction(1, 2), phrase("un cuarto de"): Fraction(1, 4)}),
    and_half=phrases("y medio, y media"),
)

_QUALIFYING = Qualifying(
    before=meaning(
        ((Qualifier.AT_LEAST,), ("al menos, por lo menos, no menos de, como mínimo, cuando menos, "
         "un mínimo de")),
        ((Qualifier.MORE_THAN,), ("más de, más que, por encima de, supera los, superan los, supera las, "
         "superan las, superior a, superó los, superó las, superado los, superado las, excede")),
        ((Qualifier.ABOUT,), ("alrededor de, unos, unas, aproximadamente, en torno a, se estima en, "
         "a eso de, una media de, un promedio de, más o menos, estimado en, estimados en, cosa de")),
        ((Qualifier.NEARLY, Qualifier.ABOUT), "cerca de"),
        ((Qualifier.NEARLY,), "casi, prácticamente"),
        ((Qualifier.NEARLY, Qualifier.LESS_THAN), "poco menos de, algo menos de"),
        ((Qualifier.UP_TO,), "hasta, como máximo, a lo sumo, no más de, un máximo de"),
        ((Qualifier.LESS_THAN,), "menos de, por debajo de, inferior a"),
        ((Qualifier.EXACT,), "exactamente, precisamente, sólo, solo, solamente"),
    ),
    after=meaning(
        ((Qualifier.AT_LEAST,), "o más, al menos, por lo menos, como mínimo"),
        ((Qualifier.ABOUT,), "aproximadamente, más o menos"),
        ((Qualifier.UP_TO,), "como máximo, o menos, a lo sumo"),
    ),
    transparent=phrases(
        "un total de, otros, otras, los, las, estos, estas, un grupo de, de, otro, otra, "
        "adicionales"
    ),
    vague=PhraseTable({
        **{
            phrase(f"{few}{many}"): qualifier
            for few in ("", "varias ", "varios ", "algunos ", "algunas ", "muchos ", "muchas ",
                        "unos ", "unas ", "unos pocos ", "unas pocas ")
            for many, qualifier in (
                ("decenas", Qualifier.DOZENS), ("docenas", Qualifier.DOZENS), ("veintenas", Qualifier.SCORES),
                ("centenares", Qualifier.HUNDREDS), ("cientos", Qualifier.HUNDREDS), ("centenas", Qualifier.HUNDREDS),
                ("miles", Qualifier.THOUSANDS), ("millares", Qualifier.THOUSANDS),
                ("decenas de miles", Qualifier.TENS_OF_THOUSANDS), ("cientos de miles", None),
                ("centenares de miles", None), ("millones", None), ("miles de millones", None),
            )
        },
        phrase("varios miles"): Qualifier.THOUSANDS, phrase("varios"): Qualifier.SEVERAL,
        phrase("varias"): Qualifier.SEVERAL, phrase("algunos"): Qualifier.SEVERAL, phrase("algunas"): Qualifier.SEVERAL,
        phrase("unos pocos"): Qualifier.SEVERAL, phrase("unas pocas"): Qualifier.SEVERAL,
        phrase("unos cuantos"): Qualifier.SEVERAL, phrase("unas cuantas"): Qualifier.SEVERAL,
    }),
    between=words("entre"),
    and_=words("y"),
    to=words("a o u"),
    change=phrases("pasó de, pasado de, pasar de, pasando de, aumentó de, pasaron de, desde"),
    coordinators=words("y e"),
    denials=phrases("no, en lugar de, en vez de"),
)

_COUNTED = Counted(
    durations={
        fold(word): (number, unit)
        for number, unit, names in (
            (1, "seconds", "segundo segundos"), (1, "minutes", "minuto minutos"),
            (1, "hours", "hora horas"), (1, "days", "día días noche noches jornada jornadas"),
            (1, "weeks", "semana semanas"), (1, "months", "mes meses"), (1, "years", "año años"),
            (10, "years", "década décadas"), (100, "years", "siglo siglos"),
        )
        for word in names.split()
    },
    adjectives=words(
        "últimos últimas primeros primeras largos largas otros otras nuevos nuevas pequeños pequeñas "
        "grandes diferentes distintos distintas consecutivos consecutivas"
    ),
    old=phrases("de edad"),
    aged=phrases("edad de, edades de, edad entre"),
    percents=phrases("por ciento, porciento, puntos porcentuales"),
    months=words(
        "enero febrero marzo abril mayo junio julio agosto septiembre setiembre octubre noviembre "
        "diciembre"
    ),
    date_of=words("de"),
    year_prepositions=words(
        "en desde durante hasta año antes después finales principios mediados primavera verano otoño "
        "invierno para"
    ),
    measures=words(
        "km kms kilómetro kilómetros m metro metros cm mm kg kilo kilos kilogramos gramos tonelada "
        "toneladas litro litros hectárea hectáreas ha grado grados veces milla millas"
    ),
    money=words("usd eur euro euros dólar dólares peso pesos bolívares soles quetzales lempiras"),
    clock=words("am pm h hs hrs gmt utc"),
    labels=words(
        "no número artículo artículos resolución resoluciones sección párrafo página páginas capítulo "
        "anexo cuadro tabla figura fase nivel categoría clase tipo versión ruta carretera calle zona "
        "sector bloque campamento covid etapa"
    ),
    things=words(
        "aldeas pueblos ciudades casas viviendas edificios escuelas hospitales clínicas vehículos "
        "camiones coches carros tiendas campamentos distritos provincias departamentos regiones "
        "países municipios comunidades veredas zonas sitios barrios ataques incidentes bombardeos "
        "cohetes bombas explosiones minas grupos organizaciones agencias ong socios equipos convoyes "
        "refugios centros proyectos barcos aviones"
    ),
    people=words(
        "personas civiles refugiados desplazados migrantes retornados mujeres hombres niños niñas "
        "muertos heridos víctimas combatientes soldados habitantes familias hogares miembros"
    ),
    households=words("familias hogares"),
    shares=words("tercio tercios cuarto cuartos quinto quintos décimo décimos mitad"),
    out_of=phrases("de cada"),
    ordinals=words("o a er"),
    stops=words(
        "el la los las un una de del a al en por para con y o pero que cuyo donde han ha fueron son "
        "era eran huyeron murieron después antes desde cerca entre"
    ),
)

SPANISH = Lexicon(numerals=_NUMERALS, qualifying=_QUALIFYING, counted=_COUNTED)
