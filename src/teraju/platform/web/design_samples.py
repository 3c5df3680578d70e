"""Invented data that shows every component in every state."""

from __future__ import annotations

from datetime import UTC, date, datetime
from types import SimpleNamespace
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from .charts.bars import Bar
from .design_pictures import readiness
from .kinds import Action, Fact, Figure, Section, Status, Step, Text

TODAY = date(2018, 10, 15)
HERE = "#main"
COLOURS = [
    "paper",
    "sheet",
    "sunk",
    "line",
    "edge",
    "ink",
    "ink-2",
    "act",
    "act-soft",
    "good",
    "good-soft",
    "warn",
    "warn-soft",
    "bad",
    "bad-soft",
    "none",
    "none-soft",
]
ICONS = [
    "inbox",
    "search",
    "scale",
    "handshake",
    "award",
    "building-2",
    "calendar",
    "users",
    "file-text",
    "download",
    "lock",
    "clock",
    "history",
    "landmark",
]


def part_names() -> list[tuple[str, Text]]:
    return [
        ("look", _("Look")),
        ("lists", _("Lists")),
        ("records", _("Records")),
        ("forms", _("Forms")),
        ("pictures", _("Pictures")),
        ("states", _("States")),
    ]


def statuses() -> list[Status]:
    return [
        Status("good", _("valid"), _("Everything asked for is there.")),
        Status("warn", _("expires soon"), _("Fewer than 90 days are left.")),
        Status("bad", _("overdue"), _("The deadline has passed.")),
        Status("none", _("not yet started"), _("Nobody has begun.")),
    ]


def actions() -> list[Action]:
    refusal = _("Only the head of the agency may do this.")
    return [
        Action(_("Submit"), HERE, icon="send"),
        Action(_("Print"), HERE, icon="printer"),
        Action(_("Sign the certificate"), HERE, refusal=refusal),
    ]


def look() -> dict[str, Any]:
    return {
        "colours": COLOURS,
        "statuses": statuses(),
        "actions": actions(),
        "icons": ICONS,
    }


def figures() -> list[Figure]:
    return [
        Figure(_("Open findings"), 3, HERE, _("down 4 since July"), (9, 8, 7, 7, 5, 4, 3)),
        Figure(_("Past their deadline"), 2, HERE, _("the oldest 9 days"), (0, 1, 3, 2, 2), "bad"),
        Figure(_("Agreements in force"), 14, HERE, "", (11, 11, 11, 12, 14)),
        Figure(_("To the stage 1 audit"), _("18 days"), HERE, _("2 November 2018")),
    ]


def todo() -> list[SimpleNamespace]:
    return [
        SimpleNamespace(
            due=date(2018, 10, 6),
            due_words=_("9 days late"),
            late=True,
            title=_("Close the minor finding 7.2: competence map of the auditors"),
            url=HERE,
            detail=_("Second internal audit · the action is ready to be checked"),
            action_label=_("Check"),
        ),
        SimpleNamespace(
            due=TODAY,
            due_words=_("today"),
            late=False,
            title=_("Sign the cooperation agreement with the standards body"),
            url=HERE,
            detail=_("handed in by the secretariat, 12 pages"),
            action_label=_("Read"),
        ),
    ]


def _column(label: str, kind: str = "text") -> SimpleNamespace:
    return SimpleNamespace(label=label, kind=kind)


def _rows() -> list[SimpleNamespace]:
    columns = [
        _column(_("Agreement")),
        _column(_("Partner")),
        _column(_("Status"), "status"),
        _column(_("Until"), "date"),
        _column(_("Value"), "money"),
    ]
    values: list[list[Any]] = [
        [
            _("Memorandum of understanding on standards in governance and public services"),
            "Badan Standardisasi Nasional",
            statuses()[0],
            date(2021, 3, 16),
            1_500_000,
        ],
        [_("Cooperation agreement, Inspectorate"), "BSN", statuses()[1], date(2019, 1, 3), None],
        ["<b>HTML</b> & “quotes” stay text", "—", statuses()[2], None, 0],
    ]
    return [
        SimpleNamespace(
            beneath=(),
            url=HERE,
            cells=[
                SimpleNamespace(column=column, value=value)
                for column, value in zip(columns, row, strict=True)
            ],
        )
        for row in values
    ]


