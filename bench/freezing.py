"""A document of 20 pages frozen to its signed PDF, beside typst alone on the same sheet."""

import json
import statistics
import time
from collections.abc import Callable
from io import BytesIO
from typing import Any

from bench.figures import Figure, script
from bench.installation import fresh

ROUNDS, PER_ROUND, WARM_UP = 8, 3, 1
PAGES = 20
NAME = "Pemerintah Kabupaten Contoh"
CHAPTER = """# Bagian {number}

Prosedur ini mengatur **pengendalian dokumen** dan rekaman di lingkungan Inspektorat, agar setiap
orang bekerja dengan naskah yang berlaku. Lihat [JDIH](https://jdih.example.go.id) untuk dasarnya.

1. Penyusun menulis naskah dan menyebut alasan perubahan.
2. Pemeriksa membaca naskah dan mengembalikannya bila ada yang kurang.
   - Alasan pengembalian ditulis.
   - Naskah yang dikembalikan kembali menjadi rancangan.
3. Pejabat yang berwenang mengesahkan naskah.

| Langkah | Pelaksana | Waktu |
|---|---|--:|
| Menyusun | Pemilik proses | 5 hari |
| Memeriksa | Koordinator mutu | 2 hari |
| Mengesahkan | Inspektur | 1 hari |

> Satu dokumen, satu revisi yang berlaku.

"""


def measure() -> list[Figure]:
    """Return the milliseconds of both ways and the median of their ratios, round by round."""
    with fresh():
        import django

        django.setup()
        ours, alone = ours_for(), alone_for()
        pages = page_count(ours("Prosedur"))
        mine, theirs = [], []
        for turn in range(ROUNDS):
            mine.append(statistics.median(batch(ours, f"Prosedur {turn}")))
            theirs.append(statistics.median(batch(alone, f"Pedoman {turn}")))
    ratios = [one / other for one, other in zip(mine, theirs, strict=True)]
    return [
        Figure("pages of the document", pages, "pages"),
        Figure("document frozen and signed, median", statistics.median(mine) * 1000, "ms"),
        Figure("typst alone on it, median", statistics.median(theirs) * 1000, "ms"),
        Figure("freezing beside typst", statistics.median(ratios), "times", 2),
    ]


def text() -> str:
    """A text that fills the pages, as somebody would write it."""
    return "".join(CHAPTER.format(number=number) for number in range(1, 56))


def ours_for() -> Callable[[str], bytes]:
    """Return the way that an approval takes: Markdown to blocks, typeset, signed."""
    from teraju.modules.documents.domain.text import blocks
    from teraju.platform.papers.signing import sign
    from teraju.platform.papers.tests.sample_texts import head_of_document
    from teraju.platform.papers.tests.samples import AT, rendered

    markdown = text()

    def make(title: str) -> bytes:
        data = head_of_document(title=title, blocks=blocks(markdown))
        return sign(
            rendered("controlled_document", data).pdf, signer_name=NAME, reason=title, at=AT
        )

    return make


def alone_for() -> Callable[[str], bytes]:
    """Return typst as it comes, with everything else made ready beforehand."""
    import typst

    from teraju.modules.documents.domain.text import blocks
    from teraju.platform.papers import rendering
    from teraju.platform.papers.tests.sample_texts import head_of_document
    from teraju.platform.papers.tests.samples import AT, rendered

    caught: dict[str, Any] = {}
    typeset = rendering._typeset
    rendering._typeset = lambda *given: caught.update(given=given) or typeset(*given)  # type: ignore[func-returns-value]
    rendered("controlled_document", head_of_document(blocks=blocks(text())))
    rendering._typeset = typeset
    files, _embedded, given, _timestamp = caught["given"]
    compiler = typst.Compiler(
        font_paths=typst.Fonts(include_system_fonts=False), ignore_system_fonts=True
    )

    def make(title: str) -> bytes:
        data = {**given, "data": {**given["data"], "title": title}}
        made: bytes = compiler.compile(
            dict(files),
            format="pdf",
            sys_inputs={"given": json.dumps(data)},
            pdf_standards=rendering.STANDARDS,
            timestamp=int(AT.timestamp()),
        )
        return made

    return make


def page_count(pdf: bytes) -> int:
    """How many pages it has; fewer than promised would make the figure easy."""
    from pypdf import PdfReader

    pages = len(PdfReader(BytesIO(pdf)).pages)
    if pages < PAGES:
        raise SystemExit(f"The document has {pages} pages, not {PAGES}.")
    return pages


def batch(make: Callable[[str], bytes], title: str) -> list[float]:
    """Return the seconds of each paper of a batch, every one with a title of its own.

    The typesetter remembers what it has set: a title that the other way had already costs nothing.
    """
    seconds = []
    for number in range(WARM_UP + PER_ROUND):
        started = time.perf_counter()
        make(f"{title}-{number}")
        seconds.append(time.perf_counter() - started)
    return seconds[WARM_UP:]


if __name__ == "__main__":
    script(measure)
