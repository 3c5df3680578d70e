"""Sentences that pages, papers and lists share."""

from __future__ import annotations

from decimal import Decimal

from django.utils.formats import number_format
from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from .domain.questionnaire import printed_codes
from .models import Survey
from .models.choices import GRADES, element_name


def subject(survey: Survey) -> str:
    """What a survey is about: its service, or the agency as a whole."""
    return survey.service.name if survey.service else survey.agency.name


def index_words(index: Decimal | None, grade: str) -> str:
    """An index with its band: 82,15 (B, baik)."""
    if index is None:
        return "–"
    return f"{number_format(index, 2)} ({grade}, {GRADES[grade]})"


def printed_name(survey: Survey, code: str) -> str:
    """An element as this government prints it: U3 Waktu penyelesaian."""
    return f"{printed_codes(survey.print_order)[code]} {element_name(code)}"


def below_words(counted: int, sample: int) -> str | Promise:
    """What is told where too few answered."""
    return format_lazy(
        _("{counted} answers, fewer than the {sample} that the sample asks for."),
        counted=counted,
        sample=sample,
    )
