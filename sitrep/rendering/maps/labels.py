"""Where the names on a map go, so that none hides another or a marker.

Names are HTML over the drawing (text inside SVG breaks Arabic in PDFs), so their size does not
follow the map's: beside a small map on a phone they are twice as large as on paper. Every name
is therefore placed for the phone first. One that only fits on a wider map is marked so, and the
style sheet hides it on narrow ones; its marker stays.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from sitrep.rendering.maps.geometry import Box, Cell, Point

# The size of a name's letters in units of a sheet 2,000 wide: 11 pixels on a map 320 pixels wide
# (a phone) or 6.8 points on one 70 mm wide (paper), and 14 pixels on one 480 pixels wide, from
# where wide names are shown. map.css keeps to these.
NARROW, WIDE = 70.0, 60.0
LINE = 1.2  # a line's height for its letters'
PLACE, COUNTRY = 1.0, 1.1  # sizes of names relative to those
GAP = 7.0  # between a marker and its name
STEP = 28.0  # how much higher or lower a name may go where there is no room beside its marker

# Where a name lies beside its marker, seen from it, the best first; mirrored where the text
# runs from right to left.
SIDES = ("e", "w", "ne", "se", "nw", "sw", "n", "s")
MIRRORED = {"e": "w", "w": "e", "ne": "nw", "nw": "ne", "se": "sw", "sw": "se", "n": "n", "s": "s"}


@dataclass(frozen=True, slots=True)
class Label:
    """A name and the point that it holds on to.

    ``anchor`` is a side of `SIDES`, or "c" where the name is centred on its point. ``wide``
    marks one that only fits on a wide map.
    """

    text: str
    kind: str
    point: Point
    anchor: str
    wide: bool

    def box(self, letters: float) -> Box:
        """The space that it takes, for a size of letters in units."""
        width, height = text_size(self.text, letters * size_of(self.kind))
        x, y = self.point
        left = {"e": x, "w": x - width}.get(self.anchor[-1], x - width / 2)
        top = {"s": y, "n": y - height}.get(self.anchor[0], y - height / 2)
        return Box(left, top, left + width, top + height)


def size_of(kind: str) -> float:
    """How large a kind of name is, relative to a place's."""
    return COUNTRY if kind == "country" else PLACE


def text_size(text: str, letters: float) -> tuple[float, float]:
    """About how much room a text takes in a bold sans-serif, in the unit of its letters."""
    width = sum(_advance(character) for character in text)
    return width * letters + letters * 0.15, LINE * letters


def _advance(character: str) -> float:
    """About how wide a character is, for a letter's height; rather too wide than too narrow."""
    if unicodedata.category(character) in {"Mn", "Me", "Cf"}:
        return 0.0
    if unicodedata.east_asian_width(character) in "WF":
        return 1.0
    if character in " .,:;'’|!ijlIftr-ا":
        return 0.38
    if character in "mwMW@%":
        return 0.95
    return 0.7 if character.isupper() else 0.6


@dataclass(slots=True)
class Board:
    """A sheet on which names are placed one after another.

    ``taken`` are boxes that no name may touch: markers, the scale bar, an inset.
    """

    sheet: Box
    taken: list[Box]
    labels: list[Label] = field(default_factory=list)

    def is_free(self, label: Label) -> bool:
        """Whether a name would lie on the sheet and touch nothing, at each size it is shown in."""
        narrow = [other for other in self.labels if not other.wide]
        return self._fits(label, WIDE, self.labels) and (
            label.wide or self._fits(label, NARROW, narrow)
        )

    def _fits(self, label: Label, letters: float, others: Sequence[Label]) -> bool:
        box = label.box(letters)
        return (
            self.sheet.grown(-letters / 5).holds(box)
            and not any(box.overlaps(taken) for taken in self.taken)
            and not any(box.overlaps(other.box(letters)) for other in others)
        )

    def place(self, candidates: Iterable[Label]) -> bool:
        """Take the first of some positions of a name that is free, if there is one."""
        label = next((label for label in candidates if self.is_free(label)), None)
        if label is not None:
            self.labels.append(label)
        return label is not None

    def squeeze_in(self, candidates: Iterable[Label]) -> None:
        """Take the position of a name that hides least of other names."""
        taken = [other.box(WIDE) for other in self.labels] + self.taken

        def cost(label: Label) -> float:
            box = label.box(WIDE)
            return (not self.sheet.holds(box)) * 1e9 + sum(box.shared(other) for other in taken)

        self.labels.append(min(candidates, key=cost))


def beside(
    text: str, kind: str, marker: tuple[Point, float], *, rtl: bool, wide: bool
) -> list[Label]:
    """The positions of a name about a marker, the best first.

    Args:
        text: the name.
        kind: its kind.
        marker: the marker's point and radius.
        rtl: whether the text runs from right to left.
        wide: whether the name is for wide maps only.
    """
    (x, y), radius = marker
    labels = []
    for away in (0.0, STEP):
        for side in SIDES:
            anchor = MIRRORED[side] if rtl else side
            if len(anchor) == 1 and anchor in "ew" and away:
                continue
            reach = radius + GAP if len(anchor) == 1 else radius * 0.7
            dx = {"e": reach, "w": -reach}.get(anchor[-1], 0.0)
            dy = {"s": reach + away, "n": -reach - away}.get(anchor[0], 0.0)
            labels.append(Label(text, kind, (x + dx, y + dy), anchor, wide))
    return labels


