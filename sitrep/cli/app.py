"""The commands. What they call is imported when they run, so that ``--help`` is quick."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

import typer

from sitrep.cli.i18n import i18n
from sitrep.cli.options import (
    AudienceName,
    ExtractFormat,
    FormatName,
    MissingName,
    SchemaKind,
    SensitivityName,
)

app = typer.Typer(
    name="sitrep",
    no_args_is_help=True,
    rich_markup_mode=None,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    help="Humanitarian situation reports: from articles to facts, and from facts to HTML, PDF and "
    "e-mail in every language, each figure led back to the quote that holds it.",
    epilog="Begin with:  sitrep new my-operation  and then  sitrep build my-operation",
)

app.add_typer(i18n)

Operations = Annotated[
    list[Path], typer.Argument(metavar="OPERATION", help="Folders of operations.")
]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON, for programs.")]


def _version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version  # noqa: PLC0415 — see the module's docstring

        typer.echo(f"sitrep {version('sitrep')}")
        raise typer.Exit


@app.callback()
def _common(
    _show: Annotated[
        bool | None,
        typer.Option("--version", callback=_version, is_eager=True, help="Print the version."),
    ] = None,
) -> None:
    pass


@app.command(epilog="Example:  sitrep new libya-derna")
def new(
    folder: Annotated[
        Path, typer.Argument(metavar="DIR", help="The new folder; its name is the operation's id.")
    ],
) -> None:
    """Write a new operation to start from.

    It checks and builds at once, and its comments say what to put where.
    """
    from sitrep.cli.starting import start  # noqa: PLC0415 — see the module's docstring

    start(folder)


@app.command(
    epilog="Examples:  sitrep add https://example.org/2018/06/05/derna libya-derna · sitrep add "
    "2018-06-05-derna.txt libya-derna --sensitivity public"
)
def add(
    article: Annotated[
        str, typer.Argument(metavar="FILE|URL", help="A .html, .txt or .md file, or a web page.")
    ],
    operation: Annotated[
        Path, typer.Argument(metavar="OPERATION", help="The folder of the operation.")
    ],
    sensitivity: Annotated[
        SensitivityName | None,
        typer.Option(help="Who may see the article; else restricted.", show_default=False),
    ] = None,
) -> None:
    """Store an article in an operation: its text, and what is known of it.

    Of a web page the article's text is kept, of .txt and .md files all. What is not known of it stays null. An article that is there already is recognised, and nothing is written.
    """
    from sitrep.cli.adding import add_article  # noqa: PLC0415 — see the module's docstring

    add_article(article, operation, sensitivity.value if sensitivity else None)


@app.command(
    epilog="Examples:  sitrep extract libya-derna/articles/2018-06-05-derna.md > "
    "libya-derna/facts/proposed.yaml · sitrep extract a.md b.md --format json · "
    "sitrep extract a.md --explain"
)
def extract(
    articles: Annotated[
        list[Path],
        typer.Argument(metavar="ARTICLE", help="Files with front matter, such as ID.md."),
    ],
    format_: Annotated[
        ExtractFormat, typer.Option("--format", help="A file of facts, or JSON for programs.")
    ] = ExtractFormat.yaml,
    explain: Annotated[
        bool, typer.Option("--explain", help="Say which rule found each fact, on standard error.")
    ] = False,
) -> None:
    """Propose facts from articles, each with its verbatim quote.

    YAML is a file of facts for the article's operation, each to be reviewed; names that the operation does not know are suggested in a comment at its top. An article may also stand alone. Nothing that is proposed reaches a report before a person has accepted it.
    """
    from sitrep.cli.extracting import print_proposals  # noqa: PLC0415 — see the module's docstring

    print_proposals(articles, format_.value, explain=explain)


@app.command(epilog="Examples:  sitrep review libya-derna · sitrep review libya-derna --list")
def review(
    operation: Annotated[
        Path, typer.Argument(metavar="OPERATION", help="The folder of the operation.")
    ],
    only_list: Annotated[
        bool, typer.Option("--list", help="Print what waits for review, a line each.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="With --list: print JSON.")] = False,
) -> None:
    """Walk through proposed facts on the terminal: accept, edit or drop each.

    Shows each quote in its article. Every decision is written at once, so the walk can be stopped and taken up again. No proposed fact reaches a report before it is accepted.
    """
    from sitrep.cli.reviewing import list_proposals, walk  # noqa: PLC0415 — as above

    if only_list or as_json:
        list_proposals(operation, as_json=as_json)
    else:
        walk(operation)


@app.command(epilog="Example:  sitrep check libya-derna")
def check(operations: Operations, as_json: AsJson = False) -> None:
    """Say all that is wrong with operations.

    Prints FILE:LINE:COL: severity CODE: message (hint). Exits 1 where there are errors.
    """
    from sitrep.cli.checking import check_operations  # noqa: PLC0415 — see the docstring

    check_operations(operations, as_json=as_json)


@app.command(
    epilog="Examples:  sitrep build libya-derna · sitrep build libya-derna --report 001 --locale fr "
    "--format pdf · sitrep build libya-derna --audience partners --output private"
)
def build(
    operations: Operations,
    report: Annotated[
        str | None,
        typer.Option(metavar="ID", help="An issue such as 001; else each operation's latest."),
    ] = None,
    locale: Annotated[
        list[str] | None,
        typer.Option(metavar="TAG", help="A language such as fr; may be repeated. Else all."),
    ] = None,
    format_: Annotated[
        list[FormatName] | None,
        typer.Option("--format", help="May be repeated. Else all.", show_default=False),
    ] = None,
    audience: Annotated[
        AudienceName, typer.Option(help="Who may see it; public shows the least.")
    ] = AudienceName.public,
    output: Annotated[Path, typer.Option(metavar="DIR", help="Where the files go.")] = Path(
        "output"
    ),
    jobs: Annotated[
        int | None,
        typer.Option(min=1, max=64, metavar="N", help="Documents at once; else one a processor."),
    ] = None,
    missing: Annotated[
        MissingName,
        typer.Option(help="Sentences without a translation: shown in the original, or refused."),
    ] = MissingName.source,
    as_json: AsJson = False,
) -> None:
    """Build reports: HTML, PDF, e-mailed digest and JSON.

    Writes HTML, PDF and digest in every language, and the facts as JSON. Prints the files that it wrote. With errors in the data nothing is written.
    """
    from sitrep.api import FORMATS, Missing, Wanted  # noqa: PLC0415 — see the module's docstring
    from sitrep.cli.building import build_reports  # noqa: PLC0415 — likewise
    from sitrep.report.audience import Audience  # noqa: PLC0415 — likewise

    wanted = Wanted(
        report=report,
        locales=tuple(dict.fromkeys(locale or ())),
        formats=tuple(name for name in FORMATS if not format_ or name in format_),
        audience=Audience(audience.value),
        jobs=jobs or len(os.sched_getaffinity(0)),
        missing=Missing(missing.value),
    )
    build_reports(operations, wanted, output, as_json=as_json)


@app.command(epilog="Example:  sitrep verify output")
def verify(
    folder: Annotated[
        Path, typer.Argument(metavar="DIR", help="An output folder, or one below it.")
    ] = Path("output"),
    as_json: AsJson = False,
) -> None:
    """Compare built files with their manifests.

    Each must be whole and unchanged, none missing and none too many. Exits 1 otherwise.
    """
    from sitrep.cli.checking import verify_folder  # noqa: PLC0415 — see the module's docstring

    verify_folder(folder, as_json=as_json)


@app.command(epilog="Example:  sitrep schema facts > .vscode/facts.schema.json")
def schema(
    kind: Annotated[
        SchemaKind | None,
        typer.Argument(metavar="KIND", help="operation, article, facts or report; else all."),
    ] = None,
) -> None:
    """Print JSON Schemas for editors.

    With them an editor completes and checks the YAML files while you type.
    """
    from sitrep.cli.schemas import print_schema  # noqa: PLC0415 — see the module's docstring

    print_schema(kind)
