from decimal import Decimal

import django.core.validators
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import teraju.modules.planning.domain.approval
import teraju.modules.planning.domain.objective_states
import teraju.modules.planning.domain.plans
from teraju.platform.creation import CreateModel


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("accounts", "__first__"),
        ("organisation", "0002_crest"),
        ("standards", "0002_requirements"),
    ]

    operations = [
        CreateModel(
            name="Change",
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
                ("code", models.CharField(max_length=20, verbose_name="code")),
                ("title", models.CharField(max_length=200, verbose_name="title")),
                ("purpose", models.TextField(max_length=1000, verbose_name="purpose")),
                ("content", models.TextField(max_length=2000, verbose_name="what changes")),
                (
                    "consequences",
                    models.TextField(max_length=2000, verbose_name="possible consequences"),
                ),
                (
                    "integrity",
                    models.TextField(max_length=1000, verbose_name="how the system stays whole"),
                ),
                ("resources", models.TextField(max_length=1000, verbose_name="resources")),
                (
                    "responsibilities",
                    models.TextField(max_length=1000, verbose_name="responsibilities"),
                ),
                ("planned_on", models.DateField(verbose_name="planned for")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("proposed", "proposed"),
                            ("decided", "decided"),
                            ("carried_out", "carried out"),
                            ("reviewed", "effect reviewed"),
                            ("closed", "closed"),
                            ("refused", "refused"),
                            ("cancelled", "cancelled"),
                        ],
                        default=teraju.modules.planning.domain.objective_states.ChangeState[
                            "PROPOSED"
                        ],
                        max_length=12,
                        verbose_name="status",
                    ),
                ),
                ("proposed_on", models.DateField(verbose_name="proposed on")),
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
                (
                    "proposed_office",
                    models.CharField(blank=True, max_length=160, verbose_name="proposed by"),
                ),
                ("decided_on", models.DateField(blank=True, null=True, verbose_name="decided on")),
                (
                    "decided_office",
                    models.CharField(blank=True, max_length=160, verbose_name="decided by"),
                ),
                (
                    "decision_note",
                    models.CharField(
                        blank=True, max_length=400, verbose_name="note on the decision"
                    ),
                ),
                (
                    "carried_out_on",
                    models.DateField(blank=True, null=True, verbose_name="carried out on"),
                ),
                (
                    "carried_out_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "carried_out_office",
                    models.CharField(blank=True, max_length=160, verbose_name="carried out by"),
                ),
                (
                    "carried_out_note",
                    models.CharField(
                        blank=True, max_length=400, verbose_name="how it was carried out"
                    ),
                ),
                (
                    "review_due",
                    models.DateField(blank=True, null=True, verbose_name="effect reviewed from"),
                ),
                (
                    "reviewed_on",
                    models.DateField(blank=True, null=True, verbose_name="effect reviewed on"),
                ),
                (
                    "reviewed_office",
                    models.CharField(blank=True, max_length=160, verbose_name="effect reviewed by"),
                ),
                (
                    "effect",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("as_wanted", "as wanted"),
                            ("partly", "partly as wanted"),
                            ("not", "not as wanted"),
                        ],
                        max_length=10,
                        verbose_name="effect",
                    ),
                ),
                (
                    "effect_note",
                    models.TextField(blank=True, max_length=2000, verbose_name="what was seen"),
                ),
                (
                    "unwanted",
                    models.TextField(
                        blank=True, max_length=2000, verbose_name="unwanted consequences"
                    ),
                ),
                ("ended_on", models.DateField(blank=True, null=True, verbose_name="ended on")),
                (
                    "ended_because",
                    models.CharField(blank=True, max_length=400, verbose_name="ended because"),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        fields=["government", "state"], name="planning_ch_governm_718982_idx"
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("agency", "code"),
                        name="change_code_once",
                        violation_error_message="A change with this code exists already.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("state__in", ["carried_out", "reviewed", "closed"]), _negated=True
                            ),
                            models.Q(
                                ("carried_out_on__isnull", False),
                                ("decided_on__isnull", False),
                                ("review_due__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="change_done_was_decided",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state__in", ["reviewed", "closed"]), _negated=True),
                            models.Q(
                                ("reviewed_on__isnull", False),
                                models.Q(("effect", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="change_reviewed_has_effect",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state__in", ["refused", "cancelled"]), _negated=True),
                            models.Q(("ended_because", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="change_given_up_has_reason",
                        violation_error_message="Say why.",
                    ),
                ],
            },
        ),
        CreateModel(
            name="ContextReview",
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
                ("number", models.PositiveSmallIntegerField(verbose_name="version")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("draft", "draft"),
                            ("submitted", "waits for approval"),
                            ("approved", "approved"),
                            ("superseded", "superseded"),
                            ("discarded", "discarded"),
                        ],
                        default=teraju.modules.planning.domain.approval.Status["DRAFT"],
                        max_length=10,
                        verbose_name="status",
                    ),
                ),
                (
                    "writer_office",
                    models.CharField(blank=True, max_length=160, verbose_name="written by"),
                ),
                (
                    "returned_because",
                    models.CharField(blank=True, max_length=400, verbose_name="given back because"),
                ),
                (
                    "approved_on",
                    models.DateField(blank=True, null=True, verbose_name="approved on"),
                ),
                (
                    "approver_office",
                    models.CharField(blank=True, max_length=160, verbose_name="approved by"),
                ),
                (
                    "superseded_on",
                    models.DateField(blank=True, null=True, verbose_name="superseded on"),
                ),
                ("reviewed_on", models.DateField(verbose_name="day of the analysis")),
                (
                    "taken_part",
                    models.CharField(blank=True, max_length=400, verbose_name="who took part"),
                ),
                (
                    "climate_matters",
                    models.BooleanField(
                        blank=True, null=True, verbose_name="climate change matters here"
                    ),
                ),
                (
                    "climate_reason",
                    models.TextField(blank=True, max_length=1000, verbose_name="reason"),
                ),
                (
                    "earlier",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="planning.contextreview",
                    ),
                ),
                (
                    "writers",
                    models.ManyToManyField(
                        blank=True, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(
                            (
                                "status__in",
                                [
                                    teraju.modules.planning.domain.approval.Status["DRAFT"],
                                    teraju.modules.planning.domain.approval.Status["SUBMITTED"],
                                ],
                            )
                        ),
                        fields=("agency",),
                        name="context_review_one_draft",
                        violation_error_message="There is an open draft already: go on with that one.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(
                            ("status", teraju.modules.planning.domain.approval.Status["APPROVED"])
                        ),
                        fields=("agency",),
                        name="context_review_one_in_force",
                        violation_error_message="Another one is in force already.",
                    ),
                    models.UniqueConstraint(
                        fields=("agency", "number"), name="context_review_number_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("approved_on__isnull", False),
                                (
                                    "status__in",
                                    [
                                        teraju.modules.planning.domain.approval.Status["APPROVED"],
                                        teraju.modules.planning.domain.approval.Status[
                                            "SUPERSEDED"
                                        ],
                                    ],
                                ),
                            ),
                            models.Q(
                                models.Q(
                                    (
                                        "status__in",
                                        [
                                            teraju.modules.planning.domain.approval.Status[
                                                "APPROVED"
                                            ],
                                            teraju.modules.planning.domain.approval.Status[
                                                "SUPERSEDED"
                                            ],
                                        ],
                                    ),
                                    _negated=True,
                                ),
                                ("approved_on", None),
                            ),
                            _connector="OR",
                        ),
                        name="context_review_approved_has_day",
                    ),
                ],
                "indexes": [],
            },
        ),
        CreateModel(
            name="Process",
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
                ("code", models.CharField(max_length=20, verbose_name="code")),
                ("name", models.CharField(max_length=160, verbose_name="name")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("management", "management"),
                            ("core", "core"),
                            ("support", "support"),
                        ],
                        max_length=10,
                        verbose_name="kind",
                    ),
                ),
                ("purpose", models.TextField(max_length=1000, verbose_name="purpose")),
                ("owner_office", models.CharField(max_length=160, verbose_name="owner")),
                (
                    "owner",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="person in this office",
                    ),
                ),
                (
                    "procedures",
                    models.CharField(
                        blank=True, max_length=300, verbose_name="procedures (numbers)"
                    ),
                ),
                (
                    "resources",
                    models.TextField(blank=True, max_length=1000, verbose_name="resources"),
                ),
                (
                    "order",
                    models.PositiveSmallIntegerField(default=10, verbose_name="place in its lane"),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("draft", "draft"),
                            ("in_force", "in force"),
                            ("withdrawn", "withdrawn"),
                        ],
                        default="draft",
                        max_length=10,
                        verbose_name="status",
                    ),
                ),
                (
                    "withdrawn_on",
                    models.DateField(blank=True, null=True, verbose_name="withdrawn on"),
                ),
                (
                    "withdrawn_because",
                    models.CharField(blank=True, max_length=400, verbose_name="reason"),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("agency", "code"),
                        name="process_code_once",
                        violation_error_message="A process with this code exists already.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status", "withdrawn"), ("withdrawn_on__isnull", False)),
                            models.Q(
                                models.Q(("status", "withdrawn"), _negated=True),
                                ("withdrawn_on", None),
                            ),
                            _connector="OR",
                        ),
                        name="process_withdrawn_has_day",
                    ),
                ],
                "indexes": [],
            },
        ),
        CreateModel(
            name="ProcessMap",
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
                ("number", models.PositiveSmallIntegerField(verbose_name="version")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("draft", "draft"),
                            ("submitted", "waits for approval"),
                            ("approved", "approved"),
                            ("superseded", "superseded"),
                            ("discarded", "discarded"),
                        ],
                        default=teraju.modules.planning.domain.approval.Status["DRAFT"],
                        max_length=10,
                        verbose_name="status",
                    ),
                ),
                (
                    "writer_office",
                    models.CharField(blank=True, max_length=160, verbose_name="written by"),
                ),
                (
                    "returned_because",
                    models.CharField(blank=True, max_length=400, verbose_name="given back because"),
                ),
                (
                    "approved_on",
                    models.DateField(blank=True, null=True, verbose_name="approved on"),
                ),
                (
                    "approver_office",
                    models.CharField(blank=True, max_length=160, verbose_name="approved by"),
                ),
                (
                    "superseded_on",
                    models.DateField(blank=True, null=True, verbose_name="superseded on"),
                ),
                ("reason", models.CharField(max_length=400, verbose_name="what is new")),
                ("content", models.JSONField(blank=True, default=list, verbose_name="processes")),
                (
                    "writers",
                    models.ManyToManyField(
                        blank=True, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(
                            (
                                "status__in",
                                [
                                    teraju.modules.planning.domain.approval.Status["DRAFT"],
                                    teraju.modules.planning.domain.approval.Status["SUBMITTED"],
                                ],
                            )
                        ),
                        fields=("agency",),
                        name="process_map_one_draft",
                        violation_error_message="There is an open draft already: go on with that one.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(
                            ("status", teraju.modules.planning.domain.approval.Status["APPROVED"])
                        ),
                        fields=("agency",),
                        name="process_map_one_in_force",
                        violation_error_message="Another one is in force already.",
                    ),
                    models.UniqueConstraint(
                        fields=("agency", "number"), name="process_map_number_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("approved_on__isnull", False),
                                (
                                    "status__in",
                                    [
                                        teraju.modules.planning.domain.approval.Status["APPROVED"],
                                        teraju.modules.planning.domain.approval.Status[
                                            "SUPERSEDED"
                                        ],
                                    ],
                                ),
                            ),
                            models.Q(
                                models.Q(
                                    (
                                        "status__in",
                                        [
                                            teraju.modules.planning.domain.approval.Status[
                                                "APPROVED"
                                            ],
                                            teraju.modules.planning.domain.approval.Status[
                                                "SUPERSEDED"
                                            ],
                                        ],
                                    ),
                                    _negated=True,
                                ),
                                ("approved_on", None),
                            ),
                            _connector="OR",
                        ),
                        name="process_map_approved_has_day",
                    ),
                ],
                "indexes": [],
            },
        ),
        CreateModel(
            name="PartyReview",
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
                ("number", models.PositiveSmallIntegerField(verbose_name="version")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("draft", "draft"),
                            ("submitted", "waits for approval"),
                            ("approved", "approved"),
                            ("superseded", "superseded"),
                            ("discarded", "discarded"),
                        ],
                        default=teraju.modules.planning.domain.approval.Status["DRAFT"],
                        max_length=10,
                        verbose_name="status",
                    ),
                ),
                (
                    "writer_office",
                    models.CharField(blank=True, max_length=160, verbose_name="written by"),
                ),
                (
                    "returned_because",
                    models.CharField(blank=True, max_length=400, verbose_name="given back because"),
                ),
                (
                    "approved_on",
                    models.DateField(blank=True, null=True, verbose_name="approved on"),
                ),
                (
                    "approver_office",
                    models.CharField(blank=True, max_length=160, verbose_name="approved by"),
                ),
                (
                    "superseded_on",
                    models.DateField(blank=True, null=True, verbose_name="superseded on"),
                ),
                ("reviewed_on", models.DateField(verbose_name="day of the review")),
                ("finding", models.CharField(max_length=400, verbose_name="what the review found")),
                ("content", models.JSONField(blank=True, default=list, verbose_name="parties")),
                (
                    "writers",
                    models.ManyToManyField(
                        blank=True, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(
                            (
                                "status__in",
                                [
                                    teraju.modules.planning.domain.approval.Status["DRAFT"],
                                    teraju.modules.planning.domain.approval.Status["SUBMITTED"],
                                ],
                            )
                        ),
                        fields=("agency",),
                        name="party_review_one_draft",
                        violation_error_message="There is an open draft already: go on with that one.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(
                            ("status", teraju.modules.planning.domain.approval.Status["APPROVED"])
                        ),
                        fields=("agency",),
                        name="party_review_one_in_force",
                        violation_error_message="Another one is in force already.",
                    ),
                    models.UniqueConstraint(
                        fields=("agency", "number"), name="party_review_number_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("approved_on__isnull", False),
                                (
                                    "status__in",
                                    [
                                        teraju.modules.planning.domain.approval.Status["APPROVED"],
                                        teraju.modules.planning.domain.approval.Status[
                                            "SUPERSEDED"
                                        ],
                                    ],
                                ),
                            ),
                            models.Q(
                                models.Q(
                                    (
                                        "status__in",
                                        [
                                            teraju.modules.planning.domain.approval.Status[
                                                "APPROVED"
                                            ],
                                            teraju.modules.planning.domain.approval.Status[
                                                "SUPERSEDED"
                                            ],
                                        ],
                                    ),
                                    _negated=True,
                                ),
                                ("approved_on", None),
                            ),
                            _connector="OR",
                        ),
                        name="party_review_approved_has_day",
                    ),
                ],
                "indexes": [],
            },
        ),
        CreateModel(
            name="ObjectiveReview",
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
                ("first_day", models.DateField(verbose_name="first day")),
                ("last_day", models.DateField(verbose_name="last day")),
                ("evaluation", models.TextField(max_length=4000, verbose_name="evaluation")),
                ("decisions", models.TextField(max_length=4000, verbose_name="decisions")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("written", "waits for the head"),
                            ("acknowledged", "acknowledged by the head"),
                            ("withdrawn", "withdrawn"),
                        ],
                        default=teraju.modules.planning.domain.objective_states.ReviewState[
                            "WRITTEN"
                        ],
                        max_length=12,
                        verbose_name="status",
                    ),
                ),
                ("written_on", models.DateField(verbose_name="written on")),
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
                (
                    "written_office",
                    models.CharField(blank=True, max_length=160, verbose_name="written by"),
                ),
                (
                    "acknowledged_on",
                    models.DateField(blank=True, null=True, verbose_name="acknowledged on"),
                ),
                (
                    "acknowledged_office",
                    models.CharField(blank=True, max_length=160, verbose_name="acknowledged by"),
                ),
                (
                    "remark",
                    models.CharField(blank=True, max_length=400, verbose_name="remark of the head"),
                ),
                (
                    "withdrawn_on",
                    models.DateField(blank=True, null=True, verbose_name="withdrawn on"),
                ),
                ("reason", models.CharField(blank=True, max_length=400, verbose_name="reason")),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state", "withdrawn"), _negated=True),
                        fields=("agency", "first_day"),
                        name="objective_review_once",
                        violation_error_message="This quarter is reviewed already.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("acknowledged_on__isnull", False), ("state", "acknowledged")),
                            models.Q(
                                models.Q(("state", "acknowledged"), _negated=True),
                                ("acknowledged_on", None),
                            ),
                            _connector="OR",
                        ),
                        name="objective_review_acknowledged_has_day",
                    ),
                ],
                "indexes": [],
            },
        ),
        CreateModel(
            name="Resource",
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
                ("code", models.CharField(max_length=30, verbose_name="code")),
                ("name", models.CharField(max_length=160, verbose_name="name")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("building", "building or room"),
                            ("equipment", "equipment"),
                            ("vehicle", "vehicle"),
                            ("system", "information system"),
                            ("environment", "condition of the workplace"),
                            ("knowledge", "knowledge"),
                            ("measuring", "measuring equipment"),
                        ],
                        max_length=12,
                        verbose_name="kind",
                    ),
                ),
                (
                    "description",
                    models.TextField(
                        max_length=2000, verbose_name="what it is for, or what it says"
                    ),
                ),
                (
                    "place",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.place",
                        verbose_name="site",
                    ),
                ),
                (
                    "location",
                    models.CharField(
                        blank=True, max_length=200, verbose_name="where it stands or is kept"
                    ),
                ),
                (
                    "holder_office",
                    models.CharField(max_length=160, verbose_name="who looks after it"),
                ),
                ("upkeep", models.CharField(blank=True, max_length=400, verbose_name="upkeep")),
                (
                    "every_months",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(1)],
                        verbose_name="every so many months",
                    ),
                ),
                ("first_due_on", models.DateField(blank=True, editable=False, null=True)),
                (
                    "next_due_on",
                    models.DateField(blank=True, null=True, verbose_name="next upkeep due"),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("in_use", "in use"),
                            ("out_of_order", "out of order"),
                            ("disposed", "written off"),
                        ],
                        default="in_use",
                        max_length=12,
                        verbose_name="status",
                    ),
                ),
                ("status_since", models.DateField(verbose_name="since")),
                (
                    "status_reason",
                    models.CharField(blank=True, max_length=400, verbose_name="reason"),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        fields=["agency", "next_due_on"], name="planning_re_agency__0eea85_idx"
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("agency", "code"),
                        name="resource_code_once",
                        violation_error_message="A resource with this code exists already.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("every_months", None), ("next_due_on__isnull", False), _connector="OR"
                        ),
                        name="resource_rhythm_has_day",
                        violation_error_message="Say when the upkeep is due next.",
                    ),
                ],
            },
        ),
        CreateModel(
            name="ResourceStatement",
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
                ("number", models.PositiveSmallIntegerField(verbose_name="version")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("draft", "draft"),
                            ("submitted", "waits for approval"),
                            ("approved", "approved"),
                            ("superseded", "superseded"),
                            ("discarded", "discarded"),
                        ],
                        default=teraju.modules.planning.domain.approval.Status["DRAFT"],
                        max_length=10,
                        verbose_name="status",
                    ),
                ),
                (
                    "writer_office",
                    models.CharField(blank=True, max_length=160, verbose_name="written by"),
                ),
                (
                    "returned_because",
                    models.CharField(blank=True, max_length=400, verbose_name="given back because"),
                ),
                (
                    "approved_on",
                    models.DateField(blank=True, null=True, verbose_name="approved on"),
                ),
                (
                    "approver_office",
                    models.CharField(blank=True, max_length=160, verbose_name="approved by"),
                ),
                (
                    "superseded_on",
                    models.DateField(blank=True, null=True, verbose_name="superseded on"),
                ),
                ("year", models.PositiveSmallIntegerField(verbose_name="year")),
                (
                    "budget",
                    models.DecimalField(
                        decimal_places=2,
                        max_digits=17,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="budget (rupiah)",
                    ),
                ),
                ("posts_needed", models.PositiveSmallIntegerField(verbose_name="posts needed")),
                ("posts_filled", models.PositiveSmallIntegerField(verbose_name="posts filled")),
                (
                    "lacking",
                    models.TextField(blank=True, max_length=1000, verbose_name="what is lacking"),
                ),
                (
                    "decision",
                    models.TextField(
                        blank=True, max_length=1000, verbose_name="what is done about it"
                    ),
                ),
                (
                    "writers",
                    models.ManyToManyField(
                        blank=True, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(
                            (
                                "status__in",
                                [
                                    teraju.modules.planning.domain.approval.Status["DRAFT"],
                                    teraju.modules.planning.domain.approval.Status["SUBMITTED"],
                                ],
                            )
                        ),
                        fields=("agency",),
                        name="resource_statement_one_draft",
                        violation_error_message="There is an open draft already: go on with that one.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(
                            ("status", teraju.modules.planning.domain.approval.Status["APPROVED"])
                        ),
                        fields=("agency",),
                        name="resource_statement_one_in_force",
                        violation_error_message="Another one is in force already.",
                    ),
                    models.UniqueConstraint(
                        fields=("agency", "number"), name="resource_statement_number_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("approved_on__isnull", False),
                                (
                                    "status__in",
                                    [
                                        teraju.modules.planning.domain.approval.Status["APPROVED"],
                                        teraju.modules.planning.domain.approval.Status[
                                            "SUPERSEDED"
                                        ],
                                    ],
                                ),
                            ),
                            models.Q(
                                models.Q(
                                    (
                                        "status__in",
                                        [
                                            teraju.modules.planning.domain.approval.Status[
                                                "APPROVED"
                                            ],
                                            teraju.modules.planning.domain.approval.Status[
                                                "SUPERSEDED"
                                            ],
                                        ],
                                    ),
                                    _negated=True,
                                ),
                                ("approved_on", None),
                            ),
                            _connector="OR",
                        ),
                        name="resource_statement_approved_has_day",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("lacking", ""),
                            models.Q(("decision", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="resource_statement_lack_is_decided",
                        violation_error_message="Say what is done about what is lacking.",
                    ),
                ],
                "indexes": [],
            },
        ),
        CreateModel(
            name="ScopeStatement",
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
                ("number", models.PositiveSmallIntegerField(verbose_name="version")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("draft", "draft"),
                            ("submitted", "waits for approval"),
                            ("approved", "approved"),
                            ("superseded", "superseded"),
                            ("discarded", "discarded"),
                        ],
                        default=teraju.modules.planning.domain.approval.Status["DRAFT"],
                        max_length=10,
                        verbose_name="status",
                    ),
                ),
                (
                    "writer_office",
                    models.CharField(blank=True, max_length=160, verbose_name="written by"),
                ),
                (
                    "returned_because",
                    models.CharField(blank=True, max_length=400, verbose_name="given back because"),
                ),
                (
                    "approved_on",
                    models.DateField(blank=True, null=True, verbose_name="approved on"),
                ),
                (
                    "approver_office",
                    models.CharField(blank=True, max_length=160, verbose_name="approved by"),
                ),
                (
                    "superseded_on",
                    models.DateField(blank=True, null=True, verbose_name="superseded on"),
                ),
                ("text", models.TextField(max_length=2000, verbose_name="statement")),
                ("services", models.TextField(max_length=2000, verbose_name="services covered")),
                (
                    "boundaries",
                    models.TextField(blank=True, max_length=2000, verbose_name="boundaries"),
                ),
                ("effective_on", models.DateField(verbose_name="in force from")),
                (
                    "writers",
                    models.ManyToManyField(
                        blank=True, related_name="+", to=settings.AUTH_USER_MODEL
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
                (
                    "processes",
                    models.ManyToManyField(
                        blank=True,
                        related_name="+",
                        to="planning.process",
                        verbose_name="processes covered",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(
                            (
                                "status__in",
                                [
                                    teraju.modules.planning.domain.approval.Status["DRAFT"],
                                    teraju.modules.planning.domain.approval.Status["SUBMITTED"],
                                ],
                            )
                        ),
                        fields=("agency",),
                        name="scope_statement_one_draft",
                        violation_error_message="There is an open draft already: go on with that one.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(
                            ("status", teraju.modules.planning.domain.approval.Status["APPROVED"])
                        ),
                        fields=("agency",),
                        name="scope_statement_one_in_force",
                        violation_error_message="Another one is in force already.",
                    ),
                    models.UniqueConstraint(
                        fields=("agency", "number"), name="scope_statement_number_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("approved_on__isnull", False),
                                (
                                    "status__in",
                                    [
                                        teraju.modules.planning.domain.approval.Status["APPROVED"],
                                        teraju.modules.planning.domain.approval.Status[
                                            "SUPERSEDED"
                                        ],
                                    ],
                                ),
                            ),
                            models.Q(
                                models.Q(
                                    (
                                        "status__in",
                                        [
                                            teraju.modules.planning.domain.approval.Status[
                                                "APPROVED"
                                            ],
                                            teraju.modules.planning.domain.approval.Status[
                                                "SUPERSEDED"
                                            ],
                                        ],
                                    ),
                                    _negated=True,
                                ),
                                ("approved_on", None),
                            ),
                            _connector="OR",
                        ),
                        name="scope_statement_approved_has_day",
                    ),
                ],
                "indexes": [],
            },
        ),
        CreateModel(
            name="ChangeLink",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "change",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="links",
                        to="planning.change",
                    ),
                ),
                ("kind", models.CharField(max_length=60, verbose_name="kind")),
                ("target_id", models.PositiveBigIntegerField()),
                ("title", models.CharField(max_length=300, verbose_name="title")),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("change", "kind", "target_id"),
                        name="change_link_once",
                        violation_error_message="This is linked already.",
                    )
                ],
                "indexes": [],
            },
        ),
        CreateModel(
            name="ContextIssue",
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
                        related_name="issues",
                        to="planning.contextreview",
                    ),
                ),
                (
                    "side",
                    models.CharField(
                        choices=[
                            ("strength", "strength"),
                            ("weakness", "weakness"),
                            ("opportunity", "opportunity"),
                            ("threat", "threat"),
                        ],
                        max_length=12,
                        verbose_name="side",
                    ),
                ),
                (
                    "source",
                    models.CharField(
                        choices=[
                            ("political", "political"),
                            ("economic", "economic"),
                            ("social", "social"),
                            ("technological", "technological"),
                            ("legal", "legal"),
                            ("environmental", "environmental"),
                            ("organisation", "organisation and people"),
                        ],
                        max_length=14,
                        verbose_name="where it comes from",
                    ),
                ),
                ("text", models.CharField(max_length=400, verbose_name="issue")),
                (
                    "consequence",
                    models.CharField(max_length=400, verbose_name="what follows from it"),
                ),
                (
                    "bribery_factor",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("size", "size and structure"),
                            ("places", "places"),
                            ("work", "kind of work"),
                            ("partners", "partners"),
                            ("controlled", "organisations under its control"),
                            ("officials", "dealings with officials"),
                            ("law", "laws and duties"),
                        ],
                        max_length=12,
                        verbose_name="bears on bribery by",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("review", "side", "text"),
                        name="context_issue_once",
                        violation_error_message="This issue stands there already.",
                    )
                ],
                "indexes": [],
            },
        ),
        CreateModel(
            name="ProcessPart",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "process",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="parts",
                        to="planning.process",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("input", "input"),
                            ("output", "output"),
                            ("indicator", "indicator"),
                        ],
                        max_length=10,
                        verbose_name="kind",
                    ),
                ),
                ("name", models.CharField(max_length=200, verbose_name="what")),
                (
                    "other",
                    models.CharField(blank=True, max_length=200, verbose_name="source or receiver"),
                ),
                ("unit", models.CharField(blank=True, max_length=40, verbose_name="unit")),
                (
                    "to_process",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="fed_by",
                        to="planning.process",
                        verbose_name="taken up by",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("process", "kind", "name", "to_process"),
                        name="process_part_once",
                        violation_error_message="This stands there already.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("to_process", None)),
                        fields=("process", "kind", "name"),
                        name="process_part_once_alone",
                        violation_error_message="This stands there already.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("to_process", None), ("kind", "output"), _connector="OR"
                        ),
                        name="process_arrow_is_output",
                    ),
                ],
                "indexes": [],
            },
        ),
        CreateModel(
            name="ProcessLink",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "process",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="links",
                        to="planning.process",
                    ),
                ),
                ("kind", models.CharField(max_length=60, verbose_name="kind")),
                ("target_id", models.PositiveBigIntegerField()),
                ("title", models.CharField(max_length=300, verbose_name="title")),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("process", "kind", "target_id"),
                        name="process_link_once",
                        violation_error_message="This is linked already.",
                    )
                ],
                "indexes": [],
            },
        ),
        CreateModel(
            name="Objective",
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
                ("code", models.CharField(max_length=20, verbose_name="code")),
                ("title", models.CharField(max_length=200, verbose_name="objective")),
                (
                    "why",
                    models.TextField(
                        max_length=1000, verbose_name="which commitment of the policy it serves"
                    ),
                ),
                (
                    "process",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="objectives",
                        to="planning.process",
                        verbose_name="process",
                    ),
                ),
                ("indicator", models.CharField(max_length=200, verbose_name="indicator")),
                ("unit", models.CharField(max_length=40, verbose_name="unit")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("ratio", "ratio in percent"),
                            ("share", "share of yes answers in percent"),
                            ("average", "average"),
                            ("count", "count"),
                            ("days", "days"),
                            ("money", "money"),
                        ],
                        max_length=10,
                        verbose_name="kind of indicator",
                    ),
                ),
                ("formula", models.CharField(max_length=400, verbose_name="formula")),
                (
                    "numerator_name",
                    models.CharField(blank=True, max_length=160, verbose_name="numerator"),
                ),
                (
                    "denominator_name",
                    models.CharField(blank=True, max_length=160, verbose_name="denominator"),
                ),
                (
                    "direction",
                    models.CharField(
                        choices=[
                            ("higher", "higher is better"),
                            ("lower", "lower is better"),
                            ("range", "within a range"),
                        ],
                        max_length=10,
                        verbose_name="direction",
                    ),
                ),
                (
                    "baseline",
                    models.DecimalField(
                        blank=True,
                        decimal_places=4,
                        max_digits=20,
                        null=True,
                        verbose_name="baseline",
                    ),
                ),
                (
                    "baseline_note",
                    models.CharField(
                        blank=True, max_length=200, verbose_name="where the baseline is from"
                    ),
                ),
                (
                    "frequency",
                    models.CharField(
                        choices=[
                            ("monthly", "monthly"),
                            ("quarterly", "quarterly"),
                            ("half_yearly", "half-yearly"),
                            ("yearly", "yearly"),
                        ],
                        max_length=12,
                        verbose_name="measured",
                    ),
                ),
                ("owner_office", models.CharField(max_length=160, verbose_name="owner")),
                (
                    "owner",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="person in this office",
                    ),
                ),
                (
                    "plan_what",
                    models.TextField(blank=True, max_length=2000, verbose_name="what will be done"),
                ),
                (
                    "plan_resources",
                    models.TextField(blank=True, max_length=1000, verbose_name="resources needed"),
                ),
                (
                    "plan_who",
                    models.CharField(blank=True, max_length=200, verbose_name="who does it"),
                ),
                ("plan_until", models.DateField(blank=True, null=True, verbose_name="finished by")),
                (
                    "plan_evaluation",
                    models.TextField(
                        blank=True, max_length=1000, verbose_name="how the result is judged"
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "draft"),
                            ("submitted", "waits for approval"),
                            ("approved", "approved"),
                            ("closed", "closed"),
                            ("withdrawn", "withdrawn"),
                        ],
                        default=teraju.modules.planning.domain.objective_states.ObjectiveState[
                            "DRAFT"
                        ],
                        max_length=10,
                        verbose_name="status",
                    ),
                ),
                (
                    "writer_office",
                    models.CharField(blank=True, max_length=160, verbose_name="written by"),
                ),
                (
                    "submitted_on",
                    models.DateField(blank=True, null=True, verbose_name="handed in on"),
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
                (
                    "returned_because",
                    models.CharField(blank=True, max_length=400, verbose_name="given back because"),
                ),
                (
                    "approved_on",
                    models.DateField(blank=True, null=True, verbose_name="approved on"),
                ),
                (
                    "approver_office",
                    models.CharField(blank=True, max_length=160, verbose_name="approved by"),
                ),
                ("ended_on", models.DateField(blank=True, null=True, verbose_name="ended on")),
                (
                    "ended_because",
                    models.CharField(blank=True, max_length=400, verbose_name="ended because"),
                ),
                (
                    "editions",
                    models.ManyToManyField(
                        related_name="+", to="standards.edition", verbose_name="standards"
                    ),
                ),
                (
                    "writers",
                    models.ManyToManyField(
                        blank=True, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        fields=["government", "state"], name="planning_ob_governm_e9bbc8_idx"
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("agency", "code"),
                        name="objective_code_once",
                        violation_error_message="An objective with this code exists already.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "approved"), _negated=True),
                            ("approved_on__isnull", False),
                            _connector="OR",
                        ),
                        name="objective_approved_has_day",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("ended_on__isnull", False), ("state__in", ["closed", "withdrawn"])
                            ),
                            models.Q(
                                models.Q(("state__in", ["closed", "withdrawn"]), _negated=True),
                                ("ended_on", None),
                            ),
                            _connector="OR",
                        ),
                        name="objective_ended_has_day",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind__in", ["ratio", "share", "average"]), _negated=True),
                            models.Q(
                                models.Q(("numerator_name", ""), _negated=True),
                                models.Q(("denominator_name", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="objective_quotient_has_names",
                        violation_error_message="A ratio, share or average needs the names of numerator and denominator.",
                    ),
                ],
            },
        ),
        CreateModel(
            name="InterestedParty",
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
                ("name", models.CharField(max_length=160, verbose_name="party")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("citizens", "citizens and those served"),
                            ("regional_head", "regional head and secretary"),
                            ("council", "council (DPRD)"),
                            ("agencies", "other agencies and villages"),
                            ("central", "central government"),
                            ("oversight", "auditors and law enforcement"),
                            ("staff", "own staff"),
                            ("suppliers", "suppliers and partners"),
                            ("public", "media and civil society"),
                            ("standards", "standards and certification bodies"),
                        ],
                        max_length=14,
                        verbose_name="kind",
                    ),
                ),
                ("needs", models.TextField(max_length=1000, verbose_name="needs and expectations")),
                (
                    "requirements",
                    models.TextField(
                        blank=True, max_length=1000, verbose_name="of these the system answers for"
                    ),
                ),
                (
                    "response",
                    models.TextField(
                        blank=True, max_length=1000, verbose_name="how it is answered"
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
                        verbose_name="process that answers",
                    ),
                ),
                (
                    "monitoring",
                    models.CharField(blank=True, max_length=300, verbose_name="how it is watched"),
                ),
                (
                    "ended_on",
                    models.DateField(blank=True, null=True, verbose_name="off the list since"),
                ),
                (
                    "ended_because",
                    models.CharField(blank=True, max_length=400, verbose_name="reason"),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("agency", "name"),
                        name="interested_party_once",
                        violation_error_message="This party stands on the list already.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("requirements", ""),
                            models.Q(("response", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="interested_party_is_answered",
                        violation_error_message="Say how a requirement is answered.",
                    ),
                ],
                "indexes": [],
            },
        ),
        CreateModel(
            name="Upkeep",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "resource",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="upkeeps",
                        to="planning.resource",
                    ),
                ),
                ("done_on", models.DateField(verbose_name="done on")),
                (
                    "result",
                    models.CharField(
                        choices=[
                            ("good", "good"),
                            ("repair", "usable, needs repair"),
                            ("failed", "not usable"),
                        ],
                        max_length=8,
                        verbose_name="result",
                    ),
                ),
                ("done_by", models.CharField(max_length=160, verbose_name="by whom")),
                ("note", models.CharField(max_length=400, verbose_name="what was done or found")),
                (
                    "valid_until",
                    models.DateField(blank=True, null=True, verbose_name="calibration valid until"),
                ),
                ("next_due_on", models.DateField(blank=True, null=True, verbose_name="next due")),
                ("recorded_at", models.DateTimeField(editable=False)),
                ("is_example", models.BooleanField(default=False, editable=False)),
            ],
            options={
                "indexes": [
                    models.Index(
                        fields=["resource", "done_on"], name="planning_up_resourc_43b99a_idx"
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("valid_until", None),
                            ("valid_until__gte", models.F("done_on")),
                            _connector="OR",
                        ),
                        name="upkeep_valid_after_done",
                        violation_error_message="The last day lies before the day of the check.",
                    )
                ],
            },
        ),
        CreateModel(
            name="ScopeExclusion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "statement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="exclusions",
                        to="planning.scopestatement",
                    ),
                ),
                (
                    "requirement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="standards.requirement",
                        verbose_name="requirement",
                    ),
                ),
                ("reason", models.TextField(max_length=1000, verbose_name="justification")),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("statement", "requirement"),
                        name="scope_exclusion_once",
                        violation_error_message="This requirement is declared already.",
                    )
                ],
                "indexes": [],
            },
        ),
        CreateModel(
            name="ObjectiveTarget",
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
                    "objective",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="targets",
                        to="planning.objective",
                    ),
                ),
                ("first_day", models.DateField(verbose_name="first day")),
                ("last_day", models.DateField(verbose_name="last day")),
                (
                    "target",
                    models.DecimalField(decimal_places=4, max_digits=20, verbose_name="target"),
                ),
                (
                    "upper",
                    models.DecimalField(
                        blank=True,
                        decimal_places=4,
                        max_digits=20,
                        null=True,
                        verbose_name="upper end of the range",
                    ),
                ),
                (
                    "tolerance",
                    models.DecimalField(
                        decimal_places=4,
                        default=Decimal("0"),
                        max_digits=20,
                        verbose_name="tolerance",
                    ),
                ),
                ("counts_from", models.DateField(verbose_name="counts from")),
                ("recorded_on", models.DateField(verbose_name="recorded on")),
                (
                    "recorded_office",
                    models.CharField(blank=True, max_length=160, verbose_name="recorded by"),
                ),
                (
                    "replaces",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="replaced_by",
                        to="planning.objectivetarget",
                    ),
                ),
                (
                    "replaced_on",
                    models.DateField(blank=True, null=True, verbose_name="replaced on"),
                ),
                ("reason", models.CharField(blank=True, max_length=400, verbose_name="reason")),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("replaced_on", None)),
                        fields=("objective", "first_day"),
                        name="objective_target_once",
                        violation_error_message="A target from this day on stands already.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("last_day__gte", models.F("first_day"))),
                        name="objective_target_in_order",
                        violation_error_message="The last day lies before the first.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("tolerance__gte", 0)),
                        name="objective_tolerance_not_negative",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("replaces", None),
                            models.Q(("reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="objective_target_change_has_reason",
                        violation_error_message="Say why the target is changed.",
                    ),
                ],
                "indexes": [],
            },
        ),
        CreateModel(
            name="ObjectiveValue",
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
                    "objective",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="values",
                        to="planning.objective",
                    ),
                ),
                (
                    "target",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="values",
                        to="planning.objectivetarget",
                    ),
                ),
                ("first_day", models.DateField(verbose_name="first day")),
                ("last_day", models.DateField(verbose_name="last day")),
                (
                    "numerator",
                    models.DecimalField(
                        blank=True,
                        decimal_places=4,
                        max_digits=20,
                        null=True,
                        verbose_name="numerator",
                    ),
                ),
                (
                    "denominator",
                    models.DecimalField(
                        blank=True,
                        decimal_places=4,
                        max_digits=20,
                        null=True,
                        verbose_name="denominator",
                    ),
                ),
                (
                    "value",
                    models.DecimalField(
                        blank=True, decimal_places=4, max_digits=20, null=True, verbose_name="value"
                    ),
                ),
                (
                    "light",
                    models.CharField(
                        choices=[("green", "met"), ("yellow", "nearly met"), ("red", "missed")],
                        max_length=6,
                        verbose_name="light",
                    ),
                ),
                ("source", models.CharField(max_length=200, verbose_name="source of the figure")),
                ("note", models.CharField(blank=True, max_length=400, verbose_name="note")),
                ("recorded_on", models.DateField(verbose_name="recorded on")),
                (
                    "recorded_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "recorded_office",
                    models.CharField(blank=True, max_length=160, verbose_name="recorded by"),
                ),
                (
                    "replaces",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="replaced_by",
                        to="planning.objectivevalue",
                    ),
                ),
                (
                    "replaced_on",
                    models.DateField(blank=True, null=True, verbose_name="replaced on"),
                ),
                (
                    "reason",
                    models.CharField(
                        blank=True, max_length=400, verbose_name="reason of the correction"
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        fields=["government", "last_day"], name="planning_ob_governm_438fa3_idx"
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("replaced_on", None)),
                        fields=("objective", "first_day"),
                        name="objective_value_once",
                        violation_error_message="The value of this period stands already: correct it with a reason.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("denominator", None), ("numerator", None), ("value__isnull", False)
                            ),
                            models.Q(
                                ("denominator__gt", 0),
                                ("numerator__isnull", False),
                                ("value", None),
                            ),
                            _connector="OR",
                        ),
                        name="objective_value_is_one_kind",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("replaces", None),
                            models.Q(("reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="objective_correction_has_reason",
                        violation_error_message="Say why the value is corrected.",
                    ),
                ],
            },
        ),
        CreateModel(
            name="ObjectivePlan",
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
                    "objective",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="plans",
                        to="planning.objective",
                    ),
                ),
                (
                    "value",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="plans",
                        to="planning.objectivevalue",
                    ),
                ),
                ("cause", models.TextField(max_length=2000, verbose_name="cause")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("running", "running"),
                            ("finished", "finished"),
                            ("dropped", "dropped"),
                        ],
                        default=teraju.modules.planning.domain.plans.PlanState["RUNNING"],
                        max_length=10,
                        verbose_name="status",
                    ),
                ),
                ("made_on", models.DateField(verbose_name="made on")),
                (
                    "made_office",
                    models.CharField(blank=True, max_length=160, verbose_name="made by"),
                ),
                (
                    "finished_on",
                    models.DateField(blank=True, null=True, verbose_name="finished on"),
                ),
                (
                    "reason",
                    models.CharField(
                        blank=True, max_length=400, verbose_name="reason for dropping"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state", "running")),
                        fields=("objective",),
                        name="objective_plan_one_running",
                        violation_error_message="A plan for this objective is running already: add an action to it.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("finished_on", None), ("state", "running")),
                            models.Q(
                                models.Q(("state", "running"), _negated=True),
                                ("finished_on__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="objective_plan_over_has_day",
                    ),
                ],
                "indexes": [],
            },
        ),
        CreateModel(
            name="ObjectiveAction",
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
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="actions",
                        to="planning.objectiveplan",
                    ),
                ),
                ("action", models.CharField(max_length=400, verbose_name="action")),
                ("owner_office", models.CharField(max_length=160, verbose_name="owner")),
                (
                    "owner",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="person in this office",
                    ),
                ),
                ("due", models.DateField(verbose_name="due")),
                (
                    "state",
                    models.CharField(
                        choices=[("open", "open"), ("done", "done"), ("dropped", "dropped")],
                        default=teraju.modules.planning.domain.plans.ActionState["OPEN"],
                        max_length=10,
                        verbose_name="status",
                    ),
                ),
                ("done_on", models.DateField(blank=True, null=True, verbose_name="done on")),
                ("result", models.CharField(blank=True, max_length=400, verbose_name="result")),
                (
                    "reason",
                    models.CharField(
                        blank=True, max_length=400, verbose_name="reason for dropping"
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        fields=["government", "state", "due"], name="planning_ob_governm_4a5840_idx"
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("done_on__isnull", False), ("state", "done")),
                            models.Q(models.Q(("state", "done"), _negated=True), ("done_on", None)),
                            _connector="OR",
                        ),
                        name="objective_action_done_has_day",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "dropped"), _negated=True),
                            models.Q(("reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="objective_action_dropped_has_reason",
                        violation_error_message="Say why the action is dropped.",
                    ),
                ],
            },
        ),
    ]
