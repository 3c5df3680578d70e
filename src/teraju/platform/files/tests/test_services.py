from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import translation

from teraju.kernel.errors import DomainError, NotAllowed
from teraju.platform.accounts.roles import Role
from teraju.platform.accounts.selectors import viewer_of
from teraju.platform.accounts.tests.factories import (
    NOW,
    AgencyFactory,
    GovernmentFactory,
    RoleAssignmentFactory,
    person,
    viewer,
)
from teraju.platform.audit.models import TrailEvent
from teraju.platform.files import store
from teraju.platform.files.api import (
    FileRefused,
    attach,
    attachments_of,
    keep,
    keep_image,
    keep_package,
    keep_result,
    register_owner,
    remove_attachment,
)
from teraju.platform.files.models import Attachment, StoredFile
from teraju.platform.files.owners import owner_of, visible_target
from teraju.platform.files.services import AttachmentGone
from teraju.platform.organisation.models import Place, Region

from .contents import PDF, PNG, upload
from .owners import ADD

pytestmark = pytest.mark.django_db


@pytest.fixture
def head(place):
    return viewer(Role.AGENCY_HEAD, agency=place.agency, title="Kepala Dinas")


def stored_files(folder):
    return [path for path in folder.rglob("*") if path.is_file()]


class TestKeep:
    def test_checks_and_stores(self, folder):
        actor = viewer(government=GovernmentFactory(), title="Sekretaris")
        government = GovernmentFactory()

        file = keep(actor=actor, government=government, upload=upload("../Nota\u202e.pdf"))

        assert (file.name, file.size, file.media_type) == ("Nota.pdf", len(PDF), "application/pdf")
        assert (file.government, file.uploaded_by_id) == (government, actor.user_id)
        assert (file.uploaded_office, file.at) == ("Sekretaris", NOW)
        with store.open(file.sha256) as content:
            assert content.read() == PDF

    @pytest.mark.parametrize("body", [b"", b"MZ\x90", b"<html>"])
    def test_stores_nothing_that_it_refuses(self, folder, body):
        with pytest.raises(FileRefused):
            keep(actor=viewer(), government=GovernmentFactory(), upload=upload("a.pdf", body))

        assert stored_files(folder) == []
        assert not StoredFile.objects.exists()

    def test_refuses_what_is_too_large(self, folder, settings):
        settings.TERAJU_FILE_LIMIT = len(PDF) - 1

        with translation.override("en"), pytest.raises(FileRefused, match="are accepted"):
            keep(actor=viewer(), government=GovernmentFactory(), upload=upload())

        assert stored_files(folder) == []

    def test_a_text_called_a_photo_is_told_to_be_none(self, folder):
        """Not to be given another name: it would be no picture by that one either."""
        actor, government = viewer(), GovernmentFactory()
        for body, said in ((b"Catatan", "bukan foto"), (PNG, "nama yang sesuai")):
            with pytest.raises(FileRefused, match=said) as refused:
                keep_image(actor=actor, government=government, upload=upload("a.jpg", body))
            assert refused.value.field == "photo"
        assert stored_files(folder) == []


class TestKeepResult:
    def test_gives_an_address_for_the_starter(self, folder):
        actor = viewer(Role.STAFF)
        job = type("Job", (), {"government_id": None})()

        url = keep_result(actor, job, b"a;b\n", "agencies.csv")

        file = StoredFile.objects.visible_to(actor).get()
        assert url == f"/files/results/{file.pk}/"
        assert file.government_id in actor.government_ids
        assert not StoredFile.objects.visible_to(viewer(Role.STAFF)).exists()


class TestKeepPackage:
    def test_is_there_for_its_starter_alone(self, folder):
        actor = viewer(Role.STAFF)
        job = type("Job", (), {"government_id": None})()

        url = keep_package(actor, job, store.put(b"PK"), "paket")

        file = StoredFile.objects.visible_to(actor).get()
        assert url == f"/files/results/{file.pk}/"
        assert (file.name, file.media_type, file.size) == ("paket.zip", "application/zip", 2)
        assert not StoredFile.objects.visible_to(viewer(Role.STAFF)).exists()


