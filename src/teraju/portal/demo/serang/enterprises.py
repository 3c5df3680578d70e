"""The firms of Kabupaten Serang that the dinas coaches to SNI.

Facts: Batik Kaserangan in Harjatani, Kramatwatu, is coached under the MoU with BSN; BSN and the
dinas visited, talked with the owner and looked at the production; the aim is an SNI certificate on
the product. The programme, the other firms, every day and every figure are invented and marked.
"""

from __future__ import annotations

from datetime import date

from teraju.modules.enterprises import api as enterprises
from teraju.modules.enterprises.api import models
from teraju.portal.demo.cast import Cast
from teraju.portal.demo.coached import Office

from .enterprises_batik import coach_batik
from .stage import Stage

APPLIED, CHECKED, SCORED, DECIDED = "2019-02-25", "2019-03-18", "2019-03-21", "2019-03-25"
BATIK = {
    "name": "Batik Kaserangan",
    "sector": "craft",
    "owner_name": "Pemilik Batik Kaserangan",
    "phone": "0812 0000 3604",
    "business_number": "0000000036041",
    "activity_code": "13134",
    "district": "Kramatwatu",
    "village": "Harjatani",
    "note": "Nama dan tempat menurut berita pembinaan oleh BSN; pemilik, nomor, dan angka adalah "
    "contoh.",
}
WEAVER = {
    "name": "Anyaman Pandan Contoh",
    "sector": "craft",
    "owner_name": "Pemilik contoh",
    "phone": "0812 0000 3605",
    "business_number": "0000000036042",
    "district": "Padarincang",
}
POTTER = {
    "name": "Gerabah Contoh",
    "sector": "craft",
    "owner_name": "Pemilik contoh",
    "business_number": "0000000036043",
    "district": "Ciruas",
}
SEWER = {
    "name": "Tas Perca Contoh",
    "sector": "craft",
    "owner_name": "Pemilik contoh",
    "district": "Cikande",
}
PROMISES = {
    "agency": ["Mendampingi sekurangnya empat kali setahun"],
    "enterprise": ["Mencatat setiap pembuatan", "Menunjuk penjaga mutu"],
}


def coach_firms(cast: Cast, stage: Stage) -> None:
    """A programme from its selection on: one firm before the body's audit, one that sticks."""
    office = Office(cast, stage.trade, "coach", "trade")
    batik = office.product(
        APPLIED,
        BATIK,
        "Batik tulis Kaserangan",
        "batik-tulis",
        "Kain batik tulis bermotif khas Banten.",
    )
    woven = office.product(APPLIED, WEAVER, "Tas anyaman pandan", "anyaman")
    office.show_photo(APPLIED, batik, "batik", "Batik tulis Kaserangan")
    office.show_photo(APPLIED, woven, "basket", "Tas anyaman pandan")
    pot = office.product(APPLIED, POTTER, "Gerabah hias")
    bag = office.product(APPLIED, SEWER, "Tas kain perca")
    office.figures(CHECKED, batik, 2018, 420_000_000, 8, "Serang, Cilegon")
    office.figures(CHECKED, woven, 2018, 150_000_000, 5, "Serang")
    programme = office.programme(
        "2019-02-04",
        "2019-02-11",
        "Pembinaan UMKM kriya menuju SNI",
        "craft",
        2,
        applies_from=date(2019, 2, 11),
        applies_until=date(2019, 3, 15),
        purpose="Sampai 2020: produk kriya daerah yang mutunya dibuktikan dengan sertifikat SNI.",
    )
    admitted = [
        _apply(office, programme, product, points)
        for product, points in (
            (batik, (90, 80, 75, 85, 90)),
            (woven, (80, 70, 65, 70, 75)),
            (pot, (70, 60, 60, 65, 60)),
        )
    ]
    _refuse(office, programme, bag)
    enterprises.coaching_programmes.start_programme(
        actor=cast.at("trade", CHECKED, 15), programme_id=programme.pk
    )
    first, second = (_select(office, one) for one in admitted[:2])
    enterprises.coaching_selection.reserve_applicant(
        actor=cast.at("trade", DECIDED, 11),
        applicant_id=admitted[2].pk,
        reason="Naik bila ada yang berhenti.",
    )
    coach_batik(office, _led(office, first, "sni-8302"))
    _stick(office, _led(office, second))


def _apply(
    office: Office,
    programme: models.Programme,
    product: models.Product,
    points: tuple[int, ...],
) -> models.Applicant:
    """Enter an application, find its papers in order, and score it."""
    selection = enterprises.coaching_selection
    one = selection.enter_applicant(
        actor=office.cast.at("coach", APPLIED),
        programme_id=programme.pk,
        product=product,
        applied_on=date.fromisoformat(APPLIED),
    )
    selection.check_papers(
        actor=office.cast.at("coach", CHECKED), applicant_id=one.pk, in_order=True
    )
    criteria = programme.criteria.order_by("pk").values_list("pk", flat=True)
    return selection.score_applicant(
        actor=office.cast.at("coach", SCORED),
        applicant_id=one.pk,
        points=dict(zip(criteria, points, strict=True)),
    )


def _refuse(office: Office, programme: models.Programme, product: models.Product) -> None:
    selection = enterprises.coaching_selection
    one = selection.enter_applicant(
        actor=office.cast.at("coach", APPLIED),
        programme_id=programme.pk,
        product=product,
        applied_on=date.fromisoformat(APPLIED),
    )
    selection.check_papers(
        actor=office.cast.at("coach", CHECKED),
        applicant_id=one.pk,
        in_order=False,
        reason="NIB belum ada. Dapat mendaftar lagi setelah NIB terbit.",
    )


def _select(office: Office, applicant: models.Applicant) -> models.Coaching:
    return enterprises.coaching_selection.select_applicant(
        actor=office.cast.at("trade", DECIDED), applicant_id=applicant.pk
    )


def _led(office: Office, coaching: models.Coaching, standard: str = "") -> models.Coaching:
    """Name the coach, and the standard where the catalogue has one."""
    return enterprises.coaching_steps.change_coaching(
        actor=office.cast.at("coach", DECIDED, 15),
        coaching_id=coaching.pk,
        coach=office.cast.people["coach"],
        standard=standard,
    )


def _stick(office: Office, coaching: models.Coaching) -> None:
    """A firm that has stood in its stage for long: what it lacks is known, and still lacking."""
    office.know_gaps(
        "2019-05-14",
        coaching,
        {
            "P1": ("not", "Belum diperiksa apakah ada SNI untuk anyaman pandan."),
            "P2": ("not", "Belum pernah diuji."),
            "S2": ("partly", "Diajarkan lisan."),
            "L2": ("not", "Merek belum didaftarkan."),
        },
        "Keterampilan baik; standar, uji, dan merek belum ada.",
        days=500,
    )
    office.agree("2019-06-18", coaching, PROMISES)
    office.prepare("2019-07-16", coaching)
    office.finish(coaching, {"S2": ("2019-10-08", "Langkah kerja ditulis dan ditempel.")})
    visit = office.plan_visit(
        "2020-03-10", "2020-03-24", coaching, "Melihat kemajuan dan pendaftaran merek"
    )
    enterprises.visits.cancel_visit(
        actor=office.cast.at("coach", "2020-03-20"),
        visit_id=visit.pk,
        reason="Kunjungan ditiadakan selama pembatasan kegiatan.",
    )
