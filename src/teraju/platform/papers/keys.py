"""The local signing authority and each government's certificate, kept in the key folder."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

from django.conf import settings

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePrivateKey
    from cryptography.x509 import Certificate, KeyUsage

# Wide on purpose: the demonstration signs in 2018, and a paper stays checkable for decades.
VALID_FROM = datetime(2010, 1, 1, tzinfo=UTC)
VALID_UNTIL = datetime(2060, 1, 1, tzinfo=UTC)

AUTHORITY_NAME = "Teraju local signing authority"

# A common name holds at most 64 characters (RFC 5280, ub-common-name).
LONGEST_NAME = 64


class KeysUnreadable(Exception):
    """The key folder cannot be used; the text is one sentence for the operator."""


@dataclass(frozen=True)
class KeyPair:
    """A private key and its certificate."""

    key: EllipticCurvePrivateKey
    certificate: Certificate


def authority() -> KeyPair:
    """Return the installation's own authority, made on first use."""
    return _kept(_folder() / "authority.pem", lambda: _issue(AUTHORITY_NAME, issuer=None))


def signer_pair(name: str) -> KeyPair:
    """Return the pair that signs in a government's name, made on first use."""
    slug = re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")[:40]
    file = f"signer-{slug}-{sha256(name.encode()).hexdigest()[:12]}.pem"
    return _kept(_folder() / file, lambda: _issue(name, issuer=authority()))


def _folder() -> Path:
    return Path(settings.TERAJU_KEY_DIR)


def _kept(path: Path, make: Callable[[], KeyPair]) -> KeyPair:
    """Load a pair, or make and keep one; of several makers at once the first wins, for all."""
    if not path.exists():
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        aside = path.with_name(f".{uuid4().hex}.pem")
        descriptor = os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            file.write(_as_pem(make()))
            file.flush()
            os.fsync(file.fileno())
        try:
            path.hardlink_to(aside)
        except FileExistsError:
            pass
        finally:
            aside.unlink()
    return _load(path)


def _as_pem(pair: KeyPair) -> bytes:
    from cryptography.hazmat.primitives import serialization as form

    passphrase = settings.TERAJU_KEY_PASSPHRASE
    lock = form.BestAvailableEncryption(passphrase.encode()) if passphrase else form.NoEncryption()
    return pair.key.private_bytes(
        form.Encoding.PEM, form.PrivateFormat.PKCS8, lock
    ) + pair.certificate.public_bytes(form.Encoding.PEM)


def _load(path: Path) -> KeyPair:
    from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePrivateKey
    from cryptography.hazmat.primitives.serialization import load_pem_private_key
    from cryptography.x509 import load_pem_x509_certificate

    pem = path.read_bytes()
    passphrase = settings.TERAJU_KEY_PASSPHRASE if b"ENCRYPTED" in pem else ""
    try:
        key = load_pem_private_key(pem, passphrase.encode() or None)
        certificate = load_pem_x509_certificate(pem)
    except (TypeError, ValueError) as error:
        raise KeysUnreadable(
            f"The signing key {path} cannot be opened: check TERAJU_KEY_PASSPHRASE."
        ) from error
    if not isinstance(key, EllipticCurvePrivateKey) or key.public_key() != certificate.public_key():
        raise KeysUnreadable(f"The signing key {path} does not belong to its certificate.")
    return KeyPair(key, certificate)


def _issue(name: str, *, issuer: KeyPair | None) -> KeyPair:
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes
    from cryptography.hazmat.primitives.asymmetric import ec
    from cryptography.x509.oid import NameOID

    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name[:LONGEST_NAME])])
    signing_key = issuer.key if issuer else key
    builder = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer.certificate.subject if issuer else subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(VALID_FROM)
        .not_valid_after(VALID_UNTIL)
        .add_extension(
            x509.BasicConstraints(ca=issuer is None, path_length=None if issuer else 0),
            critical=True,
        )
        .add_extension(_usage(for_authority=issuer is None), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .add_extension(
            x509.AuthorityKeyIdentifier.from_issuer_public_key(signing_key.public_key()),
            critical=False,
        )
    )
    return KeyPair(key, builder.sign(signing_key, hashes.SHA256()))


def _usage(*, for_authority: bool) -> KeyUsage:
    from cryptography import x509

    return x509.KeyUsage(
        digital_signature=not for_authority,
        content_commitment=not for_authority,
        key_cert_sign=for_authority,
        crl_sign=for_authority,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        encipher_only=False,
        decipher_only=False,
    )
