"""pyHanko's signing classes, bent to a given time and to equal bytes for equal papers.

Imported only when something is signed: the library is large.
"""

from __future__ import annotations

from datetime import datetime
from hashlib import sha256
from typing import Any

from asn1crypto import keys as asn1_keys
from asn1crypto import x509 as asn1_x509
from cryptography.hazmat.primitives.asymmetric.ec import ECDSA, EllipticCurvePrivateKey
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509 import Certificate
from pyhanko.pdf_utils.generic import ArrayObject, ByteStringObject
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign.signers import PdfSigner, SimpleSigner
from pyhanko_certvalidator.registry import SimpleCertificateStore

from teraju.platform.papers.keys import KeyPair


class SteadySigner(SimpleSigner):
    """Signs equal bytes alike (RFC 6979), with a key that is loaded already."""

    loaded_key: EllipticCurvePrivateKey

    @classmethod
    def of(cls, pair: KeyPair, *, authority: Certificate) -> SteadySigner:
        store = SimpleCertificateStore()  # type: ignore[no-untyped-call]  # untyped over there
        store.register(_asn1(authority))
        encoded = pair.key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
        signer = cls(
            signing_cert=_asn1(pair.certificate),
            signing_key=asn1_keys.PrivateKeyInfo.load(encoded),
            cert_registry=store,
            embed_roots=False,
        )
        signer.loaded_key = pair.key
        return signer

    def sign_raw(self, data: bytes, digest_algorithm: str) -> bytes:
        if digest_algorithm != "sha256":
            raise ValueError(f"papers are signed over SHA-256, not {digest_algorithm}")
        return self.loaded_key.sign(data, ECDSA(SHA256(), deterministic_signing=True))


class TimedSigner(PdfSigner):
    """Signs at the time it is told; the library would read the clock."""

    def __init__(self, *args: Any, at: datetime, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.at = at

    def init_signing_session(self, *args: Any, **kwargs: Any) -> Any:
        session = super().init_signing_session(*args, **kwargs)
        session.system_time = self.at
        return session


class UntouchedWriter(IncrementalPdfFileWriter):
    """Appends to a file without touching its metadata, and draws its new id from its bytes."""

    def _update_meta(self) -> None:
        """Keep the dates and XMP packet of the typesetter, which PDF/A wants in accord."""

    def ensure_output_version(self, version: tuple[int, int]) -> None:
        """Stay at PDF 1.7, on which PDF/A-3 and PDF/UA-1 stand."""

    def register_extension(self, ext: Any) -> None:
        """Name no extension of PDF 2.0 in a file of PDF 1.7."""

    @classmethod
    def _handle_id(cls, prev: Any) -> ArrayObject:
        first, _second = prev.trailer["/ID"]
        prev.stream.seek(0)
        return ArrayObject([first, ByteStringObject(sha256(prev.stream.read()).digest()[:16])])


def _asn1(certificate: Certificate) -> asn1_x509.Certificate:
    return asn1_x509.Certificate.load(certificate.public_bytes(Encoding.DER))
