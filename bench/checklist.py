"""The checklist of an internal audit with 120 rows, its queries, and a bare page beside it."""

import statistics
from datetime import timedelta
from functools import partial
from typing import Any

from bench.assessment import count_queries, request_with
from bench.figures import Figure, script
from bench.installation import fresh
from bench.list_page import BARE, ROUNDS, batch

BARE_CHECKLIST = {**BARE, "ROOT_URLCONF": "bench.bare.checklist_urls"}
ROWS = 120


def measure() -> list[Figure]:
    """Return queries, milliseconds and the ratio of the two pages."""
    with fresh():
        from teraju.cli.prepare import prepare

        prepare(lambda _line: None)
        cookie, address = audited()
        queries = count_queries(cookie, address)
        ours, bare, ratio = timings(cookie, address)
    return [
        Figure("checklist of 120 rows, queries", queries, "queries", 14),
        Figure("checklist of 120 rows, median", ours * 1000, "ms"),
        Figure("bare page of the same rows, median", bare * 1000, "ms"),
        Figure("checklist beside the bare page", ratio, "times", 2),
    ]


def audited() -> tuple[str, str]:
    """An audit that is running, with 120 rows; its lead auditor's cookie and the address."""
    from django.conf import settings
    from django.test import Client

    from teraju.platform.accounts.roles import Role
    from teraju.platform.accounts.selectors import viewer_of
    from teraju.platform.accounts.tests import factories

    agency = factories.AgencyFactory.create()
    other = factories.AgencyFactory.create(government=agency.government)
    writer = factories.person(Role.QUALITY_COORDINATOR, agency=agency)
    head = factories.person(Role.AGENCY_HEAD, agency=agency)
    lead = factories.person(Role.INTERNAL_AUDITOR, agency=other)
    acts = {
        key: viewer_of(user, factories.NOW)
        for key, user in {"writer": writer, "head": head, "lead": lead}.items()
    }
    day = factories.NOW.date()
    audit = planned(acts, agency, day)
    begin(audit, acts, lead, day)
    client = Client()
    client.force_login(lead)
    name = settings.SESSION_COOKIE_NAME
    return f"{name}={client.cookies[name].value}", f"/audits/{audit.pk}/checklist/"


def planned(acts: dict[str, Any], agency: Any, day: Any) -> Any:
    """An audit of both standards, from a programme that the head approved."""
    from teraju.modules.audits import api as audits
    from teraju.modules.standards.api import Edition

    editions = list(
        Edition.objects.filter(sni_designation__in=["SNI ISO 9001:2015", "SNI ISO 37001:2016"])
    )
    programme = audits.write_programme(
        actor=acts["writer"], agency=agency, year=day.year, objectives="Contoh"
    )
    line = audits.add_programme_line(
        actor=acts["writer"],
        programme_id=programme.pk,
        agency=agency,
        editions=editions,
        planned_on=day,
        reason="Contoh",
    )
    audits.send_programme(actor=acts["writer"], programme_id=programme.pk)
    approved = audits.approve_programme(actor=acts["head"], programme_id=programme.pk)
    return audits.plan_audit(
        actor=acts["writer"],
        programme=approved,
        line=line,
        agency=agency,
        editions=editions,
        title="Contoh",
        scope="Seluruh proses",
        criteria="Kedua standar",
        first_day=day,
        last_day=day,
    )


def begin(audit: Any, acts: dict[str, Any], lead: Any, day: Any) -> None:
    """Team, plan, rows and the opening meeting."""
    from datetime import time

    from teraju.modules.audits import api as audits

    member = audits.add_member(
        actor=acts["writer"],
        audit_id=audit.pk,
        person=lead,
        part="lead",
        certificate="Contoh",
        certified_on=day - timedelta(days=90),
    )
    audits.declare_independence(actor=acts["lead"], member_id=member.pk)
    audits.add_slot(
        actor=acts["lead"],
        audit_id=audit.pk,
        on=day,
        starts_at=time(9),
        ends_at=time(10),
        subject="Contoh",
    )
    audits.generate_checklist(actor=acts["lead"], audit_id=audit.pk)
    for number in range(audit.rows.count(), ROWS):
        audits.add_question(actor=acts["lead"], audit_id=audit.pk, question=f"Contoh {number}?")
    audits.prepare_audit(actor=acts["lead"], audit_id=audit.pk)
    audits.begin_audit(actor=acts["lead"], audit_id=audit.pk, opening_on=day)


def timings(cookie: str, address: str) -> tuple[float, float, float]:
    """Return the median seconds of both pages, and the median of their ratios, turn by turn."""
    from django.test import override_settings

    fetch_ours = request_with(cookie, address)
    bare_settings = partial(override_settings, **BARE_CHECKLIST)
    with bare_settings():
        fetch_bare = request_with(cookie, address)
    ours, bare = [], []
    for _ in range(ROUNDS):
        ours.append(statistics.median(batch(fetch_ours)))
        with bare_settings():
            bare.append(statistics.median(batch(fetch_bare)))
    ratios = [mine / theirs for mine, theirs in zip(ours, bare, strict=True)]
    return statistics.median(ours), statistics.median(bare), statistics.median(ratios)


if __name__ == "__main__":
    script(measure)
