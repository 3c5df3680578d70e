"""Papers, places, self-checks and listings: what is done with them, and what is refused."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.exceptions import ObjectDoesNotExist, ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import translation

from teraju.kernel.errors import ChangedMeanwhile, DomainError, NotAllowed
from teraju.modules.enterprises.models import FirmPapers, Listing, ReadinessCheck
from teraju.modules.enterprises.selectors.offers import open_checks
from teraju.modules.enterprises.services import (
    offer_checks,
    offer_papers,
    offer_showcase,
    offer_tourism,
)
from teraju.platform.audit.models import TrailEvent

from .offer_world import (
    NOW,
    OWNER,
    TODAY,
    a_check,
    a_hotel,
    a_listing,
    a_photo,
    a_place,
    a_product,
    a_world,
    an_enterprise,
    nobody,
    replies,
    some_papers,
)

pytestmark = pytest.mark.django_db
LATER = NOW + timedelta(days=40)


@pytest.fixture(autouse=True)
def in_english():
    with translation.override("en"):
        yield


@pytest.fixture
def world(db):
    return a_world()


def said() -> list[str]:
    return list(TrailEvent.objects.order_by("pk").values_list("verb", flat=True))


def trail() -> str:
    return str(list(TrailEvent.objects.values_list("changes", flat=True)))


def confirmed(world, papers):
    return offer_papers.confirm_papers(actor=world.at(), papers_id=papers.pk, confirmed_on=TODAY)


def test_papers_are_begun_answered_confirmed_and_replaced_by_a_new_version(world):
    papers = some_papers(world, promise="Janji rahasia")
    assert (papers.number, papers.state) == (1, "draft")
    answers = {"promise": "Janji rahasia", "steps": " Gambar \r\n\r\n Canting ", "odd": "x"}
    changed = offer_papers.change_papers(actor=world.at(), papers_id=papers.pk, answers=answers)
    assert changed.answers == {"promise": "Janji rahasia", "steps": "Gambar\nCanting"}
    confirmed(world, papers)
    second = offer_papers.renew_papers(actor=world.at(), papers_id=papers.pk)
    assert (second.number, second.answers) == (2, changed.answers)
    confirmed(world, second)
    assert FirmPapers.objects.get(number=1).state == "replaced"
    assert said() == [
        "enterprises.papers.begun",
        "enterprises.papers.changed",
        "enterprises.papers.confirmed",
        "enterprises.papers.begun",
        "enterprises.papers.replaced",
        "enterprises.papers.confirmed",
    ]
    assert "steps" in trail()
    assert "rahasia" not in trail()
    assert "Canting" not in trail()


def test_the_same_answers_again_change_nothing(world):
    papers = some_papers(world, promise="Janji")
    count = len(said())
    offer_papers.change_papers(actor=world.at(), papers_id=papers.pk, answers={"promise": "Janji"})
    assert len(said()) == count
    assert FirmPapers.objects.get().version == 1


@pytest.mark.parametrize(
    ("answers", "field"),
    [({"promise": "x" * 241}, "promise"), ({"steps": "a\n" * 10}, "steps")],
)
def test_an_answer_that_does_not_fit_its_page_is_refused_at_its_question(world, answers, field):
    papers = some_papers(world)
    with pytest.raises(DomainError) as refused:
        offer_papers.change_papers(actor=world.at(), papers_id=papers.pk, answers=answers)
    assert refused.value.field == field


def test_papers_refuse_what_has_no_place(world):
    firm = an_enterprise(world)
    papers = some_papers(world, firm)
    with pytest.raises(DomainError, match="in work already"):
        some_papers(world, firm)
    with pytest.raises(DomainError, match="Nothing is answered"):
        confirmed(world, papers)
    with pytest.raises(DomainError, match="not confirmed"):
        offer_papers.renew_papers(actor=world.at(), papers_id=papers.pk)
    with pytest.raises(DomainError, match="not come"):
        offer_papers.confirm_papers(
            actor=world.at(), papers_id=papers.pk, confirmed_on=TODAY + timedelta(days=1)
        )
    with pytest.raises(DomainError, match="begun later"):
        offer_papers.confirm_papers(
            actor=world.at(), papers_id=papers.pk, confirmed_on=TODAY - timedelta(days=1)
        )
    with pytest.raises(DomainError, match="Choose the questions"):
        offer_papers.begin_papers(actor=world.at(), enterprise_id=firm.pk, family="health")
    with pytest.raises(ChangedMeanwhile):
        offer_papers.change_papers(
            actor=world.at(), papers_id=papers.pk, expected_version=9, answers={}
        )
    firm.ended_on = TODAY
    firm.save()
    with pytest.raises(DomainError, match="out of business"):
        some_papers(world, firm)


def test_papers_are_dropped_taken_up_and_a_confirmation_taken_back(world):
    papers = some_papers(world, promise="Janji")
    with pytest.raises(DomainError, match="Say why"):
        offer_papers.drop_papers(actor=world.at(), papers_id=papers.pk, reason=" ")
    offer_papers.drop_papers(actor=world.at(), papers_id=papers.pk, reason="Tidak jadi")
    with pytest.raises(DomainError, match="Only an example"):
        offer_papers.change_papers(actor=world.at(), papers_id=papers.pk, answers={})
    other = some_papers(world, papers.enterprise)
    with pytest.raises(DomainError, match="Another version"):
        offer_papers.take_up_papers(actor=world.at(), papers_id=papers.pk)
    offer_papers.drop_papers(actor=world.at(), papers_id=other.pk, reason="Salah")
    offer_papers.take_up_papers(actor=world.at(), papers_id=papers.pk)
    confirmed(world, papers)
    back = offer_papers.take_back_papers(
        actor=world.at(), papers_id=papers.pk, reason="Belum ditandatangani"
    )
    assert (back.state, back.confirmed_on) == ("draft", None)


def test_only_tourism_is_mapped_once_with_what_its_kind_allows(world):
    place = a_place(world, stars=3)
    with pytest.raises(DomainError, match="on the map already"):
        a_place(world, place.enterprise)
    with pytest.raises(DomainError, match="Only an enterprise of tourism"):
        a_place(world, an_enterprise(world))
    inn = a_hotel(world, name="Rumah Makan Uji")
    for values, field in (
        ({"kind": "restaurant", "rooms": None, "stars": 3}, "stars"),
        ({"kind": "restaurant"}, "rooms"),
        ({"chse_until": TODAY}, "chse_number"),
        ({"mapped_on": TODAY + timedelta(days=1)}, "mapped_on"),
    ):
        with pytest.raises(DomainError) as refused:
            a_place(world, inn, **values)
        assert refused.value.field == field
    with pytest.raises(ValidationError):
        a_place(world, inn, stars=9)


def test_a_place_goes_off_the_map_and_back(world):
    place = a_place(world)
    offer_tourism.change_place(actor=world.at(), place_id=place.pk, rooms=20)
    with pytest.raises(DomainError, match="is on the map"):
        offer_tourism.resume_place(actor=world.at(), place_id=place.pk)
    offer_tourism.end_place(actor=world.at(), place_id=place.pk, ended_on=TODAY)
    with pytest.raises(DomainError, match="off the map"):
        offer_tourism.change_place(actor=world.at(), place_id=place.pk, rooms=21)
    with pytest.raises(DomainError, match="off the map"):
        offer_checks.ask_owner(actor=world.at(), place_id=place.pk)
    assert offer_tourism.resume_place(actor=world.at(), place_id=place.pk).ended_on is None


def test_an_owner_answers_once_by_the_link_without_an_account(world):
    place = a_place(world)
    check = offer_checks.ask_owner(actor=world.at(), place_id=place.pk)
    with pytest.raises(DomainError, match="has a link already"):
        offer_checks.ask_owner(actor=world.at(), place_id=place.pk)
    assert check.code not in trail()
    assert check.open_until == TODAY + timedelta(days=14)
    given = replies(place, hands="no", linen="not_here")
    done = offer_checks.answer_by_link(actor=nobody(), code=check.code, replies=given)
    assert (done.state, done.by_owner, done.answered_on) == ("done", True, TODAY)
    assert (done.ready, done.asked) == (len(given) - 2, len(given) - 1)
    with pytest.raises(DomainError, match="works no longer"):
        offer_checks.answer_by_link(actor=nobody(), code=check.code, replies=given)


def test_an_incomplete_answer_is_refused_at_the_first_open_question(world):
    place = a_place(world)
    check = offer_checks.ask_owner(actor=world.at(), place_id=place.pk)
    given = replies(place, water="perhaps")
    with pytest.raises(DomainError) as refused:
        offer_checks.answer_by_link(actor=nobody(), code=check.code, replies=given)
    assert refused.value.field == "water"
    assert ReadinessCheck.objects.get().state == "asked"


def test_a_link_runs_out_is_renewed_with_another_code_and_taken_back(world):
    place = a_place(world)
    check = offer_checks.ask_owner(actor=world.at(), place_id=place.pk)
    with pytest.raises(DomainError, match="works no longer"):
        offer_checks.answer_by_link(actor=nobody(LATER), code=check.code, replies=replies(place))
    renewed = offer_checks.renew_link(actor=world.at(now=LATER), check_id=check.pk)
    assert renewed.code != check.code
    with pytest.raises(ObjectDoesNotExist):
        offer_checks.answer_by_link(actor=nobody(LATER), code=check.code, replies={})
    back = offer_checks.withdraw_link(actor=world.at(), check_id=check.pk, reason="Salah kirim")
    assert back.state == "withdrawn"
    with pytest.raises(DomainError, match="works no longer"):
        offer_checks.answer_by_link(actor=nobody(), code=renewed.code, replies=replies(place))
    offer_checks.renew_link(actor=world.at(), check_id=check.pk)
    assert said().count("enterprises.check.renewed") == 2


def test_a_place_has_one_link_and_none_off_the_map(world):
    place = a_place(world)
    first = offer_checks.ask_owner(actor=world.at(), place_id=place.pk)
    offer_checks.withdraw_link(actor=world.at(), check_id=first.pk, reason="Salah kirim")
    second = offer_checks.ask_owner(actor=world.at(), place_id=place.pk)
    with pytest.raises(DomainError, match="has a link already"):
        offer_checks.renew_link(actor=world.at(), check_id=first.pk)
    offer_tourism.end_place(actor=world.at(), place_id=place.pk, ended_on=TODAY)
    assert open_checks([place.enterprise_id], TODAY) == []
    with pytest.raises(DomainError, match="works no longer"):
        offer_checks.answer_by_link(actor=nobody(), code=second.code, replies=replies(place))
    with pytest.raises(DomainError, match="off the map"):
        offer_checks.renew_link(actor=world.at(), check_id=second.pk)


def test_a_check_is_set_aside_and_counted_again(world):
    check = a_check(world, a_place(world))
    with pytest.raises(DomainError, match="no place"):
        offer_checks.renew_link(actor=world.at(), check_id=check.pk)
    offer_checks.set_aside(actor=world.at(), check_id=check.pk, reason="Diisi orang lain")
    assert offer_checks.restore_check(actor=world.at(), check_id=check.pk).state == "done"


def test_a_product_is_prepared_released_withdrawn_and_shown_again(world):
    product = a_product(world)
    listing = a_listing(world, product, shown=False, photo=True)
    assert listing.state == "prepared"
    with pytest.raises(DomainError, match="prepared for the showcase already"):
        a_listing(world, product)
    code = listing.code
    shown = offer_showcase.release_listing(actor=world.at("head"), listing_id=listing.pk)
    assert (shown.state, shown.shown_since) == ("released", TODAY)
    with pytest.raises(DomainError, match="Say why"):
        offer_showcase.withdraw_listing(actor=world.at(), listing_id=listing.pk, reason="")
    offer_showcase.withdraw_listing(actor=world.at(), listing_id=listing.pk, reason="Label lama")
    again = offer_showcase.release_listing(actor=world.at(), listing_id=listing.pk)
    assert (again.code, again.reason) == (code, "")
    changed = offer_showcase.change_listing(
        actor=world.at(), listing_id=listing.pk, words="Baru", drops_photo=True
    )
    assert (changed.words, changed.photo) == ("Baru", None)
    assert OWNER not in trail()


def test_the_showcase_refuses_papers_as_photos_and_products_no_longer_made(world):
    product = a_product(world)
    note = SimpleUploadedFile("a.txt", b"catatan", content_type="text/plain")
    with pytest.raises(DomainError) as refused:
        offer_showcase.prepare_listing(actor=world.at(), product_id=product.pk, photo=note)
    assert refused.value.field == "photo"
    listing = a_listing(world, product, shown=False)
    offer_showcase.change_listing(
        actor=world.at(), listing_id=listing.pk, words="", photo=a_photo()
    )
    product.ended_on = TODAY
    product.save()
    with pytest.raises(DomainError, match="no longer made"):
        offer_showcase.release_listing(actor=world.at(), listing_id=listing.pk)
    assert Listing.objects.get().state == "prepared"


def test_readers_may_not_and_strangers_find_nothing(world):
    papers, place = some_papers(world), a_place(world)
    listing = a_listing(world, a_product(world, papers.enterprise), shown=False)
    check = offer_checks.ask_owner(actor=world.at(), place_id=place.pk)
    acts = [
        lambda who: offer_papers.change_papers(actor=who, papers_id=papers.pk, answers={}),
        lambda who: some_of(who, papers),
        lambda who: offer_tourism.change_place(actor=who, place_id=place.pk, rooms=1),
        lambda who: offer_checks.ask_owner(actor=who, place_id=place.pk),
        lambda who: offer_checks.renew_link(actor=who, check_id=check.pk),
        lambda who: offer_showcase.release_listing(actor=who, listing_id=listing.pk),
    ]
    for act in acts:
        with pytest.raises(NotAllowed):
            act(world.at("staff"))
        with pytest.raises(ObjectDoesNotExist):
            act(world.at("stranger"))


def some_of(who, papers):
    return offer_papers.begin_papers(actor=who, enterprise_id=papers.enterprise_id, family="craft")
