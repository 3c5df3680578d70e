"""The grid of a feast: rows that save themselves, and lines that are pasted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from http import HTTPStatus
from typing import Any

from django.core.exceptions import ValidationError
from django.forms import BoundField
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.utils.translation import override as language
from django.views.decorators.http import require_POST, require_safe

from teraju.kernel.errors import DomainError, NotAllowed
from teraju.modules.integrity.gratification import services
from teraju.modules.integrity.gratification.domain.amounts import Pasted, read_pasted
from teraju.modules.integrity.gratification.domain.givers import Line
from teraju.modules.integrity.gratification.models import Envelope, GiftReport
from teraju.modules.integrity.gratification.models.choices import EnvelopeKind
from teraju.modules.integrity.gratification.refusals import NotComplete
from teraju.modules.integrity.gratification.selectors.reading import envelopes_of
from teraju.modules.integrity.gratification.services.common import (
    HANDED_IN,
    OPEN_TO_REPORTER,
)
from teraju.modules.integrity.gratification.services.envelopes import MOST
from teraju.modules.integrity.gratification.web import forms
from teraju.modules.integrity.gratification.web.common import (
    REGISTER,
    own_report,
    record_form,
    title_of,
)
from teraju.platform.accounts.scope import Viewer
from teraju.platform.web.forms import add_refusal, form_methods
from teraju.platform.web.kinds import Status
from teraju.platform.web.middleware import ViewerRequest
from teraju.platform.web.templatetags.values import rupiah

BLANK = 10
CELLS = ("giver_name", "kind", "value", "relation")


@dataclass(frozen=True)
class Row:
    """What the sheet shows of an envelope."""

    key: int
    label: str
    url: str
    cells: Sequence[BoundField]
    status: Status | None
    error: str = ""
    saved: bool = False
    note: str = ""


@require_safe
def grid(request: ViewerRequest, pk: int) -> HttpResponse:
    return _page(request, _feast(request, pk))


@require_POST
def save_line(request: ViewerRequest, pk: int, place: int) -> HttpResponse:
    """Save one envelope, or take it out when it is empty, and answer with the sheet."""
    report = _feast(request, pk)
    form = _form(place, None, request.POST)
    if not form.is_valid() or not _save(request.viewer, report, place, form):
        return _page(request, report, sent=(place, form))
    if request.headers.get("HX-Request"):
        return _page(request, report, saved=place)
    return HttpResponseRedirect(f"{reverse('gratification_grid', args=[pk])}#row-{place}")


@form_methods
def paste(request: ViewerRequest, pk: int) -> HttpResponse:
    report = _feast(request, pk)
    return record_form(
        request,
        report,
        form=forms.PasteForm,
        title=_("Paste lines"),
        intro=title_of(report),
        submit=_("Add the lines"),
        act=_pasted,
        done=_("The lines are added."),
        back=reverse("gratification_grid", args=[pk]),
    )


def _pasted(
    *, actor: Viewer, report_id: int, lines: str, expected_version: int | None = None
) -> GiftReport:
    found = read_pasted(lines, _kind_words())
    if not found:
        raise NotComplete(_("Nothing stands here that could be read."), field="lines")
    wrong = [one for one in found if one.fault]
    if wrong:
        raise NotComplete(_faults(wrong), field="lines")
    rows = [
        {
            "giver_name": one.giver_name,
            "kind": str(one.kind),
            "value": one.value,
            "description": one.description,
        }
        for one in found
    ]
    return services.add_envelopes(actor=actor, report_id=report_id, lines=rows)


def _faults(wrong: Sequence[Pasted]) -> str:
    words = {
        "giver_name": _("line %d has no name"),
        "value": _("line %d has no amount in rupiah"),
    }
    told = [words[one.fault] % one.number for one in wrong[:10]]
    if len(wrong) > len(told):
        told.append(_("and %d more") % (len(wrong) - len(told)))
    return _("Nothing is added yet: %s.") % "; ".join(told)


def _kind_words() -> Mapping[str, Line]:
    """What money, goods and flowers are called, in both languages."""
    found: dict[str, Line] = {}
    for code in ("en", "id"):
        with language(code):
            found |= {str(one.label).casefold(): Line(one.value) for one in EnvelopeKind}
    return found | {"kado": Line.GOODS, "barang": Line.GOODS, "bunga": Line.FLOWERS}


def _feast(request: ViewerRequest, pk: int) -> GiftReport:
    report = own_report(request, pk)
    if not report.is_feast:
        raise Http404
    if report.state not in OPEN_TO_REPORTER:
        raise NotAllowed(HANDED_IN)
    return report


def _form(place: int, line: Envelope | None, data: Any = None) -> forms.LineForm:
    initial = {name: getattr(line, name) for name in CELLS} if line else None
    return forms.LineForm(data, initial=initial, auto_id=f"row-{place}-%s")


def _save(viewer: Viewer, report: GiftReport, place: int, form: forms.LineForm) -> bool:
    """False while the row is not whole, or when it is refused."""
    data = form.cleaned_data
    name, value = data["giver_name"], data["value"]
    if bool(name) != (value is not None):
        return False
    try:
        if not name:
            services.remove_envelope(actor=viewer, report_id=report.pk, place=place)
        else:
            kind = data["kind"] or EnvelopeKind.MONEY
            services.put_envelope(
                actor=viewer, report_id=report.pk, place=place, **{**data, "kind": kind}
            )
    except NotAllowed:
        raise
    except (DomainError, ValidationError) as refusal:
        add_refusal(form, refusal)
        return False
    return True


def _page(
    request: ViewerRequest,
    report: GiftReport,
    *,
    sent: tuple[int, forms.LineForm] | None = None,
    saved: int | None = None,
) -> HttpResponse:
    """The sheet; of one row that was `saved` by itself that row alone, all that is looked at."""
    lines = envelopes_of(report)
    by_place = {one.place: one for one in lines}
    last = max(by_place, default=0)
    places = range(1, min(max(last, sent[0] if sent else 0) + BLANK, MOST) + 1)
    if saved is not None:
        places = range(saved, saved + 1)
    context = {
        "title": _("Envelopes"),
        "intro": title_of(report),
        "register_title": REGISTER[0],
        "register_url": reverse(REGISTER[1]),
        "columns": [_("Giver"), _("Kind"), _("Rupiah"), _("Relation")],
        "rows": [_row(report, place, by_place.get(place), sent) for place in places],
        "numbered": True,
        "sums": _sums(lines),
        "paste_url": reverse("gratification_paste", args=[report.pk]),
        "import_url": reverse("register_import", args=["gratification.envelopes"]),
        "report_url": report.get_absolute_url(),
        "more_url": f"{reverse('gratification_grid', args=[report.pk])}#row-{last + 1}",
    }
    refused = sent is not None and sent[1].errors and not request.headers.get("HX-Request")
    status = HTTPStatus.UNPROCESSABLE_ENTITY if refused else HTTPStatus.OK
    return render(request, "gratification/grid.html", context, status=status)


def _row(
    report: GiftReport,
    place: int,
    line: Envelope | None,
    sent: tuple[int, forms.LineForm] | None,
) -> Row:
    was_sent = sent is not None and sent[0] == place
    form = sent[1] if was_sent and sent else _form(place, line)
    error = " ".join(str(text) for texts in form.errors.values() for text in texts)
    status = _status(line) if line and not was_sent else None
    if was_sent and not error:
        status = Status("none", _("not complete yet"))
    return Row(
        key=place,
        label=str(place),
        url=reverse("gratification_grid_line", args=[report.pk, place]),
        cells=[form[name] for name in CELLS],
        status=status,
        error=error if was_sent else "",
        saved=line is not None and not was_sent,
    )


def _status(line: Envelope) -> Status | None:
    return Status("warn", _("saved; to be reported")) if line.reportable else None


def _sums(lines: Sequence[Envelope]) -> str:
    total = rupiah(sum((one.value for one in lines), Decimal(0)))
    above = len({one.giver_key for one in lines if one.reportable})
    count = ngettext("%(number)d envelope", "%(number)d envelopes", len(lines))
    words = ngettext("%(number)d giver above the limit", "%(number)d givers above the limit", above)
    return f"{count % {'number': len(lines)}} · {total} · {words % {'number': above}}"
