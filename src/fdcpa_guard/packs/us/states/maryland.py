"""Maryland: Com. Law 14-202, which binds whoever collects a debt of a consumer transaction, creditors included.

Paragraphs (1) to (10) were read whole. Paragraph (11) makes conduct that breaks the federal Act a breach here too, and
so carries its hours, places, attorneys, cease requests and, by Regulation F from the day it took effect, its numbers
of calls and the media that a person closes to creditors. Only the opening of that paragraph was found; which federal
sections it names is known from memory and read here as 15 USC 1692b to 1692f, with the stops of 1692g(b), but not its
notice: these run from the notice, so a creditor that never gave one is not stopped, unless a policy chooses so, nor
anybody else whom the federal Act does not bind as to the debt. COMAR was searched and
holds no rule of contact.

Knowingly not encoded: threats of prosecution (2) and disclosures of what is known to be false (3), for which there is
no fact; threats to disclose (5), and what others' business need is; of rights known not to exist (8) all but paid
debts; forms that feign process (9), licences (10).
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from types import MappingProxyType
from typing import Any, Final

from ....facts import Debt
from ....rules import PASS, Denied, Outcomes, Pack, Parameter, Question, Required, Rule, rule
from ....rules.judging import each_debt, has_judgment, law_wants, needs_no_word_of_debt, serves_process, tells_of_debt
from ....shapes import Ban, NotOverdue, RequiredByLaw, ServesProcess
from ....shapes.exceptions import owes_too
from ....vocabulary import COMMUNICATIONS, CONSUMERS, OTHERS, UNKNOWN, Confidence, DebtKind, Medium, Purpose, Recipient
from ...binding import ANYONE, covering
from ..federal.fdcpa import FDCPA, profanity
from ..federal.regf import s14, s38
from ..federal.regf.common import EFFECTIVE
from ..federal.regf.s34 import notices
from .adopting import (
    NO_FORCE,
    OF_COLLECTORS,
    OF_THE_CALL_LIMITS,
    OF_THE_STATUTE,
    SAYS_OWED,
    WHILE_COLLECTING,
    adopted,
    each_adopted,
    many_calls,
    shows_who_collects,
    unusual_hours,
    with_bills,
)
from .common import READ, Jurisdiction, ours, statute

_CODE: Final = "Md. Code, Com. Law"
_FORCE: Final = statute(_CODE, "14-202(1)")
_EMPLOYER: Final = statute(_CODE, "14-202(4)")
_DISCLOSURE: Final = statute(_CODE, "14-202(5)")
_FREQUENCY: Final = statute(_CODE, "14-202(6)")
_LANGUAGE: Final = statute(_CODE, "14-202(7)")
_NO_RIGHT: Final = statute(_CODE, "14-202(8)")
_FEDERAL: Final = statute(_CODE, "14-202(11)", Confidence.PARTIAL)
_NUMBERS: Final[tuple[date, None]] = (EFFECTIVE, None)
"""Since when there are numbers of calls, and closed media, to take over."""
_binds: Final = covering(ANYONE, but_not=(DebtKind.FEDERAL_TAX,), under="Md. Com. Law 14-201")
"""Whoever collects a debt of a consumer transaction: a tax arises out of none."""
_RELATED: Final = CONSUMERS | {Recipient.HOUSEHOLD_MEMBER, Recipient.THIRD_PARTY}
"""The debtor and whoever may be related to them: of a third party no fact tells."""
_ALL_BUT_MAIL: Final = frozenset(Medium) - {Medium.MAIL}


@rule(
    "us.md.14-202-5.disclosure",
    "Nothing of the debt to others who have no business with it",
    _DISCLOSURE,
    recipients=OTHERS,
    purposes=COMMUNICATIONS,
    consented=Parameter(((READ, False),), "the consumer's consent lifts it", ours("consent as a business need")),
)
def disclosure(q: Question, p: Any) -> Outcomes:
    """Nobody but the debtor, the spouse and a minor's parent is told of the debt without a business need to know.

    **What it checks**: that a contact with somebody else is declared to state no debt, and says nothing that states one
    nor asks for payment, nor shows who collects, which affects the debtor's reputation; undeclared, one that only asks
    where the consumer is, or confirms an opt-out, has that duty.
    **Source**: Md. Code, Com. Law 14-202(5). That somebody has a legitimate business need to know is no fact of a case,
    but where they owe the debt too; the consumer's consent is no exception in the text (``consented`` makes it one).
    **When it does not apply**: to the spouse, and the parent of a minor; to whoever agreed to owe the debt too
    (``co_obligors``); as a statute permits: to what some law requires (``required_by_law``), which no complaint is, the
    papers of a court that are served, which a call about a suit is not, and a remedy for which there is a judgment; to
    the employer once there is one, since (4) bars contact about the debt before that alone.
    **Missing facts**: whether the consumer is a minor, for a parent, or dead, for a personal representative; the
    ``kind`` of the debt for a successor in interest.
    **Example**: a neighbour is not told of a debt, whether or not the consumer's credit is touched.
    """
    states = tells_of_debt(q)
    shown = shows_who_collects(q)
    if (states is False and not shown) or law_wants(q) or serves_process(q):
        return PASS
    silent = states is None and not shown and needs_no_word_of_debt(q)
    consents = q.third_party_consents() if p.consented else []
    after_judgment = q.recipient is Recipient.EMPLOYER or q.purpose is Purpose.POSTJUDGMENT_REMEDY

    def judge(debt: Debt) -> Outcomes:
        if owes_too(q, debt) or (after_judgment and has_judgment(q, debt)):
            return PASS
        if any(c.debts is None or debt.id in c.debts for c in consents):
            return PASS
        if silent:
            return Required("do not say or show that a debt is owed", debts=(debt.id,))
        if q.recipient not in OTHERS and q.counts_as_consumer(debt):
            return PASS
        return Denied("tells of the debt somebody who has no business with it", debts=(debt.id,))

    return each_debt(q, judge)


_OWN = Pack(
    "us.md.14-202",
    "Maryland: Com. Law 14-202",
    (
        adopted(NO_FORCE, "us.md.14-202-1.threat-of-harm", _FORCE),
        Ban(
            unless_judgment=True,
            unless=(RequiredByLaw(), ServesProcess(), NotOverdue(overdue_days=0, zone="America/New_York")),
        ).rule(
            "us.md.14-202-4.employer",
            "Not to the employer before a final judgment",
            _EMPLOYER,
            recipients=(Recipient.EMPLOYER,),
            purposes=COMMUNICATIONS,
            source_note="What another statute permits is known of a court's paper and what some law requires. Asking "
            "where the consumer is is not spared, nor a remedy without its judgment, nor an answer to the employer",
            example="a call to the employer about a debt without a judgment is denied.",
        ),
        disclosure,
        many_calls("us.md.14-202-6.frequency", _FREQUENCY, recipients=_RELATED, media=frozenset(Medium)),
        unusual_hours("us.md.14-202-6.unusual-hours", _FREQUENCY, recipients=_RELATED, media=_ALL_BUT_MAIL),
        adopted(
            profanity,
            "us.md.14-202-7.profanity",
            _LANGUAGE,
            title="No obscene or grossly abusive language",
            note="The debtor and who is related to them are protected; a third party is taken to be. Language that is "
            "profane, and not obscene, has the same element, ``profanity``, and is taken for such. "
            f"{WHILE_COLLECTING}",
            recipients=_RELATED,
            purposes=COMMUNICATIONS,
        ),
        adopted(
            SAYS_OWED, "us.md.14-202-8.nothing-owed", _NO_RIGHT, title="No debt is claimed that is known not to be owed"
        ),
    ),
    _binds,
    "US-MD",
)


def _once_noticed(model: Rule, name: str) -> Rule:
    """A stop of 1692g(b), which stands on what comes within thirty days after a notice that creditors need not give."""
    made = adopted(
        model,
        f"us.md.14-202-11.{name}",
        _FEDERAL,
        federal="all",
        note="Of a creditor that never gave the validation information, or to whom it came back, no period runs, and "
        "nothing stops (``unnoticed`` lets it), nor of whoever got the debt before default (15 USC 1692a(6)(F)(iii)): "
        "that notice is not taken over.",
    )
    judged: Callable[..., Outcomes] = made.check

    def check(q: Question, p: Any) -> Outcomes:
        noticed = tuple([debt for debt in q.debts if p.unnoticed or _owes_notice(q, debt) or _noticed(q, debt)])
        if len(noticed) == len(q.debts):
            return judged(q, p)
        return judged(q.only(noticed), p) if noticed else PASS

    unnoticed = Parameter(((READ, False),), "stops without a notice too", ours("a stop without a notice"))
    return replace(made, check=check, parameters=MappingProxyType({**made.parameters, "unnoticed": unnoticed}))


def _owes_notice(q: Question, debt: Debt) -> bool:
    """Whether the federal Act may bind who collects as to the debt, so that the notice is due."""
    return FDCPA.excludes(q.case.collector, debt) is None


def _noticed(q: Question, debt: Debt) -> bool:
    return debt.validation is UNKNOWN or bool(notices(q, debt, perhaps=True))


_STOPS: Final = (s38.dispute, s38.original_creditor)
_DISPUTE, _ORIGINAL_CREDITOR = with_bills(*_STOPS)
_FEDERAL_WORDS = Pack(
    "us.md.federal-words",
    "Maryland: the federal rules for everybody who collects",
    (
        *each_adopted(
            [model for model in (*OF_THE_STATUTE, *OF_COLLECTORS, s38.overshadowing) if model not in _STOPS],
            "us.md.14-202-11",
            _FEDERAL,
            federal="all",
        ),
        _once_noticed(_DISPUTE, "dispute"),
        _once_noticed(_ORIGINAL_CREDITOR, "original-creditor"),
        *each_adopted((*OF_THE_CALL_LIMITS, s14.medium), "us.md.14-202-11", _FEDERAL, federal="all", in_force=_NUMBERS),
    ),
    _binds,
    "US-MD",
)

JURISDICTION: Final = Jurisdiction(
    "US-MD",
    "Maryland",
    Confidence.PARTIAL,
    (_OWN, _FEDERAL_WORDS),
    (_FORCE, _EMPLOYER, _DISCLOSURE, _FREQUENCY, _LANGUAGE, _NO_RIGHT, _FEDERAL),
    "Binds creditors too: no contact with the employer before judgment, nothing of the debt to others, and whatever "
    "breaks the federal Act breaks this one; that paragraph was read in part, its list of federal sections is taken to "
    "be 1692b to 1692f and 1692g(b), without the notice, so that what overshadows it is barred to a creditor that gave "
    "one, and its stops stop that one, and, by Regulation F, the numbers of calls and the media that a person closes. "
    "Frequency and unusual hours without numbers are advice. Not encoded: threats of prosecution, false credit "
    "information, threats to disclose, rights other than a paid debt's, feigned process, licences (14-202(2), (3), "
    "(5), (8) to (10)).",
)
