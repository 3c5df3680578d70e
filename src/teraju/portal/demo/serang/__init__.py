"""Kabupaten Serang: from the MoU of 16 March 2018 to the certificates of 15 January 2019.

Facts: the days and places of the MoU, of the PKS (one news source) and of the handing over, the
parties, the standards, the certification body. Everything else is invented and marked as example.
"""

from __future__ import annotations

from teraju.modules.cooperation import api as cooperation
from teraju.portal.demo.cast import Cast

from .agreements import LAW, evaluate, sign_agreements, start_programme
from .assessments import assess, begin_licensing
from .certification import afterwards, certify
from .channel import open_channel
from .declarations import declare
from .documents import write_documents
from .enterprises import coach_firms
from .gifts import report_gifts
from .gifts_of_agency import keep_gifts_of_agency
from .guidance import coach, instruct
from .improvement import improve
from .internal_audits import audit_internally
from .learning import learn
from .operations import operate
from .planning import plan
from .progress import look_again
from .reviews import examine, review
from .risks import assess_risks
from .risks_named import name_partners
from .risks_opportunities import see_opportunities
from .risks_partners import keep_partners
from .sharing import share
from .stage import FOUNDED, SERANG, Stage, editions_of, prepare

__all__ = ["FOUNDED", "LAW", "SERANG", "Stage", "play", "prepare"]


def play() -> Cast:
    """Build the government and play its story, each step by who does it, on its day."""
    cast, stage = prepare()
    editions = editions_of(cast)
    pks = sign_agreements(cast, stage, editions)
    programme = start_programme(cast, stage, editions, pks)
    assess(cast, stage, editions)
    write_documents(cast, stage)
    plan(cast, stage)
    operate(cast, stage)
    learn(cast, stage)
    open_channel(cast, stage)
    assess_risks(cast, stage)
    keep_partners(cast, stage)
    name_partners(cast, stage)
    see_opportunities(cast, stage)
    improve(cast, stage)
    certification = certify(cast, stage, editions, pks, programme)
    cooperation.link_output(
        actor=cast.at("inspector", "2019-01-15", 13),
        agreement_id=pks.pk,
        kind="audits.certification",
        target_id=certification.pk,
    )
    afterwards(cast, stage, certification, programme)
    audit_internally(cast, stage, editions)
    review(cast, stage)
    examine(cast, stage, certification)
    look_again(cast, stage, editions)
    evaluate(cast, pks)
    declare(cast, stage)
    keep_gifts_of_agency(cast, stage)
    begin_licensing(cast, stage, editions)
    coach(cast, stage, pks)
    instruct(cast, stage)
    report_gifts(cast, stage)
    share(cast, stage)
    coach_firms(cast, stage)
    return cast
