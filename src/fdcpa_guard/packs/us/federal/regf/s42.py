"""12 CFR 1006.42: sending required disclosures."""

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial

from .....clock import FOREVER
from .....errors import MissingFact
from .....facts import (
    AddressOptOut,
    Attempt,
    Consent,
    Contact,
    Debt,
    Dispute,
    MediumOptOut,
    OriginalCreditorRequest,
    Request,
)
from .....facts.base import members
from .....facts.moments import could_be_until, is_unknown, surely_before
from .....rules import PASS, Denied, Outcome, Outcomes, Question
from .....rules.counting import unsettled_fact
from .....rules.judging import each_debt, may_go_to, surely_there, those, uses, was_the_answer
from .....rules.missed import TO_COME_BACK, WRITTEN, came_back, notice_came_back, surely_provided
from .....rules.question import addresses_of
from .....vocabulary import (
    CONSUMERS,
    ELECTRONIC,
    REQUIRED_DISCLOSURES,
    UNKNOWN,
    ConsentScope,
    Holding,
    Medium,
    Purpose,
    Recipient,
)
from .common import comment, fdcpa, regf, regulation
from .s06 import still_consents
from .s18 import is_past, perhaps_first, was_told

_ADDRESSED = frozenset({Medium.EMAIL, Medium.TEXT})
"""Media of the addresses and numbers of which comment 42(a)(1)-4 speaks."""

_GIVEN_TO = CONSUMERS | {Recipient.CONSUMER_ATTORNEY}
"""To whom a disclosure to the consumer goes; a copy for the creditor is none."""


@regf(
    "us.regf.42a1.opted-out-address",
    "No required disclosure to an address opted out of",
    regulation("42(a)(1)"),
    comment("42(a)(1)-4"),
    media=ELECTRONIC,
    recipients=_GIVEN_TO,
    purposes=REQUIRED_DISCLOSURES,
    needs=(Holding.OPT_OUT,),
)
def opted_out_address(q: Question) -> Outcomes:
    """That a disclosure is required does not reopen an address that the consumer closed.

    **What it checks**: that no opt-out of the address stands, nor one by the person of email or texts altogether, for a
    disclosure that the FDCPA or Regulation F requires: one of four purposes, or whatever is declared to carry the
    validation information.
    **Source**: 1006.42(a)(1), comment 42(a)(1)-4. Who opts out of a medium opts out of each address of it, so that a
    law which asks for the disclosure in that medium (1006.14(h)(2)(iii)) opens neither.
    **When it does not apply**: to other addresses and to mail; to copies for others than the consumer's side; of an
    opt-out of the medium, to the one answer by it to what the person began since (1006.14(h)(2)(ii)).
    **Missing facts**: unknown ``requests``; the address used, once one that the medium may use is closed, or is that of
    somebody else who closed the medium; which numbers or addresses there are, once another, or somebody else's, is
    closed.
    **Example**: after STOP, the validation notice goes by post.
    """

    def closes(r: Request) -> bool:
        if not isinstance(r, AddressOptOut | MediumOptOut) or not r.binds(q.medium):
            return False
        if isinstance(r, AddressOptOut):
            return uses(q, r.address)
        if q.medium not in _ADDRESSED or q.answered_after(r.received_at) is not None:
            return False
        if r.person == q.who:
            return True
        known = q.index.emails if q.medium is Medium.EMAIL else q.index.phones
        return any(known[id].person == r.person and uses(q, id) for id in q.targets)

    for r in those(q.requests, closes):
        what = "medium" if isinstance(r, MediumOptOut) else "address"
        return Denied(f"the consumer opted out of this {what}", facts={f"requests.{r.id}": r.kind})
    return PASS


def _heard_there(q: Question) -> list[datetime]:
    """When the person wrote by the medium from the address used, by now: what goes there may be expected to be read."""
    heard = q.index.inbound_from.get(q.who)
    written = () if heard is None else heard.by(q.at)
    return [event.at for event in written if event.medium is q.medium and surely_there(q, event.address)]


def _since(back: datetime, reaches: Sequence[datetime], at: datetime) -> bool:
    """Whether what tells that an address reaches the person surely came after word that it does not."""
    return any(surely_before(back, when) and when <= at for when in reaches)


