"""The steps of a concern as pages: what each asks, what its button says, which service it calls."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from teraju.modules.integrity.concerns.domain.modes import Kind
from teraju.modules.integrity.concerns.domain.states import CONCERN, Event, State
from teraju.modules.integrity.concerns.models import Case, Handler
from teraju.modules.integrity.concerns.services import channel_tests, keeping
from teraju.modules.integrity.concerns.services import desk_identity as identities
from teraju.modules.integrity.concerns.services import desk_people as people
from teraju.modules.integrity.concerns.services import desk_steps as steps
from teraju.modules.integrity.concerns.services import desk_subjects as subjects
from teraju.modules.integrity.concerns.services import desk_talk as talk
from teraju.modules.integrity.concerns.services.desk_common import Hand
from teraju.modules.integrity.concerns.web.after import forms as after_forms
from teraju.modules.integrity.concerns.web.after import steps as after_steps
from teraju.modules.integrity.concerns.wording import Text

from . import forms as asked

Act = Callable[[Hand, str, dict[str, Any]], Any]


@dataclass(frozen=True)
class StepPage:
    """One step: its form, its words, its service. `initial` is what the form begins with."""

    form: type[forms.Form]
    title: Text
    submit: Text
    act: Act
    icon: str = ""
    intro: Text = ""
    initial: Mapping[str, Any] | None = None
    # The form begins with what the last entry of this kind says.
    begins_with: Kind | None = None
    # The arrow of the table of states that it takes.
    event: Event | None = None
    # Whom the form lets choose from, where it does.
    people: Callable[[Hand, Case], list[Handler]] | None = None
    # Open before the handler has declared that nothing binds them.
    undeclared: bool = False
    # Afterwards the concern is no longer the handler's.
    leaves: bool = False

    def form_for(self, hand: Hand, case: Case) -> Callable[..., forms.Form]:
        """The form, with the people that may be chosen in this concern."""
        if self.people is None:
            return self.form
        rows = self.people(hand, case)
        people = [(str(row.pk), f"{row.name}, {row.office}") for row in rows]
        return partial(asked.AddHandlerForm, people=people)

    def is_possible(self, case: Case) -> bool:
        """Whether the state of a concern lets this step be taken."""
        arrows = CONCERN.from_state(State(case.state))
        return self.event is None or any(each.event == self.event for each in arrows)

    @property
    def is_versioned(self) -> bool:
        return issubclass(self.form, asked.StepForm)


def _seen(service: Callable[..., Any]) -> Act:
    """A service that wants the version which the handler saw."""

    def act(hand: Hand, number: str, values: dict[str, Any]) -> Any:
        version = values.pop("version")
        return service(hand, number, expected_version=version, **values)

    return act


def _plain(service: Callable[..., Any]) -> Act:
    """A service to which it does not matter who was faster."""

    def act(hand: Hand, number: str, values: dict[str, Any]) -> Any:
        if "attachments" in values:
            values["files"] = values.pop("attachments")
        return service(hand, number, **values)

    return act


def _unconfirmed(service: Callable[..., Any]) -> Act:
    """A tick that has to be set and says nothing more to the service."""

    def act(hand: Hand, number: str, values: dict[str, Any]) -> Any:
        return service(hand, number, expected_version=values["version"])

    return act


STEPS: Mapping[str, StepPage] = {
    "declare": StepPage(
        asked.DeclareForm,
        _("Declare that nothing binds you"),
        _("Declare and open"),
        _unconfirmed(steps.declare),
        icon="scale",
        intro=_("Before a concern is opened, its reader declares not to be bound in it."),
        undeclared=True,
    ),
    "step-back": StepPage(
        asked.ReasonForm,
        _("Step back from this concern"),
        _("Step back"),
        _seen(people.step_back),
        icon="log-out",
        intro=_(
            "The concern is sealed anew without you; your reason stays with the others. What you "
            "have read already, and old copies of the database, no program can take back."
        ),
        undeclared=True,
        leaves=True,
    ),
    "acknowledge": StepPage(
        asked.TextForm,
        _("Acknowledge receipt"),
        _("Send the acknowledgement"),
        _seen(steps.acknowledge),
        event=Event.ACKNOWLEDGE,
        icon="mail-check",
        initial={
            "text": _(
                "Thank you. Your concern has arrived and is being read by the people of this desk "
                "only. We will tell you here what comes of it, within three months at the latest. "
                "Please look in again from time to time: we may have questions."
            )
        },
    ),
    "triage": StepPage(
        asked.TriageForm,
        _("Assess the concern"),
        _("Keep the assessment"),
        _seen(steps.triage),
        event=Event.TRIAGE,
        begins_with=Kind.TRIAGE,
        icon="list-checks",
        intro=_("Tick what is so. The signs propose, you decide; the reporter does not see it."),
    ),
    "investigate": StepPage(
        asked.PlanForm,
        _("Begin the investigation"),
        _("Begin"),
        _seen(steps.investigate),
        event=Event.INVESTIGATE,
        icon="search",
    ),
    "plan": StepPage(
        asked.PlanForm,
        _("Change the plan"),
        _("Keep the plan"),
        _seen(steps.plan),
        begins_with=Kind.PLAN,
        icon="clipboard-list",
        intro=_("The earlier plan stays on record."),
    ),
    "hearing": StepPage(
        asked.HearingForm,
        _("Record a hearing"),
        _("Keep the record"),
        _plain(steps.hear),
        icon="ear",
        intro=_("Whoever is named is held innocent until the facts say otherwise."),
    ),
    "protect": StepPage(
        asked.ProtectionForm,
        _("Plan the protection of the reporter"),
        _("Keep the plan"),
        _seen(steps.protect),
        begins_with=Kind.PROTECTION,
        icon="shield",
    ),
    "conclude": StepPage(
        asked.ConcludeForm,
        pgettext_lazy("concern", "Conclude"),
        _("Conclude and tell the reporter"),
        _seen(steps.conclude),
        event=Event.CONCLUDE,
        icon="gavel",
    ),
    "forward": StepPage(
        asked.ForwardForm,
        _("Forward it to an authority"),
        _("Record it and tell the reporter"),
        _seen(steps.forward),
        event=Event.FORWARD,
        icon="forward",
        intro=_(
            "Nothing leaves this program by this step: record here that you handed it over, and to "
            "whom. The reporter's identity goes along only if they agreed."
        ),
    ),
    "turn-away": StepPage(
        asked.TurnAwayForm,
        _("It does not belong to this channel"),
        _("Tell the reporter where it belongs"),
        _seen(steps.turn_away),
        event=Event.TURN_AWAY,
        icon="signpost",
    ),
    "follow-up": StepPage(
        asked.TextForm,
        _("Tell what was done about it"),
        _("Tell the reporter"),
        _seen(steps.follow_up),
        event=Event.FOLLOW_UP,
        icon="circle-check",
    ),
    "close": StepPage(
        asked.TextForm,
        _("Close the concern"),
        _("Close"),
        _seen(steps.close),
        event=Event.CLOSE,
        icon="archive",
        initial={
            "text": _(
                "The work on your concern has ended. You can still write here, above all if "
                "anything is done to you because of it. We will ask how you fare."
            )
        },
    ),
    "take-back": StepPage(
        asked.ReasonForm,
        _("Go on with it here"),
        _("Go on"),
        _seen(steps.take_back),
        event=Event.TAKE_BACK,
        icon="undo-2",
        intro=_("The reporter reads the reason."),
    ),
    "reopen": StepPage(
        asked.ReasonForm,
        _("Take it up again"),
        _("Take it up again"),
        _seen(steps.reopen),
        event=Event.REOPEN,
        icon="rotate-ccw",
        intro=_("The reporter reads the reason."),
    ),
    "extend": StepPage(
        asked.ReasonForm,
        _("Take longer for the feedback"),
        _("Extend"),
        _seen(steps.extend),
        icon="calendar-plus",
        intro=_("Once, to six months in all. The reporter reads the reason."),
    ),
    "answer": StepPage(
        asked.WriteForm,
        _("Write to the reporter"),
        _("Send"),
        _plain(talk.answer),
        icon="message-square",
        intro=_("The reporter reads it with the receipt. Never ask for more than you need."),
    ),
    "note": StepPage(
        asked.WriteForm,
        _("Write a note"),
        _("Keep the note"),
        _plain(talk.note),
        icon="notebook-pen",
        intro=_("For the handlers of this concern; the reporter does not see it."),
    ),
    "contact": StepPage(
        asked.ContactForm,
        _("Ask the reporter how they fare"),
        _("Send"),
        _plain(talk.ask_how_they_fare),
        icon="heart-handshake",
    ),
    "identity": StepPage(
        asked.ReasonForm,
        _("Ask for the reporter's identity"),
        _("Ask a custodian"),
        _seen(identities.ask),
        icon="key-round",
        intro=_(
            "A custodian reads your reason and decides; the page will show who decided and when. "
            "Ask only where the facts cannot be looked into, or the reporter not be protected, "
            "without it."
        ),
    ),
    "join": StepPage(
        asked.AddHandlerForm,
        _("Let somebody join"),
        _("Seal it to them too"),
        _seen(people.join),
        icon="user-plus",
        intro=_(
            "Nobody named in the concern, and nobody in their line, is offered here. The reporter "
            "is told when another office reads."
        ),
        people=lambda hand, case: people.who_may_join(case, hand.visit.identity),
    ),
    "subjects": StepPage(
        asked.SubjectForm,
        _("Add whom it concerns"),
        _("Add and seal anew"),
        _seen(subjects.name_more),
        icon="user-x",
        intro=_(
            "Somebody came to light whom the report did not name. Whoever reads the concern and "
            "stands in their line loses the key, and is never offered again."
        ),
    ),
    "retaliation": StepPage(
        asked.RetaliationForm,
        _("Record retaliation"),
        _("Open a linked concern"),
        _plain(people.report_retaliation),
        icon="triangle-alert",
    ),
    "hold": StepPage(
        after_forms.HoldForm,
        _("Keep it from being shredded"),
        _("Hold it"),
        _plain(keeping.hold),
        icon="lock",
        intro=_("Nothing of it is destroyed until the hold is lifted. The reason is a note in it."),
    ),
    "let-go": StepPage(
        forms.Form,
        _("Lift the hold"),
        _("Lift it"),
        _plain(keeping.let_go),
        icon="lock-open",
        intro=_("A warning stands its days before anything is shredded."),
    ),
    "lesson": StepPage(
        after_forms.LessonForm,
        _("Tell a lesson from it"),
        _("Tell it with those of next month"),
        after_steps.tell_lesson,
        icon="lightbulb",
        intro=_(
            "It is kept without the number of this concern, without you and without a day, and "
            "told together with others at the beginning of next month. It cannot be taken back."
        ),
    ),
    "test": StepPage(
        forms.Form,
        _("This was a test"),
        _("Remove the test report"),
        _plain(channel_tests.pass_test),
        icon="flask-conical",
        intro=_("Only a report with the phrase of a test that is under way can be removed."),
        leaves=True,
    ),
    "withdraw": StepPage(
        forms.Form,
        _("Withdraw the request for the identity"),
        _("Withdraw it"),
        _plain(identities.withdraw),
        icon="x",
    ),
}
