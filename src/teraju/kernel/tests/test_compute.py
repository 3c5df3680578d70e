import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teraju.kernel.compute import Answer, InputError, decoded, run_text
from teraju.kernel.errors import DomainError
from teraju.kernel.inputs import reading


def double(document: object) -> Answer:
    with reading(document) as fields:
        number = fields.integer("n")
        parts = fields.sections("parts") if fields.has("parts") else []
        inner = [part.decimal("load") for part in parts]
    if number == 13:
        raise DomainError("unlucky", field="n")
    return {"double": 2 * number, "parts": len(inner), "rules": []}


@pytest.mark.parametrize("text", ['{"n": 4}', ' \n{"n":"4"}\t', '\ufeff{"n": 4}'])
def test_answers_one_document(text: str) -> None:
    outcome = run_text(double, text)
    assert (outcome.status, outcome.error) == (0, "")
    assert json.loads(outcome.output) == {"double": 8, "parts": 0, "rules": []}


@pytest.mark.parametrize(
    ("text", "path", "words"),
    [
        ("", "", "not JSON"),
        ("{", "", "not JSON"),
        ("n: 4", "", "line 1, column 1"),
        ('{"n": 4} {"n": 5}', "", "Extra data"),
        ("{'n': 4}", "", "not JSON"),
        ('[{"n": 4}', "", "not JSON"),
        ('[{"n": 4},]', "", "not JSON"),
        ('[{"n": 4}] x', "", "Extra data"),
        ("[] []", "", "Extra data"),
        ('[{"n": 4} {"n": 4}]', "", "delimiter"),
        ('"text"', "", "object"),
        ("5", "", "object"),
        ("null", "", "object"),
        ('{"n": 4.0}', "n", "float"),
        ('{"n": 4e2}', "n", "float"),
        ('{"n": NaN}', "n", "NaN"),
        ('{"n": -Infinity}', "n", "Infinity"),
        ('{"n": %s}' % ("9" * 5000), "n", "60 digits"),
        ('{"n": 4, "m": 1}', "m", "unknown key"),
        ('{"n": 4, "m": 1.5}', "m", "unknown key"),
        ('{"n": 4, "n": 5}', "n", "twice"),
        ('{"n": 4, "parts": [{"load": 1.5}]}', "parts.0.load", "float"),
        ('{"n": 13}', "n", "unlucky"),
        ("[" * 100_000, "", "nested"),
        ('{"a":' * 100_000, "", "nested"),
    ],
)
def test_refuses_bad_input_in_one_line(text: str, path: str, words: str) -> None:
    outcome = run_text(double, text)
    assert (outcome.status, outcome.output) == (2, "")
    assert outcome.error.count("\n") == 1
    error = json.loads(outcome.error)["error"]
    assert error["path"] == path
    assert words in error["message"]


def test_a_bad_element_spoils_only_itself() -> None:
    text = '[{"n": 1}, {"n": 1.5}, {"n": NaN}, {"n": 2, "n": 3}, {"m": 1}, 7, [{"n": 1}], {"n": 2}]'
    outcome = run_text(double, text)
    answers = json.loads(outcome.output)
    assert (outcome.status, outcome.error) == (1, "")
    assert [answer.get("double") for answer in answers] == [2, *[None] * 6, 4]
    assert answers[1]["error"]["path"] == "n"
    assert all(set(answer) == {"error"} for answer in answers[1:-1])


@pytest.mark.parametrize("text", ["[]", " [ ] ", "[\n]\n"])
def test_an_empty_batch_is_answered_empty(text: str) -> None:
    outcome = run_text(double, text)
    assert (outcome.status, json.loads(outcome.output), outcome.error) == (0, [], "")


def test_refuses_other_encodings() -> None:
    assert decoded("\ufeffé".encode()) == "é"
    with pytest.raises(InputError, match="byte 3"):
        decoded(b"{}\xff")


def test_writes_plain_ascii() -> None:
    outcome = run_text(double, '{"n": 1, "\\ud800\u2028é": 2}')
    assert outcome.error.isascii()
    assert json.loads(outcome.error)["error"]["message"] == "unknown key"


@given(st.lists(st.integers(-(10**9), 10**9)))
def test_a_batch_answers_like_its_elements(numbers: list[int]) -> None:
    documents = [json.dumps({"n": n}) for n in numbers]
    batch = json.loads(run_text(double, f"[{', '.join(documents)}]").output)
    alone = [run_text(double, each) for each in documents]
    assert batch == [json.loads(each.output or each.error) for each in alone]


@given(st.text(alphabet='[]{}",:n0123.eE- \\tNaI'))
def test_any_text_is_answered_or_refused(text: str) -> None:
    outcome = run_text(double, text)
    assert json.loads(outcome.output or outcome.error) is not None
    assert (outcome.status == 2) == bool(outcome.error)
