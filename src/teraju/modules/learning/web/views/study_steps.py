"""What is done with a study visit, each a form that calls one service."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _

from teraju.modules.learning.models import StudyVisit
from teraju.modules.learning.selectors import studies as reading
from teraju.modules.learning.services import study_answers as answers
from teraju.modules.learning.services import study_papers as papers
from teraju.modules.learning.services import study_requests as requests
from teraju.modules.learning.services import study_visits as visits
from teraju.modules.learning.services.study_common import CONTACT, REQUEST
from teraju.modules.learning.study_permissions import STUDY_HANDLE, STUDY_PAPER, STUDY_RELEASE
from teraju.modules.learning.web import study_forms as fields
from teraju.modules.learning.web.common import record_form
from teraju.modules.learning.web.forms_training import VersionForm
from teraju.modules.learning.web.study_registers import STUDIES
from teraju.platform.web.forms import form_methods, versioned
from teraju.platform.web.kinds import Fact, Text
from teraju.platform.web.middleware import ViewerRequest

from .studies import study_of

REGISTER = (STUDIES.title, "learning_studies")
View = Callable[[ViewerRequest, int], HttpResponse]


@dataclass(frozen=True, kw_only=True)
class StudyStep:
    """A step of a visit: its form, its words, the service that takes it."""

    act: Callable[..., Any]
    form: Any
    title: Text
    submit: Text
    done: Text
    intro: Text = ""
    right: str = STUDY_HANDLE
    # What the form begins with, read off the visit.
    begins: Callable[[StudyVisit], dict[str, Any]] | None = None
    # The form chooses among records of the viewer.
    chooses: bool = False
    # A paper has no version: it says what stands at that moment.
    is_paper: bool = False


def _view(step: StudyStep) -> View:
    @form_methods
    def view(request: ViewerRequest, pk: int) -> HttpResponse:
        visit = study_of(request.viewer, pk)
        form = step.form
        if step.chooses:
            form = partial(step.form, viewer=request.viewer, visit=visit)

        def act(data: dict[str, Any]) -> Any:
            if step.is_paper:
                return step.act(actor=request.viewer, visit_id=pk)
            return step.act(actor=request.viewer, visit_id=pk, **versioned(data))

        return record_form(
            request,
            visit,
            step.right,
            form=form,
            title=step.title,
            intro=step.intro,
            submit=step.submit,
            act=act,
            done=step.done,
            register=REGISTER,
            initial=step.begins(visit) if step.begins else None,
            facts=_facts(visit),
        )

    return view


def _facts(visit: StudyVisit) -> tuple[Fact, ...]:
    wished = Fact(_("Days wished"), [visit.wished_from, visit.wished_until])
    return (Fact(_("Guest government"), visit.guest), wished)


def _part(rows: Callable[..., Any], act: Callable[..., Any], keyed: str, **page: Any) -> View:
    """A form on a line of a visit, which leads back to the visit's page."""
    begins: Callable[[Any], dict[str, Any]] | None = page.pop("begins", None)

    @form_methods
    def view(request: ViewerRequest, pk: int) -> HttpResponse:
        line = get_object_or_404(rows(request.viewer), pk=pk)
        return record_form(
            request,
            line,
            STUDY_HANDLE,
            act=lambda data: act(actor=request.viewer, **{keyed: pk}, **versioned(data)),
            register=REGISTER,
            back=line.visit.get_absolute_url(),
            initial=begins(line) if begins else None,
            facts=(Fact(_("Guest government"), line.visit.guest), Fact(_("Line"), str(line))),
            **page,
        )

    return view


def _named(*names: str) -> Callable[[Any], dict[str, Any]]:
    return lambda record: {name: getattr(record, name) for name in names}


