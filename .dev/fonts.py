"""Make ``templates/fonts/`` from the full fonts: subsets, and the table of what they cover.

Run it in the project's environment (fontTools comes with WeasyPrint), naming the seven full TTF
files in this order::

    python .dev/fonts.py NotoSans-Regular.ttf NotoSans-Bold.ttf \
        IBMPlexSansArabic-Regular.ttf IBMPlexSansArabic-Bold.ttf NotoSansMath-Regular.ttf \
        NotoSansSC-Regular.ttf NotoSansSC-Bold.ttf

The same inputs and the same fontTools give the same bytes. ``templates/fonts/README.md`` says
which versions the committed files were made from.
"""

from __future__ import annotations

import sys
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from lam_alef import split_lam_alef

OUTPUT = Path(__file__).resolve().parent.parent / "templates" / "fonts"

# Digits, punctuation and spaces stand in the Arabic font as well, so that a run of Arabic text
# need not change fonts at every comma. Latin letters come from the Latin font alone.
SANS = """
    20-7E A0-24F 250-2AF 2B0-2FF 300-36F 370-3FF 400-52F 1AB0-1ABE 1E00-1EFF 2000-206F 2070-209C
    20A0-20C0 2100-215F 2183 2184 2189 2212 25CC 2C60-2C7F A78B A78C FB00-FB06 FEFF FFFD
"""
ARABIC = """
    20-40 5B-60 7B-7E A0 A7 A9 AB AD B0 B1 B7 BB D7 F7 34F 600-6FF 750-77F 870-891 898-8FF 2009
    200B-2011 2013 2014 2018-201A 201C-201E 2022 2026 202F 2039 203A 204F 2066-2069 20AC 2122 2212
    25CC 2E41 FB50-FBB1 FD3E FD3F FDF2 FDFA-FDFD FE70-FE74 FE76-FEFC FEFF
"""
SYMBOLS = "20 A0 2190-2199 21D0 21D2 2248 2260 2264 2265 25A0 25A1 25B2 25B3 25B6 25BC 25BD \
    25C0 25C6 25C7 25CB 25CF 2605 2606 2713"

# Punctuation of Chinese that GB 2312 is without, or that Unicode also writes by another number, or
# that Latin text has too, in another width: the dot of foreign names, dashes, quotes, brackets.
# A space is drawn in the font of the letters about it.
HAN_PUNCTUATION = "20 A0 B7 2014 2018 2019 201C 201D 2025-2027 3000-301F 30FB FF01-FF5E FFE0-FFE6"

# The order of the command line. Those without ranges are Chinese: `han` computes theirs.
FILES: tuple[tuple[str, str | None], ...] = (
    ("SitrepSans-Regular.ttf", SANS),
    ("SitrepSans-Bold.ttf", SANS),
    ("SitrepArabic-Regular.ttf", ARABIC),
    ("SitrepArabic-Bold.ttf", ARABIC),
    ("SitrepSymbols-Regular.ttf", SYMBOLS),
    ("SitrepHan-Regular.ttf", None),
    ("SitrepHan-Bold.ttf", None),
)

FEATURES = (
    *("ccmp", "locl", "rlig", "liga", "calt", "init", "medi", "fina", "isol", "rtlm"),
    *("kern", "mark", "mkmk", "curs"),
    *("tnum", "pnum", "lnum", "frac", "numr", "dnom", "sups", "subs", "ordn", "case"),
)


# Of no use to lines that run from left to right.
VERTICAL = ["BASE", "GPOS", "STAT", "gasp", "vhea", "vmtx"]

# The licence of IBM Plex keeps the name "Plex" for unchanged fonts: a subset has to have another.
RENAMED = {
    "SitrepArabic-Regular.ttf": ("Sitrep Arabic", "Regular"),
    "SitrepArabic-Bold.ttf": ("Sitrep Arabic", "Bold"),
}

# Readers of PDFs take a tenth of the type size for a space; the em has 1000 units.
WIDEST_KERN = 80
PAIR_POSITIONING = 2

# The presentation forms of the alefs that have one, as joined to the letter before.
FINAL_ALEFS = {0x622: 0xFE82, 0x623: 0xFE84, 0x625: 0xFE88, 0x627: 0xFE8E, 0x671: 0xFB51}

PLEX_COPYRIGHT = 'Copyright © 2017 IBM Corp. with Reserved Font Name "Plex"'


def code_points(ranges: str) -> set[int]:
    """The code points of hexadecimal ranges such as ``20-7E A0``."""
    points: set[int] = set()
    for part in ranges.split():
        first, _, last = part.partition("-")
        points.update(range(int(first, 16), int(last or first, 16) + 1))
    return points


def han() -> set[int]:
    """GB 2312, less what the other fonts have, which then looks the same in every language.

    Source: GB/T 2312-1980, as Python's codec has it
    """
    rows, cells = range(0xA1, 0xF8), range(0xA1, 0xFF)
    pairs = b"".join(bytes((row, cell)) for row in rows for cell in cells)
    standard = {ord(character) for character in pairs.decode("gb2312", "ignore")}
    others = code_points(SANS) | code_points(SYMBOLS)
    return standard - others | code_points(HAN_PUNCTUATION)


