"""Plain text set in columns: lines wrapped, tables laid out, right-to-left text kept in order.

What comes in are lines as long as they like. One that begins with spaces, "- " or "[1] " goes on
under its first word, and behind "> " each line begins so; lines with tabs in them are the rows of
a table, the first its head; a line of one "=" underlines the one above. In a message that
runs from right to left each line says so: a mark for programs that look for the first letter, an
isolate for those that look for nothing.

Source: https://www.unicode.org/reports/tr9/, https://www.unicode.org/reports/tr11/
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import groupby

from sitrep.localisation.bidi import FSI, LRI, PDI, RLI, RLM
from sitrep.localisation.locales import Direction
from sitrep.rendering.digest.slots import NONCHARACTERS, RUNS_LTR, RUNS_RTL, SENT_TO

WIDTH = 72
_GAP = 2  # columns between columns
_NARROWEST = 6  # a column of a table, before its words are broken

_INITIATORS = {"ltr": LRI, "rtl": RLI}
_LEAD = re.compile(r" *(?:- |> |\[[^\]\s]{1,4}\] )?")
# An address that stands alone runs from left to right by itself; what stood beside it would be taken for a
# part of it.
_BARE = re.compile(rf" *(?:https?://\S+|[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+|{SENT_TO})")
_TELEPHONE = re.compile(r" *\+?[ (]*(?:\d[ ()./-]*){7,20}")
_SPACES = re.compile(" {2,}")
_WAYS = {RUNS_LTR: "ltr", RUNS_RTL: "rtl"}
# Where a line of Chinese or Japanese must not begin or end (https://www.w3.org/TR/clreq/).
_NOT_FIRST = frozenset("，。、；：？！）》」』】〉”’％·…—).,;:!?]\u00a0")
_NOT_LAST = frozenset("（《「『【〈“‘([\u00a0")


def set_text(lines: Sequence[str], direction: Direction) -> str:
    """The text of a message, no line wider than ``WIDTH`` where a word is not wider itself.

    Args:
        lines: without line ends; ``RUNS_LTR`` or ``RUNS_RTL`` in front overrules the direction.
        direction: of the message.
    """
    found: list[str] = []
    for is_row, group in groupby(lines, key=lambda line: "\t" in line):
        if is_row:
            found += _table([line.split("\t") for line in group], direction)
        else:
            for line in group:
                is_rule = line == "=" and found
                found += _paragraph("=" * width(found[-1]) if is_rule else line, direction)
    return _tidy(found)


def width(text: str) -> int:
    """How many columns a text takes: two for a wide character, none for what is not seen."""
    return len(text) if text.isascii() else sum(map(_columns, text))


def _columns(character: str) -> int:
    if unicodedata.category(character) in {"Mn", "Me", "Cf"} or NONCHARACTERS.match(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def wrap(text: str, columns: int, *, in_cell: bool = False) -> list[str]:
    """The text in lines of so many columns at most; isolates are closed and opened at each end.

    A word that is wider than that stands in a line of its own, and is broken only in the cell of
    a table.
    """
    lines: list[str] = [""]
    filled = 0
    for word, space in _broken(_words(text), columns) if in_cell else _words(text):
        wide = width(word)
        if filled and filled + wide > columns:
            lines[-1] = lines[-1].rstrip(" ")
            lines.append("")
            filled = 0
        lines[-1] += word + space
        filled += wide + len(space)
    lines[-1] = lines[-1].rstrip(" ")
    return list(_isolated(lines))


def _words(text: str) -> Iterator[tuple[str, str]]:
    """The pieces between which a line may end, each with the space behind it."""
    for piece in re.finditer(r"([^ ]+)( *)|( +)", text):
        word, space = piece[1] or "", piece[2] or piece[3] or ""
        parts = list(_cut(word))
        yield from ((part, "") for part in parts[:-1])
        yield (parts[-1] if parts else ""), space


def _broken(words: Iterator[tuple[str, str]], columns: int) -> Iterator[tuple[str, str]]:
    """The same pieces, those wider than a column broken wherever it ends."""
    for word, space in words:
        rest = word
        while width(rest) > columns:
            end = next(n for n in range(len(rest), 0, -1) if width(rest[:n]) <= columns or n == 1)
            yield rest[:end], ""
            rest = rest[end:]
        yield rest, space


def _cut(word: str) -> Iterator[str]:
    """A word, cut beside each wide character where a line may end."""
    start = 0
    for index in range(1, len(word)):
        before, after = word[index - 1], word[index]
        if _columns(before) + _columns(after) < 3 or after in _NOT_FIRST or before in _NOT_LAST:
            continue
        yield word[start:index]
        start = index
    if word[start:]:
        yield word[start:]


def _isolated(lines: Sequence[str]) -> Iterator[str]:
    """Lines of which each closes the isolates that it opens."""
    open_: list[str] = []
    for line in lines:
        before = "".join(open_)
        for character in line:
            if character in {LRI, RLI, FSI}:
                open_.append(character)
            elif character == PDI and open_:
                open_.pop()
        yield before + line + PDI * len(open_)


def _paragraph(line: str, direction: Direction) -> Iterator[str]:
    """A line, wrapped under its first word."""
    way = _WAYS.get(line[:1])
    line = line.lstrip(RUNS_LTR + RUNS_RTL)
    found = _LEAD.match(line)
    lead = found[0] if found else ""
    further = lead if lead.endswith("> ") else " " * width(lead)
    inner = wrap(_SPACES.sub(" ", line[len(lead) :]), WIDTH - width(lead))
    for number, words in enumerate(inner):
        before = further if number else lead
        yield _directed((before + words).rstrip(" "), way or direction, direction)


def _directed(line: str, way: str, direction: Direction) -> str:
    """A line that runs its way, wherever it is shown."""
    way = "ltr" if _TELEPHONE.fullmatch(line) else way
    if not line.strip() or way == direction == "ltr" or _BARE.fullmatch(line):
        return line
    return f"{RLM if way == 'rtl' else ''}{_INITIATORS[way]}{line}{PDI}"


def _table(rows: list[list[str]], direction: Direction) -> Iterator[str]:
    """The rows of a table under its head; columns that are empty below it are left out."""
    head, *body = rows
    kept = [n for n in range(len(head)) if any(n < len(row) and row[n].strip() for row in body)]
    cells = [[row[n].strip() if n < len(row) else "" for n in kept] for row in (head, *body)]
    if not kept:
        yield from _paragraph(" ".join(head), direction)
        return
    widths = _widths(cells)
    for number, row in enumerate(cells):
        if number > 1:
            yield ""
        yield from _row(row, widths, direction)
        if number == 0:
            yield from _row(["-" * wide for wide in widths], widths, direction)


def _row(row: Sequence[str], widths: Sequence[int], direction: Direction) -> Iterator[str]:
    """One row, over as many lines as its longest cell needs."""
    columns = [wrap(cell, wide, in_cell=True) for cell, wide in zip(row, widths, strict=True)]
    for number in range(max(map(len, columns))):
        line = (" " * _GAP).join(
            _padded(column[number] if number < len(column) else "", wide, direction)
            for column, wide in zip(columns, widths, strict=True)
        )
        yield _directed(line if direction == "rtl" else line.rstrip(" "), direction, direction)


def _padded(cell: str, wide: int, direction: Direction) -> str:
    """A cell filled up to its column; from right to left, kept apart from the next."""
    inside = f"{RLI}{cell}{PDI}" if direction == "rtl" and cell else cell
    return inside + " " * (wide - width(cell))


def _widths(cells: list[list[str]]) -> list[int]:
    """How wide the columns are: as wide as they wish, or room shared by what they hold."""
    room = WIDTH - _GAP * (len(cells[0]) - 1)
    columns = list(zip(*cells, strict=True))
    wishes = [max(map(width, column)) for column in columns]
    if sum(wishes) <= room:
        return wishes
    fair = max(_NARROWEST, room // len(columns))
    given = [
        min(fair, max(_NARROWEST, *(width(word) for cell in column for word, _ in _words(cell))))
        for column in columns
    ]
    for _ in range(room - sum(given)):  # to the column that would else need most lines
        neediest = max(range(len(given)), key=lambda n: wishes[n] / given[n])
        given[neediest] += 1
    return given


def _tidy(lines: Sequence[str]) -> str:
    """The lines as one text, without empty ones at its ends and never two in a row."""
    kept: list[str] = []
    for line in lines:
        if line.strip() or (kept and kept[-1]):
            kept.append(line if line.strip() else "")
    return "\n".join(kept).strip("\n") + "\n"
