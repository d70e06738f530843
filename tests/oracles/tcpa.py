"""A second reading of 47 CFR 64.1200, as it bears on one call or text.

It is for questions of which the contact names a number on record, and whose facts are known, if of an instant perhaps
the day alone; `in_worlds` makes of a question with unknown facts the questions that it may be. Where the text leaves a
choice it takes the reading that the page on the TCPA's readings names:

* A line that is not known to be a landline is wireless; a landline not known to be at work is residential, also one
  that was moved. Who has a toll-free number pays for the calls to it.
* The called party is whoever has the line. A request counts of them and of whoever is to be reached there, and of the
  consumer's attorney or guardian that the consumer be left alone, or a revocation of the consumer's consent.
* A revocation ends consent for every number of who revoked it, and one that names a number, or comes from it, for that
  number whoever sent it. A request that names calls or texts ends both. One about some debts reaches the others from 31
  January 2027 on; but it ends at once the permission to be sold to, and what is asked of the caller's own list.
* What is given at the instant of a request, or on its day, is not given since. To take a request back is to consent
  again, from then on, to what was consented to before; but nobody signs by that.
* An agreement in writing takes no number off the caller's own list.
* The ten business days of several requests are those of the first since which nobody consented.
  Weekends alone are none.
* A look-up shields a consent if it was made since it had to be given again, as after a request that was about the debt,
  or any time if it never had to, and reaches back to the day of it.
* Days are those of the place where the person is, of which there is one.
"""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from functools import cached_property
from itertools import product
from zoneinfo import ZoneInfo

from .plain import (
    ADVICE,
    CREDITORS,
    DAY,
    DUTY,
    NO,
    TO_A_NUMBER,
    Answers,
    Json,
    about,
    began,
    day_of,
    first,
    instant,
    last,
    opened,
    ours,
    surely_before,
    weekdays_after,
    worlds,
)

Given = list[tuple[str, bool]]
"""When consents were given, and whether they name the number."""

PREFIX = "us.tcpa.64-1200-"
NOTHING_LEFT = ("not-connected", "rang-out", "no-message-left", "no-message-possible", "dropped")
TOLL_FREE = ("+1800", "+1833", "+1844", "+1855", "+1866", "+1877", "+1888")
NO_DEBT_COLLECTORS = ("creditor",)
SPEAKS_FOR_CONSUMER = ("consumer-attorney", "guardian")
EVERY_DEBT_FROM = date(2027, 1, 31)
PROHIBITED, ASKED, LATE, UNCHECKED, LACKING = (
    "prohibited",
    "asked-to-stop",
    "late-confirmation",
    "number-not-checked",
    "missing-fact",
)
RULES = {
    "us.tcpa.64-1200-a1i.emergency-and-patient-lines": (PROHIBITED,),
    "us.tcpa.64-1200-a1iii.wireless-consent": (PROHIBITED,),
    "us.tcpa.64-1200-a2.written-consent": (PROHIBITED,),
    "us.tcpa.64-1200-a3.residential-offer": (PROHIBITED,),
    "us.tcpa.64-1200-a3iii.three-in-thirty": (PROHIBITED,),
    "us.tcpa.64-1200-a10.revoked": (PROHIBITED, ASKED),
    "us.tcpa.64-1200-a12.confirmation": (PROHIBITED, LATE, DUTY),
    "us.tcpa.64-1200-b1.identity": (PROHIBITED, DUTY),
    "us.tcpa.64-1200-b1.limited-content-conflict": (ADVICE,),
    "us.tcpa.64-1200-b2.callback-number": (PROHIBITED, DUTY),
    "us.tcpa.64-1200-b3.automated-opt-out": (PROHIBITED, DUTY),
    "us.tcpa.64-1200-b3.toll-free-number": (PROHIBITED, DUTY),
    "us.tcpa.64-1200-c1.hours": (PROHIBITED,),
    "us.tcpa.64-1200-c2.registry": (PROHIBITED, LACKING),
    "us.tcpa.64-1200-d3.do-not-call": (PROHIBITED, ASKED),
    "us.tcpa.64-1200-d4.names": (PROHIBITED, DUTY),
    "us.tcpa.64-1200-f13.no-offer": (DUTY,),
    "us.tcpa.64-1200-m.reassigned": (PROHIBITED,),
    "us.tcpa.64-1200-m1.no-harbor": (UNCHECKED,),
    "us.tcpa.64-1200-m1.old-answer": (ADVICE,),
}
"""By which effects each rule may object, where the facts are known; too old a copy of the registry misses one."""


