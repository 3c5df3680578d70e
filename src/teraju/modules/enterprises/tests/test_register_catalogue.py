"""The catalogue of standards, and which of them a product is meant by."""

from __future__ import annotations

from datetime import date

import pytest
import yaml

from teraju.kernel.rulesets import BrokenRuleSet, parse_rule_set
from teraju.modules.enterprises.domain import catalogue
from teraju.modules.enterprises.domain.catalogue import StandardStatus
from teraju.modules.enterprises.domain.matching import Ground, kinds_of, match

DAY = date(2026, 11, 20)


class TestCatalogue:
    @pytest.mark.parametrize(
        ("commodity", "day", "numbers"),
        [
            ("batik-tulis", DAY, ["SNI 8302:2016"]),
            ("batik-cap", DAY, ["SNI 8303:2016"]),
            ("batik-kombinasi", DAY, ["SNI 8304:2016"]),
            ("batik-tulis", date(2015, 6, 1), []),
            ("biskuit", date(2021, 12, 31), ["SNI 2973:2011"]),
            ("biskuit", date(2022, 1, 1), ["SNI 2973:2022"]),
            ("keripik-singkong", DAY, ["SNI 4305:2018"]),
            ("chse", DAY, ["SNI 9042:2021", "SNI 8013"]),
            ("sasando", DAY, []),
            ("nothing-of-the-kind", DAY, []),
        ],
    )
    def test_what_counts_on_a_day(self, commodity, day, numbers):
        assert [one.number for one in catalogue.standards_of(commodity, day)] == numbers

    @pytest.mark.parametrize(
        ("year", "name"),
        [(2018, None), (2019, "10/2019"), (2020, "14/2020"), (2024, "11/2023")],
    )
    def test_the_regulation_of_a_scheme_has_its_time(self, year, name):
        day = date(year, 6, 1)
        found = catalogue.scheme_of(catalogue.standard("sni-8302"), day)
        if name is None:
            assert found is None
        else:
            assert found.regulation_on(day).name.endswith(name)

    def test_says_what_is_mandatory_and_what_is_not_confirmed(self):
        biscuits = catalogue.standard("sni-2973")
        assert biscuits.is_mandatory
        assert not biscuits.is_law_confirmed
        assert "belum terkonfirmasi" in biscuits.exclusions.id
        assert not catalogue.standard("sni-8371").is_confirmed
        assert catalogue.standard("sni-8302").amendments == ("Amd.1:2019",)
        assert catalogue.standard("gamelan-2020").status is StandardStatus.PROPOSED
        assert catalogue.standard("nothing") is None

    def test_a_certificate_lasts_four_years_and_batikmark_three(self):
        assert catalogue.scheme("textiles").years == 4
        assert catalogue.scheme("textiles").surveillance_months == 12
        assert catalogue.scheme("batikmark").years == 3
        assert catalogue.scheme("services").years is None

    def test_every_line_names_its_source(self):
        assert all(one.source.id and one.source.en for one in catalogue.standards())
        assert all(one.number for one in catalogue.standards())
        tests = catalogue.standard("sni-8302").tests
        assert tests.source == catalogue.Named("umum untuk kain batik", "general for batik cloth")
        assert all(one.words for one in catalogue.commodities())

    @pytest.mark.parametrize(
        "standard",
        [
            {"number": "SNI 1", "status": "sni"},
            {
                "number": "SNI 1",
                "status": "sni",
                "mandatory": False,
                "id": "a",
                "en": "a",
                "commodities": ["nowhere"],
                "source": "x",
                "confirmed": True,
            },
        ],
    )
    def test_a_line_that_cannot_be_used_is_named(self, standard):
        def made(name, values):
            edition = {
                "edition": "e",
                "valid_from": date(2020, 1, 1),
                "source": "x",
                "confirmed": True,
                "references": {},
                "values": values,
            }
            text = yaml.safe_dump({"name": name, "editions": [edition]})
            return parse_rule_set(text, origin=name)

        sni = made("sni", {"commodities": {}, "standards": {"sni-1": standard}})
        with pytest.raises(BrokenRuleSet, match="sni-1"):
            catalogue.read(sni, made("schemes", {"types": {}, "schemes": {}}))


class TestMatching:
    @pytest.mark.parametrize(
        ("name", "description", "codes"),
        [
            ("Batik tulis Kaserangan", "", ["batik-tulis"]),
            ("Batik Kaserangan", "Batik cap di atas katun", ["batik-cap"]),
            ("Batik Kaserangan", "Batik tulis dan cap", ["batik-tulis", "batik-cap"]),
            ("Kain batik", "", ["batik"]),
            ("Keripik pisang manis", "", ["keripik-pisang"]),
            ("Keripik belut", "", ["keripik"]),
            ("Kopi instan Manggarai", "", ["kopi-instan"]),
            # What it is made of is not what it is.
            ("Kue kering nastar", "dari tepung terigu dan mentega", ["kue-kering"]),
            # Words, not parts of them.
            ("Batikan", "rotiku", []),
            ("Sasando", "", ["sasando"]),
            ("", "Oleh-oleh: madu hutan", ["madu"]),
            ("Sabun", "", []),
        ],
    )
    def test_finds_the_kind_by_words(self, name, description, codes):
        assert [one.commodity.code for one in kinds_of(name, description)] == codes

    def test_what_was_said_stands_alone(self):
        found = match("Keripik belut", "", "keripik-singkong", DAY)
        (one,) = found.suggestions
        assert one.standard.number == "SNI 4305:2018"
        assert [reason.ground for reason in one.reasons] == [Ground.SAID]
        assert one.is_sure

    def test_a_word_is_given_as_the_reason(self):
        (one,) = match("Batik tulis", "", "", DAY).suggestions
        assert (one.reasons[0].ground, one.reasons[0].word) == (Ground.NAME, "batik tulis")
        assert one.scheme.code == "textiles"
        assert not one.is_sure

    def test_an_unknown_technique_gives_all_three_but_never_the_terms(self):
        numbers = [one.standard.number for one in match("Kain batik", "", "", DAY).suggestions]
        assert numbers == ["SNI 8302:2016", "SNI 8303:2016", "SNI 8304:2016"]

    def test_a_kind_without_a_standard_is_told_with_what_to_learn_from(self):
        found = match("Sasando gong", "", "", DAY)
        assert not found.suggestions
        (kind,) = found.without
        assert kind.commodity.beside == ("gamelan-2020",)
        assert "PNPS" in kind.commodity.note.en

    def test_pastries_are_warned_of_the_mandatory_standard(self):
        (one,) = match("Nastar", "", "", DAY).suggestions
        assert one.standard.is_mandatory
        assert one.standard.exclusions is not None
