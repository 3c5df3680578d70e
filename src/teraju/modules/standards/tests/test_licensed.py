"""An agency's licensed text: written by few, read by colleagues, seen by nobody else."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from teraju.kernel.errors import ChangedMeanwhile, DomainError, NotAllowed
from teraju.modules.standards import services
from teraju.modules.standards.models import LONGEST_TEXT, LicensedText
from teraju.modules.standards.tests.factories import RequirementFactory
from teraju.platform.accounts.roles import GUESTS, Role
from teraju.platform.accounts.tests.factories import person, viewer
from teraju.platform.audit.api import TrailEvent
from teraju.platform.organisation.tests.factories import AgencyFactory

pytestmark = pytest.mark.django_db

TEXT = "Wording that the agency has bought."
WRITERS = {Role.QUALITY_COORDINATOR, Role.COMPLIANCE_FUNCTION, Role.ADMINISTRATOR}


@pytest.fixture
def agency():
    return AgencyFactory()


@pytest.fixture
def requirement():
    return RequirementFactory()


def keep(actor, requirement, agency, text=TEXT) -> LicensedText:
    return services.keep_licensed_text(
        actor=actor, requirement=requirement, agency=agency, text=text
    )


@pytest.fixture
def kept(agency, requirement):
    return keep(viewer(Role.QUALITY_COORDINATOR, agency=agency), requirement, agency)


def login(client, *roles, agency):
    user = person(*roles, agency=agency)
    client.force_login(user)
    client.cookies["language"] = "en"
    return client


class TestServices:
    def test_keeps_changes_and_removes_with_the_trail_but_never_the_text(self, agency, kept):
        actor = viewer(Role.QUALITY_COORDINATOR, agency=agency)
        services.change_licensed_text(
            actor=actor, text_id=kept.pk, expected_version=1, text=TEXT + " More."
        )
        services.drop_licensed_text(actor=actor, text_id=kept.pk, expected_version=2)
        assert not LicensedText.objects.exists()
        events = TrailEvent.objects.filter(verb__startswith="standards.").order_by("sequence")
        assert [one.verb.rpartition(".")[2] for one in events] == ["kept", "changed", "dropped"]
        assert all(one.government_id == agency.government_id for one in events)
        assert "bought" not in str([one.changes for one in events])

    @pytest.mark.parametrize("role", list(Role))
    def test_only_few_write(self, agency, requirement, role):
        actor = viewer(role, agency=agency)
        if role in WRITERS:
            assert keep(actor, requirement, agency).pk
        else:
            with pytest.raises(NotAllowed):
                keep(actor, requirement, agency)

    def test_not_for_another_agency(self, agency, requirement):
        other = AgencyFactory(government=agency.government)
        with pytest.raises(NotAllowed):
            keep(viewer(Role.QUALITY_COORDINATOR, agency=other), requirement, agency)

    @pytest.mark.parametrize("text", ["", "   ", "x" * (LONGEST_TEXT + 1)])
    def test_needs_a_text_that_fits(self, agency, requirement, text):
        with pytest.raises(ValidationError):
            keep(viewer(Role.QUALITY_COORDINATOR, agency=agency), requirement, agency, text)

    def test_once_for_each_agency(self, agency, requirement, kept):
        with pytest.raises(ValidationError):
            keep(viewer(Role.QUALITY_COORDINATOR, agency=agency), requirement, agency)

    def test_not_for_a_heading(self, agency):
        heading = RequirementFactory(is_assessed=False)
        with pytest.raises(DomainError):
            keep(viewer(Role.QUALITY_COORDINATOR, agency=agency), heading, agency)

    @pytest.mark.parametrize("service", ["change_licensed_text", "drop_licensed_text"])
    def test_refuses_a_stale_version_a_stranger_and_a_reader(self, agency, kept, service):
        more = {"text": "New."} if service.startswith("change") else {}
        act = getattr(services, service)

        def attempt(actor, version=1):
            act(actor=actor, text_id=kept.pk, expected_version=version, **more)

        with pytest.raises(ChangedMeanwhile):
            attempt(viewer(Role.QUALITY_COORDINATOR, agency=agency), version=7)
        with pytest.raises(LicensedText.DoesNotExist):
            attempt(viewer(Role.QUALITY_COORDINATOR, agency=AgencyFactory()))
        with pytest.raises(NotAllowed):
            attempt(viewer(Role.STAFF, agency=agency))
        assert LicensedText.objects.get().text == TEXT


class TestWhoSees:
    def test_colleagues_do(self, client, agency, requirement, kept):
        page = login(client, Role.STAFF, agency=agency).get(requirement.get_absolute_url())
        assert TEXT in page.content.decode()

    @pytest.mark.parametrize("role", sorted(GUESTS))
    def test_guests_do_not_even_learn_of_it(self, client, agency, requirement, kept, role):
        page = login(client, role, agency=agency).get(requirement.get_absolute_url())
        assert page.status_code == 200
        assert "icensed text" not in page.content.decode()
        assert TEXT not in page.content.decode()
        for name in ("standard_licensed_text_change", "standard_licensed_text_drop"):
            assert client.get(reverse(name, args=[kept.pk])).status_code == 404

    @pytest.mark.parametrize("same_government", [True, False])
    def test_strangers_do_not(self, client, agency, requirement, kept, same_government):
        here = {"government": agency.government} if same_government else {}
        other = AgencyFactory(**here)
        login(client, Role.QUALITY_COORDINATOR, agency=other)
        assert TEXT not in client.get(requirement.get_absolute_url()).content.decode()
        for name in ("standard_licensed_text_change", "standard_licensed_text_drop"):
            assert client.get(reverse(name, args=[kept.pk])).status_code == 404

    def test_no_list_file_or_search_holds_it(self, client, agency, requirement, kept):
        login(client, Role.QUALITY_COORDINATOR, agency=agency)
        for name in ("standard_requirements", "standard_topics"):
            for params in ({}, {"format": "csv"}, {"q": "bought"}):
                assert TEXT.encode() not in client.get(reverse(name), params).content
        assert (
            requirement.title_en
            not in client.get(reverse("search"), {"q": "bought"}).content.decode()
        )


class TestForms:
    def test_keeps_once_however_often_it_is_sent(self, client, agency, requirement):
        login(client, Role.QUALITY_COORDINATOR, agency=agency)
        url = reverse("standard_licensed_text_add", args=[requirement.pk])
        page = client.get(url).content.decode()
        assert "its licence allows it" in page
        sent = {"agency": agency.pk, "text": TEXT, "once": "3b241101-e2bb-4255-8caf-4136c566a962"}
        for _ in range(2):
            answer = client.post(url, sent)
            assert answer.status_code == 302
            assert answer.url == requirement.get_absolute_url()
        assert LicensedText.objects.count() == 1

    def test_puts_what_is_wrong_beside_its_field(self, client, agency, requirement):
        login(client, Role.QUALITY_COORDINATOR, agency=agency)
        url = reverse("standard_licensed_text_add", args=[requirement.pk])
        other = AgencyFactory(government=agency.government)
        for sent in ({"agency": agency.pk, "text": ""}, {"agency": other.pk, "text": TEXT}, {}):
            assert client.post(url, sent).status_code == 422
        assert not LicensedText.objects.exists()

    def test_offers_only_agencies_without_a_text(self, client, agency, requirement, kept):
        login(client, Role.QUALITY_COORDINATOR, agency=agency)
        url = reverse("standard_licensed_text_add", args=[requirement.pk])
        assert url not in client.get(requirement.get_absolute_url()).content.decode()
        for answer in (client.get(url), client.post(url, {"agency": agency.pk, "text": TEXT})):
            assert answer.status_code == 302
            assert answer.url == requirement.get_absolute_url()
        assert LicensedText.objects.count() == 1
        other = AgencyFactory(parent=agency)
        assert client.post(url, {"agency": agency.pk, "text": TEXT}).status_code == 422
        assert client.post(url, {"agency": other.pk, "text": TEXT}).status_code == 302

    def test_changes_and_refuses_a_stale_form(self, client, agency, requirement, kept):
        login(client, Role.COMPLIANCE_FUNCTION, agency=agency)
        url = reverse("standard_licensed_text_change", args=[kept.pk])
        assert TEXT in client.get(url).content.decode()
        assert client.post(url, {"text": "New.", "version": 1}).status_code == 302
        assert client.post(url, {"text": "Newer.", "version": 1}).status_code == 422
        assert LicensedText.objects.get().text == "New."

    def test_removes(self, client, agency, requirement, kept):
        login(client, Role.ADMINISTRATOR, agency=agency)
        url = reverse("standard_licensed_text_drop", args=[kept.pk])
        assert client.get(url).status_code == 200
        assert client.post(url, {"version": 1}).status_code == 302
        assert not LicensedText.objects.exists()

    def test_tells_a_reader_who_may(self, client, agency, requirement, kept):
        login(client, Role.STAFF, agency=agency)
        page = client.get(requirement.get_absolute_url()).content.decode()
        assert "Only these roles may do this" in page
        assert reverse("standard_licensed_text_change", args=[kept.pk]) not in page
        for name, pk in (
            ("standard_licensed_text_add", requirement.pk),
            ("standard_licensed_text_change", kept.pk),
            ("standard_licensed_text_drop", kept.pk),
        ):
            assert client.get(reverse(name, args=[pk])).status_code == 403

    def test_a_heading_has_no_form(self, client, agency):
        heading = RequirementFactory(is_assessed=False)
        login(client, Role.QUALITY_COORDINATOR, agency=agency)
        url = reverse("standard_licensed_text_add", args=[heading.pk])
        assert client.get(url).status_code == 404
