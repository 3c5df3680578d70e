import json
import subprocess
import sys
from pathlib import Path

import pytest

from teraju.portal.compute import KINDS, LARGEST_BODY, calculator, main, run, run_http

SOURCES = Path(__file__).parents[3]
EXAMPLES: dict[str, tuple[dict[str, object], dict[str, object]]] = {
    "audit-time": (
        {"personnel": 55, "adjustments_percent": [30], "integration_percent": 20},
        {"base_days": "5", "audit_days": "3", "on_site_days": "2"},
    ),
    "certification": (
        {"decision": "2018-12-20", "standard": "ISO 9001"},
        {"expires_on": "2021-12-20"},
    ),
    "deadline": (
        {"start": "2026-03-06", "working_days": 30, "collective_leave_is_working_day": False},
        {"due": "2026-04-27"},
    ),
    "enterprise-size": ({"capital": "900000000"}, {"class": "micro"}),
    "iso18091": (
        {"edition": "2019", "indicators": {"1.1": ["green", "green", "yellow"]}},
        {"total": {"green": 0, "yellow": 1, "red": 0, "not_assessed": 38}},
    ),
    "limits": (
        {
            "kind": "mechanical",
            "control": "initial",
            "unit": "g",
            "instrument": {"type": "meja", "max": "10000"},
            "loads": ["10000", "5000"],
        },
        {
            "limits": [
                {"load": "10000", "limit": "10", "sensitivity": "4"},
                {"load": "5000", "limit": "6.666667", "sensitivity": "2.666667"},
            ]
        },
    ),
    "gift": (
        {
            "received_on": "2026-03-06",
            "letter": "l",
            "per_giver_value": "1600000",
            "given_this_year": "0",
            "is_money": True,
            "conflict_of_interest": False,
        },
        {"reportable": True, "regulation": "Peraturan KPK 1/2026", "limit": "1500000"},
    ),
    "risk": (
        {"matrix": "bpkp-5x5", "bands": "A", "likelihood": 3, "impact": 4},
        {"value": 17, "level": "high"},
    ),
    "sample-size": ({"population": 707}, {"sample": 249}),
    "skm": (
        {
            "scheme": "permenpanrb-14-2017",
            "weight_mode": "exact",
            "answers": [[4, 3, 4, 4, 4, 4, 4, 4, 4]],
        },
        {"index": "97.22", "grade": "A"},
    ),
    "validity": (
        {"verified_on": "2019-09-15", "months": 12, "precision": "month", "verdict": "pass"},
        {"valid_until": "2020-09-30", "label": "September 2020"},
    ),
    "verification": (
        {
            "kind": "nawi",
            "control": "initial",
            "unit": "g",
            "instrument": {"accuracy_class": "III", "max": "15000", "e": "5"},
            "tests": {"weighing": [{"load": "1000", "indication": "1000", "added": "1.5"}]},
        },
        {"verdict": "pass", "warnings": []},
    ),
    "zi": ({"answers": {"H.1.1": "0.9", "P.1.1.1": "1"}}, {"total": "16.25"}),
}
START = "import sys; from teraju.portal.compute import main; status = main(sys.argv[1:])\n"
LOADED = START + "sys.stderr.write(' '.join(sys.modules)); sys.exit(status)"
# ru_maxrss survives exec and would show the tests' own size; VmHWM is the new program's.
PEAK = (
    START
    + """
from pathlib import Path
status_lines = Path("/proc/self/status").read_text().splitlines()
sys.stderr.write(next(line.split()[1] for line in status_lines if line.startswith("VmHWM")))
sys.exit(status)
"""
)


def _program(code: str, *arguments: str, text: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [
            sys.executable,
            "-I",
            "-c",
            f"import sys; sys.path[:0] = [{str(SOURCES)!r}]\n{code}",
            *arguments,
        ],
        input=text,
        capture_output=True,
        check=False,
        timeout=60,
    )


def test_every_kind_has_an_example() -> None:
    assert set(EXAMPLES) == set(KINDS)


