"""The registers of issued papers and of number patterns."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from teraju.platform.exchange.registers import Column, Filter, Register, Text
from teraju.platform.papers.models import NumberPattern, Paper, PaperStatus
from teraju.platform.papers.numbers import number_kinds
from teraju.platform.papers.permissions import MANAGE_PATTERNS
from teraju.platform.papers.selectors import papers, patterns

from .verdicts import standing


def kind_label(pattern: NumberPattern) -> Text:
    kind = number_kinds().get(pattern.key)
    return kind.label if kind else pattern.key


PAPERS: Register[Paper] = Register(
    key="papers.papers",
    title=_("Issued papers"),
    noun=_("papers"),
    columns=[
        Column(key="title", label=_("Paper"), value=lambda p: p.title, sort="title"),
        Column(key="number", label=_("Official number"), value=lambda p: p.number),
        Column(key="about", label=_("About"), value=lambda p: p.target_label, sort="target_label"),
        Column(key="agency", label=_("Agency"), value=lambda p: p.agency, sort="agency__name"),
        Column(
            key="issued",
            label=_("Issued on"),
            value=lambda p: p.issued_on,
            kind="date",
            sort="issued_at",
        ),
        Column(key="status", label=_("Status"), value=standing, kind="status", sort="status"),
    ],
    rows=papers,
    order=["-issued_at", "-pk"],
    search=["title", "number", "code", "target_label"],
    filters=[
        Filter(
            key="status",
            label=_("Status"),
            choices=lambda viewer: list(PaperStatus.choices),
            apply=lambda rows, value, viewer: rows.filter(status=value),
        ),
        Filter(
            key="public",
            label=_("Public"),
            choices=lambda viewer: [("yes", _("yes")), ("no", _("no"))],
            apply=lambda rows, value, viewer: rows.filter(is_public=value == "yes"),
        ),
    ],
    row_url=lambda p: reverse("paper", args=[p.pk]),
    empty=_("No paper matches. Papers are issued on the page of the record that they are about."),
)

PATTERNS: Register[NumberPattern] = Register(
    key="papers.patterns",
    title=_("Number patterns"),
    noun=_("patterns"),
    columns=[
        Column(key="kind", label=_("Kind of number"), value=kind_label, sort="key"),
        Column(key="pattern", label=_("Pattern"), value=lambda p: p.pattern, sort="pattern"),
        Column(
            key="reset", label=_("The counter begins again"), value=lambda p: p.get_reset_display()
        ),
    ],
    rows=patterns,
    order=["key", "pk"],
    search=["key", "pattern"],
    row_url=lambda p: reverse("number_pattern", args=[p.pk]),
    add_label=_("Set a pattern"),
    add_url="number_pattern_add",
    add_right=MANAGE_PATTERNS,
    empty=_("Every kind of number is written in the usual way until a pattern is set here."),
)
