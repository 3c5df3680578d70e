"""What a kind gives back, put into the form of the contract."""

from __future__ import annotations

from dataclasses import dataclass, field

from teraju.kernel.compute import Answer
from teraju.modules.metrology.domain.judging import Judgement, Reason, Tested, Verdict, worst

Rules = list[dict[str, str | bool]]

# Tests as a penera says them; the names of the contract stay English.
_SAID = {
    "class": "kelas",
    "zero": "nol",
    "tare": "tara",
    "weighing": "kebenaran",
    "net_weighing": "kebenaran neto",
    "repeatability": "ketidaktetapan",
    "eccentricity": "eksentrisitas",
    "discrimination": "diskriminasi",
    "sensitivity": "kepekaan",
    "substitution_repeatability": "ketidaktetapan untuk beban pengganti",
    "substitution": "beban pengganti",
    "standards": "standar",
    "uncertainty": "ketidakpastian",
    "mass": "massa",
    "delivery": "penyerahan",
    "displays": "penunjukan",
    "full": "panjang penuh",
    "partial": "panjang bagian",
    "marks": "jarak tanda",
    "joint": "sambungan lipat",
    "flow": "aliran",
    "distance": "jarak",
    "time": "waktu",
    "waiting": "waktu tunggu",
    "fare": "tarif",
    "energy": "energi",
    "reference": "pembandingan",
    "tests": "pengujian",
}
_NOTHING = Reason("nothing was tested", "belum ada yang diuji")


@dataclass(slots=True)
class Verified:
    """The tests of an instrument by name; beside them what it was tested with."""

    rules: Rules
    tests: dict[str, Tested] = field(default_factory=dict)
    standards: tuple[Answer, Judgement] | None = None
    uncertainty: tuple[Answer, Judgement] | None = None
    warnings: list[dict[str, str]] = field(default_factory=list)

    def warn(self, path: str, message: str) -> None:
        """Add a warning about a place of the input."""
        self.warnings.append({"path": path, "message": message})

    def as_json(self) -> Answer:
        """Give the form of the contract; the reason is that of the worst."""
        verdict, reason = self._overall()
        answer: Answer = {"verdict": verdict.value}
        if reason is not None:
            answer["reason"], answer["reason_id"] = reason
        answer["tests"] = {name: test.as_json() for name, test in self.tests.items()}
        for name, (facts, judgement) in self._means():
            answer[name] = {**facts, **_judged(judgement)}
        return {**answer, "warnings": self.warnings, "rules": self.rules}

    def _means(self) -> list[tuple[str, tuple[Answer, Judgement]]]:
        named = (("standards", self.standards), ("uncertainty", self.uncertainty))
        return [(name, found) for name, found in named if found is not None]

    def _overall(self) -> tuple[Verdict, Reason | None]:
        judged = [(name, test.verdict, test.reason) for name, test in self.tests.items()]
        judged += [(name, found.verdict, found.reason) for name, (_, found) in self._means()]
        if not self.tests:
            judged.append(("tests", Verdict.UNDECIDED, _NOTHING))
        verdict = worst(each for _name, each, _reason in judged)
        reasons = [
            Reason(f"{name}: {reason.en}", f"{_SAID.get(name, name)}: {reason.id}")
            for name, each, reason in judged
            if each is verdict and reason is not None
        ]
        if not reasons:
            return verdict, None
        return verdict, Reason(
            "; ".join(reason.en for reason in reasons), "; ".join(reason.id for reason in reasons)
        )


def _judged(judgement: Judgement) -> Answer:
    answer: Answer = {"verdict": judgement.verdict.value}
    if judgement.reason is not None:
        answer["reason"], answer["reason_id"] = judgement.reason
    return answer
