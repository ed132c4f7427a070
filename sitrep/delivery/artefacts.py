"""The files of an edition, from what was rendered: their names, and what goes into each."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from sitrep.delivery.digest import digest_files
from sitrep.delivery.publication import Artefact
from sitrep.rendering.edition import Edition
from sitrep.rendering.production import Produced


def make_artefacts(
    edition: Edition, produced: Produced, formats: Collection[str]
) -> tuple[Artefact, ...]:
    """Every file of an edition in the formats that are wanted.

    The page that a digest leads to is one of them, whether it is wanted or not, so that no link
    is dead; a PDF that was made to be attached is none.

    Raises:
        DeliveryError: a message does not read as it should.
    """
    return tuple(_artefacts(edition, produced, formats))


def _artefacts(
    edition: Edition, produced: Produced, formats: Collection[str]
) -> Iterator[Artefact]:
    for tag in edition.jobs:
        document = produced.parts.get(edition.document_name(tag), {})
        for format_, content in document.items():
            if format_ != "pdf" or "pdf" in formats:
                yield Artefact(f"sitrep-{edition.document_name(tag)}.{format_}", content)
        if tag in edition.digests:
            digest = produced.parts[edition.digest_name(tag)]
            for ending, content in digest_files(edition, tag, digest, document).items():
                yield Artefact(f"{edition.digest_name(tag)}.{ending}", content)
    if "json" in formats:
        yield Artefact(f"facts-{edition.name}.json", edition.facts)
