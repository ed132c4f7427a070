"""Broken machinery: what the program cannot carry on from. Bad data is a ``Diagnostic``."""

from __future__ import annotations


class SitrepError(Exception):
    """Base of every error that the command line turns into one line and an exit code."""


class IntakeError(SitrepError):
    """An article cannot be fetched or read; the message says why, in one line."""


class IntakeRefusedError(IntakeError):
    """What was named is no article, whatever it holds: an address of another kind, no such file."""


class RewritingError(SitrepError):
    """A file cannot be changed by the program and stay as it was elsewhere; a person must do it."""


class RenderingError(SitrepError):
    """A document could not be rendered; the message names the document and the cause."""


class OutputError(SitrepError):
    """The output folder could not be written or read; nothing half-written is left."""


class OutputRefusedError(OutputError):
    """No output folder can be where the user wants it; nothing was rendered."""


class DeliveryError(SitrepError):
    """A message cannot be made or sent."""
