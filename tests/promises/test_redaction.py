"""P1: what is above the audience is in no byte. P3: it changes no byte either."""

from __future__ import annotations

import base64
import email
import email.policy
import hashlib
import io
import random
import shutil
import subprocess
import zlib
from collections.abc import Callable
from pathlib import Path

import pypdf
import pytest

from sitrep import api
from sitrep.report.audience import Audience
from tests.promises import hidden

FORMATS = ("html", "json", "pdf", "digest")


def _build(
    operation: Path, output: Path, audience: str, formats: tuple[str, ...] = FORMATS
) -> Path:
    wanted = api.Wanted(audience=Audience(audience), formats=formats, jobs=2)
    built = api.build([operation], wanted, output)
    assert not [str(problem) for problem in built.problems if problem.is_error]
    assert not built.failures
    return output / operation.name


def _texts(file: Path) -> list[bytes]:
    """Everything that can be read out of a file: its name, its bytes, its streams, its text."""
    return [str(file).encode(), *_inside(file.read_bytes(), file.suffix)]


def _inside(content: bytes, kind: str) -> list[bytes]:
    found = [content]
    if kind == ".eml":
        message = email.message_from_bytes(content, policy=email.policy.default)
        for part in message.walk():
            found += [f"{name}: {value}".encode() for name, value in part.items()]
            if not part.is_multipart():
                inner = part.get_payload(decode=True)
                assert isinstance(inner, bytes)
                found += _inside(inner, Path(part.get_filename() or "").suffix)
    if kind == ".pdf":
        pdf = pypdf.PdfReader(io.BytesIO(content))
        found += [text for name in pdf.attachments for text in pdf.attachments[name]]
        found.append(str(pdf.metadata).encode())
        found.append(str([item for item in pdf.outline]).encode())  # noqa: C416 — its own type prints otherwise
        found += [page.extract_text().encode() for page in pdf.pages]
        shown = subprocess.run(
            ["pdftotext", "-", "-"], input=content, check=True, capture_output=True
        )
        found.append(shown.stdout)
        for piece in content.split(b"stream\n")[1:]:
            try:
                found.append(zlib.decompressobj().decompress(piece))
            except zlib.error:
                continue
    return found


def _disguises(word: str) -> list[bytes]:
    raw = word.encode()
    return [
        raw,
        raw.upper(),
        word.encode("utf-16-le"),
        word.encode("utf-16-be"),
        raw.hex().encode(),
        raw.hex().upper().encode(),
        *(base64.b64encode(b" " * shift + raw)[shift + 1 : -4] for shift in range(3)),
    ]


def _found(words: list[str], folder: Path) -> list[tuple[str, str]]:
    files = [path for path in folder.rglob("*") if path.is_file()]
    texts = {path.name: _texts(path) for path in files}
    return [
        (word, name)
        for name, parts in texts.items()
        for word in words
        if any(disguise in part for part in parts for disguise in _disguises(word))
    ]


@pytest.mark.parametrize("audience", list(hidden.CEILING))
def test_nothing_above_the_audience_is_in_any_byte(
    audience: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    folder = _build(hidden.write(tmp_path), tmp_path / "out", audience)
    ceiling = hidden.CEILING[audience]
    above = [word for level in hidden.LEVELS[ceiling + 1 :] for word in hidden.canaries(level)]
    edition = folder / "001" / audience
    assert _found(above, edition) == []
    said = capfd.readouterr()
    assert not [word for word in above if word in said.out + said.err]
    # and what the audience may see is there, so that the search can fail
    for level in hidden.LEVELS[: ceiling + 1]:
        seen = {word for word, _ in _found(hidden.canaries(level), edition)}
        assert set(hidden.canaries(level)) == seen


@pytest.mark.parametrize("audience", ["public", "partners", "internal"])
def test_a_hidden_fact_changes_no_byte(audience: str, tmp_path: Path) -> None:
    shown = hidden.LEVELS[: hidden.CEILING[audience] + 1]
    with_hidden = _build(hidden.write(tmp_path / "with"), tmp_path / "a", audience)
    without = _build(hidden.write(tmp_path / "without", shown), tmp_path / "b", audience)
    assert _hashes(with_hidden / "001" / audience) == _hashes(without / "001" / audience)


@pytest.mark.soak
def test_whatever_is_hidden_beside_it_a_report_stays_the_same(
    tmp_path: Path, cases: Callable[[int, int], int]
) -> None:
    """Audiences and hidden levels at random; nothing leaks and no byte changes."""
    dice = random.Random(3)
    known: dict[str, dict[str, str]] = {}
    for number in range(cases(1000, 6)):
        audience = dice.choice(["public", "partners", "internal"])
        shown = hidden.LEVELS[: hidden.CEILING[audience] + 1]
        above = hidden.LEVELS[hidden.CEILING[audience] + 1 :]
        levels = (*shown, *dice.sample(above, dice.randrange(1, len(above) + 1)))
        place = tmp_path / str(number)
        folder = _build(hidden.write(place, levels), place / "out", audience, ("html", "json"))
        edition = folder / "001" / audience
        assert _found([word for level in above for word in hidden.canaries(level)], edition) == []
        if audience not in known:
            bare = _build(
                hidden.write(place / "bare", shown), place / "bare-out", audience, ("html", "json")
            )
            known[audience] = _hashes(bare / "001" / audience)
        assert _hashes(edition) == known[audience]
        shutil.rmtree(place)


def _hashes(folder: Path) -> dict[str, str]:
    assert (folder / "manifest.json").is_file()
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in folder.iterdir()}


def test_the_message_of_a_failed_build_says_nothing_of_the_data(tmp_path: Path) -> None:
    operation = hidden.write(tmp_path)
    facts = next((operation / "facts").glob("zqstrictly*"))
    facts.write_text(facts.read_text().replace("value: 31", "value: 77"), encoding="utf-8")
    built = api.build([operation], api.Wanted(formats=("json",)), tmp_path / "out")
    assert {problem.code for problem in built.problems} == {"E302"}
    assert not (tmp_path / "out").exists()
