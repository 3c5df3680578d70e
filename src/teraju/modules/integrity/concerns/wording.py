"""How states, outcomes and judgements are told: the same words at the desk and to reporters."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from .domain import identity, outcomes
from .domain.clocks import Duty
from .domain.outcomes import Outcome, Receiver, Scope
from .domain.states import State
from .domain.triage import Completeness, Jurisdiction, Path, Priority, Relevance, Risk

Text = str | Promise

STATES: Mapping[State, Text] = {
    State.RECEIVED: pgettext_lazy("concern", "received"),
    State.ACKNOWLEDGED: pgettext_lazy("concern", "acknowledged"),
    State.TRIAGED: pgettext_lazy("concern", "assessed"),
    State.INVESTIGATING: pgettext_lazy("concern", "being investigated"),
    State.FORWARDED: pgettext_lazy("concern", "forwarded to an authority"),
    State.OUT_OF_SCOPE: pgettext_lazy("concern", "not for this channel"),
    State.CONCLUDED: pgettext_lazy("concern", "concluded"),
    State.FOLLOWED_UP: pgettext_lazy("concern", "followed up"),
    State.CLOSED: pgettext_lazy("concern", "closed"),
}
# What each state means to whoever raised the concern.
MEANINGS: Mapping[State, Text] = {
    State.RECEIVED: _("Your concern has arrived. Nobody has confirmed it yet."),
    State.ACKNOWLEDGED: _("The desk has read it and weighs what has to be done."),
    State.TRIAGED: _("It has been assessed. What happens next is being decided."),
    State.INVESTIGATING: _("The facts are being looked into."),
    State.FORWARDED: _("It was handed to an authority that may do more than this desk."),
    State.OUT_OF_SCOPE: _("It belongs to another place; the answer says which."),
    State.CONCLUDED: _("The desk has come to a conclusion; read the answer."),
    State.FOLLOWED_UP: _("What was decided has been carried out and told to you."),
    State.CLOSED: _("The work has ended. You can still write, and it is read."),
}
OUTCOMES: Mapping[Outcome, Text] = {
    Outcome.SUBSTANTIATED: pgettext_lazy("outcome", "substantiated"),
    Outcome.PARTLY: pgettext_lazy("outcome", "partly substantiated"),
    Outcome.UNFOUNDED: pgettext_lazy("outcome", "unfounded"),
    Outcome.NOT_ENOUGH_FACTS: pgettext_lazy("outcome", "not enough facts to look into"),
    Outcome.OUTSIDE_SCOPE: pgettext_lazy("outcome", "outside the scope of this channel"),
    Outcome.FORWARDED: pgettext_lazy("outcome", "forwarded"),
}
RECEIVERS: Mapping[Receiver, Text] = {
    Receiver.KPK: _("KPK (Corruption Eradication Commission)"),
    Receiver.POLICE: _("police"),
    Receiver.PROSECUTOR: _("prosecutor's office"),
    Receiver.APIP: _("internal supervisor of another house (APIP)"),
    Receiver.OTHER_GOVERNMENT: _("another government"),
}
SCOPES: Mapping[Scope, Text] = {
    Scope.SERVICE_COMPLAINT: _("a complaint about a public service, which belongs to SP4N-LAPOR!"),
    Scope.EMPLOYMENT: _("a matter of employment without wrongdoing"),
    Scope.OTHER_GOVERNMENT: _("a matter of another government"),
    Scope.PRIVATE: _("a private matter"),
    Scope.NO_WRONGDOING: _("no wrongdoing is described"),
}
PRIORITIES: Mapping[Priority, Text] = {
    Priority.URGENT: pgettext_lazy("priority", "urgent"),
    Priority.HIGH: pgettext_lazy("priority", "high"),
    Priority.NORMAL: pgettext_lazy("priority", "normal"),
    Priority.LOW: pgettext_lazy("priority", "low"),
}
COMPLETENESS: Mapping[Completeness, Text] = {
    Completeness.COMPLETE: _("enough to look into"),
    Completeness.PARTLY: _("something is missing, but it can be looked into"),
    Completeness.THIN: _("too thin: the reporter has to be asked"),
}
RELEVANCE: Mapping[Relevance, Text] = {
    Relevance.BRIBERY: _("bribery or gratification"),
    Relevance.CONFLICT_OF_INTEREST: _("conflict of interest"),
    Relevance.MISUSE: _("misuse of money, goods or office"),
    Relevance.RETALIATION: _("retaliation against a reporter"),
    Relevance.OTHER_WRONGDOING: _("other wrongdoing"),
    Relevance.SERVICE_COMPLAINT: _("complaint about a service"),
    Relevance.EMPLOYMENT: _("matter of employment"),
    Relevance.PRIVATE: _("private matter"),
}
JURISDICTION: Mapping[Jurisdiction, Text] = {
    Jurisdiction.OURS: _("this government"),
    Jurisdiction.OTHER_GOVERNMENT: _("another government"),
    Jurisdiction.AUTHORITY: _("KPK, police or prosecutor"),
}
RISKS: Mapping[Risk, Text] = {
    Risk.LOW: pgettext_lazy("risk", "low"),
    Risk.MEDIUM: pgettext_lazy("risk", "medium"),
    Risk.HIGH: pgettext_lazy("risk", "high"),
}
PATHS: Mapping[Path, Text] = {
    Path.INVESTIGATE: _("Look into the facts."),
    Path.ASK: _("Ask the reporter for what is missing."),
    Path.FORWARD: _("Forward it to whoever may look into it."),
    Path.TURN_AWAY: _("Tell the reporter where this belongs."),
}
FACTS: Mapping[str, Text] = {
    "what": _("what happened"),
    "who": _("who was involved"),
    "when": _("when"),
    "where": _("where"),
    "how": _("how it was done"),
    "known_from": _("from where the reporter knows"),
    "evidence": _("files or witnesses"),
}
GRAVITY: Mapping[str, Text] = {
    "ongoing": _("it goes on, or is about to happen"),
    "evidence_may_vanish": _("evidence may vanish"),
    "danger_to_people": _("people may come to harm"),
    "leader_involved": _("a leader is involved"),
    "many_involved": _("many people are involved"),
    "large_value": _("a large value is at stake"),
    "repeated": _("the like was reported before"),
}
DANGER: Mapping[str, Text] = {
    "identity_known": _("others know who reported"),
    "identity_guessable": _("who reported can be guessed from the facts"),
    "subject_is_superior": _("the person named is above the reporter"),
    "threats_made": _("somebody threatened or pressed the reporter"),
    "contract_at_stake": _("the reporter's contract or income depends on the person named"),
    "earlier_retaliation": _("reporters were punished here before"),
    "few_knew": _("few people knew of the facts"),
}
DUTIES: Mapping[Duty, Text] = {
    Duty.ACKNOWLEDGE: _("Acknowledge receipt"),
    Duty.FEEDBACK: _("Tell the reporter what came of it"),
    Duty.MEASURES: _("Tell the reporter what was done about it"),
    Duty.CLOSE: _("Close it"),
    Duty.CONTACT: _("Ask the reporter how they fare"),
}
HINDRANCES: Mapping[outcomes.Hindrance, Text] = {
    outcomes.Hindrance.NO_OUTCOME: _("Choose an outcome."),
    outcomes.Hindrance.NOT_INVESTIGATED: _(
        "This outcome says what is true: it needs an investigation. Start one first."
    ),
    outcomes.Hindrance.NOT_A_CONCLUSION: _("This outcome belongs to another step."),
    outcomes.Hindrance.NO_FEEDBACK: _("Write what the reporter is told."),
    outcomes.Hindrance.NO_HEARING: _(
        "Nobody is held to have done anything without having been heard. Record the hearing first."
    ),
    outcomes.Hindrance.NO_RECEIVER: _("Choose to whom it is forwarded."),
    outcomes.Hindrance.NO_REASON: _("Choose why it does not belong here."),
    outcomes.Hindrance.NO_PROTECTION: _(
        "The reporter is at risk and there is no plan to protect them. Write the plan first."
    ),
    outcomes.Hindrance.MEASURES_DUE: _("Tell the reporter first what was done about it."),
}
IDENTITY_HINDRANCES: Mapping[identity.Hindrance, Text] = {
    identity.Hindrance.NO_IDENTITY: _("The reporter has left no identity."),
    identity.Hindrance.NOT_A_HANDLER: _("Only who handles the concern may ask."),
    identity.Hindrance.OPEN_ALREADY: _("The identity is open to its handlers already."),
    identity.Hindrance.WAITING_ALREADY: _("A request is waiting for a custodian."),
    identity.Hindrance.NOT_A_CUSTODIAN: _("Only a custodian of identities may answer."),
    identity.Hindrance.OWN_REQUEST: _("Nobody answers their own request."),
    identity.Hindrance.ANSWERED_ALREADY: _("This request has been answered."),
    identity.Hindrance.SHUT_OUT: _("This concern is closed to you."),
}
ANSWERS: Mapping[identity.Answer, Text] = {
    identity.Answer.WAITING: pgettext_lazy("identity", "waiting for a custodian"),
    identity.Answer.APPROVED: pgettext_lazy("identity", "approved"),
    identity.Answer.REFUSED: pgettext_lazy("identity", "refused"),
    identity.Answer.WITHDRAWN: pgettext_lazy("identity", "withdrawn"),
}
# What the trail of a concern says, in words.
VERBS: Mapping[str, Text] = {
    "case.received": pgettext_lazy("trail", "received"),
    "case.reporter_wrote": pgettext_lazy("trail", "the reporter wrote"),
    "case.name_given": pgettext_lazy("trail", "the reporter gave a name"),
    "case.declared": pgettext_lazy("trail", "a handler declared not to be bound"),
    "case.stepped_back": pgettext_lazy("trail", "a handler stepped back"),
    "case.subject_added": pgettext_lazy("trail", "somebody else was named"),
    "case.shut_out": pgettext_lazy("trail", "a handler in the line lost the key"),
    "case.joined": pgettext_lazy("trail", "somebody joined"),
    "case.acknowledged": pgettext_lazy("trail", "receipt acknowledged"),
    "case.triaged": pgettext_lazy("trail", "assessed"),
    "case.investigation_begun": pgettext_lazy("trail", "investigation begun"),
    "case.plan_changed": pgettext_lazy("trail", "plan changed"),
    "case.hearing_recorded": pgettext_lazy("trail", "hearing recorded"),
    "case.protection_planned": pgettext_lazy("trail", "protection planned"),
    "case.concluded": pgettext_lazy("trail", "concluded"),
    "case.forwarded": pgettext_lazy("trail", "forwarded to an authority"),
    "case.turned_away": pgettext_lazy("trail", "found not to belong here"),
    "case.followed_up": pgettext_lazy("trail", "the reporter was told what was done"),
    "case.closed": pgettext_lazy("trail", "closed"),
    "case.taken_back": pgettext_lazy("trail", "taken back from the authority"),
    "case.reopened": pgettext_lazy("trail", "taken up again"),
    "case.extended": pgettext_lazy("trail", "more time taken for the feedback"),
    "case.answered": pgettext_lazy("trail", "the desk wrote to the reporter"),
    "case.noted": pgettext_lazy("trail", "a note was written"),
    "case.contacted": pgettext_lazy("trail", "the reporter was asked how they fare"),
    "case.masked_copy_made": pgettext_lazy("trail", "a masked copy was made"),
    "case.retaliation_reported": pgettext_lazy("trail", "retaliation recorded"),
    "case.held": pgettext_lazy("trail", "held from shredding"),
    "case.let_go": pgettext_lazy("trail", "the hold was lifted"),
    "case.warned": pgettext_lazy("trail", "the warning before shredding began"),
    "case.handed_over": pgettext_lazy("trail", "words or files were handed to an authority"),
    "identity.asked": pgettext_lazy("trail", "the identity was asked for"),
    "identity.withdrawn": pgettext_lazy("trail", "the request for the identity was withdrawn"),
    "identity.approved": pgettext_lazy("trail", "a custodian opened the identity"),
    "identity.refused": pgettext_lazy("trail", "a custodian left the identity closed"),
    "identity.read": pgettext_lazy("trail", "the identity was read"),
}