def _came_back_from_there(q: Question) -> datetime | None:
    """Until when something that went there by the medium and came back counts; None: nothing did, or none does.

    It counts until something since tells that what goes there arrives.

    The collector has learned since that the address reaches the person, or heard from them there; or something went
    there since by the medium, and the time is over in which word of it comes (comment 30(a)(1)-2). Of what may come
    back still, as of what nobody knows whether it arrived, nothing is learned.

    Raises:
        MissingFact: what came back is unknown, or may have gone there: its address is not recorded, or the contact's.
    """
    q.require_history()
    index, address, at = q.index, q.address or "", q.at
    sent = index.outbound.get(q.who)
    if sent is None:
        return None
    target = index.postal.get(address) or index.emails.get(address) or index.phones.get(address)
    reaches = [*_heard_there(q), *(() if target is None else target.surely_learned["regained_at"])]
    back: list[Attempt] = []
    pending: list[datetime] = []
    for attempt in sent.by(at):
        if attempt.medium is not q.medium or (
            None not in (attempt.address, q.address) and attempt.address != q.address
        ):
            continue
        if came_back(attempt, at):
            back.append(attempt)
        elif surely_there(q, attempt.address) and not attempt.unsettled:
            (reaches if attempt.at + TO_COME_BACK <= at else pending).append(attempt.at)

    def until(attempt: Attempt) -> datetime:
        word = attempt.undeliverable_at or attempt.at
        return min([when + TO_COME_BACK for when in pending if surely_before(word, when)], default=FOREVER)

    def misses(attempt: Attempt) -> bool:
        if _since(attempt.undeliverable_at or attempt.at, reaches, at):
            return False
        if not surely_there(q, attempt.address):
            unsaid = "contact.address" if q.address is None else f"history.attempts.{attempt.id}.address"
            raise MissingFact(unsaid, until(attempt))
        return True

    return max([until(attempt) for attempt in those(back, misses)], default=None)


@regf(
    "us.regf.42a1.undeliverable-address",
    "No required disclosure to an address known not to reach the consumer",
    regulation("42(a)(1)"),
    comment("42(a)(1)-2"),
    comment("42(a)(1)-3"),
    media=WRITTEN,
    recipients=_GIVEN_TO,
    purposes=REQUIRED_DISCLOSURES,
)
def undeliverable_address(q: Question) -> Outcomes:
    """A disclosure is sent so that the consumer can be expected to get it.

    **What it checks**: of such a disclosure, that the collector has not learned that the postal or email address does
    not reach the person, or that the number of a text is another's, though whoever has it may be told; and that nothing
    that went there by the medium came back, unless it has since learned that the address reaches the person, or the
    person has since written from there, or what went there since the word has not come back for fourteen days.
    **Source**: 1006.42(a)(1), comments 42(a)(1)-2 and -3; how long it may take to come back, comment 30(a)(1)-2.
    **When it does not apply**: to telephone calls and visits, which send nothing.
    **Missing facts**: the postal or email address used; the number or account of another message, once one that it may
    use is another's or something that went by the medium came back; unknown ``history``, where nothing else is known
    against the address; where one went by the medium that came back, if it is not recorded and nothing has arrived
    since.
    **Example**: last month's letter came back: the verification needs another address.
    """
    target = q.postal if q.medium is Medium.MAIL else q.email if q.medium is Medium.EMAIL else None
    known = [] if target is None else target.standing(q.at, "undeliverable_at")
    if q.medium is Medium.TEXT:
        lines = those(q.index.phones.values(), lambda line: bool(line.elsewhere(q.at)) and uses(q, line.id))
        known += [since for line in lines for since in line.elsewhere(q.at)]
    learned = not all(_since(back, _heard_there(q), q.at) for back in known)
    until = FOREVER if learned else _came_back_from_there(q)
    if until is None:
        return PASS
    facts = {q.address or q.medium.value: "undeliverable"}
    return Denied("the address is known not to reach the consumer", facts=facts, lapses_at=until)


