"""Letters of scope: the register, one letter, and what is done with it."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from django.views.decorators.http import require_safe

from teraju.modules.metrology import unit_permissions as permissions
from teraju.modules.metrology.domain.catalogue import catalogue
from teraju.modules.metrology.domain.scope import LETTER, ScopeState
from teraju.modules.metrology.models import ScopeLetter, ScopeLine
from teraju.modules.metrology.selectors import scopes as reading
from teraju.modules.metrology.services import scope as services
from teraju.modules.metrology.unit_wording import kind_name
from teraju.modules.metrology.web import scope_forms as forms
from teraju.modules.metrology.web.numbers import shown
from teraju.modules.metrology.web.register_words import PARAMETERS
from teraju.modules.metrology.web.trail_words import history_of
from teraju.modules.metrology.web.unit_common import agency_asked, has_place, step
from teraju.modules.metrology.web.unit_registers import SCOPES
from teraju.modules.metrology.web.unit_statuses import scope_status
from teraju.platform.accounts.scope import Viewer
from teraju.platform.organisation.models import Agency
from teraju.platform.web.forms import form_methods, form_page
from teraju.platform.web.kinds import Action, Fact, Link, RecordPage, Section, Text
from teraju.platform.web.middleware import ViewerRequest
from teraju.platform.web.pages import record_page, register_page
from teraju.platform.web.record_parts import allowed, table
from teraju.platform.web.steps import RecordStep, Steps

WRITE = permissions.SCOPE_WRITE


@require_safe
def register(request: ViewerRequest) -> HttpResponse:
    more = [Action(_("Who verifies here"), reverse("metrology_officers"), icon="users")]
    return register_page(request, SCOPES, more=more)


@require_safe
def record(request: ViewerRequest, pk: int) -> HttpResponse:
    viewer = request.viewer
    letter = get_object_or_404(reading.whole(reading.letters(viewer)), pk=pk)
    text, primary, others = _next(viewer, letter)
    page = RecordPage(
        title=_("Letter of scope (SKKPTTU)"),
        number=letter.number,
        target=letter,
        register_title=SCOPES.title,
        register_url=reverse("metrology_scopes"),
        status=scope_status(letter),
        next_step=text,
        primary=primary,
        actions=allowed(others),
        facts=_facts(letter),
        sections=_sections(viewer, letter),
        is_example=letter.is_example,
    )
    return record_page(request, page, history=lambda: history_of(letter))


def _next(viewer: Viewer, letter: ScopeLetter) -> tuple[Text, Action | None, list[Action]]:
    def way(label: Text, name: str, icon: str) -> Action:
        return step(label, f"metrology_scope_{name}", letter, icon, WRITE, viewer)

    if letter.state == ScopeState.DRAFT:
        kinds = way(_("Choose the kinds"), "kinds", "list-checks")
        enact = way(_("Put in force"), "enact", "check")
        more = [
            way(_("Change"), "change", "pencil"),
            way(_("Add a second line for a kind"), "line_add", "plus"),
            way(_("Add a region"), "area_add", "map-pin"),
            way(_("Drop the draft"), "drop", "x"),
        ]
        if not letter.lines.all():
            return _("Say which kinds the letter lists."), kinds, more
        text = _("Set the bounds of each line, then put the letter in force.")
        return text, enact, [kinds, *more]
    if letter.state == ScopeState.IN_FORCE:
        end = way(_("End the letter"), "end", "archive")
        newer = f"{reverse('metrology_scope_add')}?agency={letter.agency_id}"
        enter = Action(_("Enter a newer letter"), newer, end.refusal, "plus")
        text = _("Requests are held against this letter; a later one revokes it.")
        return text, enter, [end]
    if letter.state == ScopeState.ENDED and not letter.replaced_by_id:
        return "", None, [way(_("Take the end back"), "reinstate", "undo-2")]
    if letter.state == ScopeState.DROPPED:
        return (
            letter.ended_because,
            None,
            [way(pgettext_lazy("draft", "Take it up again"), "resume", "rotate-ccw")],
        )
    return "", None, []


def _facts(letter: ScopeLetter) -> list[Fact]:
    earlier = [Link(one.number, one.get_absolute_url()) for one in letter.replaces.all()]
    later = letter.replaced_by
    return [
        Fact(_("Agency"), letter.agency.name),
        Fact(_("Issued on"), letter.issued_on, note=letter.issuer),
        Fact(_("Code of the regional mark (tanda daerah)"), letter.mark_code),
        Fact(_("Own working area"), letter.region),
        *([Fact(_("In force from"), letter.from_on)] if letter.from_on else []),
        *([Fact(_("No longer in force from"), letter.ended_on)] if letter.ended_on else []),
        *([Fact(_("Revokes"), one.label, url=one.url) for one in earlier]),
        *([Fact(_("Revoked by"), later.number, url=later.get_absolute_url())] if later else []),
        *([Fact(_("Note"), letter.note)] if letter.note else []),
    ]


def _sections(viewer: Viewer, letter: ScopeLetter) -> list[Section]:
    may = (
        letter.state == ScopeState.DRAFT
        and not step("", "metrology_scope_change", letter, "", WRITE, viewer).refusal
    )
    lines = [
        [*_line(line), *(_line_links(letter, line) if may else [])] for line in letter.lines.all()
    ]
    extra: list[Any] = ["", ""] if may else []
    areas = [
        [
            one.name,
            one.agreement,
            date_format(one.since) if one.since else "",
            date_format(one.until) if one.until else _("no last day"),
            *([Link(_("Take out"), _of(letter, "area_remove", one.pk))] if may else []),
        ]
        for one in letter.areas.all()
    ]
    return [
        table(
            _("What the letter lists"),
            [_("Kind"), _("Classes"), _("Bounds"), _("Standards and equipment"), *extra],
            lines,
            _("No kind is listed yet."),
        ),
        table(
            _("Regions under an agreement"),
            [_("Region"), _("Agreement"), _("From"), _("Until"), *extra[:1]],
            areas,
            _("The unit works in its own region only."),
        ),
    ]


def _of(letter: ScopeLetter, name: str, row: int) -> str:
    return reverse(f"metrology_scope_{name}", args=[letter.pk, row])


def _line_links(letter: ScopeLetter, line: ScopeLine) -> list[Link]:
    return [
        Link(_("Set bounds"), _of(letter, "line", line.pk)),
        Link(_("Take out"), _of(letter, "line_remove", line.pk)),
    ]


def _line(line: ScopeLine) -> list[Any]:
    return [kind_name(line.kind), line.classes or _("any"), bounds(line), line.standards]


def bounds(line: ScopeLine) -> str:
    """The bounds of a line in words: "Max 0,1 – 100000 kg"."""
    if not line.parameter:
        return str(_("no bound"))
    kind = catalogue().kinds.get(line.kind)
    parameter = kind.parameters.get(line.parameter) if kind else None
    word = PARAMETERS.get(line.parameter, line.parameter)
    ends = [shown(line.lower), shown(line.upper)]
    if ends[0] and ends[1]:
        text = f"{ends[0]} – {ends[1]}"
    else:
        text = f"≥ {ends[0]}" if ends[0] else f"≤ {ends[1]}"
    return f"{word} {text} {parameter.unit or '' if parameter else ''}".strip()


@form_methods
def add(request: ViewerRequest) -> HttpResponse:
    viewer, agency = request.viewer, agency_asked(request, WRITE)
    return form_page(
        request,
        form=forms.LetterForm,
        title=_("Enter a letter of scope"),
        intro=_("It begins as a draft; what the unit may test changes when it is put in force."),
        submit=_("Enter as a draft"),
        act=lambda data: services.add_letter(actor=viewer, agency=agency, **data),
        success=lambda made: made.get_absolute_url(),
        back_url=reverse("metrology_scopes"),
        initial={"copy_lines": True, "region": agency.government.name, **_as_before(agency)},
        done=_("The letter is entered as a draft."),
        facts=(Fact(_("Unit"), agency.name),),
        register_title=SCOPES.title,
        register_url=reverse("metrology_scopes"),
    )


def _as_before(agency: Agency) -> dict[str, Any]:
    """What a newer letter mostly says again: the regional mark stays when the scope changes."""
    letter = ScopeLetter.objects.filter(agency=agency, state=ScopeState.IN_FORCE).first()
    if letter is None:
        return {}
    return {name: getattr(letter, name) for name in ("issuer", "region", "mark_code")}


def _begun(_viewer: Viewer, letter: ScopeLetter) -> dict[str, Any]:
    return {name: getattr(letter, name) for name in services.FIELDS}


def _line_begun(_viewer: Viewer, line: ScopeLine) -> dict[str, Any]:
    return {name: getattr(line, name) for name in services.LINE_FIELDS}


def _line_named(line: ScopeLine) -> Fact:
    return Fact(_("Kind"), kind_name(line.kind), note=bounds(line))


def _step(**values: Any) -> RecordStep:
    return RecordStep(right=WRITE, keyed="letter_id", **values)


STEPS = Steps(
    reading.letters,
    SCOPES.title,
    "metrology_scopes",
    {
        "change": _step(
            title=_("Change the letter"),
            submit=_("Save"),
            form=forms.LetterChangeForm,
            act=services.change_letter,
            done=_("The letter is changed."),
            initial=_begun,
            when=services.require_draft,
        ),
        "kinds": _step(
            title=_("Which kinds does the letter list?"),
            submit=_("Save"),
            form=forms.KindsForm,
            act=services.set_kinds,
            done=_("The kinds are saved."),
            initial=lambda viewer, one: {"kinds": list(one.lines.values_list("kind", flat=True))},
            when=services.require_draft,
        ),
        "line_add": _step(
            title=_("Add a second line for a kind"),
            intro=_("Where the letter sets other bounds for another class."),
            submit=_("Add"),
            form=forms.LineAddForm,
            act=services.add_line,
            done=_("The line is added: set its bounds."),
            success=lambda made: reverse("metrology_scope_line", args=[made.letter_id, made.pk]),
            when=services.require_draft,
        ),
        "line": _step(
            title=_("Set bounds"),
            submit=_("Save"),
            made_for=lambda viewer, line: partial(forms.LineForm, line=line),
            act=services.change_line,
            done=_("The bounds are saved."),
            initial=_line_begun,
            second=("line_id", lambda one: one.lines.all()),
            row_named=_line_named,
            when=services.require_draft,
        ),
        "line_remove": _step(
            title=_("Take a line out of the letter"),
            submit=_("Take out"),
            act=services.remove_line,
            done=_("The line is taken out."),
            second=("line_id", lambda one: one.lines.all()),
            row_named=_line_named,
            when=services.require_draft,
        ),
        "area_add": _step(
            title=_("Add a region"),
            submit=_("Add"),
            form=forms.AreaForm,
            act=services.add_area,
            done=_("The region is added."),
            when=services.require_draft,
        ),
        "area_remove": _step(
            title=_("Take a region out of the letter"),
            submit=_("Take out"),
            act=services.remove_area,
            done=_("The region is taken out."),
            second=("area_id", lambda one: one.areas.all()),
            row_named=lambda one: Fact(_("Region"), one.name, note=one.agreement),
            when=services.require_draft,
        ),
        "enact": _step(
            title=_("Put the letter in force"),
            intro=_("The letter in force until then is revoked on the same day."),
            submit=_("Put in force"),
            form=forms.EnactForm,
            act=services.enact,
            done=_("The letter is in force."),
            initial=lambda viewer, one: {"from_on": one.issued_on},
            when=has_place("enact", LETTER),
        ),
        "end": _step(
            title=_("End the letter"),
            intro=_("Without a new letter in force nothing may be tested."),
            submit=_("End the letter"),
            form=forms.EndForm,
            act=services.end_letter,
            done=_("The letter has ended."),
            when=has_place("end", LETTER),
        ),
        "reinstate": _step(
            title=_("Take the end back"),
            intro=_("Only where it was recorded by mistake: the letter holds without a gap."),
            submit=_("Take the end back"),
            form=forms.ReasonedForm,
            act=services.reinstate_letter,
            done=_("The letter is in force again."),
            when=has_place("reinstate", LETTER),
        ),
        "drop": _step(
            title=_("Drop the draft"),
            submit=_("Drop"),
            form=forms.ReasonedForm,
            act=services.drop_letter,
            done=_("The draft is dropped."),
            when=has_place("drop", LETTER),
        ),
        "resume": _step(
            title=_("Take the draft up again"),
            submit=_("Take up again"),
            form=forms.ReasonedForm,
            act=services.resume_letter,
            done=_("The draft is taken up again."),
            when=has_place("resume", LETTER),
        ),
    },
)
