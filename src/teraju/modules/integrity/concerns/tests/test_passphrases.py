"""What a passphrase of a handler must be."""

from __future__ import annotations

import pytest

from teraju.modules.integrity.concerns.domain.passphrases import Fault, fault_of


@pytest.mark.parametrize(
    ("passphrase", "fault"),
    [
        ("kuda lumut payung senja", None),
        ("kuda lumut", Fault.TOO_SHORT),
        ("                 kuda", Fault.TOO_SHORT),
        ("aaaaaaaaaaaaaaaaaaaaaa", Fault.TOO_PLAIN),
        ("1212121212121212121212", Fault.TOO_PLAIN),
        ("rahasia RATNA yang panjang", Fault.HOLDS_NAME),
        ("k" * 201, Fault.TOO_LONG),
        ("yang lama dan panjang", Fault.SAME),
    ],
)
def test_what_is_refused(passphrase, fault):
    found = fault_of(passphrase, login_name="ratna", present="yang lama dan panjang")
    assert found is fault
