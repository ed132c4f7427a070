"""Messages to many readers, composed as the program does and as a plain loop would.

Run as a script, ``messages.py ours COUNT`` and ``messages.py plain COUNT`` compose COUNT messages of
the seed's digest in English.
"""

from __future__ import annotations

import sys
from email.message import EmailMessage
from pathlib import Path
from typing import Any

from jinja2 import Environment, FunctionLoader
from premailer import Premailer

from sitrep.delivery.digest import make_letter
from sitrep.delivery.letter import Recipient, compose, prepare
from sitrep.operation.model import split_mailbox
from sitrep.rendering.digest.job import render_digest
from sitrep.rendering.edition import Edition, make_edition
from sitrep.rendering.tongue import load_tongue, read_languages
from sitrep.report.assemble import assemble
from sitrep.report.audience import Audience
from sitrep.report.dossier import load_dossier

ROOT = Path(__file__).resolve().parents[2]
SEED = ROOT / "seeds" / "libya-derna"
TAG = "en"
REPORT = bytes(range(256)) * 300  # as large as the PDF that is attached


def readers(count: int) -> list[Recipient]:
    """Made-up readers, each with an address to leave by."""
    return [
        Recipient(
            f"reader{number}@example.org",
            f"Reader {number}",
            f"https://reports.example.org/libya-derna/unsubscribe?reader={number}",
        )
        for number in range(count)
    ]


def make_seed_edition() -> Edition:
    """The seed's report with the job of its digest in one language."""
    dossier, problems = load_dossier(SEED)
    assert dossier is not None, problems
    record = dossier.issues[-1]
    [language] = [one for one in read_languages(dossier, ())[0] if one.tag == TAG]
    tongue, _ = load_tongue(dossier, language, record.name, Audience.PUBLIC)
    report = assemble(dossier, record, Audience.PUBLIC)
    return make_edition(dossier, report, [tongue], ["digest"])[0]


def ours(edition: Edition, count: int) -> None:
    """Renders once, encodes once, and composes for each reader."""
    digest = render_digest(edition.digests[TAG])
    letter = make_letter(edition, TAG, digest, {"pdf": REPORT})
    assert letter is not None
    message = prepare(letter)
    for reader in readers(count):
        assert compose(message, reader)


def plain(edition: Edition, count: int) -> None:
    """Renders, inlines and builds a message for each reader."""
    job = edition.digests[TAG]
    mail = edition.report.material.operation.mail
    assert mail is not None
    assert mail.unsubscribe is not None
    texts = {template.name: template.text for template in job.templates.templates}
    environment = Environment(
        autoescape=True, trim_blocks=True, lstrip_blocks=True, loader=FunctionLoader(texts.get)
    )
    page = environment.get_template("digest/digest.html.j2")
    picture = render_digest(job)["picture"]
    name, address = split_mailbox(mail.from_)
    for reader in readers(count):
        html = page.render(view=job.view, reader=reader)
        inlined = Premailer(
            html, allow_network=False, cssutils_logging_level="CRITICAL"
        ).transform()
        message = EmailMessage()
        message["Subject"] = str(job.view["subject"])
        message["From"] = f"{name} <{address}>"
        message["To"] = f"{reader.name} <{reader.address}>"
        message["List-Unsubscribe"] = f"<{reader.unsubscribe}>, <mailto:{mail.unsubscribe.mailto}>"
        message.set_content(str(job.view["preheader"]))
        message.add_alternative(inlined, subtype="html")
        parts: Any = message.get_payload()
        parts[1].add_related(picture, "image", "png", cid="<map@example.org>")
        message.add_attachment(REPORT, "application", "pdf", filename="report.pdf")
        assert message.as_bytes()


if __name__ == "__main__":
    {"ours": ours, "plain": plain}[sys.argv[1]](make_seed_edition(), int(sys.argv[2]))
