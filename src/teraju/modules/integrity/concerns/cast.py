"""Who reads concerns in the demonstration, with passphrases that everybody knows. Plain values."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Role:
    """A handler of the demonstration; `post` is theirs in the directory."""

    login_name: str
    passphrase: str
    name: str
    office: str
    post: str = ""
    custodian: bool = False


OFFICES = (
    ("inspektorat", "Inspektorat Kabupaten Serang", "Inspectorate of Kabupaten Serang", False),
    ("sekretariat", "Sekretariat Daerah Kabupaten Serang", "Regional Secretariat", False),
    ("provinsi", "Inspektorat Provinsi Banten", "Inspectorate of Banten Province", True),
)
ROLES = (
    Role(
        "penerima",
        "padi kuning di tepi sawah",
        "Penerima Pengaduan",
        "inspektorat",
        post="Penerima Pengaduan",
    ),
    Role(
        "fkap",
        "angin laut bertiup pelan",
        "Ketua FKAP",
        "inspektorat",
        post="Ketua FKAP",
        custodian=True,
    ),
    Role(
        "sekda",
        "jembatan kayu di atas kali",
        "Sekretaris Daerah",
        "sekretariat",
        post="Sekretaris Daerah",
        custodian=True,
    ),
    Role("banten", "perahu biru menyeberang", "Penerima Pengaduan Provinsi", "provinsi"),
)
