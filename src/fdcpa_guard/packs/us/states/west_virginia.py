"""West Virginia: the Consumer Credit and Protection Act (W. Va. Code 46A-2-122 to -128), creditors included.

46A-2-122, -124 and -125 were read whole, -128 to (d); (e) and (f) are known from others' quotations, -123, -126 and
-127 not at all. Attorneys licensed there who collect in their own name are no debt collectors (122(d)); no fact says
where a law firm is licensed, so law firms are left out, and an agency that attorneys run is recorded as an agency.

Not encoded: false accusations, sales and threats of arrest or garnishment (124(b) to (f)); charges for a medium
(125(c)); affirmations, fees and interest (128(a) to (d)). Calling is by telephone, with a voice: a text is no call, for
125(d) speaks of calls and of telephone conversations alone.
"""

from collections.abc import Sequence
from datetime import date, time
from typing import Final

from ....errors import MissingFact
from ....facts import Debt
from ....rules import PASS, Denied, Outcomes, Pack, Question, Required
from ....rules.judging import each_debt, has_judgment
from ....shapes import Calendar, CallingHours, Counting, FrequencyCap, NotObligated, Per, RepresentationStops, TakenFor
from ....vocabulary import (
    BEYOND_THE_COLLECTORS_SIDE,
    COMMUNICATIONS,
    CONSUMERS,
    TELEPHONE,
    UNKNOWN,
    CollectorKind,
    Confidence,
    DebtKind,
    Element,
    Holding,
    Medium,
    Purpose,
)
from ...binding import ANYONE, covering
from ..federal.fdcpa import caller_identity, profanity, says_who_calls, threat_of_harm
from ..federal.regf import s06
from ..federal.regf.s18 import asks_others_where
from .adopting import WHILE_COLLECTING, advising
from .common import Jurisdiction
from .law import Law
from .narrowing import unless, unsaid
from .purposes import ABOUT_THE_DEBT, ANSWERS, VISITS, WRITTEN
from .steps import is_writing, of_first_writings, only_asks_where

SINCE: Final = date(2015, 6, 1)
"""When the numbers of 46A-2-125(d) took effect."""

_act: Final = Law(
    "W. Va. Code", "46A-2-", in_force=(SINCE, None), recipients=BEYOND_THE_COLLECTORS_SIDE, purposes=ABOUT_THE_DEBT
)
_ABUSE = _act("125(d)")
TIME_BARRED_SINCE: Final = date(2014, 6, 6)
"""When 46A-2-128(f) took effect, as reported."""
_UNASKED: Final = COMMUNICATIONS - ANSWERS
"""What a call about a claim is for, a suit too, unless it answers the person."""
_NOT_COUNTED: Final = frozenset(Purpose) - _UNASKED
_older: Final = Law("W. Va. Code", "46A-2-", purposes=COMMUNICATIONS)
"""Sections of which the text read gives no day."""

threats = _older.adopted(
    threat_of_harm, "us.wv.46a-2-124a.threat-of-harm", _act("124(a)"), title="No violence or crime, done or threatened"
)
language = _older.adopted(
    profanity,
    "us.wv.46a-2-125a.profanity",
    _act("125(a)"),
    title="No profane, obscene or abusive language",
    note=WHILE_COLLECTING,
    purposes=COMMUNICATIONS,
)


def _says_who_calls(q: Question) -> Outcomes:
    """As federal law has it, but whoever is asked where the consumer is hears too who asks."""
    if not (asks_others_where(q) and q.places_call):
        return caller_identity.check(q)
    return says_who_calls(q, "say who is calling", by_name=True)


identity = advising(
    unsaid(
        _older.adopted(
            caller_identity,
            "us.wv.46a-2-125b.caller-identity",
            _act("125(b)"),
            title="A telephone conversation says who calls",
            note="It asks for an intent to annoy, harass or threaten as well, which no fact tells. Any person is "
            "protected: who is asked where the consumer is hears the caller's name, too.",
            check=_says_who_calls,
            media=frozenset({Medium.CALL}),
        ),
        (r"to\s+requests\s+for\s+location\s+information[^;]*;\s+", ""),
    )
)
_INTENT = (
    "The act asks for an intent to annoy as well; more than its numbers is taken to show it, and an answer to the "
    "person shows none"
)
_WHOM = (
    "Any person is protected, an attorney too; agencies and the creditor's side are taken for nobody who is oppressed"
)

