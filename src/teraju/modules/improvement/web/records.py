"""The pages of a nonconformity, an action and a suggestion."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from teraju.modules.improvement.selectors import reading
from teraju.platform.web.kinds import RecordPage
from teraju.platform.web.middleware import ViewerRequest
from teraju.platform.web.pages import record_page


@require_safe
def nonconformity(request: ViewerRequest, pk: int) -> HttpResponse:
    one = get_object_or_404(reading.nonconformities(request.viewer), pk=pk)
    return record_page(request, RecordPage(one.title, one, "", ""))


@require_safe
def action(request: ViewerRequest, pk: int) -> HttpResponse:
    one = get_object_or_404(reading.actions(request.viewer), pk=pk)
    return record_page(request, RecordPage(one.title, one, "", ""))


@require_safe
def suggestion(request: ViewerRequest, pk: int) -> HttpResponse:
    one = get_object_or_404(reading.suggestions(request.viewer), pk=pk)
    return record_page(request, RecordPage(one.title, one, "", ""))
