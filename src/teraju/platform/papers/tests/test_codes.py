import pytest

from teraju.platform.papers import codes
from teraju.platform.papers.codes import CODE, new_code, read_code


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("7K3M-9QXT-2V8H", "7K3M-9QXT-2V8H"),
        ("7k3m9qxt2v8h", "7K3M-9QXT-2V8H"),
        ("  7K3M 9QXT–2V8H ", "7K3M-9QXT-2V8H"),
        ("oil0-OIL1-7k3m", "0110-0111-7K3M"),
        ("7K3M-9QXT-2V8U", ""),
        ("7K3M-9QXT-2V8", ""),
        ("7K3M-9QXT-2V8HH", ""),
        ("", ""),
        ("<script>alert(1)</script>", ""),
        ("é" * 12, ""),
        ("１" * 12, ""),
        ("0" * 10_000, ""),
    ],
)
def test_what_people_type_becomes_a_code_or_nothing(typed, code):
    assert read_code(typed) == code


def test_new_codes_are_readable_and_do_not_repeat():
    codes = {new_code() for _ in range(2000)}
    assert len(codes) == 2000
    assert all(CODE.match(code) and read_code(code) == code for code in codes)


class TestARepeatableCode:
    def test_is_the_same_for_the_same_facts_only(self):
        first = codes.repeatable_code("kabupaten-uji", "surat", "001/2019")
        assert first == codes.repeatable_code("kabupaten-uji", "surat", "001/2019")
        assert first != codes.repeatable_code("kabupaten-uji", "surat", "002/2019")
        assert first != codes.repeatable_code("kota-uji", "surat", "001/2019")

    def test_is_read_like_any_other(self):
        code = codes.repeatable_code("kabupaten-uji", 7)
        assert codes.read_code(code) == code
