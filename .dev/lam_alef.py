"""Draw lam-alef as two glyphs, one for each letter, instead of one ligature.

A ligature stands for two letters in the PDF, and readers that turn the letters of a line around
take them in the wrong order. Here the whole shape belongs to the lam and hangs over an alef that
is blank, so that either glyph has one letter, and the page looks the same.
"""

from __future__ import annotations

from typing import Any

from fontTools.otlLib import builder
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.pens.transformPen import TransformPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables import otTables

BASE_GLYPH = 1
MARK_TO_LIGATURE = 5

# The lam, the alef and the ligature that they make, by glyph name.
Triple = tuple[str, str, str]


def split_lam_alef(font: TTFont, index: int) -> None:
    """Replace the lookup of GSUB at an index, ligatures of two glyphs, by pairs of glyphs."""
    old = font["GSUB"].table.LookupList.Lookup[index]
    triples = [
        (first, ligature.Component[0], ligature.LigGlyph)
        for substitution in old.SubTable
        for first, ligatures in substitution.ligatures.items()
        for ligature in ligatures
    ]
    _add_glyphs(font, triples)
    _substitute(font, index, triples)
    _place_marks(font, triples)


def _half(font: TTFont, whole: str) -> int:
    """How far the alef reaches from the left, in font units."""
    return int(font["hmtx"][whole][0]) // 2


def _add_glyphs(font: TTFont, triples: list[Triple]) -> None:
    """Add ``NAME.lam``, with the outline, and ``NAME.alef``, blank, for each ligature."""
    glyf, metrics, glyphs = font["glyf"], font["hmtx"], font.getGlyphSet()
    for _, _, whole in triples:
        half, outline, pen = _half(font, whole), DecomposingRecordingPen(glyphs), TTGlyphPen(None)
        glyphs[whole].draw(outline)
        outline.replay(TransformPen(pen, (1, 0, 0, 1, -half, 0)))
        lam = glyf[f"{whole}.lam"] = pen.glyph()
        lam.recalcBounds(glyf)
        metrics[f"{whole}.lam"] = (metrics[whole][0] - half, lam.xMin)
        glyf[f"{whole}.alef"] = TTGlyphPen(None).glyph()
        metrics[f"{whole}.alef"] = (half, 0)
        for part in ("lam", "alef"):
            font["GDEF"].table.GlyphClassDef.classDefs[f"{whole}.{part}"] = BASE_GLYPH
    font.setGlyphOrder(glyf.glyphOrder)
    font["maxp"].numGlyphs = len(glyf.glyphOrder)


def _substitute(font: TTFont, index: int, triples: list[Triple]) -> None:
    """Put the two glyphs where a lam and an alef meet."""
    lookups = font["GSUB"].table.LookupList
    flags, glyph_ids = lookups.Lookup[index].LookupFlag, font.getReverseGlyphMap(rebuild=True)
    rules: list[Any] = []
    for lam, alef, whole in triples:
        rule = otTables.ChainContextSubst()
        rule.Format = 3
        rule.BacktrackCoverage, rule.LookAheadCoverage = [], []
        rule.InputCoverage = [builder.buildCoverage({each}, glyph_ids) for each in (lam, alef)]
        rule.SubstLookupRecord = []
        for position, change in enumerate(({lam: f"{whole}.lam"}, {alef: f"{whole}.alef"})):
            record = otTables.SubstLookupRecord()
            record.SequenceIndex, record.LookupListIndex = position, len(lookups.Lookup)
            rule.SubstLookupRecord.append(record)
            single = builder.buildSingleSubstSubtable(change)
            lookups.Lookup.append(builder.buildLookup([single], flags=flags))
        rule.BacktrackGlyphCount, rule.InputGlyphCount, rule.LookAheadGlyphCount = 0, 2, 0
        rule.SubstCount = len(rule.SubstLookupRecord)
        rules.append(rule)
    lookups.Lookup[index] = builder.buildLookup(rules, flags=flags)
    lookups.LookupCount = len(lookups.Lookup)


def _place_marks(font: TTFont, triples: list[Triple]) -> None:
    """Give the two glyphs the places for marks that the parts of the ligature had."""
    table = font["GPOS"].table
    lookups = table.LookupList.Lookup
    [index] = [i for i, each in enumerate(lookups) if each.LookupType == MARK_TO_LIGATURE]
    old = lookups[index].SubTable[0]
    attached = dict(zip(old.LigatureCoverage.glyphs, old.LigatureArray.LigatureAttach, strict=True))
    bases: dict[str, dict[int, Any]] = {}
    for _, _, whole in triples:
        if whole not in attached:
            continue
        lam, alef = attached[whole].ComponentRecord
        for part, component, shift in (("lam", lam, -_half(font, whole)), ("alef", alef, 0)):
            bases[f"{whole}.{part}"] = {
                mark: builder.buildAnchor(anchor.XCoordinate + shift, anchor.YCoordinate)
                for mark, anchor in enumerate(component.LigatureAnchor)
                if anchor
            }
    records = zip(old.MarkCoverage.glyphs, old.MarkArray.MarkRecord, strict=True)
    marks = {glyph: (each.Class, each.MarkAnchor) for glyph, each in records}
    placed = builder.buildMarkBasePosSubtable(marks, bases, font.getReverseGlyphMap(rebuild=True))
    lookups.append(builder.buildLookup([placed], flags=lookups[index].LookupFlag))
    table.LookupList.LookupCount = len(lookups)
    for record in table.FeatureList.FeatureRecord:
        if record.FeatureTag == "mark" and index in record.Feature.LookupListIndex:
            record.Feature.LookupListIndex.append(len(lookups) - 1)
            record.Feature.LookupCount += 1
