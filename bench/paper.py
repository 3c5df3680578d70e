"""A paper rendered and signed, beside typst and pyHanko alone on the same sheet and key."""

import json
import statistics
import time
from collections.abc import Callable
from io import BytesIO
from typing import Any

from bench.figures import Figure, script
from bench.installation import fresh

ROUNDS, PER_ROUND, WARM_UP = 20, 4, 2
NAME = "Pemerintah Kabupaten Contoh"


def measure() -> list[Figure]:
    """Return the milliseconds of both ways and the median of their ratios, round by round."""
    with fresh():
        import django

        django.setup()
        ours, alone = ours_for(), alone_for()
        mine, theirs = [], []
        for turn in range(ROUNDS):
            mine.append(statistics.median(batch(ours, turn)))
            theirs.append(statistics.median(batch(alone, turn)))
    ratios = [one / other for one, other in zip(mine, theirs, strict=True)]
    return [
        Figure("paper rendered and signed, median", statistics.median(mine) * 1000, "ms"),
        Figure("typst and signature alone, median", statistics.median(theirs) * 1000, "ms"),
        Figure("paper beside typst and signature", statistics.median(ratios), "times", 1.5),
    ]


def ours_for() -> Callable[[str], bytes]:
    """Return the way that papers take: checked data, letterhead, QR, typeset, signed."""
    from teraju.platform.papers.signing import sign
    from teraju.platform.papers.tests.samples import AT, programme, rendered

    def make(title: str) -> bytes:
        pdf = rendered("programme_summary", programme(title=title)).pdf
        return sign(pdf, signer_name=NAME, reason=title, at=AT)

    return make


def alone_for() -> Callable[[str], bytes]:
    """Return the two libraries as they come, with everything else made ready beforehand."""
    import typst
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
    from pyhanko.sign.signers import PdfSignatureMetadata, SimpleSigner, sign_pdf

    from teraju.platform.papers import keys, pades, rendering
    from teraju.platform.papers.tests.samples import AT, programme, rendered

    caught: dict[str, Any] = {}
    typeset = rendering._typeset
    rendering._typeset = lambda *given: caught.update(given=given) or typeset(*given)  # type: ignore[func-returns-value]
    rendered("programme_summary", programme())
    rendering._typeset = typeset
    files, _embedded, given, _timestamp = caught["given"]
    compiler = typst.Compiler(
        font_paths=typst.Fonts(include_system_fonts=False), ignore_system_fonts=True
    )
    steady = pades.SteadySigner.of(keys.signer_pair(NAME), authority=keys.authority().certificate)
    signer = SimpleSigner(steady.signing_cert, steady.signing_key, steady.cert_registry)

    def make(title: str) -> bytes:
        data = {**given, "data": {**given["data"], "title": title}}
        pdf = compiler.compile(
            dict(files),
            format="pdf",
            sys_inputs={"given": json.dumps(data)},
            pdf_standards=rendering.STANDARDS,
            timestamp=int(AT.timestamp()),
        )
        metadata = PdfSignatureMetadata(field_name="Signature", reason=title)
        done: BytesIO = sign_pdf(IncrementalPdfFileWriter(BytesIO(pdf)), metadata, signer)
        return done.getvalue()

    return make


def batch(make: Callable[[str], bytes], turn: int) -> list[float]:
    """Return the seconds of each paper of a batch, every one with a title of its own."""
    seconds = []
    for number in range(WARM_UP + PER_ROUND):
        started = time.perf_counter()
        pdf = make(f"Ringkasan program {turn}-{number}")
        seconds.append(time.perf_counter() - started)
        if b"/ByteRange" not in pdf:
            raise SystemExit("The paper came out unsigned.")
    return seconds[WARM_UP:]


if __name__ == "__main__":
    script(measure)
