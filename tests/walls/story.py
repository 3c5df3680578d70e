"""A whole story through the real pages: two concerns, everything that a person can write in one.

Each thing that is written is a word of its own, so that a test can look for all of them afterwards.
"""

from __future__ import annotations

import re
import zlib
from dataclasses import dataclass, field

from teraju.modules.integrity.concerns.cast import ROLES
from teraju.platform.files.tests.contents import PDF, PNG

from .channel import Channel
from .visitor import Page, Visitor

PASSPHRASES = {role.login_name: role.passphrase for role in ROLES}
# Who is written of; not in the directory, so that none of the program's own files holds it.
SUBJECT = "Raden Zulfikarnaen Belibis, Kepala Gudang Utara"
WORDS = {
    "subject": SUBJECT,
    "what": "amplop cokelat gelatik di laci nomor tujuh",
    "where": "gudang zirkon utara",
    "when": "malam kelabu 17 Juni",
    "evidence": "kuitansi bernomor KZ-88231",
    "risk": "keponakannya mengancam naïf “sendirian”",
    "file name": "foto-laci-belibis-rahasia",
    "file words": "isi berkas: mutasi rekening 7741-0098",
    "picture words": "koordinat padang lamun 6.1187",
    "reply": "saya melihatnya sendiri dari balik rak",
    "acknowledgement": "terima kasih, pesan Anda kami baca malam ini",
    "question": "apakah ada saksi dari bagian pengadaan",
    "note": "catatan dalam: cocok dengan temuan jagung hibrida",
    "judgement": "bobotnya berat sebab melibatkan panitia mercusuar",
    "plan": "telusuri nota kapal ferry pukul tiga",
    "plan steps": "minta salinan buku tamu pos selatan",
    "care": "jangan sebut nama penjaga malam",
    "heard": "Tumenggung Cakrawala",
    "hearing": "ia membantah menerima apa pun dari pemasok",
    "protection": "pindah sif dan pendampingan psikolog",
    "findings": "uang diterima dua kali lewat sopir cadangan",
    "measures": "usul hukuman disiplin sedang dan pengembalian",
    "feedback": "dugaan Anda terbukti, langkah sudah diambil",
    "follow up": "uang dikembalikan ke kas pada hari Kamis",
    "closing": "pekerjaan selesai, terima kasih atas keberanian Anda",
    "retaliation": "sejak itu saya dipindahkan ke gudang kosong",
    "name": "Nyai Kembang Setyaningrum",
    "contact": "0812-7741-9035",
    "identity reason": "perlu tahu jadwal kerjanya untuk melindungi",
    "identity answer": "alasannya cukup dan tidak ada jalan lain",
    "step back": "pemasok itu ipar saya dari Karangantu",
}
CODE = re.compile(r"\b(\d{4}) (\d{4}) (\d{4}) (\d{4})\b")
NUMBER = re.compile(r"/c/([A-Z0-9-]+)/")


@dataclass
class Story:
    """What was written, the codes that were shown, and the windows in which it happened."""

    channel: Channel
    codes: list[str] = field(default_factory=list)
    numbers: list[str] = field(default_factory=list)
    reporter: Visitor | None = None
    handlers: dict[str, Visitor] = field(default_factory=dict)

    @property
    def secrets(self) -> list[str]:
        """Every word that was written, every code and every passphrase."""
        grouped = [" ".join(code[at : at + 4] for at in range(0, 16, 4)) for code in self.codes]
        return [*WORDS.values(), *self.codes, *grouped, *PASSPHRASES.values()]


def play(channel: Channel) -> Story:
    """Anonymous about somebody who is written of; confidential with a name; both to their end."""
    story = Story(channel)
    reporter = story.reporter = Visitor(channel.address)
    code, number = raise_concern(story, reporter, mode="anonymous")
    box = open_box(reporter, code)
    box = say(reporter, box, WORDS["reply"])
    handler = enter(story, "penerima")
    work(handler, number)
    box = open_box(reporter, code)
    assert WORDS["file name"] in box.text, "no file was kept: nothing of files is proved"
    for word in ("acknowledgement", "question", "feedback", "follow up", "closing"):
        assert WORDS[word] in box.text, f"the reporter does not read {word}"
    for word in ("note", "findings", "plan", "hearing"):
        assert WORDS[word] not in box.text, f"the reporter reads {word}"
    tell_retaliation(story, reporter)
    open_an_identity(story)
    step_back(story)
    return story


def raise_concern(
    story: Story, visitor: Visitor, *, mode: str, subject: str = SUBJECT
) -> tuple[str, str]:
    """Raise a concern with everything that can be written and two files."""
    page = visitor.get("/en/report/")
    page = visitor.send(
        page, page.form("written"), {"mode": mode, "written": subject}, press="Go on"
    )
    form = page.form("what")
    values = {
        "what": WORDS["what"],
        "where": WORDS["where"],
        "when": WORDS["when"],
        "evidence": WORDS["evidence"],
        "risk_note": WORDS["risk"],
        "known_from": form.offers["known_from"][0],
        "at_risk": form.offers["at_risk"][-1],
    }
    if mode != "anonymous":
        values |= {"name": WORDS["name"], "contact": WORDS["contact"]}
    page = visitor.send(page, form, values, press="Send", files=files())
    found = CODE.search(page.text)
    assert found, page.text[:1500]
    code = "".join(found.groups())
    story.codes.append(code)
    number = open_box(visitor, code).text
    match = re.search(r"\b[2-9A-Z]{4}-[2-9A-Z]{4}\b", number)
    assert match, number[:500]
    story.numbers.append(match[0])
    return code, match[0]


