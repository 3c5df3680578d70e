import django.core.validators
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from teraju.platform.creation import CreateModel


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ("files", "0001_initial"),
        ("organisation", "0001_initial"),
        ("standards", "0001_initial"),
    ]

    operations = [
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
                    models.CheckConstraint(
                        condition=models.Q(
                            ("valid_until", None),
                            ("valid_until__gte", models.F("valid_from")),
                            _connector="OR",
                        ),
                        name="accreditation_ends_after_it_begins",
                        violation_error_message="The last day lies before the first.",
                    )
                ],
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
            ],
            options={
                "constraints": [
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
                    )
                ],
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
                    "accredited_at_decision",
                    models.BooleanField(null=True, verbose_name="accredited at the decision"),
                ),
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
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.agency",
                        verbose_name="agency",
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
                    "government",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.government",
                    ),
                ),
                (
                    "sites",
                    models.ManyToManyField(
                        related_name="+", to="organisation.place", verbose_name="sites"
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
                    "plan_accepted_on",
                    models.DateField(blank=True, null=True, verbose_name="plan accepted on"),
                ),
                (
                    "verified_on",
                    models.DateField(blank=True, null=True, verbose_name="correction verified on"),
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
                        to="audits.bodyaudit",
                        verbose_name="audit",
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
                    "certification",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="findings",
                        to="audits.certification",
                        verbose_name="certification",
                    ),
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
        migrations.AddField(
            model_name="bodyaudit",
            name="certification",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="audits",
                to="audits.certification",
                verbose_name="certification",
            ),
        ),
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
                ("name", models.CharField(max_length=160, verbose_name="name")),
                ("short_name", models.CharField(max_length=60, verbose_name="short name")),
                ("address", models.CharField(blank=True, max_length=200, verbose_name="address")),
                ("contact", models.CharField(blank=True, max_length=200, verbose_name="contact")),
                ("closed_on", models.DateField(blank=True, null=True, verbose_name="closed on")),
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
                        fields=("government", "name"),
                        name="body_name_once_per_government",
                        violation_error_message="A certification body with this name exists already.",
                    )
                ],
            },
        ),
        migrations.AddField(
            model_name="certification",
            name="body",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="certifications",
                to="audits.certificationbody",
                verbose_name="certification body",
            ),
        ),
        migrations.AddField(
            model_name="accreditation",
            name="body",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="accreditations",
                to="audits.certificationbody",
                verbose_name="certification body",
            ),
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
                        to="audits.bodyfinding",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("finding", "edition", "clause"), name="clause_once_per_finding"
                    )
                ],
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
                    "finding",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="verdicts",
                        to="audits.bodyfinding",
                    ),
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
                (
                    "recorded_by",
                    models.ForeignKey(
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
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="visit",
                        to="audits.bodyaudit",
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
                (
                    "certificate",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="standings",
                        to="audits.certificate",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        fields=["certificate", "on"], name="audits_cert_certifi_c5516e_idx"
                    )
                ],
            },
        ),
        migrations.AddIndex(
            model_name="bodyaudit",
            index=models.Index(
                fields=["certification", "started_on"], name="audits_body_certifi_7bd175_idx"
            ),
        ),
        migrations.AddConstraint(
            model_name="bodyaudit",
            constraint=models.UniqueConstraint(
                condition=models.Q(("kind__in", ["stage_2", "recertification"])),
                fields=("certification", "kind"),
                name="body_audit_once_per_stage",
                violation_error_message="This audit is recorded already.",
            ),
        ),
        migrations.AddConstraint(
            model_name="bodyaudit",
            constraint=models.UniqueConstraint(
                condition=models.Q(("ended_on", None)),
                fields=("certification", "kind"),
                name="body_audit_planned_once",
                violation_error_message="An audit of this kind is planned already.",
            ),
        ),
        migrations.AddConstraint(
            model_name="certification",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("body__isnull", False), ("is_recorded_later", True), _connector="OR"
                ),
                name="certification_has_a_body",
                violation_error_message="Choose the certification body.",
            ),
        ),
        migrations.AddConstraint(
            model_name="accreditation",
            constraint=models.UniqueConstraint(
                fields=("body", "scheme", "number", "valid_from"),
                name="accreditation_once_per_body",
                violation_error_message="This accreditation is recorded already.",
            ),
        ),
    ]
