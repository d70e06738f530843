"""Email law: 15 USC 7701-7713 (CAN-SPAM) and 15 USC 7001 (E-SIGN), as far as they bear on a debt's messages.

A message that only collects is no commercial one. It is taken for one here once it declares an offer, since its primary
purpose is not a fact; that is the careful reading. True headers, sender and subject (7704(a)(1), (2)) are for the mail
system. The Regulation F pack asks for an opt-out of every electronic message, and holds electronic delivery of a debt
collector's written disclosures to E-SIGN consent (12 CFR 1006.42(b)); here is what is left for other notices.
"""

from datetime import date, datetime
from typing import Any, Final

from ....clock import DAY, FOREVER, plus_business_days
from ....errors import MissingFact
from ....facts import AddressOptOut, CeaseNotice, Consent, ConsentRevocation, Debt, MediumOptOut, Request
from ....facts.moments import surely_before
from ....rules import (
    PASS,
    Advised,
    Denied,
    Outcome,
    Outcomes,
    Pack,
    Parameter,
    Passed,
    Question,
    Required,
    lacking,
    rule,
)
from ....rules.judging import addressed_to, day_starts_after, each_debt, told_apart
from ....vocabulary import (
    CONSUMERS,
    ELECTRONIC,
    UNKNOWN,
    Confidence,
    ConsentScope,
    DebtNature,
    Element,
    GivenTo,
    Medium,
    Purpose,
    Recipient,
)
from ...binding import covering
from ...citing import citing, read_twice
from ...notes import Provision
from .fdcpa import binds
from .regf.s06 import still_consents
from .tcpa.common import consents, last_given, spoken_for, uncovered

ENACTED: Final = date(2003, 12, 16)
"""When CAN-SPAM became law, from which on its number of days is given."""

_code = citing("15 USC")


# -- CAN-SPAM


def _offers(q: Question) -> bool:
    return q.content.has(Element.OFFER) is True


@rule(
    "us.can-spam.7704a3.way-to-opt-out",
    "A commercial email offers a working way to opt out",
    _code("7704(a)(3)"),
    _code("7702(2)"),
    media=(Medium.EMAIL,),
)
def way_to_opt_out(q: Question) -> Outcomes:
    """Whoever gets an offer by email can decline more, for thirty days at least.

    **What it checks**: that an email which declares an offer also declares how to opt out. That this can be done by a
    reply or on the Internet, as a telephone number cannot, and for thirty days, no declaration says: it is a duty.
    **Source**: 7704(a)(3)(A).
    **When it does not apply**: to email that declares no offer.
    **Missing facts**: none; undeclared content is a duty.
    **Example**: a reminder that also sells a new card, with no way to unsubscribe, is denied.
    """
    if not _offers(q):
        return PASS
    if q.content.has(Element.OPT_OUT_INSTRUCTIONS) is False:
        return Denied("a commercial email does not say how to opt out")
    return Required("give a return address or link to opt out that works for thirty days")


@rule(
    "us.can-spam.7704a4.after-opt-out",
    "No commercial email after an opt-out",
    _code("7704(a)(4)"),
    _code("7702(1)"),
    media=(Medium.EMAIL,),
    business_days=Parameter(((ENACTED, 10),), "business days", _code("7704(a)(4)(A)(i)"), "lower"),
)
def after_opt_out(q: Question, p: Any) -> Outcomes:
    """{business_days:business day} after a recipient declined, offers by email end.

    **What it checks**: that an email which declares an offer does not come after the {business_days:nth} business day
    from a standing opt-out of the address, or of email by the person. A revocation of consent that names the address or
    email, the attorney's or guardian's too, is one, for the debts that it is about, and so is a consent to offers, or
    to the use of the address, that was taken back (``revoked_at``), unless an earlier collector had it; and a notice to
    cease, in writing or not: who asks for no contact asks for no offers. Business days leave out weekends and the legal
    public holidays on their own dates: the term is not defined there, and fewer holidays are the careful count.
    **Source**: 7704(a)(4)(A), and (B) for later consent.
    **When it does not apply**: to email that declares no offer; to debts for which express consent to offers
    (``solicitation``) was given or renewed after the opt-out, to the collector, or to the creditor that writes itself.
    Regulation F's own rule on opt-outs binds debt collectors at once, whatever the message.
    **Missing facts**: unknown ``requests``; ``contact.address`` where an opt-out turns on it whose days are over, or
    consent since then does; ``locations`` while the days of one are over in some places alone.
    **Example**: opted out on Monday 9 March: the last day for an offer is Monday the 23rd.
    """
    if not _offers(q):
        return PASS
    until = FOREVER
    closed: set[str] = set()
    facts = {}
    days = p.business_days
    unclear: list[tuple[MissingFact, tuple[str, ...]]] = []
    for fact, received, left, doubt in _unwelcome(q):
        try:
            closes = q.at
            if received is not None:
                closes = day_starts_after(q, received, lambda day: plus_business_days(day, days, observed=False) + DAY)
        except MissingFact as missing:
            unclear.append((missing, left))
            continue
        if q.at < closes:
            until = min(until, closes)
        elif doubt is not None:
            unclear.append((doubt, left))
        else:
            closed.update(left)
            facts[fact] = "opted out"
    passed = PASS if until is FOREVER else Passed(until)
    said: list[Outcome] = [passed]
    if facts:
        debts = tuple([debt for debt in q.debt_ids if debt in closed])
        said.append(Denied("the recipient opted out of commercial email", debts=debts, facts=facts))
    said += [lacking(missing, left) for missing, left in unclear if not closed.issuperset(left)]
    return tuple(said)