def files() -> list[tuple[str, bytes, str]]:
    """A text inside a packed stream of a PDF, and a picture with a comment in it."""
    stream = zlib.compress(WORDS["file words"].encode())
    document = PDF.replace(
        b"trailer", b"2 0 obj<<>>\nstream\n" + stream + b"\nendstream endobj\ntrailer"
    )
    comment = b"tEXtComment\0" + WORDS["picture words"].encode()
    length = (len(comment) - 4).to_bytes(4, "big")
    picture = PNG[:33] + length + comment + zlib.crc32(comment).to_bytes(4, "big") + PNG[33:]
    name = WORDS["file name"]
    return [
        (f"{name}.pdf", document, "application/pdf"),
        (f"{name}.png", picture, "image/png"),
    ]


def open_box(visitor: Visitor, code: str) -> Page:
    """Show the receipt."""
    page = visitor.get("/en/code/")
    return visitor.send(page, page.form("code"), {"code": code}, press="Open")


def say(visitor: Visitor, box: Page, words: str) -> Page:
    """Write to the desk, with a file."""
    form = box.form(button="Send")
    area = next(name for name in ("text", "message", "words") if name in form.names)
    return visitor.send(box, form, {area: words}, press="Send", files=files()[:1])


def enter(story: Story, login_name: str) -> Visitor:
    """Log a handler in."""
    visitor = Visitor(story.channel.address)
    page = visitor.get("/desk/en/login/")
    values = {"login_name": login_name, "passphrase": PASSPHRASES[login_name]}
    page = visitor.send(page, page.form("passphrase"), values)
    assert "Concerns" in page.text, page.text[:500]
    story.handlers[login_name] = visitor
    return visitor


def step(visitor: Visitor, number: str, name: str, **values: object) -> Page:
    """Take a step of a concern; the choices that are not named take what is offered first."""
    page = visitor.get(f"/desk/en/c/{number}/{name}/")
    assert page.status == 200, f"{name}: {page.status} {page.text[:400]}"
    form = next(one for one in page.forms if "leave" not in one.action)
    given: dict[str, object] = {}
    filled = {key for key, value in form.fields if value}
    for field_name, offered in form.offers.items():
        if offered and "" not in offered and field_name not in filled:
            given[field_name] = offered[0]
    given |= {day: "2020-10-20" for day in form.days if day not in values}
    answer = visitor.send(page, form, {**given, **values})
    assert answer.status == 200, f"{name}: {answer.status} {answer.text[:800]}"
    assert f"/{name}/" not in answer.url, f"{name} was refused: {answer.text[:800]}"
    return answer


def work(handler: Visitor, number: str) -> None:
    """Every step of the desk, from the declaration to the closing."""
    step(handler, number, "declare")
    step(handler, number, "acknowledge", text=WORDS["acknowledgement"])
    step(handler, number, "answer", text=WORDS["question"])
    step(handler, number, "note", text=WORDS["note"])
    step(handler, number, "triage", text=WORDS["judgement"])
    step(
        handler,
        number,
        "investigate",
        question=WORDS["plan"],
        steps=WORDS["plan steps"],
        care=WORDS["care"],
    )
    step(
        handler,
        number,
        "hearing",
        person=WORDS["heard"],
        told=WORDS["care"],
        text=WORDS["hearing"],
        held_on="2020-10-15",
    )
    step(handler, number, "protect", measures=WORDS["protection"], person=WORDS["heard"])
    step(
        handler,
        number,
        "conclude",
        findings=WORDS["findings"],
        measures=WORDS["measures"],
        feedback=WORDS["feedback"],
    )
    step(handler, number, "follow-up", text=WORDS["follow up"])
    step(handler, number, "close", text=WORDS["closing"])


def tell_retaliation(story: Story, reporter: Visitor) -> None:
    """A concern that follows from the first one."""
    page = reporter.get("/box/en/retaliation/")
    mode = {"mode": "anonymous"}
    page = reporter.send(page, page.form("written"), mode, press="Go on")
    page = reporter.send(page, page.form("what"), {"what": WORDS["retaliation"]}, press="Send")
    found = CODE.search(page.text)
    assert found, page.text[:800]
    story.codes.append("".join(found.groups()))


def open_an_identity(story: Story) -> None:
    """A confidential concern: a handler asks, a custodian opens, the handler reads."""
    reporter = Visitor(story.channel.address)
    _code, number = raise_concern(story, reporter, mode="confidential")
    handler = story.handlers["penerima"]
    step(handler, number, "declare")
    step(handler, number, "identity", reason=WORDS["identity reason"])
    custodian, request = asked_custodian(story)
    page = custodian.get(request)
    assert WORDS["identity reason"] in page.text
    form = page.form("answer")
    answer = {"answer": form.offers["answer"][0], "reason": WORDS["identity answer"]}
    custodian.send(page, form, answer)
    page = handler.get(f"/desk/en/c/{number}/")
    who = handler.send(page, page.form(button="Read the identity"))
    assert WORDS["name"] in who.text, who.text[:800]


def asked_custodian(story: Story) -> tuple[Visitor, str]:
    """Whichever custodian keeps the outer layer of the name, and where the request waits."""
    for login_name in ("sekda", "fkap"):
        visitor = enter(story, login_name)
        for _words, target in visitor.get("/desk/en/").links:
            if "/requests/" in target:
                return visitor, target
    raise AssertionError("no custodian was asked")


def step_back(story: Story) -> None:
    """A handler leaves a concern for a reason of their own."""
    handler = enter(story, "fkap")
    step(handler, story.numbers[0], "step-back", reason=WORDS["step back"])
