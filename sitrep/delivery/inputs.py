"""The raw inputs of a build, by their hashes: what ``.build.json`` records."""

from __future__ import annotations

import hashlib
import os

from sitrep.report.dossier import Dossier

_FOLDERS = ("articles", "facts", "reports", "translations", "templates")


def hash_inputs(dossier: Dossier) -> dict[str, str]:
    """The SHA-256 of every file that a build may read, by its path in the operation."""
    operation, branding = dossier.path, dossier.operation.branding
    folders = dict.fromkeys(filter(None, (*_FOLDERS, branding.fonts)))
    files = [operation / name for name in ("operation.yaml", branding.logo) if name]
    files += [path for name in folders for path in sorted((operation / name).rglob("*"))]
    return {
        path.relative_to(operation).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in files
        if path.is_file() and not path.is_symlink() and os.access(path, os.R_OK)
    }
