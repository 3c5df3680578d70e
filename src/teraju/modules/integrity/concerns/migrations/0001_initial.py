import uuid

import django.db.models.deletion
import django.db.models.functions.text
from django.db import migrations, models

import teraju.modules.integrity.concerns.triggers
from teraju.platform.creation import CreateModel


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        CreateModel(
            name="Person",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.CharField(max_length=64, unique=True, verbose_name="key")),
                ("name", models.CharField(max_length=200, verbose_name="name")),
                ("post", models.CharField(blank=True, max_length=200, verbose_name="post")),
                ("unit", models.CharField(blank=True, max_length=200, verbose_name="unit")),
                (
                    "superior",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="subordinates",
                        to="concerns.person",
                        verbose_name="superior",
                    ),
                ),
                ("left", models.BooleanField(default=False, verbose_name="left")),
            ],
            options={
                "ordering": ["name", "pk"],
                "indexes": [],
                "constraints": [],
            },
        ),
        CreateModel(
            name="Office",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.SlugField(max_length=40, unique=True, verbose_name="code")),
                ("name", models.CharField(max_length=200, verbose_name="name")),
                (
                    "name_en",
                    models.CharField(blank=True, max_length=200, verbose_name="name in English"),
                ),
                (
                    "outside",
                    models.BooleanField(default=False, verbose_name="outside the government"),
                ),
                ("unit", models.CharField(blank=True, max_length=200, verbose_name="unit")),
                ("position", models.PositiveSmallIntegerField(default=0, verbose_name="position")),
                ("retired", models.BooleanField(default=False, verbose_name="retired")),
            ],
            options={
                "ordering": ["outside", "position", "pk"],
                "indexes": [],
                "constraints": [],
            },
        ),
        CreateModel(
            name="Case",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("number", models.CharField(max_length=12, unique=True, verbose_name="number")),
                ("channel", models.CharField(default="web", max_length=24, verbose_name="way")),
                ("mode", models.CharField(max_length=24, verbose_name="mode")),
                (
                    "state",
                    models.CharField(default="received", max_length=24, verbose_name="state"),
                ),
                ("outcome", models.CharField(blank=True, max_length=24, verbose_name="outcome")),
                (
                    "receiver",
                    models.CharField(blank=True, max_length=24, verbose_name="forwarded to"),
                ),
                (
                    "lookup_hash",
                    models.CharField(blank=True, max_length=80, verbose_name="hash of the receipt"),
                ),
                ("reporter_salt", models.BinaryField(default=bytes, verbose_name="salt")),
                (
                    "reporter_recipient",
                    models.CharField(
                        blank=True, max_length=70, verbose_name="reporter's public key"
                    ),
                ),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="retaliations",
                        to="concerns.case",
                        verbose_name="follows from",
                    ),
                ),
                ("received_on", models.DateField(verbose_name="received on")),
                (
                    "acknowledged_on",
                    models.DateField(blank=True, null=True, verbose_name="acknowledged on"),
                ),
                (
                    "answered_on",
                    models.DateField(blank=True, null=True, verbose_name="answered on"),
                ),
                (
                    "followed_up_on",
                    models.DateField(blank=True, null=True, verbose_name="followed up on"),
                ),
                ("closed_on", models.DateField(blank=True, null=True, verbose_name="closed on")),
                ("extended", models.BooleanField(default=False, verbose_name="feedback extended")),
                ("version", models.PositiveIntegerField(default=1, verbose_name="version")),
            ],
            options={
                "ordering": ["received_on", "number"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("mode__in", ["anonymous", "confidential", "named"])),
                        name="concerns_case_mode_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("channel__in", ["web", "letter", "phone", "visit"])),
                        name="concerns_case_channel_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "state__in",
                                [
                                    "received",
                                    "acknowledged",
                                    "triaged",
                                    "investigating",
                                    "forwarded",
                                    "out_of_scope",
                                    "concluded",
                                    "followed_up",
                                    "closed",
                                ],
                            )
                        ),
                        name="concerns_case_state_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "outcome__in",
                                [
                                    "",
                                    "substantiated",
                                    "partly",
                                    "unfounded",
                                    "not_enough_facts",
                                    "outside_scope",
                                    "forwarded",
                                ],
                            )
                        ),
                        name="concerns_case_outcome_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "receiver__in",
                                ["", "kpk", "police", "prosecutor", "apip", "other_government"],
                            )
                        ),
                        name="concerns_case_receiver_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("lookup_hash", ""), ("reporter_recipient", "")),
                            models.Q(
                                models.Q(("lookup_hash", ""), _negated=True),
                                models.Q(("reporter_recipient", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="concerns_case_receipt_whole",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("lookup_hash", ""), _negated=True),
                        fields=("lookup_hash",),
                        name="concerns_case_receipt_once",
                    ),
                ],
                "indexes": [],
            },
        ),
        CreateModel(
            name="Spent",
            fields=[
                (
                    "token_hash",
                    models.CharField(
                        max_length=64,
                        primary_key=True,
                        serialize=False,
                        verbose_name="hash of the form",
                    ),
                ),
                ("answer", models.BinaryField(default=bytes, verbose_name="sealed answer")),
                ("expires_at", models.DateTimeField(verbose_name="ends")),
            ],
            options={
                "ordering": ["pk"],
                "indexes": [],
                "constraints": [],
            },
        ),
        CreateModel(
            name="Attempts",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("what", models.CharField(max_length=20, verbose_name="what")),
                ("bucket", models.CharField(blank=True, max_length=64, verbose_name="bucket")),
                ("window", models.BigIntegerField(verbose_name="window")),
                ("count", models.PositiveIntegerField(default=0, verbose_name="count")),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("what", "bucket", "window"), name="concerns_attempts_window_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("count__gte", 0)), name="concerns_attempts_count"
                    ),
                ],
                "indexes": [],
            },
        ),
        CreateModel(
            name="TrailEvent",
            fields=[
                (
                    "sequence",
                    models.BigIntegerField(
                        primary_key=True, serialize=False, verbose_name="sequence"
                    ),
                ),
                ("day", models.DateField(verbose_name="day")),
                ("verb", models.CharField(max_length=60, verbose_name="verb")),
                ("actor", models.CharField(max_length=40, verbose_name="actor")),
                ("number", models.CharField(blank=True, max_length=12, verbose_name="number")),
                ("previous_hash", models.CharField(max_length=64, verbose_name="hash before")),
                ("hash", models.CharField(max_length=64, unique=True, verbose_name="hash")),
            ],
            options={
                "ordering": ["sequence"],
                "indexes": [],
                "constraints": [],
            },
        ),
        CreateModel(
            name="Handler",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "office",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        to="concerns.office",
                        verbose_name="office",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        to="concerns.person",
                        verbose_name="person",
                    ),
                ),
                ("login_name", models.CharField(max_length=60, verbose_name="login name")),
                ("name", models.CharField(max_length=200, verbose_name="name")),
                ("email", models.EmailField(blank=True, max_length=254, verbose_name="e-mail")),
                ("custodian", models.BooleanField(default=False, verbose_name="custodian")),
                (
                    "recipient",
                    models.CharField(blank=True, max_length=70, verbose_name="public key"),
                ),
                ("salt", models.BinaryField(default=bytes, verbose_name="salt")),
                ("locked", models.BinaryField(default=bytes, verbose_name="locked private key")),
                (
                    "invitation_hash",
                    models.CharField(blank=True, max_length=64, verbose_name="invitation"),
                ),
                (
                    "invited_until",
                    models.DateTimeField(blank=True, null=True, verbose_name="invited until"),
                ),
                (
                    "failures",
                    models.PositiveSmallIntegerField(default=0, verbose_name="wrong passphrases"),
                ),
                (
                    "locked_until",
                    models.DateTimeField(blank=True, null=True, verbose_name="locked until"),
                ),
                ("retired_on", models.DateField(blank=True, null=True, verbose_name="retired on")),
                ("version", models.PositiveIntegerField(default=1, verbose_name="version")),
            ],
            options={
                "ordering": ["office", "name", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        django.db.models.functions.text.Lower("login_name"),
                        name="concerns_login_name_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("locked", b""), ("recipient", "")),
                            models.Q(
                                models.Q(("recipient", ""), _negated=True),
                                models.Q(("locked", b""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="concerns_handler_key_whole",
                    ),
                ],
                "indexes": [],
            },
        ),
        CreateModel(
            name="Identity",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "case",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="identity",
                        to="concerns.case",
                    ),
                ),
                ("day", models.DateField(verbose_name="day")),
                ("outer", models.BinaryField(verbose_name="sealed to custodians")),
                ("inner", models.BinaryField(default=bytes, verbose_name="sealed to handlers")),
                ("opened_on", models.DateField(blank=True, null=True, verbose_name="opened on")),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("inner", b""), ("opened_on", None)),
                            models.Q(
                                models.Q(("inner", b""), _negated=True),
                                models.Q(("opened_on", None), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="concerns_identity_opened_whole",
                    )
                ],
                "indexes": [],
            },
        ),
        CreateModel(
            name="CaseHandler",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="handlers",
                        to="concerns.case",
                    ),
                ),
                (
                    "handler",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="cases",
                        to="concerns.handler",
                    ),
                ),
                ("since_on", models.DateField(verbose_name="since")),
                (
                    "declared_on",
                    models.DateField(blank=True, null=True, verbose_name="declared no conflict on"),
                ),
                (
                    "left_on",
                    models.DateField(blank=True, null=True, verbose_name="stepped back on"),
                ),
            ],
            options={
                "ordering": ["since_on", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("case", "handler"), name="concerns_case_handler_once"
                    )
                ],
                "indexes": [],
            },
        ),
        CreateModel(
            name="Entry",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="entries",
                        to="concerns.case",
                    ),
                ),
                ("place", models.PositiveIntegerField(verbose_name="place")),
                ("kind", models.CharField(max_length=24, verbose_name="kind")),
                ("side", models.CharField(max_length=24, verbose_name="side")),
                ("audience", models.CharField(max_length=24, verbose_name="sealed to")),
                (
                    "author",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        to="concerns.handler",
                    ),
                ),
                ("day", models.DateField(verbose_name="day")),
                ("sealed", models.BinaryField(verbose_name="sealed words")),
            ],
            options={
                "ordering": ["case", "place"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("case", "place"), name="concerns_entry_place_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "kind__in",
                                [
                                    "report",
                                    "message",
                                    "identity",
                                    "acknowledgement",
                                    "triage",
                                    "retaliation",
                                    "protection",
                                    "plan",
                                    "note",
                                    "hearing",
                                    "conclusion",
                                    "feedback",
                                    "contact",
                                    "step_back",
                                    "masked",
                                    "step",
                                ],
                            )
                        ),
                        name="concerns_entry_kind_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("author", None), ("side", "reporter")),
                            models.Q(("author__isnull", False), ("side", "handler")),
                            _connector="OR",
                        ),
                        name="concerns_entry_author_of_its_side",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("audience__in", ["all", "handlers"])),
                        name="concerns_entry_audience_known",
                    ),
                ],
                "indexes": [],
            },
        ),
        CreateModel(
            name="IdentityKeeper",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "identity",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="keepers",
                        to="concerns.identity",
                    ),
                ),
                (
                    "handler",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, to="concerns.handler"
                    ),
                ),
                ("outer", models.BooleanField(verbose_name="outer layer")),
            ],
            options={
                "ordering": ["identity", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("identity", "handler"), name="concerns_keeper_once"
                    )
                ],
                "indexes": [],
            },
        ),
        CreateModel(
            name="IdentityRequest",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="identity_requests",
                        to="concerns.case",
                    ),
                ),
                (
                    "asked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="concerns.handler",
                    ),
                ),
                ("asked_on", models.DateField(verbose_name="asked on")),
                ("reason", models.BinaryField(verbose_name="sealed reason")),
                (
                    "answer",
                    models.CharField(default="waiting", max_length=24, verbose_name="answer"),
                ),
                (
                    "answered_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="concerns.handler",
                    ),
                ),
                (
                    "answered_on",
                    models.DateField(blank=True, null=True, verbose_name="answered on"),
                ),
            ],
            options={
                "ordering": ["case", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("answered_by", None),
                            models.Q(("answered_by", models.F("asked_by")), _negated=True),
                            ("answer", "withdrawn"),
                            _connector="OR",
                        ),
                        name="concerns_identity_second_person",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("answer", "waiting")),
                        fields=("case",),
                        name="concerns_identity_asked_once",
                    ),
                ],
                "indexes": [],
            },
        ),
        CreateModel(
            name="Session",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "handler",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        to="concerns.handler",
                    ),
                ),
                (
                    "token_hash",
                    models.CharField(max_length=64, unique=True, verbose_name="hash of the token"),
                ),
                ("sealed", models.BinaryField(verbose_name="sealed identity")),
                ("expires_at", models.DateTimeField(verbose_name="ends")),
            ],
            options={
                "ordering": ["pk"],
                "indexes": [],
                "constraints": [],
            },
        ),
        CreateModel(
            name="SealedFile",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "entry",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="files",
                        to="concerns.entry",
                    ),
                ),
                ("place", models.PositiveSmallIntegerField(verbose_name="place")),
                ("sealed", models.BinaryField(verbose_name="sealed description")),
                (
                    "stored_as",
                    models.CharField(max_length=64, unique=True, verbose_name="stored as"),
                ),
            ],
            options={
                "ordering": ["entry", "place"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("entry", "place"), name="concerns_file_place_once"
                    )
                ],
                "indexes": [],
            },
        ),
        migrations.RunPython(
            teraju.modules.integrity.concerns.triggers.made, migrations.RunPython.noop
        ),
    ]
