"""What the oracles of Regulation F share: what a contact says and does, towards whom, and what closes an address.

Who is who, which number is which and where the person may be is read by `s14b_s06b`. Readings on which this rests:

* What is told, asked or threatened is done, whatever purpose the contact states (docs/explanation/acts.md).
* Some things cannot be said without saying that a debt is owed: `plain.TELLS`.
* Who serves process is no debt collector meanwhile; a call or a text serves nothing.
* A confirmation of an opt-out that says more confirms nothing.
* Whoever is said to owe a debt too is a consumer as to it.
"""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from .plain import (
    ELECTRONIC,
    OTHERS,
    PROFESSIONALS,
    TELEPHONE,
    TELLS,
    TO_A_NUMBER,
    UNKNOWN,
    Json,
    acts,
    began,
    carries,
    declared,
    first,
    instant,
    lacks,
    last,
    listed,
    name_of,
    opened,
)
from .s14b_s06b import Reading, speaker

Debts = dict[str, str]
"""What a rule says of each debt of the contact that Regulation F covers."""


class Matter(Reading):
    """One case and one contact, and what the contact says and does."""

    def __init__(self, case: Json, contact: Json) -> None:
        super().__init__(case, contact)
        self.carries, self.lacks = carries(contact), lacks(contact)
        self.address: str | None = contact.get("address")
        self.acts = acts(contact)

    def each(self, word: str) -> Debts:
        return dict.fromkeys(self.debts, word)

    def declared(self, element: str) -> bool | None:
        return declared(self.contact, element)

    # -- what it does

    def tells_of_a_debt(self) -> bool:
        return self.says_what_is_owed() or "initial-disclosure" in self.carries

    def says_what_is_owed(self) -> bool:
        """The same, but for what says who sends it."""
        return bool(self.carries & TELLS) or "no-payment-request" in self.lacks

    def collects(self) -> bool:
        """Whether it is in connection with the collection of a debt."""
        return self.acts != {"unrelated-notice"}

    def only_confirms(self) -> bool:
        alone = self.acts == {"opt-out-confirmation"} and "opt-out-confirmation-only" not in self.lacks
        return alone and not self.says_what_is_owed()

    def confirms_an_opt_out(self) -> bool:
        """The same, electronically, where the person opted out of something electronic, or anybody at the address."""
        if not self.only_confirms() or self.medium not in ELECTRONIC:
            return False
        for request in self.requests():
            media = set(request.get("media") or ELECTRONIC)
            theirs = self.may_be(request.get("person", "consumer"))
            here = request.get("address") is not None and self.one_address(request["address"], self.address)
            kind = request["kind"]
            opts_out = (kind == "stop-medium" and theirs) or (
                kind in ("stop-address", "revoke-consent") and (theirs or here)
            )
            if (
                opts_out
                and media & ELECTRONIC
                and opened(request.get("received_at"), self.now)
                and not began(request.get("withdrawn_at"), self.now)
            ):
                return True
        return False

    # -- towards whom

    def owes(self, debt: str) -> bool:
        """1006.2(e): whether the person contacted owes the debt, or is said to."""
        if self.recipient == "consumer" or self.is_surely_consumer(self.person):
            return True
        if self.recipient in PROFESSIONALS | {"employer"}:
            return False  # who is met as that is met as that
        return self.person in self.co_obligors(debt)

    def co_obligors(self, debt: str) -> list[Any]:
        return [other for each in self.case["debts"] if each["id"] == debt for other in listed(each.get("co_obligors"))]

    def asks_others(self) -> bool:
        """Whether somebody else than the consumer who is sought is contacted: who owes too is somebody else here."""
        owing = [other for debt in self.contact["debts"] for other in self.co_obligors(debt)]
        return self.recipient != "consumer" or self.person in owing

    def may_be_a_stranger(self) -> bool:
        """Whether the person contacted may be somebody who neither owes nor stands in the place of who does."""
        if self.recipient == "successor-in-interest":
            return any(
                d.get("kind", UNKNOWN) != "mortgage" for d in self.case["debts"] if d["id"] in self.contact["debts"]
            )
        if self.recipient == "consumer-attorney":
            return bool(self.case["representation"] == UNKNOWN)
        consumer = self.case.get("consumer", {})
        known = {"parent": "minor", "personal-representative": "deceased"}.get(self.recipient)
        return self.recipient in OTHERS | {"spouse"} or (known is not None and consumer.get(known, UNKNOWN) is not True)

    # -- requests

    def requests(self) -> list[Json]:
        """Those that stand."""
        return [
            r
            for r in listed(self.case["requests"] if self.case["requests"] != UNKNOWN else None)
            if began(r.get("received_at"), self.now) and not opened(r.get("withdrawn_at"), self.now)
        ]

    def wears(self, request: Json, medium: str) -> bool:
        """Whether a request is about a medium: calls and ringless voicemail are one."""
        media = set(request.get("media") or ())
        return not media or bool(media & (TELEPHONE if medium in TELEPHONE else {medium}))

    # -- the past

    def attempts(self) -> list[Json]:
        history = self.case["history"]
        found = [] if history in (UNKNOWN, "none") else listed(history["attempts"])
        return [a for a in found if instant(a["at"]) <= self.now and not self.is_the_contact(a)]

    def inbound(self) -> list[Json]:
        history = self.case["history"]
        found = [] if history in (UNKNOWN, "none") else listed(history["inbound"])
        return [event for event in found if instant(event["at"]) <= self.now]

    def on_their_own_call(self) -> bool:
        event = self.answered_event()
        return event is not None and self.goes_on(event)

    def surely_missed(self, attempt: Json) -> bool:
        """Whether it is known to have missed whom it was for: it came back, was not connected, or went to another's.

        That is asked of a number recorded as theirs and known not to be, where they were not heard from since.
        """
        if attempt["outcome"] == "not-connected" or self.came_back(attempt, opened):
            return True
        if attempt["medium"] not in TO_A_NUMBER or attempt["outcome"] == "conversation":
            return False
        lines = [
            r
            for r in self.records(attempt.get("address"))
            if self.same_person(r.get("person", "consumer"), name_of(attempt))
        ]
        disowned = any(opened(line.get("disowned_at"), self.now) for line in lines)
        regained = any(began(line.get("regained_at"), self.now) for line in lines)
        return disowned and not regained and not self.heard_since(attempt)

    def came_back(self, attempt: Json, known: Callable[[str | None, datetime], bool]) -> bool:
        """Whether word had come that it did not arrive; where nobody says when, it is known all along."""
        if attempt.get("undeliverable_at") is None:
            return bool(attempt["outcome"] == "undeliverable")
        return known(attempt["undeliverable_at"], self.now)

    def may_have_missed(self, attempt: Json) -> bool:
        """Whether nobody can say that it told whom it was for anything: it came back, or went, or may have, astray."""
        if attempt["outcome"] == "not-connected" or self.came_back(attempt, began):
            return True
        if attempt["outcome"] == "conversation" or attempt["medium"] == "in-person":
            return False
        kind = {"mail": "postal_addresses", "email": "emails"}.get(attempt["medium"])
        if kind is None and attempt["medium"] not in TO_A_NUMBER:
            return False
        known = listed(self.case.get(kind or "phones"))
        used = self.records(attempt["address"]) if attempt.get("address") else known
        if kind is not None:
            return bool(used) and all(self.none_arrives(record, attempt) for record in used)
        return any(self.was_anothers(record, attempt) for record in used)

    def none_arrives(self, record: Json, attempt: Json) -> bool:
        """`takes_none` of an address, under whichever id."""
        return any(self.takes_none(each, attempt) for each in self.records(record["id"]))

    def takes_none(self, record: Json, attempt: Json) -> bool:
        """Whether word came, before or within fourteen days, that none arrives there, and none since that it does."""
        word = record.get("undeliverable_at")
        if word is None or first(word) > min(self.now, instant(attempt["at"]) + timedelta(days=14)):
            return False
        events = [e for e in self.inbound() if self.one_address(e.get("address"), record["id"])]
        heard = [instant(e["at"]) for e in events if self.same_person(name_of(e), name_of(attempt))]
        back = record.get("regained_at")
        heard += [last(back)] if back is not None and last(back) <= instant(attempt["at"]) else []
        return not any(when > last(word) for when in heard)

    def was_anothers(self, line: Json, attempt: Json) -> bool:
        sent = instant(attempt["at"])
        learned = [first(line["disowned_at"])] if began(line.get("disowned_at"), self.now) else []
        for check in listed(line.get("reassigned_checks")):
            found, since = first(check["at"]), first(check["since"])
            if check["reassigned"] is True and found <= self.now and (found <= sent or since <= sent):
                learned.append(found)
        back = line.get("regained_at")
        back = last(back) if back is not None and last(back) <= self.now else None

        def stood(when: datetime) -> bool:
            """Whether it was known then, or turned out since, and not that it was theirs after all."""
            if when <= sent:
                return back is None or not when < back <= sent
            return back is None or back <= sent

        return any(map(stood, learned)) and not self.heard_since(attempt, line["id"])

    def heard_since(self, attempt: Json, address: str | None = None) -> bool:
        """Whether whom it was for was heard from, or talked with, at the number since."""
        talks = [
            a
            for a in self.attempts()
            if a["outcome"] == "conversation" and self.same_person(speaker(a), name_of(attempt))
        ]
        heard = [event for event in self.inbound() if self.same_person(name_of(event), name_of(attempt))]
        return any(
            instant(event["at"]) >= instant(attempt["at"])
            and self.one_address(event.get("address"), address or attempt.get("address"))
            for event in (*heard, *talks)
        )
