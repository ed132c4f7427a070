"""The files of the digest in one language: its page, its plain text and the message."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Mapping
from html import escape

from sitrep.delivery.letter import Letter, compose, prepare
from sitrep.delivery.proof import refuse_altered
from sitrep.localisation.bidi import PDI, RLI, RLM
from sitrep.rendering.digest import slots
from sitrep.rendering.edition import Edition

Parts = Mapping[str, bytes]


def digest_files(edition: Edition, tag: str, digest: Parts, document: Parts) -> dict[str, bytes]:
    """The digest's files by their endings.

    Args:
        edition: of which it is the digest.
        tag: its language.
        digest: what `render_digest` made.
        document: what `render_document` made, for the report that is attached.

    Returns:
        ``html`` and ``txt`` as files that stand alone, and ``eml`` where the operation says who
        sends it.

    Raises:
        DeliveryError: the message does not read as it should.
    """
    html, text = digest["html"].decode("utf-8"), digest["text"].decode("utf-8")
    mail = edition.report.material.operation.mail
    leave = mail.unsubscribe.https if mail and mail.unsubscribe else ""
    picture = f"data:image/png;base64,{b64encode(digest['picture']).decode('ascii')}"
    page = slots.fill(html, sent_to="", unsubscribe=escape(leave), picture=picture)
    plain = slots.fill(text, sent_to="", unsubscribe=leave)
    files = {"html": page.encode("utf-8"), "txt": plain.encode("utf-8")}
    letter = make_letter(edition, tag, digest, document)
    if letter is not None:
        files["eml"] = compose(prepare(letter), None)
        refuse_altered(files["eml"], letter)
    return files


def make_letter(edition: Edition, tag: str, digest: Parts, document: Parts) -> Letter | None:
    """The message of one language, to be prepared; None where nobody sends it."""
    mail = edition.report.material.operation.mail
    if mail is None:
        return None
    job = edition.digests[tag]
    before, after = job.sent_to
    opening, closing = (RLM + RLI, PDI) if job.view["dir"] == "rtl" else ("", "")
    name = f"sitrep-{edition.document_name(tag)}.pdf"
    return Letter(
        name=f"{edition.name}-{tag}",
        subject=str(job.view["subject"]),
        language=tag,
        day=edition.report.issue.issued,
        mail=mail,
        html=digest["html"].decode("utf-8"),
        text=digest["text"].decode("utf-8"),
        sent_to=(before, after),
        sent_to_in_text=(opening + before, f"{after}{closing}\n\n"),
        picture=digest["picture"],
        attached=(name, document["pdf"]) if "pdf" in job.needs else None,
    )
