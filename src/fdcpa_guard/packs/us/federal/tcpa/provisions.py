"""The TCPA provision by provision: which rule carries each, or why none does.

The paragraphs of 47 CFR 64.1200 first, in their order, then those of 47 USC 227, and what stands beside them. What no
rule carries says why: facsimiles, carriers and courts, duties of the house, what turns on equipment or on words. What
was left out of the copy that was read is marked as not read.
"""

from typing import Final

from .....vocabulary import Confidence
from ....notes import Provision, provisions

_DEFINES: Final = "a definition; held in the facts and their vocabulary"
_FACSIMILES: Final = "about facsimile machines, which are no medium here"
_CARRIERS: Final = "for carriers, providers and the Commission, not for callers"
_HOUSE: Final = "a duty of the house, not of one contact"
_EQUIPMENT: Final = "turns on how the equipment dials, rings or hangs up, which a contact yet to be made cannot show"
_NOT_DEBTS: Final = "an exemption that messages about debts are shut out of, or not shown to meet; not taken"
_COURTS: Final = "remedies, penalties and courts; not about whether a contact may be made"

PROVISIONS: Final[tuple[Provision, ...]] = (
    *provisions(
        "47 CFR",
        f"""
# (a): machines, consent and its end
64.1200(a)(1)(i) | no machine to an emergency line without consent | a1i.emergency-and-patient-lines
64.1200(a)(1)(ii) | no machine to a patient's or guest's room without consent | a1i.emergency-and-patient-lines
64.1200(a)(1)(iii) | no machine to a wireless number without consent | a1iii.wireless-consent m.reassigned
64.1200(a)(1)(iv) | fifteen days for a number moved unknown to the caller | a1iii.wireless-consent | when the caller
    learned of the move is a fact of the line; the exemptions of (a)(9) stand there
64.1200(a)(2) | an offer by a machine needs consent in writing | a2.written-consent a1iii.wireless-consent | the leaves
    for nonprofit organizations and health-care messages are not taken
64.1200(a)(3) | an offer by a machine's voice at home needs consent in writing | a3.residential-offer
64.1200(a)(3)(i) | calls for emergencies | a3.residential-offer a3iii.three-in-thirty
64.1200(a)(3)(ii) | three calls in thirty days that are not commercial | | a call about a debt has a commercial purpose
64.1200(a)(3)(iii) | three commercial calls in thirty days that offer nothing | a3iii.three-in-thirty
    b3.automated-opt-out d3.do-not-call
64.1200(a)(3)(iv) | nonprofit organizations | | the limit is that of (iii), and no fact says who is one
64.1200(a)(3)(v) | health-care messages | | {_NOT_DEBTS}
64.1200(a)(5) | no two lines of a business at once | | {_EQUIPMENT}
64.1200(a)(6) | let it ring before hanging up | | {_EQUIPMENT}
64.1200(a)(7) | abandoned telemarketing calls | | {_EQUIPMENT}
64.1200(a)(8) | no dialling to find facsimile machines | | {_FACSIMILES}
64.1200(a)(9) | exempt calls to wireless numbers, at no charge | | {_NOT_DEBTS}
64.1200(a)(9)(iii) | financial institutions | | debt collection is barred from such messages
64.1200(a)(9)(iv) | health-care providers | | billing and debt collection are barred from such messages
64.1200(a)(10) | consent is taken back by any reasonable means, and honoured within ten business days | a10.revoked
    d3.do-not-call c2.registry c1.hours | the notice of a protocol that takes no replies is not asked: no fact says that
    replies do not work; that no exclusive means may be named turns on what is said; which of the words is a revocation
    is judged by who records it
64.1200(a)(11) | other means raise a presumption | a10.revoked | recorded as a request, it counts; the evidence against
    it is the caller's to weigh before
64.1200(a)(12) | one text may confirm | a12.confirmation a1iii.wireless-consent m.reassigned
    a1i.emergency-and-patient-lines | that it may ask which messages were meant, and what follows from silence, is the
    caller's
# (b): what a machine's voice says
64.1200(b)(1) | the registered name, at the beginning | b1.identity b1.limited-content-conflict
64.1200(b)(2) | a number to call back | b2.callback-number | what the number costs, and when it is answered, is one
    declared fact
64.1200(b)(3) | an automated way to opt out, and a toll-free number on a voicemail | b3.automated-opt-out
    b3.toll-free-number | what the mechanism does when it is used is the house's
# (c): solicitations
64.1200(c)(1) | not before eight or after nine | c1.hours
64.1200(c)(2) | no number on the national registry | c2.registry
64.1200(c)(2)(ii) | but with a signed agreement that names the number | c2.registry
64.1200(c)(2)(iii) | or a personal relationship of the caller | | no fact says it
# (d) and (e): the caller's own list
64.1200(d)(1) | a written policy | | {_HOUSE}
64.1200(d)(2) | training | | {_HOUSE}
64.1200(d)(3) | requests not to be called are honoured | d3.do-not-call | recording them is the house's
64.1200(d)(4) | the names behind the call | d4.names | one declared fact holds the names and how to reach them
64.1200(d)(5) | affiliates | | the facts of a case are those of one caller; a request to an affiliate is recorded where
    it is to count
64.1200(d)(6) | requests are kept for five years | d3.do-not-call | here until they are withdrawn
64.1200(e) | (c) and (d) reach wireless numbers and texts | c1.hours c2.registry d3.do-not-call d4.names
# (f): definitions
64.1200(f)(1) | an advertisement | f13.no-offer | declared as an offer
64.1200(f)(2) | an autodialer | a1iii.wireless-consent | whether the equipment is one is stated of the contact
64.1200(f)(3) | clear and conspicuous | | {_DEFINES}
64.1200(f)(4) | emergency purposes | a1iii.wireless-consent
64.1200(f)(5) | an established business relationship | c1.hours c2.registry | taken of creditors alone; one that either
    party ended otherwise than by a request is stated by leaving the transaction out
64.1200(f)(9) | written consent: signed, to the seller, with the number | a2.written-consent a3.residential-offer
    a1iii.wireless-consent | the disclosures of its (i) are part of what a consent in writing states
64.1200(f)(13) | telemarketing | a2.written-consent f13.no-offer
64.1200(f)(15) | a telephone solicitation | c1.hours f13.no-offer | permission by word of mouth is not taken, though the
    definition asks for no writing; nor is the leave of nonprofit organizations, in (iii)
# (m): numbers that changed hands
64.1200(m) | a number that is another's | m.reassigned
64.1200(m)(1) | a look-up since the consent, answered no | m1.no-harbor m1.old-answer
64.1200(m)(2) | and the answer was wrong | m1.no-harbor | a defence afterwards; the burden of proof is the caller's
""",
        rules="us.tcpa.64-1200-",
    ),
    *provisions(
        "47 CFR",
        f"""
# what the copy left out
64.1200(a)(4) | facsimile advertisements | | {_FACSIMILES}
64.1200(a)(9)(i), (ii) | deliveries, and inmates' calls | | {_NOT_DEBTS}
64.1200(f)(6)-(8), (10)-(12), (14), (16)-(19) | other definitions | | not in the copy that was read
64.1200(g)-(l), (n)-(s) | carriers, call blocking and the database | | {_CARRIERS}
""",
        confidence=Confidence.UNREAD,
    ),
    *provisions(
        "47 CFR",
        """
64.1200(c)(2)(i) | the safe harbour of whoever works from a copy of the registry | c2.registry | the age of the copy is
    held; the written procedures, training and records are the house's
""",
        rules="us.tcpa.64-1200-",
        confidence=Confidence.PARTIAL,
    ),
    *provisions(
        "47 CFR",
        """
# caller identification
64.1601(e) | telemarketers transmit caller identification | | not read; known only from what 64.1604(c) says of it
""",
        confidence=Confidence.UNREAD,
    ),
    *provisions(
        "47 CFR",
        """
64.1604 | no misleading caller identification, with intent to defraud or harm | | turns on an intent; what a call shows
    is declared where a state asks for it
""",
    ),
    *provisions(
        "47 USC",
        f"""
# the statute
227(a) | definitions | a1iii.wireless-consent | an autodialer; the others are held in the facts and their vocabulary
227(b)(1)(A)(i) | emergency lines | a1i.emergency-and-patient-lines
227(b)(1)(A)(ii) | patients' and guests' rooms | a1i.emergency-and-patient-lines
227(b)(1)(A)(iii) | wireless numbers | a1iii.wireless-consent m.reassigned | the clause that spares debts to the United
    States was severed
227(b)(1)(B) | a machine's voice at home | a3.residential-offer m.reassigned | its clause on debts to the United States,
    which 64.1200(a)(3) does not repeat, is not taken either: no fact says whose debt it is
227(b)(1)(C) | facsimile advertisements | | {_FACSIMILES}
227(b)(1)(D) | two lines of a business at once | | {_EQUIPMENT}
227(b)(2)(B) | exemptions for calls to homes | a3iii.three-in-thirty
227(b)(2)(C) | exemptions for calls to wireless numbers | | {_NOT_DEBTS}
227(b)(2)(H) | limits for debts to the United States | | they go with the severed clause
227(b)(2)(A), (D)-(G), (I) | other tasks of the Commission | | {_CARRIERS}
227(b)(3), (4) | suits and forfeitures | | {_COURTS}
227(c)(1)-(4) | how solicitations were to be regulated | | {_CARRIERS}
227(c)(5) | suits, and care as a defence | | {_COURTS}
227(c)(6) | nothing in (c) permits what (b) bars | | held: each rule judges by itself
227(d)(1), (2) | facsimile machines and their marks | | {_FACSIMILES}
227(d)(3)(A)(i) | the name, at the beginning | b1.identity
227(d)(3)(A)(ii) | a number | b2.callback-number
227(d)(3)(B) | the line is freed within five seconds | | {_EQUIPMENT}
227(e) | misleading caller identification | | as 64.1604
227(f) | stricter state law stands | | the packs of the states, beside this one
227(g) | suits by States | | {_COURTS}
227(h)-(j) | reports, sharing and blocking | | {_CARRIERS}
""",
        rules="us.tcpa.64-1200-",
    ),
)
"""What of the TCPA was looked at: the paragraphs of its regulation, then those of the statute."""
