"""Test sheets: their register, the worksheet while they are open, the record afterwards."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from http import HTTPStatus
from typing import Any

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_POST, require_safe

from teraju.kernel.decimals import may_be_thousands
from teraju.kernel.errors import DomainError, NotAllowed
from teraju.modules.metrology import sheet_permissions as permissions
from teraju.modules.metrology.domain.judging import Verdict
from teraju.modules.metrology.domain.marks import SheetState
from teraju.modules.metrology.domain.orders import LineState
from teraju.modules.metrology.models import Attempt, Sheet
from teraju.modules.metrology.order_permissions import ORDER_WORK
from teraju.modules.metrology.register_permissions import REGISTER_WRITE
from teraju.modules.metrology.selectors import sheets as reading
from teraju.modules.metrology.services import sheets as services
from teraju.modules.metrology.services.sheet_checks import (
    JUDGED_BY_PLATE,
    OTHER_PLATE,
    has_other_plate,
    has_taken,
)
from teraju.modules.metrology.sheet_wording import reading_refused, warnings_said
from teraju.modules.metrology.web.numbers import EITHER, as_typed
from teraju.modules.metrology.web.register_words import PARAMETERS
from teraju.modules.metrology.web.sheet_registers import SHEETS
from teraju.modules.metrology.web.sheet_rows import Part, done_of, line_of, parts_of
from teraju.modules.metrology.web.sheet_sections import (
    attempts_of,
    rules_of,
    sheet_facts,
    what,
)
from teraju.modules.metrology.web.sheet_words import (
    attempt_word,
    reason_said,
    sheet_status,
    verdict_status,
)
from teraju.modules.metrology.web.trail_words import history_of
from teraju.modules.metrology.web.unit_common import step
from teraju.platform.accounts import rights
from teraju.platform.accounts.scope import Viewer
from teraju.platform.web.actions import record_action
from teraju.platform.web.kinds import Action, Fact, RecordPage, Text
from teraju.platform.web.middleware import ViewerRequest
from teraju.platform.web.pages import record_page, register_page

WRITE = permissions.SHEET_WRITE
# What the office gives, and the zero of a scale, weigh on every other row.
WEIGH_ON_ALL = ("given-", "zero")


@require_safe
def register(request: ViewerRequest) -> HttpResponse:
    return register_page(request, SHEETS)


@require_safe
def sheet(request: ViewerRequest, pk: int) -> HttpResponse:
    """The worksheet while the test runs, the record once it is over."""
    one = sheet_of(request.viewer, pk)
    if one.state == SheetState.OPEN:
        return _worksheet(request, one, request.GET.get("attempt", ""))
    return _record(request, one)


@require_POST
def cells(request: ViewerRequest, pk: int) -> HttpResponse:
    """Save the cells of a row; htmx gets how it stands now, a whole visit the sheet again."""
    one = sheet_of(request.viewer, pk)
    rights.require(request.viewer, WRITE, one)
    sent = {key: str(value) for key, value in request.POST.items() if "." in key}
    typed = {key: value for key, value in sent.items() if not key.startswith("was.")}
    bases = {key[4:]: [value] for key, value in sent.items() if key.startswith("was.")}
    weight = request.POST.get("heavier", "")
    typed = _tried_anew(typed, weight) if weight else typed
    errors = _doubtful(typed, bases) or _written(request.viewer, pk, typed, bases)
    fresh = sheet_of(request.viewer, pk)
    key = request.POST.get("row", "")
    if request.headers.get("HX-Request"):
        return _saved(request, fresh, key, errors, is_redrawn=bool(weight))
    if errors:
        return _worksheet(request, fresh, "", errors)
    return HttpResponseRedirect(f"{fresh.get_absolute_url()}#row-{key}")


def _tried_anew(typed: Mapping[str, str], weight: str) -> dict[str, str]:
    """The row with the next weight on the beam: what the one before it did answers no more."""
    anew = {"added": weight, "crossed": "", "moved": ""}
    return {name: anew.get(name.rpartition(".")[2], text) for name, text in typed.items()}


def _doubtful(typed: Mapping[str, str], bases: Mapping[str, list[str]]) -> dict[str, str]:
    """What may be thousands or a decimal: loads stand beside it with a point between thousands.

    What stood there already was meant so: in English it is shown with its point.
    """
    return {
        name: str(EITHER)
        for name, text in typed.items()
        if may_be_thousands(text) and text not in bases.get(name, ())
    }


def _written(
    viewer: Viewer, pk: int, typed: Mapping[str, str], bases: Mapping[str, list[str]]
) -> dict[str, str]:
    """Save the cells; what keeps one from it, by its name."""
    try:
        written = services.save_readings(actor=viewer, sheet_id=pk, cells=typed, bases=bases)
    except NotAllowed:
        raise
    except DomainError as refusal:
        return {refusal.field or next(iter(typed), ""): str(refusal)}
    return {**written.refused, **{name: _met(told) for name, told in written.colliding.items()}}


def sheet_of(viewer: Viewer, pk: int) -> Sheet:
    return get_object_or_404(reading.whole(reading.sheets(viewer)), pk=pk)


def _met(value: str) -> str:
    """Nobody overwrites unread what another device wrote."""
    shown = as_typed(value) or "–"
    return _("Another device wrote %(value)s here. Look, and save yours once more.") % {
        "value": shown
    }


def _saved(
    request: ViewerRequest,
    one: Sheet,
    key: str,
    errors: dict[str, str],
    *,
    is_redrawn: bool = False,
) -> HttpResponse:
    """How the row stands; `is_redrawn` where its cells changed as well."""
    attempt = list(one.attempts.all())[-1]
    layout = reading.layout_of(one, attempt.cells)
    parts = parts_of(one, attempt, layout, errors)
    found = line_of(parts, key)
    if found is None:
        raise Http404
    line, width = found
    weighs = key.startswith(WEIGH_ON_ALL)
    done, total = done_of(layout, attempt)
    context = {
        **_verdict(request.viewer, one, attempt, layout),
        "line": line,
        "width": width,
        "is_redrawn": is_redrawn,
        "others": _others(parts, key, is_judged_by_all=weighs),
        "progress": {"done": done, "total": total},
        "is_swapped": True,
    }
    answer = render(request, "metrology/sheet_saved.html", context)
    if is_redrawn:
        answer["HX-Retarget"] = f"#row-{line.key}"
    if key.startswith("given-") and not errors:
        # The whole sheet follows from it: limits stand in every row.
        answer["HX-Refresh"] = "true"
    return answer


def _others(parts: list[Part], key: str, *, is_judged_by_all: bool) -> list[Any]:
    """The rows that change with this one: those judged together, and one that is to blame."""
    others = [(part, line) for part in parts for line in part.lines if line.key != key]
    return [
        line
        for part, line in others
        if line.error or (line.status and (is_judged_by_all or _is_of_series(part, key)))
    ]


def _is_of_series(part: Part, key: str) -> bool:
    """Whether a row is a reading of a load whose readings are judged together."""
    return part.is_together and any(line.key == key for line in part.lines)


def _worksheet(
    request: ViewerRequest, one: Sheet, asked: str, errors: dict[str, str] | None = None
) -> HttpResponse:
    attempts = list(one.attempts.all())
    chosen = next((each for each in attempts if str(each.ordinal) == asked), attempts[-1])
    layout = reading.layout_of(one, chosen.cells)
    done, total = done_of(layout, chosen)
    refusal = _refusal(request.viewer, one)
    if layout.lacks is not None and not layout.given and not layout.lacks_of_plate:
        refusal = str(reading_refused(layout.lacks))
    context = {
        "title": what(one.instrument, one),
        "register_title": SHEETS.title,
        "register_url": reverse("metrology_sheets"),
        "facts": sheet_facts(one),
        "attempts": [
            (attempt_word(each), f"?attempt={each.ordinal}", each == chosen) for each in attempts
        ],
        "parts": parts_of(one, chosen, layout, errors),
        "progress": {"done": done, "total": total},
        "is_locked": bool(refusal) or chosen != attempts[-1],
        "refusal": refusal,
        **(
            _verdict(request.viewer, one, chosen, layout)
            if chosen == attempts[-1]
            else {**_said(chosen), **_NOTHING_NEXT}
        ),
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if errors else HTTPStatus.OK
    return render(request, "metrology/worksheet.html", context, status=status)


def _refusal(viewer: Viewer, one: Sheet) -> str:
    """Why the viewer reads the sheet and does not write on it."""
    if not rights.allowed(viewer, WRITE, one):
        return str(rights.reason(WRITE))
    if one.tester_id != viewer.user_id:
        return _("%(who)s is testing this instrument: only they write on the sheet.") % {
            "who": one.tester_office
        }
    return ""


def _said(attempt: Attempt) -> dict[str, Any]:
    return {
        "verdict": verdict_status(attempt.verdict, reason_said(attempt.answer)),
        "warnings": warnings_said(attempt.answer),
    }


# What comes next is said with the last attempt alone.
_NOTHING_NEXT: Mapping[str, Any] = {"next_step": "", "primary": None, "actions": []}


def _verdict(
    viewer: Viewer, one: Sheet, attempt: Attempt, layout: reading.Layout
) -> dict[str, Any]:
    """What the engine says so far, and what may be done now."""

    def way(label: Text, name: str, icon: str) -> Action:
        return step(label, f"metrology_sheet_{name}", one, icon, WRITE, viewer)

    said = _said(attempt)
    if _refusal(viewer, one):
        return {**said, **_left_open(viewer, one, way)}
    lacks = not layout.lacks_of_plate and not list(one.standards.all())
    choose = way(_("Choose the standards"), "standards", "weight")
    if lacks and (layout.counts or attempt.verdict == Verdict.PASS):
        words = _("Say which standards it is tested with: without them nothing is marked.")
        end_it = way(_("End without a mark"), "give_up", "x")
        return {**said, "next_step": words, "primary": choose, "actions": [end_it]}
    mark = way(_("Put the mark on"), "decide", "stamp")
    again = way(_("Adjust or repair, then test again"), "again", "rotate-ccw")
    end = [
        way(_("Standards"), "standards", "weight"),
        _right_plate(one, way(_("Correct the plate"), "plate", "pencil")),
        way(_("End without a mark"), "give_up", "x"),
    ]
    if has_other_plate(one, one.instrument):
        return {**said, **_other_plate(viewer, one, way)}
    if layout.counts:
        words = _("A set is counted: say how many pieces passed and failed.")
        return {**said, "next_step": words, "primary": mark, "actions": end}
    if layout.lacks_of_plate:
        words = _(
            "The register does not know the plate of this instrument well enough to test it "
            "(%(what)s): read it off, and the readings follow."
        ) % {"what": PARAMETERS.get(layout.lacks_of_plate, layout.lacks_of_plate)}
        plate = way(_("Complete the plate"), "plate", "pencil")
        rest = [action for action in end if action.url != plate.url]
        return {**said, "next_step": words, "primary": plate, "actions": rest}
    if attempt.verdict == Verdict.PASS:
        return {**said, "next_step": "", "primary": mark, "actions": end}
    if attempt.verdict == Verdict.FAIL:
        reject = choose if lacks else way(_("Reject it: mark batal"), "decide", "stamp")
        words, waits = _waiting(viewer, one)
        return {**said, "next_step": words, "primary": again, "actions": [reject, *waits, *end]}
    words = _("Read on: nothing is marked before the engine has decided.")
    if layout.lacks is not None and layout.given:
        words = _("Say above what the office gives, or complete the plate: the readings follow.")
    return {**said, "next_step": words, "primary": None, "actions": end}


def _right_plate(one: Sheet, action: Action) -> Action:
    """A slip of typing is put right while the sheet is open, until something is judged by it."""
    if not action.refusal and _is_judged(one):
        return replace(action, refusal=JUDGED_BY_PLATE)
    return action


def _is_judged(one: Sheet) -> bool:
    return any(each.verdict for each in one.attempts.all())


def _other_plate(viewer: Viewer, one: Sheet, way: Callable[..., Action]) -> dict[str, Any]:
    """The plate was changed in the register: what is judged is not marked by it any more."""
    end = way(_("End without a mark"), "give_up", "x")
    if _is_judged(one):
        right, name = REGISTER_WRITE, "metrology_instrument_change"
        change = record_action(viewer, one.instrument, right, _("Put the plate right"), name)
        words = OTHER_PLATE % {"tag": one.instrument.tag}
        return {"next_step": words, "primary": end, "actions": [change]}
    words = _("The register has another plate by now: look at it, and the sheet goes on by it.")
    plate = way(_("Complete the plate"), "plate", "pencil")
    return {"next_step": words, "primary": plate, "actions": [end]}


def _waiting(viewer: Viewer, one: Sheet) -> tuple[str, list[Action]]:
    """Of what failed: the way to let the promised time stand still, or that it does."""
    if one.line is None or one.line.state not in (LineState.IN_TEST, LineState.PAUSED):
        return "", []
    if one.line.state == LineState.PAUSED:
        return _("The promised time stands still until it is tested again."), []
    url = reverse("metrology_line_pause", args=[one.line.pk])
    refusal = str(rights.refusal(viewer, ORDER_WORK, one.line))
    label = _("Waits for somebody else")
    return "", [Action(label, url, refusal=refusal, icon="hourglass")]


def _left_open(viewer: Viewer, one: Sheet, way: Callable[..., Action]) -> dict[str, Any]:
    """Whoever took the instrument since then may end the sheet that another left open."""
    if not has_taken(one.line, rights.acting(viewer)):
        return {**_NOTHING_NEXT}
    words = _("The instrument is yours now: end this sheet, then begin your own.")
    return {
        "next_step": words,
        "primary": way(_("End without a mark"), "give_up", "x"),
        "actions": [],
    }


def _record(request: ViewerRequest, one: Sheet) -> HttpResponse:
    verification = getattr(one, "verification", None)
    facts = sheet_facts(one)
    for warning in warnings_said(list(one.attempts.all())[-1].answer):
        facts.append(Fact(_("The engine adds"), warning))
    if verification is not None:
        url = verification.get_absolute_url()
        facts.append(
            Fact(pgettext("mark", "Verification"), str(verification.get_result_display()), url=url)
        )
    page = RecordPage(
        title=what(one.instrument, one),
        number=one.instrument.tag,
        target=one,
        register_title=SHEETS.title,
        register_url=reverse("metrology_sheets"),
        status=sheet_status(one),
        primary=Action(_("To the verification"), verification.get_absolute_url(), icon="stamp")
        if verification is not None
        else None,
        facts=facts,
        sections=[*attempts_of(one), *rules_of(one)],
        is_example=one.is_example,
    )
    return record_page(request, page, history=lambda: history_of(one))
