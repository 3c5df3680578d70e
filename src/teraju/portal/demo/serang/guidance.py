"""What the coach of BSN advised, and what the regional head asked for: all of it example data."""

from __future__ import annotations

from datetime import date

from teraju.insight import api as insight
from teraju.modules.cooperation import api as cooperation
from teraju.portal.demo.cast import Cast

from .stage import Stage


def coach(cast: Cast, stage: Stage, pks: cooperation.Agreement) -> None:
    """Two visits under the agreement: the first answered, the second waiting."""
    cooperation.invite_coach(
        actor=cast.at("inspector", "2020-01-02"),
        agreement_id=pks.pk,
        username="bsn.serang",
        title="Pembina BSN",
        valid_from=date(2020, 1, 2),
        valid_until=date(2020, 12, 31),
    )
    first = cooperation.record_visit(
        actor=cast.at("bsn", "2018-05-03", 15),
        agency=stage.inspectorate,
        visited_on=date(2018, 5, 3),
        way="visit",
        seen="Hasil penilaian awal dan rencana kerja dibahas bersama tim mutu.",
        advice="Satukan kebijakan mutu dan anti penyuapan; tetapkan FKAP sebelum menilai risiko.",
        next_on=date(2018, 8, 9),
        is_example=True,
    )
    cooperation.answer_visit(
        actor=cast.at("coordinator", "2018-06-06"),
        visit_id=first.pk,
        response="Kebijakan ditandatangani 28 Mei; FKAP ditetapkan 4 Juni.",
    )
    cooperation.record_visit(
        actor=cast.at("bsn", "2020-09-24", 14),
        agency=stage.inspectorate,
        visited_on=date(2020, 9, 24),
        way="online",
        seen="Beberapa bukti tahun 2018 sudah habis masa berlakunya.",
        advice="Perbarui penilaian risiko, audit internal, dan tinjauan manajemen sebelum "
        "resertifikasi.",
        next_on=date(2020, 11, 12),
        is_example=True,
    )


def instruct(cast: Cast, stage: Stage) -> None:
    """One instruction answered and accepted, one that waits."""
    first = insight.give_instruction(
        actor=cast.at("regent", "2018-08-27"),
        agency=stage.inspectorate,
        title="Selesaikan audit internal sebelum pengajuan",
        due_on=date(2018, 9, 14),
        is_example=True,
    )
    insight.answer_instruction(
        actor=cast.at("inspector", "2018-09-14", 15),
        instruction_id=first.pk,
        answer="Audit internal selesai 14 September; dua temuan sedang ditindaklanjuti.",
    )
    insight.accept_answer(actor=cast.at("regent", "2018-09-17"), instruction_id=first.pk)
    insight.give_instruction(
        actor=cast.at("secretary", "2020-10-01"),
        agency=stage.licensing,
        title="Tuntaskan penilaian awal dan laporkan kesenjangannya",
        text="Sampaikan tiga kesenjangan terbesar dan siapa penanggung jawabnya.",
        due_on=date(2020, 10, 30),
        is_example=True,
    )
