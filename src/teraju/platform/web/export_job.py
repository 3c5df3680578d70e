"""Writing a very long register to a file, as a job."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse, HttpResponseRedirect, QueryDict
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from teraju.platform.exchange.catalogue import register_by_key
from teraju.platform.exchange.files import to_csv, to_xlsx
from teraju.platform.exchange.registers import Register, read_query, rows_of
from teraju.platform.tasks.api import JobContext, job, start

from .middleware import ViewerRequest


def start_export(
    request: ViewerRequest, register: Register[Any], query: str, kind: str
) -> HttpResponse:
    """Start the job (once, however often it is clicked) and show its page."""
    started = start(
        actor=request.viewer,
        kind="web.export",
        arguments={"register": register.key, "query": query, "format": kind},
        title=str(register.title),
        dedupe_key=f"export:{request.viewer.user_id}:{register.key}:{query}:{kind}",
    )
    return HttpResponseRedirect(reverse("job", args=[started.pk]))


@job("web.export", title=_("Write a register to a file"), max_attempts=3)
def export_register(context: JobContext, *, register: str, query: str, format: str) -> str:
    """Write all rows the starter may see and keep the file for them; its address is the result."""
    declared = register_by_key(register)
    asked = read_query(declared, QueryDict(query), context.actor)
    rows = rows_of(declared, asked, context.actor)
    total = rows.count()
    context.progress(0, total)
    columns = list(declared.columns)
    write = to_csv if format == "csv" else None
    body = write(columns, rows) if write else to_xlsx(columns, rows, str(declared.title))
    context.progress(total, total)
    from teraju.platform.files.api import keep_result

    return keep_result(context.actor, context.job, body, f"{register}.{format}")
