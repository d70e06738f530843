"""The shape of a consent that has to be there first."""

from __future__ import annotations

from typing import Literal

from ..errors import MissingFact
from ..facts import Consent, Debt, Request
from ..facts.base import Flag
from ..facts.moments import surely_before
from ..facts.requests import ConsentRevocation
from ..rules import PASS, Denied, Outcomes, Question
from ..rules.judging import addressed_to, each_debt, surely_there, those
from ..rules.rule import Check
from ..vocabulary import UNKNOWN, ConsentScope, GivenTo, Medium
from .base import Answering, SomeOf
from .reach import consenting
from .wording import media_words, sentence, words

_REVOCABLE = frozenset({ConsentScope.AUTODIALED, ConsentScope.SOLICITATION, ConsentScope.ELECTRONIC_MESSAGES})


class ConsentRequired(Answering):
    """No such contact without the person's consent."""

    shape: Literal["consent-required"] = "consent-required"
    scope: ConsentScope
    media: SomeOf[Medium] = frozenset(Medium)
    given_to: SomeOf[GivenTo] = frozenset({GivenTo.COLLECTOR})
    """To whom it may have been given."""
    in_writing: Flag = False
    """Only a consent in writing counts."""
    per_address: Flag = False
    """It has to name the number or address used; False: one that names none covers all."""

    def _bound(self, p: object) -> Check:
        media, free = self.media, self._free
        written = " in writing" if self.in_writing else ""
        message = f"without the consent of the scope {self.scope.value}{written} that it needs"

        def check(q: Question) -> Outcomes:
            if q.medium not in media or (q.answered is not None and free(q)):
                return PASS
            candidates = [c for c in q.consents_of(consenting(q, self.scope), self.scope) if self._fits(q, c)]
            return each_debt(
                q, lambda debt: PASS if self._given(q, candidates, debt) else Denied(message, debts=(debt.id,))
            )

        return check

    def _given(self, q: Question, candidates: list[Consent], debt: Debt) -> bool:
        """Whether one of the consents counts for a debt.

        Raises:
            MissingFact: none does, and of one it is unknown.
        """
        mine = [c for c in candidates if c.debts is None or debt.id in c.debts]
        if self.scope in _REVOCABLE and mine:
            mine = those(mine, lambda consent: not _revoked(q, consent))
        facts = [self._unclear(consent) for consent in mine]
        if None in facts:
            return True
        for fact in filter(None, facts):
            raise MissingFact(f"consents.{fact}")
        return False

    def _fits(self, q: Question, consent: Consent) -> bool:
        names_it = not self.per_address or surely_there(q, consent.address)
        return names_it and q.given_to(consent, self.given_to)

    def _unclear(self, consent: Consent) -> str | None:
        """None if a consent counts; the fact that would tell, by its path; empty if it does not count."""
        if self.in_writing and consent.in_writing is False:
            return ""
        if consent.provided_address_only and consent.use_disclosed is False:
            return ""
        if self.in_writing and consent.in_writing is UNKNOWN:
            return f"{consent.id}.in_writing"
        if consent.provided_address_only and consent.use_disclosed is UNKNOWN:
            return f"{consent.id}.use_disclosed"
        return None

    def describe(self) -> str:
        written = " in writing" if self.in_writing else ""
        address = " for the number or address used" if self.per_address else ""
        return sentence(
            f"{media_words(self.media)} only with the person's consent{written}{address} "
            f"({self.scope.value.replace('-', ' ')}), given to the {words(self.given_to)}",
            "an answer to the person needs none" if self.replies_exempt else "",
            "nothing said within the person's own call needs any" if self.own_call_exempt else "",
        )

    def missing(self) -> str:
        parts = ["``in_writing`` of the consent"] if self.in_writing else []
        parts.append("``use_disclosed`` of a consent by which the address was merely provided")
        if self.scope in _REVOCABLE:
            parts.append("unknown ``requests`` once a consent stands, and the address once one revokes it for some")
        return "; ".join(parts)


def _revoked(q: Question, consent: Consent) -> bool:
    def revokes(r: Request) -> bool:
        if not isinstance(r, ConsentRevocation) or consent.person not in q.spoken_for(r):
            return False
        if surely_before(r.received_at, consent.given_at):
            return False
        return q.medium in r.media if r.media else r.address is None or addressed_to(q, r.address)

    return bool(those(q.requests, revokes))