_ANSWERS = frozenset({Purpose.DISPUTE_RESPONSE, Purpose.ORIGINAL_CREDITOR_RESPONSE})
"""What is sent as the E-SIGN Act says whether or not it is the initial communication."""


@regf(
    "us.regf.42b.electronic-records",
    "Notices required in writing go electronically only with E-SIGN consent",
    regulation("42(b)"),
    fdcpa("7001(c)"),
    media=ELECTRONIC,
    recipients=_GIVEN_TO,
    purposes=REQUIRED_DISCLOSURES - {Purpose.DUPLICATIVE_DISPUTE_NOTICE},
)
def electronic_records(q: Question) -> Outcomes:
    """A later validation notice, and answers to written requests, need consent to go electronic.

    **What it checks**: a standing consent of scope electronic-records, given to the collector, that covers each debt;
    for such a notice or answer, and for whatever is declared to carry the validation information. One that was taken
    back since by a revocation that names the medium or the address (a bare one names texts), or by a request not to use
    either, is none, but for the one answer by a closed medium (1006.14(h)(2)(ii)). Of what goes to the attorney, the
    consumer's own consent counts too, for whatever address or the attorney's.
    **Source**: 1006.42(b) and section 101(c) of the E-SIGN Act. What makes such a consent valid is the caller's to
    know.
    **When it does not apply**: to a validation notice that is itself the initial communication (1006.34(a)(1)(i)(A)),
    with who owes the debt too their own, and answers no dispute or request in writing; to notices that a dispute is
    duplicative; to the answer to what was asked by word of mouth alone, which 1006.38 does not require.
    **Missing facts**: where consent is needed, unknown ``requests`` once one about the debt stands;
    ``contact.address`` once one takes it back for an address that the medium may use, or it is for such an address
    alone; unknown ``history``, or an outcome in it that is unknown, for whether it is the initial communication; so too
    an unknown ``validation`` of the debt, or when it was provided or came back.
    **Example**: verification by email without that consent is denied; by letter it passes.
    """
    consents = [*q.consents(ConsentScope.ELECTRONIC_RECORDS), *_of_the_client(q)]

    def judge(debt: Debt) -> Outcome:
        answers = not (q.acts.isdisjoint(_ANSWERS) or _owes_no_answer(q, debt))
        if not answers and Purpose.VALIDATION_NOTICE not in q.acts:
            return PASS
        unclear = None
        try:
            if still_consents(q, consents, debt):
                return PASS
        except MissingFact as missing:  # which is no matter to what needs no consent
            unclear = missing
        if answers or was_told(q, debt, indirectly=True) is not None or _was_provided(q, debt):
            if unclear is not None:
                raise unclear
            if q.address is None and still_consents(
                q, _to_records(q, debt, q.who, q.contact, lambda a: may_go_to(q, a, q.targets)), debt
            ):
                raise MissingFact("contact.address")
            return Denied("the consumer has not consented to electronic records", debts=(debt.id,))
        if (fact := _perhaps_told(q, debt)) is not None:
            raise unclear or MissingFact(fact)
        return PASS

    return each_debt(q, judge)


def _owes_no_answer(q: Question, debt: Debt) -> bool:
    """Whether it answers disputes, or requests, of which none known by then was, or may have been, in writing."""
    if q.purpose not in _ANSWERS:
        return False
    asked: Sequence[Dispute | OriginalCreditorRequest]
    asked = members(debt.disputes if q.purpose is Purpose.DISPUTE_RESPONSE else debt.original_creditor_requests)
    received = [each for each in asked if each.received_at <= q.at]
    return bool(received) and all(each.in_writing is False for each in received)


def _of_the_client(q: Question) -> list[Consent]:
    """The consumer's own consents, where the disclosure goes to their attorney: who consents is the consumer."""
    if q.recipient is not Recipient.CONSUMER_ATTORNEY:
        return []
    mine = q.consents_of(Recipient.CONSUMER, ConsentScope.ELECTRONIC_RECORDS)
    return [c for c in mine if q.given_to(c)]


