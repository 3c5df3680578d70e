import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from teraju.platform.creation import CreateModel


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ("organisation", "0002_crest"),
        ("standards", "0002_requirements"),
    ]

    operations = [
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
                ("title", models.CharField(max_length=200, verbose_name="title")),
                ("started_on", models.DateField(verbose_name="started on")),
                ("recorded_on", models.DateField(editable=False, verbose_name="recorded on")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("open", "open"),
                            ("concluded", "concluded"),
                            ("withdrawn", "withdrawn"),
                        ],
                        default="open",
                        max_length=12,
                        verbose_name="status",
                    ),
                ),
                (
                    "concluded_on",
                    models.DateField(blank=True, null=True, verbose_name="concluded on"),
                ),
                ("summary", models.TextField(blank=True, max_length=4000, verbose_name="summary")),
                (
                    "withdrawn_on",
                    models.DateField(blank=True, null=True, verbose_name="withdrawn on"),
                ),
                (
                    "withdrawn_reason",
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
            ],
            options={
                "indexes": [
                    models.Index(fields=["agency", "started_on"], name="assessment_of_agency")
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("concluded_on__isnull", False), ("status", "concluded")),
                            models.Q(
                                models.Q(("status", "concluded"), _negated=True),
                                ("concluded_on", None),
                            ),
                            _connector="OR",
                        ),
                        name="assessment_concluded_has_date",
                        violation_error_message="A concluded assessment, and only that, has a last day.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("concluded_on", None),
                            ("concluded_on__gte", models.F("started_on")),
                            _connector="OR",
                        ),
                        name="assessment_concluded_after_start",
                        violation_error_message="The last day lies before the first.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("status", "withdrawn"),
                                ("withdrawn_on__isnull", False),
                                models.Q(("withdrawn_reason", ""), _negated=True),
                            ),
                            models.Q(
                                models.Q(("status", "withdrawn"), _negated=True),
                                ("withdrawn_on", None),
                            ),
                            _connector="OR",
                        ),
                        name="assessment_withdrawn_has_reason",
                        violation_error_message="Say why the assessment is withdrawn.",
                    ),
                ],
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
                    "form",
                    models.CharField(
                        choices=[
                            ("record", "record in Teraju"),
                            ("file", "file"),
                            ("note", "note"),
                        ],
                        max_length=8,
                        verbose_name="kept as",
                    ),
                ),
                ("title", models.CharField(max_length=200, verbose_name="title")),
                ("note", models.TextField(blank=True, max_length=4000, verbose_name="note")),
                ("link_kind", models.CharField(blank=True, max_length=60)),
                ("link_id", models.PositiveBigIntegerField(blank=True, null=True)),
                (
                    "happened_on",
                    models.DateField(
                        help_text="The day that the document bears or the fact happened.",
                        verbose_name="date of the fact",
                    ),
                ),
                ("recorded_on", models.DateField(editable=False, verbose_name="recorded on")),
                ("valid_from", models.DateField(blank=True, null=True, verbose_name="valid from")),
                (
                    "valid_until",
                    models.DateField(
                        blank=True,
                        help_text="Empty: until something newer is there.",
                        null=True,
                        verbose_name="last day it counts",
                    ),
                ),
                (
                    "reference",
                    models.CharField(
                        blank=True,
                        help_text="Number of the document, if it has one. It names the evidence in imports.",
                        max_length=80,
                        verbose_name="own reference",
                    ),
                ),
                (
                    "recorded_office",
                    models.CharField(editable=False, max_length=160, verbose_name="recorded by"),
                ),
                (
                    "withdrawn_on",
                    models.DateField(blank=True, null=True, verbose_name="withdrawn on"),
                ),
                (
                    "withdrawn_reason",
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
                    "recorded_by",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "replaces",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="replaced_by",
                        to="conformity.evidence",
                        verbose_name="replaces",
                    ),
                ),
                (
                    "topics",
                    models.ManyToManyField(
                        related_name="+", to="standards.topic", verbose_name="topics"
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["agency", "recorded_on"], name="evidence_of_agency")
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("valid_until", None),
                            ("valid_from", None),
                            ("valid_until__gte", models.F("valid_from")),
                            _connector="OR",
                        ),
                        name="evidence_ends_after_it_begins",
                        violation_error_message="The last day lies before the first.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("happened_on__lte", models.F("recorded_on"))),
                        name="evidence_recorded_after_fact",
                        violation_error_message="The day lies in the future.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("form", "record"),
                                models.Q(("link_kind", ""), _negated=True),
                                ("link_id__isnull", False),
                            ),
                            models.Q(
                                models.Q(("form", "record"), _negated=True),
                                ("link_id", None),
                                ("link_kind", ""),
                            ),
                            _connector="OR",
                        ),
                        name="evidence_record_is_linked",
                        violation_error_message="Choose the record.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("form", "note"), _negated=True),
                            models.Q(("note", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="evidence_note_is_written",
                        violation_error_message="Write the note.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("withdrawn_on", None),
                            models.Q(("withdrawn_reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="evidence_withdrawn_has_reason",
                        violation_error_message="Say why the evidence is withdrawn.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(
                            models.Q(("reference", ""), _negated=True), ("withdrawn_on", None)
                        ),
                        fields=("agency", "reference"),
                        name="evidence_reference_once_per_agency",
                        violation_error_message="This agency has evidence with this reference already.",
                    ),
                ],
            },
        ),
        CreateModel(
            name="Judgement",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "number",
                    models.PositiveIntegerField(
                        help_text="Counts the judgements of this topic from 1."
                    ),
                ),
                (
                    "result",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("conforming", "conforming"),
                            ("minor", "minor gap"),
                            ("major", "major gap"),
                            ("not_applicable", "not applicable"),
                        ],
                        max_length=16,
                        verbose_name="result",
                    ),
                ),
                (
                    "progress",
                    models.CharField(
                        choices=[
                            ("not_begun", "not begun"),
                            ("under_way", "under way"),
                            ("in_place", "in place"),
                        ],
                        default="not_begun",
                        max_length=12,
                        verbose_name="progress",
                    ),
                ),
                (
                    "note",
                    models.TextField(blank=True, max_length=2000, verbose_name="note or reason"),
                ),
                ("judged_at", models.DateTimeField(verbose_name="judged at")),
                ("judged_on", models.DateField(verbose_name="judged on")),
                ("judged_office", models.CharField(max_length=160, verbose_name="judged by")),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.agency",
                    ),
                ),
                (
                    "assessment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="judgements",
                        to="conformity.assessment",
                    ),
                ),
                (
                    "edition",
                    models.ForeignKey(
                        blank=True,
                        null=True,
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
                    "judged_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "topic",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="standards.topic",
                        verbose_name="topic",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["agency", "judged_on"], name="judgement_of_agency")
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("edition", None)),
                        fields=("assessment", "topic", "number"),
                        name="judgement_once_per_number",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("edition__isnull", False)),
                        fields=("assessment", "topic", "edition", "number"),
                        name="judgement_of_edition_once_per_number",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("result", "not_applicable"), _negated=True),
                            models.Q(("note", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="judgement_left_out_has_reason",
                        violation_error_message="Say why it does not apply.",
                    ),
                ],
            },
        ),
        CreateModel(
            name="ReadinessSnapshot",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("day", models.DateField(verbose_name="day")),
                ("conforming", models.PositiveSmallIntegerField(verbose_name="conforming")),
                ("attention", models.PositiveSmallIntegerField(verbose_name="needs attention")),
                ("missing", models.PositiveSmallIntegerField(verbose_name="not proved yet")),
                ("not_applicable", models.PositiveSmallIntegerField(verbose_name="not applicable")),
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
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("agency", "edition", "day"), name="snapshot_once_a_day"
                    )
                ],
            },
        ),
        CreateModel(
            name="TopicOwner",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("valid_from", models.DateField(verbose_name="from")),
                ("valid_until", models.DateField(blank=True, null=True, verbose_name="until")),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.agency",
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
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="standards.topic",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="person in charge",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("valid_until", None)),
                        fields=("agency", "topic"),
                        name="topic_has_one_owner",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("valid_until", None),
                            ("valid_until__gte", models.F("valid_from")),
                            _connector="OR",
                        ),
                        name="topic_owner_ends_after_it_begins",
                    ),
                ],
            },
        ),
    ]
