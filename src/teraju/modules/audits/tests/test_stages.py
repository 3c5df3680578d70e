"""Which stages audits and certificates tell of."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from teraju.modules.audits.models import CertificateStanding
from teraju.modules.audits.stages import certificates_held, stage_1_held
from teraju.platform.accounts.tests.factories import NOW

from .factories import BodyAuditFactory, CertificateFactory, CertificationFactory

pytestmark = pytest.mark.django_db

DECIDED, EXPIRES = date(2018, 12, 20), date(2021, 12, 20)
DAY = date(2020, 10, 1)


def unknown(**fields):
    return CertificateFactory(decision_on=None, valid_from=None, expires_on=None, **fields)


def stand(certificate, kind, on):
    return CertificateStanding.objects.create(
        certificate=certificate, kind=kind, on=on, reason="Uji", recorded_at=NOW
    )


class TestStage1:
    def test_is_reached_on_its_last_day(self):
        audit = BodyAuditFactory(
            kind="stage_1", started_on=date(2018, 10, 1), ended_on=date(2018, 10, 3)
        )
        ids = [audit.agency_id]
        assert list(stage_1_held(ids, date(2018, 10, 2))) == []
        (one,) = stage_1_held(ids, date(2018, 10, 3))
        assert (one.stage, one.on) == ("stage_1", date(2018, 10, 3))
        assert one.url == audit.certification.get_absolute_url()

    def test_is_no_other_audit_and_no_plan(self):
        audit = BodyAuditFactory()
        BodyAuditFactory(
            certification=audit.certification, kind="stage_1", started_on=None, ended_on=None
        )
        assert list(stage_1_held([audit.agency_id], DAY)) == []


class TestCertificate:
    @pytest.mark.parametrize(
        ("on", "held"), [(date(2018, 12, 19), False), (DECIDED, True), (date(2030, 1, 1), True)]
    )
    def test_is_reached_by_the_decision(self, on, held):
        certificate = CertificateFactory()
        found = list(certificates_held([certificate.agency_id], on))
        assert [(one.stage, one.on, one.until) for one in found] == (
            [("certificate", DECIDED, EXPIRES)] if held else []
        )

    @pytest.mark.parametrize(
        ("standings", "held"),
        [
            ([("suspended", date(2019, 5, 1))], True),
            ([("withdrawn", date(2019, 5, 1))], False),
            ([("withdrawn", date(2020, 10, 1))], False),
            ([("withdrawn", date(2020, 10, 2))], True),
            ([("reduced", date(2019, 5, 1))], True),
        ],
    )
    def test_counts_while_it_is_not_withdrawn(self, standings, held):
        certificate = CertificateFactory()
        for kind, on in standings:
            stand(certificate, kind, on)
        assert bool(list(certificates_held([certificate.agency_id], DAY))) is held

    @pytest.mark.parametrize(
        ("fields", "expected"),
        [
            ({"valid_from": date(2019, 2, 1)}, date(2019, 2, 1)),
            ({"handed_over_on": date(2019, 3, 1)}, date(2019, 3, 1)),
            # 20.00 UTC is the next day already in western Indonesia.
            ({"created_at": datetime(2019, 4, 1, 20, 0, tzinfo=UTC)}, date(2019, 4, 2)),
        ],
    )
    def test_without_a_decision_takes_the_first_day_known(self, fields, expected):
        values = {"decision_on": None, "valid_from": None, "expires_on": None} | fields
        certificate = CertificateFactory(**values)
        (one,) = certificates_held([certificate.agency_id], DAY)
        assert (one.on, one.until) == (expected, None)
        assert bool(one.note) is ("created_at" in fields)

    def test_is_the_first_and_holds_as_long_as_the_last(self):
        first = CertificateFactory()
        later = CertificationFactory(agency=first.agency)
        CertificateFactory(
            certification=later,
            decision_on=date(2020, 3, 1),
            valid_from=date(2020, 3, 1),
            expires_on=date(2023, 3, 1),
        )
        (one,) = certificates_held([first.agency_id], DAY)
        assert (one.on, one.until) == (DECIDED, date(2023, 3, 1))
        assert one.url == first.get_absolute_url()
        stand(first, "withdrawn", date(2020, 9, 1))
        (one,) = certificates_held([first.agency_id], DAY)
        assert one.on == date(2020, 3, 1)

    def test_of_unknown_days_beside_it_leaves_the_end_open(self):
        first = CertificateFactory()
        unknown(certification=CertificationFactory(agency=first.agency))
        (one,) = certificates_held([first.agency_id], DAY)
        assert (one.on, one.until) == (NOW.date(), None)


def test_each_source_queries_once(django_assert_num_queries):
    agencies = [CertificateFactory().agency_id for _number in range(3)]
    with django_assert_num_queries(2):
        assert len(list(certificates_held(agencies, DAY))) == 3
        assert list(stage_1_held(agencies, DAY)) == []