def answers(case: Json, contact: Json) -> Answers:
    """What each rule says of each debt, by the rule and an effect: it may have several at once."""
    found = Reading(case, contact).answer()
    return by_effect({PREFIX + rule: said for rule, said in found.items()}, contact["debts"])


def by_effect(found: dict[str, dict[str, list[str]]], debts: Iterable[str]) -> Answers:
    """What is said by rule, effect and debts, as answers; what a rule is not known to say as well."""
    effects = {
        rule: {*effects, *found.get(rule, ())} for rule, effects in {**dict.fromkeys(found, ()), **RULES}.items()
    }
    return {
        f"{rule} {effect}": {debt: effect if debt in found.get(rule, {}).get(effect, ()) else NO for debt in debts}
        for rule, said in effects.items()
        for effect in said
    }


class Reading:
    """One case and one contact, all of whose facts are known."""

    def __init__(self, case: Json, contact: Json) -> None:
        self.case, self.contact = case, contact
        self.now = instant(contact["at"])
        self.medium, self.debts = contact["medium"], contact["debts"]
        self.person = contact["person"] or contact["recipient"]
        self.lines = [line for line in case["phones"] if self.is_the_line(line["id"])]
        self.line: Json = next((line for line in self.lines if line["id"] == contact["address"]), {})
        self.called = self.line.get("person", self.person)
        self.zone = ZoneInfo(case["locations"][0]["zones"][0])
        self.today = self.now.astimezone(self.zone).date()
        carries, lacks = contact["content"]["carries"], contact["content"]["lacks"]
        self.said = dict.fromkeys(carries, True) | dict.fromkeys(lacks, False)
        self.offers = self.said.get("offer", False)
        self.emergency = contact["emergency"]
        self.attempts = [
            each
            for each in case["history"]["attempts"]
            if instant(each["at"]) <= self.now and each["id"] != contact["logged_as"]
        ]
        self.found: dict[str, dict[str, list[str]]] = {}

    def answer(self) -> dict[str, dict[str, list[str]]]:
        if self.medium in TO_A_NUMBER and not self.within_their_own_call():
            self.consents()
            self.confirmation()
            self.words()
            self.solicitation()
        return self.found

    def say(self, rule: str, effect: str, debts: Iterable[str]) -> None:
        self.found.setdefault(rule, {}).setdefault(effect, []).extend(debts)

    def say_asked(self, rule: str, asked: list[str], debt: str) -> None:
        """(a)(10), (d)(3): honoured within ten business days; once the request is known nothing is to be waited for."""
        if asked:
            self.say(rule, PROHIBITED if any(map(self.ten_days_over, asked)) else ASKED, [debt])

    # -- who is called, on what line, by what means

    def within_their_own_call(self) -> bool:
        """Whether it is said within a call that the person placed, which initiates none."""
        return self.medium == "call" and any(
            event["id"] == self.contact["in_reply_to"]
            and event["medium"] == "call"
            and (event["person"] or event["recipient"]) == self.person
            and event["ongoing"] is True
            and instant(event["at"]) <= self.now < instant(event["at"]) + timedelta(hours=4)
            for event in self.case["history"]["inbound"]
        )

    def is_the_line(self, id: str | None) -> bool:
        """A number is the same under any id."""
        numbers = {line["id"]: line["number"] for line in self.case["phones"]}
        mine = self.contact["address"]
        same = numbers.get(id) is not None and numbers.get(id) == numbers.get(mine)
        return id is not None and bool(id == mine or same)

    @property
    def voice(self) -> bool:
        """Whether a machine's voice speaks; a ringless voicemail is always recorded."""
        speaks = self.contact["voice"] != "live"
        return self.medium == "ringless-voicemail" or bool(self.medium == "call" and speaks)

    @property
    def machine(self) -> bool:
        return self.voice or self.contact["autodialed"] is True

    @property
    def landline(self) -> bool:
        return self.line.get("line_type") == "landline"

    @property
    def wireless(self) -> bool:
        return not self.landline or began(self.line.get("ported_at"), self.now)

    @property
    def charged(self) -> bool:
        return self.wireless or str(self.line["number"]).startswith(TOLL_FREE)

    @property
    def kept_free(self) -> bool:
        return self.line.get("emergency_or_patient_line") is True

    @property
    def residential(self) -> bool:
        return self.landline and self.line["place"] != "work"

    # -- (a)(1) to (a)(3), and what ended the consent that they ask for: (a)(10), (m)

    def consents(self) -> None:
        needed: dict[str, bool] = {}
        if self.machine and (self.charged or self.kept_free):
            if self.offers:
                needed["a2.written-consent"] = True
            if self.kept_free and not self.emergency:
                needed["a1i.emergency-and-patient-lines"] = False
            if self.charged and not self.emergency:
                needed["a1iii.wireless-consent"] = False
        at_home = self.residential and self.voice and not self.emergency
        if at_home and self.offers:
            needed["a3.residential-offer"] = True
        if at_home and self.calls_at_home() >= 3:
            needed["a3iii.three-in-thirty"] = False
        for rule, signed in needed.items():
            for debt in self.debts:
                if signed or not self.confirms:
                    self.consent(rule, debt, signed=signed)
        if at_home and not self.offers:
            for debt in self.debts:  # consent that was taken back, or that of another, ends the three calls too
                self.ended(debt, self.given(debt, signed=False))
                if not needed and self.do_not_call(exempt=True):  # (a)(3)(iii) wants the request honoured
                    self.look_ups(debt, self.given(debt, signed=False))

    def consent(self, rule: str, debt: str, *, signed: bool) -> None:
        """Where consent is needed, signed or not; (a)(1) leaves an offer to (a)(2), which a signed one satisfies."""
        given = self.given(debt, signed=signed)
        naming = rule == "a1i.emergency-and-patient-lines"
        enough = [when for when, named in given if named or not naming]
        if self.offers and not signed:
            enough += [when for when, _ in self.given(debt, signed=True, undone=False)]
        if not enough and not (rule == "a1iii.wireless-consent" and self.moved_unknown()):
            self.say(rule, PROHIBITED, [debt])
        if not self.confirms and (signed or not self.offers):
            given = self.given(debt, signed=signed, undone=False)
            self.ended(debt, given)
            self.look_ups(debt, given)

    def ended(self, debt: str, given: Given) -> None:
        asked = self.stopped_at(debt)
        self.say_asked(
            "a10.revoked", [each for each in asked if not any(surely_before(each, when) for when, _ in given)], debt
        )
        learned = self.anothers_since()
        since = [when for when, named in given if named and all(surely_before(each, when) for each in learned)]
        if learned and not since:
            self.say("m.reassigned", PROHIBITED, [debt])

    def given(self, debt: str, *, signed: bool, undone: bool = True) -> Given:
        """When the consents were given; ``undone``: but for what was signed before a request that was withdrawn."""
        return [
            (when, self.is_the_line(consent["address"]))
            for consent in self.case["consents"]
            if self.is_such_a_consent(consent, debt, signed=signed, named=signed)
            for when in self.times(consent, debt, undone=signed and undone)
        ]

    def is_such_a_consent(self, consent: Json, debt: str, *, signed: bool, named: bool) -> bool:
        """Whether a consent stands and is what the paragraph asks for, of the called party, for this contact."""
        named_here, to = self.is_the_line(consent["address"]), consent["given_to"]
        own = to in ours(self.case)
        if signed:
            kind = consent["scope"] == "solicitation" and consent["in_writing"] is True and own
        else:
            kind = consent["scope"] == "autodialed" and (own or (to == "creditor" and named_here))
        return (
            kind
            and consent["person"] == self.called
            and (named_here or (consent["address"] is None and not named))
            and about(consent["debts"], debt)
            and (not consent["media"] or self.medium in consent["media"])
            and opened(consent["given_at"], self.now)
            and (consent["starts_at"] is None or opened(consent["starts_at"], self.now))
            and not began(consent["expires_at"], self.now)
            and not began(consent["revoked_at"], self.now)
        )

    def times(self, consent: Json, debt: str, *, undone: bool) -> list[str]:
        """When it was given; with ``undone``, since the requests that were withdrawn too, by which nobody signs."""
        given = [when for when in (consent["given_at"], *consent["renewed_at"]) if last(when) <= self.now]
        back = [each["received_at"] for each in self.requests(debt) if undone and self.withdrawn(each)]
        return [when for when in given if all(surely_before(each, when) for each in back)]

    def moved_unknown(self) -> bool:
        """(a)(1)(iv): a voice call, within fifteen days of the move, not knowingly made to a wireless number."""
        moved, learned = self.line["ported_at"], self.line["port_learned_at"]
        if moved is None or learned is None or self.medium == "text" or not self.wireless or not self.landline:
            return False
        soon = self.now < first(moved) + timedelta(days=15)
        listed = not self.unlisted(self.line) or any(
            self.stands(each) and self.revokes(each) and self.names_this(each) for each in self.all_requests()
        )
        return soon and self.now < first(learned) and not listed

    def unlisted(self, line: Json) -> bool:
        """Whether a copy of the national registry, at most thirty-one days old, says that a number is not on it."""
        checked = line["do_not_call_checked_at"]
        known = checked is not None and last(checked) <= self.now and self.today <= self.day_of(checked) + 31 * DAY
        return known and line["on_do_not_call_registry"] is False

    def anothers_since(self) -> list[str]:
        """When it was learned that the number is another's, as far as that still holds."""
        found = []
        for line in self.lines:
            learned = [line["disowned_at"], line["led_to_third_party_at"]]
            learned += [check["at"] for check in line["reassigned_checks"] if check["reassigned"] is True]
            back = line["regained_at"]
            over = back is not None and last(back) <= self.now
            found += [
                when
                for when in learned
                if when is not None and first(when) <= self.now and not (over and surely_before(when, back))
            ]
        return found

    def look_ups(self, debt: str, given: Given) -> None:
        """(m)(1): who relies on consent has asked the database since, and it said no."""
        times = [when for when, _ in given]
        requests = [each for each in self.requests(debt) if each.get("debts") is None or debt in each["debts"]]
        back = [each for each in requests if self.withdrawn(each)]
        undone = [*[each["received_at"] for each in requests], *self.anothers_since()]
        times += [
            each["withdrawn_at"] for each in back if any(last(when) <= last(each["withdrawn_at"]) for when in times)
        ]
        times = [when for when in times if all(surely_before(each, when) for each in undone)] or times
        said_yes = [
            check["at"]
            for line in self.lines
            for check in line["reassigned_checks"]
            if check["reassigned"] is True and first(check["at"]) <= self.now
        ]
        answers = [
            last(check["at"])
            for line in self.lines
            for check in line["reassigned_checks"]
            if check["reassigned"] is False and check["complete_and_accurate"] is True and last(check["at"]) <= self.now
            if all(surely_before(yes, check["at"]) for yes in said_yes)
            if any(self.reaches_back(check, when) and last(when) <= last(check["at"]) for when in times)
        ]
        if times and not answers:
            self.say("m1.no-harbor", UNCHECKED, [debt])
        elif times and max(answers) <= self.now - timedelta(days=31):
            self.say("m1.old-answer", ADVICE, self.debts)

    def reaches_back(self, check: Json, when: str) -> bool:
        """(m)(2): the query holds the *date* on which consent was obtained."""
        return self.day_of(check["since"]) <= self.day_of(when)

    # -- (a)(10): requests

    def all_requests(self) -> Iterator[Json]:
        """What people asked, and the consents to machines' contacts that they are recorded to have revoked."""
        yield from self.case["requests"]
        for consent in self.case["consents"]:
            to = ("collector", "creditor") if consent["scope"] == "autodialed" else ours(self.case)
            if consent["revoked_at"] is not None and consent["scope"] in SCOPES and consent["given_to"] in to:
                yield {**consent, "kind": "revoke-consent", "received_at": consent["revoked_at"], "withdrawn_at": None}

    def requests(self, debt: str) -> Iterator[Json]:
        """The requests, withdrawn or not, that ended consent to this contact about a debt."""
        for each in self.all_requests():
            lasted = self.day_of(each["withdrawn_at"]) if self.withdrawn(each) else self.today
            about = each.get("debts") is None or debt in each["debts"] or lasted >= EVERY_DEBT_FROM
            if about and first(each["received_at"]) <= self.now and self.revokes(each):
                yield each

    def stopped_at(self, debt: str) -> list[str]:
        return [each["received_at"] for each in self.requests(debt) if not self.withdrawn(each)]

    def withdrawn(self, request: Json) -> bool:
        return opened(request["withdrawn_at"], self.now)

    def stands(self, request: Json) -> bool:
        return began(request["received_at"], self.now) and not self.withdrawn(request)

    def revokes(self, request: Json) -> bool:
        """Any reasonable method of the called party to say that no more calls or texts are wanted, here or at all."""
        kind, who = request["kind"], request["person"]
        theirs = who in (self.called, self.person)
        here = self.is_the_line(request.get("address"))
        if request.get("media") and {*request["media"]}.isdisjoint(TO_A_NUMBER):
            return False
        spoken_for = who in SPEAKS_FOR_CONSUMER and "consumer" in (self.called, self.person)
        if kind == "cease":
            return theirs or spoken_for
        if kind == "stop-address":
            return here
        of_their_own = "scope" in request  # a consent of whoever speaks for the consumer
        if kind == "revoke-consent" and spoken_for and not of_their_own:
            return True
        return (kind == "revoke-consent" and (theirs or here)) or (kind == "stop-medium" and theirs)

    def ten_days_over(self, received: str) -> bool:
        return self.today > weekdays_after(self.day_of(received), 10)

    def day_of(self, said: str) -> date:
        return day_of(said, self.zone)

    # -- (a)(12)

    def may_confirm(self) -> list[Json]:
        """The requests that a text may confirm: those which came from its number, or from none in particular."""
        if self.medium != "text" or self.contact["purpose"] != "opt-out-confirmation":
            return []
        return [
            each
            for each in self.all_requests()
            if self.stands(each) and self.revokes(each)
            if self.names_this(each) and self.concerns(each)
        ]

    def names_this(self, request: Json) -> bool:
        """Whether a request names the number, or none."""
        return self.is_the_line(request.get("address") or self.contact["address"])

    def concerns(self, request: Json) -> bool:
        """Whether a notice to cease is about any of the debts of the contact; of others that is asked elsewhere."""
        return request["kind"] != "cease" or request["debts"] is None or not {*request["debts"]}.isdisjoint(self.debts)

    @cached_property
    def confirms(self) -> bool:
        return any(
            last(each["received_at"]) <= self.now
            and (each["withdrawn_at"] is None or first(each["withdrawn_at"]) > self.now)
            for each in self.may_confirm()
        )

    def confirmation(self) -> None:
        """The one text that answers a request, says nothing else and goes within five minutes."""
        answered = [
            all(
                any(surely_before(each["received_at"], when) for when, _ in self.given(debt, signed=self.offers))
                for debt in self.debts
            )
            for each in self.may_confirm()
        ]
        standing = [each["received_at"] for each, done in zip(self.may_confirm(), answered, strict=True) if not done]
        if not standing or not self.machine or not (self.charged or self.kept_free):
            return
        latest, earliest = max(map(first, standing)), min(map(first, standing))
        more = False
        for each in self.attempts:
            theirs = (each["person"] or each["recipient"]) in (self.called, self.person)
            if not theirs and each["address"] is not None and not self.is_the_line(each["address"]):
                continue
            text = each["medium"] == "text"
            call = (
                each["medium"] in TO_A_NUMBER
                and not text
                and not (each["medium"] == "call" and each["voice"] == "live")
                and not self.was_on_their_call(each)
            )
            if instant(each["at"]) >= latest and (text or (call and each["outcome"] not in NOTHING_LEFT)):
                more = True
            if instant(each["at"]) >= earliest and text and each["purpose"] == "opt-out-confirmation":
                more = True
        only = self.said.get("opt-out-confirmation-only")
        if more or only is False or self.offers:
            self.say("a12.confirmation", PROHIBITED, self.debts)
        if self.now - latest > timedelta(minutes=5):
            self.say("a12.confirmation", LATE, self.debts)
        if only is None:
            self.say("a12.confirmation", DUTY, self.debts)

    # -- (a)(3)(iii)

    def calls_at_home(self) -> int:
        """The calls of thirty days to the line in which no living person is known to have spoken."""
        days = [self.today - n * DAY for n in range(30)]
        return sum(
            (each["medium"] == "ringless-voicemail" or (each["medium"] == "call" and each["voice"] != "live"))
            and (each["address"] is None or self.is_the_line(each["address"]))
            and self.day_of(each["at"]) in days
            and not self.was_on_their_call(each)
            for each in self.attempts
        )

    def was_on_their_call(self, attempt: Json) -> bool:
        """Whether a past call was no call of the caller's, but within one that somebody had placed."""
        began = [
            e for e in self.case["history"]["inbound"] if e["id"] == attempt["in_reply_to"] and e["medium"] == "call"
        ]
        if attempt["medium"] != "call" or not began:
            return False
        starts, at, ended = instant(began[0]["at"]), instant(attempt["at"]), began[0]["ended_at"]
        over = starts + timedelta(hours=4) if began[0]["ongoing"] is True else starts
        if ended is not None:
            over = min(instant(ended), starts + timedelta(hours=4))
        return starts <= at < over

    def exempt(self, debts: Iterable[str]) -> bool:
        """Whether, for one of some debts, nothing but the exemption would let a call to a residence go."""
        return (
            self.residential
            and self.voice
            and not self.emergency
            and any(
                not self.given(debt, signed=False) and not (self.offers and self.given(debt, signed=True, undone=False))
                for debt in debts
            )
        )

    # -- (b), (d)(4), (f)(13)

    def words(self) -> None:
        sold_to = self.offers and (self.residential or self.wireless)
        rests = self.exempt(self.debts)
        if self.voice:
            self.wanted("b1.identity", "business-identity")
            self.wanted("b2.callback-number", "callback-number")
            if self.said.get("limited-content-message") and self.case["collector"] not in NO_DEBT_COLLECTORS:
                self.say("b1.limited-content-conflict", ADVICE, self.debts)
            if rests or sold_to or (self.offers and (self.charged or self.kept_free)):
                self.wanted("b3.automated-opt-out", "automated-opt-out")
                self.wanted("b3.toll-free-number", "toll-free-opt-out-number")
        if rests or sold_to:
            self.wanted("d4.names", "names-behind-call", part="business-identity")
        confirming = self.medium == "text" and self.contact["purpose"] == "opt-out-confirmation"
        if "offer" not in self.said and not confirming:
            self.say("f13.no-offer", DUTY, self.debts)

    def wanted(self, rule: str, element: str, *, part: str | None = None) -> None:
        """What lacks a part of an element lacks the element, unless that is declared to be there."""
        if not self.said.get(element):
            lacking = False in (self.said.get(element), self.said.get(str(part)))
            self.say(rule, PROHIBITED if lacking else DUTY, self.debts)

    # -- (c), (d)(3)

    def solicitation(self) -> None:
        sold_to = self.offers and (self.residential or self.wireless)
        if sold_to:
            self.hours()
            self.registry()
        for debt in self.debts:
            if sold_to or self.exempt([debt]):
                self.say_asked("d3.do-not-call", self.do_not_call(exempt=self.exempt(self.debts)), debt)

    def hours(self) -> None:
        clock = self.now.astimezone(self.zone).time().isoformat()
        if not "08:00:00" <= clock <= "21:00:00" and not self.invited(named=False):
            self.say("c1.hours", PROHIBITED, self.debts)

    def registry(self) -> None:
        if self.invited(named=True):
            return
        if any(line["on_do_not_call_registry"] is not False for line in self.lines):
            self.say("c2.registry", PROHIBITED, self.debts)
        elif not any(self.unlisted(line) for line in self.lines):
            self.say("c2.registry", LACKING, self.debts)

    def invited(self, *, named: bool) -> bool:
        """(f)(15)(i) and (ii), (c)(2)(ii): permission, of the number on the registry by name, or one's own customer."""
        return all(self.permitted(debt, named=named) for debt in self.debts) or self.own_customer()

    def permitted(self, debt: str, *, named: bool) -> bool:
        """A request about whatever debt ends it: what is waived is of robocalls. Its withdrawal signs nothing."""
        over = [
            each["received_at"]
            for each in self.all_requests()
            if first(each["received_at"]) <= self.now and self.revokes(each) and (named or not self.withdrawn(each))
        ]
        learned = self.anothers_since()
        return any(
            all(surely_before(each, when) for each in (*over, *learned))
            for consent in self.case["consents"]
            if self.is_such_a_consent(consent, debt, signed=True, named=named or bool(learned))
            for when in self.times(consent, debt, undone=False)
        )

    def own_customer(self) -> bool:
        """(f)(5): eighteen months from a transaction, three from an inquiry; a request not to be called ends it."""
        if self.case["collector"] not in CREDITORS or (self.called, self.person) != ("consumer", "consumer"):
            return False
        asked = [
            each
            for each in self.case["requests"]
            if first(each["received_at"]) <= self.now and each["kind"] in ("cease", "stop-medium", "stop-address")
            if self.revokes(each) or (each["kind"] == "stop-address" and each["person"] == self.person)
        ]
        if self.anothers_since() or any(not self.withdrawn(each) for each in asked):
            return False
        for name, months in (("last_transaction_at", 18), ("last_inquiry_at", 3)):
            when = self.case[name]
            lasts = (
                when is not None and last(when) <= self.now and self.today <= months_after(self.day_of(when), months)
            )
            if lasts and all(surely_before(each["withdrawn_at"], when) for each in asked):
                return True
        return False

    def do_not_call(self, *, exempt: bool) -> list[str]:
        """(d)(3): requests to be left alone at the number, about whatever debt.

        One to machines alone counts where the call rests on the exemption, if it named this number or none.
        """
        return [
            each["received_at"]
            for each in self.all_requests()
            if self.stands(each) and self.revokes(each)
            if each["kind"] != "revoke-consent" or (exempt and self.names_this(each))
        ]


