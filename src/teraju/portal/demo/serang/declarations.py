"""Declarations of the Inspektorat: rounds of each year, conflicts, and statements of its teams.

Everything here is invented and marked as example data.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from teraju.modules.integrity.declarations import api as declarations
from teraju.platform.accounts.selectors import viewer_of
from teraju.portal.demo.cast import Cast

from .stage import Stage

# From this day on the members of a team state that they accepted nothing.
SINCE = date(2020, 6, 1)
ASSIGNMENT = "operations.assignment"
INTEREST = (
    "Saya menyatakan dengan sebenarnya ada atau tidaknya benturan kepentingan antara keluarga, "
    "usaha, pekerjaan lain, atau jabatan terdahulu saya dan urusan jabatan saya. Setiap perubahan "
    "segera saya nyatakan."
)
PACT = (
    "1. Berperan serta mencegah korupsi, kolusi, dan nepotisme.\n"
    "2. Tidak meminta atau menerima suap dan gratifikasi dalam bentuk apa pun.\n"
    "3. Bekerja terbuka, jujur, objektif, dan akuntabel.\n"
    "4. Menghindari benturan kepentingan dan menyatakannya bila timbul.\n"
    "5. Melaporkan pelanggaran integritas dan turut melindungi pelapornya.\n"
    "6. Siap menanggung konsekuensi bila melanggar pakta ini."
)
BROTHER = declarations.Told(
    interest="family",
    what="Adik ipar menjadi kepala seksi pada bidang perizinan DPMPTSP.",
    with_whom="Kepala seksi pada DPMPTSP (contoh)",
    matter="Penugasan pengawasan pada DPMPTSP",
)
SHOP = declarations.Told(
    interest="business",
    what="Istri memiliki toko alat tulis yang menjadi penyedia kecil di kecamatan.",
    with_whom="Toko alat tulis keluarga (contoh)",
    matter="Pengadaan alat tulis kantor Inspektorat",
)


def declare(cast: Cast, stage: Stage) -> None:
    """Rounds from 2018 to 2020, two conflicts, and the paper of one pact."""
    for year in (2018, 2019):
        _whole(cast, stage, "conflict", INTEREST, date(year, 10, 1), date(year, 10, 31))
    pact = _whole(cast, stage, "pact", PACT, date(2020, 1, 13), date(2020, 2, 14))
    signed = pact.declarations.get(person=cast.people["inspector"])
    declarations.issue_pact(actor=cast.at("inspector", "2020-01-14", 11), declaration_id=signed.pk)
    _conflicts(cast, stage)
    running = _opened(cast, stage, "conflict", INTEREST, date(2020, 10, 5), date(2020, 11, 4))
    for duty in list(running.duties.order_by("pk"))[:8]:
        _give(cast, duty, "2020-10-07")


def _whole(
    cast: Cast, stage: Stage, kind: str, text: str, opened: date, due: date
) -> declarations.Round:
    """A round in which everybody declared within days; the function closes it."""
    made = _opened(cast, stage, kind, text, opened, due)
    for duty in made.duties.order_by("pk"):
        _give(cast, duty, opened.replace(day=opened.day + 1).isoformat())
    declarations.close_round(actor=cast.at("compliance", due.isoformat(), 15), round_id=made.pk)
    return made


def _opened(
    cast: Cast, stage: Stage, kind: str, text: str, opened: date, due: date
) -> declarations.Round:
    return declarations.open_round(
        actor=cast.at("compliance", opened.isoformat(), 9),
        agency=stage.inspectorate,
        kind=kind,
        year=opened.year,
        due_on=due,
        text=text,
        is_example=True,
    )


def _give(cast: Cast, duty: Any, day: str) -> None:
    actor = viewer_of(duty.person, cast.moment(day, 10))
    declarations.give(actor=actor, duty_id=duty.pk, confirmed=True)


def _conflicts(cast: Cast, stage: Stage) -> None:
    """One that was decided, one that waits for the head."""
    first = declarations.declare_event(
        actor=cast.at("supervisor", "2020-08-04", 9),
        agency=stage.inspectorate,
        confirmed=True,
        told=BROTHER,
        is_example=True,
    )
    declarations.decide_conflict(
        actor=cast.at("inspector", "2020-08-05", 10),
        conflict_id=first.conflicts.get().pk,
        handling="removed",
        reason="Penugasan pada DPMPTSP diberikan kepada tim lain.",
    )
    declarations.declare_event(
        actor=cast.at("clerk", "2020-10-12", 9),
        agency=stage.inspectorate,
        confirmed=True,
        told=SHOP,
        is_example=True,
    )


def state_before(cast: Cast, assignment: Any, day: str, keys: list[str], told: str = "") -> None:
    """Each member states before the field work; the last of them tells of an offer, if any.

    The compliance function looks at it before the team begins.
    """
    if date.fromisoformat(day) < SINCE:
        return
    for key in keys:
        last = declarations.give_statement(
            actor=cast.at(key, day, 8),
            kind=ASSIGNMENT,
            pk=assignment.pk,
            step="begin",
            confirmed=True,
            told=told if key == keys[-1] else "",
        )
    if told:
        declarations.handle_exception(
            actor=cast.at("compliance", day, 8),
            statement_id=last.pk,
            outcome="reported",
            handling="Penolakan dilaporkan ke UPPG; tim dibriefing ulang oleh Ketua FKAP.",
        )