def ranges_of(points: set[int]) -> str:
    """The opposite of `code_points`, in ascending order."""
    runs: list[list[int]] = []
    for point in sorted(points):
        if runs and point == runs[-1][1] + 1:
            runs[-1][1] = point
        else:
            runs.append([point, point])
    return " ".join(f"{a:X}" if a == b else f"{a:X}-{b:X}" for a, b in runs)


def rename(font: TTFont, family: str, style: str) -> None:
    """Give a font another name, and the copyright line that its licence goes with."""
    names = font["name"]
    full, postscript = f"{family} {style}", f"{family.replace(' ', '')}-{style}"
    changed = {0: PLEX_COPYRIGHT, 1: family, 2: style, 3: postscript, 4: full, 6: postscript}
    for record in list(names.names):
        if record.nameID in changed:
            names.setName(
                changed[record.nameID],
                record.nameID,
                record.platformID,
                record.platEncID,
                record.langID,
            )
        elif record.nameID not in {5, 13, 14}:
            names.removeNames(record.nameID)


def keep_lining_digits(font: TTFont) -> None:
    """Drop the smaller digits of Arabic text: 0-9 look the same in all text of a report."""
    table = font["GSUB"].table
    digits = {font.getBestCmap()[point] for point in range(0x30, 0x3A)}
    for record in table.FeatureList.FeatureRecord:
        if record.FeatureTag == "locl":
            for index in record.Feature.LookupListIndex:
                for substitution in table.LookupList.Lookup[index].SubTable:
                    for digit in digits:
                        substitution.mapping.pop(digit, None)


def keep_letters_apart(font: TTFont) -> None:
    """Drop the ligatures that Arabic can do without, and split those of lam and alef.

    A reader of PDFs may take the letters of a ligature in the wrong order, and then finds no word
    that has it.
    """
    table = font["GSUB"].table
    alefs = {0x622, 0x623, 0x625, 0x627, 0x671, 0x672, 0x673}
    final = {font.getBestCmap().get(FINAL_ALEFS.get(point, 0)) for point in alefs}
    final |= {f"uni{point:04X}.fina" for point in alefs}
    [index] = {
        index
        for record in table.FeatureList.FeatureRecord
        if record.FeatureTag == "rlig"
        for index in record.Feature.LookupListIndex
    }
    for substitution in table.LookupList.Lookup[index].SubTable:
        kept = {
            first: [each for each in ligatures if each.Component[-1] in final]
            for first, ligatures in substitution.ligatures.items()
        }
        substitution.ligatures = {first: each for first, each in kept.items() if each}
    split_lam_alef(font, index)


def keep_words_whole(font: TTFont) -> None:
    """Cap the kerning that sets letters apart: a wider gap is taken for a space between words."""
    for lookup in font["GPOS"].table.LookupList.Lookup:
        for pairs in lookup.SubTable:
            if lookup.LookupType != PAIR_POSITIONING:
                continue
            if pairs.Format == 1:
                records = [each for row in pairs.PairSet for each in row.PairValueRecord]
            else:
                records = [each for row in pairs.Class1Record for each in row.Class2Record]
            for value in (each.Value1 for each in records if each.Value1):
                for key, units in vars(value).items():
                    setattr(value, key, min(units, WIDEST_KERN))


def subset(source: Path, target: Path, ranges: str | None) -> str:
    """Write the subset of one font; returns the ranges that it really has."""
    options = Options()
    if ranges is None:
        options.drop_tables += VERTICAL
    options.layout_features = list(FEATURES)
    options.hinting = False
    options.glyph_names = False
    options.notdef_outline = True
    options.recalc_timestamp = False
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 7, 13, 14]
    font = TTFont(source, recalcTimestamp=False)
    if target.name in RENAMED:
        rename(font, *RENAMED[target.name])
        keep_lining_digits(font)
        keep_letters_apart(font)
        keep_words_whole(font)
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=han() if ranges is None else code_points(ranges))
    subsetter.subset(font)
    font.save(target)
    return ranges_of(set(font.getBestCmap()))


def main(sources: list[str]) -> None:
    """Make every font, and ``coverage.txt`` with a line for each."""
    if len(sources) != len(FILES):
        raise SystemExit(__doc__)
    OUTPUT.mkdir(parents=True, exist_ok=True)
    lines = ["# Made by .dev/fonts.py: the code points of each font, in hexadecimal."]
    for source, (name, ranges) in zip(sources, FILES, strict=True):
        lines.append(f"{name} {subset(Path(source), OUTPUT / name, ranges)}")
    (OUTPUT / "coverage.txt").write_text("\n".join(lines) + "\n", encoding="ascii")


if __name__ == "__main__":
    main(sys.argv[1:])
