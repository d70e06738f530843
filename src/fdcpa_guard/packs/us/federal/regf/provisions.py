"""Regulation F provision by provision: which rule carries each, or why none does.

The paragraphs first, then the comments of the Official Interpretations. What no rule carries says why: definitions,
what regulates something other than a contact, what turns on words that the caller composes.
"""

from typing import Final

from ....notes import Provision, provisions

_DEFINES: Final = "a definition; held in the facts and their vocabulary"
_NOT_A_CONTACT: Final = "not about whether or how a contact may be made"
_WORDS: Final = "turns on what is said or shown, of which no fact is declared"
_NOTICE_TEXT: Final = "the text of the notice itself, which the caller composes; whether it is given is a fact"

PROVISIONS: Final[tuple[Provision, ...]] = (
    *provisions(
        "12 CFR",
        f"""
# subpart A
1006.1(a) | the statutes that authorise the part | | {_NOT_A_CONTACT}
1006.1(b) | what the part is for | | {_NOT_A_CONTACT}
1006.1(c)(1) | debt collectors are bound, but none outside the Bureau's reach | | the pack's coverage; 12 USC 5519(a) is
    not
1006.1(c)(2) | two items of the notice are for consumer financial products only | | {_NOTICE_TEXT}
1006.2(a) | the Act | | {_DEFINES}
1006.2(b) | an attempt to communicate, limited-content messages included | | {_DEFINES}
1006.2(c) | the Bureau | | {_DEFINES}
1006.2(d) | a communication conveys information about a debt, by any medium | | {_DEFINES}
1006.2(e) | the consumer, living or deceased | | {_DEFINES}
1006.2(f) | a consumer financial product or service | | {_DEFINES}
1006.2(g) | the creditor | | {_DEFINES}
1006.2(h) | a debt: a natural person's, for personal ends | | the pack's coverage
1006.2(i)(1) | who is a debt collector | | the pack's coverage, from the kind of collector
1006.2(i)(2) | who is none | | the pack's coverage holds creditors and debts not in default; the others (affiliates,
    officials, counsellors, fiduciaries, bad-check programs) do not state a case, but that 1006.6, 1006.14(h) and
    1006.22(f)(1) to (3) leave legal process that is served alone
1006.2(j) | a limited-content message | | declared of the content; its wording is the caller's
1006.2(k) | a person | | {_DEFINES}
1006.2(l) | a State | | {_DEFINES}
# 1006.6: communications
1006.6(a) | spouse, a minor's parent, guardian, a deceased's representative and successor in interest are the consumer |
    6d1.third-party | for 1006.6 alone; held in the roles of a contact, by which each rule says whom it looks at
1006.6(b)(1)(i) | unusual and inconvenient times; before eight and after nine | 6b1i.hours 6b1i.inconvenient-time
1006.6(b)(1)(ii) | unusual and inconvenient places | 6b1ii.inconvenient-place
1006.6(b)(2) | a consumer represented by an attorney | 6b2.represented
1006.6(b)(3) | the place of employment | 6b3.employer-prohibits
1006.6(b)(4)(i) | prior consent given directly in a proper communication | 6b1i.hours 6b1i.inconvenient-time
    6b1ii.inconvenient-place 6b2.represented 6b3.employer-prohibits | what is learned in the midst of a call (comment
    6(b)(4)(i)-1) is a new question with new facts
1006.6(b)(4)(ii) | a court's express permission | 6b1i.hours 6b1i.inconvenient-time 6b1ii.inconvenient-place
    6b2.represented 6b3.employer-prohibits
1006.6(c)(1) | a written refusal to pay, or notice to cease | 6c1.cease
1006.6(c)(2) | what may still be said after it | 6c1.cease
1006.6(d)(1) | no third parties | 6d1.third-party 6d1.not-the-consumers-number
1006.6(d)(2) | whereabouts, consent, a court, a postjudgment remedy | 6d1.third-party
1006.6(d)(3)(i) | a safe harbour for email and texts sent by the procedures | 6d4.email-procedures 6d5.text-procedures |
    that the steps are documented is the collector's
1006.6(d)(3)(ii) | an address known to have disclosed the debt | 6d3ii.led-to-third-party
1006.6(d)(4)(i) | email: the consumer used the address, or consented | 6d4.email-procedures
1006.6(d)(4)(ii) | email: the creditor used it and gave notice of 35 days | 6d4.email-procedures | the notice's wording
    and the opt-out's ease are one declared fact
1006.6(d)(4)(iii) | email: the immediately prior collector used it | 6d4.email-procedures | that an earlier one
    obtained it by the procedures is one declared fact
1006.6(d)(5) | texts: used or consented to, and fresh within 60 days | 6d5.text-procedures
1006.6(e) | a way to opt out in every electronic message | 6e.opt-out-notice | that opting out costs nothing and asks
    for nothing more is part of what is declared
# 1006.10: location information
1006.10(a) | location information | | {_DEFINES}
1006.10(b)(1) | own name, what for, the employer only if asked | 10b1.identify
1006.10(b)(2) | states no debt | 10b2.state-no-debt
1006.10(b)(3) | no postcard | 10b3.no-postcard
1006.10(b)(4) | no sign of debt collection by mail | 10b4.no-debt-collection-symbol
1006.10(b)(5) | only the attorney, once one is known | 10b5.only-the-attorney
1006.10(c) | each person once | 10c.once
# 1006.14: harassment
1006.14(a) | conduct that harasses, all media together | 14a.many-messages 14a.cumulative | advice by numbers of our own
    for the two examples of comments 14(a)-1 and -2; no other conduct
1006.14(b)(1) | no calls repeated with intent to annoy | 14b2.seven-in-seven 14b2.after-conversation | through the
    presumptions of (b)(2); intent itself is no fact
1006.14(b)(2)(i) | the presumption of compliance, and what may rebut it | 14b2.seven-in-seven 14b2.after-conversation
    14b2i.rapid-calls 14b2i.rapid-voicemails 14b2i.prior-communications | how old a communication is, and what was said
    in it, is left to judgement
1006.14(b)(2)(ii) | the presumption of a violation, and what may rebut it | 14b2.seven-in-seven 14b2.after-conversation
    | the rebutting factors are shown with the objection and do not lift it
1006.14(b)(3) | calls that do not count | 14b2.seven-in-seven 14b2.after-conversation
1006.14(b)(4) | a particular debt | 14b2.seven-in-seven 14b2.after-conversation
1006.14(c) | violence and crime | | {_WORDS} here; the FDCPA pack has what is
1006.14(d) | obscene and profane language | | {_WORDS} here; the FDCPA pack has what is
1006.14(e) | lists of debtors | | {_NOT_A_CONTACT}
1006.14(f) | advertising a debt for sale | | {_NOT_A_CONTACT}
1006.14(g) | the caller's identity | | held for the same words of the statute by the FDCPA pack
1006.14(h)(1) | no medium, number or address that the person asked not to be used | 14h1.medium
1006.14(h)(2) | one confirmation, one answer, and what other law requires | 14h1.medium
# 1006.18: false representations
1006.18(a) | nothing false or misleading | | {_WORDS}
1006.18(b)(1) | false claims of affiliation, of crime, about documents | | {_WORDS}
1006.18(b)(2)(i) | the character, amount or status of a debt | 22b.nothing-owed | a debt known not to be owed only; the
    rest {_WORDS}
1006.18(b)(2)(ii) | services rendered and compensation | | {_WORDS}
1006.18(b)(3) | threats of arrest or seizure | 18c1.empty-threat | what is to carry out a judgment that there is
    not; the rest {_WORDS}
1006.18(c)(1) | threats of what cannot or will not be done | 18c1.empty-threat | legal action, as far as declared
1006.18(c)(2) | false credit information; a dispute not reported | 18c2.report-the-dispute | disputes and claims only,
    in a report, in the threat of one, and in what tells somebody else that the debt is owed
1006.18(c)(3) | documents that feign an authority | | {_WORDS}
1006.18(c)(4) | names other than the true one | | {_WORDS}
1006.18(d) | deceptive means, on social media too | | {_WORDS}
1006.18(e)(1) | disclosure in the initial communication | 18e1.initial-disclosure
1006.18(e)(2) | disclosure in each later one | 18e2.subsequent-disclosure
1006.18(e)(3) | none in a formal pleading | 18e1.initial-disclosure 18e2.subsequent-disclosure
1006.18(e)(4) | in each language of the communication | 18e1.initial-disclosure 18e2.subsequent-disclosure | that a
    translation is complete and accurate is not checked
1006.18(f) | assumed names are allowed | | permits; bars nothing
# 1006.22: unfair means
1006.22(a) | nothing unfair or unconscionable | | a standard without a test that facts could meet
1006.22(b) | no amount that is not authorised | 22b.nothing-owed | a debt known not to be owed only; amounts are
    not facts here
1006.22(c) | postdated instruments | | {_NOT_A_CONTACT}, but for asking for one, or threatening to deposit it, which no
    fact tells
1006.22(d) | charges caused by concealment | | {_WORDS}; who pays for a call is no fact either
1006.22(e) | nonjudicial dispossession | | {_NOT_A_CONTACT}, but for the threat of it, which no fact tells apart
1006.22(f)(1) | no postcard | 22f1.no-postcard
1006.22(f)(2) | the envelope | 22f2.envelope
1006.22(f)(3) | email at the employer's address | 22f3.employer-email
1006.22(f)(4) | social media that others can see | 22f4.social-media
1006.22(g) | a safe harbour for what email and texts by the procedures reveal | | permits
# 1006.26 and 1006.30
1006.26(a) | time-barred debts | | {_DEFINES}; the period itself is the caller's to know
1006.26(b) | no action, brought or threatened, on one | 26b.time-barred | a pleading brings one, unless some law
    requires it or a suit goes on; a proof of claim goes to a court, which is not asked about
1006.30(a)(1) | tell the consumer before furnishing information | 30a.furnishing | that the collector watches for
    notices of undeliverability is taken for granted
1006.30(a)(2) | not before furnishing check-writing history | | the kind of agency is no fact; such reports are not
    asked about
1006.30(b) | sale and placement of debts that are paid or discharged | | {_NOT_A_CONTACT}
1006.30(c) | one payment for several debts | | {_NOT_A_CONTACT}
1006.30(d) | where to sue | | a matter of the forum; no fact of a case says where the debt was signed
1006.30(e) | forms that feign a collector | | {_NOT_A_CONTACT}
# 1006.34: validation
1006.34(a)(1) | validation information with the initial communication or soon | 34a1.validation-notice 34a1.deceased
1006.34(a)(2) | not if the debt was paid in the meantime | 34a1.validation-notice 22b.nothing-owed
1006.34(b)(1) | clear and conspicuous | | {_DEFINES}
1006.34(b)(2) | the initial communication | 34a1.validation-notice 18e1.initial-disclosure 42b.electronic-records
1006.34(b)(3) | the itemisation date | | {_NOTICE_TEXT}
1006.34(b)(4) | a validation notice | | {_DEFINES}
1006.34(b)(5) | the validation period and the assumed receipt | 38b1.overshadowing 38c.original-creditor 38d2.dispute
1006.34(c)(1) | the notice: the disclosure of a debt collector | | {_NOTICE_TEXT}
1006.34(c)(2) | the notice: about the debt | | {_NOTICE_TEXT}
1006.34(c)(3) | the notice: the consumer's protections | | {_NOTICE_TEXT}
1006.34(c)(4) | the notice: prompts for an answer | | {_NOTICE_TEXT}
1006.34(c)(5) | the notice: residential mortgages | | {_NOTICE_TEXT}
1006.34(d) | the notice: form, safe harbour and options | | {_NOTICE_TEXT}
1006.34(e)(1) | a translated notice goes with an English one | | {_NOTICE_TEXT}
1006.34(e)(2) | a Spanish notice on request, if one was offered | | a request of that kind is no fact; the notice that
    answers it is allowed
# 1006.38 and 1006.42
1006.38(a)(1) | a duplicative dispute | 38d2.dispute
1006.38(a)(2) | the validation period, as in 1006.34 | | {_DEFINES}
1006.38(b)(1) | nothing that overshadows the rights | 38b1.overshadowing
1006.38(b)(2) | the model form overshadows nothing | | permits; the caller declares the content
1006.38(c) | a request for the original creditor | 38c.original-creditor
1006.38(d)(1) | silence is no admission | | {_NOT_A_CONTACT}
1006.38(d)(2) | a dispute stops collection until it is answered | 38d2.dispute
1006.42(a)(1) | disclosures go so that they can be expected to arrive and be kept | 42a1.opted-out-address
    42a1.undeliverable-address | by its purpose, or declared to carry the validation information; an answer under
    another purpose is not told; subject lines, the sender's name and the form that can be kept are not facts
1006.42(a)(2) | not for the small disclosures in messages | | permits; the rules leave them out
1006.42(b) | electronic records only as the E-SIGN Act says | 42b.electronic-records | whether a consent meets that Act
    is the caller's to know
# subpart D
1006.100(a) | records are kept three years past the last activity | 100a.retain | which records prove compliance, and
    the keeping of them, is the collector's
1006.100(b) | recordings are kept three years from the call | | told in the rule on (a); {_NOT_A_CONTACT}
1006.104 | State law that protects more stands | | the packs of the states, beside this one
1006.108 | States may be exempted | | for the States; no exemption is known to the text read
appendix A | how a State applies for an exemption | | for the States
appendix B | the model form of a validation notice | | {_NOTICE_TEXT}
appendix C | advisory opinions | | cover for good faith, not a rule for a contact
""",
        rules="us.regf.",
    ),
    *provisions(
        "12 CFR 1006 Supp. I",
        f"""
# supplement I: the Official Interpretations
introduction | status, requests and numbering of the comments | | {_NOT_A_CONTACT}
2(b)-1 | an unanswered call and a voicemail are attempts | | held in the outcomes of a call
2(d)-1 | any medium | | held in the media of a contact
2(d)-2 | what conveys no information | 18e1.initial-disclosure 34a1.validation-notice
2(h)-1 | only natural persons incur such debts | | the pack's coverage
2(i)-1 | collecting for another | | the pack's coverage, from the kind of collector
2(j)-1 | anything more is no limited-content message | 18e1.initial-disclosure 18e2.subsequent-disclosure
    34a1.validation-notice | as far as declared
2(j)-2 | none is left for a third party | 18e1.initial-disclosure 18e2.subsequent-disclosure 34a1.validation-notice
2(j)-3 | it discloses identity enough | | permits; 1006.14(g) is held by the FDCPA pack
2(j)(1)-1, 2(j)(2)-1, -2 | examples of limited content | | {_WORDS}
6(a)(1)-1 | a surviving spouse | | held in the roles of a contact
6(a)(2)-1 | the parent of a minor, deceased or not | 6d1.third-party
6(a)(4)-1 | who represents an estate | 6d1.third-party | who may act is the caller's to know
6(b)(1)-1 | how times and places are designated | 6b1i.inconvenient-time 6b1ii.inconvenient-place | what the collector
    should have understood is the caller's to state as a request
6(b)(1)-2 | one answer at such a time or place | 6b1i.hours 6b1i.inconvenient-time 6b1ii.inconvenient-place
6(b)(1)(i)-1 | an electronic message is timed at sending | 6b1i.hours
6(b)(1)(i)-2 | every place that the evidence points to | 6b1i.hours
6(b)(1)(ii)-1 | media that are tied to a place | 6b1ii.inconvenient-place
6(b)(2)-1 | one answer to a represented consumer | 6b2.represented
6(b)(3)-1 | how the employer's prohibition is known | 6b3.employer-prohibits
6(b)(3)-2 | email from the employer | 22f3.employer-email
6(b)(4)(i)-1 | no consent to go on is asked at a bad moment | 6b1i.hours 6b1i.inconvenient-time 6b1ii.inconvenient-place
    | as far as a consent says that the communication was proper
6(b)(4)(i)-2 | not through the creditor or another collector | 6b1i.hours 6b1i.inconvenient-time
    6b1ii.inconvenient-place 6b2.represented 6b3.employer-prohibits
6(c)(1)-1 | complete on receipt, electronically too | 6c1.cease
6(c)(1)-2 | the E-SIGN Act behind that | | {_NOT_A_CONTACT}
6(c)(2)-1 | a servicer's early intervention notice | 6c1.cease 14h1.medium
6(c)(2)-2 | a servicer's other notices | 6c1.cease 14h1.medium
6(d)(2)-1 | consent, as for 6(b)(4)(i) | 6d1.third-party
6(d)(3)(ii)-1 | anybody's word is knowledge | 6d3ii.led-to-third-party
6(d)(4)(i)(B)-1 | how consent to email is given | 6d4.email-procedures 22f3.employer-email
6(d)(4)(i)(B)-2 | an address that was provided | 6d4.email-procedures 6d5.text-procedures
6(d)(4)(ii)(B)-1 | what is about the account | 6d4.email-procedures | one declared fact
6(d)(4)(ii)(C)-1 to (C)(4)-1 | form and words of the creditor's notice | 6d4.email-procedures | one declared fact
6(d)(4)(ii)(C)(5)-1 | by when, and to whom, to opt out | 6d4.email-procedures
6(d)(4)(ii)(D)-1 | an opt-out after the period | 6d4.email-procedures 14h1.medium
6(d)(4)(ii)(D)-2 | an opt-out is no cease notice | 6c1.cease 14h1.medium
6(d)(4)(ii)(E)-1 | domains open to the public | 6d4.email-procedures
6(d)(4)(ii)(E)-2 | when the employer's address is known | 6d4.email-procedures 22f3.employer-email
6(d)(4)(iii)-1 | the immediately prior collector | 6d4.email-procedures
6(d)(4)(iii)-2 | examples | 6d4.email-procedures
6(d)(5)-1 | a complete and accurate database | 6d5.text-procedures
6(d)(5)(i)-1 | calls are no ground for texts | 6d5.text-procedures
6(d)(5)(ii)-1 | consent, as for email | 6d5.text-procedures
6(e)-1 | examples of an opt-out notice | 6e.opt-out-notice
10(a)-1 | who acts for an estate | | {_DEFINES}
10(b)(2)-1 | one may ask for whoever handles the estate | 10b2.state-no-debt
14(a)-1 | many messages a day, unanswered | 14a.many-messages
14(a)-2 | calls and messages together | 14a.cumulative
14(b)-1 | ringless voicemail is a call | 14b2.seven-in-seven 14b2.after-conversation
14(b)(1)-1, -2 | what compliance is worth | | an effect on liability; denies nothing
14(b)(2)(i)-1 | examples of compliance | 14b2.seven-in-seven 14b2.after-conversation 10c.once
14(b)(2)(i)-2 | factors against the presumption of compliance | 14b2i.rapid-calls 14b2i.rapid-voicemails
    14b2i.prior-communications
14(b)(2)(i)-3 | misdirected calls | 14b2.seven-in-seven 6d1.not-the-consumers-number | so with what a text or voicemail
    told: 18e1.initial-disclosure 34a1.validation-notice
14(b)(2)(ii)-1 | examples of a violation | 14b2.seven-in-seven 14b2.after-conversation
14(b)(2)(ii)-2 | factors against the presumption of a violation | 14b2.seven-in-seven 14b2.after-conversation | shown
    with the objection; they do not lift it
14(b)(3)(i)-1 | consent to calls opens no closed time | 6b1i.hours 14h1.medium
14(b)(3)(i)-2 | how long consent lasts | 14b2.seven-in-seven 14b2.after-conversation
14(b)(3)(i)-3 | examples | 14b2.seven-in-seven 14b2.after-conversation
14(b)(3)(ii)-1 | which calls did not connect | 14b2.seven-in-seven
14(b)(4)-1 | to which debt a call counts | 14b2.seven-in-seven 14b2.after-conversation
14(b)(4)-2 | examples | 14b2.seven-in-seven 14b2.after-conversation
14(h)(1)-1 | a collector may ask what was meant | | permits
14(h)(1)-2 | one address or number | 14h1.medium
14(h)(1)-3 | examples | 14h1.medium
14(h)(2)-1 | media that other law requires | 14h1.medium
18(d)-1 | deceit on social media | | {_WORDS}
18(e)-1 | a limited-content message needs no disclosure | 18e1.initial-disclosure 18e2.subsequent-disclosure
18(e)(1)-1 | the consumer may have begun it | 18e1.initial-disclosure
18(e)(4)-1 | a Spanish example | 18e1.initial-disclosure 18e2.subsequent-disclosure
18(f)-1 | telling who uses an assumed name | | permits
22(f)(2)-1 | what the post needs may stand there | 22f2.envelope
22(f)(3)-1 | which employers' addresses may be used | 22f3.employer-email
22(f)(4)-1 | posts, and private messages | 22f4.social-media
30(a)(1)-1 | what is about the debt | 30a.furnishing | a message recorded for a debt is, and its validation information
30(a)(1)-2 | fourteen days are reasonable | 30a.furnishing
30(a)(1)-3 | notices of undeliverability | 30a.furnishing
30(b)(1)-1, -2, 30(b)(2)(i)(A)-1 | transfer of debts | | {_NOT_A_CONTACT}
34(a)(1)-1 | whoever acts for an estate | 34a1.deceased 34a1.validation-notice 38b1.overshadowing
34(b)(2)-1 | a proof of claim is a pleading | 34a1.validation-notice
34(b)(3)-1 to 34(b)(3)(iv)-1 | itemisation dates | | {_NOTICE_TEXT}
34(b)(5)-1 | receipt is assumed for the end that the notice states | 38b1.overshadowing 38c.original-creditor
    38d2.dispute
34(b)(5)-2 | a notice sent again begins the period anew | 34a1.validation-notice 38b1.overshadowing
    38c.original-creditor 38d2.dispute
34(c)(1)-1 to 34(e)-1 | content, form and translation of the notice | | {_NOTICE_TEXT}
38-1 | what is in writing | 38c.original-creditor 38d2.dispute
38-2 | the E-SIGN Act behind that | | {_NOT_A_CONTACT}
38-3 | whoever acts for an estate | 38c.original-creditor 38d2.dispute
38(a)(1)-1 | substantially the same | 38d2.dispute | stated of a dispute: which it repeats
38(a)(1)-2 | new and material information | 38d2.dispute
38(d)(2)(ii)-1 | the notice that a dispute is duplicative | 38d2.dispute
42(a)(1)-1 | what makes actual notice likely | | {_WORDS}
42(a)(1)-2 | word that it did not arrive | 34a1.validation-notice 38c.original-creditor 38d2.dispute
    42a1.undeliverable-address
42(a)(1)-3 | the last known postal address | 34a1.validation-notice 38c.original-creditor 38d2.dispute
    42a1.undeliverable-address
42(a)(1)-4 | an address opted out of | 42a1.opted-out-address 38c.original-creditor 38d2.dispute
100-1 | longer is allowed | | permits
100(a)-1 | which records show compliance | 100a.retain
100(b)-1 | nobody has to record calls | | permits
104-1 | disclosures of State law | | the packs of the states, beside this one
""",
        section="comment ",
        rules="us.regf.",
    ),
)
"""What of Regulation F was looked at: its paragraphs, its appendices and its Official Interpretations, in order."""
