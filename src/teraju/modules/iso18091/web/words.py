"""States and colours of this module as pages show them: tone, shape and word."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from teraju.modules.iso18091.domain.colours import Colour, Standing
from teraju.modules.iso18091.domain.figures import Side, Turn
from teraju.modules.iso18091.domain.states import SetState, State
from teraju.modules.iso18091.models import Diagnosis, Evidence, Indicator, QuestionSet
from teraju.modules.iso18091.models.choices import SET_STATES, STATES
from teraju.modules.iso18091.wording import colour_word, meaning
from teraju.platform.web.kinds import Status, Tone

TONES: dict[Colour, Tone] = {
    Colour.GREEN: "good",
    Colour.YELLOW: "warn",
    Colour.RED: "bad",
    Colour.NOT_ASSESSED: "none",
}


def colour_status(colour: Colour, count: int | None = None) -> Status:
    """A colour, with how many there are of it where that is told."""
    word = colour_word(colour)
    return Status(TONES[colour], word if count is None else f"{word} {count}", meaning(colour))


def standing_status(standing: Standing) -> Status:
    """A colour; one that does not cover all is told with what is missing."""
    if standing.is_complete or standing.colour is Colour.NOT_ASSESSED:
        return colour_status(standing.counted_as)
    so_far = _("%(colour)s so far, not all assessed") % {"colour": colour_word(standing.colour)}
    return Status("none", so_far, meaning(Colour.NOT_ASSESSED))


def self_status(indicator: Indicator) -> Status:
    return standing_status(indicator.standing(Side.SELF))


def verified_status(indicator: Indicator) -> Status:
    return standing_status(indicator.standing(Side.VERIFIED))


def diagnosis_status(diagnosis: Diagnosis) -> Status:
    state = State(diagnosis.state)
    if diagnosis.published_on:
        return Status("good", _("published"), _("It stands on the public page."))
    tones: dict[State, Tone] = {
        State.OPEN: "warn",
        State.VERIFICATION: "warn",
        State.CONCLUDED: "good",
        State.WITHDRAWN: "none",
    }
    meanings = {
        State.OPEN: _("The agencies assess their indicators."),
        State.VERIFICATION: _("Another person or body looks at each answer and its evidence."),
        State.CONCLUDED: _("Both words stand side by side; it may be published."),
        State.WITHDRAWN: _("Given up; what was answered stays readable."),
    }
    return Status(tones[state], STATES[state], meanings[state])


def set_status(one: QuestionSet) -> Status:
    tones: dict[str, Tone] = {SetState.DRAFT: "warn", SetState.IN_FORCE: "good"}
    return Status(tones.get(one.state, "none"), SET_STATES[one.state])


def evidence_status(one: Evidence, today: date) -> Status:
    if one.withdrawn_on:
        return Status("none", pgettext("diagnosis", "withdrawn"))
    if one.is_valid_on(today):
        return Status("good", pgettext("evidence", "valid"))
    return Status("bad", _("ran out"), _("An old paper proves nothing this year: bring a new one."))


TURNS: dict[Turn, Status] = {
    Turn.BETTER: Status("good", gettext_lazy("better")),
    Turn.SAME: Status("none", gettext_lazy("the same")),
    Turn.WORSE: Status("bad", gettext_lazy("worse")),
    Turn.OPEN: Status("none", gettext_lazy("not comparable")),
}
