import django.core.validators
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import teraju.modules.operations.domain.states
import teraju.modules.operations.domain.supervision.kinds
import teraju.modules.operations.domain.supervision.states
import teraju.modules.operations.domain.times
from teraju.platform.creation import CreateModel


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("accounts", "__first__"),
        ("files", "0001_initial"),
        ("organisation", "0002_crest"),
        ("papers", "0001_initial"),
    ]

    operations = [
        CreateModel(
            name="Queue",
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
                    ),
                ),
                (
                    "letter",
                    models.CharField(
                        max_length=1,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^[A-Z]$", "One capital letter from A to Z."
                            )
                        ],
                        verbose_name="letter",
                    ),
                ),
                ("name", models.CharField(max_length=120, verbose_name="name")),
                ("is_open", models.BooleanField(default=True, verbose_name="in use")),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("agency", "letter"),
                        name="queue_letter_once",
                        violation_error_message="Another queue of this agency has this letter.",
                    )
                ],
                "indexes": [],
            },
        ),
        CreateModel(
            name="Counter",
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
                ("name", models.CharField(max_length=60, verbose_name="name")),
                ("is_open", models.BooleanField(default=True, verbose_name="in use")),
                (
                    "queues",
                    models.ManyToManyField(
                        related_name="counters", to="operations.queue", verbose_name="queues"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("agency", "name"),
                        name="counter_name_once",
                        violation_error_message="This agency has a counter with this name already.",
                    )
                ],
                "indexes": [],
            },
        ),
        CreateModel(
            name="SupervisionPlan",
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
                ("year", models.PositiveSmallIntegerField(verbose_name="year")),
                (
                    "basis",
                    models.TextField(
                        blank=True,
                        help_text="Policy of supervision, risk ranking, wishes of the regional head.",
                        max_length=4000,
                        verbose_name="basis and priorities",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "draft"),
                            ("set", "set"),
                            ("closed", "closed"),
                            ("cancelled", "cancelled"),
                        ],
                        default=teraju.modules.operations.domain.supervision.states.PlanState[
                            "DRAFT"
                        ],
                        max_length=10,
                        verbose_name="state",
                    ),
                ),
                (
                    "written_by",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "written_office",
                    models.CharField(
                        blank=True, editable=False, max_length=160, verbose_name="written by"
                    ),
                ),
                ("set_on", models.DateField(blank=True, null=True, verbose_name="set on")),
                ("set_office", models.CharField(blank=True, max_length=160, verbose_name="set by")),
                ("closed_on", models.DateField(blank=True, null=True, verbose_name="closed on")),
                ("reason", models.CharField(blank=True, max_length=400, verbose_name="reason")),
            ],
            options={
                "indexes": [
                    models.Index(fields=["agency", "year"], name="operations__agency__719e37_idx")
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state", "cancelled"), _negated=True),
                        fields=("agency", "year"),
                        name="supervision_plan_once_a_year",
                        violation_error_message="The plan of this year stands already.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state__in", ["set", "closed"]), _negated=True),
                            ("set_on__isnull", False),
                            _connector="OR",
                        ),
                        name="supervision_plan_set_has_day",
                        violation_error_message="A plan that is set has a day.",
                    ),
                ],
            },
        ),
        CreateModel(
            name="Service",
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
                ("kind", models.CharField(max_length=24, verbose_name="kind")),
                ("code", models.CharField(max_length=24, verbose_name="code")),
                ("edition", models.PositiveSmallIntegerField(default=1, verbose_name="edition")),
                ("name", models.CharField(max_length=200, verbose_name="name")),
                (
                    "audience",
                    models.CharField(blank=True, max_length=400, verbose_name="who it is for"),
                ),
                (
                    "promised_value",
                    models.PositiveIntegerField(
                        blank=True, null=True, verbose_name="promised time"
                    ),
                ),
                (
                    "promised_unit",
                    models.CharField(
                        choices=[
                            ("minutes", "working minutes"),
                            ("hours", "working hours"),
                            ("days", "working days"),
                        ],
                        default=teraju.modules.operations.domain.times.Unit["DAYS"],
                        max_length=8,
                        verbose_name="unit of the promised time",
                    ),
                ),
                (
                    "fee",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        help_text="0: free of charge.",
                        max_digits=14,
                        null=True,
                        verbose_name="fee in rupiah",
                    ),
                ),
                (
                    "tariff_basis",
                    models.CharField(blank=True, max_length=240, verbose_name="basis of the fee"),
                ),
                (
                    "components",
                    models.JSONField(blank=True, default=dict, verbose_name="components"),
                ),
                (
                    "other_releases",
                    models.BooleanField(
                        default=True,
                        help_text="Whoever did the check may then not release the same result.",
                        verbose_name="released by somebody else than who checked",
                    ),
                ),
                (
                    "queue",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="services",
                        to="operations.queue",
                        verbose_name="queue",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "draft"),
                            ("submitted", "waits for approval"),
                            ("in_force", "in force"),
                            ("superseded", "superseded"),
                            ("withdrawn", "withdrawn"),
                            ("discarded", "discarded"),
                        ],
                        default=teraju.modules.operations.domain.states.ServiceState["DRAFT"],
                        max_length=12,
                        verbose_name="status",
                    ),
                ),
                (
                    "written_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("submitted_at", models.DateTimeField(blank=True, null=True)),
                (
                    "decree",
                    models.CharField(
                        blank=True, max_length=160, verbose_name="decree that sets it"
                    ),
                ),
                (
                    "in_force_on",
                    models.DateField(blank=True, null=True, verbose_name="in force since"),
                ),
                (
                    "approved_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "approved_office",
                    models.CharField(blank=True, max_length=160, verbose_name="put in force by"),
                ),
                (
                    "ended_on",
                    models.DateField(blank=True, null=True, verbose_name="in force until"),
                ),
                (
                    "ending_reason",
                    models.CharField(blank=True, max_length=400, verbose_name="reason"),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        fields=["government", "state"], name="operations__governm_a74762_idx"
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("agency", "code", "edition"),
                        name="service_edition_once",
                        violation_error_message="This edition of the service exists already.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("state", "in_force")),
                        fields=("agency", "code"),
                        name="service_in_force_once",
                        violation_error_message="Another edition of this service is in force.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("state__in", ["draft", "submitted"])),
                        fields=("agency", "code"),
                        name="service_drafted_once",
                        violation_error_message="A draft of this service exists already.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("fee", None), ("fee__gte", 0), _connector="OR"),
                        name="service_fee_not_negative",
                        violation_error_message="A fee is not below 0.",
                    ),
                ],
            },
        ),
        CreateModel(
            name="PlanLine",
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
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="lines",
                        to="operations.supervisionplan",
                    ),
                ),
                ("number", models.PositiveSmallIntegerField(verbose_name="No.")),
                (
                    "audited",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.agency",
                        verbose_name="audited agency",
                    ),
                ),
                ("theme", models.CharField(blank=True, max_length=240, verbose_name="theme")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("performance_audit", "Performance audit"),
                            ("compliance_audit", "Compliance audit"),
                            ("special_audit", "Audit for a special purpose"),
                            ("review", "Review"),
                            ("evaluation", "Evaluation"),
                            ("monitoring", "Monitoring"),
                            ("consulting", "Consulting"),
                        ],
                        max_length=20,
                        verbose_name="kind",
                    ),
                ),
                (
                    "risk",
                    models.CharField(
                        blank=True,
                        choices=[("high", "high"), ("medium", "medium"), ("low", "low")],
                        max_length=8,
                        verbose_name="risk",
                    ),
                ),
                (
                    "risk_reason",
                    models.CharField(
                        blank=True, max_length=400, verbose_name="reason for the choice"
                    ),
                ),
                ("starts_on", models.DateField(verbose_name="planned from")),
                ("ends_on", models.DateField(verbose_name="planned until")),
                ("person_days", models.PositiveSmallIntegerField(verbose_name="person-days")),
                ("team_size", models.PositiveSmallIntegerField(verbose_name="team size")),
                ("output", models.CharField(default="LHP", max_length=160, verbose_name="output")),
                (
                    "report_number",
                    models.CharField(
                        blank=True, max_length=120, verbose_name="report taken over (number)"
                    ),
                ),
                (
                    "report_on",
                    models.DateField(blank=True, null=True, verbose_name="report taken over (day)"),
                ),
                ("is_dropped", models.BooleanField(default=False, editable=False)),
                (
                    "written_by",
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
                    models.UniqueConstraint(
                        fields=("plan", "number"),
                        name="plan_line_number_once",
                        violation_error_message="This number stands in the plan already.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("ends_on__gte", models.F("starts_on"))),
                        name="plan_line_ends_after_start",
                        violation_error_message="The last day must lie after the first.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("audited__isnull", False),
                            models.Q(("theme", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="plan_line_has_object",
                        violation_error_message="Name the audited agency or a theme.",
                    ),
                ],
                "indexes": [],
            },
        ),
        CreateModel(
            name="ServiceStep",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "service",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="steps",
                        to="operations.service",
                    ),
                ),
                ("order", models.PositiveSmallIntegerField(verbose_name="order")),
                ("name", models.CharField(max_length=200, verbose_name="step")),
                (
                    "office",
                    models.CharField(
                        blank=True,
                        help_text="As the paper names it.",
                        max_length=160,
                        verbose_name="office",
                    ),
                ),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("counter", "Counter officer"),
                            ("staff", "Civil servant"),
                            ("tester", "Verification officer (penera)"),
                            ("metrology_head", "Head of the metrology unit"),
                            ("process_owner", "Process owner"),
                            ("quality_coordinator", "Quality coordinator"),
                            ("agency_head", "Head of agency"),
                        ],
                        max_length=24,
                        verbose_name="done by",
                    ),
                ),
                (
                    "allotted_value",
                    models.PositiveIntegerField(
                        blank=True, null=True, verbose_name="time allotted"
                    ),
                ),
                (
                    "allotted_unit",
                    models.CharField(
                        choices=[
                            ("minutes", "working minutes"),
                            ("hours", "working hours"),
                            ("days", "working days"),
                        ],
                        default=teraju.modules.operations.domain.times.Unit["MINUTES"],
                        max_length=8,
                        verbose_name="unit of the time",
                    ),
                ),
                (
                    "is_check",
                    models.BooleanField(
                        default=False,
                        help_text="The result is examined before it goes out.",
                        verbose_name="is a check",
                    ),
                ),
                (
                    "is_release",
                    models.BooleanField(
                        default=False,
                        help_text="With this step an authorised office lets the result out; the last step.",
                        verbose_name="is the release",
                    ),
                ),
            ],
            options={
                "ordering": ["order"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("service", "order"),
                        name="service_step_order_once",
                        violation_error_message="Another step stands at this place.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("is_release", True)),
                        fields=("service",),
                        name="service_release_once",
                        violation_error_message="The service has its release already.",
                    ),
                ],
                "indexes": [],
            },
        ),
        CreateModel(
            name="ServiceField",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "service",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="fields",
                        to="operations.service",
                    ),
                ),
                ("order", models.PositiveSmallIntegerField(verbose_name="order")),
                ("name", models.CharField(max_length=120, verbose_name="question")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("text", "text"),
                            ("number", "number"),
                            ("date", "date"),
                            ("choice", "choice"),
                            ("yes_no", "yes or no"),
                        ],
                        default="text",
                        max_length=8,
                        verbose_name="kind of answer",
                    ),
                ),
                (
                    "is_required",
                    models.BooleanField(default=False, verbose_name="must be answered"),
                ),
                ("help", models.CharField(blank=True, max_length=200, verbose_name="hint")),
                ("options", models.JSONField(blank=True, default=list, verbose_name="choices")),
            ],
            options={
                "ordering": ["order", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("service", "name"),
                        name="service_field_name_once",
                        violation_error_message="The form asks this already.",
                    )
                ],
                "indexes": [],
            },
        ),
        CreateModel(
            name="Output",
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
                    "service",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="outputs",
                        to="operations.service",
                        verbose_name="service",
                    ),
                ),
                ("number", models.CharField(max_length=80, verbose_name="number")),
                ("subject", models.CharField(blank=True, max_length=240, verbose_name="subject")),
                (
                    "customer_name",
                    models.CharField(blank=True, max_length=200, verbose_name="customer"),
                ),
                (
                    "customer_contact",
                    models.CharField(
                        blank=True, max_length=200, verbose_name="telephone or mail of the customer"
                    ),
                ),
                ("values", models.JSONField(blank=True, default=dict, verbose_name="answers")),
                (
                    "channel",
                    models.CharField(
                        choices=[
                            ("counter", "counter"),
                            ("letter", "letter"),
                            ("telephone", "telephone"),
                            ("electronic", "electronic"),
                            ("outreach", "on the spot (jemput bola)"),
                            ("internal", "own plan"),
                        ],
                        default="counter",
                        max_length=12,
                        verbose_name="channel",
                    ),
                ),
                ("received_at", models.DateTimeField(verbose_name="received")),
                (
                    "received_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "received_office",
                    models.CharField(blank=True, max_length=160, verbose_name="received by"),
                ),
                ("clock_from", models.DateTimeField(verbose_name="time runs from")),
                ("promised_at", models.DateTimeField(verbose_name="promised for")),
                (
                    "has_own_term",
                    models.BooleanField(
                        default=False,
                        help_text="Agreed for this order instead of the promised time of the service.",
                        verbose_name="term of its own",
                    ),
                ),
                (
                    "property_received",
                    models.CharField(
                        blank=True, max_length=300, verbose_name="handed in by the customer"
                    ),
                ),
                (
                    "property_returned_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="given back"),
                ),
                (
                    "property_fault",
                    models.CharField(blank=True, max_length=300, verbose_name="loss or damage"),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("received", "received"),
                            ("incomplete", "incomplete"),
                            ("in_progress", "in progress"),
                            ("ready", "waits for release"),
                            ("released", "released"),
                            ("handed_over", "handed over"),
                            ("closed", "closed"),
                            ("rejected", "rejected"),
                            ("cancelled", "cancelled"),
                        ],
                        default=teraju.modules.operations.domain.states.OutputState["RECEIVED"],
                        max_length=12,
                        verbose_name="status",
                    ),
                ),
                (
                    "lacking",
                    models.TextField(blank=True, max_length=1000, verbose_name="what is lacking"),
                ),
                (
                    "accepted_at",
                    models.DateTimeField(
                        blank=True, null=True, verbose_name="reviewed and accepted"
                    ),
                ),
                (
                    "accepted_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("ready_at", models.DateTimeField(blank=True, null=True, verbose_name="ready")),
                (
                    "released_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="released"),
                ),
                (
                    "released_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "released_office",
                    models.CharField(blank=True, max_length=160, verbose_name="released by"),
                ),
                (
                    "working_minutes",
                    models.PositiveIntegerField(blank=True, null=True, verbose_name="working time"),
                ),
                (
                    "handed_over_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="handed over"),
                ),
                (
                    "handed_over_to",
                    models.CharField(blank=True, max_length=200, verbose_name="handed over to"),
                ),
                ("ended_at", models.DateTimeField(blank=True, null=True, verbose_name="closed")),
                (
                    "ending_reason",
                    models.CharField(blank=True, max_length=400, verbose_name="reason"),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        fields=["agency", "state", "promised_at"],
                        name="operations__agency__4a94b3_idx",
                    ),
                    models.Index(
                        fields=["service", "released_at"], name="operations__service_691b2e_idx"
                    ),
                    models.Index(
                        fields=["government", "received_at"], name="operations__governm_4a734a_idx"
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("government", "number"),
                        name="output_number_once",
                        violation_error_message="Another order has this number.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("state__in", ["released", "handed_over", "closed"]), _negated=True
                            ),
                            models.Q(
                                ("released_at__isnull", False), ("working_minutes__isnull", False)
                            ),
                            _connector="OR",
                        ),
                        name="output_released_has_moment",
                        violation_error_message="A released result has its moment of release.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("clock_from__gte", models.F("received_at"))),
                        name="output_clock_after_receipt",
                        violation_error_message="Time does not run before the order came.",
                    ),
                ],
            },
        ),
        CreateModel(
            name="PlanAmendment",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="amendments",
                        to="operations.supervisionplan",
                    ),
                ),
                (
                    "line",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="amendments",
                        to="operations.planline",
                    ),
                ),
                ("number", models.PositiveSmallIntegerField(verbose_name="number")),
                (
                    "change",
                    models.CharField(
                        choices=[
                            ("added", "line added"),
                            ("changed", "line changed"),
                            ("dropped", "line dropped"),
                        ],
                        max_length=8,
                        verbose_name="change",
                    ),
                ),
                (
                    "what",
                    models.TextField(blank=True, max_length=4000, verbose_name="what was changed"),
                ),
                ("reason", models.TextField(max_length=2000, verbose_name="reason")),
                ("on", models.DateField(verbose_name="decided on")),
                ("office", models.CharField(max_length=160, verbose_name="decided by")),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("plan", "number"),
                        name="plan_amendment_number_once",
                        violation_error_message="Somebody amended the plan meanwhile. Send it again.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("reason", ""), _negated=True),
                        name="plan_amendment_has_reason",
                        violation_error_message="Say why.",
                    ),
                ],
                "indexes": [],
            },
        ),
        CreateModel(
            name="OutputStep",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "output",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="done_steps",
                        to="operations.output",
                    ),
                ),
                (
                    "step",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="operations.servicestep",
                    ),
                ),
                ("done_at", models.DateTimeField(verbose_name="done")),
                (
                    "done_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("done_office", models.CharField(max_length=160, verbose_name="done by")),
                ("note", models.CharField(blank=True, max_length=400, verbose_name="note")),
                ("is_undone", models.BooleanField(default=False)),
            ],
            options={
                "ordering": ["done_at", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("is_undone", False)),
                        fields=("output", "step"),
                        name="output_step_done_once",
                        violation_error_message="This step is done already.",
                    )
                ],
                "indexes": [],
            },
        ),
        CreateModel(
            name="OutputChange",
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
                    "output",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="changes",
                        to="operations.output",
                    ),
                ),
                ("wish", models.CharField(max_length=400, verbose_name="what is to change")),
                ("asked_by", models.CharField(max_length=160, verbose_name="asked by")),
                ("asked_at", models.DateTimeField(verbose_name="asked")),
                (
                    "is_accepted",
                    models.BooleanField(blank=True, null=True, verbose_name="accepted"),
                ),
                (
                    "review",
                    models.CharField(
                        blank=True, max_length=400, verbose_name="outcome of the review"
                    ),
                ),
                (
                    "reviewed_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="reviewed"),
                ),
                (
                    "reviewed_office",
                    models.CharField(blank=True, max_length=160, verbose_name="reviewed by"),
                ),
            ],
            options={
                "abstract": False,
                "indexes": [],
                "constraints": [],
            },
        ),
        CreateModel(
            name="NonconformingOutput",
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
                    "output",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="faults",
                        to="operations.output",
                        verbose_name="order",
                    ),
                ),
                (
                    "service",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="operations.service",
                        verbose_name="service",
                    ),
                ),
                ("number", models.CharField(max_length=80, verbose_name="number")),
                ("what", models.TextField(max_length=2000, verbose_name="what is wrong")),
                (
                    "origin",
                    models.CharField(
                        choices=[
                            ("step", "during the work"),
                            ("check", "at the check before release"),
                            ("customer", "by the customer, after the handover"),
                            ("supervision", "by internal supervision"),
                        ],
                        max_length=12,
                        verbose_name="where it was found",
                    ),
                ),
                ("found_on", models.DateField(verbose_name="found on")),
                ("found_office", models.CharField(max_length=160, verbose_name="found by")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("open", "open"),
                            ("treated", "waits for verification"),
                            ("verified", "verified"),
                            ("withdrawn", "withdrawn"),
                        ],
                        default=teraju.modules.operations.domain.states.FaultState["OPEN"],
                        max_length=10,
                        verbose_name="status",
                    ),
                ),
                (
                    "disposition",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("correct", "corrected"),
                            ("separate", "separated, withheld or stopped"),
                            ("inform", "customer informed"),
                            ("concession", "accepted under concession"),
                        ],
                        max_length=12,
                        verbose_name="what became of it",
                    ),
                ),
                (
                    "treatment",
                    models.TextField(blank=True, max_length=2000, verbose_name="what was done"),
                ),
                (
                    "authorised_office",
                    models.CharField(
                        blank=True, max_length=160, verbose_name="concession given by"
                    ),
                ),
                ("treated_at", models.DateTimeField(blank=True, null=True, verbose_name="treated")),
                (
                    "treated_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "treated_office",
                    models.CharField(blank=True, max_length=160, verbose_name="treated by"),
                ),
                (
                    "verified_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="verified"),
                ),
                (
                    "verified_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "verified_office",
                    models.CharField(blank=True, max_length=160, verbose_name="verified by"),
                ),
                (
                    "verification",
                    models.CharField(
                        blank=True, max_length=400, verbose_name="how it was verified"
                    ),
                ),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "indexes": [
                    models.Index(fields=["agency", "state"], name="operations__agency__3ef418_idx")
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("government", "number"),
                        name="nonconforming_number_once",
                        violation_error_message="Another nonconforming output has this number.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("disposition", "concession"), _negated=True),
                            models.Q(("authorised_office", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="nonconforming_concession_authorised",
                        violation_error_message="A concession names the office that gave it.",
                    ),
                ],
            },
        ),
        CreateModel(
            name="QueueTicket",
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
                    ),
                ),
                (
                    "queue",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="tickets",
                        to="operations.queue",
                    ),
                ),
                ("day", models.DateField(verbose_name="day")),
                ("sequence", models.PositiveSmallIntegerField()),
                ("number", models.CharField(max_length=8, verbose_name="number")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "waiting"),
                            ("called", "called"),
                            ("serving", "at the counter"),
                            ("done", "served"),
                            ("no_show", "did not come"),
                        ],
                        default=teraju.modules.operations.domain.states.TicketState["WAITING"],
                        max_length=8,
                        verbose_name="status",
                    ),
                ),
                ("issued_at", models.DateTimeField(verbose_name="drawn")),
                ("waits_since", models.DateTimeField()),
                (
                    "counter",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="tickets",
                        to="operations.counter",
                    ),
                ),
                ("called_at", models.DateTimeField(blank=True, null=True, verbose_name="called")),
                (
                    "called_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("calls", models.PositiveSmallIntegerField(default=0, verbose_name="calls")),
                (
                    "served_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="came to the counter"),
                ),
                ("ended_at", models.DateTimeField(blank=True, null=True, verbose_name="finished")),
                (
                    "output",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="tickets",
                        to="operations.output",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        fields=["agency", "day", "state"], name="operations__agency__ca530f_idx"
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("agency", "day", "number"),
                        name="ticket_number_once_a_day",
                        violation_error_message="This number was given out already.",
                    )
                ],
            },
        ),
        CreateModel(
            name="Assignment",
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
                    "output",
                    models.OneToOneField(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="assignment",
                        to="operations.output",
                    ),
                ),
                (
                    "line",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="assignments",
                        to="operations.planline",
                        verbose_name="line of the yearly plan",
                    ),
                ),
                (
                    "outside_reason",
                    models.CharField(
                        blank=True,
                        max_length=400,
                        verbose_name="reason for an assignment outside the plan",
                    ),
                ),
                (
                    "audited",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.agency",
                        verbose_name="audited agency",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("performance_audit", "Performance audit"),
                            ("compliance_audit", "Compliance audit"),
                            ("special_audit", "Audit for a special purpose"),
                            ("review", "Review"),
                            ("evaluation", "Evaluation"),
                            ("monitoring", "Monitoring"),
                            ("consulting", "Consulting"),
                        ],
                        max_length=20,
                        verbose_name="kind",
                    ),
                ),
                ("title", models.CharField(max_length=240, verbose_name="subject")),
                (
                    "purpose",
                    models.TextField(blank=True, max_length=4000, verbose_name="purpose and scope"),
                ),
                ("starts_on", models.DateField(verbose_name="first day")),
                ("ends_on", models.DateField(verbose_name="last day")),
                (
                    "safeguard",
                    models.CharField(
                        blank=True,
                        help_text="Where the Inspektorat supervises itself: who from elsewhere looks and asks.",
                        max_length=400,
                        verbose_name="how independence is kept",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("drafted", "drafted"),
                            ("assigned", "assigned"),
                            ("field_work", "field work"),
                            ("report_drafted", "report under review"),
                            ("reviewed", "waits for release"),
                            ("released", "report released"),
                            ("follow_up", "follow-up"),
                            ("closed", "closed"),
                            ("cancelled", "cancelled"),
                        ],
                        default=teraju.modules.operations.domain.supervision.states.AssignmentState[
                            "DRAFTED"
                        ],
                        max_length=16,
                        verbose_name="state",
                    ),
                ),
                (
                    "letter",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="papers.paper",
                    ),
                ),
                (
                    "assigned_on",
                    models.DateField(editable=False, null=True, verbose_name="assigned on"),
                ),
                (
                    "begun_on",
                    models.DateField(editable=False, null=True, verbose_name="field work since"),
                ),
                (
                    "report",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="papers.paper",
                    ),
                ),
                ("closed_on", models.DateField(blank=True, null=True, verbose_name="closed on")),
                ("reason", models.CharField(blank=True, max_length=400, verbose_name="reason")),
            ],
            options={
                "indexes": [
                    models.Index(fields=["agency", "state"], name="operations__agency__f3b97b_idx")
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("line__isnull", False),
                            models.Q(("outside_reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="assignment_in_plan_or_reason",
                        violation_error_message="Choose a line of the plan, or say why without one.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("ends_on__gte", models.F("starts_on"))),
                        name="assignment_ends_after_start",
                        violation_error_message="The last day must lie after the first.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state__in", ["drafted", "cancelled"]),
                            ("letter__isnull", False),
                            _connector="OR",
                        ),
                        name="assignment_begins_with_letter",
                        violation_error_message="It begins with a letter of assignment.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("state__in", ["released", "follow_up", "closed"]), _negated=True
                            ),
                            ("report__isnull", False),
                            _connector="OR",
                        ),
                        name="assignment_released_has_report",
                        violation_error_message="What is released has a report.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "cancelled"), _negated=True),
                            models.Q(("reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="assignment_cancelled_has_reason",
                        violation_error_message="Say why.",
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
                    "assignment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="members",
                        to="operations.assignment",
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
                    ),
                ),
                ("office", models.CharField(max_length=160, verbose_name="office")),
                (
                    "home",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.agency",
                        verbose_name="comes from",
                    ),
                ),
                (
                    "part",
                    models.CharField(
                        choices=[
                            ("responsible", "Answers for it"),
                            ("technical", "Technical controller"),
                            ("leader", "Team leader"),
                            ("member", "Member"),
                        ],
                        max_length=12,
                        verbose_name="part",
                    ),
                ),
                (
                    "declaration",
                    models.CharField(
                        choices=[
                            ("none_yet", "not declared yet"),
                            ("clear", "no conflict of interest"),
                            ("conflict", "conflict of interest"),
                        ],
                        default=teraju.modules.operations.domain.supervision.kinds.Declaration[
                            "NONE_YET"
                        ],
                        max_length=10,
                        verbose_name="declaration",
                    ),
                ),
                (
                    "declared_on",
                    models.DateField(blank=True, null=True, verbose_name="declared on"),
                ),
                ("note", models.CharField(blank=True, max_length=400, verbose_name="note")),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("assignment", "user"),
                        name="team_member_once",
                        violation_error_message="This person is in the team already.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("declaration", "none_yet"),
                            ("declared_on__isnull", False),
                            _connector="OR",
                        ),
                        name="team_member_declared_has_day",
                        violation_error_message="A declaration has a day.",
                    ),
                ],
                "indexes": [],
            },
        ),
        CreateModel(
            name="ReportDraft",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "assignment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="drafts",
                        to="operations.assignment",
                    ),
                ),
                ("round", models.PositiveSmallIntegerField(verbose_name="version")),
                (
                    "summary",
                    models.TextField(max_length=8000, verbose_name="summary and conclusion"),
                ),
                (
                    "file",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="files.storedfile",
                    ),
                ),
                (
                    "written_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("written_office", models.CharField(max_length=160, verbose_name="written by")),
                (
                    "writer_part",
                    models.CharField(
                        choices=[
                            ("responsible", "Answers for it"),
                            ("technical", "Technical controller"),
                            ("leader", "Team leader"),
                            ("member", "Member"),
                        ],
                        max_length=12,
                        verbose_name="part",
                    ),
                ),
                ("written_on", models.DateField(verbose_name="handed in on")),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("assignment", "round"),
                        name="report_draft_once_a_round",
                        violation_error_message="Somebody handed in a report meanwhile.",
                    )
                ],
                "indexes": [],
            },
        ),
        CreateModel(
            name="SupervisionFinding",
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
                    ),
                ),
                (
                    "assignment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="findings",
                        to="operations.assignment",
                    ),
                ),
                ("number", models.PositiveSmallIntegerField(verbose_name="number")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("compliance", "Rules not kept"),
                            ("control", "Weak internal control"),
                            ("performance", "Uneconomic, inefficient or ineffective"),
                            ("loss", "Loss to the region"),
                            ("revenue", "Revenue not collected"),
                            ("administration", "Administration"),
                        ],
                        max_length=16,
                        verbose_name="kind",
                    ),
                ),
                ("title", models.CharField(max_length=240, verbose_name="title")),
                ("condition", models.TextField(max_length=4000, verbose_name="condition")),
                ("criterion", models.TextField(max_length=4000, verbose_name="criterion")),
                ("cause", models.TextField(max_length=4000, verbose_name="cause")),
                ("effect", models.TextField(max_length=4000, verbose_name="effect")),
                (
                    "amount",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=18,
                        null=True,
                        verbose_name="amount in rupiah",
                    ),
                ),
                ("is_dropped", models.BooleanField(default=False, editable=False)),
                ("reason", models.CharField(blank=True, max_length=400, verbose_name="reason")),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("assignment", "number"),
                        name="supervision_finding_number_once",
                        violation_error_message="Somebody added a finding meanwhile. Send it again.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("amount__isnull", True), ("amount__gt", 0), _connector="OR"
                        ),
                        name="supervision_finding_amount_positive",
                        violation_error_message="An amount is more than nothing.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("is_dropped", False),
                            models.Q(("reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="supervision_finding_dropped_has_reason",
                        violation_error_message="Say why.",
                    ),
                ],
                "indexes": [],
            },
        ),
        CreateModel(
            name="WorkingPaper",
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
                    ),
                ),
                (
                    "assignment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="working_papers",
                        to="operations.assignment",
                    ),
                ),
                ("number", models.PositiveSmallIntegerField(verbose_name="number")),
                ("title", models.CharField(max_length=240, verbose_name="subject")),
                ("procedure", models.TextField(max_length=4000, verbose_name="procedure")),
                (
                    "done_by",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "done_office",
                    models.CharField(editable=False, max_length=160, verbose_name="done by"),
                ),
                ("done_on", models.DateField(blank=True, null=True, verbose_name="done on")),
                ("result", models.TextField(blank=True, max_length=8000, verbose_name="result")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "draft"),
                            ("submitted", "waits for review"),
                            ("noted", "review note open"),
                            ("reviewed", "reviewed"),
                            ("dropped", "dropped"),
                        ],
                        default=teraju.modules.operations.domain.supervision.states.PaperState[
                            "DRAFT"
                        ],
                        max_length=10,
                        verbose_name="state",
                    ),
                ),
                (
                    "review_note",
                    models.TextField(blank=True, max_length=4000, verbose_name="review note"),
                ),
                (
                    "note_answer",
                    models.TextField(
                        blank=True, max_length=4000, verbose_name="answer to the note"
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
                (
                    "reviewed_office",
                    models.CharField(blank=True, max_length=160, verbose_name="reviewed by"),
                ),
                (
                    "reviewed_on",
                    models.DateField(blank=True, null=True, verbose_name="reviewed on"),
                ),
                ("reason", models.CharField(blank=True, max_length=400, verbose_name="reason")),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("assignment", "number"),
                        name="working_paper_number_once",
                        violation_error_message="Somebody added a paper meanwhile. Send it again.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state__in", ["submitted", "reviewed"]), _negated=True),
                            models.Q(
                                ("done_on__isnull", False), models.Q(("result", ""), _negated=True)
                            ),
                            _connector="OR",
                        ),
                        name="working_paper_submitted_has_result",
                        violation_error_message="Enter the day and the result first.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "noted"), _negated=True),
                            models.Q(("review_note", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="working_paper_noted_has_note",
                        violation_error_message="Say what has to be corrected.",
                    ),
                ],
                "indexes": [],
            },
        ),
        CreateModel(
            name="ReportReview",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "draft",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reviews",
                        to="operations.reportdraft",
                    ),
                ),
                (
                    "level",
                    models.CharField(
                        choices=[
                            ("responsible", "Answers for it"),
                            ("technical", "Technical controller"),
                            ("leader", "Team leader"),
                            ("member", "Member"),
                        ],
                        max_length=12,
                        verbose_name="level",
                    ),
                ),
                (
                    "outcome",
                    models.CharField(
                        choices=[("accepted", "accepted"), ("returned", "returned")],
                        max_length=10,
                        verbose_name="outcome",
                    ),
                ),
                ("note", models.TextField(blank=True, max_length=4000, verbose_name="note")),
                (
                    "reviewed_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("office", models.CharField(max_length=160, verbose_name="office")),
                ("on", models.DateField(verbose_name="reviewed on")),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("outcome", "accepted")),
                        fields=("draft", "level"),
                        name="report_review_once_a_level",
                        violation_error_message="This level has reviewed the report already.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("outcome", "returned"), _negated=True),
                            models.Q(("note", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="report_review_returned_has_note",
                        violation_error_message="Say what has to be corrected.",
                    ),
                ],
                "indexes": [],
            },
        ),
        CreateModel(
            name="Recommendation",
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
                        verbose_name="addressee",
                    ),
                ),
                (
                    "inspectorate",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.agency",
                        verbose_name="given by",
                    ),
                ),
                (
                    "assignment",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="recommendations",
                        to="operations.assignment",
                    ),
                ),
                (
                    "finding",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="recommendations",
                        to="operations.supervisionfinding",
                    ),
                ),
                ("number", models.PositiveSmallIntegerField(verbose_name="number")),
                ("text", models.TextField(max_length=4000, verbose_name="recommendation")),
                (
                    "office",
                    models.CharField(blank=True, max_length=160, verbose_name="office that acts"),
                ),
                (
                    "report_number",
                    models.CharField(
                        blank=True, max_length=120, verbose_name="number of the report"
                    ),
                ),
                (
                    "report_title",
                    models.CharField(blank=True, max_length=240, verbose_name="report"),
                ),
                (
                    "finding_title",
                    models.CharField(blank=True, max_length=240, verbose_name="finding"),
                ),
                (
                    "released_on",
                    models.DateField(blank=True, null=True, verbose_name="report released on"),
                ),
                ("due", models.DateField(blank=True, null=True, verbose_name="due")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "draft"),
                            ("open", "not followed up yet"),
                            ("submitted", "waits for verification"),
                            ("followed_up", "followed up"),
                            ("not_suitable", "not suitable yet"),
                            ("impossible", "cannot be followed up"),
                            ("withdrawn", "withdrawn before release"),
                        ],
                        default=teraju.modules.operations.domain.supervision.states.RecommendationState[
                            "DRAFT"
                        ],
                        max_length=14,
                        verbose_name="state",
                    ),
                ),
                ("settled_on", models.DateField(blank=True, null=True, verbose_name="settled on")),
                ("reason", models.TextField(blank=True, max_length=2000, verbose_name="reason")),
            ],
            options={
                "indexes": [
                    models.Index(
                        fields=["agency", "state", "due"], name="operations__agency__4e5958_idx"
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("assignment", "number"),
                        name="recommendation_number_once",
                        violation_error_message="Somebody added one meanwhile. Send it again.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("assignment__isnull", True)),
                        fields=("inspectorate", "report_number", "number"),
                        name="recommendation_taken_over_once",
                        violation_error_message="This recommendation stands already.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state__in", ["draft", "withdrawn"]),
                            models.Q(("released_on__isnull", False), ("due__isnull", False)),
                            _connector="OR",
                        ),
                        name="recommendation_released_has_days",
                        violation_error_message="What is released has a day by which it is due.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state__in", ["impossible", "withdrawn"]), _negated=True),
                            models.Q(("reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="recommendation_given_up_has_reason",
                        violation_error_message="Say why.",
                    ),
                ],
            },
        ),
        CreateModel(
            name="FollowUp",
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
                    ),
                ),
                (
                    "recommendation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="follow_ups",
                        to="operations.recommendation",
                    ),
                ),
                ("text", models.TextField(max_length=4000, verbose_name="what was done")),
                ("done_on", models.DateField(verbose_name="done on")),
                (
                    "entered_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("entered_office", models.CharField(max_length=160, verbose_name="entered by")),
                ("entered_on", models.DateField(verbose_name="entered on")),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[("accepted", "accepted"), ("returned", "returned")],
                        max_length=10,
                        verbose_name="outcome",
                    ),
                ),
                ("note", models.TextField(blank=True, max_length=4000, verbose_name="note")),
                (
                    "verified_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "verified_office",
                    models.CharField(blank=True, max_length=160, verbose_name="verified by"),
                ),
                (
                    "verified_on",
                    models.DateField(blank=True, null=True, verbose_name="verified on"),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("outcome", ""), ("verified_on__isnull", False), _connector="OR"
                        ),
                        name="follow_up_verified_has_day",
                        violation_error_message="A verification has a day.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("outcome", "returned"), _negated=True),
                            models.Q(("note", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="follow_up_returned_has_note",
                        violation_error_message="Say what is still missing.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("verified_by__isnull", True),
                            models.Q(("verified_by", models.F("entered_by")), _negated=True),
                            _connector="OR",
                        ),
                        name="follow_up_verified_by_another",
                        violation_error_message="Nobody verifies what they entered themselves.",
                    ),
                ],
                "indexes": [],
            },
        ),
    ]