_Declined = tuple[str, datetime | None, tuple[str, ...], MissingFact | None]


def _unwelcome(q: Question) -> list[_Declined]:
    """What declines email at the address used, when, and for which debts without a consent to offers given since.

    Or may, with the fact that is missing to tell: which requests there are, which address the contact uses, if what was
    asked, or agreed to since, is about some.
    """
    unknown = q.case.requests is UNKNOWN
    said: list[Request | Consent] = [] if unknown else [*q.requests]
    said += [c for c in q.case.consents if c.revoked_at is not None and c.revoked_at <= q.at]
    declined, doubtful = told_apart(said, lambda each: _declines(q, each))
    found: list[_Declined] = [("requests", None, q.debt_ids, MissingFact("requests"))] if unknown else []
    if not (declined or doubtful):
        return found
    agreed = consents(q, ConsentScope.SOLICITATION, somewhere=True)
    here = agreed if q.address is not None else consents(q, ConsentScope.SOLICITATION)

    def left(each: Request | Consent, agreed: list[Consent]) -> tuple[str, ...]:
        debts = uncovered(q, [c for c in agreed if surely_before(_told_at(each), last_given(c, q.at))])
        about = each.debts if isinstance(each, CeaseNotice | ConsentRevocation | Consent) else None
        return debts if about is None else tuple([debt for debt in debts if debt in about])

    for each, doubt in [*[(each, None) for each in declined], *doubtful]:
        surely = left(each, agreed)
        perhaps = tuple([debt for debt in left(each, here) if debt not in surely])
        if surely:
            found.append((_named(each), _told_at(each), surely, doubt))
        if perhaps:
            found.append((_named(each), _told_at(each), perhaps, MissingFact("contact.address")))
    return found


def _told_at(each: Request | Consent) -> datetime:
    return (each.revoked_at or FOREVER) if isinstance(each, Consent) else each.received_at


def _named(each: Request | Consent) -> str:
    return f"{'consents' if isinstance(each, Consent) else 'requests'}.{each.id}"


def _taken_back(q: Question, c: Consent) -> bool:
    """Whether a consent that was taken back was one to offers, or to email, at the address used.

    Raises:
        MissingFact: as `_speaks_of`.
    """
    return (
        c.scope in (ConsentScope.SOLICITATION, ConsentScope.EMAIL_ADDRESS, UNKNOWN)
        and c.given_to is not GivenTo.PRIOR_COLLECTOR
        and (not c.media or Medium.EMAIL in c.media)
        and _speaks_of(q, c.person, c.address)
    )


def _declines(q: Question, r: Request | Consent) -> bool:
    """Whether a request, or that a consent was taken back, declines email at the address used.

    Raises:
        MissingFact: as `_speaks_of`.
    """
    if isinstance(r, Consent):
        return _taken_back(q, r)
    if isinstance(r, CeaseNotice):
        return any(_speaks_of(q, each, None) for each in spoken_for(q, r))
    if isinstance(r, AddressOptOut):
        return r.binds(Medium.EMAIL) and _speaks_of(q, r.person, r.address)
    if isinstance(r, ConsentRevocation):
        if Medium.EMAIL in r.media and any(_speaks_of(q, each, None) for each in spoken_for(q, r)):
            return True  # wherever the words came from
        named = Medium.EMAIL in r.media or (not r.media and r.address is not None)
        return named and _speaks_of(q, r.person, r.address)
    return isinstance(r, MediumOptOut) and r.binds(Medium.EMAIL) and _speaks_of(q, r.person, None)


