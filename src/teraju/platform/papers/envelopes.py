"""Open the signature of a file from anywhere, strictly: what `sign` would not write is not ours."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from asn1crypto import cms
from cryptography import x509
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.ec import ECDSA, EllipticCurvePublicKey
from cryptography.hazmat.primitives.hashes import SHA256

# Twice what a signature takes; anything longer is not worth parsing.
LONGEST = 8192

# All that the two libraries raise for bytes that are not what they should be.
UNREADABLE = (
    ValueError,
    TypeError,
    KeyError,
    IndexError,
    AttributeError,
    OverflowError,
    InvalidSignature,
    UnsupportedAlgorithm,
    x509.InvalidVersion,
    x509.DuplicateExtension,
    x509.UnsupportedGeneralNameType,
)


class NotOurs(ValueError):
    """The signature was not made by this installation, or not left as it was made."""


@dataclass(frozen=True)
class Claim:
    """Who signed, and the SHA-256 digest of what was signed."""

    signer: str
    digest: bytes


def opened(signature: bytes, *, authority: x509.Certificate) -> Claim:
    """Return what a signature proves; raises NotOurs for every other content whatsoever."""
    der = signature.rstrip(b"\0")
    if len(der) > LONGEST:
        raise NotOurs("too long")
    try:
        info = cms.ContentInfo.load(signature[: LONGEST + 1])
        (enclosed,) = info["content"]["certificates"]
        (signer,) = info["content"]["signer_infos"]
        if enclosed.chosen.serial_number <= 0:
            raise NotOurs("no serial number")
        certificate = x509.load_der_x509_certificate(enclosed.chosen.dump())
        certificate.verify_directly_issued_by(authority)
        public_key = certificate.public_key()
        if not isinstance(public_key, EllipticCurvePublicKey):
            raise NotOurs("another kind of key")
        attributes = signer["signed_attrs"]
        public_key.verify(signer["signature"].native, attributes.untag().dump(), ECDSA(SHA256()))
        again = _written(enclosed.chosen, attributes, signer["signature"])
        digest = {item["type"].native: item["values"] for item in attributes}["message_digest"]
    except UNREADABLE as error:
        raise NotOurs(str(error)) from error
    if again.rstrip(b"\0") != der:
        raise NotOurs("something was added or changed")
    return Claim(certificate.subject.rfc4514_string().removeprefix("CN="), digest[0].native)


def _written(certificate: Any, attributes: Any, signature: Any) -> bytes:
    """Write the envelope as `sign` does, around the parts that were proven."""
    sha256 = {"algorithm": "sha256"}
    issuer = cms.IssuerAndSerialNumber(
        {"issuer": certificate.issuer, "serial_number": certificate.serial_number}
    )
    content = cms.SignedData(
        {
            "version": "v1",
            "digest_algorithms": [sha256],
            "encap_content_info": {"content_type": "data"},
            "certificates": [certificate],
            "signer_infos": [
                {
                    "version": "v1",
                    "sid": cms.SignerIdentifier("issuer_and_serial_number", issuer),
                    "digest_algorithm": sha256,
                    "signed_attrs": attributes,
                    "signature_algorithm": {"algorithm": "sha256_ecdsa"},
                    "signature": signature,
                }
            ],
        }
    )
    written: bytes = cms.ContentInfo({"content_type": "signed_data", "content": content}).dump()
    return written
