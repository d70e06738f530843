"""The law of states and cities on what violations cost, as far as a text read here sets a figure.

The figures of a state that is not here are unknown, not none. `BESIDE` holds what was read and reaches no rule.
"""

from datetime import date
from decimal import Decimal
from typing import Final, NamedTuple

from ...decision import Citation
from ...rules import Parameter
from ...vocabulary import CREDITORS, DEBT_COLLECTORS, CollectorKind, Confidence
from .federal import CONSUMERS
from .remedies import (
    ACTUAL,
    CLEAR,
    FEES,
    UNREAD_LIMIT,
    Claimant,
    NoRight,
    Per,
    Remedy,
    Standing,
    dollars,
    of_packs,
    statute,
    years,
)

_ONE_ACTION: Final = "each person wronged brings one action about all of it"
_EACH: Final = "at the lower end a contact is one violation; at the upper end each provision that it breaks is one"

_CO: Final = statute("C.R.S.", "5-16-113", Confidence.PARTIAL)
COLORADO: Final = Remedy(
    id="crs5-16-113",
    title="Colorado Fair Debt Collection Practices Act",
    citations=(_CO,),
    under=of_packs("us.co.5-16", "us.co.medical"),
    per=Per.PERSON,
    most=dollars(1_000, _CO, "action of an individual", date(2017, 8, 9)),
    binds=DEBT_COLLECTORS,
    class_most=dollars(500_000, _CO, "class", date(2017, 8, 9)),
    class_share=Parameter(((date(2017, 8, 9), Decimal(1)),), "percent of net worth", _CO),
    open=(ACTUAL, FEES),
    assumed=(
        _ONE_ACTION,
        "the limits of 5-16-113(10) and 5-16-132, to which it is subject, were not read",
        UNREAD_LIMIT,
    ),
)

_CT: Final = statute("Conn. Gen. Stat.", "36a-648(a)")
_CT_SINCE: Final = date(2007, 7, 1)


def _connecticut(id: str, title: str, *packs: str, standing: Standing = CLEAR) -> Remedy:
    return Remedy(
        id=id,
        title=title,
        citations=(_CT,),
        under=of_packs(*packs, standing=standing),
        per=Per.PERSON,
        most=dollars(1_000, _CT, "individual", _CT_SINCE),
        natures=CONSUMERS,
        limitation=years(1, statute("Conn. Gen. Stat.", "36a-648(d)")),
        open=(ACTUAL, "costs, and at the court's discretion a reasonable attorney's fee, where the action succeeds"),
        assumed=(_ONE_ACTION, "no bona fide error is shown (36a-648(c))"),
    )


CONNECTICUT: Final = _connecticut("cgs36a-648", "Connecticut: creditors' collection practices", "us.ct.creditors")
CONNECTICUT_AGENCIES: Final = _connecticut(
    "cgs36a-648-agencies",
    "Connecticut: what binds consumer collection agencies",
    "us.ct.agencies",
    "us.ct.third-parties",
    standing=Standing(
        False, "36a-648 names violations of what binds agencies, and makes liable a creditor, which no agency is"
    ),
)
CONNECTICUT_FINES: Final = Remedy(
    id="cgs36a-810",
    title="Connecticut: fines of consumer collection agencies",
    citations=(statute("Conn. Gen. Stat.", "36a-810"),),
    under=of_packs("us.ct.agencies", "us.ct.third-parties"),
    per=Per.VIOLATION,
    to=Claimant.PUBLIC,
    most=dollars(500, statute("Conn. Gen. Stat.", "36a-810"), "violation"),
    open=("imprisonment of up to six months",),
    assumed=(
        "at the upper end each violation is fined apart, and one of the rules made under the sections counts as one of "
        "the sections; the text says neither",
        UNREAD_LIMIT,
    ),
)

