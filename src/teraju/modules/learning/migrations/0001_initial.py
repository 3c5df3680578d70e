from decimal import Decimal

import django.core.validators
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import teraju.modules.learning.domain.effects
import teraju.modules.learning.domain.event_states
import teraju.modules.learning.domain.practices
import teraju.modules.learning.domain.states
import teraju.modules.learning.domain.studies
from teraju.platform.creation import CreateModel


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("accounts", "__first__"),
        ("documents", "__first__"),
        ("files", "__first__"),
        ("organisation", "0002_crest"),
        ("papers", "__first__"),
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
            name="Event",
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
                            ("training", "open training"),
                            ("socialisation", "socialisation"),
                            ("webinar", "webinar"),
                        ],
                        max_length=16,
                        verbose_name="kind",
                    ),
                ),
                ("title", models.CharField(max_length=200, verbose_name="title")),
                ("summary", models.TextField(max_length=2000, verbose_name="what it is about")),
                ("first_day", models.DateField(verbose_name="first day")),
                ("last_day", models.DateField(verbose_name="last day")),
                ("starts", models.TimeField(verbose_name="begins at")),
                ("place", models.CharField(blank=True, max_length=200, verbose_name="place")),
                (
                    "join_url",
                    models.URLField(blank=True, max_length=400, verbose_name="link to take part"),
                ),
                (
                    "seats",
                    models.PositiveIntegerField(
                        blank=True,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(1)],
                        verbose_name="seats",
                    ),
                ),
                ("opens_on", models.DateField(verbose_name="registration from")),
                ("closes_on", models.DateField(verbose_name="registration until")),
                ("contact", models.CharField(max_length=160, verbose_name="whom to ask")),
                ("for_awareness", models.BooleanField(default=False, verbose_name="awareness")),
                (
                    "for_communication",
                    models.BooleanField(default=False, verbose_name="communication"),
                ),
                ("for_competence", models.BooleanField(default=False, verbose_name="competence")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "draft"),
                            ("open", "registration open"),
                            ("closed", "registration closed"),
                            ("running", "under way"),
                            ("finished", "finished"),
                            ("cancelled", "cancelled"),
                        ],
                        default=teraju.modules.learning.domain.event_states.EventState["DRAFT"],
                        max_length=10,
                        verbose_name="status",
                    ),
                ),
                ("code", models.CharField(editable=False, max_length=8, unique=True)),
                ("door_key", models.CharField(editable=False, max_length=8)),
                (
                    "published_on",
                    models.DateField(blank=True, null=True, verbose_name="published on"),
                ),
                ("held_on", models.DateField(blank=True, null=True, verbose_name="begun on")),
                (
                    "finished_on",
                    models.DateField(blank=True, null=True, verbose_name="finished on"),
                ),
                (
                    "came",
                    models.PositiveIntegerField(default=0, editable=False, verbose_name="present"),
                ),
                ("reason", models.CharField(blank=True, max_length=400, verbose_name="reason")),
            ],
            options={
                "indexes": [
                    models.Index(
                        fields=["agency", "state", "last_day"],
                        name="learning_ev_agency__df967a_idx",
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("last_day__gte", models.F("first_day"))),
                        name="event_days_in_order",
                        violation_error_message="The last day lies before the first.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("closes_on__gte", models.F("opens_on"))),
                        name="event_registration_in_order",
                        violation_error_message="The last day lies before the first.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("place", ""), _negated=True),
                            models.Q(("join_url", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="event_has_a_place",
                        violation_error_message="Give a place, a link, or both.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "cancelled"), _negated=True),
                            models.Q(("reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="event_cancelled_has_reason",
                        violation_error_message="Say why.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "finished"), _negated=True),
                            ("finished_on__isnull", False),
                            _connector="OR",
                        ),
                        name="event_finished_has_day",
                    ),
                ],
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
            name="Practice",
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
                ("key", models.UUIDField(db_index=True, editable=False)),
                (
                    "kind",
                    models.CharField(
                        choices=[("practice", "Good practice"), ("sop", "SOP template")],
                        max_length=8,
                        verbose_name="kind",
                    ),
                ),
                ("title", models.CharField(max_length=200, verbose_name="title")),
                ("summary", models.CharField(max_length=400, verbose_name="in one sentence")),
                (
                    "licence",
                    models.CharField(blank=True, max_length=400, verbose_name="terms of use"),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "draft"),
                            ("published", "published"),
                            ("withdrawn", "withdrawn"),
                        ],
                        default=teraju.modules.learning.domain.practices.PracticeState["DRAFT"],
                        max_length=9,
                        verbose_name="status",
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
                    "source_publisher",
                    models.CharField(blank=True, max_length=160, verbose_name="first published by"),
                ),
                (
                    "source_version",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="version there"
                    ),
                ),
                (
                    "source_day",
                    models.CharField(blank=True, max_length=10, verbose_name="published there on"),
                ),
                (
                    "source_digest",
                    models.CharField(
                        blank=True, max_length=64, verbose_name="fingerprint (SHA-256)"
                    ),
                ),
                (
                    "source_licence",
                    models.CharField(blank=True, max_length=400, verbose_name="terms of use there"),
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
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "withdrawn"), _negated=True),
                            models.Q(
                                ("withdrawn_on__isnull", False),
                                models.Q(("withdrawn_reason", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="practice_withdrawn_has_reason",
                        violation_error_message="Say why.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("state", "withdrawn"), _negated=True),
                        fields=("government", "source_publisher", "key"),
                        name="practice_taken_once",
                        violation_error_message="This practice is in the library already.",
                    ),
                ],
                "indexes": [],
            },
        ),
        CreateModel(
            name="ShelfPractice",
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
                ("purpose", models.TextField(blank=True, max_length=20000, verbose_name="Purpose")),
                ("steps", models.TextField(blank=True, max_length=20000, verbose_name="Steps")),
                (
                    "who",
                    models.TextField(blank=True, max_length=20000, verbose_name="Who does what"),
                ),
                (
                    "records",
                    models.TextField(blank=True, max_length=20000, verbose_name="Records kept"),
                ),
                (
                    "publisher",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.government",
                        verbose_name="publisher",
                    ),
                ),
                ("publishing_agency", models.CharField(max_length=160, verbose_name="agency")),
                ("practice_number", models.PositiveBigIntegerField(db_index=True, editable=False)),
                ("key", models.UUIDField(editable=False)),
                ("number", models.PositiveSmallIntegerField(verbose_name="version")),
                (
                    "kind",
                    models.CharField(
                        choices=[("practice", "Good practice"), ("sop", "SOP template")],
                        max_length=8,
                        verbose_name="kind",
                    ),
                ),
                ("title", models.CharField(max_length=200, verbose_name="title")),
                ("summary", models.CharField(max_length=400, verbose_name="in one sentence")),
                (
                    "licence",
                    models.CharField(blank=True, max_length=400, verbose_name="terms of use"),
                ),
                (
                    "change",
                    models.CharField(blank=True, max_length=400, verbose_name="what changed"),
                ),
                (
                    "source",
                    models.CharField(blank=True, max_length=300, verbose_name="first published by"),
                ),
                ("published_on", models.DateField(verbose_name="published on")),
                (
                    "digest",
                    models.CharField(
                        editable=False, max_length=64, verbose_name="fingerprint (SHA-256)"
                    ),
                ),
                ("is_newest", models.BooleanField(default=True, editable=False)),
                (
                    "withdrawn_on",
                    models.DateField(blank=True, null=True, verbose_name="withdrawn on"),
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
                        fields=["is_newest", "kind"], name="learning_sh_is_newe_bc8467_idx"
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("practice_number", "number"), name="shelf_practice_once"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("is_newest", True)),
                        fields=("practice_number",),
                        name="shelf_practice_one_newest",
                    ),
                ],
            },
        ),
        CreateModel(
            name="StudyVisit",
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
                        verbose_name="host",
                    ),
                ),
                ("key", models.UUIDField(editable=False, unique=True)),
                ("code_hash", models.CharField(editable=False, max_length=64, unique=True)),
                (
                    "origin",
                    models.CharField(
                        choices=[("form", "by the public form"), ("letter", "by letter")],
                        max_length=8,
                        verbose_name="how it came in",
                    ),
                ),
                (
                    "letter_number",
                    models.CharField(
                        blank=True, max_length=120, verbose_name="number of the letter"
                    ),
                ),
                (
                    "letter_on",
                    models.DateField(blank=True, null=True, verbose_name="date of the letter"),
                ),
                ("received_on", models.DateField(verbose_name="received on")),
                ("received_at", models.DateTimeField(editable=False)),
                ("reply_by", models.DateField(verbose_name="to be answered by")),
                ("province", models.CharField(max_length=2, verbose_name="province")),
                ("guest", models.CharField(max_length=120, verbose_name="guest government")),
                (
                    "guest_offices",
                    models.CharField(blank=True, max_length=300, verbose_name="offices that come"),
                ),
                (
                    "contact_name",
                    models.CharField(blank=True, max_length=120, verbose_name="whom to reach"),
                ),
                (
                    "contact_office",
                    models.CharField(
                        blank=True, max_length=160, verbose_name="office of the contact"
                    ),
                ),
                (
                    "contact_phone",
                    models.CharField(blank=True, max_length=40, verbose_name="telephone"),
                ),
                (
                    "contact_email",
                    models.EmailField(blank=True, max_length=254, verbose_name="mail"),
                ),
                ("wished_from", models.DateField(verbose_name="first day wished")),
                ("wished_until", models.DateField(verbose_name="last day wished")),
                (
                    "size",
                    models.PositiveSmallIntegerField(
                        validators=[django.core.validators.MinValueValidator(1)],
                        verbose_name="number of guests",
                    ),
                ),
                ("wishes", models.TextField(max_length=2000, verbose_name="what they want to see")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("requested", "requested"),
                            ("proposed", "other day proposed"),
                            ("accepted", "accepted"),
                            ("held", "took place"),
                            ("followed", "followed up"),
                            ("refused", "refused"),
                            ("cancelled", "called off"),
                        ],
                        default=teraju.modules.learning.domain.studies.StudyState["REQUESTED"],
                        max_length=10,
                        verbose_name="status",
                    ),
                ),
                (
                    "visit_on",
                    models.DateField(blank=True, null=True, verbose_name="day of the visit"),
                ),
                (
                    "reply",
                    models.TextField(
                        blank=True, max_length=2000, verbose_name="what the guests are told"
                    ),
                ),
                ("replied_on", models.DateField(blank=True, null=True, verbose_name="answered on")),
                (
                    "replied_office",
                    models.CharField(blank=True, max_length=160, verbose_name="answered by"),
                ),
                (
                    "guest_said",
                    models.CharField(
                        blank=True, max_length=400, verbose_name="what the guests said"
                    ),
                ),
                (
                    "ended_reason",
                    models.CharField(blank=True, max_length=400, verbose_name="reason"),
                ),
                ("held_on", models.DateField(blank=True, null=True, verbose_name="held on")),
                (
                    "came",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(1)],
                        verbose_name="guests who came",
                    ),
                ),
                (
                    "offices_came",
                    models.CharField(blank=True, max_length=300, verbose_name="offices that came"),
                ),
                (
                    "minutes",
                    models.TextField(
                        blank=True, max_length=4000, verbose_name="what was shown and said"
                    ),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("held_recorded_on", models.DateField(blank=True, editable=False, null=True)),
                (
                    "follow_up_by",
                    models.DateField(blank=True, null=True, verbose_name="to be asked by"),
                ),
                ("followed_on", models.DateField(blank=True, null=True, verbose_name="asked on")),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("nothing", "nothing yet"),
                            ("begun", "begun"),
                            ("adopted", "put into practice"),
                        ],
                        max_length=8,
                        verbose_name="what came of it",
                    ),
                ),
                (
                    "follow_up",
                    models.TextField(blank=True, max_length=4000, verbose_name="what they did"),
                ),
                (
                    "released_on",
                    models.DateField(
                        blank=True, null=True, verbose_name="shown to everybody since"
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["agency", "state"], name="learning_st_agency__f2270f_idx")
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("wished_until__gte", models.F("wished_from"))),
                        name="study_wish_in_order",
                        violation_error_message="The last day lies before the first.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state__in", ["proposed", "accepted"]), _negated=True),
                            ("visit_on__isnull", False),
                            _connector="OR",
                        ),
                        name="study_answered_has_day",
                        violation_error_message="Name the day of the visit.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state__in", ["held", "followed"]), _negated=True),
                            models.Q(("held_on__isnull", False), ("came__isnull", False)),
                            _connector="OR",
                        ),
                        name="study_held_has_facts",
                        violation_error_message="Say when it took place and how many came.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state__in", ["refused", "cancelled"]), _negated=True),
                            models.Q(("ended_reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="study_ended_has_reason",
                        violation_error_message="Say why.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "followed"), _negated=True),
                            models.Q(
                                ("followed_on__isnull", False),
                                models.Q(("outcome", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="study_followed_has_outcome",
                        violation_error_message="Say what came of it.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("released_on", None),
                            ("state__in", ["held", "followed"]),
                            _connector="OR",
                        ),
                        name="study_released_took_place",
                        violation_error_message="Only a visit that took place is shown to everybody.",
                    ),
                ],
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
            name="EventSession",
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
                    "event",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sessions",
                        to="learning.event",
                    ),
                ),
                ("day", models.DateField(verbose_name="day")),
                ("starts", models.TimeField(verbose_name="begins at")),
                ("ends", models.TimeField(verbose_name="ends at")),
                ("title", models.CharField(max_length=200, verbose_name="title")),
                ("speaker", models.CharField(blank=True, max_length=200, verbose_name="speaker")),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("ends__gt", models.F("starts"))),
                        name="event_session_in_order",
                        violation_error_message="It ends before it begins.",
                    )
                ],
                "indexes": [],
            },
        ),
        CreateModel(
            name="EventMaterial",
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
                    "event",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="materials",
                        to="learning.event",
                    ),
                ),
                (
                    "file",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="files.storedfile",
                    ),
                ),
                ("title", models.CharField(max_length=200, verbose_name="title")),
                (
                    "released_on",
                    models.DateField(blank=True, null=True, verbose_name="released on"),
                ),
                ("removed_on", models.DateField(blank=True, null=True, verbose_name="removed on")),
            ],
            options={
                "abstract": False,
                "indexes": [],
                "constraints": [],
            },
        ),
        CreateModel(
            name="EventQuestion",
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
                    "event",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="questions",
                        to="learning.event",
                    ),
                ),
                ("text", models.TextField(max_length=500, verbose_name="question")),
                ("asked_on", models.DateField(verbose_name="asked on")),
                ("form_key", models.CharField(editable=False, max_length=40, unique=True)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("new", "to be looked at"),
                            ("shown", "shown, not answered"),
                            ("answered", "answered"),
                            ("hidden", "not shown"),
                        ],
                        default=teraju.modules.learning.domain.event_states.AskState["NEW"],
                        max_length=10,
                        verbose_name="status",
                    ),
                ),
                ("answer", models.TextField(blank=True, max_length=2000, verbose_name="answer")),
                (
                    "answered_office",
                    models.CharField(blank=True, max_length=160, verbose_name="answered by"),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "answered"), _negated=True),
                            models.Q(("answer", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="event_question_answered",
                        violation_error_message="Write the answer.",
                    )
                ],
                "indexes": [],
            },
        ),
        CreateModel(
            name="EventReply",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "event",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="replies",
                        to="learning.event",
                    ),
                ),
                (
                    "useful",
                    models.PositiveSmallIntegerField(
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(4),
                        ],
                        verbose_name="useful for my work",
                    ),
                ),
                (
                    "clear",
                    models.PositiveSmallIntegerField(
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(4),
                        ],
                        verbose_name="well explained",
                    ),
                ),
                (
                    "organised",
                    models.PositiveSmallIntegerField(
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(4),
                        ],
                        verbose_name="well organised",
                    ),
                ),
                ("comment", models.TextField(blank=True, max_length=500, verbose_name="comment")),
                ("is_example", models.BooleanField(default=False, editable=False)),
            ],
            options={
                "indexes": [],
                "constraints": [],
            },
        ),
        CreateModel(
            name="Registration",
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
                    "event",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="registrations",
                        to="learning.event",
                    ),
                ),
                ("ordinal", models.PositiveIntegerField(verbose_name="number")),
                ("ticket", models.CharField(editable=False, max_length=12, unique=True)),
                ("form_key", models.CharField(blank=True, editable=False, max_length=40)),
                (
                    "person",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("name", models.CharField(max_length=120, verbose_name="name")),
                ("organisation", models.CharField(max_length=160, verbose_name="organisation")),
                (
                    "region",
                    models.CharField(
                        blank=True, max_length=120, verbose_name="region or government"
                    ),
                ),
                ("contact", models.CharField(max_length=254, verbose_name="mail or telephone")),
                (
                    "seat",
                    models.CharField(
                        choices=[
                            ("seated", "has a seat"),
                            ("waiting", "on the waiting list"),
                            ("withdrawn", "withdrawn"),
                        ],
                        max_length=10,
                        verbose_name="seat",
                    ),
                ),
                ("queued_at", models.DateTimeField(blank=True, editable=False, null=True)),
                (
                    "way",
                    models.CharField(
                        choices=[
                            ("page", "public page"),
                            ("account", "account in Teraju"),
                            ("desk", "at the desk"),
                            ("file", "file"),
                        ],
                        max_length=8,
                        verbose_name="came by",
                    ),
                ),
                (
                    "agreed_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="agreed on"),
                ),
                (
                    "came_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="present since"),
                ),
                (
                    "came_by",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("self", "by the code of the room"),
                            ("desk", "noted at the desk"),
                            ("file", "from a file"),
                        ],
                        max_length=8,
                        verbose_name="how it is known",
                    ),
                ),
                ("has_replied", models.BooleanField(default=False, editable=False)),
                (
                    "paper",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="papers.paper",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        fields=["event", "seat", "came_at"], name="learning_re_event_i_5930a8_idx"
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("event", "contact"),
                        name="event_registration_once",
                        violation_error_message="This contact is registered already.",
                    ),
                    models.UniqueConstraint(
                        fields=("event", "ordinal"), name="event_registration_ordinal"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("came_at", None), ("seat", "seated"), _connector="OR"),
                        name="event_present_has_seat",
                    ),
                ],
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
            name="PracticeVersion",
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
                ("purpose", models.TextField(blank=True, max_length=20000, verbose_name="Purpose")),
                ("steps", models.TextField(blank=True, max_length=20000, verbose_name="Steps")),
                (
                    "who",
                    models.TextField(blank=True, max_length=20000, verbose_name="Who does what"),
                ),
                (
                    "records",
                    models.TextField(blank=True, max_length=20000, verbose_name="Records kept"),
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
                    "practice",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="versions",
                        to="learning.practice",
                    ),
                ),
                (
                    "number",
                    models.PositiveSmallIntegerField(
                        validators=[django.core.validators.MinValueValidator(1)],
                        verbose_name="version",
                    ),
                ),
                (
                    "change",
                    models.CharField(blank=True, max_length=400, verbose_name="what changed"),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "draft"),
                            ("published", "published"),
                            ("superseded", "superseded"),
                            ("dropped", "dropped"),
                        ],
                        default=teraju.modules.learning.domain.practices.VersionState["DRAFT"],
                        max_length=10,
                        verbose_name="status",
                    ),
                ),
                (
                    "published_on",
                    models.DateField(blank=True, null=True, verbose_name="published on"),
                ),
                (
                    "published_office",
                    models.CharField(blank=True, max_length=160, verbose_name="published by"),
                ),
                (
                    "written_by",
                    models.ForeignKey(
                        blank=True,
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
                        fields=("practice", "number"), name="practice_version_once"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("state", "draft")),
                        fields=("practice",),
                        name="practice_one_draft",
                        violation_error_message="A new version is being written already.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("state", "published")),
                        fields=("practice",),
                        name="practice_one_published",
                        violation_error_message="Another version is published: only one can be.",
                    ),
                ],
                "indexes": [],
            },
        ),
        CreateModel(
            name="ShelfFile",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "shelf",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="files",
                        to="learning.shelfpractice",
                    ),
                ),
                ("title", models.CharField(max_length=200, verbose_name="title")),
                ("name", models.CharField(max_length=255)),
                ("media_type", models.CharField(max_length=120)),
                ("sha256", models.CharField(max_length=64)),
                ("size", models.PositiveBigIntegerField()),
            ],
            options={
                "indexes": [],
                "constraints": [],
            },
        ),
        CreateModel(
            name="Adoption",
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
                    "adopter",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.government",
                        verbose_name="adopted by",
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
                    "shelf",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="adoptions",
                        to="learning.shelfpractice",
                        verbose_name="practice",
                    ),
                ),
                (
                    "document",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="documents.document",
                        verbose_name="document",
                    ),
                ),
                ("adopted_on", models.DateField(verbose_name="adopted on")),
                ("adopted_office", models.CharField(max_length=160, verbose_name="adopted by")),
                ("seen_number", models.PositiveSmallIntegerField(verbose_name="version looked at")),
                ("seen_withdrawn", models.BooleanField(default=False)),
                (
                    "seen_note",
                    models.CharField(blank=True, max_length=400, verbose_name="what was decided"),
                ),
            ],
            options={
                "abstract": False,
                "indexes": [],
                "constraints": [],
            },
        ),
        CreateModel(
            name="StudyAgenda",
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
                    "visit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="agenda",
                        to="learning.studyvisit",
                    ),
                ),
                ("starts", models.TimeField(verbose_name="from")),
                ("ends", models.TimeField(blank=True, null=True, verbose_name="until")),
                ("topic", models.CharField(max_length=200, verbose_name="topic")),
                ("host", models.CharField(max_length=160, verbose_name="who receives them")),
                ("place", models.CharField(blank=True, max_length=160, verbose_name="place")),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ends", None), ("ends__gt", models.F("starts")), _connector="OR"
                        ),
                        name="study_agenda_in_order",
                        violation_error_message="It ends before it begins.",
                    )
                ],
                "indexes": [],
            },
        ),
        CreateModel(
            name="TakenHome",
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
                    "visit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="taken",
                        to="learning.studyvisit",
                    ),
                ),
                ("title", models.CharField(max_length=200, verbose_name="what it is")),
                (
                    "practice",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="learning.practice",
                        verbose_name="practice of the library",
                    ),
                ),
                (
                    "document",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="documents.document",
                        verbose_name="document",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("practice", None), ("document", None), _connector="OR"),
                        name="taken_home_is_one_thing",
                        violation_error_message="Choose a practice or a document, not both.",
                    ),
                    models.UniqueConstraint(
                        fields=("visit", "title"),
                        name="taken_home_once",
                        violation_error_message="This stands in the list already.",
                    ),
                ],
                "indexes": [],
            },
        ),
        CreateModel(
            name="GuestMilestone",
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
                    "visit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="milestones",
                        to="learning.studyvisit",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("agreement", "MoU or agreement"),
                            ("start", "work begun"),
                            ("certificate", "certificate"),
                        ],
                        max_length=12,
                        verbose_name="what they reached",
                    ),
                ),
                ("standard", models.CharField(blank=True, max_length=120, verbose_name="standard")),
                (
                    "guest_agency",
                    models.CharField(
                        blank=True, max_length=160, verbose_name="which agency of theirs"
                    ),
                ),
                ("on", models.DateField(verbose_name="on which day")),
                ("until", models.DateField(blank=True, null=True, verbose_name="valid until")),
                ("source", models.CharField(max_length=300, verbose_name="where that stands")),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "certificate"), _negated=True),
                            models.Q(("standard", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="guest_certificate_names_standard",
                        violation_error_message="Name the standard of the certificate.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("until", None), ("until__gte", models.F("on")), _connector="OR"
                        ),
                        name="guest_milestone_in_order",
                        violation_error_message="It ends before it begins.",
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