class TestAttach:
    def test_attaches_to_a_record(self, place, head):
        attachment = attach(
            actor=head,
            target=place,
            upload=upload(),
            title="Nota",
            kind="memo",
            date_of_fact=date(2018, 3, 14),
        )

        attachment.refresh_from_db()
        assert (attachment.government, attachment.agency) == (place.government, place.agency)
        assert (attachment.target_type, attachment.target_id) == (
            "organisation.place",
            str(place.pk),
        )
        assert (attachment.added_at, attachment.kind) == (NOW, "memo")
        event = TrailEvent.objects.get(verb="files.attachment.added")
        assert event.target_id == str(place.pk)
        assert event.changes["file"] == [None, "Nota"]

    def test_refuses_who_may_not(self, place, folder):
        with pytest.raises(NotAllowed):
            attach(actor=viewer(Role.COUNTER), target=place, upload=upload(), title="Nota")

        assert stored_files(folder) == []

    def test_refuses_a_day_in_the_future(self, place, head):
        with pytest.raises(DomainError) as refused:
            attach(
                actor=head,
                target=place,
                upload=upload(),
                title="Nota",
                date_of_fact=head.today + timedelta(days=1),
            )

        assert refused.value.field == "date_of_fact"

    def test_refuses_an_empty_title(self, place, head):
        with pytest.raises(ValidationError):
            attach(actor=head, target=place, upload=upload(), title="")

        assert not Attachment.objects.exists()

    def test_needs_an_owner(self, head):
        with pytest.raises(LookupError, match="register_owner"):
            attach(actor=head, target=AgencyFactory(), upload=upload(), title="Nota")


class TestRemove:
    @pytest.fixture
    def attachment(self, place, head):
        return attach(actor=head, target=place, upload=upload(), title="Nota")

    def test_hides_it_and_keeps_the_reason(self, place, head, attachment):
        remove_attachment(actor=head, attachment_id=attachment.pk, reason="Salah berkas")

        attachment.refresh_from_db()
        assert (attachment.removed_at, attachment.removed_reason) == (NOW, "Salah berkas")
        assert attachments_of(head, place) == []
        assert store.exists(attachment.file.sha256)
        event = TrailEvent.objects.get(verb="files.attachment.removed")
        assert event.changes == {"file": ["Nota", None], "reason": [None, "Salah berkas"]}

    def test_needs_a_reason(self, head, attachment):
        with pytest.raises(ValidationError, match=r".+"):
            remove_attachment(actor=head, attachment_id=attachment.pk, reason="")

    def test_happens_once(self, head, attachment):
        remove_attachment(actor=head, attachment_id=attachment.pk, reason="x")

        with pytest.raises(AttachmentGone):
            remove_attachment(actor=head, attachment_id=attachment.pk, reason="x")

    def test_refuses_who_may_only_add(self, place, attachment):
        with pytest.raises(NotAllowed):
            remove_attachment(
                actor=viewer(Role.STAFF, agency=place.agency),
                attachment_id=attachment.pk,
                reason="x",
            )

    def test_does_not_exist_for_a_stranger(self, attachment):
        with pytest.raises(AttachmentGone):
            remove_attachment(
                actor=viewer(Role.AGENCY_HEAD), attachment_id=attachment.pk, reason="x"
            )

    def test_without_reason_is_refused_by_the_database(self, attachment):
        with pytest.raises(IntegrityError), transaction.atomic():
            Attachment.objects.filter(pk=attachment.pk).update(removed_at=NOW)


