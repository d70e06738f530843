"""By what the law of a place reaches a consumer: beside the acts that each rule bars, `docs/reference/ties.md`.

The guard asks the law of every place to which a case ties the consumer, by a residence, a number or where they are;
what a text itself names is said here, so that whoever holds a text to be narrower can see which.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from enum import StrEnum, unique
from typing import Final, NamedTuple

from ...rules import Pack, Rule
from ...rules.rule import EVERYWHERE, AnyCheck
from ...vocabulary import Effect
from .federal import fdcpa, taxes
from .federal.regf import s06
from .federal.tcpa import c
from .states import florida, massachusetts, michigan, nebraska, north_dakota, soliciting, south_carolina, washington


@unique
class Tie(StrEnum):
    """By what a law reaches a consumer."""

    ANYWHERE = "anywhere in the United States"
    RESIDENCE = "where the consumer lives"
    PRESENCE = "where the consumer is"
    NUMBER = "the place of the number"
    COLLECTOR = "where who collects is licensed or does business"
    DEBT = "where the debt was made, or the care or injury was"
    UNSAID = "the texts read do not say"
    UNREAD = "nobody here has read the law"


class Tied(NamedTuple):
    """By what a pack reaches a consumer, and which words say so."""

    by: tuple[Tie, ...]
    words: str


@unique
class Clock(StrEnum):
    """Whose clock a rule about hours reads."""

    PRESENCE = "where the consumer is"
    EVERY = "every place of the consumer's"
    NAMED = "the zone that the text names"


_LICENSEE: Final = Tied((Tie.COLLECTOR,), "it binds licensees; where the consumer has to be, the texts read do not say")
_AGENCY: Final = Tied((Tie.UNSAID,), "it binds collection agencies")
_SILENT: Final = Tied((Tie.UNSAID,), "")

TIES: Final[Mapping[str, Tied]] = {
    "us.az.agencies": _AGENCY,
    "us.ca.rosenthal": _SILENT,
    "us.ca.rosenthal-commercial": _SILENT,
    "us.ca.federal-words": _SILENT,
    "us.ca.federal-words-collectors": _SILENT,
    "us.ca.identity-theft-commercial": _SILENT,
    "us.ca.hospital": _SILENT,
    "us.ca.delinquent": _SILENT,
    "us.ca.delinquent-commercial": _SILENT,
    "us.ca.debt-buyers": _SILENT,
    "us.ca.coerced-debt": _SILENT,
    "us.co.medical": _SILENT,
    "us.co.5-16": Tied(
        (Tie.PRESENCE,),
        "5-16-103(3)(e) frees who collects in another state, from consumers located in Colorado, of the licence only",
    ),
    "us.ct.creditors": Tied((Tie.RESIDENCE,), "36a-645(1): a natural person residing in the state"),
    "us.ct.card-issuers": _SILENT,
    "us.ct.third-parties": _SILENT,
    "us.ct.bought-debts": _SILENT,
    "us.ct.small-loans-of-others": _SILENT,
    "us.ct.coerced-debt": _SILENT,
    "us.ct.hospitals-agents": _SILENT,
    "us.ct.agencies": Tied((Tie.COLLECTOR,), "36a-800: who is a consumer debtor does not turn on where they live"),
    "us.ct.small-loans": _LICENSEE,
    "us.ct.hospital-debt": _SILENT,
    "us.de.medical": _SILENT,
    "us.dc.debt-collection": Tied(
        (Tie.UNSAID,), "28-3814(b)(1): any individual obligated; (k) reads the hours in Eastern time, wherever they are"
    ),
    "us.fl.559": Tied(
        (Tie.UNSAID,),
        "of the hours, 559.72(17) names the debtor's time zone, which may be presumed that of the area code",
    ),
    "us.fl.559-words": Tied((Tie.UNSAID,), "as the rest of 559.72"),
    "us.ga.instalment-lenders": _LICENSEE,
    "us.hi.agencies": _AGENCY,
    "us.hi.creditors": _SILENT,
    "us.id.agencies": Tied((Tie.COLLECTOR,), "26-2229A(1): business activities in the state of who needs a licence"),
    "us.id.patients": _SILENT,
    "us.id.extraordinary-actions": _SILENT,
    "us.il.collection-agency": _SILENT,
    "us.il.505": _SILENT,
    "us.ia.537-7103": Tied((Tie.UNSAID,), "537.1201, which says to what the code applies, was not read"),
    "us.ia.treatment": Tied((Tie.DEBT,), "the injury is one that the state's compensation law covers"),
    "us.la.creditors": _SILENT,
    "us.me.rental-purchase": _SILENT,
    "us.md.14-202": _SILENT,
    "us.md.federal-words": _SILENT,
    "us.ma.collectors": _SILENT,
    "us.ma.creditors": _SILENT,
    "us.mi.445": _SILENT,
    "us.mi.339": _AGENCY,
    "us.mn.agencies": _AGENCY,
    "us.mn.medical": _SILENT,
    "us.mn.medical-creditors": _SILENT,
    "us.mo.work-injuries": Tied((Tie.DEBT,), "287.140: the injury is one that the state's compensation law covers"),
    "us.ne.work-injuries": Tied((Tie.DEBT,), "48-148.02: the injury is one that the state's compensation law covers"),
    "us.ne.recorded-messages": Tied(
        (Tie.PRESENCE,), "86-256(2)(c): at the location of the person receiving the message"
    ),
    "us.nv.medical": _AGENCY,
    "us.nv.604a": _LICENSEE,
    "us.nh.358-c": Tied((Tie.UNREAD,), "RSA 358-C:3 was not found; its rules are as recalled"),
    "us.nj.medical": _SILENT,
    "us.nm.medical-providers": _SILENT,
    "us.nm.medical-collectors": _SILENT,
    "us.nm.medical": _SILENT,
    "us.nm.time-barred": _SILENT,
    "us.ny.gbl-601": _SILENT,
    "us.ny.23nycrr1": _SILENT,
    "us.nc.article-2": _SILENT,
    "us.nc.article-70": _AGENCY,
    "us.nc.recorded-messages": _SILENT,
    "us.nc.consumer-finance": _LICENSEE,
    "us.nd.payday": _LICENSEE,
    "us.nd.recorded-messages": Tied((Tie.RESIDENCE, Tie.NUMBER), "51-28-01: a subscriber in this state"),
    "us.oh.short-term-loans": _LICENSEE,
    "us.ok.small-lenders": _LICENSEE,
    "us.or.646-639": _SILENT,
    "us.pa.fceua-creditors": Tied((Tie.COLLECTOR,), "as quoted, a creditor does business within the Commonwealth"),
    "us.pr.179-1996": _SILENT,
    "us.ri.medical": _SILENT,
    "us.sc.37-5-108": _SILENT,
    "us.sc.16-3-1360": _SILENT,
    "us.sc.recorded-calls": _SILENT,
    "us.sc.37-21": Tied((Tie.UNSAID,), "37-21-50 is about any call or text; (A)(1) speaks of the state's area codes"),
    "us.sd.money-lenders": _LICENSEE,
    "us.tn.collection-services": _LICENSEE,
    "us.tn.title-pledge": _SILENT,
    "us.tx.third-party-collectors": _SILENT,
    "us.tx.debt-collectors": _SILENT,
    "us.tx.creditors": _SILENT,
    "us.tx.debt-buyers": _SILENT,
    "us.vt.rent-to-own": _SILENT,
    "us.vt.cf-104": _SILENT,
    "us.ut.medical": _SILENT,
    "us.va.medical-debts": _SILENT,
    "us.va.short-term-lenders": _LICENSEE,
    "us.va.short-term-suits": _LICENSEE,
    "us.va.title-lenders": _LICENSEE,
    "us.va.providers": Tied((Tie.DEBT,), "a claim before the state's own commission or fund is pending"),
    "us.wa.19-16": Tied(
        (Tie.COLLECTOR, Tie.PRESENCE),
        "it binds licensees; 19.16.100 has those of another state collect from debtors located in Washington",
    ),
    "us.wa.debt-buyers": Tied((Tie.COLLECTOR, Tie.PRESENCE), "as the rest of RCW 19.16"),
    "us.wa.19-16-medical": Tied((Tie.COLLECTOR, Tie.PRESENCE), "as the rest of RCW 19.16.250"),
    "us.wa.31-45": _LICENSEE,
    "us.wa.31-45-threats": _LICENSEE,
    "us.wv.46a": _SILENT,
    "us.wv.46a-words": _SILENT,
    "us.wi.427": _SILENT,
    "us.wi.dfi-bkg74": _LICENSEE,
    "us.wy.agencies": Tied(
        (Tie.COLLECTOR, Tie.DEBT, Tie.PRESENCE),
        "33-11-101(a)(iii)(F): who collects from another state debts incurred in Wyoming from debtors located there",
    ),
    "us.ny.nyc.5-77": Tied(
        (Tie.RESIDENCE,), "consumers of the City, as others report it; of the two texts held, this was not looked up"
    ),
    "us.ny.nyc.agencies": _AGENCY,
    "us.ny.yonkers.agencies": _AGENCY,
}
"""By the id of each pack of a place."""

OF_RULES: Final[Mapping[str, Tied]] = {
    "us.wa.19-16-250-13c.night": Tied(
        (Tie.NUMBER, Tie.RESIDENCE),
        "(13)(c): a landline's area code, else the last known residence, unless the telephone is believed elsewhere",
    ),
    "us.fl.559-72-17.hours": Tied(
        (Tie.PRESENCE, Tie.NUMBER), "(17): the debtor's time zone, presumed that of the area code"
    ),
    "us.fl.559-72-17.email-hours": Tied((Tie.PRESENCE,), "(17): the debtor's time zone"),
}
"""Of the rules whose own paragraph says something else than their pack's law."""

