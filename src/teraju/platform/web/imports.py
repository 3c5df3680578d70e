"""Pages that bring a file into a register: send it, see what it would do, have it written."""

from __future__ import annotations

from functools import partial
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from typing_extensions import override

from teraju.kernel.errors import DomainError, NotAllowed
from teraju.platform.accounts import rights
from teraju.platform.exchange import services
from teraju.platform.exchange.catalogue import is_register, register_by_key
from teraju.platform.exchange.files import TYPES
from teraju.platform.exchange.headings import columns_read, importing_of, is_required
from teraju.platform.exchange.models import ImportRun, ImportState
from teraju.platform.exchange.plans import Fault
from teraju.platform.exchange.registers import Register
from teraju.platform.exchange.scan import SheetRefused
from teraju.platform.exchange.sheets import why_not_text
from teraju.platform.exchange.workbooks import fault_headings, long_choices, template, template_name
from teraju.platform.files.web.forms import CheckedFileField
from teraju.platform.filetypes.types import ALLOWED
from teraju.platform.organisation.models import Government
from teraju.platform.web.forms import form_methods

from .forms import form_page, offer
from .import_job import is_long, start_check, start_writing
from .import_names import counts_told, names_form, names_shown, same_of
from .kinds import Fact, Status
from .middleware import ViewerRequest

SHEETS = tuple(ALLOWED[key].media_type for key in ("xlsx", "csv", "txt"))


class SheetField(CheckedFileField):
    """An Excel or CSV file; of a text that is refused, the line that is at fault is named."""

    @override
    def to_python(self, data: Any) -> Any:
        try:
            return super().to_python(data)
        except ValidationError:
            if str(data.name).lower().endswith((".csv", ".txt")):
                data.seek(0)
                if why := why_not_text(data.read()):
                    raise ValidationError(why, code="text") from None
            raise


class ImportForm(forms.Form):
    """The file, and into which government where there is a choice."""

    government = forms.ModelChoiceField(
        label=gettext_lazy("Government"), queryset=Government.objects.none()
    )
    upload = SheetField(
        label=gettext_lazy("File"),
        types=SHEETS,
        help_text=gettext_lazy("Excel (XLSX) or CSV, up to 20 MB. Nothing is written yet."),
    )

    def __init__(self, *args: Any, governments: QuerySet[Government], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "government", governments)
        self.only = governments[0] if len(governments[:2]) == 1 else None
        if self.only:
            del self.fields["government"]

    @override
    def clean(self) -> dict[str, Any]:
        found = super().clean() or self.cleaned_data
        return {**found, "government": self.only} if self.only else found


@form_methods
def register_import(request: ViewerRequest, register: str) -> HttpResponse:
    """Send a file for a register; with ?format=template the workbook to fill in."""
    if not is_register(register) or register_by_key(register).importing is None:
        raise Http404
    declared = register_by_key(register)
    governments = services.governments_open(request.viewer, declared)
    if not governments.exists():
        raise NotAllowed(rights.reason(importing_of(declared).right))
    if request.GET.get("format") == "template":
        return _template(declared)
    return form_page(
        request,
        form=partial(ImportForm, governments=governments),
        title=_("Import: {register}").format(register=declared.title),
        intro=str(importing_of(declared).help),
        submit=_("Check the file"),
        act=lambda data: _received(request, declared, data),
        success=str,
        back_url=_list_url(declared),
        facts=_what_is_read(request, declared),
        register_title=declared.title,
        register_url=_list_url(declared),
        template="web/import_file.html",
        context={"choices": long_choices(declared)},
    )


@form_methods
def import_run(request: ViewerRequest, pk: int) -> HttpResponse:
    """How an import stands: what it would do, what is wrong with the file, or what it did."""
    rows = ImportRun.objects.visible_to(request.viewer)
    run = get_object_or_404(rows.select_related("file", "job", "government"), pk=pk)
    if run.job and run.job.is_open:
        return HttpResponseRedirect(run.job.get_absolute_url())
    declared = register_by_key(run.register)
    if run.state != ImportState.READY or run.is_idle:
        return _outcome(request, run, declared)
    return form_page(
        request,
        form=partial(names_form, run, declared),
        title=_("Import: {register}").format(register=declared.title),
        intro=_in_order(run),
        submit=_("Write {number} rows").format(number=run.new + run.changed),
        act=lambda data: _written(request, run, same_of(data)),
        success=str,
        back_url=_list_url(declared),
        facts=tuple(_counts(run, declared)),
        register_title=declared.title,
        register_url=_list_url(declared),
        template="web/import_names.html",
        context={**names_shown(run, declared), "skipped": _skipped(run)},
    )


def _template(register: Register[Any]) -> HttpResponse:
    response = HttpResponse(template(register), content_type=TYPES["xlsx"])
    response["Content-Disposition"] = f'attachment; filename="{template_name(register)}"'
    response["Cache-Control"] = "private, no-store"
    return response


def _received(request: ViewerRequest, register: Register[Any], data: dict[str, Any]) -> str:
    """Check a small file at once and a large one by a job; the address that goes on."""
    run = services.receive(
        actor=request.viewer,
        register=register,
        government=data["government"],
        upload=data["upload"],
    )
    try:
        if not register.private and is_long(run):
            return start_check(request.viewer, run, register)
        services.check(actor=request.viewer, run=run)
    except SheetRefused as refusal:
        raise DomainError(refusal.message, field="upload") from refusal
    return run.get_absolute_url()


