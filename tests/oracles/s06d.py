"""A second reading of 12 CFR 1006.6(d)(4) and (5): the procedures for email addresses and for texts; and 1006.100(a).

Readings on which it rests (docs/explanation/regulation-f-readings.md):

* They are asked of what goes to the consumer as 1006.6 has it, in connection with collecting; not of the question where
  the consumer is, put to somebody else, of process that is served, or of the confirmation of an opt-out.
* An element that is unknown is not met. Who opted out and later writes, or consents, opens the ground again.
* An opt-out is a request against the address or the medium, a revocation (of texts also one that names neither) and the
  taking back of a consent to the address. What is withdrawn is none.
* A text or email about no debt in particular is not about the debt.
* The creditor's notice came before any email of ours about the debt to the address, or to nobody says which.
* Days are those of every zone in which the consumer may be; the sixtieth day after that of the text is the last.
"""

from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from typing import Any

from .matter import Debts, Matter
from .plain import (
    ANY,
    CLOSED,
    DENY,
    DUTY,
    NO,
    SERVES,
    UNKNOWN,
    Answers,
    Json,
    began,
    day_of,
    first,
    instant,
    last,
    listed,
    name_of,
)
from .s14b_s06b import Missing

SIXTY = 60
THIRTY_FIVE = 35


