"""The yearly worksheets of financial and non-financial controls of the Inspektorat."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from teraju.modules.risks import api as risks
from teraju.portal.demo.cast import Cast

from .stage import Stage

SHOWN = {"financial": "SOP keuangan dan 20 sampel pembayaran", "non_financial": "SOP dan berkas"}
# By kind and year: which control is a gap, what is done about it, by whom, by when, closed when.
GAPS: Mapping[tuple[str, int], tuple[str, str, str, str, str]] = {
    ("financial", 2019): (
        "two_approvals",
        "Menetapkan pejabat kedua",
        "Sekretaris",
        "2020-02-28",
        "2020-02-17",
    ),
    ("non_financial", 2019): (
        "conflicts",
        "Formulir benturan kepentingan",
        "Ketua FKAP",
        "2020-03-31",
        "2020-03-12",
    ),
    ("financial", 2020): (
        "advances",
        "Mengingatkan uang muka setiap bulan",
        "Bendahara",
        "2020-10-30",
        "",
    ),
}
WORKED: Mapping[tuple[str, int], str] = {
    ("financial", 2019): "2019-11-25",
    ("non_financial", 2019): "2019-11-25",
    ("financial", 2020): "2020-09-28",
}


def look_through_controls(cast: Cast, stage: Stage) -> None:
    """Both worksheets of 2019, that of finance of 2020; the other is being filled in."""
    for (kind, year), day in WORKED.items():
        worksheet = _begin(cast, stage, kind, year, day)
        _fill(cast, worksheet, day, SHOWN[kind], GAPS.get((kind, year)))
        risks.send_worksheet(actor=cast.at("compliance", day, 14), worksheet_id=worksheet.pk)
        risks.approve_worksheet(actor=cast.at("inspector", day, 16), worksheet_id=worksheet.pk)
        _close(cast, worksheet, GAPS.get((kind, year)))
    begun = _begin(cast, stage, "non_financial", 2020, "2020-10-12")
    for line in begun.lines.order_by("order")[:4]:
        risks.answer_control(
            actor=cast.at("compliance", "2020-10-12", 10),
            line_id=line.pk,
            answer="yes",
            evidence=SHOWN["non_financial"],
        )


def _begin(cast: Cast, stage: Stage, kind: str, year: int, day: str) -> risks.ControlWorksheet:
    return risks.begin_worksheet(
        actor=cast.at("compliance", day),
        agency=stage.inspectorate,
        kind=kind,
        year=year,
        is_example=True,
    )


def _fill(
    cast: Cast,
    worksheet: risks.ControlWorksheet,
    day: str,
    shown: str,
    gap: tuple[str, str, str, str, str] | None,
) -> None:
    actor = cast.at("compliance", day, 10)
    for line in worksheet.lines.order_by("order"):
        if gap and line.code == gap[0]:
            risks.answer_control(
                actor=actor,
                line_id=line.pk,
                answer="partly",
                evidence="Sampel menunjukkan pengecualian",
                action=gap[1],
                office=gap[2],
                due_on=date.fromisoformat(gap[3]),
            )
        else:
            risks.answer_control(actor=actor, line_id=line.pk, answer="yes", evidence=shown)


def _close(
    cast: Cast, worksheet: risks.ControlWorksheet, gap: tuple[str, str, str, str, str] | None
) -> None:
    if gap is None or not gap[4]:
        return
    risks.close_gap(
        actor=cast.at("compliance", gap[4]),
        line_id=worksheet.lines.get(code=gap[0]).pk,
        done_on=date.fromisoformat(gap[4]),
        done_note="Selesai dan diperiksa oleh FKAP",
    )