def _written(request: ViewerRequest, run: ImportRun, same: dict[int, bool]) -> str:
    """Write a small file at once and a large one by a job; the address that goes on."""
    register = register_by_key(run.register)
    if run.new_names:
        run = services.answer(actor=request.viewer, run_id=run.pk, same=same)
    if not register.private and is_long(run):
        return start_writing(request.viewer, run, register)
    services.write(actor=request.viewer, run_id=run.pk)
    return run.get_absolute_url()


def _outcome(request: ViewerRequest, run: ImportRun, register: Register[Any]) -> HttpResponse:
    context = {
        "title": _("Import: {register}").format(register=register.title),
        "run": run,
        "status": _status(run),
        "facts": _counts(run, register),
        "section": {"title": _("Places to put right")},
        "headers": [_("Where"), *fault_headings()[2:]],
        "rows": [[_where(row, column), *others] for row, column, *others in run.faults],
        "more": run.fault_count - len(run.faults),
        "skipped": _skipped(run),
        "again_url": reverse("register_import", args=[register.key]),
        "register_title": register.title,
        "register_url": _list_url(register),
    }
    return render(request, "web/import.html", context)


def _skipped(run: ImportRun) -> dict[str, Any]:
    """The rows that are passed over, each with the reason."""
    _row, _column, _heading, seen, _todo = fault_headings()
    told = [Fault(*one) for one in run.skipped]
    return {
        "section": {"title": _("Rows passed over")},
        "headers": [_("Where"), seen, _("Why")],
        "rows": [[_where(one.row, one.column), one.seen, one.sentence] for one in told],
        "more": run.skipped_count - len(told),
    }


def _where(row: int, column: str) -> str:
    sentence = _("Row {row}, column {column}") if column else _("Row {row}")
    return sentence.format(row=row, column=column)


def _status(run: ImportRun) -> Status:
    if run.state == ImportState.WRITTEN:
        return Status("good", _("written"), _("The rows of the file stand in the register."))
    if run.state == ImportState.REFUSED:
        return Status(
            "bad",
            _("to be put right"),
            _("Nothing was written. Put the places below right in your file and send it again."),
        )
    if run.state == ImportState.READY and run.skipped_count:
        return Status(
            "none",
            _("nothing to do"),
            _("The other rows of the file stand in the register already."),
        )
    if run.state == ImportState.READY:
        return Status(
            "none", _("nothing to do"), _("All rows of the file stand in the register already.")
        )
    return Status("warn", _("not checked"), _("The check did not end. Send the file once more."))


def _in_order(run: ImportRun) -> str:
    if not run.left_out:
        return _("The file is in order. Nothing is written yet.")
    names = ", ".join(one.heading for one in run.not_read)
    sentence = _("What is read is in order. Nothing is written yet. Not read: {columns}.")
    return sentence.format(columns=names)


def _not_read(run: ImportRun) -> list[Fact]:
    """Which columns with values the list only shows, and what one does to have them read."""
    if not run.left_out:
        return []
    named = _("{heading} (column {letters})")
    told = [_("The list shows these columns and takes nothing of them from a file.")]
    read = _(
        "To have “{heading}” read, call the column “{instead}” and fill it as the template says."
    )
    told += [
        read.format(heading=one.heading, instead=one.instead) for one in run.not_read if one.instead
    ]
    columns = [named.format(heading=one.heading, letters=one.column) for one in run.not_read]
    return [Fact(_("Columns not read"), ", ".join(columns), note=" ".join(told))]


def _counts(run: ImportRun, register: Register[Any]) -> list[Fact]:
    facts = [Fact(_("File"), run.file.name), Fact(_("Government"), run.government.name)]
    if run.state != ImportState.RECEIVED:
        facts.append(Fact(_("Rows in the file"), run.total))
        facts += _not_read(run)
    if run.state == ImportState.REFUSED:
        facts.append(Fact(_("Places to put right"), run.fault_count))
    elif run.state != ImportState.RECEIVED:
        facts += [
            Fact(_("New"), run.new),
            Fact(_("Changed"), run.changed),
            Fact(_("Unchanged"), run.unchanged),
            *([Fact(_("Passed over"), run.skipped_count)] if run.skipped_count else []),
            *counts_told(run, register),
        ]
    return facts


def _what_is_read(request: ViewerRequest, register: Register[Any]) -> tuple[Fact, ...]:
    columns = columns_read(register)
    asked = [str(one.label) for one in columns if is_required(register, one)]
    free = [str(one.label) for one in columns if not is_required(register, one)]
    keys = [str(one.label) for one in columns if one.key in importing_of(register).key]
    return (
        Fact(
            _("Template to fill in"),
            _("Excel with headings and instructions"),
            url="?format=template",
        ),
        Fact(_("Columns it must have"), ", ".join(asked)),
        Fact(_("Columns it may have"), ", ".join(free) or None),
        Fact(_("A row is known again by"), ", ".join(keys)),
    )


def _list_url(register: Register[Any]) -> str:
    return reverse(importing_of(register).list_url)