_READS_THE_CLOCK: Final[Mapping[AnyCheck, Clock]] = {
    s06.inconvenient_time.check: Clock.PRESENCE,
    c.hours.check: Clock.PRESENCE,
    fdcpa.first_second.check: Clock.PRESENCE,
    taxes.hours.check: Clock.PRESENCE,
    taxes.hours_begin.check: Clock.PRESENCE,
    florida.hours.check: Clock.EVERY,
    florida.email_hours.check: Clock.EVERY,
    massachusetts.creditor_hours.check: Clock.EVERY,
    massachusetts.creditor_visit_hours.check: Clock.EVERY,
    massachusetts.visit_hours.check: Clock.NAMED,
    michigan.hours.check: Clock.EVERY,
    michigan.agency_hours.check: Clock.EVERY,
    nebraska.recorded_hours.check: Clock.PRESENCE,
    north_dakota.recorded_hours.check: Clock.PRESENCE,
    north_dakota.unusual.check: Clock.EVERY,
    south_carolina.hours.check: Clock.EVERY,
    washington.loan_night.check: Clock.EVERY,
}
"""Of the rules on hours that are functions."""
_TIMED_SHAPES: Final = frozenset({"calling-hours", "quiet-times"})
_FEDERAL: Final = Tied((Tie.ANYWHERE,), "federal law")
_NOT_READ: Final = Tied((Tie.UNREAD,), "")
_SELLING: Final = Tied((Tie.UNSAID,), "a law on selling by telephone")


def tied(pack: Pack, rule: Rule) -> Tied:
    """By what the law of a rule reaches a consumer.

    Raises:
        KeyError: nobody has said it of the pack.
    """
    if pack.jurisdiction == EVERYWHERE:
        return _FEDERAL
    if rule.effect is Effect.UNVERIFIED_LAW:
        return _NOT_READ
    if pack in soliciting.packs((pack.jurisdiction,)):
        return _SELLING
    return OF_RULES.get(rule.id) or TIES[pack.id]


def clock(rule: Rule) -> Clock | None:
    """Whose clock a rule about hours reads; None of every other rule."""
    known = _READS_THE_CLOCK.get(rule.check)
    if known is None and rule.id.endswith(".inconvenient-time"):  # some laws wrap the federal check in exceptions
        return Clock.PRESENCE
    if known is not None or rule.data is None:
        return known
    shape = json.loads(rule.data)
    if shape["shape"] not in _TIMED_SHAPES:
        return None
    if shape["zone"] is not None:
        return Clock.NAMED
    return Clock.EVERY if shape["on_every_clock"] else Clock.PRESENCE
