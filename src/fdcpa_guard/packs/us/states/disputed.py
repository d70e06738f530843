"""Laws under which whoever is told of a disputed debt is told of the dispute, people as well as reporting agencies."""

from ....decision import Citation
from ....errors import MissingFact
from ....facts import Debt
from ....rules import PASS, Denied, Outcome, Outcomes, Question, Required, Rule, rule
from ....rules.judging import each_debt, needs_no_word_of_debt, tells_of_debt
from ....vocabulary import (
    CALLS_AND_TEXTS,
    COMMUNICATIONS,
    CONSUMERS,
    OTHERS,
    Element,
    Holding,
    Medium,
    Purpose,
    Recipient,
)
from ..federal.regf.s18 import is_disputed

_TOLD = CONSUMERS | OTHERS | {Recipient.CONSUMER_REPORTING_AGENCY}


def told_as_disputed(id: str, cited: Citation) -> Rule:
    """The rule of a state that a disputed debt is not disclosed, nor that threatened, without the dispute."""

    def check(q: Question) -> Outcomes:
        content = q.content
        if content.has(Element.REPORTS_DISPUTE):
            return PASS
        states = tells_of_debt(q)
        tells = content.has(Element.THREATENS_CREDIT_REPORT) is True
        if not tells and reaches_others(q):
            tells = Purpose.CREDIT_REPORTING in q.acts or states is not False
        if not tells:
            return PASS
        silent = states is None and needs_no_word_of_debt(q)

        def judge(debt: Debt) -> Outcome:
            try:
                disputed = is_disputed(q, debt)
            except MissingFact:
                if silent:
                    return PASS
                raise
            if not disputed:
                return PASS
            if silent or content.has(Element.REPORTS_DISPUTE) is None:
                return Required("say that the debt is disputed, if it is told of", debts=(debt.id,))
            return Denied("tells of the debt and not that it is disputed", debts=(debt.id,))

        return each_debt(q, judge)

    check.__doc__ = f"""Whoever is told of a disputed debt, or threatened with that, hears that it is disputed.

    **What it checks**: for each debt with a dispute on record and not withdrawn, in writing or not, or with a standing
    claim that disputes it (identity theft, a coerced debt, a payment that was not authorised, a bill above its
    estimate), that what tells somebody else of the debt is declared to say so (``reports-dispute``), and so is what
    threatens the consumer with a report; undeclared, a duty. Every dispute is taken to be reasonable.
    **Source**: {cited}.
    **When it does not apply**: to what the consumer is told without such a threat, where others cannot see it and by no
    number or email address known to reach somebody else; where the error was corrected as the consumer said; to a
    contact declared to say nothing of a debt, unless it goes to a reporting agency; to the attorneys and the creditor;
    to the papers of a court. Asking where somebody is, and the mere confirmation of an opt-out, undeclared, tell of a
    debt only where it is known to be disputed.
    **Missing facts**: unknown ``disputes`` of a debt that is told of; where none is known, unknown ``proceedings``, or
    the kind of one.
    **Example**: a disputed debt is reported, or told to a spouse, as if nobody disputed it: denied.
    """
    return rule(
        id,
        "A disputed debt is told of as disputed",
        cited,
        recipients=_TOLD,
        purposes=COMMUNICATIONS - {Purpose.FORMAL_PLEADING},
        needs=(Holding.DISPUTE, Holding.PROCEEDING),
    )(check)


def reaches_others(q: Question) -> bool:
    """Whether somebody else than the consumer is told: is contacted, may see it, or is known to be reached by it.

    A post that the public or the person's contacts may see is told to them; a call, text or email to what is known to
    be another's, or to have reached another, to whoever has it.
    """
    if q.recipient is not Recipient.CONSUMER:
        return True
    if q.medium is Medium.SOCIAL_MEDIA:
        return q.contact.publicly_viewable is not False
    line, email = q.index.phones.get(q.address or ""), q.index.emails.get(q.address or "")
    if line is not None and q.medium in CALLS_AND_TEXTS and line.elsewhere(q.at):
        return True
    target = line if q.medium is Medium.TEXT else email if q.medium is Medium.EMAIL else None
    return target is not None and bool(target.standing(q.at, "led_to_third_party_at"))
