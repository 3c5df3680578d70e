"""A master list by a file: every fault named, all or nothing, the same again nothing."""

import io
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from teraju.kernel.errors import ChangedMeanwhile, NotAllowed
from teraju.modules.documents import services
from teraju.modules.documents.models import Document, Revision
from teraju.modules.documents.refusals import DocumentIsNotThere, WrongPlace
from teraju.modules.documents.web.registers import DOCUMENTS
from teraju.modules.standards.tests.factories import TopicFactory
from teraju.platform.accounts.tests.factories import AgencyFactory
from teraju.platform.audit.models import TrailEvent
from teraju.platform.exchange import services as exchange
from teraju.platform.exchange.files import to_csv, to_xlsx
from teraju.platform.exchange.headings import columns_read, importing_of
from teraju.platform.exchange.importing import compare, read_rows
from teraju.platform.exchange.models import ImportState
from teraju.platform.exchange.plans import Source
from teraju.platform.exchange.readers import Scope
from teraju.platform.exchange.sheets import read_sheet
from teraju.platform.exchange.tests.workbook import workbook

from .factories import draft, in_force

pytestmark = pytest.mark.django_db

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
HEADINGS = [
    "Agency",
    "Number",
    "Title",
    "Type",
    "Owner",
    "Classification",
    "Review every (months)",
    "Date of the edition",
    "Issued by",
    "Number of the issuer",
    "What it is about",
]
SOURCE = {"file": "daftar.xlsx", "content": "sha256:0"}


@pytest.fixture
def row(place):
    """A procedure of the list, or what is said otherwise."""

    def made(number, title="Penerimaan tamu", kind="SOP", **values):
        given = dict.fromkeys(HEADINGS, "")
        given |= {"Agency": place.agency.name, "Number": number, "Title": title, "Type": kind}
        return list(
            (given | {name.replace("_", " "): one for name, one in values.items()}).values()
        )

    return made


@pytest.fixture
def send(place):
    def sent(*rows, by="coordinator"):
        upload = SimpleUploadedFile("daftar.xlsx", workbook([HEADINGS, *rows]))
        actor = getattr(place, by)
        run = exchange.receive(
            actor=actor, register=DOCUMENTS, government=place.agency.government, upload=upload
        )
        run = exchange.check(actor=actor, run=run)
        if run.state == ImportState.READY:
            run = exchange.write(actor=actor, run_id=run.pk)
        return run

    return sent


def faults(run):
    return [(one[0], one[1], one[4]) for one in run.faults]


def import_one(place, by="coordinator", new=(), changed=()):
    services.import_documents(
        actor=getattr(place, by),
        government=place.agency.government,
        new=new,
        changed=changed,
        source=SOURCE,
    )


class TestNew:
    def test_documents_come_with_their_numbers_and_wait_for_their_text(self, place, row, send):
        topic = TopicFactory(code="visitors")
        given = {"What_it_is_about": topic.title_en, "Classification": "public"}
        run = send(
            row(
                "065/12-SOP", Owner="Quality coordinator", Date_of_the_edition="16/03/2018", **given
            ),
            row("065/13-SOP", "Surat masuk"),
        )
        assert (run.state, run.new) == (ImportState.WRITTEN, 2)
        first, second = Document.objects.order_by("number")
        assert first.number == "065/12-SOP"
        assert (first.owner_role, first.classification) == ("quality_coordinator", "public")
        assert first.edition_date == date(2018, 3, 16)
        assert list(first.topics.all()) == [topic]
        assert (second.owner_role, second.classification) == ("process_owner", "internal")
        assert second.review_months == 24
        for document in (first, second):
            revision = document.revisions.get()
            assert (revision.state, revision.number, revision.has_content) == ("draft", 0, False)
            assert document.next_review_on is None

    def test_who_brought_the_list_in_may_still_approve_what_others_write(self, place, row, send):
        send(row("1"), by="head")
        revision = Revision.objects.get()
        revision = services.save_text(actor=place.owner, revision_id=revision.pk, text="# Tujuan")
        assert revision.author_id == place.owner.user_id
        assert revision.author_office == place.owner.office
        services.send(actor=place.owner, revision_id=revision.pk)
        services.pass_review(actor=place.coordinator, revision_id=revision.pk)
        assert services.approve(actor=place.head, revision_id=revision.pk).state == "effective"

    def test_an_external_document_that_is_kept_elsewhere_is_sent_without_a_file(
        self, place, browse
    ):
        values = {"type": "external", "title": "UU", "issuer": "DPR", "kept_at": "Lemari 2"}
        import_one(place, new=[{"agency": place.agency.pk, "number": "9", **values}])
        document = Document.objects.get()
        revision = document.revisions.get()
        page = browse("owner").get(document.get_absolute_url()).content.decode()
        assert reverse("document_send", args=[revision.pk]) in page
        revision = services.send(actor=place.owner, revision_id=revision.pk)
        assert (revision.state, revision.author_id) == ("in_approval", place.owner.user_id)
        assert services.approve(actor=place.coordinator, revision_id=revision.pk).paper is None


