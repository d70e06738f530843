"""Federal law on what violations cost: 15 USC 1692k, 47 USC 227(b)(3) and (c)(5), and the other federal stops.

Which rules stand under which paragraph is taken from what they cite.
"""

from decimal import Decimal
from typing import Final

from ...rules import Pack, Parameter, Rule
from ...vocabulary import CREDITORS, DEBT_COLLECTORS, Confidence, DebtNature
from .remedies import (
    ACTUAL,
    CLEAR,
    FEES,
    READ,
    UNREAD_LIMIT,
    NoRight,
    Per,
    Remedy,
    Standing,
    Under,
    dollars,
    of_packs,
    statute,
    years,
)

CONSUMERS: Final = frozenset({DebtNature.CONSUMER})


# -- 15 USC 1692k

_FDCPA_PACKS: Final = ("us.regf", "us.fdcpa")
_ON_THE_REGULATION: Final = Standing(
    False, "the rule rests on Regulation F alone; 1692k speaks of a provision of the statute"
)


def _of_the_fdcpa(pack: Pack, rule: Rule) -> Standing | None:
    """A rule that cites the statute stands under it; of one that cites only the regulation it is not clear."""
    if pack.id not in _FDCPA_PACKS:
        return None
    cites = any(c.source == "15 USC" and c.section.startswith("1692") for c in rule.citations)
    return CLEAR if cites else _ON_THE_REGULATION


FDCPA: Final = Remedy(
    id="15usc1692k",
    title="Fair Debt Collection Practices Act",
    citations=(statute("15 USC", "1692k(a)"), statute("15 USC", "1692k(d)")),
    under=_of_the_fdcpa,
    per=Per.PERSON,
    most=dollars(1_000, statute("15 USC", "1692k(a)(2)(A)"), "action of an individual"),
    binds=DEBT_COLLECTORS,
    natures=CONSUMERS,
    limitation=years(1, statute("15 USC", "1692k(d)")),
    class_most=dollars(500_000, statute("15 USC", "1692k(a)(2)(B)(ii)"), "class"),
    class_share=Parameter(((READ, Decimal(1)),), "percent of net worth", statute("15 USC", "1692k(a)(2)(B)(ii)")),
    open=(ACTUAL, FEES),
    assumed=(
        "each person wronged brings one action about all of it; the court may allow nothing beyond actual damages",
        "whoever was contacted in the consumer's stead may have an action of their own",
        "the year runs from the day of the violation (1692k(d)); whether a later discovery moves it is not asked",
        "no bona fide error is shown (1692k(c)), and no advisory opinion of the Bureau was relied on (1692k(e))",
    ),
)


# -- 47 USC 227

_B, _C, _D = "b", "c", "d"
_BY_PARAGRAPH: Final[tuple[tuple[str, str, str], ...]] = (
    ("64.1200(a)(10)", _B, "a consent taken back is ended by a rule about subsections (b) and (c) alike"),
    ("64.1200(a)(12)", _B, "that a confirmation needs no consent is a rule of the Commission about (b) and (c) alike"),
    ("64.1200(a)", _B, ""),
    ("64.1200(m)", _B, ""),
    ("64.1200(b)(3)", _B, "the opt-out that a message has to offer stands in no subsection by its name"),
    ("64.1200(b)", _D, ""),
    ("64.1200(c)(1)", _C, "whether the hours protect the right not to be solicited, of which (c) speaks, is not said"),
    ("64.1200(c)", _C, ""),
    (
        "64.1200(d)",
        _B,
        "it is about solicitations, as (c), and about recorded calls that (b) exempts; a finding does not say which",
    ),
)
"""By paragraph of the regulation, of rules that cite no subsection of the statute: that of the statute under which it
is taken to stand, and what is not clear about it. Of two under which it may stand, the one that may cost more."""


def subsection(rule: Rule) -> tuple[str | None, str]:
    """The subsection of 47 USC 227 under which a rule stands, and what is not clear about that."""
    statutes = [c.section for c in rule.citations if c.source == "47 USC"]
    for letter in (_B, _C, _D):
        if any(section.startswith(f"227({letter})") for section in statutes):
            return letter, ""
    cited = next((c.section for c in rule.citations if c.source == "47 CFR"), "")
    return next(((letter, why) for paragraph, letter, why in _BY_PARAGRAPH if cited.startswith(paragraph)), (None, ""))


def _of_the_tcpa(letter: str) -> Under:
    def under(pack: Pack, rule: Rule) -> Standing | None:
        if pack.id != "us.tcpa":
            return None
        found, why = subsection(rule)
        return None if found != letter else Standing(not why, why)

    return under


