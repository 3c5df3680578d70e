"""Earlier indices: their register, their record, and how they are entered."""

from __future__ import annotations

from functools import partial

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from teraju.modules.satisfaction import permissions, services
from teraju.modules.satisfaction.domain.index import satisfaction_index
from teraju.modules.satisfaction.domain.printed import weights_for
from teraju.modules.satisfaction.models import PastIndex
from teraju.modules.satisfaction.models.choices import SCHEMES, WEIGHTS
from teraju.modules.satisfaction.selectors import reading
from teraju.modules.satisfaction.selectors.results import series
from teraju.modules.satisfaction.services.history import FIELDS
from teraju.modules.satisfaction.web.charts import trend
from teraju.modules.satisfaction.web.common import PICTURES, history_of
from teraju.modules.satisfaction.web.forms import PastChangeForm, PastForm, ReasonedForm
from teraju.modules.satisfaction.web.registers import PAST
from teraju.modules.satisfaction.web.statuses import past_status
from teraju.modules.satisfaction.wording import index_words
from teraju.platform.accounts.scope import Viewer
from teraju.platform.web.forms import form_methods
from teraju.platform.web.kinds import Fact, RecordPage, Section
from teraju.platform.web.middleware import ViewerRequest
from teraju.platform.web.pages import record_page, register_page
from teraju.platform.web.record_forms import add_form, step_form
from teraju.platform.web.record_parts import steps, table

HISTORY = permissions.HISTORY


@require_safe
def register(request: ViewerRequest) -> HttpResponse:
    return register_page(request, PAST)


@require_safe
def record(request: ViewerRequest, pk: int) -> HttpResponse:
    viewer, one = request.viewer, _past(request.viewer, pk)
    back = _("Put it back") if one.withdrawn_on else _("Withdraw it")
    wanted = [(HISTORY, back, "satisfaction_past_withdraw", "undo-2")]
    if not one.withdrawn_on:
        wanted.insert(0, (HISTORY, _("Change"), "satisfaction_past_change", "pencil"))
    primary, actions = steps(viewer, one, wanted)
    page = RecordPage(
        title=str(one),
        target=one,
        register_title=PAST.title,
        register_url=reverse("satisfaction_pasts"),
        status=past_status(one),
        primary=primary,
        actions=actions,
        facts=_facts(one),
        sections=[*_check(one), *_trend(viewer, one)],
        is_example=one.is_example,
    )
    return record_page(request, page, history=lambda: history_of(one))


@form_methods
def add(request: ViewerRequest) -> HttpResponse:
    return add_form(
        request,
        HISTORY,
        PAST,
        form=partial(PastForm, viewer=request.viewer),
        title=_("Enter an earlier index"),
        intro=_("As the report printed it, with the scheme of its time."),
        act=lambda data: services.enter_past(actor=request.viewer, **data),
        done=_("The index is entered as it was printed."),
    )


@form_methods
def change(request: ViewerRequest, pk: int) -> HttpResponse:
    one = _past(request.viewer, pk)
    typed = " ".join(str(mean).replace(".", ",") for mean in one.means.values())
    return step_form(
        request,
        one,
        HISTORY,
        PAST,
        services.change_past,
        key="past_id",
        form=PastChangeForm,
        title=_("Change the earlier index"),
        submit=_("Save"),
        initial={**{name: getattr(one, name) for name in FIELDS}, "means": typed},
        done=_("Saved."),
    )


@form_methods
def withdraw(request: ViewerRequest, pk: int) -> HttpResponse:
    one = _past(request.viewer, pk)
    back = one.withdrawn_on is not None
    return step_form(
        request,
        one,
        HISTORY,
        PAST,
        services.withdraw_past,
        key="past_id",
        form=ReasonedForm,
        title=_("Put the index back") if back else _("Withdraw the index"),
        submit=_("Put it back") if back else _("Withdraw it"),
        done=_("It stands in the trend again.") if back else _("It stands in no trend any more."),
    )


def _past(viewer: Viewer, pk: int) -> PastIndex:
    one: PastIndex = get_object_or_404(reading.past(viewer), pk=pk)
    return one


def _facts(one: PastIndex) -> list[Fact]:
    return [
        Fact(_("Index as printed"), index_words(one.printed, one.grade)),
        Fact(_("Service"), one.service_name or one.agency.name),
        Fact(_("Period"), one.period),
        Fact(_("First day"), one.starts_on),
        Fact(_("Last day"), one.ends_on),
        Fact(_("Scheme"), SCHEMES[one.scheme]),
        Fact(_("Weight of an element"), WEIGHTS[one.weight] if one.weight else None),
        Fact(_("Respondents"), one.respondents),
        Fact(_("Where it was printed"), one.source),
    ]


def _check(one: PastIndex) -> list[Section]:
    """What the elements give by each weight, beside what was printed."""
    if not one.means:
        return []
    rule, means = one.rule, one.elements
    rows = [
        [WEIGHTS[weight], number_format(satisfaction_index(means, weight, rule), 2)]
        for weight in weights_for(len(means), rule)
    ]
    rows.append([_("As printed"), number_format(one.printed, 2)])
    headers = [_("Weight of an element"), _("Index")]
    return [table(_("What its elements give"), headers, rows, "")]


def _trend(viewer: Viewer, one: PastIndex) -> list[Section]:
    points = series(viewer, one.agency_id, one.service_code)
    if len(points) < 2:
        return []
    return [Section(_("Round after round"), PICTURES, {"pictures": [trend(points)]})]