thirty_calls = _act.of(
    FrequencyCap(
        most=30,
        hours=168,
        calendar={Calendar.WEEK},
        per=Per.PERSON,
        media=TELEPHONE,
        not_counted=frozenset(),
        purposes_not_counted=_NOT_COUNTED,
        professionals_count=True,
    )
).rule(
    "us.wv.46a-2-125d.thirty-calls",
    "At most {most:call} a week to a person",
    _ABUSE,
    purposes=_UNASKED,
    source_note=f"{_INTENT}. {_WHOM}; a call that did not connect is one. The week is not defined: both a calendar "
    "week and seven times 24 hours are kept",
    example="the {most:next} call to a debtor within {hours:hour} is denied, whichever of the accounts each was about.",
)

ten_conversations = _act.of(
    FrequencyCap(
        most=10,
        hours=168,
        calendar={Calendar.WEEK},
        per=Per.PERSON,
        counting=Counting.CONVERSATIONS,
        media={Medium.CALL},
        purposes_not_counted=_NOT_COUNTED,
        professionals_count=True,
    )
).rule(
    "us.wv.46a-2-125d.ten-conversations",
    "At most {most:telephone conversation} a week with a person",
    _ABUSE,
    purposes=_UNASKED,
    source_note=f"{_INTENT}. {_WHOM}. The week is not defined: both a calendar week and seven times 24 hours are kept",
    example="after {most:conversation} since Sunday the next call waits.",
)

hours = _act.of(CallingHours(opens=time(8), closes=time(21), media=TELEPHONE)).rule(
    "us.wv.46a-2-125d.hours",
    "Calls after {opens} and before {closes} where the person is",
    _ABUSE,
    purposes=COMMUNICATIONS,
    source_note="No other person may be called at unusual times either, an attorney too; which those are is said of "
    "the consumer alone, the first second taken as after its hour, and the same hours are taken for all but agencies "
    "and the creditor's side. Of *knowledge of circumstances to the contrary* there is no fact but the person's "
    "consent, and, as for the federal hours, in the same words, it counts only if the collector itself was given it",
    example="a call at {opens:before} is denied, one at {opens:clock} is not.",
)


@_act.rule(
    "us.wv.46a-2-125d.inconvenient-time",
    "No call at a time known to be inconvenient",
    _ABUSE,
    media=TELEPHONE,
    purposes=COMMUNICATIONS,
    needs=(Holding.INCONVENIENT_TIME,),
)
def known_inconvenient(q: Question) -> Outcomes:
    """Nobody is called at a time that the caller knows to be inconvenient to them.

    **What it checks**: that no standing inconvenient-time request of the person called, the consumer or anybody else,
    covers the local time in any zone in which the person may be.
    **Source**: W. Va. Code 46A-2-125(d), which asks for an intent to annoy as well; to call at such a time is taken to
    show it.
    **When it does not apply**: to one answer, in the same stretch and on the same day, to what the person sent by
    telephone at such a time, and within their own call; with later consent given directly to the collector; to
    agencies and the creditor's side, who are taken for nobody who is oppressed. A court's permission is no exception in
    the text.
    **Missing facts**: unknown ``requests`` deny; so do unknown ``locations`` while a time so called may be on
    somewhere, but within the person's own call.
    **Example**: a neighbour who asked not to be rung on Sundays is not asked then where the consumer is.
    """
    return s06.times_the_person_named(q, courts=False)


_NO_CONSUMER: Final = NotObligated(taken_for=TakenFor.STAND_INS)
"""Who is not obligated to pay, nor stands for who is (122(a))."""

attorney = _act.of(RepresentationStops(in_writing=True, of_debtors=True, unless=(_NO_CONSUMER,))).rule(
    "us.wv.46a-2-128e.attorney",
    "Not to a consumer whose attorney was named in writing",
    _act("128(e)", Confidence.SECONDARY),
    recipients=CONSUMERS,
    source_note=(
        "Some days of grace after the notice (72 hours, or three business days: the sources differ) are not counted "
        "on; whether an attorney's silence releases is not known here, so it does not"
    ),
    example="told on the telephone, the collector is not bound by this rule; from the letter on it is.",
)