_TIMES: Final = Parameter(((READ, 3),), "times", statute("47 USC", "227(b)(3)"))
_LIMIT: Final = statute("28 USC", "1658(a)", Confidence.PARTIAL)  # its operative words alone, in public copies
_FOUR_YEARS: Final = years(4, _LIMIT)
_LOSS: Final = "actual monetary loss, where it is greater than the figure"
_COMMON: Final = (
    "the law or rules of court of a state permit the action",
    "the four years run from the day of the violation; that 28 USC 1658 applies follows from the Act being of 1991",
    "willfulness increases an award at the court's discretion, so only the upper end",
)

TCPA_MACHINES: Final = Remedy(
    id="47usc227b3",
    title="Telephone Consumer Protection Act: machines and recorded voices",
    citations=(statute("47 USC", "227(b)(3)"), _LIMIT),
    under=_of_the_tcpa(_B),
    per=Per.VIOLATION,
    least=dollars(500, statute("47 USC", "227(b)(3)(B)"), "violation"),
    most=dollars(500, statute("47 USC", "227(b)(3)(B)"), "violation"),
    times=_TIMES,
    limitation=_FOUR_YEARS,
    open=(_LOSS,),
    assumed=(
        "at the lower end a contact is one violation; at the upper end each provision that it breaks is one",
        *_COMMON,
    ),
)

TCPA_SOLICITATIONS: Final = Remedy(
    id="47usc227c5",
    title="Telephone Consumer Protection Act: solicitations",
    citations=(statute("47 USC", "227(c)(5)"), _LIMIT),
    under=_of_the_tcpa(_C),
    per=Per.VIOLATION,
    most=dollars(500, statute("47 USC", "227(c)(5)(B)"), "violation"),
    times=Parameter(((READ, 3),), "times", statute("47 USC", "227(c)(5)")),
    limitation=_FOUR_YEARS,
    within=Parameter(((READ, 12),), "months", statute("47 USC", "227(c)(5)")),
    calls_only=True,
    open=(_LOSS,),
    assumed=(
        "once a person was called twice within the months, all that is not barred counts; calls already barred too "
        "make it twice",
        "reasonable practices with due care, which would be a defence, are not shown",
        *_COMMON,
    ),
)


# -- the other federal stops


def _of_the_stay(pack: Pack, rule: Rule) -> Standing | None:
    return CLEAR if pack.id == "us.bankruptcy" and _cites(rule, "11 USC", "362(") else None


def _cites(rule: Rule, source: str, section: str) -> bool:
    return any(c.source == source and c.section.startswith(section) for c in rule.citations)


STAY: Final = Remedy(
    id="11usc362k",
    title="Bankruptcy: the automatic stay",
    citations=(statute("11 USC", "362(k)"),),
    under=_of_the_stay,
    per=Per.PERSON,
    open=("actual damages with costs and attorneys' fees", "punitive damages, in appropriate circumstances"),
    assumed=("the violation was willful, or 362(k) gives nothing", UNREAD_LIMIT),
)

BILLING_ERRORS: Final = Remedy(
    id="15usc1666e",
    title="Fair credit billing",
    citations=(statute("15 USC", "1666(e)"),),
    under=of_packs("us.fcba"),
    per=Per.VIOLATION,
    most=dollars(50, statute("15 USC", "1666(e)"), "violation"),
    binds=CREDITORS,
    open=("what other parts of the statute give, which were not read here",),
    assumed=(
        "it is the right to collect what was said to be wrong that is forfeited, with its finance charges; if that is "
        "less than the figure, less is lost",
        "at the upper end each violation is a forfeiture of its own",
        UNREAD_LIMIT,
    ),
)

FEDERAL: Final = (FDCPA, TCPA_MACHINES, TCPA_SOLICITATIONS, STAY, BILLING_ERRORS)


# -- what gives a person nothing


def _tcpa_standards(pack: Pack, rule: Rule) -> bool:
    return pack.id == "us.tcpa" and subsection(rule)[0] == _D


NO_RIGHT: Final = (
    NoRight(
        _tcpa_standards, "it stands under 47 USC 227(d), which names no action of a person", statute("47 USC", "227(d)")
    ),
    NoRight(
        lambda pack, rule: pack.id == "us.fcra" and _cites(rule, "15 USC", "1681m"),
        "no civil action: sections 1681n and 1681o do not apply to 1681m",
        statute("15 USC", "1681m(h)(8)(A)"),
    ),
    NoRight(
        lambda pack, rule: pack.id == "us.fcra" and _cites(rule, "15 USC", "1681s-2(a)"),
        "no civil action: sections 1681n and 1681o do not apply to 1681s-2(a)",
        statute("15 USC", "1681s-2(c)(1)"),
    ),
)