class Procedures(Matter):
    def are_asked(self, medium: str) -> bool:
        if self.medium != medium or not self.collects() or self.confirms_an_opt_out():
            return False
        if self.acts == {"location-information"} and self.asks_others():
            return False
        if self.purpose == "formal-pleading" and medium in SERVES:
            return False
        return self.may_count_as_consumer() is not False

    def of_each_debt(self, medium: str) -> Debts:
        if not self.are_asked(medium):
            return {}
        if self.address is None or self.case["requests"] == UNKNOWN:
            return self.each(CLOSED)
        return {debt: self.of_debt(medium, debt) for debt in self.debts}

    def of_debt(self, medium: str, debt: str) -> str:
        try:
            grounds = (
                (self.wrote, self.consented, self.inherited, self.announced)
                if medium == "email"
                else (self.texted, self.agreed)
            )
            met = any(ground(debt) for ground in grounds)
            if self.case["history"] == UNKNOWN:
                return ANY if met else CLOSED
            return NO if met else DENY
        except Missing:
            return CLOSED

    def email(self) -> Debts:
        return self.of_each_debt("email")

    def text(self) -> Debts:
        return self.of_each_debt("text")

    def retain(self) -> Debts:
        """1006.100(a): of whatever has to do with collecting, done or refrained from."""
        return self.each(DUTY if self.collects() else NO)

    # -- opting out

    def opt_outs(self, debt: str, *, of_consent: Json | None = None) -> Iterator[datetime]:
        """The last instants at which the person may have opted out of the medium at the address."""
        for request in self.requests():
            kind = request["kind"]
            named = request.get("address")
            here = self.one_address(named, self.address)
            anybody = self.may_be(request.get("person", "consumer"))
            if kind == "stop-medium" and anybody and self.wears(request, self.medium):
                yield last(request["received_at"])
            if kind == "stop-address" and self.wears(request, self.medium) and (here or (named == UNKNOWN and anybody)):
                yield last(request["received_at"])
            if kind == "revoke-consent" and self.revokes(request, here, anybody, debt):
                yield last(request["received_at"])
        for consent in listed(self.case.get("consents")):
            scope = {"email": "email-address", "text": "text-number"}[self.medium]
            if consent["scope"] != scope or not self.one_address(consent.get("address"), self.address):
                continue
            ours = consent["given_to"] in ("collector", UNKNOWN) and self.is_surely(consent.get("person", "consumer"))
            such = self.medium in (consent.get("media") or [self.medium]) and debt in (consent.get("debts") or [debt])
            if ours and such and began(consent.get("revoked_at"), self.now):
                yield last(consent["revoked_at"])

    def revokes(self, request: Json, here: bool, anybody: bool, debt: str) -> bool:
        media, named, debts = request.get("media") or [], request.get("address"), request.get("debts")
        if media and self.medium not in media:
            return False
        if debts is not None and debts != UNKNOWN and debt not in debts:
            return False
        return here or (anybody and (bool(media) or (self.medium == "text" and named is None)))

    def stands(self, given: datetime, debt: str) -> bool:
        """Whether nobody opted out since."""
        return all(when < given for when in self.opt_outs(debt))

    # -- what the person wrote and allowed

    def messages(self) -> list[Json]:
        """What the person wrote by the medium from the address."""
        return [
            event
            for event in self.inbound()
            if event["medium"] == self.medium
            and self.one_address(event.get("address"), self.address)
            and self.is_surely(name_of(event))
        ]

    def wrote(self, debt: str) -> bool:
        """(d)(4)(i)(A)."""
        return any(
            debt in event.get("debts", []) and self.stands(instant(event["at"]), debt) for event in self.messages()
        )

    def given(self, scope: str, debt: str) -> list[str]:
        """When consents to the address were given or renewed and not taken back since."""
        found = []
        for consent in listed(self.case.get("consents")):
            if consent["scope"] != scope or consent.get("address") is None:
                continue
            if not self.consent_stands(consent, self.now, self.medium, self.address):
                continue
            if consent.get("provided_address_only") is True and consent.get("use_disclosed", UNKNOWN) is not True:
                continue
            debts = consent.get("debts")
            if debts == UNKNOWN or (debts is not None and debt not in debts):
                continue
            times = [w for w in (consent["given_at"], *(consent.get("renewed_at") or ())) if last(w) <= self.now]
            found += [when for when in times if self.stands(first(when), debt)]
        return found

    def consented(self, debt: str) -> bool:
        """(d)(4)(i)(B)."""
        return bool(self.given("email-address", debt))

    # -- (d)(4)(ii) and (iii)

    def mine(self) -> list[Json]:
        """What is recorded of the address as the person's."""
        return self.records(self.address)

    def announced(self, debt: str) -> bool:
        uses = [(record, record["creditor_use"]) for record in self.mine() if record.get("creditor_use")]
        return any(self.by_creditor(record, use, debt) for record, use in uses)

    def by_creditor(self, record: Json, use: Json, debt: str) -> bool:
        notice = use.get("notice")
        debts = use.get("debts")
        if debts == UNKNOWN or (debts is not None and debt not in debts) or notice is None:
            return False
        if use["obtained_from_consumer"] is not True or use["used_about_account"] is not True:
            return False
        if use["consumer_asked_to_stop"] is not False or notice["discloses_everything"] is not True:
            return False
        if notice["opt_out_by"] == UNKNOWN or notice["sent_at"] == UNKNOWN:
            return False
        if any(r.get("public_domain", UNKNOWN) is False or self.employers(r) for r in self.records(self.address)):
            return False
        if record.get("public_domain", UNKNOWN) is not True or any(self.opt_outs(debt)):
            return False
        if self.case["history"] == UNKNOWN:
            raise Missing
        if any(instant(mail["at"]) < last(notice["sent_at"]) for mail in self.emails_about(debt)):
            return False
        by = date.fromisoformat(notice["opt_out_by"])
        return all(
            by - day_of(notice["sent_at"], zone) >= timedelta(days=THIRTY_FIVE)
            and self.now.astimezone(zone).date() > by
            for zone in self.zones(now=False)
        )

    def employers(self, record: Json) -> bool:
        """Comment 6(d)(4)(ii)(E)-2: whether anybody has said that the employer provides it."""
        learned = record.get("employer_learned_at")
        return record.get("employer_provided", UNKNOWN) is True and (learned is None or first(learned) <= self.now)

    def emails_about(self, debt: str) -> list[Json]:
        silent = {"unrelated-notice", "opt-out-confirmation"}
        return [
            a
            for a in self.attempts()
            if a["medium"] == "email"
            and debt in a["debts"]
            and a.get("purpose", "collection") not in silent
            and (a.get("address") is None or self.one_address(a["address"], self.address))
        ]

    def inherited(self, debt: str) -> bool:
        for record in self.mine():
            use = record.get("prior_collector_use")
            if not use or use.get("debts") == UNKNOWN or (use.get("debts") is not None and debt not in use["debts"]):
                continue
            met = use["obtained_by_procedure"] is True and use["used_by_immediately_prior"] is True
            if met and use["opted_out"] is False and not any(self.opt_outs(debt)):
                return True
        return False

    # -- (d)(5)

    def texted(self, debt: str) -> bool:
        texts = self.messages()
        if not any(debt in text.get("debts", []) and self.stands(instant(text["at"]), debt) for text in texts):
            return False
        newest = max((text["at"] for text in texts), key=instant)
        return self.lately(newest) or self.checked(newest)

    def agreed(self, debt: str) -> bool:
        given = self.given("text-number", debt)
        return any(self.lately(when) or self.checked(max(given, key=last)) for when in given)

    def lately(self, when: str) -> bool:
        """Whether it was within the past sixty days in every zone."""
        if when == UNKNOWN:
            return False
        sixty = timedelta(days=SIXTY)
        return all(self.now.astimezone(zone).date() - day_of(when, zone) <= sixty for zone in self.zones(now=False))

    def checked(self, since: str) -> bool:
        for record in self.records(self.address):
            checks = listed(record.get("reassigned_checks"))
            moved = [each["at"] for each in checks if each["reassigned"] is True and first(each["at"]) <= self.now]
            for check in checks:
                if check["reassigned"] is not False or check.get("complete_and_accurate", UNKNOWN) is not True:
                    continue
                if any(last(when) >= first(check["at"]) for when in moved):
                    continue
                if last(check["at"]) <= self.now and self.lately(check["at"]) and last(check["since"]) <= first(since):
                    return True
        return False


RULES: dict[str, Callable[[Any], Debts]] = {
    "us.regf.6d4.email-procedures": Procedures.email,
    "us.regf.6d5.text-procedures": Procedures.text,
    "us.regf.100a.retain": Procedures.retain,
}


def answers(case: Json, contact: Json) -> Answers:
    reading = Procedures(case, contact)
    return {rule: asked(reading) for rule, asked in RULES.items()}
