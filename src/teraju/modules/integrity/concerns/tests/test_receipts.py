from __future__ import annotations

import re

import pytest

from teraju.modules.integrity.concerns import derivation, receipts, sealing


class TestCode:
    def test_has_sixteen_digits_and_is_never_the_same(self):
        codes = {receipts.new_code() for _ in range(500)}
        assert len(codes) == 500
        assert all(re.fullmatch(r"\d{16}", code) for code in codes)

    def test_is_written_in_groups_of_four(self):
        assert receipts.written("1234567890123456") == "1234 5678 9012 3456"

    @pytest.mark.parametrize(
        "typed",
        [
            "1234 5678 9012 3456",
            "1234567890123456",
            " 1234-5678.9012–3456 ",
            "1234\t5678\n90123456",
        ],
    )
    def test_is_read_with_or_without_gaps(self, typed):
        assert receipts.read(typed) == "1234567890123456"

    @pytest.mark.parametrize(
        "typed", ["", "123456789012345", "12345678901234567", "123456789012345x", "١٢٣٤" * 4]
    )
    def test_is_not_read_from_anything_else(self, typed):
        assert receipts.read(typed) is None


class TestDerivation:
    CODE = "1234567890123456"

    def test_the_same_code_has_the_same_hash(self):
        assert receipts.lookup_hash(self.CODE) == receipts.lookup_hash(self.CODE)
        assert receipts.lookup_hash(self.CODE) != receipts.lookup_hash("0" * 16)

    def test_the_key_is_not_the_hash(self):
        stored = bytes.fromhex(receipts.lookup_hash(self.CODE).split("$")[1])
        identity = receipts.reporter_identity(self.CODE, b"salt")
        assert sealing.identity_of(stored) != identity

    def test_the_key_depends_on_the_salt_of_the_case(self):
        one, other = (receipts.reporter_identity(self.CODE, salt) for salt in (b"a", b"b"))
        assert one != other

    def test_all_depends_on_the_salt_of_the_installation(self, settings):
        before = receipts.lookup_hash(self.CODE), receipts.reporter_identity(self.CODE, b"a")
        settings.TERAJU_CONCERNS_SALT = "another" * 8
        after = receipts.lookup_hash(self.CODE), receipts.reporter_identity(self.CODE, b"a")
        assert before[0] != after[0]
        assert before[1] != after[1]

    def test_contexts_give_different_keys(self):
        keys = {derivation.slow("x", context=each) for each in ("a", "b")}
        assert len(keys) == 2
        assert len({derivation.quick_identity("x", context=each) for each in ("a", "b")}) == 2
