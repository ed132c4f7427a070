"""What a folder of output says of itself: ``manifest.json``.

It holds no clock, user, host or path (P22), and nothing of what the audience may not see but
the hash of the redacted report (P3).
"""

from __future__ import annotations

import json
from typing import Annotated, Literal, NamedTuple

from pydantic import Field, ValidationError

from sitrep.delivery.folder import LONGEST_NAME, NAME, Folder
from sitrep.reading.model import Model

MANIFEST = "manifest.json"
_LIMIT = 4 << 20  # bytes; some 20,000 files: a larger one is none of ours

Name = Annotated[str, Field(pattern=f"^{NAME.pattern}$", max_length=LONGEST_NAME)]
Sha256 = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]


class Edition(NamedTuple):
    """One issue for one audience: where it goes, and the hash of what it may say.

    ``redacted`` is the SHA-256, in hex, of the redacted report.
    """

    operation: str
    report: str
    audience: str
    redacted: str

    @property
    def place(self) -> tuple[str, str, str]:
        """The folder below the output folder."""
        return self.operation, self.report, self.audience

    @property
    def is_public(self) -> bool:
        """Whether others on the machine may read it."""
        return self.audience == "public"

    @property
    def file_mode(self) -> int:
        """Permissions of its files (P21)."""
        return 0o644 if self.is_public else 0o600

    @property
    def folder_mode(self) -> int:
        """Permissions of its folder."""
        return 0o755 if self.is_public else 0o700


class Listed(Model):
    """One file as the manifest states it; the size is in bytes."""

    name: Name
    size: Annotated[int, Field(ge=0)]
    sha256: Sha256


class Manifest(Model):
    """The content of one folder of output, its files sorted by name."""

    schema_: Literal[1] = Field(alias="schema")
    operation: Name
    report: Name
    audience: Name
    redacted: Sha256
    files: tuple[Listed, ...]

    @property
    def place(self) -> tuple[str, str, str]:
        """The folder that it describes, below the output folder."""
        return self.operation, self.report, self.audience

    def to_bytes(self) -> bytes:
        """The same manifest, always the same bytes."""
        tree = self.model_dump(mode="json", by_alias=True)
        return (json.dumps(tree, indent=2, ensure_ascii=True) + "\n").encode("ascii")


def read_manifest(folder: Folder) -> Manifest | None:
    """The folder's manifest; None if there is none, or none that can be understood."""
    content = folder.read(MANIFEST, _LIMIT)
    if content is None:
        return None
    try:
        return Manifest.model_validate_json(content)
    except ValidationError:
        return None