@pytest.mark.parametrize("kind", sorted(KINDS))
class TestEveryKind:
    def test_answers_alike_everywhere(self, kind: str) -> None:
        document, expected = EXAMPLES[kind]
        text = json.dumps(document)
        status, output, error = run(kind, text)
        assert (status, error) == (0, "")
        answer = json.loads(output)
        assert answer == calculator(kind)(document)
        assert answer.items() >= expected.items()
        assert run_http(kind, text.encode()) == (200, output)

    def test_says_what_it_rests_on(self, kind: str) -> None:
        rules = json.loads(run(kind, json.dumps(EXAMPLES[kind][0]))[1])["rules"]
        assert rules
        for rule in rules:
            assert set(rule) == {"document", "clause", "edition", "confirmed"}
            assert isinstance(rule["confirmed"], bool)

    @pytest.mark.parametrize(
        ("text", "path"),
        [
            (b"", ""),
            (b"not json", ""),
            (b"\xff\xfe{}", ""),
            (b"{}{}", ""),
            (b"7", ""),
            (b'{"surely_unknown": 1}', None),
            (b"[" * 100_000, ""),
            (b'{"a":[' * 50_000, ""),
        ],
    )
    def test_refuses_bad_input(self, kind: str, text: bytes, path: str | None) -> None:
        status, output, error = run(kind, text)
        assert (status, output) == (2, "")
        assert error.count("\n") == 1
        body = json.loads(error)
        assert set(body) == {"error"}
        assert set(body["error"]) == {"path", "message"}
        assert path in (None, body["error"]["path"])
        assert run_http(kind, text) == (422, error)

    @pytest.mark.parametrize("value", ["1.5", "NaN", "Infinity", "-Infinity", "1e3", "9" * 4999])
    def test_refuses_unfit_numbers_anywhere(self, kind: str, value: str) -> None:
        for key in EXAMPLES[kind][0]:
            document = {**EXAMPLES[kind][0], key: "@"}
            text = json.dumps(document).replace('"@"', value)
            status, _, error = run(kind, text)
            assert status == 2
            assert json.loads(error)["error"]["path"] == key

    def test_refuses_an_unknown_key(self, kind: str) -> None:
        status, _, error = run(kind, json.dumps({**EXAMPLES[kind][0], "extra": None}))
        assert status == 2
        assert json.loads(error)["error"]["path"] == "extra"

    def test_a_bad_element_spoils_only_itself(self, kind: str) -> None:
        good = EXAMPLES[kind][0]
        status, output, error = run(kind, json.dumps([good, {**good, "extra": 1}, [], good]))
        answers = json.loads(output)
        assert (status, error) == (1, "")
        assert answers[0] == answers[3] == calculator(kind)(good)
        assert [answer["error"]["path"] for answer in answers[1:3]] == ["extra", ""]
        assert run_http(kind, json.dumps([good, {**good, "extra": 1}]).encode())[0] == 200

    def test_an_empty_batch_is_empty(self, kind: str) -> None:
        status, output, error = run(kind, "[]")
        assert (status, json.loads(output), error) == (0, [], "")

    def test_loads_no_framework(self, kind: str) -> None:
        done = _program(LOADED, kind, text=json.dumps(EXAMPLES[kind][0]).encode())
        modules = {name.partition(".")[0] for name in done.stderr.decode().split()}
        assert done.returncode == 0
        assert json.loads(done.stdout)
        assert "teraju" in modules
        assert not modules & {"django", "pydantic", "holidays"}

    @pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
    def test_answers_ten_thousand_within_200_mib(self, kind: str, tmp_path: Path) -> None:
        batch = tmp_path / "batch.json"
        batch.write_text(json.dumps([EXAMPLES[kind][0]] * 10_000), encoding="utf-8")
        done = _program(PEAK, kind, str(batch))
        assert done.returncode == 0
        assert len(json.loads(done.stdout)) == 10_000
        assert int(done.stderr) < 200 * 1024


@pytest.mark.parametrize("kind", ["", "nonsense", "Deadline", "../deadline", "os:system"])
def test_refuses_an_unknown_kind(kind: str) -> None:
    status, output, error = run(kind, "{}")
    assert (status, output) == (2, "")
    assert json.loads(error)["error"]["path"] == "kind"
    assert run_http(kind, b"{}") == (422, error)


def test_http_takes_a_megabyte_at_most() -> None:
    text = json.dumps(EXAMPLES["deadline"][0]).encode()
    assert run_http("deadline", text.ljust(LARGEST_BODY))[0] == 200
    status, body = run_http("deadline", text.ljust(LARGEST_BODY + 1))
    assert status == 413
    assert json.loads(body)["error"]["message"]


class TestMain:
    def test_reads_a_file(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        path = tmp_path / "asked.json"
        path.write_text(json.dumps(EXAMPLES["deadline"][0]), encoding="utf-8")
        assert main(["deadline", str(path)]) == 0
        written = capsys.readouterr()
        assert json.loads(written.out)["due"] == "2026-04-27"
        assert written.err == ""

    @pytest.mark.parametrize("arguments", [["deadline"], ["deadline", "-"]])
    def test_reads_standard_input(self, arguments: list[str]) -> None:
        text = json.dumps(EXAMPLES["deadline"][0]).encode()
        done = _program(START + "sys.exit(status)", *arguments, text=text)
        assert (done.returncode, done.stderr) == (0, b"")
        assert json.loads(done.stdout)["due"] == "2026-04-27"

    def test_passes_the_batch_status_on(self) -> None:
        done = _program(START + "sys.exit(status)", "deadline", text=b"[{}]")
        assert (done.returncode, done.stderr) == (1, b"")

    @pytest.mark.parametrize(
        ("arguments", "path"),
        [
            ([], ""),
            (["nonsense"], "kind"),
            (["deadline", "absent.json"], "file"),
            (["deadline", "."], "file"),
            (["deadline", "a\0b"], "file"),
            (["deadline", "a", "b"], ""),
            (["deadline", "--pretty"], ""),
        ],
    )
    def test_refuses_in_one_line(
        self, arguments: list[str], path: str, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert main(arguments) == 2
        written = capsys.readouterr()
        assert written.out == ""
        assert written.err.count("\n") == 1
        assert json.loads(written.err)["error"]["path"] == path