def _speaks_of(q: Question, person: str, address: str | None) -> bool:
    """Whether what names an address names the one used, whoever said it; or else who said it is, or has, that.

    Raises:
        MissingFact: it names an address, or who said it has one, and the contact names none.
    """
    if address is None:
        email = q.index.emails.get(q.address or "")
        if q.address is None and person != q.who and any(e.person == person for e in q.index.emails.values()):
            raise MissingFact("contact.address")
        return person == q.who or (email is not None and person == email.person)
    return addressed_to(q, address)


@rule(
    "us.can-spam.7704a5.disclosures",
    "A commercial email says what it is and where it comes from",
    _code("7704(a)(5)"),
    media=(Medium.EMAIL,),
)
def disclosures(q: Question) -> Outcomes:
    """An email that sells something says so, says how to decline, and gives a postal address.

    **What it checks**: of an email that declares an offer, that it does not lack word of how to opt out; undeclared, a
    duty, as the other two are. With express consent to offers (``solicitation``) about each debt, and no opt-out since,
    it need not be marked as an advertisement.
    **Source**: 7704(a)(5)(A) and (B). While an opt-out has still its days, an offer goes to somebody who consents no
    more: that is the careful reading.
    **When it does not apply**: to email that declares no offer.
    **Missing facts**: none; where opt-outs are unknown, a consent counts for nothing.
    **Example**: a new loan is offered in a payment reminder: the reminder is marked as an advertisement.
    """
    if not _offers(q):
        return PASS
    says_how = q.content.has(Element.OPT_OUT_INSTRUCTIONS)
    say = "give the sender's postal address"
    if says_how is None:
        say = f"say clearly how to decline more, and {say}"
    if uncovered(q, consents(q, ConsentScope.SOLICITATION)) or _perhaps_unwelcome(q):
        say = f"mark the message as an advertisement{', ' if says_how is None else ' and '}{say}"
    if says_how is False:
        return Denied("a commercial email gives no notice that more can be declined"), Required(say)
    return Required(say)


def _perhaps_unwelcome(q: Question) -> bool:
    """Whether offers were declined for some debt since they were agreed to, as far as is known."""
    return bool(_unwelcome(q))


CAN_SPAM = Pack(
    id="us.can-spam",
    title="CAN-SPAM: email that sells something (15 USC 7704)",
    rules=read_twice(way_to_opt_out, after_opt_out, disclosures),
    why_not=covering(natures=tuple(DebtNature), under="15 USC 7704: any person"),
)
"""What binds an email with an offer in it, whoever sends it."""


# -- E-SIGN