def register() -> SimpleNamespace:
    rows = _rows()
    headers = [
        SimpleNamespace(
            label=cell.column.label,
            kind=cell.column.kind,
            sort_url=HERE,
            sorted="asc" if index == 0 else "",
        )
        for index, cell in enumerate(rows[0].cells)
    ]
    options = [("valid", _("valid"), False), ("overdue", _("overdue"), True)]
    view = SimpleNamespace(name=_("Expiring this year"), url=HERE, current=False, delete_url=HERE)
    return SimpleNamespace(
        register=SimpleNamespace(
            title=_("Agreements"), noun=_("agreements"), empty=_("No agreement is recorded yet.")
        ),
        rows=rows,
        headers=headers,
        q="",
        sort="",
        filters=[SimpleNamespace(key="state", label=_("Status"), options=options)],
        paging=SimpleNamespace(
            page=2, pages=3, total=53, first=26, last=50, previous_url=HERE, next_url=HERE
        ),
        exports=[("Excel", HERE), ("CSV", HERE)],
        add=Action(_("Record an agreement"), HERE, icon="plus"),
        saved_views=[view],
        save_view_url=HERE,
        clear_url=HERE,
        query_string="",
        is_example=True,
    )


def lists() -> dict[str, Any]:
    empty = register()
    empty.rows = []
    nothing = register()
    nothing.rows, nothing.query_string = [], "q=x"
    return {
        "figures": figures(),
        "todo": todo(),
        "page": register(),
        "empty_page": empty,
        "nothing_page": nothing,
    }


def facts() -> list[Fact]:
    return [
        Fact(_("Agency"), "Inspektorat", HERE),
        Fact(_("Standards"), ["SNI ISO 9001:2015", "SNI ISO 37001:2016"]),
        Fact(_("Signed on"), date(2018, 3, 16)),
        Fact(_("Recorded"), datetime(2018, 3, 16, 2, 12, tzinfo=UTC)),
        Fact(_("Public"), value=True),
        Fact(_("Handed over on"), None, note=_("not known; the source gives no date")),
    ]


def steps() -> list[Step]:
    return [
        Step(date(2018, 3, 16), _("Memorandum of understanding with the standards body"), "done"),
        Step(date(2018, 3, 29), _("Cooperation agreement of the Inspectorate"), "done", HERE),
        Step(date(2018, 4, 12), _("First assessment"), "done", note=_("invented example")),
        Step(date(2018, 9, 12), _("Internal audit and management review"), "done"),
        Step(TODAY, _("Application to the certification body"), "now"),
        Step(date(2018, 11, 5), _("Stage 1 audit"), "ahead"),
        Step(date(2018, 11, 26), _("Stage 2 audit"), "ahead"),
        Step(date(2019, 1, 15), _("Certificates handed over"), "ahead"),
        Step(date(2019, 12, 12), _("First surveillance audit"), "ahead"),
        Step(None, _("Second surveillance audit"), "ahead"),
    ]


def history() -> list[SimpleNamespace]:
    at = datetime(2018, 10, 14, 3, 5, tzinfo=UTC)
    change = (_("Valid until"), date(2019, 3, 16), date(2021, 3, 16))
    return [
        SimpleNamespace(at=at, office="Inspektur", sentence=_("extended it"), changes=[change]),
        SimpleNamespace(at=at, office="Sekretaris", sentence=_("recorded it"), changes=[]),
    ]


def records() -> dict[str, Any]:
    attachments = [
        SimpleNamespace(
            title=_("Signed memorandum"),
            url=HERE,
            size=1_482_000,
            media_type="PDF",
            added_at=datetime(2018, 3, 19, 1, 0, tzinfo=UTC),
            office="Sekretaris",
        )
    ]
    table = {
        "headers": [_("Finding"), _("Clause"), _("Status")],
        "rows": [[_("The competence map leaves out new auditors"), "9001 7.2", statuses()[1]]],
    }
    return {
        "facts": facts(),
        "steps": steps(),
        "history": history(),
        "attachments": attachments,
        "attach": Action(_("Add a file"), HERE, icon="paperclip"),
        "actions": actions(),
        "piece": Section(_("Findings of the body"), "web/sections/table.html", table),
        "empty_piece": Section(
            _("Tasks"), "web/sections/table.html", {"headers": [], "rows": [], "empty": ""}
        ),
        "verdicts": [
            (statuses()[0], _("This certificate is valid until 14 January 2022")),
            (statuses()[2], _("This paper was revoked on 3 March 2019")),
        ],
    }


