import django.core.validators
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import teraju.modules.documents.domain.copies
import teraju.modules.documents.domain.kinds
import teraju.modules.documents.domain.retention
import teraju.modules.documents.domain.states
from teraju.platform.creation import CreateModel


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ("files", "0001_initial"),
        ("organisation", "0002_crest"),
        ("papers", "0001_initial"),
        ("standards", "0002_requirements"),
    ]

    operations = [
        CreateModel(
            name="Disposal",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("created_at", models.DateTimeField(editable=False)),
                ("updated_at", models.DateTimeField(editable=False)),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "is_example",
                    models.BooleanField(
                        default=False,
                        editable=False,
                        help_text="Invented to fill the demonstration.",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("proposed", "proposed"),
                            ("decided", "decided"),
                            ("refused", "refused"),
                            ("taken_back", "taken back"),
                        ],
                        default=teraju.modules.documents.domain.retention.DisposalState["PROPOSED"],
                        max_length=10,
                        verbose_name="state",
                    ),
                ),
                ("reason", models.TextField(max_length=1000, verbose_name="reason")),
                ("proposed_on", models.DateField(verbose_name="proposed on")),
                ("proposed_office", models.CharField(max_length=160, verbose_name="proposed by")),
                ("decided_on", models.DateField(blank=True, null=True, verbose_name="decided on")),
                (
                    "decided_office",
                    models.CharField(blank=True, max_length=160, verbose_name="decided by"),
                ),
                ("answer", models.TextField(blank=True, max_length=1000, verbose_name="answer")),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.agency",
                        verbose_name="agency",
                    ),
                ),
                (
                    "decided_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "government",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.government",
                    ),
                ),
                (
                    "paper",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="papers.paper",
                    ),
                ),
                (
                    "proposed_by",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("decided_on", None), ("state", "proposed")),
                            models.Q(
                                models.Q(("state", "proposed"), _negated=True),
                                ("decided_on__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="disposal_decided_has_day",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "decided"), _negated=True),
                            ("decided_by", None),
                            models.Q(("decided_by", models.F("proposed_by")), _negated=True),
                            _connector="OR",
                        ),
                        name="disposal_by_two_people",
                        violation_error_message="Who proposed it does not decide it.",
                    ),
                ],
            },
        ),
        CreateModel(
            name="Document",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("created_at", models.DateTimeField(editable=False)),
                ("updated_at", models.DateTimeField(editable=False)),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "is_example",
                    models.BooleanField(
                        default=False,
                        editable=False,
                        help_text="Invented to fill the demonstration.",
                    ),
                ),
                (
                    "type",
                    models.CharField(
                        choices=[
                            ("policy", "Policy"),
                            ("manual", "Manual"),
                            ("procedure", "SOP"),
                            ("work_instruction", "Work instruction"),
                            ("form", "Form"),
                            ("external", "External document"),
                            ("record", "Record"),
                        ],
                        max_length=16,
                        verbose_name="type",
                    ),
                ),
                ("number", models.CharField(max_length=120, verbose_name="number")),
                ("title", models.CharField(max_length=200, verbose_name="title")),
                (
                    "classification",
                    models.CharField(
                        choices=[
                            ("public", "public"),
                            ("internal", "internal"),
                            ("limited", "limited"),
                        ],
                        default=teraju.modules.documents.domain.kinds.Classification["INTERNAL"],
                        max_length=8,
                        verbose_name="classification",
                    ),
                ),
                (
                    "owner_role",
                    models.CharField(
                        choices=[
                            ("agency_head", "Head of agency"),
                            ("quality_coordinator", "Quality coordinator"),
                            ("compliance_function", "Anti-bribery compliance function"),
                            ("process_owner", "Process owner"),
                            ("internal_auditor", "Internal auditor"),
                            ("upg_officer", "Gratification control officer"),
                            ("concern_handler", "Receiver of concerns"),
                        ],
                        max_length=30,
                        verbose_name="owner",
                    ),
                ),
                (
                    "review_months",
                    models.PositiveSmallIntegerField(
                        default=0, verbose_name="review every (months)"
                    ),
                ),
                (
                    "next_review_on",
                    models.DateField(blank=True, null=True, verbose_name="next review"),
                ),
                ("issuer", models.CharField(blank=True, max_length=160, verbose_name="issued by")),
                (
                    "external_number",
                    models.CharField(
                        blank=True, max_length=120, verbose_name="number of the issuer"
                    ),
                ),
                (
                    "edition_date",
                    models.DateField(blank=True, null=True, verbose_name="date of the edition"),
                ),
                (
                    "kept_at",
                    models.CharField(blank=True, max_length=200, verbose_name="where it is kept"),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[("active", "active"), ("withdrawn", "withdrawn")],
                        default=teraju.modules.documents.domain.states.DocumentState["ACTIVE"],
                        max_length=10,
                        verbose_name="state",
                    ),
                ),
                (
                    "withdrawn_on",
                    models.DateField(blank=True, null=True, verbose_name="withdrawn on"),
                ),
                (
                    "withdrawn_reason",
                    models.CharField(
                        blank=True, max_length=400, verbose_name="reason of withdrawal"
                    ),
                ),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.agency",
                        verbose_name="agency",
                    ),
                ),
                (
                    "corrects",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="corrections",
                        to="documents.document",
                        verbose_name="corrects the record",
                    ),
                ),
                (
                    "government",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.government",
                    ),
                ),
                (
                    "topics",
                    models.ManyToManyField(
                        blank=True,
                        related_name="+",
                        to="standards.topic",
                        verbose_name="what it is about",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        fields=["agency", "type", "number"], name="documents_d_agency__19fe5d_idx"
                    ),
                    models.Index(
                        fields=["government", "next_review_on"],
                        name="documents_d_governm_0b09f4_idx",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("agency", "number"),
                        name="document_number_once",
                        violation_error_message="Another document of this agency has this number.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "active"), ("withdrawn_on", None)),
                            models.Q(
                                ("state", "withdrawn"),
                                ("withdrawn_on__isnull", False),
                                models.Q(("withdrawn_reason", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="document_withdrawn_with_reason",
                        violation_error_message="Say why the document is withdrawn.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("type", "external"), _negated=True),
                            models.Q(("issuer", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="document_external_has_issuer",
                        violation_error_message="Say who issued this document.",
                    ),
                ],
            },
        ),
        CreateModel(
            name="PeriodicReview",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("created_at", models.DateTimeField(editable=False)),
                ("updated_at", models.DateTimeField(editable=False)),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "is_example",
                    models.BooleanField(
                        default=False,
                        editable=False,
                        help_text="Invented to fill the demonstration.",
                    ),
                ),
                ("reviewed_on", models.DateField(verbose_name="reviewed on")),
                ("reviewed_office", models.CharField(max_length=160, verbose_name="reviewed by")),
                (
                    "reason",
                    models.TextField(max_length=2000, verbose_name="why it may stay as it is"),
                ),
                ("next_review_on", models.DateField(verbose_name="next review")),
                (
                    "document",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reviews",
                        to="documents.document",
                    ),
                ),
                (
                    "government",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.government",
                    ),
                ),
                (
                    "reviewed_by",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        fields=["document", "reviewed_on"], name="documents_p_documen_7c410d_idx"
                    )
                ],
            },
        ),
        CreateModel(
            name="Reader",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "role",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("regional_head", "Regional head"),
                            ("regional_secretary", "Regional secretary"),
                            ("agency_head", "Head of agency"),
                            ("quality_coordinator", "Quality coordinator"),
                            ("compliance_function", "Anti-bribery compliance function"),
                            ("internal_auditor", "Internal auditor"),
                            ("upg_officer", "Gratification control officer"),
                            ("concern_handler", "Receiver of concerns"),
                            ("staff", "Civil servant"),
                            ("process_owner", "Process owner"),
                            ("counter", "Counter officer"),
                            ("tester", "Verification officer (penera)"),
                            ("metrology_head", "Head of the metrology unit"),
                            ("supervisor", "Metrology supervisor"),
                            ("coach", "Coach of small enterprises"),
                            ("survey_manager", "Survey manager"),
                            ("tpi_assessor", "Internal assessor of the integrity zone"),
                            ("administrator", "Administrator"),
                        ],
                        max_length=24,
                        verbose_name="role",
                    ),
                ),
                ("since", models.DateField(verbose_name="since")),
                (
                    "document",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="readers",
                        to="documents.document",
                    ),
                ),
                (
                    "government",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.government",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="person",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("role", ""), ("user__isnull", False)),
                            models.Q(models.Q(("role", ""), _negated=True), ("user", None)),
                            _connector="OR",
                        ),
                        name="reader_role_or_person",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("role", ""), _negated=True),
                        fields=("document", "role"),
                        name="reader_role_once",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("user__isnull", False)),
                        fields=("document", "user"),
                        name="reader_person_once",
                    ),
                ],
            },
        ),
        CreateModel(
            name="RetentionRule",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("created_at", models.DateTimeField(editable=False)),
                ("updated_at", models.DateTimeField(editable=False)),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "is_example",
                    models.BooleanField(
                        default=False,
                        editable=False,
                        help_text="Invented to fill the demonstration.",
                    ),
                ),
                ("code", models.CharField(max_length=40, verbose_name="code")),
                ("title", models.CharField(max_length=200, verbose_name="title")),
                (
                    "active_years",
                    models.PositiveSmallIntegerField(
                        validators=[django.core.validators.MaxValueValidator(100)],
                        verbose_name="active years",
                    ),
                ),
                (
                    "inactive_years",
                    models.PositiveSmallIntegerField(
                        validators=[django.core.validators.MaxValueValidator(100)],
                        verbose_name="inactive years",
                    ),
                ),
                (
                    "fate",
                    models.CharField(
                        choices=[
                            ("destroy", "destroy"),
                            ("keep", "keep for good"),
                            ("reassess", "assess again"),
                        ],
                        max_length=8,
                        verbose_name="what becomes of it",
                    ),
                ),
                ("source", models.CharField(blank=True, max_length=200, verbose_name="source")),
                ("confirmed", models.BooleanField(default=False, verbose_name="confirmed")),
                (
                    "closed_on",
                    models.DateField(blank=True, null=True, verbose_name="not used after"),
                ),
                (
                    "government",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.government",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("government", "code"),
                        name="retention_code_once",
                        violation_error_message="A line with this code exists already.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("confirmed", False),
                            models.Q(("source", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="retention_confirmed_with_source",
                        violation_error_message="Say in which schedule the line was read.",
                    ),
                ],
            },
        ),
        CreateModel(
            name="Retention",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("created_at", models.DateTimeField(editable=False)),
                ("updated_at", models.DateTimeField(editable=False)),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "is_example",
                    models.BooleanField(
                        default=False,
                        editable=False,
                        help_text="Invented to fill the demonstration.",
                    ),
                ),
                (
                    "hold_reason",
                    models.CharField(
                        blank=True,
                        help_text="For example a running case or audit. While it stands nothing is disposed of.",
                        max_length=300,
                        verbose_name="must be kept because",
                    ),
                ),
                (
                    "document",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="retention",
                        to="documents.document",
                    ),
                ),
                (
                    "government",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.government",
                    ),
                ),
                (
                    "rule",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="documents.retentionrule",
                        verbose_name="line of the schedule",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        CreateModel(
            name="Revision",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("created_at", models.DateTimeField(editable=False)),
                ("updated_at", models.DateTimeField(editable=False)),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "is_example",
                    models.BooleanField(
                        default=False,
                        editable=False,
                        help_text="Invented to fill the demonstration.",
                    ),
                ),
                ("number", models.PositiveSmallIntegerField(verbose_name="revision")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "draft"),
                            ("in_review", "in review"),
                            ("in_approval", "in approval"),
                            ("approved", "approved, waits for its day"),
                            ("effective", "in force"),
                            ("superseded", "superseded"),
                            ("withdrawn", "withdrawn"),
                            ("cancelled", "cancelled"),
                        ],
                        default=teraju.modules.documents.domain.states.RevisionState["DRAFT"],
                        max_length=12,
                        verbose_name="state",
                    ),
                ),
                ("text", models.TextField(blank=True, verbose_name="text")),
                ("reason", models.CharField(max_length=1000, verbose_name="what changed and why")),
                ("author_office", models.CharField(max_length=160, verbose_name="written by")),
                ("author_roles", models.JSONField(blank=True, default=list, editable=False)),
                ("sent_at", models.DateTimeField(blank=True, null=True, verbose_name="sent at")),
                (
                    "reviewer_office",
                    models.CharField(blank=True, max_length=160, verbose_name="reviewed by"),
                ),
                (
                    "reviewed_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="reviewed at"),
                ),
                (
                    "approver_office",
                    models.CharField(blank=True, max_length=160, verbose_name="approved by"),
                ),
                (
                    "approved_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="approved at"),
                ),
                (
                    "approved_on",
                    models.DateField(blank=True, null=True, verbose_name="approved on"),
                ),
                (
                    "returned_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="given back at"),
                ),
                (
                    "returned_office",
                    models.CharField(blank=True, max_length=160, verbose_name="given back by"),
                ),
                (
                    "returned_reason",
                    models.TextField(
                        blank=True, max_length=2000, verbose_name="what has to change"
                    ),
                ),
                (
                    "effective_on",
                    models.DateField(blank=True, null=True, verbose_name="in force from"),
                ),
                (
                    "superseded_on",
                    models.DateField(blank=True, null=True, verbose_name="superseded on"),
                ),
                (
                    "withdrawn_on",
                    models.DateField(blank=True, null=True, verbose_name="withdrawn on"),
                ),
                (
                    "ended_reason",
                    models.CharField(blank=True, max_length=400, verbose_name="reason"),
                ),
                (
                    "approver",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "author",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "document",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="revisions",
                        to="documents.document",
                    ),
                ),
                (
                    "file",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="files.storedfile",
                        verbose_name="file",
                    ),
                ),
                (
                    "government",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.government",
                    ),
                ),
                (
                    "paper",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="papers.paper",
                        verbose_name="signed paper",
                    ),
                ),
                (
                    "reviewer",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "writers",
                    models.ManyToManyField(
                        blank=True, editable=False, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        fields=["government", "state", "effective_on"],
                        name="documents_r_governm_42dcea_idx",
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("document", "number"),
                        name="revision_number_once",
                        violation_error_message="This document has a revision with this number already.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("state", "effective")),
                        fields=("document",),
                        name="revision_one_in_force",
                        violation_error_message="Another revision of this document is in force: only one can be.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("state__in", ["draft", "in_review", "in_approval"])),
                        fields=("document",),
                        name="revision_one_open",
                        violation_error_message="Somebody works on a revision of this document already: finish or cancel that one first.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("state__in", ["approved", "effective", "superseded", "withdrawn"]),
                                _negated=True,
                            ),
                            models.Q(
                                ("approved_on__isnull", False), ("effective_on__isnull", False)
                            ),
                            _connector="OR",
                        ),
                        name="revision_approved_has_dates",
                        violation_error_message="What is approved has a day of approval and of effect.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("effective_on", None),
                            ("approved_on", None),
                            ("effective_on__gte", models.F("approved_on")),
                            _connector="OR",
                        ),
                        name="revision_effective_after_approval",
                        violation_error_message="It cannot be in force before the day of its approval.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("text", ""), ("file", None), _connector="OR"),
                        name="revision_text_or_file",
                        violation_error_message="A revision holds a text or a file, not both.",
                    ),
                ],
            },
        ),
        CreateModel(
            name="ReadingDuty",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("created_at", models.DateTimeField(editable=False)),
                ("updated_at", models.DateTimeField(editable=False)),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "is_example",
                    models.BooleanField(
                        default=False,
                        editable=False,
                        help_text="Invented to fill the demonstration.",
                    ),
                ),
                ("asked_on", models.DateField(verbose_name="asked on")),
                ("due_on", models.DateField(verbose_name="read by")),
                (
                    "reminded_on",
                    models.DateField(blank=True, null=True, verbose_name="reminded on"),
                ),
                ("read_on", models.DateField(blank=True, null=True, verbose_name="confirmed on")),
                ("ended_on", models.DateField(blank=True, null=True, verbose_name="ended on")),
                (
                    "ended_why",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("replaced", "a newer revision took its place"),
                            ("withdrawn", "the document was withdrawn"),
                            ("left", "the person left"),
                            ("not_asked", "the person need not read it any more"),
                        ],
                        max_length=10,
                        verbose_name="why",
                    ),
                ),
                (
                    "government",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.government",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="person",
                    ),
                ),
                (
                    "revision",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="duties",
                        to="documents.revision",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        fields=["user", "ended_on", "read_on"],
                        name="documents_r_user_id_e37068_idx",
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("revision", "user"), name="reading_duty_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("ended_on", None), ("ended_why", "")),
                            models.Q(
                                ("ended_on__isnull", False),
                                models.Q(("ended_why", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="reading_duty_ended_with_reason",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("due_on__gte", models.F("asked_on"))),
                        name="reading_duty_due_after_asked",
                    ),
                ],
            },
        ),
        CreateModel(
            name="Reading",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("office", models.CharField(max_length=160, verbose_name="office")),
                ("read_at", models.DateTimeField(verbose_name="read at")),
                ("read_on", models.DateField(verbose_name="read on")),
                ("statement", models.CharField(max_length=300, verbose_name="what was confirmed")),
                ("is_example", models.BooleanField(default=False, editable=False)),
                (
                    "government",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.government",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "revision",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="readings",
                        to="documents.revision",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("revision", "user"), name="reading_once")
                ],
            },
        ),
        CreateModel(
            name="PolicyStatement",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("created_at", models.DateTimeField(editable=False)),
                ("updated_at", models.DateTimeField(editable=False)),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "is_example",
                    models.BooleanField(
                        default=False,
                        editable=False,
                        help_text="Invented to fill the demonstration.",
                    ),
                ),
                ("code", models.CharField(max_length=40, verbose_name="statement")),
                ("passage", models.TextField(max_length=2000, verbose_name="passage")),
                ("marked_on", models.DateField(verbose_name="marked on")),
                ("marked_office", models.CharField(max_length=160, verbose_name="marked by")),
                (
                    "removed_on",
                    models.DateField(blank=True, null=True, verbose_name="taken away on"),
                ),
                (
                    "government",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.government",
                    ),
                ),
                (
                    "revision",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="statements",
                        to="documents.revision",
                    ),
                ),
                (
                    "page",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="page of the file"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("removed_on", None)),
                        fields=("revision", "code"),
                        name="policy_statement_once",
                    )
                ],
            },
        ),
        CreateModel(
            name="DisposalItem",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("rule_code", models.CharField(max_length=40, verbose_name="line of the schedule")),
                ("due_since", models.DateField(verbose_name="due since")),
                (
                    "fate",
                    models.CharField(
                        choices=[
                            ("destroy", "destroy"),
                            ("keep", "keep for good"),
                            ("reassess", "assess again"),
                        ],
                        max_length=8,
                    ),
                ),
                ("name", models.CharField(blank=True, max_length=200, verbose_name="name")),
                ("sha256", models.CharField(blank=True, max_length=64)),
                ("size", models.PositiveBigIntegerField(default=0, verbose_name="size")),
                ("waiting", models.JSONField(blank=True, default=list, editable=False)),
                (
                    "removed_on",
                    models.DateField(blank=True, null=True, verbose_name="content removed on"),
                ),
                (
                    "disposal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="items",
                        to="documents.disposal",
                    ),
                ),
                (
                    "revision",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="disposals",
                        to="documents.revision",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("disposal", "revision"), name="disposal_item_once"
                    )
                ],
            },
        ),
        CreateModel(
            name="Copy",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("created_at", models.DateTimeField(editable=False)),
                ("updated_at", models.DateTimeField(editable=False)),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "is_example",
                    models.BooleanField(
                        default=False,
                        editable=False,
                        help_text="Invented to fill the demonstration.",
                    ),
                ),
                ("number", models.PositiveSmallIntegerField(verbose_name="number of the copy")),
                (
                    "holder",
                    models.CharField(
                        help_text="The office or the place, for example Front desk.",
                        max_length=160,
                        verbose_name="holder",
                    ),
                ),
                (
                    "medium",
                    models.CharField(
                        choices=[("paper", "paper"), ("electronic", "electronic")],
                        max_length=10,
                        verbose_name="medium",
                    ),
                ),
                ("issued_on", models.DateField(verbose_name="handed out on")),
                ("issued_office", models.CharField(max_length=160, verbose_name="handed out by")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("out", "handed out"),
                            ("replaced", "exchanged for a newer revision"),
                            ("recalled", "brought back"),
                            ("destroyed", "destroyed"),
                            ("lost", "lost"),
                        ],
                        default=teraju.modules.documents.domain.copies.CopyState["OUT"],
                        max_length=10,
                        verbose_name="state",
                    ),
                ),
                ("ended_on", models.DateField(blank=True, null=True, verbose_name="since")),
                (
                    "ended_office",
                    models.CharField(blank=True, max_length=160, verbose_name="noted by"),
                ),
                ("remark", models.CharField(blank=True, max_length=300, verbose_name="remark")),
                (
                    "government",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.government",
                    ),
                ),
                (
                    "document",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="copies",
                        to="documents.document",
                        verbose_name="document",
                    ),
                ),
                (
                    "revision",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="copies",
                        to="documents.revision",
                        verbose_name="revision",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        fields=["government", "state"], name="documents_c_governm_38ddc9_idx"
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state", "out")),
                        fields=("document", "number"),
                        name="copy_number_out_once",
                        violation_error_message="The copy with this number is handed out already.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("ended_on", None), ("state", "out")),
                            models.Q(
                                models.Q(("state", "out"), _negated=True),
                                ("ended_on__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="copy_ended_has_day",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ended_on", None),
                            ("ended_on__gte", models.F("issued_on")),
                            _connector="OR",
                        ),
                        name="copy_ends_after_issue",
                        violation_error_message="The day lies before the copy was handed out.",
                    ),
                ],
            },
        ),
        CreateModel(
            name="ChangeRequest",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("created_at", models.DateTimeField(editable=False)),
                ("updated_at", models.DateTimeField(editable=False)),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "is_example",
                    models.BooleanField(
                        default=False,
                        editable=False,
                        help_text="Invented to fill the demonstration.",
                    ),
                ),
                ("wish", models.TextField(max_length=4000, verbose_name="what should change")),
                ("reason", models.TextField(max_length=2000, verbose_name="why")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("open", "waits for an answer"),
                            ("accepted", "accepted"),
                            ("declined", "declined"),
                            ("taken_back", "taken back"),
                        ],
                        default=teraju.modules.documents.domain.states.RequestState["OPEN"],
                        max_length=10,
                        verbose_name="state",
                    ),
                ),
                ("asked_on", models.DateField(verbose_name="asked on")),
                ("asked_office", models.CharField(max_length=160, verbose_name="asked by")),
                (
                    "answered_on",
                    models.DateField(blank=True, null=True, verbose_name="answered on"),
                ),
                (
                    "answered_office",
                    models.CharField(blank=True, max_length=160, verbose_name="answered by"),
                ),
                ("answer", models.TextField(blank=True, max_length=2000, verbose_name="answer")),
                (
                    "answered_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "asked_by",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "government",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.government",
                    ),
                ),
                (
                    "document",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="requests",
                        to="documents.document",
                        verbose_name="document",
                    ),
                ),
                (
                    "revision",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="requests",
                        to="documents.revision",
                        verbose_name="revision",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        fields=["government", "state", "asked_on"],
                        name="documents_c_governm_691d39_idx",
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("answered_on", None), ("state", "open")),
                            models.Q(
                                models.Q(("state", "open"), _negated=True),
                                ("answered_on__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="change_request_answered_has_day",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "declined"), _negated=True),
                            models.Q(("answer", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="change_request_declined_has_reason",
                        violation_error_message="Say why it is declined.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "accepted"), _negated=True),
                            ("revision__isnull", False),
                            _connector="OR",
                        ),
                        name="change_request_accepted_has_revision",
                    ),
                ],
            },
        ),
    ]
