"""What certificates ask of people and show on the pages of other parts."""

from __future__ import annotations

from datetime import timedelta

import pytest

from teraju.modules.enterprises.certificate_figures import figures
from teraju.modules.enterprises.certificate_inbox import waiting
from teraju.modules.enterprises.domain.kinds import Road
from teraju.modules.enterprises.models import Coaching
from teraju.modules.enterprises.refusals import NotNow
from teraju.modules.enterprises.services import (
    applications,
    coaching_steps,
    firm_audits,
    labels,
    product_certificates,
)
from teraju.modules.enterprises.tests.certificate_world import (
    BODY,
    PAPERS,
    TODAY,
    a_coaching,
    a_label,
    a_product,
    an_audit,
    audited,
    certificate_values,
    certified,
    marked,
    photo,
    reported,
    submitted,
)
from teraju.modules.enterprises.web.certificate_hooks import (
    next_record,
    of_coaching,
    of_enterprise,
    of_owner,
    of_product,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]
DAY = timedelta(days=1)


def titles(world, who="coach", day=TODAY):
    return [str(one.title).split(":")[0] for one in waiting(world.at(who, day))]


class TestInbox:
    def test_a_surveillance_comes_near(self, world, coaching):
        one = certified(world, coaching)
        first = one.valid_from.replace(year=one.valid_from.year + 1)
        assert titles(world, day=first - 61 * DAY) == []
        assert titles(world, day=first - 60 * DAY) == ["Surveillance due"]
        assert titles(world, "staff", first) == []
        assert titles(world, "stranger", first) == []

    def test_one_that_was_withdrawn_asks_for_nothing(self, world, coaching):
        one = certified(world, coaching, valid_from=TODAY - 350 * DAY)
        product_certificates.withdraw_certificate(
            actor=world.at(), certificate_id=one.pk, on=TODAY, reason="Mundur"
        )
        assert titles(world) == []

    def test_a_certificate_ends_until_its_renewal_is_begun(self, world, coaching):
        one = certified(world, coaching, valid_from=TODAY - 1400 * DAY)
        for audit in one.surveillances.all():
            firm_audits.drop_audit(actor=world.at(), audit_id=audit.pk, reason="Sudah")
        assert titles(world) == ["Renew the certificate"]
        applications.prepare_renewal(
            actor=world.at(), certificate_id=one.pk, body=BODY, papers=PAPERS
        )
        assert titles(world) == []

    def test_for_who_stopped_only_the_body_still_comes(self, world, coaching):
        one = certified(world, coaching, valid_from=TODAY - 1400 * DAY)
        an_audit(world, coaching)
        assert titles(world) == [
            *["Surveillance due"] * one.surveillances.filter(planned_on__lte=TODAY).count(),
            "Audit at a firm",
            "Renew the certificate",
        ]
        coaching_steps.stop_coaching(
            actor=world.at(), coaching_id=coaching.pk, kind="time", words="Sibuk", on=TODAY
        )
        assert set(titles(world)) == {"Surveillance due"}
        lines = of_owner(world.at(), [coaching.product.enterprise])
        assert not any("with your coach" in str(one.text) for one in lines)

    def test_on_the_road_to_another_mark_nothing_is_renewed(self, world, coaching):
        one = certified(world, coaching, valid_from=TODAY - 1400 * DAY)
        assert "Renew the certificate" in titles(world)
        coaching_steps.change_road(
            actor=world.at(), coaching_id=coaching.pk, road="batikmark", reason="Pilihan pemilik"
        )
        assert "Renew the certificate" not in titles(world)
        with pytest.raises(NotNow):
            applications.prepare_renewal(
                actor=world.at(), certificate_id=one.pk, body=BODY, papers=PAPERS
            )

    def test_a_failed_test_waits_for_the_next(self, world, coaching):
        reported(world, coaching, "2")
        assert titles(world) == ["Test again"]

    def test_a_misuse_waits_until_it_is_put_right(self, world):
        check = a_label(world, a_product(world), ["sni"])
        assert titles(world) == ["Misused mark"]
        labels.settle_label(actor=world.at(), check_id=check.pk, settled_on=TODAY, outcome="Bersih")
        assert titles(world) == []


class TestOverview:
    def told(self, world, who="coach", day=TODAY):
        return [(one.value, one.url) for one in figures(world.at(who, day))]

    def test_what_counts_and_what_is_due_lead_to_their_lists(self, world, coaching, client):
        assert self.told(world) == []
        one = marked(world, coaching)
        lists = "/enterprises/certificates/?standing="
        assert self.told(world) == [(1, f"{lists}in_force")]
        look = one.valid_from.replace(year=one.valid_from.year + 1)
        due = (1, "/enterprises/audits/?status=surveillance")
        assert due not in self.told(world, day=look - 61 * DAY)
        assert self.told(world, day=look - 60 * DAY)[1:] == [due]
        near = (1, f"{lists}ending")
        assert near not in self.told(world, day=one.valid_until - 91 * DAY)
        assert near in self.told(world, day=one.valid_until - 90 * DAY)
        # What ended asks for no look any more.
        assert self.told(world, day=one.valid_until + DAY) == []
        assert self.told(world, "stranger", look) == []

    def test_their_lists_show_the_same(self, world, coaching, client, settings):
        one = marked(world, coaching)
        client.force_login(world.users["coach"])
        for day in (one.valid_from + 360 * DAY, one.valid_until - 80 * DAY):
            settings.TERAJU_TODAY = day
            for figure in figures(world.at(day=day)):
                assert client.get(figure.url).context["page"].paging.total == figure.value


