import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import teraju.modules.improvement.domain.grades
import teraju.modules.improvement.domain.states
from teraju.platform.creation import CreateModel


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ("organisation", "0002_crest"),
        ("planning", "0001_initial"),
        ("standards", "0002_requirements"),
    ]

    operations = [
        CreateModel(
            name="Nonconformity",
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
                ("number", models.CharField(max_length=80, verbose_name="number")),
                (
                    "source",
                    models.CharField(
                        choices=[
                            ("audit", "audit"),
                            ("complaint", "complaint"),
                            ("review", "management review"),
                            ("incident", "incident"),
                            ("concern", "report of a concern"),
                            ("external_body", "body from outside"),
                            ("output", "nonconforming output"),
                            ("monitoring", "monitoring"),
                            ("other", "other"),
                        ],
                        max_length=14,
                        verbose_name="source",
                    ),
                ),
                (
                    "grade",
                    models.CharField(
                        choices=[
                            ("major", "major"),
                            ("minor", "minor"),
                            ("observation", "observation"),
                            ("opportunity", "opportunity for improvement"),
                        ],
                        max_length=12,
                        verbose_name="grade",
                    ),
                ),
                ("title", models.CharField(max_length=200, verbose_name="title")),
                ("description", models.TextField(max_length=4000, verbose_name="what was found")),
                (
                    "criterion",
                    models.TextField(blank=True, max_length=2000, verbose_name="what should be"),
                ),
                (
                    "evidence",
                    models.TextField(blank=True, max_length=4000, verbose_name="what shows it"),
                ),
                ("found_on", models.DateField(verbose_name="found on")),
                ("subject_kind", models.CharField(blank=True, max_length=60)),
                ("subject_pk", models.PositiveBigIntegerField(blank=True, null=True)),
                (
                    "external_number",
                    models.CharField(blank=True, max_length=80, verbose_name="number there"),
                ),
                ("external_on", models.DateField(blank=True, null=True, verbose_name="dated")),
                (
                    "external_from",
                    models.CharField(blank=True, max_length=200, verbose_name="from whom"),
                ),
                (
                    "owner_office",
                    models.CharField(blank=True, max_length=160, verbose_name="owner (office)"),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("reported", "reported"),
                            ("analysis", "cause and plan are worked on"),
                            ("planned", "plan waits to be accepted"),
                            ("acting", "actions are running"),
                            ("checking", "effect waits to be checked"),
                            ("ready", "ready to be closed"),
                            ("closed", "closed"),
                            ("cancelled", "cancelled as unfounded"),
                        ],
                        default=teraju.modules.improvement.domain.states.State["REPORTED"],
                        max_length=10,
                        verbose_name="status",
                    ),
                ),
                ("round_number", models.PositiveSmallIntegerField(default=1, verbose_name="round")),
                ("due_on", models.DateField(blank=True, null=True, verbose_name="next step by")),
                ("reported_on", models.DateField(verbose_name="reported on")),
                (
                    "reported_office",
                    models.CharField(blank=True, max_length=160, verbose_name="reported by"),
                ),
                ("closed_on", models.DateField(blank=True, null=True, verbose_name="closed on")),
                (
                    "cancelled_on",
                    models.DateField(blank=True, null=True, verbose_name="cancelled on"),
                ),
                (
                    "cancelled_office",
                    models.CharField(blank=True, max_length=160, verbose_name="cancelled by"),
                ),
                (
                    "cancelled_because",
                    models.CharField(blank=True, max_length=400, verbose_name="cancelled because"),
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
                    "clauses",
                    models.ManyToManyField(
                        blank=True,
                        related_name="+",
                        to="standards.requirement",
                        verbose_name="clauses",
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
                    "owner",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="owner",
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
                    "reported_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["agency", "state"], name="improvement_agency__d13165_idx"),
                    models.Index(
                        fields=["government", "state", "due_on"],
                        name="improvement_governm_567d13_idx",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("government", "number"),
                        name="nonconformity_number_once",
                        violation_error_message="Another nonconformity has this number.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("subject_kind", ""), _negated=True),
                        fields=("subject_kind", "subject_pk"),
                        name="nonconformity_subject_once",
                        violation_error_message="This is reported as a nonconformity already.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("subject_kind", ""), ("subject_pk", None)),
                            models.Q(
                                models.Q(("subject_kind", ""), _negated=True),
                                ("subject_pk__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="nonconformity_subject_whole",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                (
                                    "source__in",
                                    [
                                        teraju.modules.improvement.domain.grades.Source[
                                            "COMPLAINT"
                                        ],
                                        teraju.modules.improvement.domain.grades.Source["CONCERN"],
                                        teraju.modules.improvement.domain.grades.Source[
                                            "EXTERNAL_BODY"
                                        ],
                                    ],
                                ),
                                _negated=True,
                            ),
                            models.Q(("subject_kind", ""), _negated=True),
                            models.Q(
                                models.Q(("external_number", ""), _negated=True),
                                ("external_on__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="nonconformity_numbered_outside",
                        violation_error_message="Give its number and its day in the register outside.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                (
                                    "source",
                                    teraju.modules.improvement.domain.grades.Source["CONCERN"],
                                ),
                                _negated=True,
                            ),
                            ("external_from", ""),
                            _connector="OR",
                        ),
                        name="nonconformity_concern_names_nobody",
                        violation_error_message="Of a concern only its number and day are kept here.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("cancelled_on__isnull", False),
                                (
                                    "state",
                                    teraju.modules.improvement.domain.states.State["CANCELLED"],
                                ),
                                models.Q(("cancelled_because", ""), _negated=True),
                            ),
                            models.Q(
                                models.Q(
                                    (
                                        "state",
                                        teraju.modules.improvement.domain.states.State["CANCELLED"],
                                    ),
                                    _negated=True,
                                ),
                                ("cancelled_on", None),
                            ),
                            _connector="OR",
                        ),
                        name="nonconformity_cancelled_has_reason",
                        violation_error_message="Say why.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("state", teraju.modules.improvement.domain.states.State["CLOSED"]),
                                _negated=True,
                            ),
                            ("closed_on__isnull", False),
                            _connector="OR",
                        ),
                        name="nonconformity_closed_has_day",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("found_on__lte", models.F("reported_on"))),
                        name="nonconformity_found_before_report",
                        violation_error_message="It was found before it was reported.",
                    ),
                ],
            },
        ),
        CreateModel(
            name="Round",
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
                ("number", models.PositiveSmallIntegerField(verbose_name="round")),
                ("began_on", models.DateField(verbose_name="begun on")),
                (
                    "reason",
                    models.CharField(blank=True, max_length=1000, verbose_name="begun because"),
                ),
                (
                    "containment",
                    models.TextField(blank=True, max_length=2000, verbose_name="containment"),
                ),
                (
                    "contained_on",
                    models.DateField(blank=True, null=True, verbose_name="contained on"),
                ),
                (
                    "contained_office",
                    models.CharField(blank=True, max_length=160, verbose_name="contained by"),
                ),
                (
                    "correction",
                    models.TextField(blank=True, max_length=2000, verbose_name="correction"),
                ),
                (
                    "corrected_on",
                    models.DateField(blank=True, null=True, verbose_name="put right on"),
                ),
                (
                    "corrected_office",
                    models.CharField(blank=True, max_length=160, verbose_name="put right by"),
                ),
                (
                    "needs_action",
                    models.BooleanField(
                        blank=True, null=True, verbose_name="corrective action needed"
                    ),
                ),
                (
                    "decision_reason",
                    models.CharField(
                        blank=True, max_length=1000, verbose_name="reason of the decision"
                    ),
                ),
                ("decided_on", models.DateField(blank=True, null=True, verbose_name="decided on")),
                (
                    "decided_office",
                    models.CharField(blank=True, max_length=160, verbose_name="decided by"),
                ),
                (
                    "root_cause",
                    models.TextField(blank=True, max_length=2000, verbose_name="root cause"),
                ),
                (
                    "cause_on",
                    models.DateField(blank=True, null=True, verbose_name="cause found on"),
                ),
                (
                    "cause_office",
                    models.CharField(blank=True, max_length=160, verbose_name="cause found by"),
                ),
                (
                    "similar_found",
                    models.BooleanField(blank=True, null=True, verbose_name="similar cases found"),
                ),
                (
                    "similar_note",
                    models.TextField(
                        blank=True,
                        max_length=2000,
                        verbose_name="where it was looked and what was found",
                    ),
                ),
                (
                    "similar_on",
                    models.DateField(
                        blank=True, null=True, verbose_name="similar cases looked for on"
                    ),
                ),
                (
                    "similar_office",
                    models.CharField(blank=True, max_length=160, verbose_name="looked for by"),
                ),
                (
                    "effect_due",
                    models.DateField(blank=True, null=True, verbose_name="effect checked from"),
                ),
                (
                    "effect_criterion",
                    models.CharField(
                        blank=True, max_length=1000, verbose_name="how the effect is seen"
                    ),
                ),
                (
                    "submitted_on",
                    models.DateField(blank=True, null=True, verbose_name="plan handed in on"),
                ),
                (
                    "submitted_office",
                    models.CharField(blank=True, max_length=160, verbose_name="plan handed in by"),
                ),
                (
                    "returned_because",
                    models.CharField(
                        blank=True, max_length=1000, verbose_name="given back because"
                    ),
                ),
                (
                    "accepted_on",
                    models.DateField(blank=True, null=True, verbose_name="plan accepted on"),
                ),
                (
                    "accepted_office",
                    models.CharField(blank=True, max_length=160, verbose_name="plan accepted by"),
                ),
                (
                    "plan_closed_on",
                    models.DateField(blank=True, null=True, verbose_name="closed on its plan on"),
                ),
                (
                    "plan_closed_office",
                    models.CharField(
                        blank=True, max_length=160, verbose_name="closed on its plan by"
                    ),
                ),
                (
                    "implemented_on",
                    models.DateField(blank=True, null=True, verbose_name="carried out on"),
                ),
                (
                    "checked_on",
                    models.DateField(blank=True, null=True, verbose_name="effect checked on"),
                ),
                (
                    "checked_office",
                    models.CharField(blank=True, max_length=160, verbose_name="effect checked by"),
                ),
                (
                    "effect",
                    models.CharField(
                        blank=True,
                        choices=[("effective", "effective"), ("ineffective", "not effective")],
                        max_length=12,
                        verbose_name="effect",
                    ),
                ),
                (
                    "effect_note",
                    models.TextField(blank=True, max_length=2000, verbose_name="what was seen"),
                ),
                ("closed_on", models.DateField(blank=True, null=True, verbose_name="closed on")),
                (
                    "closed_office",
                    models.CharField(blank=True, max_length=160, verbose_name="closed by"),
                ),
                (
                    "closing_note",
                    models.CharField(
                        blank=True, max_length=1000, verbose_name="note on the closing"
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
                (
                    "cause_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "checked_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "closed_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "corrected_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "decided_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "nonconformity",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="rounds",
                        to="improvement.nonconformity",
                    ),
                ),
                (
                    "plan_closed_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "submitted_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("nonconformity", "number"), name="round_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("number", 1), models.Q(("reason", ""), _negated=True), _connector="OR"
                        ),
                        name="round_again_has_reason",
                        violation_error_message="Say why it is opened again.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("decided_on", None), ("needs_action", None)),
                            models.Q(
                                ("decided_on__isnull", False),
                                ("needs_action__isnull", False),
                                models.Q(("decision_reason", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="round_decision_has_reason",
                        violation_error_message="Say why.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("checked_on", None), ("effect", "")),
                            models.Q(
                                models.Q(("effect", ""), _negated=True),
                                models.Q(("effect_note", ""), _negated=True),
                                ("checked_on__gt", models.F("implemented_on")),
                                ("checked_on__gte", models.F("effect_due")),
                            ),
                            _connector="OR",
                        ),
                        name="round_effect_checked_later",
                        violation_error_message="The effect is checked on its day or later.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("accepted_on", None),
                            ("submitted_on__lte", models.F("accepted_on")),
                            _connector="OR",
                        ),
                        name="round_accepted_after_handing_in",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("checked_by", None),
                            ("corrected_by", None),
                            models.Q(("checked_by", models.F("corrected_by")), _negated=True),
                            _connector="OR",
                        ),
                        name="round_checked_by_somebody_else",
                        violation_error_message="Somebody else checks the effect.",
                    ),
                ],
            },
        ),
        CreateModel(
            name="CauseLine",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "tool",
                    models.CharField(
                        choices=[("whys", "five whys"), ("fishbone", "fishbone")],
                        max_length=10,
                        verbose_name="tool",
                    ),
                ),
                (
                    "category",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("people", "People"),
                            ("method", "Method"),
                            ("tools", "Tools"),
                            ("information", "Material and information"),
                            ("environment", "Environment"),
                            ("supervision", "Measurement and supervision"),
                        ],
                        max_length=12,
                        verbose_name="bone",
                    ),
                ),
                ("place", models.PositiveSmallIntegerField(verbose_name="place")),
                ("text", models.CharField(max_length=300, verbose_name="cause")),
                (
                    "round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="causes",
                        to="improvement.round",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("round", "tool", "category", "place"), name="cause_place_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("category", ""), ("tool", "whys")),
                            models.Q(
                                (
                                    "category__in",
                                    [
                                        "people",
                                        "method",
                                        "tools",
                                        "information",
                                        "environment",
                                        "supervision",
                                    ],
                                ),
                                ("tool", "fishbone"),
                            ),
                            _connector="OR",
                        ),
                        name="cause_bone_of_fish_only",
                    ),
                ],
            },
        ),
        CreateModel(
            name="Action",
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
                    "source",
                    models.CharField(
                        choices=[
                            ("audit", "audit"),
                            ("complaint", "complaint"),
                            ("review", "management review"),
                            ("incident", "incident"),
                            ("concern", "report of a concern"),
                            ("external_body", "body from outside"),
                            ("output", "nonconforming output"),
                            ("monitoring", "monitoring"),
                            ("other", "other"),
                        ],
                        max_length=14,
                        verbose_name="source",
                    ),
                ),
                ("subject_kind", models.CharField(blank=True, max_length=60)),
                ("subject_pk", models.PositiveBigIntegerField(blank=True, null=True)),
                ("title", models.CharField(max_length=200, verbose_name="action")),
                (
                    "description",
                    models.TextField(blank=True, max_length=2000, verbose_name="how it is done"),
                ),
                (
                    "owner_office",
                    models.CharField(blank=True, max_length=160, verbose_name="owner (office)"),
                ),
                ("due_on", models.DateField(verbose_name="due")),
                ("first_due_on", models.DateField(verbose_name="first due")),
                (
                    "postponed_because",
                    models.CharField(blank=True, max_length=400, verbose_name="postponed because"),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("open", "open"),
                            ("done", "done"),
                            ("verified", "verified"),
                            ("dropped", "dropped"),
                        ],
                        default=teraju.modules.improvement.domain.states.ActionState["OPEN"],
                        max_length=10,
                        verbose_name="status",
                    ),
                ),
                ("ordered_on", models.DateField(verbose_name="ordered on")),
                (
                    "ordered_office",
                    models.CharField(blank=True, max_length=160, verbose_name="ordered by"),
                ),
                ("done_on", models.DateField(blank=True, null=True, verbose_name="done on")),
                (
                    "done_office",
                    models.CharField(blank=True, max_length=160, verbose_name="done by"),
                ),
                ("result", models.CharField(blank=True, max_length=1000, verbose_name="result")),
                (
                    "verified_on",
                    models.DateField(blank=True, null=True, verbose_name="verified on"),
                ),
                (
                    "verified_office",
                    models.CharField(blank=True, max_length=160, verbose_name="verified by"),
                ),
                (
                    "verification",
                    models.CharField(
                        blank=True, max_length=1000, verbose_name="how it was verified"
                    ),
                ),
                (
                    "returned_because",
                    models.CharField(
                        blank=True, max_length=1000, verbose_name="given back because"
                    ),
                ),
                ("dropped_on", models.DateField(blank=True, null=True, verbose_name="dropped on")),
                (
                    "dropped_because",
                    models.CharField(blank=True, max_length=400, verbose_name="dropped because"),
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
                    "done_by",
                    models.ForeignKey(
                        blank=True,
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
                    "ordered_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="owner",
                    ),
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
                    "nonconformity",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="actions",
                        to="improvement.nonconformity",
                    ),
                ),
                (
                    "round",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="actions",
                        to="improvement.round",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        fields=["government", "state", "due_on"],
                        name="improvement_governm_af3efa_idx",
                    ),
                    models.Index(
                        fields=["subject_kind", "subject_pk"], name="improvement_subject_661cc9_idx"
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("nonconformity", None), ("round", None)),
                            models.Q(("nonconformity__isnull", False), ("round__isnull", False)),
                            _connector="OR",
                        ),
                        name="action_round_of_nonconformity",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("done_on__isnull", False), ("state__in", ["done", "verified"])
                            ),
                            models.Q(
                                models.Q(("state__in", ["done", "verified"]), _negated=True),
                                ("done_on", None),
                            ),
                            _connector="OR",
                        ),
                        name="improvement_action_done_has_day",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "verified"), _negated=True),
                            ("verified_on__gte", models.F("done_on")),
                            _connector="OR",
                        ),
                        name="improvement_action_verified_later",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("dropped_on__isnull", False),
                                ("state", "dropped"),
                                models.Q(("dropped_because", ""), _negated=True),
                            ),
                            models.Q(
                                models.Q(("state", "dropped"), _negated=True), ("dropped_on", None)
                            ),
                            _connector="OR",
                        ),
                        name="improvement_action_dropped_why",
                        violation_error_message="Say why the action is dropped.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("verified_by", None),
                            models.Q(
                                models.Q(
                                    ("owner", None),
                                    models.Q(("verified_by", models.F("owner")), _negated=True),
                                    _connector="OR",
                                ),
                                models.Q(
                                    ("done_by", None),
                                    models.Q(("verified_by", models.F("done_by")), _negated=True),
                                    _connector="OR",
                                ),
                            ),
                            _connector="OR",
                        ),
                        name="action_verified_by_somebody_else",
                        violation_error_message="Somebody else verifies the action.",
                    ),
                ],
            },
        ),
        CreateModel(
            name="Suggestion",
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
                ("title", models.CharField(max_length=200, verbose_name="suggestion")),
                (
                    "description",
                    models.TextField(max_length=2000, verbose_name="what would change"),
                ),
                ("benefit", models.TextField(max_length=1000, verbose_name="what it is good for")),
                (
                    "source",
                    models.CharField(
                        choices=[
                            ("audit", "audit"),
                            ("complaint", "complaint"),
                            ("review", "management review"),
                            ("incident", "incident"),
                            ("concern", "report of a concern"),
                            ("external_body", "body from outside"),
                            ("output", "nonconforming output"),
                            ("monitoring", "monitoring"),
                            ("other", "other"),
                        ],
                        max_length=14,
                        verbose_name="source",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("proposed", "waits for a decision"),
                            ("accepted", "accepted"),
                            ("carried_out", "carried out"),
                            ("refused", "refused"),
                            ("withdrawn", "withdrawn"),
                        ],
                        default=teraju.modules.improvement.domain.states.SuggestionState[
                            "PROPOSED"
                        ],
                        max_length=12,
                        verbose_name="status",
                    ),
                ),
                ("proposed_on", models.DateField(verbose_name="suggested on")),
                (
                    "proposed_office",
                    models.CharField(blank=True, max_length=160, verbose_name="suggested by"),
                ),
                ("decided_on", models.DateField(blank=True, null=True, verbose_name="decided on")),
                (
                    "decided_office",
                    models.CharField(blank=True, max_length=160, verbose_name="decided by"),
                ),
                (
                    "decision_reason",
                    models.CharField(
                        blank=True, max_length=1000, verbose_name="reason of the decision"
                    ),
                ),
                (
                    "carried_out_on",
                    models.DateField(blank=True, null=True, verbose_name="carried out on"),
                ),
                (
                    "action",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="suggestion",
                        to="improvement.action",
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
                    "government",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.government",
                    ),
                ),
                (
                    "proposed_by",
                    models.ForeignKey(
                        blank=True,
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
                        fields=["government", "state"], name="improvement_governm_832bec_idx"
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state__in", ["accepted", "carried_out"]), _negated=True),
                            ("action__isnull", False),
                            _connector="OR",
                        ),
                        name="suggestion_accepted_has_action",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state__in", ["refused", "withdrawn"]), _negated=True),
                            models.Q(("decision_reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="suggestion_refused_has_reason",
                        violation_error_message="Say why.",
                    ),
                ],
            },
        ),
    ]
