"""The pages of the way to a mark: opened by clicks, refused at their fields, closed to others."""

from __future__ import annotations

import re
from datetime import date, timedelta
from http import HTTPStatus

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from teraju.modules.enterprises.domain.kinds import Road
from teraju.modules.enterprises.models import (
    Application,
    Coaching,
    FirmAudit,
    LabelCheck,
    ProductCertificate,
    ProductTest,
)
from teraju.modules.enterprises.services import product_certificates
from teraju.modules.enterprises.tests.certificate_world import (
    BATIK,
    BODY,
    LAB,
    PAPERS,
    TODAY,
    a_coaching,
    a_label,
    a_product,
    a_test,
    an_audit,
    build_world,
    certified,
    held,
    marked,
    photo,
    reported,
    submitted,
)

from .browsing import browser, text, url

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]
DAY = timedelta(days=1)


def summary(response):
    assert response.status_code == HTTPStatus.UNPROCESSABLE_ENTITY, response.status_code
    found = re.search(r'class="summary".*?</div>', text(response), re.DOTALL)
    return re.sub(r"<[^>]+>|\s+", " ", found[0]) if found else text(response)[:1500]


def click(client, name, one, **values):
    one.refresh_from_db()
    response = client.post(url(name, one.pk), {"version": one.version, **values})
    assert response.status_code == HTTPStatus.FOUND, summary(response)
    one.refresh_from_db()
    return response


def test_from_the_own_audit_to_the_mark_by_clicks(world, coaching):
    client = browser(world)
    asked = f"?coaching={coaching.pk}"
    client.post(url("audit_add") + asked, {"planned_on": TODAY - 30 * DAY})
    audit = FirmAudit.objects.get()
    click(client, "audit_hold", audit, held_on=TODAY - 30 * DAY, auditors="Tim mutu")
    click(client, "audit_finding", audit, weight="minor", text="Rekaman kurang")
    page = text(client.get(url("audit", audit.pk)))
    assert "Rekaman kurang" in page
    finding = audit.findings.get()
    settled = {"version": 1, "correction": "Formulir", "settled_on": TODAY - 29 * DAY}
    client.post(url("audit_settle", audit.pk, finding.pk), settled)
    click(
        client,
        "audit_conclude",
        audit,
        concluded_on=TODAY - 29 * DAY,
        outcome="passed",
        conclusion="Siap",
        reviewed_on=TODAY - 29 * DAY,
        review="Disetujui",
    )
    sample = {
        "laboratory": LAB,
        "accreditation": "LP-000-IDN",
        "sample": "3 lembar",
        "sampled_on": TODAY - 28 * DAY,
        "limits_source": BATIK,
    }
    client.post(url("test_add") + asked, sample)
    test = ProductTest.objects.get()
    line = {"parameter": "pH", "limit": "between", "least": "6,5", "most": "7,5"}
    click(client, "test_line_add", test, **line, result="7,1")
    click(client, "test_report", test, report_number="L-1", reported_on=TODAY, report=photo())
    assert test.verdict == "passed"
    client.post(url("application_add") + asked, {"body": BODY, "papers": PAPERS})
    application = Application.objects.get()
    click(client, "application_submit", application, submitted_on=TODAY - 20 * DAY, number="A-1")
    response = click(client, "application_audit", application, planned_on=TODAY - 10 * DAY)
    body = FirmAudit.objects.get(kind="body")
    assert response["Location"] == url("audit", body.pk)
    click(client, "audit_hold", body, held_on=TODAY - 10 * DAY, auditors=BODY, sampling="2 kain")
    passed = {"concluded_on": TODAY - 9 * DAY, "outcome": "passed", "conclusion": "Memenuhi"}
    click(client, "audit_conclude", body, **passed)
    granted = {"number": "S-1", "body": BODY, "scheme": "5", "standard": BATIK}
    days = {"valid_from": TODAY - 5 * DAY}
    click(client, "application_grant", application, **granted, **days, file=photo())
    one = ProductCertificate.objects.get()
    click(client, "certificate_mark", one, mark_number="M-1", marked_on=TODAY)
    coaching.refresh_from_db()
    assert (coaching.stage, coaching.state) == ("marked", "arrived")
    shown = text(client.get(url("certificate", one.pk)))
    assert "S-1" in shown
    assert "M-1" in shown
    assert shown.count("Yearly surveillance by the body") == 3


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("certificates", "S-1"),
        ("applications", BODY),
        ("audits", "Internal audit"),
        ("tests", LAB),
        ("labels", "SNI mark"),
    ],
)
def test_registers_show_search_filter_and_leave_as_excel(world, coaching, name, words):
    marked(world, coaching)
    an_audit(world, coaching)
    a_test(world, coaching)
    submitted(world, a_coaching(world, product=a_product(world, "Batik cap")))
    a_label(world, coaching.product, ["sni"], printed=BATIK)
    client = browser(world)
    page = text(client.get(url(name)))
    assert words in page
    assert "Batik Uji" in page
    nothing = text(client.get(url(name), {"q": "sesuatu yang lain"}))
    assert "Batik Uji" not in nothing
    assert "Batik Uji" not in text(browser(world, "stranger").get(url(name)))