change = _view(
    StudyStep(
        act=requests.change_request,
        form=fields.RequestChangeForm,
        title=_("Change the request"),
        submit=_("Save"),
        done=_("Saved."),
        begins=_named(*REQUEST, *CONTACT),
    )
)
accept = _view(
    StudyStep(
        act=answers.accept_visit,
        form=fields.AcceptForm,
        title=_("Accept the study visit"),
        intro=_("The guests read your answer on the page of their request."),
        submit=_("Accept"),
        done=_("The visit is accepted. Now write the agenda."),
        begins=lambda visit: {"visit_on": visit.wished_from},
    )
)
propose = _view(
    StudyStep(
        act=answers.propose_day,
        form=fields.ProposeForm,
        title=_("Propose another day"),
        intro=_("The guests answer with the code of their request, or you enter what they said."),
        submit=_("Propose"),
        done=_("The day is proposed. The guests say whether it suits them."),
        begins=lambda visit: {"visit_on": visit.visit_on},
    )
)
agree = _view(
    StudyStep(
        act=answers.enter_agreement,
        form=fields.AgreeForm,
        title=_("The guests agreed to the day"),
        submit=_("Enter"),
        done=_("The visit is accepted. Now write the agenda."),
    )
)
refuse = _view(
    StudyStep(
        act=answers.refuse_visit,
        form=fields.StudyReasonForm,
        title=_("Refuse the study visit"),
        submit=_("Refuse"),
        done=_("The visit is refused."),
    )
)
cancel = _view(
    StudyStep(
        act=answers.cancel_visit,
        form=fields.StudyReasonForm,
        title=_("Call the study visit off"),
        submit=_("Call off"),
        done=_("The visit is called off."),
    )
)
add_agenda = _view(
    StudyStep(
        act=visits.add_agenda_line,
        form=fields.AgendaForm,
        title=_("Add a line to the agenda"),
        submit=_("Add"),
        done=_("The line stands in the agenda."),
    )
)
held = _view(
    StudyStep(
        act=visits.record_visit,
        form=fields.HeldForm,
        title=_("Record the visit"),
        intro=_("How many came and from which offices; nobody's name is kept."),
        submit=_("Record"),
        done=_("The visit is recorded. Now enter what the guests took home."),
        begins=lambda visit: {
            "held_on": visit.visit_on,
            "came": visit.size,
            "offices_came": visit.guest_offices,
        },
    )
)
correct = _view(
    StudyStep(
        act=visits.correct_record,
        form=fields.HeldChangeForm,
        title=_("Correct the record of the visit"),
        intro=_("Minutes that were issued stay as they are: issue them anew."),
        submit=_("Save"),
        done=_("Saved."),
        begins=_named(*visits.HELD),
    )
)
add_taken = _view(
    StudyStep(
        act=visits.add_taken,
        form=fields.TakenForm,
        title=_("What the guests took home"),
        submit=_("Add"),
        done=_("It stands in the list."),
        chooses=True,
    )
)
follow_up = _view(
    StudyStep(
        act=visits.follow_up_visit,
        form=fields.FollowUpForm,
        title=_("What the guests did"),
        intro=_("Ask them some months later: what they changed, and what they need."),
        submit=_("Save"),
        done=_("What came of it is written down."),
        begins=_named("outcome", "follow_up"),
    )
)
add_reached = _view(
    StudyStep(
        act=visits.add_milestone,
        form=fields.MilestoneForm,
        title=_("What the guests reached"),
        intro=_("Their own records lie with them: say where it stands that they reached it."),
        submit=_("Add"),
        done=_("It stands on the line of the spread."),
    )
)
release = _view(
    StudyStep(
        act=visits.release_visit,
        form=VersionForm,
        title=_("Show the visit to everybody"),
        intro=_(
            "The public page shows the guest government, the day and what it reached. Neither "
            "people nor the minutes are shown."
        ),
        submit=_("Show to everybody"),
        done=_("The visit stands on the public page."),
        right=STUDY_RELEASE,
    )
)
withhold = _view(
    StudyStep(
        act=visits.withhold_visit,
        form=fields.WhyForm,
        title=_("Take the visit from the public page"),
        submit=_("Take from the public page"),
        done=_("The visit is on the public page no more."),
        right=STUDY_RELEASE,
    )
)
reply_paper = _view(
    StudyStep(
        act=papers.issue_reply,
        form=VersionForm,
        title=_("Issue the reply letter"),
        intro=_("Signed in the name of the head. An earlier letter becomes void."),
        submit=_("Issue"),
        done=_("The reply letter is issued."),
        right=STUDY_PAPER,
        is_paper=True,
    )
)
minutes_paper = _view(
    StudyStep(
        act=papers.issue_minutes,
        form=VersionForm,
        title=_("Issue the minutes"),
        intro=_("Signed in the name of the head. Earlier minutes become void."),
        submit=_("Issue"),
        done=_("The minutes are issued."),
        right=STUDY_PAPER,
        is_paper=True,
    )
)
change_agenda = _part(
    reading.agenda_lines,
    visits.change_agenda_line,
    "line_id",
    form=fields.AgendaForm,
    title=_("Change the line"),
    submit=_("Save"),
    done=_("Saved."),
    begins=_named("starts", "ends", "topic", "host", "place"),
)
remove_agenda = _part(
    reading.agenda_lines,
    visits.remove_agenda_line,
    "line_id",
    form=VersionForm,
    title=_("Remove the line"),
    submit=_("Remove"),
    done=_("The line is removed."),
)
remove_taken = _part(
    reading.taken_home,
    visits.remove_taken,
    "taken_id",
    form=VersionForm,
    title=_("Remove from the list"),
    submit=_("Remove"),
    done=_("It stands in the list no more."),
)
remove_reached = _part(
    reading.milestones,
    visits.remove_milestone,
    "milestone_id",
    form=fields.WhyForm,
    title=_("Remove what the guests reached"),
    submit=_("Remove"),
    done=_("It is removed; the history keeps it."),
)