class TestStanding:
    def test_the_same_file_again_changes_nothing(self, place, row, send):
        rows = [
            row("1", Date_of_the_edition="16/03/2018"),
            row("2", "Permendagri", "External document", Issued_by="Mendagri"),
        ]
        send(*rows)
        run = send(*rows)
        assert (run.new, run.changed, run.unchanged) == (0, 0, 2)
        assert set(Document.objects.values_list("version", flat=True)) == {1}
        events = TrailEvent.objects.filter(verb="documents.document.imported")
        after = events.get().changes
        assert "daftar.xlsx" in str(after)
        assert "sha256:" in str(after)

    def test_particulars_that_differ_are_changed_and_the_revisions_stay(self, place, row, send):
        document = in_force(place, classification="limited", review_months=6)
        run = send(row(document.number, "Penerimaan tamu dinas", Issued_by=""))
        assert (run.state, run.changed) == (ImportState.WRITTEN, 1)
        changed = Document.objects.get()
        assert changed.title == "Penerimaan tamu dinas"
        # An empty cell of these leaves it as it was.
        assert (changed.classification, changed.review_months) == ("limited", 6)
        assert changed.version == document.version + 1
        assert changed.next_review_on == document.next_review_on
        assert changed.revisions.get().state == "effective"

    def test_a_record_is_left_as_it_is(self, place, row, send):
        record = services.keep_record(
            actor=place.owner,
            agency=place.agency,
            title="Notulen",
            owner_role="process_owner",
            text="Rapat.",
        )
        same = send(row(record.number, "Notulen", "Record"))
        assert (same.state, same.unchanged) == (ImportState.WRITTEN, 1)
        run = send(row(record.number, "Notulen rapat", "Record"))
        assert run.state == ImportState.REFUSED
        assert "A retained record is not changed" in faults(run)[0][2]
        with pytest.raises(DocumentIsNotThere, match="A retained record is not changed"):
            import_one(place, changed=[(record, {"title": "Lain"})])

    def test_what_is_taken_away_comes_back_unchanged(self, place):
        topic = TopicFactory(code="visitors")
        in_force(place, title="'=1+1", topics=[topic])
        draft(place, type="external", title='-5; "é" 😀', issuer="@BSN", external_number="9001")
        scope = Scope(place.coordinator, place.agency.government)
        columns = columns_read(DOCUMENTS)
        records = list(importing_of(DOCUMENTS).standing(scope))
        for kind, write in ((XLSX, lambda *a: to_xlsx(*a, "Uji")), ("text/csv", to_csv)):
            reading = read_rows(
                DOCUMENTS, read_sheet(io.BytesIO(write(columns, records)), kind), scope
            )
            plan = compare(DOCUMENTS, reading, scope, Source("uji.xlsx", "0"))
            assert reading.faults.named == []
            assert (plan.is_empty, plan.unchanged) == (True, 2)


