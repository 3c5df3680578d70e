"""Campaigns of the Inspektorat, and the first weeks of two new people."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, timedelta
from typing import Any

from teraju.modules.learning import api as learning
from teraju.portal.demo.cast import Cast

from .stage import Stage

POLICY = (
    "Inspektorat mengawasi dengan mutu yang dijanjikan dan tanpa suap. Kita menepati waktu "
    "penugasan, menulis temuan dari bukti, menolak setiap pemberian, dan melaporkannya. "
    "Siapa pun yang melapor dengan iktikad baik dilindungi."
)
QUESTIONS = (
    (
        "Pihak yang diawasi memberi bingkisan. Apa yang dilakukan?",
        ("Menerima bila nilainya kecil", "Menolak dan melaporkan ke UPG", "Membagi dengan tim"),
        1,
    ),
    (
        "Temuan ditulis berdasarkan apa?",
        ("Bukti dalam kertas kerja", "Kesan saat wawancara"),
        0,
    ),
)
ITEMS = (
    ("read", "Baca Kebijakan Mutu dan Anti Penyuapan (KM-01)", "Ketua Tim Mutu", 3, False),
    ("code", "Tanda tangani kode etik pengawasan", "Kepala Subbagian Umum", 3, True),
    ("account", "Akun Teraju, surel dinas, dan kartu pengenal", "Kepala Subbagian Umum", 5, False),
    ("declaration", "Pernyataan benturan kepentingan", "Ketua FKAP", 7, True),
    ("training", "Pengenalan antipenyuapan oleh FKAP", "Ketua FKAP", 14, False),
    ("read", "Baca SOP penugasan pengawasan (SOP-03)", "Inspektur Pembantu I", 14, False),
    ("training", "Pendampingan penugasan pertama", "Inspektur Pembantu I", 60, True),
)


def tell(cast: Cast, stage: Stage) -> None:
    """The policy every year since 2018, bribery and objectives besides; that of 2020 runs."""
    first = _draft(
        cast,
        stage,
        "Kebijakan Mutu dan Anti Penyuapan 2018",
        "policy",
        "2018-09-03",
        "2018-09-28",
        POLICY,
    )
    _run(cast, first, "2018-09-03", "2018-10-01", questions=True)
    second = _repeat(cast, first, "2019-08-26", "2019-09-02", "2019-09-27")
    _run(cast, second, "2019-09-02", "2019-09-30")
    bribery = _draft(
        cast,
        stage,
        "Hari Anti Korupsi: tolak, catat, laporkan",
        "anti_bribery",
        "2019-12-02",
        "2019-12-13",
        "Setiap pemberian yang berhubungan dengan jabatan ditolak, dicatat, dan dilaporkan.",
        by="compliance",
    )
    _run(cast, bribery, "2019-12-02", "2019-12-16", by="compliance")
    objectives = _draft(
        cast,
        stage,
        "Sasaran 2020 dan bagian kita masing-masing",
        "objectives",
        "2020-02-03",
        "2020-02-21",
        "Tujuh sasaran tahun ini, siapa yang mengukur, dan apa yang diminta dari setiap unit.",
    )
    _run(cast, objectives, "2020-02-03", "2020-02-24")
    third = _repeat(cast, second, "2020-09-21", "2020-09-28", "2020-10-23")
    _run(cast, third, "2020-09-28", "", away=("second", "clerk"))
    learning.remind(actor=cast.at("coordinator", "2020-10-12", 8), campaign_id=third.pk)


def _draft(
    cast: Cast,
    stage: Stage,
    title: str,
    subject: str,
    starts: str,
    ends: str,
    message: str,
    by: str = "coordinator",
) -> Any:
    day = (date.fromisoformat(starts) - timedelta(days=4)).isoformat()
    return learning.draft_campaign(
        actor=cast.at(by, day, 9),
        agency=stage.inspectorate,
        title=title,
        subject=subject,
        channel="teraju",
        message=message,
        document="Kebijakan Mutu dan Anti Penyuapan (KM-01)" if subject == "policy" else "",
        roles=[],
        only_exposed=False,
        starts_on=date.fromisoformat(starts),
        ends_on=date.fromisoformat(ends),
        is_example=True,
    )


def _repeat(cast: Cast, old: Any, day: str, starts: str, ends: str) -> Any:
    actor = cast.at("coordinator", day, 9)
    new = learning.repeat_campaign(
        actor=actor,
        campaign_id=old.pk,
        starts_on=date.fromisoformat(starts),
        ends_on=date.fromisoformat(ends),
    )
    return learning.change_campaign(
        actor=actor,
        campaign_id=new.pk,
        title=f"{old.title[:-4]}{starts[:4]}",
    )


def _run(
    cast: Cast,
    campaign: Any,
    start: str,
    finish: str,
    *,
    questions: bool = False,
    away: Collection[str] = (),
    by: str = "coordinator",
) -> None:
    actor = cast.at(by, start, 8)
    if questions:
        for text, options, right in QUESTIONS:
            learning.add_question(
                actor=actor, campaign_id=campaign.pk, text=text, options=options, right=right
            )
    learning.start_campaign(actor=actor, campaign_id=campaign.pk)
    keys = {user.pk: key for key, user in cast.people.items()}
    right_answers = list(campaign.questions.order_by("order").values_list("right", flat=True))
    first = date.fromisoformat(start)
    for place, row in enumerate(campaign.addressees.order_by("pk")):
        key = keys[row.person_id]
        if key in away:
            continue
        day = (first + timedelta(days=1 + place % 10)).isoformat()
        person = cast.at(key, day, 10 + place % 5)
        if right_answers and place == 3:
            wrong = [answer + 1 for answer in right_answers]
            learning.acknowledge(actor=person, addressee_id=row.pk, answers=wrong)
        learning.acknowledge(actor=person, addressee_id=row.pk, answers=right_answers)
    if finish:
        learning.finish_campaign(actor=cast.at(by, finish, 9), campaign_id=campaign.pk)


def onboard(cast: Cast, stage: Stage) -> None:
    """The young auditor of 2019 is through; the new member of the assessment team is under way."""
    actor = cast.at("coordinator", "2019-01-21", 9)
    template = learning.add_template(
        actor=actor, agency=stage.inspectorate, name="Pegawai baru Inspektorat", is_example=True
    )
    for kind, what, office, days, asks_note in ITEMS:
        learning.add_template_item(
            actor=actor,
            template_id=template.pk,
            kind=kind,
            what=what,
            office=office,
            within_days=days,
            asks_note=asks_note,
        )
    _onboard(cast, template, "supervisor", "2019-02-04", done=len(ITEMS))
    _onboard(cast, template, "tpi", "2020-09-28", done=3)


def _onboard(cast: Cast, template: Any, who: str, start: str, *, done: int) -> None:
    first = date.fromisoformat(start)
    row = learning.start_onboarding(
        actor=cast.at("coordinator", start, 8),
        template=template,
        person=cast.people[who],
        starts_on=first,
        is_example=True,
    )
    for item in list(row.items.order_by("order", "pk"))[:done]:
        day = item.due - timedelta(days=1)
        learning.tick_item(
            actor=cast.at("coordinator", day.isoformat(), 15),
            item_id=item.pk,
            done_on=day,
            note=f"Berkas nomor {item.order:02}/KEPEG/{day.year}" if item.asks_note else "",
        )