class Areas:
    """Which territory each cell of a coarse grid over the sheet belongs to."""

    CELL = 25.0

    def __init__(self, sheet: Box, territories: Mapping[str, Sequence[Sequence[Cell]]]) -> None:
        self.columns = int(sheet.width / self.CELL)
        self.rows = int(sheet.height / self.CELL)
        self.owner: list[list[str]] = [[""] * self.columns for _ in range(self.rows)]
        self.codes = frozenset(territories)
        for code, rings in territories.items():
            self._colour(code, rings)

    def _colour(self, code: str, rings: Sequence[Sequence[Cell]]) -> None:
        """Give a territory the cells whose middle lies inside its rings."""
        crossings: list[list[float]] = [[] for _ in range(self.rows)]
        for ring in rings:
            before = ring[-1]
            for point in ring:
                (ax, ay), (bx, by) = sorted((before, point), key=lambda cell: cell[1])
                first = max(0, int(ay / self.CELL + 0.5))
                last = min(self.rows, int(by / self.CELL + 0.5))
                for row in range(first, last):
                    share = ((row + 0.5) * self.CELL - ay) / (by - ay)
                    crossings[row].append(ax + share * (bx - ax))
                before = point
        for row, found in enumerate(crossings):
            found.sort()
            for start, end in zip(found[0::2], found[1::2], strict=False):
                first = max(0, int(start / self.CELL + 0.5))
                last = min(self.columns, int(end / self.CELL + 0.5))
                self.owner[row][first:last] = [code] * max(0, last - first)

    def ranked(self, labels: Sequence[Label]) -> list[Label]:
        """Positions of a name, the best first, in a new order that spares borders and coasts."""
        costs = {id(label): rank + self.crossed(label) for rank, label in enumerate(labels)}
        return sorted(labels, key=lambda label: costs[id(label)])

    def share(self, code: str) -> float:
        """How much of the sheet a territory ("" for the sea) covers, from 0 to 1."""
        cells = sum(row.count(code) for row in self.owner)
        return cells / max(1, self.columns * self.rows)

    def share_of(self, box: Box, code: str) -> float:
        """How much of a box a territory covers, from 0 to 1."""
        rows = self.owner[max(0, int(box.top / self.CELL)) : int(box.bottom / self.CELL) + 1]
        first, last = max(0, int(box.left / self.CELL)), int(box.right / self.CELL) + 1
        cells = [owner for row in rows for owner in row[first:last]]
        return cells.count(code) / max(1, len(cells))

    def crossed(self, label: Label) -> float:
        """How much a name suffers from lines under it, in sides of `SIDES`: coasts, then borders."""
        box = label.box(WIDE if label.wide else NARROW)
        rows = self.owner[max(0, int(box.top / self.CELL)) : int(box.bottom / self.CELL) + 1]
        first, last = max(0, int(box.left / self.CELL)), int(box.right / self.CELL) + 1
        owners = {owner for row in rows for owner in row[first:last]}
        lands = len(owners - {""})
        return 2.5 if lands > 1 else 0.8 if lands and "" in owners else 0.0

    def inside(self, label: Label, code: str) -> bool:
        """Whether a name lies wholly in a territory ("" for the sea)."""
        box = label.box(WIDE if label.wide else NARROW)
        rows = range(int(box.top / self.CELL), int(box.bottom / self.CELL) + 1)
        first, last = int(box.left / self.CELL), int(box.right / self.CELL) + 1
        if rows[0] < 0 or rows[-1] >= self.rows or first < 0 or last > self.columns:
            return False
        return all(set(self.owner[row][first:last]) == {code} for row in rows)

    def centred(
        self, text: str, kind: str, area: tuple[str, Point | None], *, wide: bool
    ) -> Iterator[Label]:
        """The positions of a name inside a territory, those nearest to a point first.

        Args:
            text: the name.
            kind: its kind.
            area: the territory ("" for the sea), and the point, by default its middle.
            wide: whether the name is for wide maps only.
        """
        code, point = area
        cells = [
            ((column + 0.5) * self.CELL, (row + 0.5) * self.CELL)
            for row, codes in enumerate(self.owner)
            for column, owner in enumerate(codes)
            if owner == code
        ]
        if not cells:
            return
        x, y = point or (
            sum(cell[0] for cell in cells) / len(cells),
            sum(cell[1] for cell in cells) / len(cells),
        )
        # A name is wide and low: a step up or down costs it more than one to the side.
        cells.sort(key=lambda cell: (abs(cell[0] - x) + 1.5 * abs(cell[1] - y), cell))
        for cell in cells:
            label = Label(text, kind, cell, "c", wide)
            if self.inside(label, code):
                yield label