@rule(
    "us.e-sign.7001c.notice-in-writing",
    "A notice that law wants in writing goes electronically only with consent",
    _code("7001(c)"),
    media=ELECTRONIC,
    recipients=CONSUMERS | {Recipient.CONSUMER_ATTORNEY},
    purposes=(Purpose.EARLY_INTERVENTION_NOTICE, Purpose.SERVICING_DISCLOSURE, Purpose.DISPUTE_RESPONSE),
)
def notice_in_writing(q: Question) -> Outcomes:
    """What a consumer must be given in writing may be electronic once the consumer agreed to that in the statute's way.

    **What it checks**: a standing consent of scope electronic-records, by this medium to this address, that covers each
    debt: given to whoever sends the notice, so to the collector, or to the creditor that sends it itself; where it goes
    to the attorney, by the consumer or by them; and not taken back since by a revocation that names the medium or the
    address, or for texts neither, nor by a request not to use either, unless this is the one answer by the medium to
    what the person began since they closed it. Without it a written early intervention notice is denied; another
    servicing disclosure is advised against, such a notice of an open-end line included (12 CFR 1024.31), and so is an
    answer to a dispute about a debt that Regulation F leaves, such as a creditor's own written explanation of 15 USC
    1666(a) or a servicer's of a loan that it got before default, since whether the law wants writing is not a fact.
    **Source**: 7001(c), which asks that the consumer consented and not whom the consumer told; what an owner of the
    loan was told is not taken for a servicer's, which is the careful reading. A withdrawal counts at once, though
    7001(c)(4) gives a reasonable time. What makes such a consent valid, from the
    statement beforehand to the proof of access, is the caller's to know.
    **When it does not apply**: to letters; to others than the consumer, who counts as one, or the attorney; to a debt
    collector's disclosures of 12 CFR 1006.42(b), which Regulation F's pack holds.
    **Missing facts**: of a notice that would be denied, unknown ``requests`` once such a consent stands, and
    ``contact.address`` once one takes it back for an address that the medium may use, or one is for such an address
    alone; what would be advised against is that without them too. Consent that is not known is not there.
    **Example**: the notice of 12 CFR 1024.39(b) by email without such consent is denied.
    """
    client = Recipient.CONSUMER.value if q.recipient is Recipient.CONSUMER_ATTORNEY else None
    given = consents(q, ConsentScope.ELECTRONIC_RECORDS, also=client)
    who = q.case.collector

    def judge(debt: Debt) -> Outcome:
        if q.purpose is Purpose.DISPUTE_RESPONSE and (who is UNKNOWN or binds(who, debt) is None):
            return PASS
        message = "the consumer has not consented to electronic records"
        if q.purpose is Purpose.EARLY_INTERVENTION_NOTICE and debt.open_end is not True:
            if still_consents(q, given, debt):
                return PASS
            somewhere = consents(q, ConsentScope.ELECTRONIC_RECORDS, also=client, somewhere=True)
            if q.address is None and still_consents(q, somewhere, debt):
                raise MissingFact("contact.address")
            return Denied(message, debts=(debt.id,))
        try:
            if still_consents(q, given, debt):
                return PASS
        except MissingFact:
            message = "the consumer may have taken the consent to electronic records back"
        return Advised(f"{message}: if the disclosure must be in writing, send it on paper", debts=(debt.id,))

    return each_debt(q, judge)


E_SIGN = Pack(
    id="us.e-sign",
    title="E-SIGN: notices in writing (15 USC 7001)",
    rules=read_twice(notice_in_writing),
    why_not=covering(under="15 USC 7001(c): consumers"),
)
"""When a notice that a consumer must get in writing may be electronic."""

PROVISIONS = (
    Provision("15 USC", "7702(2), (17)", "what is commercial email", (way_to_opt_out.id,), "an offer stands in for it"),
    Provision("15 USC", "7704(a)(1), (2)", "true headers and subjects", why_not="for the mail system; no fact says it"),
    Provision("15 USC", "7704(a)(3)", "a way to opt out", (way_to_opt_out.id,)),
    Provision(
        "15 USC",
        "7704(a)(4)",
        "no commercial email ten business days after an opt-out",
        (after_opt_out.id,),
        "an opt-out counts by whatever means it came; that the address is not passed on is the house's",
    ),
    Provision("15 USC", "7704(a)(5)", "advertisement, opt-out notice, postal address", (disclosures.id,)),
    Provision(
        "15 USC",
        "7704(b)-(d)",
        "harvested addresses, rules of the Commission, sexually oriented material",
        why_not="not about a message on a debt",
    ),
    Provision(
        "16 CFR",
        "316",
        "what the Commission made of the primary purpose of a message, and of opt-outs (7702(2)(C), 7711)",
        why_not="nobody here has read it",
        confidence=Confidence.UNREAD,
    ),
    Provision(
        "15 USC",
        "7702(1)",
        "affirmative consent",
        (after_opt_out.id, disclosures.id),
        "that another party's consent names this one is not a fact; to others than the sender it is not taken",
    ),
    Provision(
        "15 USC",
        "7701, 7703, 7705-7713",
        "findings, crimes, enforcement",
        why_not="not about whether an email may be sent",
        confidence=Confidence.UNREAD,
    ),
    Provision(
        "15 USC",
        "7001(c)",
        "electronic delivery of what law wants in writing",
        (notice_in_writing.id, "us.regf.42b.electronic-records"),
        "how a valid consent comes about is the caller's to know",
    ),
    Provision(
        "15 USC",
        "7001(a), (b), (d)-(j)",
        "electronic records and signatures are valid; how they are kept",
        why_not="not about whether a notice may be sent",
        confidence=Confidence.PARTIAL,
    ),
)
"""What of the law on email and electronic records was looked at."""
