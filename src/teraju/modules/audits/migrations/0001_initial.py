import django.core.validators
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import teraju.modules.audits.domain.requests
import teraju.modules.audits.domain.reviews
from teraju.platform.creation import CreateModel


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("accounts", "__first__"),
        ("files", "0001_initial"),
        ("organisation", "0002_crest"),
        ("planning", "0001_initial"),
        ("standards", "0002_requirements"),
    ]

    operations = [
        CreateModel(
            name="CertificationBody",
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
                    "government",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.government",
                    ),
                ),
                ("name", models.CharField(max_length=160, verbose_name="name")),
                ("short_name", models.CharField(max_length=60, verbose_name="short name")),
                ("address", models.CharField(blank=True, max_length=200, verbose_name="address")),
                ("contact", models.CharField(blank=True, max_length=200, verbose_name="contact")),
                ("closed_on", models.DateField(blank=True, null=True, verbose_name="closed on")),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("government", "name"),
                        name="body_name_once_per_government",
                        violation_error_message="A certification body with this name exists already.",
                    )
                ],
                "indexes": [],
            },
        ),
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
                    "government",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.government",
                    ),
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
                    "written_by",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
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
            name="Review",
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
                    "government",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.government",
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
                    "kind",
                    models.CharField(
                        choices=[
                            ("management", "Management review"),
                            ("governing_body", "Review by the governing body"),
                            ("compliance_report", "Report of the anti-bribery function"),
                        ],
                        max_length=20,
                        verbose_name="kind",
                    ),
                ),
                ("number", models.CharField(max_length=60, verbose_name="number")),
                (
                    "for_quality",
                    models.BooleanField(
                        default=False, verbose_name="for the quality management system"
                    ),
                ),
                (
                    "for_anti_bribery",
                    models.BooleanField(default=False, verbose_name="for the anti-bribery system"),
                ),
                ("period_since", models.DateField(verbose_name="looks back from")),
                ("period_until", models.DateField(verbose_name="looks back until")),
                ("planned_on", models.DateField(verbose_name="planned for")),
                ("held_on", models.DateField(blank=True, null=True, verbose_name="held on")),
                (
                    "chair",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="chair",
                    ),
                ),
                (
                    "chair_office",
                    models.CharField(blank=True, max_length=160, verbose_name="chair"),
                ),
                (
                    "attendance",
                    models.TextField(blank=True, max_length=2000, verbose_name="who took part"),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("planned", "planned"),
                            ("gathered", "inputs gathered"),
                            ("held", "held"),
                            ("submitted", "minutes wait for approval"),
                            ("approved", "minutes approved"),
                            ("closed", "closed"),
                            ("cancelled", "cancelled"),
                        ],
                        default=teraju.modules.audits.domain.reviews.ReviewState["PLANNED"],
                        max_length=12,
                        verbose_name="state",
                    ),
                ),
                (
                    "gathered_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="inputs gathered at"),
                ),
                (
                    "conclusion",
                    models.TextField(
                        blank=True, max_length=4000, verbose_name="conclusion on the system"
                    ),
                ),
                (
                    "summary",
                    models.TextField(
                        blank=True, max_length=4000, verbose_name="summary for the governing body"
                    ),
                ),
                (
                    "submitted_on",
                    models.DateField(blank=True, null=True, verbose_name="minutes handed in on"),
                ),
                (
                    "submitted_by",
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
                    "returned_because",
                    models.CharField(blank=True, max_length=400, verbose_name="given back because"),
                ),
                (
                    "approved_on",
                    models.DateField(blank=True, null=True, verbose_name="minutes approved on"),
                ),
                (
                    "approver_office",
                    models.CharField(blank=True, max_length=160, verbose_name="approved by"),
                ),
                ("closed_on", models.DateField(blank=True, null=True, verbose_name="closed on")),
                ("reason", models.CharField(blank=True, max_length=400, verbose_name="reason")),
            ],
            options={
                "indexes": [
                    models.Index(
                        fields=["agency", "kind", "held_on"], name="audits_revi_agency__fdfd46_idx"
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("government", "number"), name="review_number_once"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(
                            (
                                "state__in",
                                [
                                    teraju.modules.audits.domain.reviews.ReviewState["GATHERED"],
                                    teraju.modules.audits.domain.reviews.ReviewState["HELD"],
                                    teraju.modules.audits.domain.reviews.ReviewState["PLANNED"],
                                    teraju.modules.audits.domain.reviews.ReviewState["SUBMITTED"],
                                ],
                            )
                        ),
                        fields=("agency", "kind"),
                        name="review_one_open_of_a_kind",
                        violation_error_message="One of this kind is open already: go on with it, or cancel it.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("for_quality", True), ("for_anti_bribery", True), _connector="OR"
                        ),
                        name="review_serves_a_system",
                        violation_error_message="Choose at least one management system.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("period_until__gte", models.F("period_since"))),
                        name="review_period_ends_after_it_begins",
                        violation_error_message="The last day lies before the first.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                (
                                    "state__in",
                                    [
                                        teraju.modules.audits.domain.reviews.ReviewState[
                                            "APPROVED"
                                        ],
                                        teraju.modules.audits.domain.reviews.ReviewState["CLOSED"],
                                        teraju.modules.audits.domain.reviews.ReviewState["HELD"],
                                        teraju.modules.audits.domain.reviews.ReviewState[
                                            "SUBMITTED"
                                        ],
                                    ],
                                ),
                                _negated=True,
                            ),
                            ("held_on__isnull", False),
                            _connector="OR",
                        ),
                        name="review_held_has_a_day",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                (
                                    "state__in",
                                    [
                                        teraju.modules.audits.domain.reviews.ReviewState[
                                            "APPROVED"
                                        ],
                                        teraju.modules.audits.domain.reviews.ReviewState["CLOSED"],
                                    ],
                                ),
                                _negated=True,
                            ),
                            ("approved_on__gte", models.F("held_on")),
                            _connector="OR",
                        ),
                        name="review_approved_after_it_was_held",
                        violation_error_message="Minutes are approved after the meeting.",
                    ),
                ],
            },
        ),
        CreateModel(
            name="GoverningBodyChoice",
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
                    "government",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.government",
                    ),
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
                ("has_body", models.BooleanField(verbose_name="there is a governing body")),
                ("name", models.CharField(blank=True, max_length=160, verbose_name="who it is")),
                ("valid_from", models.DateField(verbose_name="counts from")),
                ("reason", models.CharField(max_length=400, verbose_name="reason")),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("government", "agency", "valid_from"),
                        name="governing_body_chosen_once_a_day",
                        violation_error_message="There is a choice from this day already.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("agency", None)),
                        fields=("government", "valid_from"),
                        name="governing_body_for_all_once_a_day",
                        violation_error_message="There is a choice from this day already.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("has_body", False),
                            models.Q(("name", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="governing_body_has_a_name",
                        violation_error_message="Say who the governing body is.",
                    ),
                ],
                "indexes": [],
            },
        ),
        CreateModel(
            name="Accreditation",
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
                    "government",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.government",
                    ),
                ),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="accreditations",
                        to="audits.certificationbody",
                        verbose_name="certification body",
                    ),
                ),
                (
                    "accreditor",
                    models.CharField(default="KAN", max_length=60, verbose_name="accreditor"),
                ),
                ("number", models.CharField(max_length=60, verbose_name="accreditation number")),
                (
                    "scheme",
                    models.CharField(
                        choices=[
                            ("quality", "Quality management"),
                            ("anti_bribery", "Anti-bribery management"),
                            ("local_government", "Quality in local government (guidance)"),
                            ("compliance", "Compliance management"),
                            ("whistleblowing", "Whistleblowing (guidance)"),
                        ],
                        max_length=20,
                        verbose_name="scheme",
                    ),
                ),
                ("valid_from", models.DateField(verbose_name="valid from")),
                (
                    "valid_until",
                    models.DateField(blank=True, null=True, verbose_name="valid until"),
                ),
                ("source", models.CharField(blank=True, max_length=300, verbose_name="source")),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("body", "scheme", "number", "valid_from"),
                        name="accreditation_once_per_body",
                        violation_error_message="This accreditation is recorded already.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("valid_until", None),
                            ("valid_until__gte", models.F("valid_from")),
                            _connector="OR",
                        ),
                        name="accreditation_ends_after_it_begins",
                        violation_error_message="The last day lies before the first.",
                    ),
                ],
                "indexes": [],
            },
        ),
        CreateModel(
            name="Certification",
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
                    "government",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.government",
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
                    "body",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="certifications",
                        to="audits.certificationbody",
                        verbose_name="certification body",
                    ),
                ),
                ("number", models.CharField(max_length=60, verbose_name="number")),
                ("title", models.CharField(max_length=200, verbose_name="title")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("initial", "Initial certification"),
                            ("recertification", "Recertification"),
                        ],
                        max_length=20,
                        verbose_name="kind",
                    ),
                ),
                (
                    "previous",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="following",
                        to="audits.certification",
                        verbose_name="earlier certification",
                    ),
                ),
                ("scope", models.TextField(max_length=2000, verbose_name="scope")),
                (
                    "personnel_count",
                    models.PositiveIntegerField(
                        blank=True,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(100000),
                        ],
                        verbose_name="number of personnel",
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("planned", "planned"),
                            ("applied", "applied"),
                            ("stage_1", "in stage 1"),
                            ("stage_2", "in stage 2"),
                            ("awaiting_decision", "waiting for the decision"),
                            ("certified", "certified"),
                            ("refused", "refused"),
                            ("withdrawn", "withdrawn by the agency"),
                        ],
                        default="planned",
                        max_length=20,
                        verbose_name="status",
                    ),
                ),
                (
                    "wished_on",
                    models.DateField(
                        blank=True, null=True, verbose_name="wished date of the certificate"
                    ),
                ),
                (
                    "applied_on",
                    models.DateField(blank=True, null=True, verbose_name="date of application"),
                ),
                (
                    "decision_on",
                    models.DateField(blank=True, null=True, verbose_name="date of the decision"),
                ),
                (
                    "decided_by",
                    models.CharField(blank=True, max_length=160, verbose_name="decided by"),
                ),
                (
                    "decision_note",
                    models.TextField(
                        blank=True, max_length=2000, verbose_name="grounds of the decision"
                    ),
                ),
                (
                    "withdrawn_on",
                    models.DateField(blank=True, null=True, verbose_name="date of withdrawal"),
                ),
                (
                    "withdrawn_reason",
                    models.TextField(
                        blank=True, max_length=2000, verbose_name="reason of withdrawal"
                    ),
                ),
                (
                    "is_recorded_later",
                    models.BooleanField(
                        default=False,
                        editable=False,
                        help_text="Entered from a certificate that existed before.",
                    ),
                ),
                (
                    "editions",
                    models.ManyToManyField(
                        related_name="+", to="standards.edition", verbose_name="standards"
                    ),
                ),
                (
                    "sites",
                    models.ManyToManyField(
                        related_name="+", to="organisation.place", verbose_name="sites"
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        fields=["government", "status"], name="audits_cert_governm_80a387_idx"
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("government", "number"), name="certification_number_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("body__isnull", False), ("is_recorded_later", True), _connector="OR"
                        ),
                        name="certification_has_a_body",
                        violation_error_message="Choose the certification body.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("decision_on", None),
                            ("applied_on", None),
                            ("decision_on__gte", models.F("applied_on")),
                            _connector="OR",
                        ),
                        name="certification_decided_after_application",
                        violation_error_message="The decision lies before the application.",
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
                (
                    "government",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.government",
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
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="lines",
                        to="audits.auditprogramme",
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
                    "processes",
                    models.ManyToManyField(
                        blank=True,
                        related_name="+",
                        to="planning.process",
                        verbose_name="processes",
                    ),
                ),
                (
                    "editions",
                    models.ManyToManyField(
                        related_name="+", to="standards.edition", verbose_name="standards"
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
            name="ReviewLine",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "review",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="lines",
                        to="audits.review",
                    ),
                ),
                ("place", models.PositiveIntegerField()),
                ("subject", models.CharField(max_length=32)),
                ("code", models.CharField(max_length=60)),
                ("label", models.CharField(max_length=200)),
                ("text", models.TextField(max_length=2000)),
                ("value", models.CharField(blank=True, max_length=60)),
                ("url", models.CharField(blank=True, max_length=300)),
                ("concerns", models.BooleanField(default=False)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("review", "place"), name="review_line_place_once"
                    )
                ],
                "indexes": [],
            },
        ),
        CreateModel(
            name="ReviewNote",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "review",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="notes",
                        to="audits.review",
                    ),
                ),
                ("subject", models.CharField(max_length=32, verbose_name="subject")),
                ("discussion", models.TextField(max_length=4000, verbose_name="discussion")),
                (
                    "conclusion",
                    models.TextField(blank=True, max_length=2000, verbose_name="conclusion"),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("review", "subject"), name="review_note_once_per_subject"
                    )
                ],
                "indexes": [],
            },
        ),
        CreateModel(
            name="ReviewDecision",
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
                    "government",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.government",
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
                    "review",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="decisions",
                        to="audits.review",
                        verbose_name="review",
                    ),
                ),
                ("place", models.PositiveSmallIntegerField(verbose_name="number")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("opportunity", "Opportunity for improvement"),
                            ("system_change", "Change of the system"),
                            ("resources", "Need of resources"),
                            ("other", "Other decision"),
                        ],
                        max_length=16,
                        verbose_name="kind",
                    ),
                ),
                ("title", models.CharField(max_length=200, verbose_name="decision")),
                (
                    "description",
                    models.TextField(blank=True, max_length=2000, verbose_name="what it means"),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="owner",
                    ),
                ),
                ("due_on", models.DateField(verbose_name="due on")),
                ("ordered_on", models.DateField(blank=True, null=True, verbose_name="ordered on")),
            ],
            options={
                "indexes": [
                    models.Index(fields=["agency", "due_on"], name="audits_revi_agency__a3ea7f_idx")
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("review", "place"), name="review_decision_place_once"
                    )
                ],
            },
        ),
        CreateModel(
            name="ReviewReceipt",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "review",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="receipts",
                        to="audits.review",
                    ),
                ),
                (
                    "recipient",
                    models.CharField(
                        choices=[("head", "Head of agency"), ("governing_body", "Governing body")],
                        max_length=16,
                        verbose_name="laid before",
                    ),
                ),
                ("received_on", models.DateField(verbose_name="received on")),
                (
                    "received_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("office", models.CharField(max_length=160, verbose_name="recorded by")),
                ("note", models.TextField(blank=True, max_length=2000, verbose_name="note")),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("review", "recipient"), name="review_received_once"
                    )
                ],
                "indexes": [],
            },
        ),
        CreateModel(
            name="BodyAudit",
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
                    "government",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.government",
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
                    "certification",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="audits",
                        to="audits.certification",
                        verbose_name="certification",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("stage_1", "Stage 1"),
                            ("stage_2", "Stage 2"),
                            ("stage_2_repeat", "Stage 2, repeated"),
                            ("surveillance", "Surveillance"),
                            ("recertification", "Recertification audit"),
                            ("special", "Special audit"),
                        ],
                        max_length=20,
                        verbose_name="kind",
                    ),
                ),
                ("planned_on", models.DateField(blank=True, null=True, verbose_name="planned for")),
                ("started_on", models.DateField(blank=True, null=True, verbose_name="first day")),
                ("ended_on", models.DateField(blank=True, null=True, verbose_name="last day")),
                (
                    "conclusion",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("ready", "ready for stage 2"),
                            ("not_ready", "not ready for stage 2"),
                            ("positive", "recommended"),
                            ("negative", "not recommended"),
                        ],
                        max_length=12,
                        verbose_name="conclusion",
                    ),
                ),
                (
                    "lead_office",
                    models.CharField(
                        blank=True, max_length=160, verbose_name="lead auditor (office)"
                    ),
                ),
                ("summary", models.TextField(blank=True, max_length=4000, verbose_name="summary")),
            ],
            options={
                "indexes": [
                    models.Index(
                        fields=["certification", "started_on"],
                        name="audits_body_certifi_7bd175_idx",
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("kind__in", ["stage_2", "recertification"])),
                        fields=("certification", "kind"),
                        name="body_audit_once_per_stage",
                        violation_error_message="This audit is recorded already.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("ended_on", None)),
                        fields=("certification", "kind"),
                        name="body_audit_planned_once",
                        violation_error_message="An audit of this kind is planned already.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ended_on", None),
                            models.Q(
                                ("ended_on__gte", models.F("started_on")),
                                ("started_on__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="body_audit_ends_after_it_begins",
                        violation_error_message="The last day lies before the first.",
                    ),
                ],
            },
        ),
        CreateModel(
            name="Certificate",
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
                    "government",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.government",
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
                    "certification",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="certificates",
                        to="audits.certification",
                        verbose_name="certification",
                    ),
                ),
                (
                    "edition",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="standards.edition",
                        verbose_name="standard",
                    ),
                ),
                (
                    "number",
                    models.CharField(blank=True, max_length=80, verbose_name="certificate number"),
                ),
                ("scope", models.TextField(max_length=2000, verbose_name="scope")),
                (
                    "decision_on",
                    models.DateField(blank=True, null=True, verbose_name="date of the decision"),
                ),
                (
                    "decided_by",
                    models.CharField(blank=True, max_length=160, verbose_name="decided by"),
                ),
                ("valid_from", models.DateField(blank=True, null=True, verbose_name="valid from")),
                ("expires_on", models.DateField(blank=True, null=True, verbose_name="expires on")),
                (
                    "expiry_reason",
                    models.CharField(
                        blank=True, max_length=300, verbose_name="reason of another expiry date"
                    ),
                ),
                (
                    "handed_over_on",
                    models.DateField(blank=True, null=True, verbose_name="handed over on"),
                ),
                (
                    "handover_place",
                    models.CharField(
                        blank=True, max_length=160, verbose_name="place of the handover"
                    ),
                ),
                ("handover_is_example", models.BooleanField(default=False, editable=False)),
                (
                    "accreditation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="audits.accreditation",
                        verbose_name="accreditation at the decision",
                    ),
                ),
                (
                    "accredited_at_decision",
                    models.BooleanField(
                        blank=True, null=True, verbose_name="accredited at the decision"
                    ),
                ),
                (
                    "sites",
                    models.ManyToManyField(
                        related_name="+", to="organisation.place", verbose_name="sites"
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        fields=["government", "expires_on"], name="audits_cert_governm_928e0b_idx"
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("certification", "edition"),
                        name="certificate_once_per_standard",
                        violation_error_message="This certification has a certificate for it already.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("valid_from", None),
                            ("decision_on", None),
                            ("valid_from__gte", models.F("decision_on")),
                            _connector="OR",
                        ),
                        name="certificate_valid_after_decision",
                        violation_error_message="It cannot be valid before the decision.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("handed_over_on", None),
                            ("decision_on", None),
                            ("handed_over_on__gte", models.F("decision_on")),
                            _connector="OR",
                        ),
                        name="certificate_handed_over_after_decision",
                        violation_error_message="The handover lies before the decision.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("expires_on", None),
                            ("valid_from", None),
                            ("expires_on__gt", models.F("valid_from")),
                            _connector="OR",
                        ),
                        name="certificate_expires_after_valid",
                        violation_error_message="It would expire before it is valid.",
                    ),
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
                (
                    "government",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.government",
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
                    "editions",
                    models.ManyToManyField(
                        related_name="+", to="standards.edition", verbose_name="standards"
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
            name="Sample",
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
                    "government",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.government",
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
                    "certification",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="samples",
                        to="audits.certification",
                        verbose_name="certification",
                    ),
                ),
                ("register", models.CharField(max_length=80)),
                ("register_title", models.CharField(max_length=200, verbose_name="list")),
                ("query", models.CharField(blank=True, max_length=500, verbose_name="filter")),
                ("seed", models.CharField(max_length=40, verbose_name="seed")),
                ("size", models.PositiveIntegerField(verbose_name="size of the sample")),
                ("population", models.JSONField(verbose_name="population")),
                (
                    "population_size",
                    models.PositiveIntegerField(verbose_name="size of the population"),
                ),
                (
                    "fingerprint",
                    models.CharField(max_length=64, verbose_name="hash of the population"),
                ),
                ("drawn", models.JSONField(verbose_name="sample")),
                ("drawn_on", models.DateField(verbose_name="drawn on")),
                (
                    "drawn_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("office", models.CharField(max_length=160, verbose_name="drawn by")),
                (
                    "reason",
                    models.CharField(blank=True, max_length=400, verbose_name="what it is for"),
                ),
                (
                    "shown_on",
                    models.DateField(blank=True, null=True, verbose_name="shown to the agency on"),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        fields=["agency", "drawn_on"], name="audits_samp_agency__0e3c91_idx"
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("size__gte", 1), ("size__lte", models.F("population_size"))
                        ),
                        name="sample_within_its_population",
                        violation_error_message="A sample has at least one record and at most all.",
                    )
                ],
            },
        ),
        CreateModel(
            name="CertificationLink",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "certification",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="links",
                        to="audits.certification",
                    ),
                ),
                ("kind", models.CharField(max_length=60)),
                ("target_id", models.PositiveBigIntegerField()),
                ("title", models.CharField(max_length=300)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("certification", "kind", "target_id"),
                        name="certification_linked_once",
                    )
                ],
                "indexes": [],
            },
        ),
        CreateModel(
            name="Visit",
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
                    "government",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.government",
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
                    "certification",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="visits",
                        to="audits.certification",
                    ),
                ),
                (
                    "code",
                    models.CharField(
                        choices=[
                            ("surveillance_1", "First surveillance"),
                            ("surveillance_2", "Second surveillance"),
                            ("recertification", "Recertification"),
                        ],
                        max_length=20,
                        verbose_name="visit",
                    ),
                ),
                ("due_by", models.DateField(verbose_name="at the latest")),
                (
                    "audit",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="visit",
                        to="audits.bodyaudit",
                    ),
                ),
                (
                    "following",
                    models.OneToOneField(
                        blank=True,
                        help_text="The recertification that answers this date.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="renews",
                        to="audits.certification",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        fields=["government", "due_by"], name="audits_visi_governm_e1ad99_idx"
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("certification", "code"), name="visit_once_per_certification"
                    )
                ],
            },
        ),
        CreateModel(
            name="CertificateStanding",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "certificate",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="standings",
                        to="audits.certificate",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("suspended", "suspended"),
                            ("restored", "restored"),
                            ("reduced", "scope reduced"),
                            ("withdrawn", "withdrawn"),
                        ],
                        max_length=12,
                        verbose_name="standing",
                    ),
                ),
                ("on", models.DateField(verbose_name="from")),
                ("reason", models.TextField(max_length=2000, verbose_name="reason")),
                ("office", models.CharField(max_length=160, verbose_name="recorded by")),
                ("recorded_at", models.DateTimeField()),
            ],
            options={
                "indexes": [
                    models.Index(
                        fields=["certificate", "on"], name="audits_cert_certifi_c5516e_idx"
                    )
                ],
                "constraints": [],
            },
        ),
        CreateModel(
            name="BodyFinding",
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
                    "government",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.government",
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
                    "certification",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="findings",
                        to="audits.certification",
                        verbose_name="certification",
                    ),
                ),
                (
                    "audit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="findings",
                        to="audits.bodyaudit",
                        verbose_name="audit",
                    ),
                ),
                ("number", models.CharField(max_length=60, verbose_name="number")),
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
                (
                    "evidence",
                    models.TextField(blank=True, max_length=4000, verbose_name="evidence"),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("open", "open"),
                            ("correction_submitted", "correction submitted"),
                            ("plan_submitted", "plan submitted"),
                            ("plan_accepted", "plan accepted"),
                            ("verified", "verified"),
                        ],
                        default="open",
                        max_length=24,
                        verbose_name="state",
                    ),
                ),
                (
                    "answer_due_on",
                    models.DateField(blank=True, null=True, verbose_name="answer asked for by"),
                ),
                (
                    "plan",
                    models.TextField(
                        blank=True, max_length=4000, verbose_name="plan of correction"
                    ),
                ),
                (
                    "plan_submitted_on",
                    models.DateField(blank=True, null=True, verbose_name="plan submitted on"),
                ),
                (
                    "correction",
                    models.TextField(
                        blank=True, max_length=4000, verbose_name="what was corrected"
                    ),
                ),
                (
                    "correction_submitted_on",
                    models.DateField(blank=True, null=True, verbose_name="correction submitted on"),
                ),
                (
                    "submitted_by",
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
                    "plan_accepted_on",
                    models.DateField(blank=True, null=True, verbose_name="plan accepted on"),
                ),
                (
                    "verified_on",
                    models.DateField(blank=True, null=True, verbose_name="correction verified on"),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        fields=["government", "state"], name="audits_body_governm_b82959_idx"
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("certification", "number"),
                        name="finding_number_once_per_certification",
                        violation_error_message="This certification has a finding with this number.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("plan_accepted_on", None),
                            models.Q(
                                ("plan_accepted_on__gte", models.F("plan_submitted_on")),
                                ("plan_submitted_on__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="plan_accepted_after_submission",
                        violation_error_message="The plan was accepted before it was submitted.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("verified_on", None),
                            ("correction_submitted_on", None),
                            ("verified_on__gte", models.F("correction_submitted_on")),
                            _connector="OR",
                        ),
                        name="correction_verified_after_submission",
                        violation_error_message="The correction was verified before it was submitted.",
                    ),
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
                (
                    "government",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.government",
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
                    "audit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="members",
                        to="audits.internalaudit",
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
                "indexes": [],
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
                (
                    "government",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.government",
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
                    "audit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="slots",
                        to="audits.internalaudit",
                    ),
                ),
                ("on", models.DateField(verbose_name="day")),
                ("starts_at", models.TimeField(verbose_name="from")),
                ("ends_at", models.TimeField(verbose_name="until")),
                ("subject", models.CharField(max_length=200, verbose_name="what")),
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
                ("auditee", models.CharField(blank=True, max_length=160, verbose_name="with whom")),
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
                (
                    "government",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.government",
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
                    "audit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="copies",
                        to="audits.internalaudit",
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
                ("office", models.CharField(max_length=160, verbose_name="office")),
                ("sent_on", models.DateField(verbose_name="sent on")),
                ("read_on", models.DateField(blank=True, null=True, verbose_name="read on")),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("audit", "person"),
                        name="audit_copy_once",
                        violation_error_message="This person has the report already.",
                    )
                ],
                "indexes": [],
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
                (
                    "government",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.government",
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
                    "audit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="findings",
                        to="audits.internalaudit",
                        verbose_name="audit",
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
            name="RecordRequest",
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
                    "government",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.government",
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
                    "certification",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="requests",
                        to="audits.certification",
                        verbose_name="certification",
                    ),
                ),
                ("number", models.PositiveSmallIntegerField(verbose_name="number")),
                ("text", models.TextField(max_length=2000, verbose_name="what is asked for")),
                ("due_on", models.DateField(verbose_name="asked for by")),
                (
                    "sample",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="requests",
                        to="audits.sample",
                        verbose_name="sample",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("asked", "asked"),
                            ("answered", "answered"),
                            ("settled", "settled"),
                            ("withdrawn", "withdrawn"),
                        ],
                        default=teraju.modules.audits.domain.requests.RequestState["ASKED"],
                        max_length=10,
                        verbose_name="state",
                    ),
                ),
                ("asked_on", models.DateField(verbose_name="asked on")),
                (
                    "asked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("asked_office", models.CharField(max_length=160, verbose_name="asked by")),
                ("answer", models.TextField(blank=True, max_length=4000, verbose_name="answer")),
                (
                    "answered_on",
                    models.DateField(blank=True, null=True, verbose_name="answered on"),
                ),
                (
                    "answered_office",
                    models.CharField(blank=True, max_length=160, verbose_name="answered by"),
                ),
                (
                    "remark",
                    models.CharField(
                        blank=True, max_length=1000, verbose_name="remark of the auditor"
                    ),
                ),
                ("settled_on", models.DateField(blank=True, null=True, verbose_name="settled on")),
            ],
            options={
                "indexes": [
                    models.Index(
                        fields=["agency", "state", "due_on"], name="audits_reco_agency__2b3e56_idx"
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("certification", "number"), name="request_number_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state__in", ["asked", "withdrawn"]),
                            models.Q(
                                models.Q(("answer", ""), _negated=True),
                                ("answered_on__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="request_answered_has_answer",
                        violation_error_message="Write the answer.",
                    ),
                ],
            },
        ),
        CreateModel(
            name="FindingClause",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "finding",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="clauses",
                        to="audits.bodyfinding",
                    ),
                ),
                (
                    "edition",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="standards.edition",
                    ),
                ),
                ("clause", models.CharField(max_length=20, verbose_name="clause")),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("finding", "edition", "clause"), name="clause_once_per_finding"
                    )
                ],
                "indexes": [],
            },
        ),
        CreateModel(
            name="Verdict",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "finding",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="verdicts",
                        to="audits.bodyfinding",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("plan_accepted", "accepted the plan"),
                            ("correction_verified", "verified the correction"),
                            ("returned", "returned it for more work"),
                        ],
                        max_length=20,
                        verbose_name="verdict",
                    ),
                ),
                ("on", models.DateField(verbose_name="date")),
                ("note", models.TextField(blank=True, max_length=2000, verbose_name="note")),
                ("office", models.CharField(max_length=160, verbose_name="recorded by")),
                (
                    "recorded_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("recorded_at", models.DateTimeField()),
                ("in_person", models.BooleanField()),
                (
                    "letter_number",
                    models.CharField(
                        blank=True, max_length=80, verbose_name="number of the letter"
                    ),
                ),
                (
                    "letter_on",
                    models.DateField(blank=True, null=True, verbose_name="date of the letter"),
                ),
                (
                    "letter",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="files.attachment",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("in_person", True),
                            models.Q(
                                models.Q(("letter_number", ""), _negated=True),
                                ("letter__isnull", False),
                                ("letter_on__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="verdict_in_person_or_by_letter",
                        violation_error_message="Give number, date and file of the body's letter.",
                    )
                ],
                "indexes": [],
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
                (
                    "finding",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="clauses",
                        to="audits.auditfinding",
                    ),
                ),
                (
                    "edition",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="standards.edition",
                    ),
                ),
                ("clause", models.CharField(max_length=20, verbose_name="clause")),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("finding", "edition", "clause"),
                        name="clause_once_per_audit_finding",
                    )
                ],
                "indexes": [],
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
                (
                    "government",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.government",
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
                    "audit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="rows",
                        to="audits.internalaudit",
                    ),
                ),
                ("order", models.PositiveIntegerField(default=0)),
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
                    "answered_office",
                    models.CharField(blank=True, max_length=160, verbose_name="answered by"),
                ),
                ("answered_at", models.DateTimeField(editable=False, null=True)),
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
            name="RequestLink",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "request",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="links",
                        to="audits.recordrequest",
                    ),
                ),
                ("kind", models.CharField(max_length=60)),
                ("target_id", models.PositiveBigIntegerField()),
                ("title", models.CharField(max_length=300)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("request", "kind", "target_id"),
                        name="request_answered_by_record_once",
                    )
                ],
                "indexes": [],
            },
        ),
    ]
