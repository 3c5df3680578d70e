from decimal import Decimal

import django.core.validators
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import teraju.modules.learning.domain.effects
import teraju.modules.learning.domain.states
from teraju.platform.creation import CreateModel


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("accounts", "__first__"),
        ("organisation", "0002_crest"),
    ]

    operations = [
        CreateModel(
            name="Campaign",
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
                ("title", models.CharField(max_length=200, verbose_name="title")),
                (
                    "subject",
                    models.CharField(
                        choices=[
                            ("policy", "policy"),
                            ("anti_bribery", "anti-bribery"),
                            ("gifts", "gifts, before a holiday"),
                            ("objectives", "objectives"),
                            ("other", "something else"),
                        ],
                        max_length=14,
                        verbose_name="about",
                    ),
                ),
                (
                    "channel",
                    models.CharField(
                        choices=[
                            ("teraju", "in Teraju"),
                            ("meeting", "meeting or morning assembly"),
                            ("poster", "poster or banner"),
                            ("message", "message group"),
                        ],
                        max_length=10,
                        verbose_name="channel",
                    ),
                ),
                ("message", models.TextField(max_length=4000, verbose_name="message")),
                ("document", models.CharField(blank=True, max_length=200, verbose_name="document")),
                ("link_kind", models.CharField(blank=True, editable=False, max_length=60)),
                ("link_id", models.PositiveBigIntegerField(blank=True, editable=False, null=True)),
                ("roles", models.JSONField(blank=True, default=list, verbose_name="audience")),
                (
                    "only_exposed",
                    models.BooleanField(default=False, verbose_name="only exposed posts"),
                ),
                ("starts_on", models.DateField(verbose_name="first day")),
                ("ends_on", models.DateField(verbose_name="last day")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "draft"),
                            ("running", "running"),
                            ("finished", "finished"),
                            ("cancelled", "cancelled"),
                        ],
                        default=teraju.modules.learning.domain.states.CampaignState["DRAFT"],
                        max_length=10,
                        verbose_name="status",
                    ),
                ),
                ("started_on", models.DateField(blank=True, editable=False, null=True)),
                (
                    "finished_on",
                    models.DateField(blank=True, null=True, verbose_name="finished on"),
                ),
                (
                    "reminded_on",
                    models.DateField(blank=True, null=True, verbose_name="last reminder"),
                ),
                ("reason", models.CharField(blank=True, max_length=400, verbose_name="reason")),
                (
                    "repeat_of",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="repeated_by",
                        to="learning.campaign",
                        verbose_name="repeats",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("ends_on__gte", models.F("starts_on"))),
                        name="campaign_in_order",
                        violation_error_message="The last day lies before the first.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "cancelled"), _negated=True),
                            models.Q(("reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="campaign_cancelled_has_reason",
                        violation_error_message="Say why.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "finished"), _negated=True),
                            ("finished_on__isnull", False),
                            _connector="OR",
                        ),
                        name="campaign_finished_has_day",
                        violation_error_message="A finished campaign has its day.",
                    ),
                ],
                "indexes": [],
            },
        ),
        CreateModel(
            name="Position",
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
                ("name", models.CharField(max_length=160, verbose_name="post")),
                (
                    "unit",
                    models.CharField(blank=True, max_length=160, verbose_name="part of the agency"),
                ),
                (
                    "superior",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="subordinates",
                        to="learning.position",
                        verbose_name="reports to",
                    ),
                ),
                (
                    "is_exposed",
                    models.BooleanField(default=False, verbose_name="more than low bribery risk"),
                ),
                (
                    "exposure_reason",
                    models.CharField(max_length=400, verbose_name="reason of the judgement"),
                ),
                ("closed_on", models.DateField(blank=True, null=True, verbose_name="closed on")),
                (
                    "closing_reason",
                    models.CharField(blank=True, max_length=400, verbose_name="reason"),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("closed_on", None)),
                        fields=("agency", "name"),
                        name="position_once_per_agency",
                        violation_error_message="This post is in the register already.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("superior", models.F("id")), _negated=True),
                        name="position_not_its_own_superior",
                        violation_error_message="A post does not report to itself.",
                    ),
                ],
                "indexes": [],
            },
        ),
        CreateModel(
            name="Competence",
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
                ("name", models.CharField(max_length=160, verbose_name="competence")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("knowledge", "knowledge"),
                            ("skill", "skill"),
                            ("attitude", "attitude"),
                            ("certificate", "certificate"),
                        ],
                        max_length=12,
                        verbose_name="kind",
                    ),
                ),
                (
                    "description",
                    models.TextField(blank=True, max_length=1000, verbose_name="how it shows"),
                ),
                (
                    "validity_months",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(240),
                        ],
                        verbose_name="certificate valid for, months",
                    ),
                ),
                (
                    "retired_on",
                    models.DateField(blank=True, null=True, verbose_name="out of use since"),
                ),
                (
                    "retiring_reason",
                    models.CharField(blank=True, max_length=400, verbose_name="reason"),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("retired_on", None)),
                        fields=("agency", "name"),
                        name="competence_once",
                        violation_error_message="This competence is in the catalogue already.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("agency", None), ("retired_on", None)),
                        fields=("government", "name"),
                        name="competence_once_for_all",
                        violation_error_message="This competence is in the catalogue already.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("validity_months", None), ("kind", "certificate"), _connector="OR"
                        ),
                        name="competence_validity_of_certificates",
                        violation_error_message="Only a certificate is valid for a number of months.",
                    ),
                ],
                "indexes": [],
            },
        ),
        CreateModel(
            name="OnboardingTemplate",
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
                ("name", models.CharField(max_length=160, verbose_name="name")),
                (
                    "withdrawn_on",
                    models.DateField(blank=True, null=True, verbose_name="out of use since"),
                ),
                (
                    "withdrawn_reason",
                    models.CharField(blank=True, max_length=400, verbose_name="reason"),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("withdrawn_on", None)),
                        fields=("agency", "name"),
                        name="onboarding_template_once",
                        violation_error_message="A template of this name exists already.",
                    )
                ],
                "indexes": [],
            },
        ),
        CreateModel(
            name="TrainingPlan",
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
                    "year",
                    models.PositiveSmallIntegerField(
                        validators=[
                            django.core.validators.MinValueValidator(2000),
                            django.core.validators.MaxValueValidator(2199),
                        ],
                        verbose_name="year",
                    ),
                ),
                (
                    "note",
                    models.TextField(
                        blank=True, max_length=2000, verbose_name="what the needs rest on"
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "draft"),
                            ("sent", "waits for approval"),
                            ("approved", "approved"),
                            ("closed", "closed"),
                            ("dropped", "dropped"),
                        ],
                        default=teraju.modules.learning.domain.states.PlanState["DRAFT"],
                        max_length=10,
                        verbose_name="status",
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
                    "approved_on",
                    models.DateField(blank=True, null=True, verbose_name="approved on"),
                ),
                (
                    "approved_office",
                    models.CharField(blank=True, max_length=160, verbose_name="approved by"),
                ),
                (
                    "returned_reason",
                    models.CharField(blank=True, max_length=400, verbose_name="given back because"),
                ),
                ("closed_on", models.DateField(blank=True, null=True, verbose_name="closed on")),
                (
                    "closing_note",
                    models.TextField(blank=True, max_length=2000, verbose_name="what was reached"),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state", "dropped"), _negated=True),
                        fields=("agency", "year"),
                        name="training_plan_once_a_year",
                        violation_error_message="The agency has a plan for this year already.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state__in", ["approved", "closed"]), _negated=True),
                            ("approved_on__isnull", False),
                            _connector="OR",
                        ),
                        name="training_plan_approved_has_day",
                        violation_error_message="An approved plan has a day of approval.",
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
                (
                    "campaign",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="questions",
                        to="learning.campaign",
                    ),
                ),
                ("order", models.PositiveSmallIntegerField(default=1)),
                ("text", models.CharField(max_length=300, verbose_name="question")),
                ("options", models.JSONField(default=list, verbose_name="answers")),
                ("right", models.PositiveSmallIntegerField(verbose_name="right answer")),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("campaign", "order"), name="question_order_once"
                    )
                ],
                "indexes": [],
            },
        ),
        CreateModel(
            name="Addressee",
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
                    "campaign",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="addressees",
                        to="learning.campaign",
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
                (
                    "acknowledged_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="acknowledged"),
                ),
                ("attempts", models.PositiveSmallIntegerField(default=0, verbose_name="attempts")),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("campaign", "person"), name="addressee_once")
                ],
                "indexes": [],
            },
        ),
        CreateModel(
            name="Holding",
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
                    "position",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="holdings",
                        to="learning.position",
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
                ("since", models.DateField(verbose_name="since")),
                ("until", models.DateField(blank=True, null=True, verbose_name="last day")),
                ("ended_at", models.DateTimeField(editable=False, null=True)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("until", None), ("until__gte", models.F("since")), _connector="OR"
                        ),
                        name="holding_ends_after_it_begins",
                        violation_error_message="The last day lies before the first.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("until", None)),
                        fields=("position", "person"),
                        name="holding_once",
                        violation_error_message="This person holds the post already.",
                    ),
                ],
                "indexes": [],
            },
        ),
        CreateModel(
            name="Requirement",
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
                    "position",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="requirements",
                        to="learning.position",
                    ),
                ),
                (
                    "competence",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="requirements",
                        to="learning.competence",
                    ),
                ),
                (
                    "level",
                    models.PositiveSmallIntegerField(
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(4),
                        ],
                        verbose_name="level needed",
                    ),
                ),
                ("since", models.DateField(verbose_name="since")),
                ("until", models.DateField(blank=True, null=True, verbose_name="last day")),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("until", None)),
                        fields=("position", "competence"),
                        name="requirement_once",
                        violation_error_message="This post needs the competence already.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("level__gte", 1), ("level__lte", 4)),
                        name="requirement_level_on_scale",
                        violation_error_message="The scale goes from 0 to 4.",
                    ),
                ],
                "indexes": [],
            },
        ),
        CreateModel(
            name="TemplateItem",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("order", models.PositiveSmallIntegerField(default=1, verbose_name="order")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("read", "read a document"),
                            ("code", "sign the code of conduct"),
                            ("training", "training"),
                            ("account", "account and equipment"),
                            ("declaration", "declaration"),
                            ("other", "something else"),
                        ],
                        max_length=12,
                        verbose_name="kind",
                    ),
                ),
                ("what", models.CharField(max_length=200, verbose_name="what is to be done")),
                ("office", models.CharField(max_length=160, verbose_name="who sees to it")),
                ("asks_note", models.BooleanField(default=False, verbose_name="asks for a note")),
                (
                    "template",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="items",
                        to="learning.onboardingtemplate",
                    ),
                ),
                (
                    "within_days",
                    models.PositiveSmallIntegerField(
                        default=7, verbose_name="within days of the start"
                    ),
                ),
            ],
            options={
                "abstract": False,
                "indexes": [],
                "constraints": [],
            },
        ),
        CreateModel(
            name="OnboardingList",
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
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="person",
                    ),
                ),
                (
                    "template",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="lists",
                        to="learning.onboardingtemplate",
                        verbose_name="template",
                    ),
                ),
                ("starts_on", models.DateField(verbose_name="first day")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("open", "under way"),
                            ("finished", "finished"),
                            ("stopped", "stopped"),
                        ],
                        default=teraju.modules.learning.domain.states.ListState["OPEN"],
                        max_length=10,
                        verbose_name="status",
                    ),
                ),
                (
                    "finished_on",
                    models.DateField(blank=True, null=True, verbose_name="finished on"),
                ),
                ("reason", models.CharField(blank=True, max_length=400, verbose_name="reason")),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state", "open")),
                        fields=("agency", "person"),
                        name="onboarding_once_at_a_time",
                        violation_error_message="This person has a list under way already.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "stopped"), _negated=True),
                            models.Q(("reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="onboarding_stopped_has_reason",
                        violation_error_message="Say why.",
                    ),
                ],
                "indexes": [],
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
                        to="learning.trainingplan",
                    ),
                ),
                ("topic", models.CharField(max_length=200, verbose_name="topic")),
                (
                    "competence",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="learning.competence",
                        verbose_name="closes gaps in",
                    ),
                ),
                ("audience", models.CharField(max_length=200, verbose_name="for whom")),
                ("planned_on", models.DateField(verbose_name="planned for")),
                ("provider", models.CharField(blank=True, max_length=160, verbose_name="provider")),
                (
                    "cost",
                    models.DecimalField(
                        decimal_places=2,
                        default=Decimal("0"),
                        max_digits=15,
                        validators=[django.core.validators.MinValueValidator(Decimal("0"))],
                        verbose_name="cost",
                    ),
                ),
                (
                    "source",
                    models.CharField(
                        choices=[
                            ("plan", "yearly need"),
                            ("new_staff", "new staff"),
                            ("new_revision", "new revision of a document"),
                            ("poor_effect", "poor effect of a training"),
                        ],
                        max_length=14,
                        verbose_name="why",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("cost__gte", 0)),
                        name="plan_line_cost_not_negative",
                        violation_error_message="A cost is not negative.",
                    )
                ],
                "indexes": [],
            },
        ),
        CreateModel(
            name="ListItem",
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
                ("order", models.PositiveSmallIntegerField(default=1, verbose_name="order")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("read", "read a document"),
                            ("code", "sign the code of conduct"),
                            ("training", "training"),
                            ("account", "account and equipment"),
                            ("declaration", "declaration"),
                            ("other", "something else"),
                        ],
                        max_length=12,
                        verbose_name="kind",
                    ),
                ),
                ("what", models.CharField(max_length=200, verbose_name="what is to be done")),
                ("office", models.CharField(max_length=160, verbose_name="who sees to it")),
                ("asks_note", models.BooleanField(default=False, verbose_name="asks for a note")),
                (
                    "onboarding",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="items",
                        to="learning.onboardinglist",
                    ),
                ),
                ("due", models.DateField(verbose_name="due")),
                ("done_on", models.DateField(blank=True, null=True, verbose_name="done on")),
                (
                    "done_office",
                    models.CharField(blank=True, max_length=160, verbose_name="ticked by"),
                ),
                ("note", models.CharField(blank=True, max_length=400, verbose_name="note")),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("asks_note", False),
                            ("done_on", None),
                            models.Q(("note", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="onboarding_item_has_note",
                        violation_error_message="Write the note that is asked for.",
                    )
                ],
                "indexes": [],
            },
        ),
        CreateModel(
            name="Training",
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
                ("title", models.CharField(max_length=200, verbose_name="title")),
                (
                    "content",
                    models.TextField(blank=True, max_length=4000, verbose_name="what is taught"),
                ),
                ("is_awareness", models.BooleanField(default=False, verbose_name="awareness")),
                (
                    "is_anti_bribery",
                    models.BooleanField(default=False, verbose_name="anti-bribery"),
                ),
                ("for_partners", models.BooleanField(default=False, verbose_name="for partners")),
                ("planned_from", models.DateField(verbose_name="planned from")),
                ("planned_until", models.DateField(verbose_name="planned until")),
                ("held_from", models.DateField(blank=True, null=True, verbose_name="first day")),
                ("held_until", models.DateField(blank=True, null=True, verbose_name="last day")),
                ("held_recorded_on", models.DateField(blank=True, editable=False, null=True)),
                ("provider", models.CharField(blank=True, max_length=160, verbose_name="provider")),
                (
                    "trainer_office",
                    models.CharField(blank=True, max_length=160, verbose_name="trainer"),
                ),
                ("place", models.CharField(blank=True, max_length=160, verbose_name="place")),
                ("is_online", models.BooleanField(default=False, verbose_name="online")),
                (
                    "hours",
                    models.DecimalField(
                        blank=True,
                        decimal_places=1,
                        max_digits=5,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(Decimal("0.5"))],
                        verbose_name="hours of teaching",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("planned", "planned"),
                            ("postponed", "postponed"),
                            ("held", "held"),
                            ("evaluated", "evaluated"),
                            ("closed", "closed"),
                            ("cancelled", "cancelled"),
                        ],
                        default=teraju.modules.learning.domain.states.TrainingState["PLANNED"],
                        max_length=10,
                        verbose_name="status",
                    ),
                ),
                (
                    "line",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="trainings",
                        to="learning.planline",
                        verbose_name="line of the plan",
                    ),
                ),
                (
                    "repeat_of",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="repeated_by",
                        to="learning.training",
                        verbose_name="repeats",
                    ),
                ),
                (
                    "evaluate_by",
                    models.DateField(blank=True, null=True, verbose_name="effect to be judged by"),
                ),
                (
                    "evaluated_on",
                    models.DateField(blank=True, null=True, verbose_name="effect judged on"),
                ),
                ("closed_on", models.DateField(blank=True, null=True, verbose_name="closed on")),
                ("reason", models.CharField(blank=True, max_length=400, verbose_name="reason")),
                (
                    "competences",
                    models.ManyToManyField(
                        blank=True,
                        related_name="trainings",
                        to="learning.competence",
                        verbose_name="competences it serves",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        fields=["agency", "state", "held_until"],
                        name="learning_tr_agency__233aeb_idx",
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("planned_until__gte", models.F("planned_from"))),
                        name="training_planned_in_order",
                        violation_error_message="The last day lies before the first.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("held_from", None), ("held_until", None)),
                            ("held_until__gte", models.F("held_from")),
                            _connector="OR",
                        ),
                        name="training_held_in_order",
                        violation_error_message="The last day lies before the first.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state__in", ["held", "evaluated", "closed"]), _negated=True),
                            models.Q(("evaluate_by__isnull", False), ("held_from__isnull", False)),
                            _connector="OR",
                        ),
                        name="training_held_has_days",
                        violation_error_message="A training that took place has its days.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state__in", ["cancelled", "postponed"]), _negated=True),
                            models.Q(("reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="training_given_up_has_reason",
                        violation_error_message="Say why.",
                    ),
                ],
            },
        ),
        CreateModel(
            name="Assessment",
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
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="person",
                    ),
                ),
                (
                    "competence",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="assessments",
                        to="learning.competence",
                        verbose_name="competence",
                    ),
                ),
                (
                    "level",
                    models.PositiveSmallIntegerField(
                        validators=[django.core.validators.MaxValueValidator(4)],
                        verbose_name="level held",
                    ),
                ),
                ("on", models.DateField(verbose_name="assessed on")),
                ("basis", models.CharField(max_length=400, verbose_name="what it rests on")),
                (
                    "valid_until",
                    models.DateField(blank=True, null=True, verbose_name="proof valid until"),
                ),
                (
                    "training",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="assessments",
                        to="learning.training",
                    ),
                ),
                (
                    "assessed_by",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "assessed_office",
                    models.CharField(editable=False, max_length=160, verbose_name="assessed by"),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        fields=["person", "competence", "on"], name="learning_as_person__2494f3_idx"
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("agency", "person", "competence", "on"),
                        name="assessment_once_a_day",
                        violation_error_message="This was assessed on this day already.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("basis", ""), _negated=True),
                        name="assessment_has_basis",
                        violation_error_message="Write what the level rests on.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("person", models.F("assessed_by")), _negated=True),
                        name="assessment_by_somebody_else",
                        violation_error_message="Nobody assesses themselves.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("level__lte", 4)),
                        name="assessment_level_on_scale",
                        violation_error_message="The scale goes from 0 to 4.",
                    ),
                ],
            },
        ),
        CreateModel(
            name="Participant",
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
                    "training",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="participants",
                        to="learning.training",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="person",
                    ),
                ),
                ("partner_name", models.CharField(blank=True, max_length=120, verbose_name="name")),
                (
                    "partner_organisation",
                    models.CharField(blank=True, max_length=160, verbose_name="organisation"),
                ),
                (
                    "attendance",
                    models.CharField(
                        choices=[
                            ("invited", "asked to come"),
                            ("present", "present"),
                            ("absent", "absent"),
                            ("excused", "excused"),
                        ],
                        default=teraju.modules.learning.domain.effects.Attendance["INVITED"],
                        max_length=8,
                        verbose_name="attendance",
                    ),
                ),
                (
                    "attendance_note",
                    models.CharField(blank=True, max_length=200, verbose_name="note"),
                ),
                (
                    "score_before",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=5,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(Decimal("0")),
                            django.core.validators.MaxValueValidator(Decimal("100")),
                        ],
                        verbose_name="test before",
                    ),
                ),
                (
                    "score_after",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=5,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(Decimal("0")),
                            django.core.validators.MaxValueValidator(Decimal("100")),
                        ],
                        verbose_name="test after",
                    ),
                ),
                (
                    "effect",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("effective", "effective"),
                            ("partly", "partly effective"),
                            ("poor", "poor effect"),
                        ],
                        default="",
                        max_length=10,
                        verbose_name="effect",
                    ),
                ),
                (
                    "effect_reason",
                    models.CharField(blank=True, max_length=400, verbose_name="what it rests on"),
                ),
                ("evaluated_on", models.DateField(blank=True, null=True, verbose_name="judged on")),
                (
                    "evaluated_office",
                    models.CharField(blank=True, max_length=160, verbose_name="judged by"),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("person__isnull", False)),
                        fields=("training", "person"),
                        name="participant_once",
                        violation_error_message="This person takes part already.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("person", None)),
                        fields=("training", "partner_name", "partner_organisation"),
                        name="partner_once",
                        violation_error_message="This partner takes part already.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("person__isnull", False),
                                ("partner_name", ""),
                                ("partner_organisation", ""),
                            ),
                            models.Q(
                                ("person", None),
                                models.Q(("partner_name", ""), _negated=True),
                                models.Q(("partner_organisation", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="participant_of_house_or_partner",
                        violation_error_message="Name the partner and the organisation.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("effect", ""),
                            models.Q(
                                models.Q(("effect_reason", ""), _negated=True),
                                ("evaluated_on__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="participant_effect_has_reason",
                        violation_error_message="Write what the judgement rests on.",
                    ),
                ],
                "indexes": [],
            },
        ),
    ]