class TestElsewhere:
    def rows(self, section):
        return section.context["rows"]

    def test_a_coaching_shows_its_records_and_what_is_next(self, world, coaching, rf):
        request = rf.get("/")
        request.viewer = world.at()
        empty = of_coaching(request, coaching)
        assert "audits/add" in empty.action.url
        reported(world, coaching, "5")
        coaching.refresh_from_db()
        section = of_coaching(request, coaching)
        assert len(self.rows(section)) == 1
        assert "applications/add" in section.action.url
        request.viewer = world.at("staff")
        assert of_coaching(request, coaching).action is None

    def test_what_is_begun_is_carried_on_with(self, world, coaching):
        def offered():
            coaching.refresh_from_db()
            return next_record(world.at(), coaching).url

        audit = an_audit(world, coaching)
        assert offered() == audit.get_absolute_url()
        reported(world, coaching, "5")
        application = submitted(world, coaching)
        assert offered() == application.get_absolute_url()
        audited(world, application)
        one = product_certificates.grant_certificate(
            actor=world.at(), application_id=application.pk, **certificate_values()
        )
        assert offered() == one.get_absolute_url()
        product_certificates.approve_mark(
            actor=world.at(), certificate_id=one.pk, mark_number="SPPT-1", marked_on=TODAY
        )
        coaching.refresh_from_db()
        assert next_record(world.at(), coaching) is None

    def test_the_page_of_a_prepared_coaching_leads_on_to_it(self, world, coaching, client):
        client.force_login(world.users["coach"])
        address = coaching.get_absolute_url()
        onward = f"audits/add/?coaching={coaching.pk}"
        assert client.get(address).content.decode().count(onward) == 1
        Coaching.objects.filter(pk=coaching.pk).update(stage="preparing")
        assert client.get(address).content.decode().count(onward) == 2

    def test_no_other_road_while_a_body_looks(self, world, coaching):
        application = submitted(world, coaching)
        change = {"actor": world.at(), "coaching_id": coaching.pk, "reason": "Biaya"}
        with pytest.raises(NotNow, match="under way"):
            coaching_steps.change_road(road="batikmark", **change)
        applications.withdraw_application(
            actor=world.at(), application_id=application.pk, reason="Biaya"
        )
        coaching_steps.change_road(road="batikmark", **change)

    def test_bina_umk_goes_its_own_way(self, world, rf):
        request = rf.get("/")
        request.viewer = world.at()
        section = of_coaching(request, a_coaching(world, Road.BINA_UMK))
        assert "certificates/register" in section.action.url

    def test_product_and_firm_show_what_was_granted(self, world, coaching):
        firm = coaching.product.enterprise
        assert of_enterprise(world.at(), firm) is None
        assert of_product(world.at("staff"), coaching.product) is None
        marked(world, coaching)
        a_label(world, coaching.product, ["batikmark"])
        assert len(self.rows(of_product(world.at(), coaching.product))) == 2
        assert len(self.rows(of_enterprise(world.at("staff"), firm))) == 1

    def test_the_owner_takes_the_certificate_along(self, world, coaching):
        certified(world, coaching, file=photo())
        a_label(world, coaching.product, ["sni"], due_on=TODAY + DAY)
        lines = of_owner(world.at(), [coaching.product.enterprise])
        paper, look, label = lines
        assert (paper.kind, paper.file.name) == ("paper", "label.png")
        assert "do not print it yet" in str(paper.detail)
        assert "yearly look" in str(look.text)
        assert "Cetak ulang" in str(label.text)
        later = of_owner(world.at(day=TODAY + 2 * DAY), [coaching.product.enterprise])
        assert [label.is_late, later[-1].is_late] == [False, True]

    def test_renewed_the_mark_stays_on(self, world, coaching):
        one = marked(world, coaching, valid_from=TODAY - 1400 * DAY)
        again = applications.prepare_renewal(
            actor=world.at(), certificate_id=one.pk, body=BODY, papers=PAPERS
        )
        applications.submit_application(
            actor=world.at(), application_id=again.pk, submitted_on=TODAY - 250 * DAY
        )
        audited(world, again)
        product_certificates.grant_certificate(
            actor=world.at(), application_id=again.pk, **certificate_values(number="S-2")
        )
        ended = world.at(day=TODAY + 200 * DAY)
        lines = of_owner(ended, [coaching.product.enterprise])
        papers = [one for one in lines if one.kind == "paper"]
        assert ["S-2" in str(one.text) for one in papers] == [True]
        assert not any("take the mark off" in str(one.detail) for one in lines)

    def test_suspended_or_ended_the_mark_comes_off(self, world, coaching):
        one = marked(world, coaching)
        firm = coaching.product.enterprise
        product_certificates.suspend_certificate(
            actor=world.at(), certificate_id=one.pk, on=TODAY, reason="Belum diawasi"
        )
        assert "take the mark off" in str(of_owner(world.at(), [firm])[0].detail)
        far = world.at(day=TODAY + 2000 * DAY)
        assert "Ended on" in str(of_owner(far, [firm])[0].detail)
