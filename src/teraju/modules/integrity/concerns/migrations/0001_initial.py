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
        CreateModel(
            name="Leftover",
            fields=[
                (
                    "stored_as",
                    models.CharField(
                        max_length=64, primary_key=True, serialize=False, verbose_name="stored as"
                    ),
                ),
            ],
            options={
                "ordering": ["stored_as"],
            },
        ),
        CreateModel(
            name="ChannelTest",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("begun_on", models.DateField(verbose_name="begun on")),
                ("phrase", models.CharField(max_length=40, unique=True, verbose_name="phrase")),
                ("passed_on", models.DateField(blank=True, null=True, verbose_name="passed on")),
                (
                    "begun_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="concerns.handler",
                    ),
                ),
            ],
            options={
                "ordering": ["-begun_on", "-pk"],
            },
        ),
        CreateModel(
            name="HandOver",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("receiver", models.CharField(max_length=24, verbose_name="receiver")),
                ("day", models.DateField(verbose_name="day")),
                ("sha256", models.CharField(max_length=64, verbose_name="SHA-256")),
                ("size", models.PositiveIntegerField(verbose_name="size")),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="hand_overs",
                        to="concerns.case",
                    ),
                ),
                (
                    "handler",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="concerns.handler",
                    ),
                ),
            ],
            options={
                "ordering": ["case", "pk"],
            },
        ),
        CreateModel(
            name="Lesson",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("process", models.CharField(max_length=24, verbose_name="process")),
                ("text", models.TextField(verbose_name="lesson")),
                ("month", models.DateField(verbose_name="told from")),
            ],
            options={
                "ordering": ["-month", "process", "id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "process__in",
                                [
                                    teraju.modules.integrity.concerns.domain.lessons.Process[
                                        "PROCUREMENT"
                                    ],
                                    teraju.modules.integrity.concerns.domain.lessons.Process[
                                        "PERSONNEL"
                                    ],
                                    teraju.modules.integrity.concerns.domain.lessons.Process[
                                        "FINANCE"
                                    ],
                                    teraju.modules.integrity.concerns.domain.lessons.Process[
                                        "ASSETS"
                                    ],
                                    teraju.modules.integrity.concerns.domain.lessons.Process[
                                        "GRANTS"
                                    ],
                                    teraju.modules.integrity.concerns.domain.lessons.Process[
                                        "LICENSING"
                                    ],
                                    teraju.modules.integrity.concerns.domain.lessons.Process[
                                        "COUNTER_SERVICES"
                                    ],
                                    teraju.modules.integrity.concerns.domain.lessons.Process[
                                        "INSPECTION"
                                    ],
                                    teraju.modules.integrity.concerns.domain.lessons.Process[
                                        "TRAVEL"
                                    ],
                                    teraju.modules.integrity.concerns.domain.lessons.Process[
                                        "GIFTS"
                                    ],
                                    teraju.modules.integrity.concerns.domain.lessons.Process[
                                        "WORKING_TOGETHER"
                                    ],
                                ],
                            )
                        ),
                        name="concerns_lesson_process_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("month__day", 1)), name="concerns_lesson_told_by_month"
                    ),
                ],
            },
        ),
        CreateModel(
            name="PublishedPeriod",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("first_day", models.DateField(unique=True, verbose_name="first day")),
                ("last_day", models.DateField(verbose_name="last day")),
                ("published_on", models.DateField(verbose_name="published on")),
                ("silence", models.CharField(blank=True, max_length=24, verbose_name="silence")),
                ("figures", models.JSONField(blank=True, null=True, verbose_name="numbers")),
            ],
            options={
                "ordering": ["-first_day"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("last_day__gt", models.F("first_day")),
                            ("published_on__gt", models.F("last_day")),
                        ),
                        name="concerns_published_period_over",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("figures__isnull", False), ("silence", "")),
                            models.Q(
                                models.Q(("silence", ""), _negated=True), ("figures__isnull", True)
                            ),
                            _connector="OR",
                        ),
                        name="concerns_published_or_silent",
                    ),
                ],
            },
        ),
        CreateModel(
            name="RecoveryKey",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("made_on", models.DateField(verbose_name="made on")),
                (
                    "recipient",
                    models.CharField(max_length=70, unique=True, verbose_name="public key"),
                ),
                (
                    "made_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="concerns.handler",
                    ),
                ),
            ],
            options={
                "ordering": ["-pk"],
            },
        ),
        CreateModel(
            name="Escrow",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sealed", models.BinaryField(verbose_name="sealed identity")),
                (
                    "handler",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="escrow",
                        to="concerns.handler",
                    ),
                ),
                (
                    "key",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="escrows",
                        to="concerns.recoverykey",
                    ),
                ),
            ],
            options={
                "ordering": ["handler"],
            },
        ),
        CreateModel(
            name="Shredded",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.CharField(max_length=12, verbose_name="number")),
                ("day", models.DateField(verbose_name="day")),
                ("whole", models.BooleanField(verbose_name="with its line")),
            ],
            options={
                "ordering": ["day", "number", "whole"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("number", "whole"), name="concerns_shredded_number_once"
                    )
                ],
            },
        ),
        CreateModel(
            name="IssuedStatement",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sequence", models.PositiveIntegerField(unique=True, verbose_name="number")),
                ("first_day", models.DateField(verbose_name="first day")),
                ("last_day", models.DateField(verbose_name="last day")),
                ("issued_on", models.DateField(verbose_name="issued on")),
                ("digest", models.CharField(max_length=64, unique=True, verbose_name="digest")),
                ("file", models.BinaryField(verbose_name="file")),
                (
                    "issued_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="concerns.handler",
                    ),
                ),
            ],
            options={
                "ordering": ["-sequence"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("issued_on__gt", models.F("last_day")),
                            ("last_day__gt", models.F("first_day")),
                        ),
                        name="concerns_statement_period_over",
                    )
                ],
            },
        ),
        CreateModel(
            name="Keeping",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("held_on", models.DateField(blank=True, null=True, verbose_name="held since")),
                ("warned_on", models.DateField(blank=True, null=True, verbose_name="warned on")),
                (
                    "shredded_on",
                    models.DateField(blank=True, null=True, verbose_name="shredded on"),
                ),
                (
                    "outside",
                    models.BooleanField(default=False, verbose_name="outside the government"),
                ),
                (
                    "case",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="keeping",
                        to="concerns.case",
                    ),
                ),
                (
                    "held_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="concerns.handler",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("held_by", None), ("held_on", None)),
                            models.Q(("held_by__isnull", False), ("held_on__isnull", False)),
                            _connector="OR",
                        ),
                        name="concerns_keeping_hold_whole",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("shredded_on", None), ("held_on", None), _connector="OR"
                        ),
                        name="concerns_keeping_held_is_not_shredded",
                    ),
                ],
            },
        ),
        CreateModel(
            name="Recovery",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("asked_on", models.DateField(verbose_name="asked on")),
                ("ends_at", models.DateTimeField(verbose_name="ends")),
                ("recipient", models.CharField(max_length=70, verbose_name="passing public key")),
                ("salt", models.BinaryField(verbose_name="salt")),
                ("locked", models.BinaryField(verbose_name="locked passing key")),
                ("first_on", models.DateField(blank=True, null=True, verbose_name="first step on")),
                ("first_reason", models.BinaryField(default=bytes, verbose_name="sealed reason")),
                (
                    "second_on",
                    models.DateField(blank=True, null=True, verbose_name="second step on"),
                ),
                ("second_reason", models.BinaryField(default=bytes, verbose_name="sealed reason")),
                ("left", models.BinaryField(default=bytes, verbose_name="left by the first")),
                (
                    "resealed",
                    models.BinaryField(default=bytes, verbose_name="identity sealed anew"),
                ),
                ("done_on", models.DateField(blank=True, null=True, verbose_name="done on")),
                ("refused_on", models.DateField(blank=True, null=True, verbose_name="refused on")),
                (
                    "first",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="concerns.handler",
                    ),
                ),
                (
                    "handler",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="recoveries",
                        to="concerns.handler",
                    ),
                ),
                (
                    "refused_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="concerns.handler",
                    ),
                ),
                (
                    "second",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="concerns.handler",
                    ),
                ),
            ],
            options={
                "ordering": ["-asked_on", "-pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("done_on", None), ("refused_on", None)),
                        fields=("handler",),
                        name="concerns_recovery_open_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("first", None),
                                models.Q(("first", models.F("handler")), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                ("second", None),
                                models.Q(("second", models.F("handler")), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                ("second", None),
                                models.Q(
                                    ("first__isnull", False),
                                    models.Q(("first", models.F("second")), _negated=True),
                                ),
                                _connector="OR",
                            ),
                        ),
                        name="concerns_recovery_three_people",
                    ),
                ],
            },
        ),
        CreateModel(
            name="RecoveryLayers",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("nested", models.BinaryField(verbose_name="sealed twice")),
                (
                    "first",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="concerns.handler",
                    ),
                ),
                (
                    "key",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="layers",
                        to="concerns.recoverykey",
                    ),
                ),
                (
                    "second",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="concerns.handler",
                    ),
                ),
            ],
            options={
                "ordering": ["key", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("key", "first", "second"), name="concerns_layers_pair_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("first", models.F("second")), _negated=True),
                        name="concerns_layers_two_people",
                    ),
                ],
            },
        ),
        migrations.RunPython(
            teraju.modules.integrity.concerns.triggers.made, migrations.RunPython.noop
        ),
    ]