_DC: Final = statute("D.C. Code", "28-3814(u)(4)(A)")
DISTRICT_OF_COLUMBIA: Final = Remedy(
    id="dccode28-3814u",
    title="District of Columbia: debt collection",
    citations=(statute("D.C. Code", "28-3814(u)"),),
    under=of_packs("us.dc.debt-collection"),
    per=Per.VIOLATION,
    least_if_any=dollars(500, _DC, "violation"),
    most=dollars(4_000, _DC, "violation"),
    open=(ACTUAL, "punitive damages", "costs and a reasonable attorney's fee"),
    assumed=("the court may award the penalty or none", UNREAD_LIMIT),
)

_CA: Final = statute("Cal. Civ. Code", "1788.62(a)(2)")
_CA_SINCE: Final = date(2014, 1, 1)
CALIFORNIA_DEBT_BUYERS: Final = Remedy(
    id="calciv1788.62",
    title="California Fair Debt Buying Practices Act",
    citations=(statute("Cal. Civ. Code", "1788.62"),),
    under=of_packs("us.ca.debt-buyers"),
    per=Per.PERSON,
    least=dollars(100, _CA, "person", _CA_SINCE),
    most=dollars(1_000, _CA, "person", _CA_SINCE),
    binds=frozenset({CollectorKind.DEBT_BUYER}),
    limitation=years(1, statute("Cal. Civ. Code", "1788.62(f)")),
    class_most=dollars(500_000, statute("Cal. Civ. Code", "1788.62(b)"), "class", _CA_SINCE),
    class_share=Parameter(((_CA_SINCE, Decimal(1)),), "percent of net worth", statute("Cal. Civ. Code", "1788.62(b)")),
    instead_of=("15usc1692k",),
    open=(ACTUAL, FEES),
    assumed=(
        _ONE_ACTION,
        "the year is counted from each violation, where the text counts from the last",
        "no bona fide error is shown (1788.62(e))",
        "a class action gets its further amount only for a pattern and practice",
        "recovery under the Rosenthal Act for the same acts would shut it out too, of which no figure was read",
    ),
)

_NC: Final = statute("N.C.G.S.", "75-56(b)")
NORTH_CAROLINA: Final = Remedy(
    id="ncgs75-56",
    title="North Carolina: creditors' collection practices",
    citations=(_NC,),
    under=of_packs("us.nc.article-2"),
    per=Per.VIOLATION,
    least=dollars(500, _NC, "violation"),
    most=dollars(4_000, _NC, "violation"),
    open=(ACTUAL, "punitive damages"),
    assumed=(_EACH, "the court allows no less than the least figure for a violation that is proved", UNREAD_LIMIT),
)

_SC_UNCONSCIONABLE: Final = statute("S.C. Code", "37-5-108(2)")
SOUTH_CAROLINA: Final = Remedy(
    id="sccode37-5-108",
    title="South Carolina: unconscionable collection",
    citations=(_SC_UNCONSCIONABLE,),
    under=of_packs("us.sc.37-5-108"),
    per=Per.PERSON,
    least_if_any=dollars(100, _SC_UNCONSCIONABLE, "action other than a class action"),
    most=dollars(1_000, _SC_UNCONSCIONABLE, "action other than a class action"),
    open=(ACTUAL,),
    assumed=(
        _ONE_ACTION,
        "the court may find the conduct unconscionable, or not and give nothing",
        "those wronged do not sue as a class, which gets no penalty",
        UNREAD_LIMIT,
    ),
)