@unless(_NO_CONSUMER)
@_act.rule(
    "us.wv.46a-2-128f.time-barred-disclosure",
    "The first writing about a time-barred debt says what its age means",
    _act("128(f)", Confidence.SECONDARY),
    recipients=CONSUMERS,
    media=WRITTEN | VISITS,
    purposes=COMMUNICATIONS - {Purpose.OPT_OUT_CONFIRMATION},
    in_force=(TIME_BARRED_SINCE, None),
)
def time_barred_disclosure(q: Question) -> Outcomes:
    """The first writing about a debt too old to be sued on says so, and whether it may still be reported.

    **What it checks**: for each debt known to be time-barred, that the first text, email, message, letter or paper of a
    court about it to the person declares the disclosure (``time-barred-disclosure``); undeclared, a duty, of a debt of
    unknown age too.
    **Source**: W. Va. Code 46A-2-128(f), as law firms quoted it on 6 June 2014; later amendments were not looked for.
    It asks it of the initial written communication, of which a complaint may be the first.
    **When it does not apply**: to debts known not to be time-barred, or under a judgment, and once something was
    written about the debt, a validation notice too, that did not come back; to who does not owe the debt, a spouse too
    (122(a)); to asking somebody else where the consumer is, where that tells of no debt, and to the mere confirmation
    of an opt-out, neither of which is such a writing; to a visit that hands over no paper of a court.
    **Missing facts**: once the disclosure is declared to be lacking, unknown ``history``, and whether the debt is
    time-barred.
    **Example**: an agency's first letter about a card debt of 2010, declared to leave it out, is denied.
    """
    said = q.content.has(Element.TIME_BARRED_DISCLOSURE)
    if said or only_asks_where(q) or not is_writing(q):
        return PASS

    def first(writings: Sequence[Debt]) -> Outcomes:
        (debt,) = writings
        if said is None:
            duty = "if the debt is time-barred, say in the first writing what that means, in the words of the statute"
            return Required(duty, debts=(debt.id,))
        if debt.time_barred is UNKNOWN:
            raise MissingFact(f"debts.{debt.id}.time_barred")
        return Denied("does not say what it means that the debt is time-barred", debts=(debt.id,))

    def judge(debt: Debt) -> Outcomes:
        within_time = debt.time_barred is False or has_judgment(q, debt)
        return PASS if within_time else of_first_writings(q, (debt,), first)

    return each_debt(q, judge)


_binds = covering(
    ANYONE - {CollectorKind.LAW_FIRM},
    but_not=(DebtKind.FEDERAL_TAX,),  # it arises out of no transaction
    under="W. Va. Code 46A-2-122(b), (d): whoever collects, creditors too, but attorneys in their own name",
)

CONSUMER_CREDIT = Pack(
    id="us.wv.46a",
    title="West Virginia Consumer Credit and Protection Act (W. Va. Code 46A-2-122 to -128)",
    rules=(thirty_calls, ten_conversations, hours, known_inconvenient, attorney),
    why_not=_binds,
    jurisdiction="US-WV",
)
"""It binds creditors and collectors alike, and not the attorneys of creditors."""

WORDS = Pack(
    id="us.wv.46a-words",
    title="West Virginia Consumer Credit and Protection Act: what is said (W. Va. Code 46A-2-124, -125, -128)",
    rules=(threats, language, identity, time_barred_disclosure),
    why_not=_binds,
    jurisdiction="US-WV",
)
"""The same act, on what a contact says."""

JURISDICTION = Jurisdiction(
    id="US-WV",
    name="West Virginia",
    confidence=Confidence.PARTIAL,
    packs=(CONSUMER_CREDIT, WORDS),
    read=(_act("122"), _act("124"), _act("125"), _act("128(a)-(d)"), _act("128(e), (f)", Confidence.SECONDARY)),
    note=(
        "The only numbers that bind a creditor there, hours, attorneys named in writing, and what the first writing "
        "about a time-barred debt says; law firms are left out (122(d)). Not encoded: 46A-2-126 (disclosure to "
        "employers and others), -123 and -127, which were not read; the intent that 46A-2-125(b) and (d) ask for, "
        "which is no fact of a contact; accusations, sales and threats of arrest or garnishment (124(b) to (f))."
    ),
)
