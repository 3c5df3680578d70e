"""What everybody may read: numbers of the channel and lessons."""

from __future__ import annotations

import csv
import io
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from teraju.modules.integrity.concerns import after_words, afterwards
from teraju.modules.integrity.concerns.domain.lessons import Process
from teraju.modules.integrity.concerns.selectors import facts, numbers
from teraju.modules.integrity.concerns.web import clock
from teraju.modules.integrity.concerns.wording import Text


@require_safe
def numbers_page(request: HttpRequest) -> HttpResponse:
    """The numbers of each half-year, as they were told once."""
    periods = [_shown(each) for each in _periods()]
    context = {
        "title": _("The channel in numbers"),
        "periods": periods,
        "smallest": afterwards.thresholds_on(clock.today()).smallest_cell,
    }
    return render(request, "concerns/after/numbers.html", context)


@require_safe
def numbers_json(request: HttpRequest) -> HttpResponse:
    """The same for machines; null is held back."""
    content = {"periods": numbers.as_documents(_periods())}
    response = JsonResponse(content, json_dumps_params={"indent": 1})
    response.headers["Content-Disposition"] = 'attachment; filename="numbers.json"'
    return response


@require_safe
def numbers_csv(request: HttpRequest) -> HttpResponse:
    """The same as a table; an empty number is held back."""
    out = io.StringIO()
    csv.writer(out).writerows(numbers.as_rows(_periods()))
    return _attached(out.getvalue(), "text/csv", "numbers.csv")


@require_safe
def lessons_page(request: HttpRequest) -> HttpResponse:
    """What others may learn, by process; without any date."""
    context = {"title": _("Lessons from concerns"), "groups": _lessons()}
    return render(request, "concerns/after/lessons.html", context)


@require_safe
def lessons_text(request: HttpRequest) -> HttpResponse:
    """The same as plain text, to be taken elsewhere."""
    parts = [
        f"{str(words).capitalize()}\r\n\r\n" + "\r\n\r\n".join(texts) for words, texts in _lessons()
    ]
    return _attached("\r\n\r\n\r\n".join(parts) + "\r\n", "text/plain", "lessons.txt")


def _periods() -> list[numbers.ToldPeriod]:
    return [numbers.told(each) for each in facts.published_periods()]


def _shown(period: numbers.ToldPeriod) -> dict[str, Any]:
    return {
        "period": period,
        "silence": after_words.SILENCES[period.silence] if period.silence else "",
        "tables": [
            {
                "title": after_words.INDICATORS[table.indicator],
                "total": after_words.TOTALS[table.indicator],
                "number": table.total,
                "withheld": table.withheld,
                "parts": [
                    (after_words.PARTS[table.indicator][code], count) for code, count in table.parts
                ],
            }
            for table in period.tables
        ],
    }


def _lessons() -> list[tuple[Text, list[str]]]:
    """By process, in their order; within one by a random key, which tells no order."""
    told = sorted(facts.told_lessons(clock.today()), key=lambda one: one.pk)
    groups = []
    for process in Process:
        texts = [
            each.text for each in sorted(told, key=lambda one: one.pk) if each.process == process
        ]
        if texts:
            groups.append((after_words.PROCESSES[process], texts))
    return groups


def _attached(text: str, media_type: str, name: str) -> HttpResponse:
    response = HttpResponse(text, content_type=f"{media_type}; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
