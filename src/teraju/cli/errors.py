"""What a command says when it cannot go on."""


class Refusal(Exception):
    """A reason to stop that the person at the keyboard can act on; its text is one sentence."""

    status = 1


class NoPort(Refusal):
    """The port is taken, or not ours to take: trying again helps nobody."""

    status = 3