class SampleForm(forms.Form):
    """Every kind of field once."""

    title = forms.CharField()
    signed_on = forms.DateField(widget=forms.DateInput(attrs={"type": "date"}))
    kind = forms.ChoiceField()
    scope = forms.CharField(widget=forms.Textarea, required=False)
    bodies = forms.MultipleChoiceField(widget=forms.CheckboxSelectMultiple, required=False)
    public = forms.ChoiceField(widget=forms.RadioSelect)
    file = forms.FileField(required=False)
    agreed = forms.BooleanField()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        labels = {
            "title": (_("Title"), _("As it stands on the paper, without abbreviations.")),
            "signed_on": (_("Signed on"), _("For example 16 March 2018.")),
            "kind": (_("Kind"), ""),
            "scope": (_("Scope"), _("What the parties do together, in plain words.")),
            "bodies": (_("Standards"), ""),
            "public": (_("Who may see it"), _("The public page shows title, parties and dates.")),
            "file": (_("Signed paper"), _("PDF or picture, at most 20 MB.")),
            "agreed": (_("Both parties have initialled every page"), ""),
        }
        for name, (label, help_text) in labels.items():
            self.fields[name].label, self.fields[name].help_text = label, help_text
        self.fields["kind"].choices = [("mou", _("Memorandum of understanding")), ("pks", "PKS")]  # type: ignore[attr-defined]
        self.fields["bodies"].choices = [("q", "SNI ISO 9001"), ("b", "SNI ISO 37001")]  # type: ignore[attr-defined]
        self.fields["public"].choices = [("1", _("everybody")), ("0", _("the agency"))]  # type: ignore[attr-defined]


def sheet() -> dict[str, Any]:
    limits = [(1, "1000", statuses()[0]), (5, "5005", statuses()[0]), (10, "10010", None)]
    rows = []
    for load, value, state in limits:
        form = forms.Form(initial={"reading": value}, auto_id=f"reading-{load}-%s")
        widget = forms.TextInput(attrs={"inputmode": "decimal"})
        form.fields["reading"] = forms.CharField(label=_("Reading, g"), widget=widget)
        rows.append(
            SimpleNamespace(
                key=load,
                label=f"{load} kg",
                note="± 5 g",
                url=HERE,
                cells=[form["reading"]],
                error=""
                if state
                else _("10 g too much; the limit is 5 g. Adjust, then test again."),
                status=state,
                saved=True,
            )
        )
    return {
        "rows": rows,
        "columns": [_("Reading, g")],
        "progress": SimpleNamespace(done=3, total=4),
    }


def forms_part() -> dict[str, Any]:
    wrong = SampleForm(data={"scope": "…"}, auto_id="wrong_%s")
    summary = [
        (wrong[name].auto_id, wrong[name].label, text)
        for name, texts in wrong.errors.items()
        for text in texts
    ]
    return {
        "form": wrong,
        "errors_summary": summary,
        "submit": _("Save"),
        "back_url": HERE,
        "sheet": sheet(),
    }


def pictures() -> dict[str, Any]:
    return {
        "figures": figures()[:2],
        "steps": steps(),
        "today": TODAY,
        "bars": [
            Bar(_("in force"), 14, "good"),
            Bar(_("expires soon"), 3, "warn"),
            Bar(_("expired"), 1, "bad"),
            Bar(_("in preparation, without a date yet"), 6, "none"),
        ],
        **readiness(),
    }


def states() -> dict[str, Any]:
    return {
        "jobs": [
            SimpleNamespace(state="waiting", words="", percent=None),
            SimpleNamespace(state="running", words=_("Row 4,210 of 10,000"), percent=42),
            SimpleNamespace(
                state="done", words="", result_url=HERE, result_label=_("Open the file")
            ),
            SimpleNamespace(
                state="failed", reason=_("Row 17: the date lies before the agreement.")
            ),
        ],
        "notes": [
            ("", "info", _("The day of the demonstration is 15 October 2018.")),
            ("good", "circle-check", _("The agreement is saved.")),
            ("warn", "triangle-alert", _("The certificate expires in 30 days.")),
            (
                "bad",
                "triangle-alert",
                _("The file is larger than 20 MB. Make it smaller, then try again."),
            ),
        ],
    }
