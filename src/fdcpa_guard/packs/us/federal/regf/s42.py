"""12 CFR 1006.42: sending required disclosures."""

from .....errors import MissingFact
from .....facts import AddressOptOut
from .....rules import PASS, Denied, Outcome, Outcomes, Question, lacking
from .....rules.counting import unsettled_fact
from .....vocabulary import ELECTRONIC, REQUIRED_DISCLOSURES, ConsentScope, Delivery, Holding, Medium, Purpose
from .common import comment, fdcpa, regf, regulation
from .s18 import first_communication, perhaps_first


@regf(
    "us.regf.42a1.opted-out-address",
    "No required disclosure to an address opted out of",
    regulation("42(a)(1)"),
    comment("42(a)(1)-4"),
    media=ELECTRONIC,
    purposes=REQUIRED_DISCLOSURES,
    needs=(Holding.OPT_OUT,),
)
def opted_out_address(q: Question) -> Outcomes:
    """That a disclosure is required does not reopen an address that the consumer closed.

    **What it checks**: that no opt-out of the address stands, for a disclosure that the FDCPA or Regulation F requires.
    **Source**: 1006.42(a)(1), comment 42(a)(1)-4.
    **When it does not apply**: to other addresses and to mail.
    **Missing facts**: unknown ``requests``.
    **Example**: after STOP, the validation notice goes by post.
    """
    address = q.address
    for r in q.requests:
        if isinstance(r, AddressOptOut) and r.address == address and r.binds(q.medium):
            return Denied("the consumer opted out of this address", facts={f"requests.{r.id}": r.kind})
    return PASS


def _came_back(q: Question, address: str) -> bool:
    """Whether the last that is known to have gone to an address came back by now, and nothing has reached it since."""
    sent = q.index.outbound.get(q.who)
    last = [a for a in (() if sent is None else sent.by(q.at)) if a.address == address][-1:]
    return any(
        a.outcome is Delivery.UNDELIVERABLE and (a.undeliverable_at is None or a.undeliverable_at <= q.at) for a in last
    )


@regf(
    "us.regf.42a1.undeliverable-address",
    "No required disclosure to an address known not to reach the consumer",
    regulation("42(a)(1)"),
    comment("42(a)(1)-2"),
    comment("42(a)(1)-3"),
    media=(Medium.EMAIL, Medium.MAIL),
    purposes=REQUIRED_DISCLOSURES,
)
def undeliverable_address(q: Question) -> Outcomes:
    """A disclosure is sent so that the consumer can be expected to get it.

    **What it checks**: that the collector has not learned that the postal or email address does not reach the person.
    **Source**: 1006.42(a)(1), comments 42(a)(1)-2 and -3.
    **When it does not apply**: to media whose delivery the case does not record.
    **Missing facts**: the address used.
    **Example**: last month's letter came back: the verification needs another address.
    """
    target = q.postal if q.medium is Medium.MAIL else q.email
    if not target.standing(q.at, "undeliverable_at") and not _came_back(q, target.id):
        return PASS
    return Denied("the address is known not to reach the consumer", facts={target.id: "undeliverable"})


@regf(
    "us.regf.42b.electronic-records",
    "Notices required in writing go electronically only with E-SIGN consent",
    regulation("42(b)"),
    fdcpa("7001(c)"),
    media=ELECTRONIC,
    purposes=REQUIRED_DISCLOSURES - {Purpose.DUPLICATIVE_DISPUTE_NOTICE},
)
def electronic_records(q: Question) -> Outcomes:
    """A later validation notice, and answers to written requests, need consent to go electronic.

    **What it checks**: a standing consent of scope electronic-records that covers each debt.
    **Source**: 1006.42(b) and section 101(c) of the E-SIGN Act. What makes such a consent valid is the caller's to
    know.
    **When it does not apply**: to a validation notice that is itself the initial communication
    (1006.34(a)(1)(i)(A)), and to notices that a dispute is duplicative.
    **Missing facts**: unknown ``history``, or an outcome in it that is unknown, for whether it is the initial
    communication.
    **Example**: verification by email without that consent is denied; by letter it passes.
    """
    consents = q.consents(ConsentScope.ELECTRONIC_RECORDS)
    bare: list[str] = []
    doubtful: list[Outcome] = []
    for debt in q.debts:
        if any(c.debts is None or debt.id in c.debts for c in consents):
            continue
        if Purpose.VALIDATION_NOTICE not in q.acts or first_communication(q, debt, indirectly=True) is not None:
            bare.append(debt.id)
        else:
            perhaps = perhaps_first(q, debt)
            if perhaps is not None:
                doubtful.append(lacking(MissingFact(unsettled_fact(perhaps)), (debt.id,)))
    if not bare:
        return tuple(doubtful) or PASS
    return Denied("the consumer has not consented to electronic records", debts=tuple(bare)), *doubtful


RULES = (opted_out_address, undeliverable_address, electronic_records)
