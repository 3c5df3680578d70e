"""Writing a very long register to a file, as a job."""

from __future__ import annotations

import hashlib
from functools import partial
from typing import Any

from django.http import HttpResponse, HttpResponseRedirect, QueryDict
from django.utils.translation import gettext_lazy as _

from teraju.platform.exchange.catalogue import register_by_key
from teraju.platform.exchange.files import file_name, written
from teraju.platform.exchange.registers import Query, Register, read_query, rows_of
from teraju.platform.files.api import keep_result
from teraju.platform.tasks.api import JobContext, job, start

from .middleware import ViewerRequest


def start_export(
    request: ViewerRequest, register: Register[Any], query: Query, kind: str
) -> HttpResponse:
    """Start the job (once, however often it is clicked) and show its page."""
    asked = query.address()
    # The key is short on the table; two long searches may begin alike.
    digest = hashlib.sha256(asked.encode()).hexdigest()[:16]
    started = start(
        actor=request.viewer,
        kind="web.export",
        arguments={"register": register.key, "query": asked, "format": kind},
        title=str(register.title),
        dedupe_key=f"{request.viewer.user_id}:{register.key}:{kind}:{digest}",
    )
    return HttpResponseRedirect(started.get_absolute_url())


@job("web.export", title=_("Write a register to a file"), can_be_stopped=True)
def export_register(context: JobContext, *, register: str, query: str, format: str) -> str:
    """Write all rows the starter may see and keep the file for them; its address is the result."""
    declared = register_by_key(register)
    rows = rows_of(declared, read_query(declared, QueryDict(query), context.actor), context.actor)
    total = rows.count()
    context.progress(0, total)
    body = written(declared, rows, format, partial(context.progress, total=total))
    context.progress(total, total)
    return keep_result(context.actor, context.job, body, file_name(declared, format, context.today))
