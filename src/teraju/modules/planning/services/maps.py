"""The approved map as a signed paper, with the picture of its day."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.db import transaction
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from teraju.modules.planning import permissions
from teraju.modules.planning.models import ProcessMap
from teraju.modules.planning.refusals import NotInThisState
from teraju.platform.accounts.scope import Viewer
from teraju.platform.papers.models import Paper
from teraju.platform.papers.pictures import Drawing
from teraju.platform.papers.services import Signatory, issue_paper, replace_earlier

from .approval import told
from .common import locked
from .processes import PROCESS_MAP

NUMBERED_AS = "planning.map"


@transaction.atomic
def issue_map(*, actor: Viewer, map_id: int, picture: Drawing, language: str = "id") -> Paper:
    """Issue the map in force as a paper; the page hands its drawing over."""
    chart = locked(actor, ProcessMap, map_id, permissions.APPROVE)
    if not chart.is_approved:
        raise NotInThisState(_("Only the map in force is issued."))
    facts = [
        (_("Agency"), chart.agency.name),
        (_("Version"), chart.number),
        (_("Approved on"), chart.approved_on),
        (_("Processes"), len(chart.content)),
    ]
    paper = issue_paper(
        actor=actor,
        template="system_statement",
        data={
            "title": _("Process map"),
            "subtitle": chart.agency.name,
            "facts": facts,
            "picture": picture,
            "sections": [_section(one) for one in chart.content],
        },
        public_facts=facts,
        government=chart.government,
        agency=chart.agency,
        target=chart,
        title=format_lazy(_("Process map: {agency}"), agency=chart.agency),
        number_key=NUMBERED_AS,
        is_public=False,
        is_example=chart.is_example,
        language=language,
        signatory=Signatory(office=chart.agency.head_title),
    )
    replace_earlier(actor=actor, paper=paper)
    told(actor, PROCESS_MAP, "issued", chart, after={"number": paper.number})
    return paper


def _section(process: Mapping[str, Any]) -> dict[str, Any]:
    """What a process of the map takes in, gives out and is measured by."""
    return {
        "title": f"{process['code']} {process['name']}",
        "lines": [
            format_lazy(_("Owner: {owner}"), owner=process["owner"]),
            *_lines(_("Input: {what}"), process["inputs"]),
            *_lines(_("Output: {what}"), process["outputs"]),
            *_lines(_("Indicator: {what}"), process["indicators"]),
        ],
    }


def _lines(words: Any, rows: Iterable[Iterable[str]]) -> list[Any]:
    return [format_lazy(words, what=" · ".join(filter(None, row))) for row in rows]
