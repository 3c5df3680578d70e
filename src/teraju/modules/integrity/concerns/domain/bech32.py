"""Bech32 as age writes its keys with it: 32 bytes as a word that notices a typing error.

Source: BIP-173 (without its limit of 90 signs); the C2SP age specification, "X25519 recipient".
"""

from __future__ import annotations

from collections.abc import Iterable

ALPHABET = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
GENERATOR = (0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)


def encode(prefix: str, content: bytes) -> str:
    """The word of some bytes under a prefix, all in lower case."""
    values = _fives(content)
    payload = [*_expanded(prefix), *values, 0, 0, 0, 0, 0, 0]
    checksum = _checksum(payload) ^ 1
    tail = [(checksum >> 5 * (5 - place)) & 31 for place in range(6)]
    return f"{prefix}1{''.join(ALPHABET[each] for each in [*values, *tail])}"


def _expanded(prefix: str) -> list[int]:
    codes = [ord(each) for each in prefix]
    return [*(code >> 5 for code in codes), 0, *(code & 31 for code in codes)]


def _checksum(values: Iterable[int]) -> int:
    sum_ = 1
    for value in values:
        top = sum_ >> 25
        sum_ = (sum_ & 0x1FFFFFF) << 5 ^ value
        for place, part in enumerate(GENERATOR):
            if (top >> place) & 1:
                sum_ ^= part
    return sum_


def _fives(content: bytes) -> list[int]:
    """The bits in groups of five, the last one filled up with zeros."""
    number, bits = int.from_bytes(content), len(content) * 8
    missing = -bits % 5
    number <<= missing
    count = (bits + missing) // 5
    return [(number >> 5 * (count - 1 - place)) & 31 for place in range(count)]
