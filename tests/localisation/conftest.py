"""Languages and catalogues as the program ships them."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import pytest

from sitrep.diagnostics import Location
from sitrep.localisation.catalogue import Catalogue, Folder, load_catalogue
from sitrep.localisation.locales import Language, read_language
from sitrep.resources import templates_folder


@cache
def _language(tag: str) -> Language:
    language, problems = read_language(tag, Location("operation.yaml"))
    assert language is not None, problems
    return language


@pytest.fixture(scope="session")
def language() -> Callable[[str], Language]:
    """The language of a tag that CLDR knows."""
    return _language


@pytest.fixture(scope="session")
def shipped() -> Callable[[str], Catalogue]:
    """The program's own catalogue of a language, read afresh."""

    def load(tag: str) -> Catalogue:
        folder = Folder(templates_folder(), "templates")
        catalogue, problems = load_catalogue(_language(tag), [folder])
        assert problems == ()
        return catalogue

    return load