def sent_otherwise(q: Question, debt: Debt, sent: Attempt) -> bool:
    """Whether a disclosure of the past went electronically otherwise than 1006.42 asks.

    To an address, or by a medium, that was closed then (comment 42(a)(1)-4), but for the one answer by a closed medium
    (1006.14(h)(2)(ii)); or, where (b) asks for an E-SIGN consent, without one that stood then.

    Raises:
        MissingFact: nobody says to which address it went, and it turns on that.
    """
    if sent.medium not in ELECTRONIC or sent.recipient not in _GIVEN_TO:
        return False
    return bool(those((_was_closed, _lacked_consent), lambda amiss: amiss(q, debt, sent)))


def _was_closed(q: Question, debt: Debt, sent: Attempt) -> bool:
    """Whether it went to an address, or by a medium, that was closed then, whatever the debt."""
    began = q.index.inbound[sent.answers].at if sent.answers is not None and was_the_answer(q, sent) else None

    def closes(r: Request) -> bool:
        if not isinstance(r, AddressOptOut | MediumOptOut) or not r.binds(sent.medium) or not r.stands(sent.at):
            return False
        if isinstance(r, AddressOptOut):
            return _went_to(q, sent, r.address)
        answers = began is not None and could_be_until(r.received_at) < began
        return r.person == sent.who and sent.medium in _ADDRESSED and not answers

    return bool(those(members(q.case.requests), closes))


def _went_to(q: Question, sent: Attempt, address: str) -> bool:
    if sent.address is None and _may_have_gone_to(q, sent.medium, address):
        raise MissingFact(f"history.attempts.{sent.id}.address")
    return address == sent.address


def _may_have_gone_to(q: Question, medium: Medium, address: str) -> bool:
    index, where = q.index, addresses_of(medium)
    if where is not None:
        return address in getattr(index, where)
    return medium is not Medium.PORTAL and not any(
        address in each for each in (index.phones, index.emails, index.postal)
    )


def _lacked_consent(q: Question, debt: Debt, sent: Attempt) -> bool:
    """Whether it was an answer for which no consent to electronic records stood when it was sent."""
    return sent.purpose in _ANSWERS and not _to_records(q, debt, sent.who, sent, partial(_went_to, q, sent))


def _to_records(
    q: Question, debt: Debt, who: str, sent: Attempt | Contact, reached: Callable[[str], bool]
) -> list[Consent]:
    """The consents to electronic records of a debt, by then, of who is sent something, or of a client of an attorney.

    By its medium, and to an address that it reached, or may reach.
    """
    people = {who}
    if sent.recipient is Recipient.CONSUMER_ATTORNEY:
        people.add(Recipient.CONSUMER.value)

    def counts(c: Consent) -> bool:
        return (
            c.scope is ConsentScope.ELECTRONIC_RECORDS
            and c.person in people
            and c.reaches(who)
            and q.given_to(c)
            and c.stands(sent.at)
            and (not c.media or sent.medium in c.media)
            and (c.debts is None or debt.id in c.debts)
            and (c.address is None or reached(c.address))
        )

    return those(q.case.consents, counts)


def _was_provided(q: Question, debt: Debt) -> bool:
    """Whether validation information is recorded with a debt that is not known to have come back, however it went.

    That no address of the consumer's takes mail makes it no less conveyed where nobody says that it was mailed.
    """
    if q.owes_too(debt):
        return False
    given = [notice for notice in members(debt.validation) if not notice_came_back(q, debt, notice)]
    sent = [when for notice in given if (when := surely_provided(q, notice)) <= q.at]
    return any(is_past(q, when) for when in sent)


def _perhaps_told(q: Question, debt: Debt) -> str | None:
    """The fact that hides whether the consumer was told of the debt before; None if they were not.

    What is recorded with the debt was for the one who has it, and not for who owes it too.
    """
    perhaps = perhaps_first(q, debt)
    if perhaps is not None:
        return unsettled_fact(perhaps)
    if q.owes_too(debt):
        return None
    path = f"debts.{debt.id}.validation"
    if debt.validation is UNKNOWN:
        return path
    for notice in debt.validation:
        given = surely_provided(q, notice)
        if is_unknown(given):
            return f"{path}.provided_at"
        if given <= q.at and is_unknown(notice.undeliverable_at):
            return f"{path}.undeliverable_at"
    return None


RULES = (opted_out_address, undeliverable_address, electronic_records)