@pytest.mark.parametrize(
    ("standing", "count"),
    [
        ("in_force", 2),
        ("ending", 0),
        ("soon", 1),
        ("unmarked", 1),
        ("suspended", 1),
        ("withdrawn", 0),
        ("expired", 1),
    ],
)
def test_certificates_are_filtered_by_what_they_are_worth_today(world, standing, count):
    def one_of(name, number, **more):
        return a_coaching(world, product=a_product(world, name)), {"number": number, **more}

    for maker, (coaching, values) in (
        (marked, one_of("A", "S-A", valid_from=TODAY.replace(year=TODAY.year - 4) + 150 * DAY)),
        (certified, one_of("B", "S-B")),
        (certified, one_of("C", "S-C", valid_from=TODAY - 1600 * DAY)),
        (certified, one_of("D", "S-D")),
    ):
        made = maker(world, coaching, **values)
    product_certificates.suspend_certificate(
        actor=world.at(), certificate_id=made.pk, on=TODAY, reason="Belum diawasi"
    )
    page = text(browser(world).get(url("certificates"), {"standing": standing}))
    assert len(set(re.findall(r"S-[A-D]", page))) == count


class TestForms:
    def test_what_is_wrong_stands_at_its_field_and_nothing_is_lost(self, world, coaching):
        marked(world, coaching)
        wrong = {
            "seen_on": TODAY,
            "marks": ["sni", "management_system"],
            "printed": BATIK,
            "note": "Label kemasan luar",
        }
        address = f"{url('label_add')}?product={coaching.product.pk}"
        client = browser(world)
        assert "SNI mark (until" in text(client.get(address))
        response = client.post(address, wrong)
        assert "never stands on a product" in summary(response)
        assert "Label kemasan luar" in text(response)
        client.post(address, wrong | {"correction": "Hapus logo", "photo": photo()})
        check = LabelCheck.objects.get()
        page = text(client.get(url("label", check.pk)))
        assert "Mark misused" in page
        assert "Photo of the label" in page
        click(client, "label_settle", check, settled_on=TODAY, outcome="Sudah dihapus")
        assert check.settled_on == TODAY

    def test_a_choice_of_products_where_the_address_names_none(self, world):
        product = a_product(world)
        client = browser(world)
        assert "Batik Uji: Batik tulis" in text(client.get(url("label_add")))
        client.post(url("label_add"), {"product": product.pk, "seen_on": TODAY})
        assert not LabelCheck.objects.get().misused

    @pytest.mark.parametrize("name", ["audit_add", "test_add", "application_add"])
    def test_a_foreign_coaching_is_not_offered(self, world, name):
        foreign = a_coaching(build_world())
        client = browser(world)
        page = text(client.get(f"{url(name)}?coaching={foreign.pk}"))
        assert "Batik Uji" not in page
        sent = {"coaching": foreign.pk, "body": BODY, "planned_on": TODAY, "sampled_on": TODAY}
        assert client.post(url(name), sent).status_code == HTTPStatus.UNPROCESSABLE_ENTITY

    def test_a_stale_version_is_told(self, world, coaching):
        one = certified(world, coaching)
        stale = {"version": 9, "on": TODAY, "reason": "x"}
        response = browser(world).post(url("certificate_suspend", one.pk), stale)
        assert "Somebody saved this record" in summary(response)

    def test_a_result_that_is_no_number(self, world, coaching):
        test = a_test(world, coaching, {"P0": ""})
        row = test.lines.get()
        values = {"version": 1, "parameter": "P0", "limit": "at_least", "least": "4"}
        client = browser(world)
        assert 'value="4"' in text(client.get(url("test_line_change", test.pk, row.pk)))
        response = client.post(
            url("test_line_change", test.pk, row.pk), values | {"result": "bagus"}
        )
        assert "Write a number" in summary(response)

    def test_batikmark_asks_for_no_scheme(self, world):
        coaching = a_coaching(world, Road.BATIKMARK)
        page = text(browser(world).get(f"{url('certificate_add')}?coaching={coaching.pk}"))
        assert "Scheme type" not in page

    def test_bina_umk_is_noted_by_its_own_form(self, world, settings):
        coaching = a_coaching(world, Road.BINA_UMK)
        client = browser(world)
        list_url = reverse("enterprises_certificates")
        assert "Note a registration" not in text(client.get(list_url))
        settings.TERAJU_TODAY = today = date(2021, 9, 1)
        assert "Note a registration" in text(client.get(list_url))
        address = f"{url('certificate_register')}?coaching={coaching.pk}"
        assert "low risk" in summary(client.post(address, {"registered_on": today}))
        client.post(address, {"registered_on": today, "low_risk": "on"})
        page = text(client.get(url("certificate", ProductCertificate.objects.get().pk)))
        assert "no last day known" in page

    @pytest.mark.parametrize("change", [{"road": "batikmark"}, {"state": "stopped", "reason": "x"}])
    def test_no_renewal_is_offered_that_would_be_refused(self, world, coaching, change):
        one = certified(world, coaching)
        client, offered = browser(world), url("certificate_renew", one.pk)
        assert offered in text(client.get(url("certificate", one.pk)))
        Coaching.objects.update(**change)
        assert offered not in text(client.get(url("certificate", one.pk)))

    def test_a_renewal_begins_at_the_certificate(self, world, coaching):
        one = marked(world, coaching, valid_from=TODAY - 1400 * DAY)
        client = browser(world)
        assert "Ends soon" in text(client.get(url("certificate", one.pk)))
        response = click(client, "certificate_renew", one, body=BODY, papers=["nib"])
        again = Application.objects.get()
        assert response["Location"] == url("application", again.pk)
        assert "See the renewal" in text(client.get(url("certificate", one.pk)))

    def test_a_failed_test_is_tested_again(self, world, coaching):
        test = reported(world, coaching, "2")
        client = browser(world)
        assert "Test it again" in text(client.get(url("test", test.pk)))
        values = {
            "laboratory": LAB,
            "accreditation": "LP",
            "sample": "Lot baru",
            "sampled_on": TODAY,
            "limits_source": BATIK,
        }
        click(client, "test_retest", test, **values)
        assert "Test it again" not in text(client.get(url("test", test.pk)))


