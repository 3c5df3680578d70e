"""Sheets of paper typed in, a row for each: nine digits, and who it was if that stands there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms import BoundField
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_POST, require_safe

from teraju.kernel.errors import DomainError, NotAllowed
from teraju.modules.satisfaction import permissions, services
from teraju.modules.satisfaction.domain.questionnaire import groups
from teraju.modules.satisfaction.models import Answer, ExtraQuestion, Survey
from teraju.modules.satisfaction.models.choices import element_name, group_choices, said
from teraju.modules.satisfaction.refusals import NotInThisState
from teraju.modules.satisfaction.selectors.reading import last_number, questions
from teraju.modules.satisfaction.web.registers import SURVEYS
from teraju.modules.satisfaction.web.views.surveys import survey_of
from teraju.platform.accounts import rights
from teraju.platform.web.forms import add_refusal
from teraju.platform.web.middleware import ViewerRequest

ROWS = 20
CELLS = ("scores", "sex", "age", "comment")
MOST_SHEETS = 1_000_000
NOTHING = ("", "–")


class SheetForm(forms.Form):
    """One sheet: the nine answers as one number, in the order of the print."""

    scores = forms.RegexField(
        r"^[1-4]{9}$",
        label=gettext_lazy("Nine answers"),
        error_messages={"invalid": gettext_lazy("Nine digits of 1 to 4.")},
        widget=forms.TextInput(
            attrs={"inputmode": "numeric", "maxlength": 9, "autocomplete": "off"}
        ),
    )
    comment = forms.CharField(label=gettext_lazy("Comment"), max_length=500, required=False)

    def __init__(self, *args: Any, own: Sequence[ExtraQuestion], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for code, group in groups().items():
            self.fields[code] = forms.ChoiceField(
                label=said(group.name), choices=[NOTHING, *group_choices(code)], required=False
            )
        for one in own:
            self.fields[f"q{one.key}"] = _own_field(one)
        self.more = [name for name in self.fields if name not in CELLS]


def _own_field(one: ExtraQuestion) -> forms.Field:
    if one.answers:
        options = [NOTHING, *((text, text) for text in one.answers)]
        return forms.ChoiceField(label=one.text, choices=options, required=False)
    return forms.CharField(label=one.text, max_length=200, required=False)


@dataclass(frozen=True)
class Row:
    """What the sheet shows of one paper."""

    key: int
    label: str
    url: str
    cells: Sequence[BoundField]
    # What is asked less often stands below them, folded until there is something in it.
    more: Sequence[BoundField] = ()
    is_open: bool = False
    error: str = ""
    saved: bool = False
    note: str = ""
    status: None = None


@require_safe
def grid(request: ViewerRequest, pk: int) -> HttpResponse:
    """The next sheets of a survey."""
    return _page(request, _survey(request, pk))


@require_POST
def save_row(request: ViewerRequest, pk: int, number: int) -> HttpResponse:
    """Save one sheet and answer with its row."""
    survey = _survey(request, pk)
    if not 1 <= number <= MOST_SHEETS:
        raise Http404
    form = SheetForm(request.POST, own=questions(survey), auto_id=f"row-{number}-%s")
    saved = form.is_valid() and _save(request, survey, number, form)
    if request.headers.get("HX-Request") or not saved:
        return _page(request, survey, sent=(number, form, bool(saved)))
    place = reverse("satisfaction_survey_paper", args=[pk])
    return HttpResponseRedirect(f"{place}#row-{number + 1}")


def _survey(request: ViewerRequest, pk: int) -> Survey:
    survey = survey_of(request.viewer, pk)
    rights.require(request.viewer, permissions.ENTER, survey)
    if not survey.is_open:
        raise NotInThisState(_("Only an open survey takes sheets."))
    return survey


def _save(request: ViewerRequest, survey: Survey, number: int, form: SheetForm) -> bool:
    data = form.cleaned_data
    scores = dict(zip(survey.print_order, map(int, data["scores"]), strict=True))
    reply = services.Reply(
        scores=scores,
        told={code: data[code] for code in groups()},
        extras={name[1:]: data[name] for name in form.more if name not in groups()},
        comment=data["comment"],
    )
    try:
        services.enter_sheet(actor=request.viewer, survey_id=survey.pk, number=number, reply=reply)
    except NotAllowed:
        raise
    except (DomainError, ValidationError) as refusal:
        add_refusal(form, refusal)
        return False
    return True


Sent = tuple[int, SheetForm, bool]


def _page(request: ViewerRequest, survey: Survey, *, sent: Sent | None = None) -> HttpResponse:
    last = last_number(survey)
    asked = request.GET.get("from", "")
    is_number = asked.isascii() and asked.isdecimal() and len(asked) < 7
    first = max(int(asked), 1) if is_number else last + 1
    places = [sent[0]] if sent else list(range(first, first + ROWS))
    own = questions(survey)
    known = {one.number: one for one in Answer.objects.filter(survey=survey, number__in=places)}
    entered = Answer.objects.filter(survey=survey, number__isnull=False).count()
    order = "; ".join(
        f"{number} {element_name(code)}" for number, code in enumerate(survey.print_order, 1)
    )
    context = {
        "title": _("Type in sheets"),
        "intro": survey.title,
        "register_title": SURVEYS.title,
        "register_url": reverse("satisfaction_surveys"),
        "columns": [
            _("Nine answers"),
            *(said(groups()[code].name) for code in ("sex", "age")),
            _("Comment"),
        ],
        "rows": [_row(survey, own, number, known.get(number), sent) for number in places],
        "numbered": True,
        "order": order,
        "entered": ngettext("%(count)d sheet", "%(count)d sheets", entered) % {"count": entered},
        "import_url": reverse("register_import", args=["satisfaction.answers"]),
        "survey_url": survey.get_absolute_url(),
        "more_url": f"?from={max(places) + 1}",
    }
    refused = sent is not None and sent[1].errors and not request.headers.get("HX-Request")
    status = HTTPStatus.UNPROCESSABLE_ENTITY if refused else HTTPStatus.OK
    return render(request, "satisfaction/paper.html", context, status=status)


def _row(
    survey: Survey,
    own: Sequence[ExtraQuestion],
    number: int,
    known: Answer | None,
    sent: Sent | None,
) -> Row:
    told = _told(survey, known)
    form = sent[1] if sent else SheetForm(own=own, initial=told, auto_id=f"row-{number}-%s")
    errors = [str(text) for texts in form.errors.values() for text in texts] if sent else []
    return Row(
        key=number,
        label=str(number),
        url=reverse("satisfaction_survey_row", args=[survey.pk, number]),
        cells=[form[name] for name in CELLS],
        more=[form[name] for name in form.more],
        is_open=bool(own) or any(form[name].value() for name in form.more),
        error=" ".join(errors),
        saved=known is not None and not errors,
    )


def _told(survey: Survey, known: Answer | None) -> dict[str, str]:
    if known is None:
        return {}
    scores = "".join(str(getattr(known, code)) for code in survey.print_order)
    extras = {f"q{key}": text for key, text in known.extras.items()}
    told = {code: getattr(known, code) for code in groups()}
    return {"scores": scores, **told, **extras, "comment": known.comment}