class TestAttachmentsOf:
    def test_lists_the_files_of_one_record_in_one_query(
        self, place, head, django_assert_num_queries
    ):
        other = Place.objects.create(
            government=place.government, agency=place.agency, name="Gudang", address="x"
        )
        attach(actor=head, target=other, upload=upload(), title="Lain")
        for number, content in enumerate([PDF, PNG]):
            name = "a.png" if content is PNG else "a.pdf"
            attach(actor=head, target=place, upload=upload(name, content), title=f"N{number}")

        with django_assert_num_queries(1):
            found = attachments_of(head, place)

        assert [(one.title, one.media_type, one.size) for one in found] == [
            ("N1", "PNG", len(PNG)),
            ("N0", "PDF", len(PDF)),
        ]
        assert found[0].url == f"/files/{found[0].id}/"
        assert found[0].office == "Kepala Dinas"

    def test_offers_the_removal_to_those_who_may(self, place, head):
        attach(actor=head, target=place, upload=upload(), title="Nota")
        reader = viewer(Role.STAFF, agency=place.agency)

        assert attachments_of(head, place)[0].remove_url.endswith("/remove/")
        assert attachments_of(reader, place)[0].remove_url == ""

    def test_keeps_from_guests_what_is_not_meant_for_them(self, place, head):
        attach(actor=head, target=place, upload=upload(), title="Bukti")
        attach(actor=head, target=place, upload=upload(), title="Intern", shown_to_guests=False)
        guest = viewer(Role.BODY_AUDITOR, agency=place.agency)

        assert [one.title for one in attachments_of(guest, place)] == ["Bukti"]

    @pytest.mark.parametrize(
        ("colleague_at", "seen"),
        [
            ("elsewhere", ["Bukti"]),
            ("beside", ["Bukti"]),
            ("unit", ["Bukti"]),
            ("same", ["Bukti", "Intern"]),
            ("above", ["Bukti", "Intern"]),
            ("government", ["Bukti", "Intern"]),
        ],
    )
    def test_keeps_them_from_a_guest_who_is_a_colleague_elsewhere(
        self, place, head, colleague_at, seen
    ):
        attach(actor=head, target=place, upload=upload(), title="Bukti")
        attach(actor=head, target=place, upload=upload(), title="Intern", shown_to_guests=False)
        government = place.government
        above = AgencyFactory(government=government)
        place.agency.path = f"{above.path}{place.agency_id}/"
        place.agency.save(update_fields=["path"])
        agency = {
            "elsewhere": AgencyFactory,
            "beside": lambda: AgencyFactory(government=government),
            "unit": lambda: AgencyFactory(parent=place.agency),
            "same": lambda: place.agency,
            "above": lambda: above,
            "government": lambda: None,
        }[colleague_at]()
        double = person(Role.STAFF, agency=agency, government=government)
        RoleAssignmentFactory(user=double, role=Role.BODY_AUDITOR, agency=place.agency)

        found = attachments_of(viewer_of(double, NOW), place)

        assert sorted(one.title for one in found) == seen

    def test_shows_them_to_a_guest_of_others_in_the_own_house(self, place, head):
        """Whatever reaches the record: the own agency, or no agency at all."""
        attach(actor=head, target=place, upload=upload(), title="Intern", shown_to_guests=False)
        double = person(Role.STAFF, agency=place.agency)
        host = AgencyFactory(government=place.government)
        RoleAssignmentFactory(user=double, role=Role.BODY_AUDITOR, agency=host)
        now = viewer_of(double, NOW)

        assert len(attachments_of(now, place)) == 1
        Attachment.objects.update(agency=host)
        assert attachments_of(now, place) == []
        Attachment.objects.update(agency=None)
        assert len(attachments_of(now, place)) == 1
        Attachment.objects.update(agency=AgencyFactory(government=place.government))
        assert len(attachments_of(now, place)) == 1

    def test_asks_nothing_for_records_without_files(self, head, django_assert_num_queries):
        agency = AgencyFactory()

        with django_assert_num_queries(0):
            assert attachments_of(head, agency) == []


class TestOwners:
    def test_are_registered_once(self, place):
        with pytest.raises(ValueError, match="registered twice"):
            register_owner(Place, visible=lambda v, pk: None, add_right="a", remove_right="b")

    def test_need_a_page(self):
        with pytest.raises(ValueError, match="get_absolute_url"):
            register_owner(Region, visible=lambda v, pk: None, add_right="a", remove_right="b")

    def test_say_who_may_add(self, place):
        owner = owner_of("organisation.place")
        assert owner is not None
        assert owner.add_right == ADD
        assert owner_of("organisation.region") is None

    @pytest.mark.parametrize("key", ["", "x", "1 or 1=1", "9" * 30])
    def test_survive_a_key_that_is_none(self, place, key):
        assert visible_target(viewer(), "organisation.place", key) is None

    def test_do_not_show_a_stranger_the_record(self, place, head):
        assert visible_target(head, "organisation.place", str(place.pk)) == place
        assert visible_target(viewer(), "organisation.place", str(place.pk)) is None
