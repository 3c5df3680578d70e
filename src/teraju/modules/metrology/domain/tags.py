"""Tags of instruments and codes of stickers: read aloud, typed, and checked by a character."""

from __future__ import annotations

from teraju.kernel.errors import DomainError

# Without I, L, O and U: nobody reads them as 1, 0 or V.
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_SIZE = len(ALPHABET)
# As long as the address of a code may be, which a telephone scans instead of the code.
LONGEST = 200
ALIKE = str.maketrans({"I": "1", "L": "1", "O": "0", "U": "V"})


class WrongCode(DomainError):
    """A tag or code was misread: its last character does not fit."""


def check_character(body: str) -> str:
    """Give the character that a body of the alphabet ends with.

    A hybrid of two moduli after ISO/IEC 7064, on 32 characters: one wrong character and most
    exchanges of neighbours are found.
    """
    product = _SIZE
    for character in body:
        total = (ALPHABET.index(character) + product) % _SIZE or _SIZE
        product = total * 2 % (_SIZE + 1)
    return ALPHABET[(_SIZE + 1 - product) % _SIZE]


def numbered(prefix: str, number: int, width: int) -> str:
    """Write a running number as a code: prefix, number, check character."""
    digits = ""
    for _place in range(width):
        number, rest = divmod(number, _SIZE)
        digits = ALPHABET[rest] + digits
    if number:
        raise ValueError("the number does not fit the width")
    body = prefix + digits
    return body + check_character(body)


def read_code(text: str) -> str:
    """Read a code as it was typed, spoken or scanned: case, blanks and strokes do not count.

    What a telephone scans is the address that the code ends. Raises WrongCode when the check
    character does not fit.
    """
    last = text.partition("?")[0].strip().rstrip("/").rpartition("/")[2]
    code = "".join(last.upper().split()).replace("-", "").translate(ALIKE)
    if len(code) < 2 or any(character not in ALPHABET for character in code):
        raise WrongCode("this is no code of ours: letters and digits are expected")
    if check_character(code[:-1]) != code[-1]:
        raise WrongCode("the code was misread: compare it character by character")
    return code
