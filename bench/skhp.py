"""A certificate of verification from the complete sheet to the stored, signed PDF, and a batch."""

import json
import statistics
import time
from collections.abc import Callable
from io import BytesIO
from typing import Any

from bench.figures import Figure, script
from bench.installation import fresh

ROUNDS, PER_ROUND, WARM_UP = 6, 3, 1
BATCH = 200
RATIO_BUDGET, PER_SECOND = 1.5, 25


def measure() -> list[Figure]:
    """Return milliseconds of both ways with the median of their ratios, and the batch's pace."""
    with fresh():
        tables()
        waiting = sheets_that_wait(ROUNDS * (PER_ROUND + WARM_UP) + BATCH)
        single, batch = waiting[:-BATCH], waiting[-BATCH:]
        ours, alone = ours_for(single), alone_for(waiting[0])
        mine, theirs = [], []
        for _turn in range(ROUNDS):
            mine.append(statistics.median(times(ours)))
            theirs.append(statistics.median(times(alone)))
        pace = BATCH / batch_seconds(batch)
    ratios = [one / other for one, other in zip(mine, theirs, strict=True)]
    return [
        Figure("certificate signed and stored, median", statistics.median(mine) * 1000, "ms"),
        Figure(
            "the same sheet by typst and signature alone", statistics.median(theirs) * 1000, "ms"
        ),
        Figure(
            "certificate beside typst and signature",
            statistics.median(ratios),
            "times",
            RATIO_BUDGET,
        ),
        Figure(f"batch of {BATCH}, each", 1000 / pace, "ms", 1000 / PER_SECOND),
        Figure("batch, certificates a second", pace, "per s"),
    ]


class _NoHistory(dict[str, None]):
    """Tables are made as they stand: this measures papers, not migrations."""

    def __contains__(self, _app: object) -> bool:
        return True

    def __missing__(self, _app: str) -> None:
        return None


def tables() -> None:
    """Load the program and make its tables."""
    import django
    from django.conf import settings
    from django.core.management import call_command

    django.setup()
    settings.MIGRATION_MODULES = _NoHistory()
    call_command("migrate", run_syncdb=True, interactive=False, verbosity=0)


def sheets_that_wait(count: int) -> list[int]:
    """Return the ids of certificates that wait for the head, each of a whole sheet of its own."""
    from teraju.modules.metrology.models import Certificate
    from teraju.modules.metrology.tests.sheet_world import build_bench

    bench = build_bench()
    for _number in range(count):
        bench.record(bench.scale(), wants_certificate=True)
    return list(Certificate.objects.order_by("pk").values_list("pk", flat=True))


def head() -> Any:
    """Return the head of the unit as a viewer on the day of the tests."""
    from teraju.modules.metrology.tests.unit_world import DAY, at
    from teraju.platform.accounts.models import User
    from teraju.platform.accounts.selectors import viewer_of

    return viewer_of(User.objects.get(title="Kepala UPT"), at(DAY))


def ours_for(ids: list[int]) -> Callable[[], None]:
    """Return the use-case: right, number, paper, signature, store, trail."""
    from teraju.modules.metrology.services.certificates import sign_certificate

    left, actor = iter(ids), head()

    def sign() -> None:
        sign_certificate(actor=actor, certificate_id=next(left))

    return sign


def alone_for(pk: int) -> Callable[[], None]:
    """Return the two libraries as they come on the same data, all else made ready beforehand."""
    import typst
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
    from pyhanko.sign.signers import PdfSignatureMetadata, SimpleSigner, sign_pdf

    from teraju.modules.metrology.models import Certificate
    from teraju.modules.metrology.services.certificate_papers import TEMPLATE, contents_of
    from teraju.modules.metrology.services.certificates import whole
    from teraju.platform.papers import keys, pades, rendering
    from teraju.platform.papers.tests.samples import AT, rendered

    caught: dict[str, Any] = {}
    typeset = rendering._typeset
    rendering._typeset = lambda *given: caught.update(given=given) or typeset(*given)  # type: ignore[func-returns-value]
    found = whole(Certificate.objects.filter(pk=pk)).get()
    rendered(TEMPLATE, dict(contents_of(found.verification)))
    rendering._typeset = typeset
    files, _embedded, given, _timestamp = caught["given"]
    compiler = typst.Compiler(
        font_paths=typst.Fonts(include_system_fonts=False), ignore_system_fonts=True
    )
    name = found.government.name
    steady = pades.SteadySigner.of(keys.signer_pair(name), authority=keys.authority().certificate)
    signer = SimpleSigner(steady.signing_cert, steady.signing_key, steady.cert_registry)
    number = iter(range(10_000))

    def make() -> None:
        data = {**given, "data": {**given["data"], "title": f"SKHP {next(number)}"}}
        pdf = compiler.compile(
            dict(files),
            format="pdf",
            sys_inputs={"given": json.dumps(data)},
            pdf_standards=rendering.STANDARDS,
            timestamp=int(AT.timestamp()),
        )
        metadata = PdfSignatureMetadata(field_name="Signature", reason="SKHP")
        done: BytesIO = sign_pdf(IncrementalPdfFileWriter(BytesIO(pdf)), metadata, signer)
        if b"/ByteRange" not in done.getvalue():
            raise SystemExit("The paper came out unsigned.")

    return make


def times(make: Callable[[], None]) -> list[float]:
    """Return the seconds of each of a round, after one to warm up."""
    seconds = []
    for _number in range(WARM_UP + PER_ROUND):
        started = time.perf_counter()
        make()
        seconds.append(time.perf_counter() - started)
    return seconds[WARM_UP:]


def batch_seconds(ids: list[int]) -> float:
    """Return how long a day takes as the job signs it, the start of its helpers included."""
    from teraju.modules.metrology.services.certificates import sign_certificates
    from teraju.modules.metrology.sheet_tasks import AT_ONCE
    from teraju.platform.papers.api import crew_for

    actor, started = head(), time.perf_counter()
    with crew_for(len(ids)) as crew:
        for first in range(0, len(ids), AT_ONCE):
            portion = ids[first : first + AT_ONCE]
            if sign_certificates(actor=actor, certificate_ids=portion, crew=crew):
                raise SystemExit("One was refused.")
    check_numbers()
    return time.perf_counter() - started


def check_numbers() -> None:
    """Refuse a batch in which a number is double or missing."""
    from teraju.modules.metrology.models import Certificate

    rows = Certificate.objects.filter(state="signed").values_list("paper__number", flat=True)
    taken = sorted(int(number.split("/")[0]) for number in rows)
    if taken != list(range(1, len(taken) + 1)):
        raise SystemExit("A number is double or missing.")


if __name__ == "__main__":
    script(measure)
