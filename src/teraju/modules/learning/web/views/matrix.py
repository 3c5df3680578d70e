"""The matrix of posts and competences, the sheets behind it, and the gaps."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from http import HTTPStatus
from typing import Any
from urllib.parse import urlencode

from django.core.exceptions import ValidationError
from django.forms import BoundField, Form
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from teraju.kernel.errors import DomainError, NotAllowed
from teraju.modules.learning import permissions, policy, services
from teraju.modules.learning.domain.gaps import Standing
from teraju.modules.learning.models import Assessment, Position, Requirement
from teraju.modules.learning.models.choices import STANDINGS
from teraju.modules.learning.selectors import gaps, reading
from teraju.modules.learning.web.forms_people import AssessForm, NeedForm
from teraju.modules.learning.web.registers_people import GAPS
from teraju.modules.learning.web.statuses import (
    STANDING_TONES,
    level_words,
    standing_status,
)
from teraju.platform.accounts import rights
from teraju.platform.accounts.scope import Viewer
from teraju.platform.organisation.selectors import agencies
from teraju.platform.web.charts.bars import Bar
from teraju.platform.web.forms import add_refusal
from teraju.platform.web.kinds import Link, Section, Status
from teraju.platform.web.middleware import ViewerRequest
from teraju.platform.web.pages import register_page

from .matrix_file import matrix_file
from .positions import position_of


@require_safe
def gap_register(request: ViewerRequest) -> HttpResponse:
    """The gaps with a picture of where they are."""
    viewer = request.viewer
    counts: dict[str, int] = {}
    for name in gaps.gaps(viewer).values_list("competence_name", flat=True):
        counts[name] = counts.get(name, 0) + 1
    ranked = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))[:12]
    bars = [Bar(name, count, "warn") for name, count in ranked]
    picture = Section(
        _("Gaps by competence"),
        "web/sections/bars.html",
        {"caption": _("People with a gap"), "rows": bars, "heading": _("Competence")},
    )
    context = {"picture": picture if bars else None}
    return register_page(request, GAPS, template="learning/gaps.html", context=context)


@require_safe
def matrix(request: ViewerRequest) -> HttpResponse:
    """Holders against competences; ?format=xlsx takes it away."""
    viewer = request.viewer
    rows = agencies(viewer).order_by("name", "pk")
    chosen = request.GET.get("agency", "")
    with_posts = rows.filter(pk__in=reading.positions(viewer).values("agency"))
    agency = (rows.filter(pk=chosen).first() if chosen.isdecimal() else None) or with_posts.first()
    found = gaps.matrix(viewer, agency.pk) if agency else gaps.Matrix([], [], viewer.today)
    if request.GET.get("format") == "xlsx":
        return matrix_file(found, viewer)
    context = {
        "title": _("Competence matrix"),
        "agency": agency,
        "agencies": with_posts,
        "groups": _groups(
            found,
            may_assess=agency is not None and rights.allowed(viewer, permissions.ASSESS, agency),
        ),
        "legend": [
            Status(STANDING_TONES[one], f"{STANDINGS[one]}: {found.counts.get(one, 0)}")
            for one in Standing
        ],
        "levels": [level_words(level) for level in policy.scale()],
        "links": [
            (_("Gaps"), reverse("learning_gaps"), "triangle-alert"),
            (_("Posts"), reverse("learning_positions"), "briefcase"),
            (_("Competences"), reverse("learning_competences"), "book-open"),
        ],
        "excel_url": f"?{urlencode({'agency': agency.pk, 'format': 'xlsx'})}" if agency else "",
        "confirmed": policy.rules_on(viewer.today).confirmed,
        "months": policy.number(viewer.today, "reassess_months"),
    }
    return render(request, "learning/matrix.html", context)


@dataclass(frozen=True)
class Group:
    """A post with its holders, against what this post needs."""

    position: Position
    url: str
    headers: Sequence[str]
    rows: Sequence[Sequence[Any]]


def _groups(found: gaps.Matrix, *, may_assess: bool) -> list[Group]:
    groups: list[Group] = []
    by_post: dict[int, list[gaps.Person]] = {}
    for person in found.people:
        by_post.setdefault(person.holding.position_id, []).append(person)
    for people in by_post.values():
        position = people[0].holding.position
        needed = [i for i, cell in enumerate(people[0].cells) if cell.needed]
        groups.append(
            Group(
                position,
                reverse("learning_assess", args=[position.pk]) if may_assess else "",
                [_("Person"), *(found.competences[i].name for i in needed)],
                [
                    [str(one.holding.person), *(_shown(one.cells[i]) for i in needed)]
                    for one in people
                ],
            )
        )
    return groups


def _shown(cell: gaps.Cell) -> Status | None:
    """Held of needed, with the shape of how it stands."""
    if cell.standing is None:
        return None
    held = cell.assessment.level if cell.assessment else "–"
    return Status(
        STANDING_TONES[cell.standing], f"{held} / {cell.needed}", STANDINGS[cell.standing]
    )


@dataclass(frozen=True)
class Row:
    """What a sheet shows of one cell of the matrix."""

    key: str
    label: str
    note: str
    url: str
    cells: Sequence[BoundField]
    error: object = ""
    status: Status | None = None
    saved: bool = False


@require_safe
def needs(request: ViewerRequest, pk: int) -> HttpResponse:
    position = _for_sheet(request.viewer, pk, permissions.POSITION)
    return _needs_sheet(request, position)


@require_POST
def save_need(request: ViewerRequest, pk: int, competence: int) -> HttpResponse:
    """Save what a post needs of one competence."""
    position = _for_sheet(request.viewer, pk, permissions.POSITION)
    rows = reading.usable_competences(request.viewer, position.agency_id)
    found = get_object_or_404(rows, pk=competence)
    form = NeedForm(request.POST, auto_id=f"need-{competence}-%s")
    if _run(
        form,
        lambda data: services.set_need(
            actor=request.viewer, position_id=pk, competence=found, level=data["level"]
        ),
    ):
        return _needs_sheet(request, position, saved=competence)
    return _needs_sheet(request, position, refused=(competence, form))


def _needs_sheet(
    request: ViewerRequest,
    position: Position,
    *,
    saved: int | None = None,
    refused: tuple[int, Form] | None = None,
) -> HttpResponse:
    levels = dict(
        Requirement.objects.standing().filter(position=position).values_list("competence", "level")
    )
    rows = []
    for one in reading.usable_competences(request.viewer, position.agency_id):
        bad = refused[1] if refused and refused[0] == one.pk else None
        level = levels.get(one.pk, 0)
        form = bad or NeedForm(initial={"level": str(level)}, auto_id=f"need-{one.pk}-%s")
        word = _("saved") if saved == one.pk else level_words(level)
        rows.append(
            Row(
                key=str(one.pk),
                label=one.name,
                note=one.description,
                url=reverse("learning_need", args=[position.pk, one.pk]),
                cells=[form["level"]],
                error=_errors(bad) if bad else "",
                status=Status("good", word) if level or saved == one.pk else None,
            )
        )
    return _sheet(
        request,
        title=_("What the post needs"),
        position=position,
        columns=[_("Level needed")],
        rows=rows,
        done=len(levels),
        refused=refused is not None,
    )


@require_safe
def assess(request: ViewerRequest, pk: int) -> HttpResponse:
    position = _for_sheet(request.viewer, pk, permissions.ASSESS)
    return _assess_sheet(request, position)


@require_POST
def save_assessment(request: ViewerRequest, pk: int, key: str) -> HttpResponse:
    """Save the level of one holder in one competence."""
    position = _for_sheet(request.viewer, pk, permissions.ASSESS)
    found = gaps.matrix(request.viewer, position.agency_id, position=position)
    person, competence = _of_key(found, key)
    form = AssessForm(request.POST, auto_id=f"cell-{key}-%s")

    def act(data: Mapping[str, Any]) -> object:
        if data["level"] is None:
            raise DomainError(_("Choose a level."), field="level")
        return services.assess(
            actor=request.viewer,
            agency=position.agency,
            person=person.holding.person,
            competence=competence,
            level=data["level"],
            basis=data["basis"],
            valid_until=data["valid_until"],
            seen_version=data["seen"] or None,
            is_example=position.is_example,
        )

    if _run(form, act):
        return _assess_sheet(request, position, saved=key)
    return _assess_sheet(request, position, refused=(key, form))


def _of_key(found: gaps.Matrix, key: str) -> tuple[gaps.Person, Any]:
    holding, _dash, competence = key.partition("-")
    for person in found.people:
        if str(person.holding.pk) == holding:
            for one, cell in zip(found.competences, person.cells, strict=True):
                if str(one.pk) == competence and cell.needed:
                    return person, one
    raise Http404


def _assess_sheet(
    request: ViewerRequest,
    position: Position,
    *,
    saved: str = "",
    refused: tuple[str, Form] | None = None,
) -> HttpResponse:
    found = gaps.matrix(request.viewer, position.agency_id, position=position)
    rows: list[Row] = []
    done = 0
    for person in found.people:
        for competence, cell in zip(found.competences, person.cells, strict=True):
            if not cell.needed:
                continue
            key = f"{person.holding.pk}-{competence.pk}"
            bad = refused[1] if refused and refused[0] == key else None
            rows.append(_assess_row(request, position, person, competence, cell, key, bad, saved))
            done += cell.assessment is not None
    return _sheet(
        request,
        title=_("Assess the holders"),
        position=position,
        columns=[_("Level held"), _("What it rests on"), _("Proof valid until")],
        rows=rows,
        done=done,
        refused=refused is not None,
    )


def _assess_row(
    request: ViewerRequest,
    position: Position,
    person: gaps.Person,
    competence: Any,
    cell: gaps.Cell,
    key: str,
    bad: Form | None,
    saved: str,
) -> Row:
    held = cell.assessment
    initial = _said(held, position, request.viewer.today)
    form = bad or AssessForm(initial=initial, auto_id=f"cell-{key}-%s")
    status = standing_status(cell.standing or Standing.UNKNOWN)
    label = _("saved") if saved == key else status.word
    seen = form.data.get("seen", "0") if bad else initial["seen"]
    note = _("needs %(level)s") % {"level": level_words(cell.needed)}
    if held:
        note += f" · {date_format(held.on, 'DATE_FORMAT')}: {held.basis}"
    own = person.holding.person_id == request.viewer.user_id
    if own:
        for field in form.fields.values():
            field.disabled = True
        note = _("Nobody assesses themselves: ask your superior.")
    return Row(
        key=key,
        label=f"{person.holding.person}: {competence.name}",
        note=note,
        url=reverse("learning_assess_row", args=[position.pk, key]),
        cells=[form["level"], form["basis"], form["valid_until"]],
        error=_with_seen(_errors(bad), seen) if bad else "",
        status=Status(status.tone, _with_seen(label, seen), status.meaning),
    )


def _said(held: Assessment | None, position: Position, today: date) -> dict[str, Any]:
    """What a row begins with. Today's word may be put right; an earlier one is history."""
    level = str(held.level) if held else ""
    if held is None or held.on != today or held.agency_id != position.agency_id:
        # An earlier ground is no ground for today's level: it is read beside, not taken over.
        return {"seen": 0, "level": level, "basis": "", "valid_until": None}
    said = {"basis": held.basis, "valid_until": held.valid_until}
    return {"seen": held.version, "level": level, **said}