SCOPES = ("autodialed", "solicitation")
"""The scopes of consents to what machines make; (a)(10): *including prior express written consent*."""


# -- questions with unknown facts


def in_worlds(case: Json, contact: Json) -> Iterator[tuple[Json, Json]]:
    """What a question may be, for each value of its unknown facts.

    Of a look-up without an answer that is not the only one of its line, this says too much: a later no settles it.
    """
    spoken = ["voice"] if contact["medium"] == "call" else []
    asked = [each for made in worlds(contact, ["autodialed"]) for each in worlds(made, spoken, ("live", "artificial"))]
    phones = product(*[[*lines(line)] for line in case["phones"]])
    signed = [["in_writing"] if consent["scope"] == "solicitation" else [] for consent in case["consents"]]
    given = product(*[[*worlds(*each)] for each in zip(case["consents"], signed, strict=True)])
    for known, consents, question in product(phones, given, asked):
        yield {**case, "phones": [*known], "consents": [*consents]}, question


def lines(line: Json) -> Iterator[Json]:
    for checks in product(*[[*worlds(check, ["reassigned"])] for check in line["reassigned_checks"]]):
        yield from worlds(
            {**line, "reassigned_checks": [*checks]}, ["emergency_or_patient_line", "on_do_not_call_registry"]
        )


def months_after(day: date, months: int) -> date:
    """The same day of a later month, or its last."""
    year, month = divmod(day.month - 1 + months, 12)
    following = date(day.year + year + (month + 1) // 12, (month + 1) % 12 + 1, 1)
    return min(date(day.year + year, month + 1, 1) + (day.day - 1) * DAY, following - DAY)
