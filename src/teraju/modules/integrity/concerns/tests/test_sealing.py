from __future__ import annotations

import pyrage
import pytest
from hypothesis import given
from hypothesis import strategies as st

from teraju.modules.integrity.concerns import sealing
from teraju.modules.integrity.concerns.domain import bech32

# Made by age-keygen of the age project, and the checksums of BIP-173's own examples.
AGE = "AGE-SECRET-KEY-1GFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPQ4EGAEX"
AGE_PUBLIC = "age1zvkyg2lqzraa2lnjvqej32nkuu0ues2s82hzrye869xeexvn73equnujwj"


class TestBech32:
    @pytest.mark.parametrize(
        ("prefix", "hexadecimal", "word"),
        [
            ("a", "", "a12uel5l"),
            (
                "abcdef",
                "00443214c74254b635cf84653a56d7c675be77df",
                "abcdef1qpzry9x8gf2tvdw0s3jn54khce6mua7lmqqqxw",
            ),
        ],
    )
    def test_writes_the_examples_of_bip_173(self, prefix, hexadecimal, word):
        assert bech32.encode(prefix, bytes.fromhex(hexadecimal)) == word

    def test_writes_an_identity_of_the_age_project(self):
        """The test vectors of C2SP/CCTV use the secret of 32 bytes 0x42."""
        assert sealing.identity_of(bytes([0x42]) * 32) == AGE
        assert sealing.recipient_of(AGE) == AGE_PUBLIC

    @given(st.binary(min_size=32, max_size=32))
    def test_the_library_reads_every_identity_to_the_letter(self, secret):
        word = sealing.identity_of(secret)
        assert str(pyrage.x25519.Identity.from_str(word)) == word

    def test_other_lengths_make_no_identity(self):
        with pytest.raises(ValueError, match="32 bytes"):
            sealing.identity_of(b"short")


class TestSealing:
    @given(st.binary(max_size=3000), st.integers(1, 4))
    def test_each_recipient_opens_it_and_nobody_else(self, content, number):
        identities = [sealing.new_identity() for _ in range(number)]
        sealed = sealing.seal(content, [sealing.recipient_of(each) for each in identities])
        assert all(sealing.unseal(sealed, each) == content for each in identities)
        with pytest.raises(sealing.CannotOpen):
            sealing.unseal(sealed, sealing.new_identity())

    def test_a_changed_byte_is_noticed(self):
        identity = sealing.new_identity()
        sealed = bytearray(sealing.seal(b"x" * 100, [sealing.recipient_of(identity)]))
        sealed[-1] ^= 1
        with pytest.raises(sealing.CannotOpen):
            sealing.unseal(bytes(sealed), identity)

    def test_nothing_is_sealed_to_nobody(self):
        with pytest.raises(sealing.NobodyToReadIt):
            sealing.seal(b"x", [])
        with pytest.raises(sealing.NobodyToReadIt):
            sealing.seal(b"x", ["", sealing.recipient_of(sealing.new_identity())])

    def test_short_texts_have_one_length(self):
        recipient = sealing.recipient_of(sealing.new_identity())
        lengths = {len(sealing.seal_value({"a": "x" * n}, [recipient])) for n in (1, 200, 900)}
        # age adds a stanza of random length to hide how many recipients there are.
        assert max(lengths) - min(lengths) < 400

    @given(st.dictionaries(st.text(), st.text() | st.integers() | st.lists(st.text())))
    def test_values_come_back_as_they_were(self, value):
        identity = sealing.new_identity()
        sealed = sealing.seal_value(value, [sealing.recipient_of(identity)])
        assert sealing.unseal_value(sealed, identity) == value
