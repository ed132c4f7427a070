"""The base of every typed model that is read from a file."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict


class Model(BaseModel):
    """Immutable, refuses unknown keys, and never repeats a value in an error.

    What reads a model is built when the first one is read: a command reads a few of them only.
    """

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        hide_input_in_errors=True,
        validate_default=False,
        defer_build=True,
    )
