"""Templates of programmes: the register, the record, saving and withdrawing."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from teraju.modules.cooperation import selectors, services
from teraju.modules.cooperation.models import ProgrammeTemplate, ProgrammeTemplateStep
from teraju.platform.accounts import rights
from teraju.platform.web.forms import VersionedForm, form_methods, form_page
from teraju.platform.web.kinds import Action, Fact, RecordPage, Section, Text
from teraju.platform.web.middleware import ViewerRequest
from teraju.platform.web.pages import record_page, register_page

from .common import programme_of
from .programme_forms import TemplateForm
from .programmes import MANAGE
from .registers import TEMPLATES
from .standing import template_status

WITHDRAW = "cooperation.template.manage"


@require_safe
def template_register(request: ViewerRequest) -> HttpResponse:
    return register_page(request, TEMPLATES)


@require_safe
def template_record(request: ViewerRequest, pk: int) -> HttpResponse:
    template = get_object_or_404(selectors.templates(request.viewer), pk=pk)
    names = sorted(edition.designation for edition in template.editions.all())
    page = RecordPage(
        title=template.name,
        target=template,
        register_title=_("Programme templates"),
        register_url=reverse("cooperation_templates"),
        status=template_status(template),
        primary=None if template.withdrawn_on else _start(request, template),
        actions=[] if template.withdrawn_on else [_withdraw(request, template)],
        facts=[
            Fact(_("Standards"), names or None),
            Fact(_("Note"), template.note or None),
            Fact(_("Withdrawn on"), template.withdrawn_on),
        ],
        sections=[_steps(template)],
        is_example=template.is_example,
    )
    return record_page(request, page)


@form_methods
def template_add(request: ViewerRequest, pk: int) -> HttpResponse:
    """Save the programme `pk` as a template."""
    programme = programme_of(request, pk)
    rights.require(request.viewer, MANAGE, programme)
    return form_page(
        request,
        form=TemplateForm,
        title=_("Save as a template"),
        intro=_("The days are kept as days before and after the certificate."),
        submit=_("Save"),
        act=lambda data: services.save_as_template(actor=request.viewer, programme_id=pk, **data),
        success=lambda made: made.get_absolute_url(),
        back_url=programme.get_absolute_url(),
        initial={"name": programme.title[:160]},
        facts=(Fact(_("Programme"), programme.title),),
        done=_("The template is saved."),
        register_title=_("Programmes"),
        register_url=reverse("cooperation_programmes"),
    )


@form_methods
def template_withdraw(request: ViewerRequest, pk: int) -> HttpResponse:
    template = get_object_or_404(selectors.templates(request.viewer), pk=pk)
    rights.require(request.viewer, WITHDRAW, template)
    return form_page(
        request,
        form=VersionedForm,
        title=_("Withdraw the template"),
        intro=_("Programmes that began with it stay as they are."),
        submit=_("Withdraw"),
        act=lambda data: services.withdraw_template(
            actor=request.viewer, template_id=pk, expected_version=data["version"]
        ),
        success=lambda done: done.get_absolute_url(),
        back_url=template.get_absolute_url(),
        initial={"version": template.version},
        facts=(Fact(_("Template"), template.name),),
        done=_("The template is withdrawn."),
        register_title=_("Programme templates"),
        register_url=reverse("cooperation_templates"),
    )


def _start(request: ViewerRequest, template: ProgrammeTemplate) -> Action:
    may = rights.allowed_somewhere(request.viewer, MANAGE)
    url = f"{reverse('cooperation_programme_add')}?template={template.pk}"
    refusal = "" if may else str(rights.reason(MANAGE))
    return Action(_("Start a programme with it"), url, refusal, "play")


def _withdraw(request: ViewerRequest, template: ProgrammeTemplate) -> Action:
    refusal = str(rights.refusal(request.viewer, WITHDRAW, template))
    url = reverse("cooperation_template_withdraw", args=[template.pk])
    return Action(_("Withdraw"), url, refusal, "archive")


def _steps(template: ProgrammeTemplate) -> Section:
    rows = [
        [step.label, _words(step), step.get_source_display()]
        for step in template.steps.order_by("order", "pk")
    ]
    return Section(
        _("Steps"),
        "web/sections/table.html",
        {"headers": [_("Step"), _("When"), _("Date comes from")], "rows": rows},
    )


def _words(step: ProgrammeTemplateStep) -> Text | None:
    days = step.offset_days
    if days is None:
        return None
    if days == 0:
        return _("on the day of the certificate")
    if days < 0:
        words = ngettext("%d day before the certificate", "%d days before the certificate", -days)
        return words % -days
    return ngettext("%d day after it", "%d days after it", days) % days
