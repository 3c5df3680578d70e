import django.db.models.deletion
from django.db import migrations, models

from teraju.platform.creation import CreateModel


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("learning", "0001_initial"),
        ("organisation", "0002_crest"),
    ]

    operations = [
        CreateModel(
            name="Statement",
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
                    "withdrawn_on",
                    models.DateField(blank=True, null=True, verbose_name="withdrawn on"),
                ),
                (
                    "withdrawn_because",
                    models.CharField(blank=True, max_length=400, verbose_name="withdrawn because"),
                ),
                ("channel", models.CharField(max_length=200, verbose_name="channel")),
                ("number", models.PositiveIntegerField(verbose_name="number")),
                ("first_day", models.DateField(verbose_name="first day")),
                ("last_day", models.DateField(verbose_name="last day")),
                ("issued_on", models.DateField(verbose_name="issued on")),
                (
                    "tested_on",
                    models.DateField(blank=True, null=True, verbose_name="channel tested on"),
                ),
                (
                    "agency_codes",
                    models.JSONField(blank=True, default=list, verbose_name="agencies"),
                ),
                ("counts", models.JSONField(blank=True, default=dict, verbose_name="counts")),
                ("lists_cases", models.BooleanField(default=False)),
                ("digest", models.CharField(editable=False, max_length=64)),
                ("key", models.CharField(editable=False, max_length=44)),
                (
                    "fingerprint",
                    models.CharField(
                        editable=False, max_length=19, verbose_name="fingerprint of the key"
                    ),
                ),
                ("content", models.TextField(editable=False)),
                ("taken_in_on", models.DateField(verbose_name="taken in on")),
                (
                    "taken_in_office",
                    models.CharField(blank=True, max_length=160, verbose_name="taken in by"),
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
            ],
            options={
                "indexes": [
                    models.Index(
                        fields=["government", "last_day"], name="channel_sta_governm_7b4cd0_idx"
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("last_day__gte", models.F("first_day"))),
                        name="statement_days_in_order",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("withdrawn_on", None)),
                        fields=("government", "key", "number"),
                        name="statement_number_once_per_key",
                        violation_error_message="This statement was taken in already.",
                    ),
                ],
            },
        ),
        CreateModel(
            name="ClosedCase",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.CharField(max_length=40, verbose_name="number")),
                ("month", models.DateField(verbose_name="month of closing")),
                (
                    "outcome",
                    models.CharField(
                        choices=[
                            ("substantiated", "Substantiated"),
                            ("not_substantiated", "Not substantiated"),
                            ("referred", "Handed to an authority"),
                            ("outside", "Not for this channel"),
                        ],
                        max_length=20,
                        verbose_name="outcome",
                    ),
                ),
                (
                    "statement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="cases",
                        to="channel.statement",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("statement", "number"), name="closed_case_once")
                ],
            },
        ),
        CreateModel(
            name="Announcement",
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
                    "withdrawn_on",
                    models.DateField(blank=True, null=True, verbose_name="withdrawn on"),
                ),
                (
                    "withdrawn_because",
                    models.CharField(blank=True, max_length=400, verbose_name="withdrawn because"),
                ),
                ("title", models.CharField(max_length=200, verbose_name="title")),
                (
                    "medium",
                    models.CharField(
                        choices=[
                            ("circular", "Circular letter"),
                            ("campaign", "Campaign with acknowledgements"),
                            ("meeting", "Meeting or briefing"),
                            ("poster", "Poster or banner"),
                            ("website", "Web site or social media"),
                            ("partners", "Letter to business associates"),
                        ],
                        max_length=10,
                        verbose_name="how",
                    ),
                ),
                ("announced_on", models.DateField(verbose_name="announced on")),
                (
                    "to_whole_government",
                    models.BooleanField(default=False, verbose_name="told to the whole government"),
                ),
                ("recorded_on", models.DateField(verbose_name="recorded on")),
                (
                    "recorded_office",
                    models.CharField(blank=True, max_length=160, verbose_name="recorded by"),
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
                    "campaign",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="learning.campaign",
                        verbose_name="campaign",
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
                        fields=["government", "announced_on"], name="channel_ann_governm_a1d57f_idx"
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("medium", "campaign"), _negated=True),
                            ("campaign__isnull", False),
                            _connector="OR",
                        ),
                        name="announcement_names_its_campaign",
                        violation_error_message="Choose the campaign.",
                    )
                ],
            },
        ),
    ]
