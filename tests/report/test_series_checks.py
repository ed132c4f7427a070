"""What `check` says of an issue's series, its dates and its number."""

from __future__ import annotations

from pathlib import Path

from sitrep import api
from sitrep.report.audience import Audience
from tests import operations


def _codes(operation: Path) -> list[str]:
    return [problem.code for problem in api.check([operation])]


def test_a_date_that_an_audience_may_not_know_leaves_no_hole(tmp_path: Path) -> None:
    operation = operations.small(tmp_path)
    operations.edit(
        operation, "reports/001.yaml", "{fled.according_to}", "IOM said on {fled.reported}"
    )
    assert _codes(operation) == []
    operations.edit(
        operation, "articles/a1.md", "sensitivity: public", "sensitivity: restricted\nshown_as: x"
    )
    (problem,) = api.check([operation])
    assert (problem.code, problem.line, problem.column) == ("R518", 8, 39)
    refused = api.build([operation], api.Wanted(formats=("html",)), tmp_path / "out")
    assert refused.published == ()
    partners = api.Wanted(formats=("html",), locales=("en",), audience=Audience.PARTNERS)
    assert api.build([operation], partners, tmp_path / "out").published
    operations.edit(
        operation, "facts/a1.yaml", "    place: town", "    reported: 2018-06-04\n    place: town"
    )
    assert _codes(operation) == []


def test_overlapping_claims_are_told_where_the_first_is_written(tmp_path: Path) -> None:
    operation = operations.small(tmp_path)
    path = operation / "facts" / "a1.yaml"
    path.write_text(
        path.read_text("utf-8")
        + "  - {id: rival_a1, kind: control, status: controls, actor: rebels, place: town,\n"
        '     sensitivity: public, sources: [{quote: "The army controls the town"}]}\n',
        encoding="utf-8",
    )
    (problem,) = api.check([operation])
    assert (problem.code, problem.line) == ("R517", 15)
    assert not problem.is_error
    assert "held_a1 overlaps with rival_a1" in problem.message


def test_one_source_alone_corroborates_nothing(tmp_path: Path) -> None:
    operation = operations.small(tmp_path)
    operations.edit(
        operation,
        "facts/a1.yaml",
        "    place: town",
        "    verification: corroborated\n    place: town",
    )
    assert _codes(operation) == ["R521"]
    operations.edit(
        operation,
        "facts/a1.yaml",
        "        attributed_to: iom\n",
        "        attributed_to: iom\n"
        '      - {quote: "more than 2,000 people had fled the town", attributed_to: general}\n',
    )
    assert _codes(operation) == []


def test_another_fact_may_corroborate(tmp_path: Path) -> None:
    operation = operations.small(tmp_path)
    operations.edit(
        operation,
        "facts/a1.yaml",
        "    place: town",
        "    verification: corroborated\n    place: town",
    )
    path = operation / "facts" / "a1.yaml"
    second = (
        "  - {id: fled_again, series: fled, kind: displacement, measure: flow, group: idps, place: town,\n"
        "     figure: {value: 2000, qualifier: more_than, unit: people}, sensitivity: public,\n"
        '     sources: [{quote: "more than 2,000 people had fled the town", attributed_to: general}]}\n'
    )
    path.write_text(path.read_text("utf-8") + second, encoding="utf-8")
    assert _codes(operation) == []


def test_reports_of_different_days_do_not_share_a_number(tmp_path: Path) -> None:
    operation = operations.small(tmp_path)
    first = (operation / "reports" / "001.yaml").read_text("utf-8")
    (operation / "reports" / "001-short.yaml").write_text(first, encoding="utf-8")
    assert _codes(operation) == []  # a variant of the same issue
    later = first.replace("issued: 2018-06-05", "issued: 2018-06-06")
    later = later.replace("as_of: 2018-06-05", "as_of: 2018-06-06")
    (operation / "reports" / "002.yaml").write_text(later, encoding="utf-8")
    (problem,) = api.check([operation])
    assert (problem.code, problem.is_error) == ("R520", False)
    assert problem.file.endswith("reports/002.yaml")