def _with_seen(word: object, version: object) -> Any:
    """The state's word with the version seen, which travels back whenever the state is drawn."""
    return format_html('{}<input type="hidden" name="seen" value="{}">', word, version)


def _for_sheet(viewer: Viewer, pk: int, right: str) -> Position:
    position = position_of(viewer, pk)
    rights.require(viewer, right, position)
    return position


def _run(form: Form, act: Any) -> bool:
    """Save one cell; what is refused stands on the form."""
    if not form.is_valid():
        return False
    try:
        act(form.cleaned_data)
    except NotAllowed:
        raise
    except (DomainError, ValidationError) as refusal:
        add_refusal(form, refusal)
        return False
    return True


def _errors(form: Form) -> str:
    return " ".join(
        f"{form.fields[name].label}: {text}" if name in form.fields else str(text)
        for name, texts in form.errors.items()
        for text in texts
    )


def _sheet(
    request: ViewerRequest,
    *,
    title: str,
    position: Position,
    columns: Sequence[str],
    rows: Sequence[Row],
    done: int,
    refused: bool,
) -> HttpResponse:
    context = {
        "title": title,
        "intro": position.name,
        "register_title": _("Post"),
        "register_url": position.get_absolute_url(),
        "columns": columns,
        "rows": rows,
        "progress": {"done": done, "total": len(rows)},
        "position": position,
        "back": Link(
            _("Competence matrix"), f"{reverse('learning_matrix')}?agency={position.agency_id}"
        ),
    }
    # htmx shows an answer only when it is no error; the refusal stands in the row itself.
    is_error = refused and not request.headers.get("HX-Request")
    status = HTTPStatus.UNPROCESSABLE_ENTITY if is_error else HTTPStatus.OK
    return render(request, "learning/sheet.html", context, status=status)
