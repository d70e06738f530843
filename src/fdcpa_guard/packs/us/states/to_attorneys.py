"""Who collects, disclosed to the consumer's attorney too: for laws that ask it of any communication made to collect.

Federal law asks it of those with the consumer (15 USC 1692e(11), 12 CFR 1006.18(e)).
"""

from collections.abc import Callable

from ....facts import Debt
from ....facts.moments import known
from ....rules import PASS, Denied, Outcome, Question, Required
from ....rules.missed import had, provided
from ....vocabulary import UNKNOWN, Unknown
from ..federal.regf import s18
from ..federal.regf.common import is_limited_content
from .purposes import SPOKEN


def says_nothing(q: Question) -> bool:
    """Whether it conveys nothing of a debt, or is a formal pleading."""
    return is_limited_content(q) or s18.is_pleading(q) or s18.asks_others_where(q) or s18.confirms_opt_out_alone(q)


def told_so(q: Question, debt: Debt, *, indirectly: bool = False) -> bool | None:
    """Whether this debtor was told of the debt before in the same way, by word of mouth or in writing.

    None: perhaps, before the history begins. ``indirectly``: or who speaks for them.
    """
    spoken = q.medium in SPOKEN
    if q.case.history is UNKNOWN and spoken in _surely_told(q, debt):
        return True
    q.require_history()
    events = s18.communications(q, debt, indirectly=indirectly)
    if any((event.medium in SPOKEN) is spoken for event in events):
        return True
    if q.owes_too(debt):  # a debtor of their own, who was told what the history holds
        return False
    told = [notice.orally for notice in provided(q, debt)]
    stated, orally = debt.initial_communication_at, debt.initial_communication_orally
    if (stated is not None and known(stated) <= q.at) or (stated is None and told and orally is not UNKNOWN):
        told.append(orally)
    return True if spoken in told else None if UNKNOWN in told else False


def _surely_told(q: Question, debt: Debt) -> list[bool | Unknown | None]:
    """Whether it was by word of mouth that this debtor was told of the debt, as far as that is known of the debt alone.

    Of each time; nobody says so of what may have come back, nor of who owes it too.
    """
    if q.owes_too(debt):
        return []
    had_them = [notice.orally for notice in provided(q, debt) if had(q, notice) is not None]
    return [s18.stated_how(q, debt), *had_them]


def first_to_the_attorney(q: Question, debt: Debt, *, first_talk: bool) -> bool:
    """Whether it is, or may be, the first about a debt to whoever speaks for the debtor.

    The first writing is one, and so is the first by word of mouth: of all, or with ``first_talk`` after a writing too.

    Raises:
        MissingFact: nobody knows whether they were told before, or, where the disclosure is declared lacking, how.
    """
    told = _told_before(q, debt, first_talk)
    return s18.may_be_due(q, debt, None if told is None else not told)


def later_to_the_attorney(q: Question, debt: Debt, *, first_talk: bool) -> bool:
    """Whether it is, or may be, a later one, in the same sense.

    Raises:
        MissingFact: nobody knows whether they were told before.
    """
    return _told_before(q, debt, first_talk) is not False


def says_so(denied: str, duty: str) -> Callable[[Question, tuple[str, ...]], Outcome]:
    """Whether it says of some debts that it is from a debt collector; undeclared, a duty."""

    def disclosing(q: Question, debts: tuple[str, ...]) -> Outcome:
        said = s18.discloses_collector(q)
        if said is None:
            return Required(duty, debts=debts)
        return PASS if said else Denied(denied, debts=debts)

    return disclosing


def _told_before(q: Question, debt: Debt, first_talk: bool) -> bool | None:
    if first_talk or q.medium not in SPOKEN:
        return told_so(q, debt, indirectly=True)
    return s18.was_told(q, debt, indirectly=True) is not None