def _records(world, coaching):
    certificate = marked(world, coaching)
    audit = held(world, an_audit(world, coaching))
    test = a_test(world, coaching, {"P0": "4"})
    other = a_coaching(world, product=a_product(world, "Batik cap"))
    application = submitted(world, other)
    label = a_label(world, coaching.product, ["batikmark"])
    return {
        "certificate": certificate,
        "audit": audit,
        "test": test,
        "application": application,
        "label": label,
    }


STEPS = {
    "certificate": ["change", "suspend", "restore", "withdraw", "take_back", "renew", "mark"],
    "audit": ["change", "hold", "conclude", "drop", "resume", "finding"],
    "test": ["change", "line_add", "report", "retest", "drop", "resume"],
    "application": ["change", "submit", "audit", "grant", "refuse", "withdraw", "reopen"],
    "label": ["settle", "extend", "withdraw"],
}


def test_who_may_open_what(world, coaching):
    records = _records(world, coaching)
    coach, staff, stranger = (browser(world, who) for who in ("coach", "staff", "stranger"))
    for name, record in records.items():
        assert staff.get(url(name, record.pk)).status_code == HTTPStatus.OK
        assert stranger.get(url(name, record.pk)).status_code == HTTPStatus.NOT_FOUND
        for step in STEPS[name]:
            address = url(f"{name}_{step}", record.pk)
            assert coach.get(address).status_code == HTTPStatus.OK, address
            assert staff.get(address).status_code == HTTPStatus.FORBIDDEN, address
            assert stranger.get(address).status_code == HTTPStatus.NOT_FOUND, address
    assert staff.get(url("certificate_add")).status_code == HTTPStatus.FORBIDDEN
    assert staff.get(url("label_add")).status_code == HTTPStatus.FORBIDDEN


def test_the_auditor_of_a_body_reads(world, coaching):
    record = _records(world, coaching)["certificate"]
    page = browser(world, "auditor").get(url("certificate", record.pk))
    assert page.status_code == HTTPStatus.OK
    assert "Record a suspension" not in text(page)


def test_registers_ask_as_often_for_many_rows_as_for_one(world):
    client = browser(world)
    names = ("certificates", "audits", "tests", "labels", "applications")

    def asked():
        counts = []
        for name in names:
            with CaptureQueriesContext(connection) as found:
                client.get(url(name))
            counts.append(len(found))
        return counts

    def fill(number):
        maker = a_coaching(world, product=a_product(world, f"Batik {number}"))
        marked(world, maker, number=f"S-{number}")
        held(world, an_audit(world, maker))
        a_test(world, maker, {"P0": "4"})
        a_label(world, maker.product, ["sni"], printed=BATIK)
        submitted(world, maker)

    fill(0)
    asked()
    few = asked()
    for number in range(1, 5):
        fill(number)
    assert asked() == few


def test_a_test_tells_what_the_catalogue_knows(world, coaching):
    Coaching.objects.filter(pk=coaching.pk).update(standard="sni-8302")
    client = browser(world)
    asked = text(client.get(f"{url('test_add')}?coaching={coaching.pk}"))
    assert "SNI 8302:2016" in asked
    page = text(client.get(url("test", a_test(world, coaching).pk)))
    assert "Colour fastness to washing" in page
    assert "unconfirmed" in page
