"""Sign a paper with its government's certificate (PAdES), and tell whether a paper is untouched."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from hashlib import sha256
from io import BytesIO
from typing import TYPE_CHECKING, Any, TypeVar

from django.conf import settings

from teraju.platform.papers import keys

if TYPE_CHECKING:
    from pyhanko.sign.signers import SimpleSigner

FIELD = "Signature"
# A signature with its certificate takes about 1 kB; a fixed room spares a trial signature.
ROOM_FOR_SIGNATURE = 8192

T = TypeVar("T")


@dataclass(frozen=True)
class VerificationResult:
    """What a file's last signature says about it.

    `intact`: not a byte differs from what was signed. `valid`: the signature fits its certificate.
    `trusted`: this installation issued that certificate.
    """

    signed: bool = False
    intact: bool = False
    valid: bool = False
    trusted: bool = False
    signer: str = ""
    signed_at: datetime | None = None

    @property
    def genuine(self) -> bool:
        """The whole file is exactly what this installation signed."""
        return self.signed and self.intact and self.valid and self.trusted


@dataclass(frozen=True)
class _Envelope:
    """The signed bytes of a file and the signature that it carries over them."""

    content: bytes
    signature: bytes


def sign(pdf: bytes, *, signer_name: str, reason: str, at: datetime) -> bytes:
    """Append an invisible PAdES baseline signature; equal arguments and key give equal bytes.

    The metadata is left as it was typeset, so that the file stays PDF/A and PDF/UA.
    """
    from pyhanko.sign.fields import InvisSigSettings, SigFieldSpec, SigSeedSubFilter
    from pyhanko.sign.signers import PdfSignatureMetadata

    from teraju.platform.papers.pades import TimedSigner, UntouchedWriter

    field = SigFieldSpec(FIELD, invis_sig_settings=InvisSigSettings(box_out_of_bounds=True))
    metadata = PdfSignatureMetadata(
        field_name=FIELD,
        name=signer_name,
        reason=reason,
        md_algorithm="sha256",
        subfilter=SigSeedSubFilter.PADES,
    )
    signer = TimedSigner(
        metadata, signer=_signer(_key_folder_state(), signer_name), new_field_spec=field, at=at
    )
    writer = UntouchedWriter(BytesIO(pdf))
    out: BytesIO = _finish(signer.async_sign_pdf(writer, bytes_reserved=ROOM_FOR_SIGNATURE))
    return out.getvalue()


def verify(pdf: bytes) -> VerificationResult:
    """Check the signature over a whole file from anywhere; never raises for what the file holds.

    The file is parsed as PDF only once its bytes are proven to be what this installation signed:
    a stranger's file meets nothing but a hash and one short ASN.1 structure.
    """
    from teraju.platform.papers.envelopes import NotOurs, opened

    envelope = _envelope(pdf)
    if envelope is None:
        return VerificationResult()
    try:
        claim = opened(envelope.signature, authority=keys.authority().certificate)
    except NotOurs:
        return VerificationResult(signed=True)
    if sha256(envelope.content).digest() != claim.digest:
        return VerificationResult(signed=True, valid=True, trusted=True, signer=claim.signer)
    return _verify_ours(pdf, claim.signer)


def authority_certificate() -> bytes:
    """Return the authority's certificate (PEM), for whoever checks papers with other tools."""
    from cryptography.hazmat.primitives.serialization import Encoding

    return keys.authority().certificate.public_bytes(Encoding.PEM)


def _verify_ours(pdf: bytes, signer: str) -> VerificationResult:
    from asn1crypto import x509
    from cryptography.hazmat.primitives.serialization import Encoding
    from pyhanko.pdf_utils.misc import PdfError
    from pyhanko.pdf_utils.reader import PdfFileReader
    from pyhanko.sign.general import SigningError
    from pyhanko.sign.validation import async_validate_pdf_signature
    from pyhanko.sign.validation.errors import SignatureValidationError
    from pyhanko_certvalidator import ValidationContext

    root = x509.Certificate.load(keys.authority().certificate.public_bytes(Encoding.DER))
    try:
        embedded = PdfFileReader(BytesIO(pdf)).embedded_signatures[-1]
        context = ValidationContext(
            trust_roots=[root], allow_fetching=False, moment=embedded.self_reported_timestamp
        )
        status = _finish(async_validate_pdf_signature(embedded, context))
    except (PdfError, SignatureValidationError, SigningError, ValueError, IndexError):
        return VerificationResult(signed=True, signer=signer)
    return VerificationResult(
        signed=True,
        intact=status.intact and status.bottom_line,
        valid=status.valid,
        trusted=status.trusted,
        signer=signer,
        signed_at=embedded.self_reported_timestamp,
    )


def _envelope(pdf: bytes) -> _Envelope | None:
    """Take apart a file whose last signature covers all of it but the signature's own place."""
    found = list(re.finditer(rb"/ByteRange\s*\[\s*0 (\d{1,9}) (\d{1,9}) (\d{1,9})\s*\]", pdf))
    if not found:
        return None
    first, resume, rest = (int(number) for number in found[-1].groups())
    place = pdf[first:resume]
    # Whatever lies outside the signed bytes must be the signature and nothing else.
    if resume + rest != len(pdf) or not re.fullmatch(rb"<(?:[0-9A-F]{2})+>", place):
        return _Envelope(b"", b"")
    return _Envelope(pdf[:first] + pdf[resume:], bytes.fromhex(place[1:-1].decode("ascii")))


def _key_folder_state() -> tuple[str, str]:
    return str(settings.TERAJU_KEY_DIR), settings.TERAJU_KEY_PASSPHRASE


@lru_cache(maxsize=64)
def _signer(_state: tuple[str, str], name: str) -> SimpleSigner:
    """Return a government's signer, its key read and unlocked once per process."""
    from teraju.platform.papers.pades import SteadySigner

    return SteadySigner.of(keys.signer_pair(name), authority=keys.authority().certificate)


def _finish(work: Coroutine[Any, Any, T]) -> T:
    """Run a coroutine to its end, also in a thread that has an event loop of its own already."""
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        return asyncio.run(work)
    with ThreadPoolExecutor(max_workers=1) as helper:
        return helper.submit(asyncio.run, work).result()
