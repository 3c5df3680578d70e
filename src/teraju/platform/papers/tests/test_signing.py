import shutil
import stat
import subprocess
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from pathlib import Path
from random import Random

import pytest

from teraju.platform.papers import keys, signing
from teraju.platform.papers.signing import sign, verify

from .samples import AT, letter, rendered

NAME = "Pemerintah Kabupaten Contoh"


@cache
def unsigned() -> bytes:
    return rendered("letter", letter()).pdf


@pytest.fixture
def key_dir(settings, tmp_path):
    settings.TERAJU_KEY_DIR = tmp_path / "keys"
    return settings.TERAJU_KEY_DIR


@pytest.fixture
def signed(key_dir):
    return sign(unsigned(), signer_name=NAME, reason="Surat", at=AT)


def flipped(pdf: bytes, place: int) -> bytes:
    return pdf[:place] + bytes([pdf[place] ^ 1]) + pdf[place + 1 :]


def test_a_signed_paper_is_genuine(signed):
    result = verify(signed)
    assert result.genuine
    assert result.signer == NAME
    assert result.signed_at == AT


def test_signing_only_appends(signed):
    assert signed.startswith(unsigned())
    assert b"/Type /Annot" in signed[len(unsigned()) :]
    assert b"/Metadata" in signed
    assert b"/Version /2.0" not in signed


def test_equal_papers_are_signed_to_equal_bytes(signed):
    assert sign(unsigned(), signer_name=NAME, reason="Surat", at=AT) == signed


@pytest.mark.parametrize("part", [0.001, 0.1, 0.3, 0.5, 0.7, 0.8, 0.95, 0.999])
def test_one_flipped_byte_is_refused(signed, part):
    assert not verify(flipped(signed, int(part * len(signed)))).genuine


def test_no_flipped_bit_anywhere_passes(signed):
    random = Random(7)
    start = len(unsigned())
    for _ in range(1500):
        place = random.randrange(start, len(signed))
        changed = bytearray(signed)
        changed[place] ^= 1 << random.randrange(8)
        assert not verify(bytes(changed)).genuine, place


def test_a_changed_paper_is_told_from_a_strange_one(signed, settings, tmp_path):
    changed = verify(flipped(signed, 400))
    assert (changed.signed, changed.trusted, changed.intact) == (True, True, False)
    assert changed.signer == NAME
    settings.TERAJU_KEY_DIR = tmp_path / "another"
    strange = verify(signed)
    assert (strange.signed, strange.trusted, strange.genuine) == (True, False, False)
    assert strange.signer == ""


@pytest.mark.parametrize(
    "file",
    [
        b"",
        b"%PDF-1.7\n",
        b"PK\x03\x04",
        b"/ByteRange [0 1 2 3]",
        b"/ByteRange [0 999999999 999999999 999999999]",
        b"/ByteRange[0 20 24 10]<3082>" + b"x" * 10,
        b"%PDF-1.7\n" + b"/ByteRange [0 5 " * 50_000,
    ],
)
def test_no_strange_file_does_harm(key_dir, file):
    assert not verify(file).genuine


def test_what_follows_the_signed_bytes_is_refused(signed):
    assert not verify(signed + b"\n").genuine
    assert not verify(signed + signed[len(unsigned()) :]).genuine


def test_an_unsigned_paper_is_unsigned(key_dir):
    assert not verify(unsigned()).signed


def test_the_signature_of_one_paper_does_not_fit_another(key_dir, signed):
    other = sign(rendered("letter", letter("Lain")).pdf, signer_name=NAME, reason="Surat", at=AT)
    hex_of = lambda pdf: pdf[pdf.rindex(b"/Contents <") + 11 :][:8192]  # noqa: E731
    assert not verify(other.replace(hex_of(other), hex_of(signed))).genuine


class TestKeys:
    def test_key_files_are_for_the_owner_only(self, signed, key_dir):
        files = sorted(key_dir.iterdir())
        assert len(files) == 2
        assert {stat.S_IMODE(file.stat().st_mode) for file in files} == {0o600}
        assert stat.S_IMODE(key_dir.stat().st_mode) == 0o700

    def test_a_passphrase_encrypts_them(self, key_dir, settings):
        settings.TERAJU_KEY_PASSPHRASE = "rahasia sekali"
        keys.signer_pair(NAME)
        assert all(b"BEGIN ENCRYPTED" in file.read_bytes() for file in key_dir.iterdir())
        settings.TERAJU_KEY_PASSPHRASE = "salah"
        with pytest.raises(keys.KeysUnreadable, match="TERAJU_KEY_PASSPHRASE"):
            keys.signer_pair(NAME)
        settings.TERAJU_KEY_PASSPHRASE = ""
        with pytest.raises(keys.KeysUnreadable):
            keys.signer_pair(NAME)

    def test_they_survive_a_restart(self, signed, key_dir):
        signing._signer.cache_clear()
        assert sign(unsigned(), signer_name=NAME, reason="Surat", at=AT) == signed

    def test_many_makers_at_once_agree(self, key_dir):
        with ThreadPoolExecutor(8) as pool:
            pairs = list(pool.map(lambda _: keys.signer_pair(NAME), range(16)))
        assert len({pair.certificate.serial_number for pair in pairs}) == 1
        assert len(list(key_dir.iterdir())) == 2

    def test_names_of_any_length_and_kind_have_their_own(self, key_dir):
        long = "Pemerintah Kabupaten " + "Panjang " * 20
        names = [long + "A", long + "B", "/../../x", "é", "È"]
        serials = {keys.signer_pair(name).certificate.serial_number for name in names}
        assert len(serials) == len(names)
        assert len(list(key_dir.iterdir())) == len(names) + 1

    def test_a_key_and_certificate_that_do_not_match_are_refused(self, key_dir):
        first, second = (keys.signer_pair(name) for name in "AB")
        paths = sorted(key_dir.glob("signer-*.pem"))
        key, certificate = (path.read_text().partition("-----BEGIN CERT") for path in paths)
        paths[0].write_text(key[0] + certificate[1] + certificate[2])
        with pytest.raises(keys.KeysUnreadable, match="does not belong"):
            keys._load(paths[0])
        assert first != second

    def test_the_authority_can_be_handed_out(self, key_dir):
        assert signing.authority_certificate().startswith(b"-----BEGIN CERTIFICATE-----")


@pytest.mark.skipif(
    shutil.which("pdfsig") is None, reason="pdfsig is missing: apt-get install poppler-utils"
)
class TestAnotherProgram:
    """poppler's pdfsig exits 0 either way, so its words count."""

    def said_of(self, pdf: bytes, tmp_path: Path) -> str:
        file = tmp_path / "paper.pdf"
        file.write_bytes(pdf)
        done = subprocess.run(
            ["pdfsig", "-nocert", str(file)], capture_output=True, text=True, check=False
        )
        return done.stdout + done.stderr

    def test_it_accepts_the_signature(self, signed, tmp_path):
        said = self.said_of(signed, tmp_path)
        assert "Signature is Valid" in said
        assert "Total document signed" in said
        assert NAME in said

    @pytest.mark.parametrize("part", [0.05, 0.4, 0.75])
    def test_it_refuses_a_flipped_byte(self, signed, tmp_path, part):
        said = self.said_of(flipped(signed, int(part * len(unsigned()))), tmp_path)
        assert "Signature is Valid" not in said
