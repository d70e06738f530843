"""12 CFR 1006.26: collection of time-barred debts."""

from .....errors import MissingFact
from .....facts import Debt
from .....rules import PASS, Denied, Outcome, Outcomes, Question, Required
from .....rules.judging import asks_none, each_debt, sued_already
from .....vocabulary import CONSUMERS, OTHERS, UNKNOWN, Element, Recipient
from .common import regf, regulation, threatens_suit_on
from .s18 import is_pleading

_TOLD_SO = CONSUMERS | OTHERS | {Recipient.CONSUMER_ATTORNEY}


@regf("us.regf.26b.time-barred", "No legal action, brought or threatened, on a time-barred debt", regulation("26(b)"))
def time_barred(q: Question) -> Outcomes:
    """Once the limitation period has run, nobody may sue on the debt or threaten to.

    **What it checks**: that a contact which declares a threat of legal action, is a notice that a remedy may or will be
    invoked, or a call or a text about a suit, and does not declare that it threatens none, or is a formal pleading, is
    about no time-barred debt, whoever is told or served; where nothing is declared and a debt is known to be
    time-barred, a duty.
    **Source**: 1006.26(b): to bring, or to threaten to bring. It speaks of whom the action is against, not of who hears
    of it; a call brings none.
    **When it does not apply**: to proofs of claim in bankruptcy, which are contacts with a court; to a draft for the
    creditor's side or the collector's own attorney, which brings none; to the papers of a suit known to go on already,
    or after a judgment, which bring none, unless they are declared to (an amended complaint), and a call, a text or
    word of a remedy then, with a duty; to a pleading that some law requires, such as word to the court that a suit is
    dropped, unless it is declared to ask for payment, as a complaint does, whose service law requires too.
    **Missing facts**: whether a debt is time-barred, once legal action is threatened or brought. Where it is unknown
    whether a suit goes on (``active_litigation``), a pleading is taken to bring one.
    **Example**: a letter that says "we may sue" about a debt of unknown age is denied for the missing fact.
    """
    declared = q.content.has(Element.THREATENS_LEGAL_ACTION)
    pleads = is_pleading(q)
    if declared is False and not pleads:
        return PASS
    told = not q.roles.isdisjoint(_TOLD_SO)
    brings = pleads and told and _brings(q)

    def judge(debt: Debt) -> Outcome:
        on_file = pleads and sued_already(q, debt)
        acts = threatens_suit_on(q, debt) or (brings and not on_file)
        if acts and debt.time_barred is UNKNOWN:
            raise MissingFact(f"debts.{debt.id}.time_barred")
        if debt.time_barred is not True:
            return PASS
        if acts:
            return Denied("threatens or brings a legal action on a time-barred debt", debts=(debt.id,))
        if declared is False or on_file or not told:
            return PASS
        return Required("do not threaten a legal action: the debt is time-barred", debts=(debt.id,))

    return each_debt(q, judge)


def _brings(q: Question) -> bool:
    """Whether a pleading brings an action: one that no law requires, or that asks for payment."""
    return not q.contact.required_by_law or asks_none(q) is False


RULES = (time_barred,)
