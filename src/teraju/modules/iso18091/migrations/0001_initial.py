import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import teraju.modules.iso18091.domain.colours
import teraju.modules.iso18091.domain.states
from teraju.platform.creation import CreateModel


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("accounts", "__first__"),
        ("organisation", "0002_crest"),
    ]

    operations = [
        CreateModel(
            name="QuestionSet",
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
                ("edition", models.CharField(max_length=4, verbose_name="edition")),
                ("number", models.PositiveIntegerField(verbose_name="version")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "draft"),
                            ("in_force", "in force"),
                            ("superseded", "superseded"),
                            ("withdrawn", "withdrawn"),
                        ],
                        default=teraju.modules.iso18091.domain.states.SetState["DRAFT"],
                        max_length=12,
                        verbose_name="status",
                    ),
                ),
                (
                    "note",
                    models.CharField(
                        blank=True, max_length=400, verbose_name="what changes, and why"
                    ),
                ),
                (
                    "in_force_on",
                    models.DateField(blank=True, null=True, verbose_name="in force since"),
                ),
                ("ended_on", models.DateField(blank=True, null=True, verbose_name="ended on")),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("government", "edition", "number"), name="iso18091_set_number"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("state", "in_force")),
                        fields=("government", "edition"),
                        name="iso18091_one_set_in_force",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("state", "draft")),
                        fields=("government", "edition"),
                        name="iso18091_one_set_in_draft",
                        violation_error_message="A draft of this edition is being worked on.",
                    ),
                ],
                "indexes": [],
            },
        ),
        CreateModel(
            name="Question",
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
                    "question_set",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="questions",
                        to="iso18091.questionset",
                        verbose_name="set",
                    ),
                ),
                (
                    "position",
                    models.PositiveSmallIntegerField(help_text="Of the indicator among the 39."),
                ),
                ("code", models.CharField(max_length=5, verbose_name="indicator")),
                ("number", models.PositiveSmallIntegerField(verbose_name="number")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("body", "Responsible body"),
                            ("diagnosis", "Diagnosis"),
                            ("regulation", "Regulation"),
                            ("mechanism", "Programmes and mechanisms"),
                            ("results", "Results"),
                            ("other", "Other"),
                        ],
                        max_length=12,
                        verbose_name="kind",
                    ),
                ),
                ("title", models.CharField(max_length=160, verbose_name="sub-indicator")),
                ("green", models.CharField(max_length=400, verbose_name="green when")),
                ("yellow", models.CharField(max_length=400, verbose_name="yellow when")),
                ("red", models.CharField(max_length=400, verbose_name="red when")),
                ("is_left_out", models.BooleanField(default=False, verbose_name="left out")),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("question_set", "code", "number"), name="iso18091_question_number"
                    )
                ],
                "indexes": [],
            },
        ),
        CreateModel(
            name="Diagnosis",
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
                ("year", models.PositiveSmallIntegerField(verbose_name="year")),
                ("edition", models.CharField(max_length=4, verbose_name="edition")),
                (
                    "question_set",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="iso18091.questionset",
                        verbose_name="sub-indicators",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("open", "self-assessment"),
                            ("verification", "being verified"),
                            ("concluded", "concluded"),
                            ("withdrawn", "withdrawn"),
                        ],
                        default=teraju.modules.iso18091.domain.states.State["OPEN"],
                        max_length=12,
                        verbose_name="status",
                    ),
                ),
                ("started_on", models.DateField(verbose_name="started on")),
                (
                    "verifier",
                    models.CharField(blank=True, max_length=160, verbose_name="who verifies"),
                ),
                (
                    "handed_over_on",
                    models.DateField(blank=True, null=True, verbose_name="handed over on"),
                ),
                (
                    "concluded_on",
                    models.DateField(blank=True, null=True, verbose_name="concluded on"),
                ),
                (
                    "summary",
                    models.TextField(
                        blank=True, max_length=2000, verbose_name="what the verification found"
                    ),
                ),
                (
                    "published_on",
                    models.DateField(blank=True, null=True, verbose_name="published on"),
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
                        fields=("government", "year"),
                        name="iso18091_one_diagnosis_a_year",
                        violation_error_message="This year has its diagnosis already.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("published_on", None), ("state", "concluded"), _connector="OR"
                        ),
                        name="iso18091_published_is_concluded",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("concluded_on__isnull", False), ("state", "concluded")),
                            models.Q(
                                models.Q(("state", "concluded"), _negated=True),
                                ("concluded_on", None),
                            ),
                            _connector="OR",
                        ),
                        name="iso18091_concluded_has_day",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state__in", ["open", "withdrawn"]),
                            models.Q(("verifier", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="iso18091_verifier_is_named",
                        violation_error_message="Name the person or the body who verifies.",
                    ),
                ],
                "indexes": [],
            },
        ),
        CreateModel(
            name="Indicator",
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
                    "diagnosis",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="indicators",
                        to="iso18091.diagnosis",
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
                        verbose_name="responsible agency",
                    ),
                ),
                ("position", models.PositiveSmallIntegerField()),
                ("code", models.CharField(max_length=5, verbose_name="code")),
                ("due_on", models.DateField(blank=True, null=True, verbose_name="due")),
                ("goals", models.JSONField(blank=True, default=list, verbose_name="goals (SDG)")),
                (
                    "goals_source",
                    models.CharField(
                        blank=True, max_length=200, verbose_name="where the goals come from"
                    ),
                ),
                (
                    "self_colour",
                    models.CharField(
                        choices=[
                            ("green", "Green"),
                            ("yellow", "Yellow"),
                            ("red", "Red"),
                            ("not_assessed", "Not assessed"),
                        ],
                        default=teraju.modules.iso18091.domain.colours.Colour["NOT_ASSESSED"],
                        max_length=12,
                    ),
                ),
                ("self_complete", models.BooleanField(default=False)),
                (
                    "verified_colour",
                    models.CharField(
                        choices=[
                            ("green", "Green"),
                            ("yellow", "Yellow"),
                            ("red", "Red"),
                            ("not_assessed", "Not assessed"),
                        ],
                        default=teraju.modules.iso18091.domain.colours.Colour["NOT_ASSESSED"],
                        max_length=12,
                    ),
                ),
                ("verified_complete", models.BooleanField(default=False)),
                (
                    "self_note",
                    models.TextField(blank=True, max_length=2000, verbose_name="what it rests on"),
                ),
                (
                    "verified_note",
                    models.TextField(
                        blank=True, max_length=2000, verbose_name="what the verification found"
                    ),
                ),
                (
                    "self_override",
                    models.CharField(
                        blank=True,
                        choices=[("green", "Green"), ("yellow", "Yellow"), ("red", "Red")],
                        max_length=12,
                    ),
                ),
                ("self_override_reason", models.CharField(blank=True, max_length=1000)),
                ("self_override_office", models.CharField(blank=True, max_length=160)),
                (
                    "verified_override",
                    models.CharField(
                        blank=True,
                        choices=[("green", "Green"), ("yellow", "Yellow"), ("red", "Red")],
                        max_length=12,
                    ),
                ),
                ("verified_override_reason", models.CharField(blank=True, max_length=1000)),
                ("verified_override_office", models.CharField(blank=True, max_length=160)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("diagnosis", "code"), name="iso18091_indicator_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("self_override", ""),
                            models.Q(("self_override_reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="iso18091_override_has_reason",
                        violation_error_message="Say why.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("verified_override", ""),
                            models.Q(("verified_override_reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="iso18091_verified_override_reason",
                        violation_error_message="Say why.",
                    ),
                ],
                "indexes": [],
            },
        ),
        CreateModel(
            name="Answer",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
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
                    "indicator",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="answers",
                        to="iso18091.indicator",
                    ),
                ),
                (
                    "question",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="iso18091.question",
                    ),
                ),
                (
                    "self_colour",
                    models.CharField(
                        blank=True,
                        choices=[("green", "Green"), ("yellow", "Yellow"), ("red", "Red")],
                        max_length=12,
                        verbose_name="self-assessed",
                    ),
                ),
                (
                    "self_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("self_office", models.CharField(blank=True, max_length=160)),
                ("self_on", models.DateField(blank=True, null=True)),
                (
                    "verified_colour",
                    models.CharField(
                        blank=True,
                        choices=[("green", "Green"), ("yellow", "Yellow"), ("red", "Red")],
                        max_length=12,
                        verbose_name="verified",
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
                ("verified_office", models.CharField(blank=True, max_length=160)),
                ("verified_on", models.DateField(blank=True, null=True)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("indicator", "question"), name="iso18091_one_answer_each"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("verified_by", None),
                            ("self_by", None),
                            models.Q(("verified_by", models.F("self_by")), _negated=True),
                            _connector="OR",
                        ),
                        name="iso18091_verified_by_another",
                        violation_error_message="Somebody else verifies it.",
                    ),
                ],
                "indexes": [],
            },
        ),
        CreateModel(
            name="Evidence",
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
                    "indicator",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="evidence",
                        to="iso18091.indicator",
                        verbose_name="indicator",
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
                    ),
                ),
                (
                    "form",
                    models.CharField(
                        choices=[("record", "record in Teraju"), ("file", "file or paper")],
                        max_length=8,
                        verbose_name="kind",
                    ),
                ),
                ("title", models.CharField(max_length=300, verbose_name="title")),
                (
                    "note",
                    models.TextField(blank=True, max_length=2000, verbose_name="what it shows"),
                ),
                ("happened_on", models.DateField(verbose_name="day of the fact")),
                (
                    "valid_until",
                    models.DateField(blank=True, null=True, verbose_name="valid until"),
                ),
                ("source_key", models.CharField(blank=True, max_length=120)),
                ("source_url", models.CharField(blank=True, max_length=300)),
                ("added_on", models.DateField(verbose_name="added on")),
                ("added_office", models.CharField(max_length=160, verbose_name="added by")),
                (
                    "withdrawn_on",
                    models.DateField(blank=True, null=True, verbose_name="withdrawn on"),
                ),
                (
                    "withdrawn_reason",
                    models.CharField(blank=True, max_length=400, verbose_name="reason"),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(
                            ("withdrawn_on", None), models.Q(("source_key", ""), _negated=True)
                        ),
                        fields=("indicator", "source_key"),
                        name="iso18091_record_taken_once",
                        violation_error_message="This record is evidence of the indicator already.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("valid_until", None),
                            ("valid_until__gte", models.F("happened_on")),
                            _connector="OR",
                        ),
                        name="iso18091_evidence_ends_later",
                        violation_error_message="The last day lies before the day of the fact.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("withdrawn_on", None),
                            models.Q(("withdrawn_reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="iso18091_evidence_withdrawn_why",
                        violation_error_message="Say why.",
                    ),
                ],
                "indexes": [],
            },
        ),
    ]