_SC: Final = statute("S.C. Code", "37-21-80")
_SC_SINCE: Final = date(2018, 5, 18)
SOUTH_CAROLINA_TELEPHONE: Final = Remedy(
    id="sccode37-21-80",
    title="South Carolina Telephone Privacy Protection Act",
    citations=(_SC,),
    under=of_packs("us.sc.37-21"),
    per=Per.VIOLATION,
    least=dollars(1_000, statute("S.C. Code", "37-21-80(A)"), "violation", _SC_SINCE),
    most=dollars(1_000, statute("S.C. Code", "37-21-80(A)"), "violation", _SC_SINCE),
    most_if_willful=dollars(5_000, statute("S.C. Code", "37-21-80(B)"), "violation", _SC_SINCE),
    open=("actual losses", "a reasonable attorney's fee and costs"),
    assumed=(_EACH, "no bona fide error is shown (37-21-80(E))", UNREAD_LIMIT),
)
SOUTH_CAROLINA_PENALTIES: Final = Remedy(
    id="sccode37-21-90",
    title="South Carolina Telephone Privacy Protection Act: penalties",
    citations=(statute("S.C. Code", "37-21-90"),),
    under=of_packs("us.sc.37-21"),
    per=Per.VIOLATION,
    to=Claimant.PUBLIC,
    most=dollars(5_000, statute("S.C. Code", "37-21-90(A)"), "violation", _SC_SINCE),
    open=("damages and penalties that the Attorney General recovers instead or besides (37-21-90(B))",),
    assumed=(UNREAD_LIMIT,),
)

_MO: Final = statute("Mo. Rev. Stat.", "287.140.13(4)")
MISSOURI: Final = Remedy(
    id="morev287.140.13",
    title="Missouri: fees for the treatment of a work injury",
    citations=(_MO,),
    under=of_packs("us.mo.work-injuries"),
    per=Per.PERSON,
    most=dollars(1_000, _MO, "action"),
    binds=CREDITORS,
    open=(ACTUAL, "costs and a reasonable attorney's fee"),
    assumed=(
        _ONE_ACTION,
        "it is the provider who is liable, also for what a debt collector does on its behalf",
        UNREAD_LIMIT,
    ),
)

STATES: Final = (
    CALIFORNIA_DEBT_BUYERS,
    COLORADO,
    CONNECTICUT,
    CONNECTICUT_AGENCIES,
    CONNECTICUT_FINES,
    DISTRICT_OF_COLUMBIA,
    MISSOURI,
    NORTH_CAROLINA,
    SOUTH_CAROLINA,
    SOUTH_CAROLINA_TELEPHONE,
    SOUTH_CAROLINA_PENALTIES,
)

NO_RIGHT: Final = (
    NoRight(
        lambda pack, _: pack.id == "us.ne.work-injuries",
        "it says that there is no private cause of action",
        statute("Neb. Rev. Stat.", "48-148.02(5)"),
    ),
)


class Beside(NamedTuple):
    """A figure that was read, and to which no violation of a rule held here leads."""

    citation: Citation
    what: str


BESIDE: Final = (
    Beside(
        statute("10 USC", "987(f)(5)"),
        "military lending: actual damages, of $500 a violation at least; no rule here is about it",
    ),
    Beside(
        statute("Va. Code", "59.1-515"),
        "selling by telephone: $500 for a first violation, $1,000 for a second, $5,000 for each after; of selling only "
        "advice is given here",
    ),
    Beside(
        statute("Conn. Gen. Stat.", "42-288a(o)"),
        "selling by telephone: a fine of up to $20,000 a violation; of selling only advice is given here",
    ),
    Beside(
        statute("MCL", "445.253(3)"),
        "a fine of up to $500 for each violation of an order to cease and desist, not of the act itself",
    ),
    Beside(
        statute("N.Y. Gen. Bus. Law", "602(1)"),
        "a civil penalty of up to $250, then $500, for violating 601-a, which is no rule here; a violation of 601 is a "
        "misdemeanor, of which no figure is named",
    ),
    Beside(
        statute("N.D. Cent. Code", "13-05-10"),
        "a civil money penalty of up to $5,000 a violation of the chapter on collection agencies: no rule here",
    ),
    Beside(
        statute("RCW", "19.16.440, 19.16.450"),
        "an unfair act under chapter 19.86, which was not read; interest, fees and charges on the claim are lost, the "
        "claim itself is not",
    ),
    Beside(statute("815 ILCS", "505/2I"), "damages that result to the employee, of which no figure is named"),
)
