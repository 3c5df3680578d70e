"""Two custodians open what one alone cannot."""

from __future__ import annotations

from itertools import permutations

import pyrage
import pytest

from teraju.modules.integrity.concerns.recovery_keys import (
    WrongCode,
    first_step,
    new_recovery_key,
    second_step,
)
from teraju.modules.integrity.concerns.sealing import (
    CannotOpen,
    new_identity,
    recipient_of,
    seal,
    unseal,
)

IDENTITIES = {name: new_identity() for name in ("a", "b", "c")}
KEY = new_recovery_key({name: recipient_of(each) for name, each in IDENTITIES.items()})


@pytest.mark.parametrize(("first", "second"), list(permutations("abc", 2)))
def test_any_two_open_it_in_any_order(first: str, second: str) -> None:
    left, code = first_step(KEY.nested[(first, second)], IDENTITIES[first])
    secret = second_step(left, code.lower(), IDENTITIES[second])
    assert unseal(seal(b"identity", [KEY.recipient]), secret) == b"identity"


def test_one_alone_opens_nothing() -> None:
    for (first, second), nested in KEY.nested.items():
        for who in set("abc") - {first}:
            with pytest.raises(CannotOpen):
                unseal(nested, IDENTITIES[who])
        left, code = first_step(nested, IDENTITIES[first])
        # The first has the code, the second the key; neither has both.
        for who in set("abc") - {second}:
            with pytest.raises(CannotOpen):
                second_step(left, code, IDENTITIES[who])
        with pytest.raises(CannotOpen):
            unseal(left, IDENTITIES[second])


def test_a_wrong_code_opens_nothing() -> None:
    left, _code = first_step(KEY.nested[("a", "b")], IDENTITIES["a"])
    with pytest.raises(WrongCode):
        second_step(left, "23456-23456-23456-23456-23456", IDENTITIES["b"])


def test_one_custodian_makes_no_key() -> None:
    with pytest.raises(ValueError, match="two custodians"):
        new_recovery_key({"a": recipient_of(IDENTITIES["a"])})


def test_the_secret_stands_nowhere_in_the_clear() -> None:
    left, code = first_step(KEY.nested[("a", "b")], IDENTITIES["a"])
    secret = second_step(left, code, IDENTITIES["b"])
    assert pyrage.x25519.Identity.from_str(secret)
    for kept in (*KEY.nested.values(), left, KEY.recipient.encode()):
        assert secret.encode() not in kept
