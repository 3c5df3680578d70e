import django.core.validators
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from teraju.platform.creation import CreateModel


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "__first__"),
        ("audits", "0002_certificationlink"),
        ("organisation", "0002_crest"),
        ("planning", "0001_initial"),
        ("standards", "0002_requirements"),
    ]

    operations = [
        CreateModel(
            name="AuditProgramme",
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
                    "year",
                    models.PositiveSmallIntegerField(
                        validators=[
                            django.core.validators.MinValueValidator(2000),
                            django.core.validators.MaxValueValidator(2199),
                        ],
                        verbose_name="year",
                    ),
                ),
                ("objectives", models.TextField(max_length=2000, verbose_name="objectives")),
                (
                    "risks",
                    models.TextField(
                        blank=True, max_length=2000, verbose_name="risks of the programme"
                    ),
                ),
                (
                    "resources",
                    models.TextField(blank=True, max_length=1000, verbose_name="resources"),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "draft"),
                            ("sent", "waiting for approval"),
                            ("approved", "approved"),
                            ("closed", "closed"),
                            ("dropped", "dropped"),
                        ],
                        default="draft",
                        max_length=12,
                        verbose_name="state",
                    ),
                ),
                (
                    "written_office",
                    models.CharField(editable=False, max_length=160, verbose_name="written by"),
                ),
                ("sent_on", models.DateField(blank=True, null=True, verbose_name="sent on")),
                (
                    "returned_reason",
                    models.TextField(
                        blank=True, max_length=1000, verbose_name="given back because"
                    ),
                ),
                (
                    "approved_on",
                    models.DateField(blank=True, null=True, verbose_name="approved on"),
                ),
                (
                    "approved_office",
                    models.CharField(blank=True, max_length=160, verbose_name="approved by"),
                ),
                ("closed_on", models.DateField(blank=True, null=True, verbose_name="closed on")),
                (
                    "closing_note",
                    models.TextField(blank=True, max_length=2000, verbose_name="what was reached"),
                ),
                (
                    "agency",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.agency",
                        verbose_name="agency",
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
                    "written_by",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        fields=["government", "year"], name="audits_audi_governm_a94626_idx"
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(
                            models.Q(("state", "dropped"), _negated=True), ("agency__isnull", False)
                        ),
                        fields=("agency", "year"),
                        name="audit_programme_once_a_year",
                        violation_error_message="There is an audit programme of this year already.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(
                            models.Q(("state", "dropped"), _negated=True), ("agency__isnull", True)
                        ),
                        fields=("government", "year"),
                        name="audit_programme_of_all_once_a_year",
                        violation_error_message="There is an audit programme of this year already.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state__in", ["approved", "closed"]), _negated=True),
                            ("approved_on__isnull", False),
                            _connector="OR",
                        ),
                        name="audit_programme_approved_on_a_day",
                    ),
                ],
            },
        ),
        CreateModel(
            name="ProgrammeLine",
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
                ("planned_on", models.DateField(verbose_name="planned for")),
                (
                    "days",
                    models.DecimalField(
                        blank=True,
                        decimal_places=1,
                        max_digits=5,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="auditor days",
                    ),
                ),
                ("reason", models.TextField(max_length=1000, verbose_name="why, by risk")),
                ("points", models.PositiveSmallIntegerField(default=0, editable=False)),
                ("known", models.JSONField(blank=True, default=dict, editable=False)),
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
                    "editions",
                    models.ManyToManyField(
                        related_name="+", to="standards.edition", verbose_name="standards"
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
                    "processes",
                    models.ManyToManyField(
                        blank=True,
                        related_name="+",
                        to="planning.process",
                        verbose_name="processes",
                    ),
                ),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="lines",
                        to="audits.auditprogramme",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        fields=["programme", "planned_on"], name="audits_prog_program_f7e7d6_idx"
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("reason", ""), _negated=True),
                        name="programme_line_has_reason",
                        violation_error_message="Say why this is audited this year.",
                    )
                ],
            },
        ),
        CreateModel(
            name="InternalAudit",
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
                ("number", models.CharField(max_length=60, verbose_name="number")),
                ("title", models.CharField(max_length=200, verbose_name="title")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("planned", "By the programme"),
                            ("extra", "Outside the programme"),
                            ("follow_up", "Follow-up audit"),
                        ],
                        max_length=12,
                        verbose_name="kind",
                    ),
                ),
                (
                    "objectives",
                    models.TextField(blank=True, max_length=2000, verbose_name="objectives"),
                ),
                ("scope", models.TextField(max_length=2000, verbose_name="scope")),
                ("criteria", models.TextField(max_length=2000, verbose_name="criteria")),
                ("first_day", models.DateField(verbose_name="first day")),
                ("last_day", models.DateField(verbose_name="last day")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("planned", "planned"),
                            ("prepared", "prepared"),
                            ("running", "running"),
                            ("closing_held", "closing meeting held"),
                            ("reported", "reported"),
                            ("closed", "closed"),
                            ("cancelled", "cancelled"),
                        ],
                        default="planned",
                        max_length=14,
                        verbose_name="state",
                    ),
                ),
                (
                    "prepared_on",
                    models.DateField(blank=True, null=True, verbose_name="prepared on"),
                ),
                (
                    "opening_on",
                    models.DateField(blank=True, null=True, verbose_name="opening meeting"),
                ),
                (
                    "opening_note",
                    models.TextField(
                        blank=True, max_length=1000, verbose_name="who came to the opening"
                    ),
                ),
                (
                    "closing_on",
                    models.DateField(blank=True, null=True, verbose_name="closing meeting"),
                ),
                (
                    "closing_note",
                    models.TextField(
                        blank=True, max_length=1000, verbose_name="who came to the closing"
                    ),
                ),
                (
                    "conclusion",
                    models.TextField(blank=True, max_length=4000, verbose_name="conclusion"),
                ),
                (
                    "reported_on",
                    models.DateField(blank=True, null=True, verbose_name="reported on"),
                ),
                (
                    "report_due_on",
                    models.DateField(blank=True, null=True, verbose_name="report due on"),
                ),
                ("closed_on", models.DateField(blank=True, null=True, verbose_name="closed on")),
                (
                    "cancelled_on",
                    models.DateField(blank=True, null=True, verbose_name="cancelled on"),
                ),
                (
                    "cancelled_because",
                    models.TextField(blank=True, max_length=1000, verbose_name="cancelled because"),
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
                    "editions",
                    models.ManyToManyField(
                        related_name="+", to="standards.edition", verbose_name="standards"
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
                    "processes",
                    models.ManyToManyField(
                        blank=True,
                        related_name="+",
                        to="planning.process",
                        verbose_name="processes",
                    ),
                ),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="audits",
                        to="audits.auditprogramme",
                        verbose_name="audit programme",
                    ),
                ),
                (
                    "line",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="audits",
                        to="audits.programmeline",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        fields=["government", "state", "first_day"],
                        name="audits_inte_governm_248e0d_idx",
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("government", "number"), name="internal_audit_number_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("last_day__gte", models.F("first_day"))),
                        name="internal_audit_ends_after_it_begins",
                        violation_error_message="The last day lies before the first.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("closing_on", None),
                            models.Q(
                                ("closing_on__gte", models.F("opening_on")),
                                ("opening_on__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="internal_audit_closing_after_opening",
                        violation_error_message="The closing meeting lies before the opening.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("reported_on", None),
                            models.Q(
                                ("closing_on__isnull", False),
                                ("reported_on__gte", models.F("closing_on")),
                            ),
                            _connector="OR",
                        ),
                        name="internal_audit_reported_after_closing",
                        violation_error_message="The report lies before the closing meeting.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "cancelled"), _negated=True),
                            models.Q(("cancelled_because", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="internal_audit_cancelled_with_reason",
                        violation_error_message="Say why.",
                    ),
                ],
            },
        ),
        CreateModel(
            name="AuditFinding",
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
                ("number", models.CharField(max_length=20, verbose_name="number")),
                (
                    "grade",
                    models.CharField(
                        choices=[
                            ("major", "Major nonconformity"),
                            ("minor", "Minor nonconformity"),
                            ("opportunity", "Opportunity for improvement"),
                            ("observation", "Observation"),
                            ("good_practice", "Good practice"),
                        ],
                        max_length=16,
                        verbose_name="grade",
                    ),
                ),
                ("statement", models.CharField(max_length=300, verbose_name="finding")),
                ("criterion", models.TextField(max_length=2000, verbose_name="criterion")),
                ("evidence", models.TextField(max_length=4000, verbose_name="evidence")),
                ("gap", models.TextField(blank=True, max_length=2000, verbose_name="gap")),
                ("auditee", models.CharField(blank=True, max_length=160, verbose_name="auditee")),
                ("found_on", models.DateField(verbose_name="found on")),
                (
                    "found_office",
                    models.CharField(editable=False, max_length=160, verbose_name="found by"),
                ),
                (
                    "nonconformity_id",
                    models.PositiveBigIntegerField(blank=True, editable=False, null=True),
                ),
                (
                    "answer",
                    models.TextField(blank=True, max_length=4000, verbose_name="what followed"),
                ),
                (
                    "answered_on",
                    models.DateField(blank=True, null=True, verbose_name="answered on"),
                ),
                (
                    "withdrawn_on",
                    models.DateField(blank=True, null=True, verbose_name="taken back on"),
                ),
                (
                    "withdrawn_because",
                    models.CharField(blank=True, max_length=400, verbose_name="reason"),
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
                    "government",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.government",
                    ),
                ),
                (
                    "process",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="planning.process",
                        verbose_name="process",
                    ),
                ),
                (
                    "audit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="findings",
                        to="audits.internalaudit",
                        verbose_name="audit",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        fields=["government", "grade"], name="audits_audi_governm_055b08_idx"
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("audit", "number"), name="audit_finding_number_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("grade__in", ["major", "minor"]), _negated=True),
                            models.Q(("gap", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="audit_finding_has_gap",
                        violation_error_message="Say what lies between what is asked and what was seen.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("withdrawn_on", None),
                            models.Q(("withdrawn_because", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="audit_finding_withdrawn_with_reason",
                    ),
                ],
            },
        ),
        CreateModel(
            name="ChecklistRow",
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
                ("order", models.PositiveIntegerField(default=0)),
                ("question", models.CharField(blank=True, max_length=400, verbose_name="question")),
                (
                    "result",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("conforming", "conforming"),
                            ("not_conforming", "not conforming"),
                            ("not_looked_at", "not looked at"),
                            ("not_applicable", "not applicable"),
                        ],
                        max_length=16,
                        verbose_name="result",
                    ),
                ),
                ("note", models.TextField(blank=True, max_length=2000, verbose_name="note")),
                (
                    "evidence",
                    models.TextField(blank=True, max_length=2000, verbose_name="evidence"),
                ),
                (
                    "answered_office",
                    models.CharField(blank=True, max_length=160, verbose_name="answered by"),
                ),
                ("answered_at", models.DateTimeField(editable=False, null=True)),
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
                    "earlier",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="audits.auditfinding",
                    ),
                ),
                (
                    "earlier_of_body",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="audits.bodyfinding",
                    ),
                ),
                (
                    "finding",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="rows",
                        to="audits.auditfinding",
                        verbose_name="finding",
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
                    "topic",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="standards.topic",
                    ),
                ),
                (
                    "audit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="rows",
                        to="audits.internalaudit",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["audit", "order"], name="audits_chec_audit_i_3176c6_idx")
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("topic__isnull", False)),
                        fields=("audit", "topic"),
                        name="checklist_topic_once",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("earlier__isnull", False)),
                        fields=("audit", "earlier"),
                        name="checklist_earlier_once",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("earlier_of_body__isnull", False)),
                        fields=("audit", "earlier_of_body"),
                        name="checklist_earlier_of_body_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("topic__isnull", False),
                            ("earlier__isnull", False),
                            ("earlier_of_body__isnull", False),
                            models.Q(("question", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="checklist_row_asks",
                        violation_error_message="Write the question.",
                    ),
                ],
            },
        ),
        CreateModel(
            name="AuditCopy",
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
                ("office", models.CharField(max_length=160, verbose_name="office")),
                ("sent_on", models.DateField(verbose_name="sent on")),
                ("read_on", models.DateField(blank=True, null=True, verbose_name="read on")),
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
                    "government",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.government",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "audit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="copies",
                        to="audits.internalaudit",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("audit", "person"),
                        name="audit_copy_once",
                        violation_error_message="This person has the report already.",
                    )
                ],
            },
        ),
        CreateModel(
            name="TeamMember",
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
                ("office", models.CharField(max_length=160, verbose_name="office")),
                (
                    "part",
                    models.CharField(
                        choices=[
                            ("lead", "Lead auditor"),
                            ("auditor", "Auditor"),
                            ("expert", "Technical expert"),
                            ("observer", "Observer"),
                        ],
                        max_length=10,
                        verbose_name="part",
                    ),
                ),
                (
                    "competence",
                    models.CharField(
                        blank=True, max_length=300, verbose_name="competence shown by"
                    ),
                ),
                (
                    "certificate",
                    models.CharField(blank=True, max_length=200, verbose_name="certificate"),
                ),
                (
                    "certified_on",
                    models.DateField(blank=True, null=True, verbose_name="date of the certificate"),
                ),
                (
                    "declared_on",
                    models.DateField(
                        blank=True, null=True, verbose_name="independence declared on"
                    ),
                ),
                (
                    "declaration",
                    models.TextField(blank=True, max_length=1000, verbose_name="declaration"),
                ),
                ("left_on", models.DateField(blank=True, null=True, verbose_name="left on")),
                (
                    "left_because",
                    models.CharField(blank=True, max_length=400, verbose_name="reason"),
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
                    "audit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="members",
                        to="audits.internalaudit",
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
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="person",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("left_on", None)),
                        fields=("audit", "person"),
                        name="audit_team_member_once",
                        violation_error_message="This person is in the team already.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("left_on", None), ("part", "lead")),
                        fields=("audit",),
                        name="audit_one_lead_auditor",
                        violation_error_message="The team has a lead auditor already.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("certificate", ""), ("certified_on__isnull", False), _connector="OR"
                        ),
                        name="auditor_certificate_has_a_day",
                        violation_error_message="Give the date of the certificate.",
                    ),
                ],
            },
        ),
        CreateModel(
            name="PlanSlot",
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
                ("on", models.DateField(verbose_name="day")),
                ("starts_at", models.TimeField(verbose_name="from")),
                ("ends_at", models.TimeField(verbose_name="until")),
                ("subject", models.CharField(max_length=200, verbose_name="what")),
                ("auditee", models.CharField(blank=True, max_length=160, verbose_name="with whom")),
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
                    "audit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="slots",
                        to="audits.internalaudit",
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
                    "process",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="planning.process",
                        verbose_name="process",
                    ),
                ),
                (
                    "auditors",
                    models.ManyToManyField(
                        blank=True,
                        related_name="slots",
                        to="audits.teammember",
                        verbose_name="by whom",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        fields=["audit", "on", "starts_at"], name="audits_plan_audit_i_405458_idx"
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("ends_at__gt", models.F("starts_at"))),
                        name="audit_slot_ends_after_it_begins",
                        violation_error_message="The end lies before the beginning.",
                    )
                ],
            },
        ),
        CreateModel(
            name="AuditFindingClause",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("clause", models.CharField(max_length=20, verbose_name="clause")),
                (
                    "edition",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="standards.edition",
                    ),
                ),
                (
                    "finding",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="clauses",
                        to="audits.auditfinding",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("finding", "edition", "clause"),
                        name="clause_once_per_audit_finding",
                    )
                ],
            },
        ),
    ]
