"""Yonkers: General Ordinance 16-2014, on debt collection agencies and buyers of delinquent debt.

Its definitions were read in the city's code; the practices are known from a law firm's account, which calls them the
same as New York City's. Not encoded: licences, written confirmation of payment schedules, penalties.
"""

from datetime import date
from typing import Final

from ....rules import Pack
from ....vocabulary import Confidence, DebtKind
from ...binding import covering
from .city_agencies import AGENCIES, Ordinance
from .common import Jurisdiction, local_law

_ORDINANCE: Final = local_law("Yonkers General Ordinance", "16-2014", Confidence.SECONDARY)

PACK: Final = Pack(
    "us.ny.yonkers.agencies",
    "Yonkers: debt collection agencies",
    Ordinance("us.ny.yonkers.go16-2014", _ORDINANCE, _ORDINANCE, _ORDINANCE, (date(2014, 12, 12), None)).rules(),
    covering(AGENCIES, but_not=(DebtKind.FEDERAL_TAX,), under="Yonkers General Ordinance 16-2014"),
    "US-NY-YONKERS",
)

JURISDICTION = Jurisdiction(
    "US-NY-YONKERS",
    "Yonkers",
    Confidence.SECONDARY,
    (PACK,),
    (_ORDINANCE, local_law("Yonkers City Code", "definitions as amended by G.O. 16-2014", Confidence.PARTIAL)),
    "Agencies and debt buyers: no contact until the verification asked for is given, a call-back number that a person "
    "answers, word of rights before a time-barred debt. The practices are known from a secondary account.",
)