@pytest.mark.parametrize(
    ("number", "values", "column", "sentence"),
    [
        ("", {}, "B", "Fill it in"),
        ("1", {"title": ""}, "C", "Fill it in"),
        ("1", {"title": "x" * 201}, "C", "201 characters"),
        ("1", {"kind": "Prosa"}, "D", "not one of the choices"),
        ("1", {"kind": "Record"}, "D", "Keep a record"),
        ("1", {"kind": "External document"}, "I", "Say who issued"),
        ("1", {"Owner": "Bupati"}, "E", "not one of the choices"),
        ("1", {"Classification": "rahasia"}, "F", "not one of the choices"),
        ("1", {"Review_every_(months)": 121}, "G", "too much"),
        ("1", {"Date_of_the_edition": "2018"}, "H", "not a day"),
        ("1", {"What_it_is_about": "cuaca"}, "K", "No topic is called so: cuaca"),
        ("1", {"Agency": "Dinas Tak Ada"}, "A", "No open agency"),
        ("0", {}, "B", "Row 2 holds the same"),
    ],
)
def test_one_fault_keeps_all_out_and_is_told_at_its_place(
    row, send, number, values, column, sentence
):
    run = send(row("0"), row(number, **values))
    assert run.state == ImportState.REFUSED
    assert [(line, at) for line, at, _told in faults(run)] == [(3, column)]
    assert sentence in faults(run)[0][2]
    assert not Document.objects.exists()


@pytest.mark.parametrize(
    ("title", "kind", "sentence"),
    [("Lain", "SOP", "is withdrawn"), ("Penerimaan tamu", "SOP", "")],
)
def test_what_is_withdrawn_stays_as_it_is(place, row, send, title, kind, sentence):
    document = in_force(place)
    services.withdraw_document(actor=place.head, document_id=document.pk, reason="Usang")
    run = send(row(document.number, title, kind))
    assert sentence in "".join(told for _row, _column, told in faults(run))
    assert (run.state == ImportState.REFUSED) is bool(sentence)


def test_a_document_keeps_its_type(place, row, send):
    run = send(row(in_force(place).number, kind="Form"))
    assert "A document keeps its type" in faults(run)[0][2]


class TestRights:
    @pytest.mark.parametrize("who", ["owner", "staff", "compliance", "secretary", "guest"])
    def test_only_who_keeps_the_list_brings_it_in(self, place, row, send, who):
        with pytest.raises(NotAllowed):
            send(row("1"), by=who)
        values = {"agency": place.agency.pk, "number": "1", "title": "T", "type": "form"}
        with pytest.raises(NotAllowed):
            import_one(place, by=who, new=[values])

    def test_a_list_of_another_government_is_refused(self, place):
        agency = AgencyFactory()
        values = {"agency": agency.pk, "number": "1", "title": "T", "type": "form"}
        with pytest.raises(WrongPlace):
            import_one(place, new=[values])

    def test_the_master_list_offers_it_to_whom_may(self, browse):
        shown = {
            name: "import" in browse(name).get(reverse("documents")).content.decode().lower()
            for name in ("coordinator", "staff")
        }
        assert shown == {"coordinator": True, "staff": False}


class TestMeanwhile:
    def test_a_document_that_was_changed_meanwhile_is_not_overwritten(self, place):
        seen = in_force(place)
        services.change_document(actor=place.owner, document_id=seen.pk, title="Baru")
        with pytest.raises(ChangedMeanwhile):
            import_one(place, changed=[(seen, {"title": "Lama"})])
        assert Document.objects.get().title == "Baru"

    def test_a_number_that_was_registered_meanwhile_is_told(self, place):
        taken = draft(place, number="7").document
        values = {"agency": place.agency.pk, "number": "7", "title": "T", "type": "form"}
        with pytest.raises(ChangedMeanwhile, match="registered one of these numbers"):
            import_one(place, new=[values])
        assert Document.objects.get() == taken


def test_the_number_of_queries_does_not_grow_with_the_rows(place, row, send):
    def queries(first, count):
        with CaptureQueriesContext(connection) as captured:
            run = send(*(row(f"{n}") for n in range(first, first + count)))
        assert run.new == count
        # Then each of them differs.
        with CaptureQueriesContext(connection) as again:
            run = send(*(row(f"{n}", "Lain") for n in range(first, first + count)))
        assert run.changed == count
        return len(captured), len(again)

    queries(0, 1)
    # More than twenty would be written in several statements by SQLite.
    assert queries(1, 2) == queries(3, 20)
