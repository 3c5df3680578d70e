"""An internal audit from the programme to its closed major, the checklist filled without a line."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from .person import Person

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

COORDINATOR, INSPECTOR = "coordinator.serang", "inspector.serang"
LEAD, SECOND = "civil-auditor.serang", "licensing-internal.serang"
FINDING = "Evaluasi penyedia tidak dilakukan"
CERTIFICATE = "Pelatihan auditor internal"
FILLED = 12
AGREED = "Saya menyetujui teks di atas; isinya benar."


def plan(someone: Person) -> str:
    """From the programme: the audit, its team, a line of the plan, the checklist."""
    someone.enter_as(COORDINATOR)
    someone.open("/audits/programmes/")
    someone.page.locator("main tbody a").first.click()
    someone.follow("Rencanakan audit ini")
    someone.fill(first_day="2020-10-15", last_day="2020-10-16")
    someone.send()
    address = someone.page.url.removeprefix(someone.address)
    name(someone, address)
    for account in (LEAD, SECOND):
        someone.enter_as(account)
        someone.take_up("Nyatakan independensi")
        someone.send()
    someone.enter_as(LEAD)
    someone.open(f"{address}plan/add/")
    someone.fill(on="2020-10-15", starts_at="09:00", ends_at="11:00", subject="Penyedia")
    someone.send()
    someone.open(f"{address}checklist/generate/")
    someone.send()
    return address


def name(someone: Person, address: str) -> None:
    """An auditor of the own unit is refused; two from other agencies are not."""
    someone.open(f"{address}team/add/")
    someone.fill(person="Auditor Internal", part="lead", certificate=CERTIFICATE)
    someone.fill(certified_on="2019-05-06")
    someone.is_refused("perangkat daerah lain")
    for person, part in (
        ("Auditor Internal Disdukcapil", "lead"),
        ("Auditor Sistem Manajemen DPMPTSP", "auditor"),
    ):
        someone.open(f"{address}team/add/")
        someone.fill(person=person, part=part, certificate=CERTIFICATE, certified_on="2019-05-06")
        someone.send()


def begin(someone: Person, address: str) -> None:
    """Prepared, refused while a member has not stated, begun when both have."""
    someone.open(f"{address}prepare/")
    someone.send()
    someone.open(address)
    someone.sees("Pernyataan tim", "belum ada")
    state(someone, "Beri pernyataan sebelum penugasan dimulai")
    someone.open(f"{address}begin/")
    someone.send()


def state(someone: Person, words: str) -> None:
    """Both members state what is asked of them; the lead auditor last."""
    for account in (SECOND, LEAD):
        someone.enter_as(account)
        someone.take_up(words)
        someone.tick("Saya tidak menerima dan tidak dijanjikan apa pun", AGREED)
        someone.send()


def rows_of(page: Any) -> Any:
    return page.locator("[data-sheet] form:has(select)")


def fill_offline(someone: Person, address: str) -> None:
    """An hour without a line: cells stay over a reload and arrive once, when it comes back."""
    page, context = someone.page, someone.page.context
    someone.open(f"{address}checklist/")
    page.wait_for_selector("html[data-stored]")
    someone.open(f"{address}checklist/")
    page.wait_for_selector("html[data-stored]")
    context.set_offline(True)
    for number in range(FILLED):
        row = rows_of(page).nth(number)
        row.locator("select").select_option("conforming")
        row.locator("[name=evidence]").fill(f"Berkas {number}")
    page.get_by_text(f"di perangkat ini: {FILLED}").wait_for()
    page.reload()
    assert rows_of(page).nth(3).locator("[name=evidence]").input_value() == "Berkas 3"
    assert rows_of(page).nth(3).locator("select").input_value() == "conforming"
    rows_of(page).nth(4).locator("[name=note]").fill("Ditulis setelah memuat ulang")
    with someone.beside(SECOND) as colleague:
        meet(colleague, address)
    context.set_offline(False)
    page.evaluate("dispatchEvent(new Event('online'))")
    first = rows_of(page).nth(0)
    first.get_by_text("Sementara itu rekan Anda menulis").wait_for(timeout=20_000)
    assert "tidak berlaku" in first.inner_text()
    first.get_by_role("button", name="Pakai isian saya").click()
    page.locator("#pending").wait_for(state="hidden", timeout=20_000)


def meet(colleague: Person, address: str) -> None:
    """A colleague with a line answers the first row in the meantime."""
    colleague.open(f"{address}checklist/")
    row = rows_of(colleague.page).nth(0)
    row.locator("select").select_option("not_applicable")
    row.locator(".st", has_text="tidak berlaku").wait_for()


def nothing_is_lost(someone: Person, address: str) -> None:
    from teraju.modules.audits.api import ChecklistRow
    from teraju.platform.audit.api import TrailEvent

    pk = int(address.strip("/").rpartition("/")[2])
    rows = list(ChecklistRow.objects.filter(audit=pk).order_by("order", "pk"))
    assert [one.evidence for one in rows[:FILLED]] == [f"Berkas {n}" for n in range(FILLED)]
    assert {one.result for one in rows[:FILLED]} == {"conforming"}
    assert rows[4].note == "Ditulis setelah memuat ulang"
    told = TrailEvent.objects.filter(verb="audits.checklist.filled")
    # Each row came once; the one that met a colleague has theirs before it.
    assert told.filter(target_id=str(rows[5].pk)).count() == 1
    someone.open(f"{address}checklist/")
    assert rows_of(someone.page).nth(0).locator("select").input_value() == "conforming"


def find(someone: Person, address: str) -> None:
    """A major from a row, the rest answered, the closing meeting, the report."""
    from teraju.modules.audits.api import ChecklistRow

    pk = int(address.strip("/").rpartition("/")[2])
    row = ChecklistRow.objects.get(audit=pk, topic__code="provider-evaluation")
    someone.open(f"{address}findings/add/?row={row.pk}")
    someone.fill(grade="major", statement=FINDING, criterion="Penyedia dievaluasi")
    someone.fill(evidence="Tiga kontrak 2020", gap="Evaluasi tidak ada")
    someone.send()
    ChecklistRow.objects.filter(audit=pk, result="").update(result="conforming")
    someone.open(f"{address}closing/")
    someone.send()
    someone.open(f"{address}report/")
    someone.fill(conclusion="Sistem berjalan, satu ketidaksesuaian mayor.")
    someone.send()


def open_what_followed(someone: Person) -> None:
    someone.open("/improvement/")
    someone.follow(FINDING)


def correct(someone: Person) -> None:
    open_what_followed(someone)
    someone.follow("Catat koreksi")
    someone.fill(correction="Evaluasi tiga penyedia dibuat.")
    someone.send()


def decide(someone: Person) -> None:
    with someone.beside(INSPECTOR) as inspector:
        inspector.take_up(f"Putuskan perlunya tindakan korektif: {FINDING}")
        inspector.page.get_by_label("Ya, penyebabnya harus dihilangkan").check()
        inspector.fill(reason="Mayor.")
        inspector.send()


def plan_correction(someone: Person, cause: str, action: str, due: str, check: str) -> None:
    """Cause, similar cases and an action, handed in by the auditee."""
    open_what_followed(someone)
    someone.follow("Analisis penyebab")
    someone.fill(why_1=cause, root_cause=cause)
    someone.send()
    someone.follow("Cari kasus serupa")
    someone.page.get_by_label("Tidak", exact=True).check()
    someone.fill(similar_note="Kontrak 2019 diperiksa.")
    someone.send()
    someone.page.get_by_role("link", name="Tambah tindakan", exact=True).first.click()
    someone.fill(title=action, owner="Kepala Subbagian Umum dan Kepegawaian", due_on=due)
    someone.send()
    someone.follow("Ajukan rencana")
    someone.fill(effect_due=check, effect_criterion="Setiap kontrak dievaluasi.")
    someone.send()


def accept_and_carry_out(someone: Person, action: str) -> None:
    """The lead auditor from the other agency accepts; the auditee cannot."""
    open_what_followed(someone)
    someone.sees("Pihak yang diaudit tidak pernah menilai")
    with someone.beside(LEAD) as lead:
        open_what_followed(lead)
        lead.take_next_step()
        lead.send()
    with someone.beside("clerk.serang") as doer:
        doer.take_up(f"Laksanakan: {action}")
        doer.fill(result="Selesai dan dipakai.")
        doer.send()


def check(someone: Person, effect: str) -> None:
    with someone.beside(LEAD) as lead:
        open_what_followed(lead)
        lead.follow("Verifikasi keefektifan")
        lead.page.get_by_label(effect, exact=True).check()
        lead.fill(effect_note="Kontrak triwulan terakhir diperiksa.")
        lead.send()


def test_a_major_found_without_a_line_is_closed_over_a_failed_check(
    built: None, demonstration: Any, someone: Person
) -> None:
    address = plan(someone)
    begin(someone, address)
    fill_offline(someone, address)
    nothing_is_lost(someone, address)
    find(someone, address)

    someone.enter_as(COORDINATOR)
    correct(someone)
    decide(someone)
    plan_correction(
        someone, "Tidak dijadwalkan", "Menjadwalkan evaluasi", "2020-10-20", "2020-12-01"
    )
    accept_and_carry_out(someone, "Menjadwalkan evaluasi")
    demonstration.TERAJU_TODAY = date(2020, 12, 2)
    check(someone, "tidak efektif")
    correct(someone)
    plan_correction(someone, "Kontrak tidak menahan", "Menahan kontrak", "2020-12-15", "2021-02-01")
    accept_and_carry_out(someone, "Menahan kontrak")
    demonstration.TERAJU_TODAY = date(2021, 2, 1)
    check(someone, "efektif")
    refused = someone.page.goto(f"{someone.address}{address}close/")
    assert refused.status == 403
    someone.sees("Pihak yang diaudit tidak pernah menilai atau menutup")
    state(someone, "Beri pernyataan sebelum penugasan ditutup")
    someone.open(f"{address}close/")
    someone.send()
    someone.sees("ditutup")
