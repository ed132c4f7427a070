"""The ``i18n`` commands. What they call is imported when they run, so that ``--help`` is quick."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

i18n = typer.Typer(
    name="i18n",
    no_args_is_help=True,
    rich_markup_mode=None,
    help="Translate: start a language, keep its files up to date, see how far it is. Without an "
    "OPERATION each command is about the program's own words.",
    epilog="TRANSLATING.md tells translators how to go about it.",
)

Operations = Annotated[
    list[Path] | None, typer.Argument(metavar="[OPERATION]...", help="Folders of operations.")
]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON, for programs.")]


@i18n.command(epilog="Example:  sitrep i18n new sw libya-derna")
def new(
    tag: Annotated[str, typer.Argument(metavar="TAG", help="A language such as sw or pt-BR.")],
    operations: Operations = None,
) -> None:
    """Start a language: its catalogues, names and narrative, ready to be filled in.

    Adds the language to the operation's locales. Files that are there are brought up to date.
    """
    from sitrep.cli.translating import start_language  # noqa: PLC0415 — see the docstring

    start_language(tag, operations or [])


@i18n.command(epilog="Example:  sitrep i18n extract libya-derna")
def extract(operations: Operations = None) -> None:
    """Write templates (.pot) for tools that ask for them, such as Weblate.

    What only partners and others may read goes into files of their own, for their owner alone.
    """
    from sitrep.cli.translating import extract_templates  # noqa: PLC0415 — see the docstring

    extract_templates(operations or [])


@i18n.command(epilog="Example:  sitrep i18n update libya-derna")
def update(operations: Operations = None) -> None:
    """Bring every language's files up to date with the sentences as they are now.

    What an earlier issue had is filled in. A sentence that changed keeps its old translation,
    marked fuzzy for a translator to look at; until then the original is shown.
    """
    from sitrep.cli.translating import update_files  # noqa: PLC0415 — see the docstring

    update_files(operations or [])


@i18n.command(epilog="Example:  sitrep i18n status libya-derna --fail-under 100")
def status(
    operations: Operations = None,
    fail_under: Annotated[
        int | None,
        typer.Option(min=0, max=100, metavar="N", help="Exit 1 where a language has less."),
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Say how far each language and issue is: translated, stale and missing.

    In words of the original and per cent, as it would be after an update.
    """
    from sitrep.cli.translating import print_status  # noqa: PLC0415 — see the docstring

    print_status(operations or [], fail_under, as_json=as_json)


@i18n.command(epilog="Example:  sitrep i18n check libya-derna")
def check(operations: Operations = None, as_json: AsJson = False) -> None:
    """Say what is wrong with translations; any error here also stops a build.

    Placeholders, plural forms, markup, invisible characters, lengths, typed numbers, white space.
    """
    from sitrep.cli.translating import check_translations  # noqa: PLC0415 — see the docstring

    check_translations(operations or [], as_json=as_json)


@i18n.command(epilog="Example:  sitrep i18n pseudo libya-derna --output pseudo")
def pseudo(
    operations: Annotated[
        list[Path], typer.Argument(metavar="OPERATION...", help="Folders of operations.")
    ],
    report: Annotated[
        str | None,
        typer.Option(metavar="ID", help="An issue such as 001; else each operation's latest."),
    ] = None,
    output: Annotated[Path, typer.Option(metavar="DIR", help="Where the files go.")] = Path(
        "pseudo"
    ),
) -> None:
    """Build reports in two languages that nobody speaks, to see what breaks in a translation.

    en-XA is accented, in brackets and 40 % longer; ar-XB runs from right to left.
    """
    from sitrep.cli.translating import build_pseudo  # noqa: PLC0415 — see the docstring

    build_pseudo(operations, report, output)
