"""A second reading of the state laws that take over the federal statute, and of a few that stand beside them.

California (Civ. Code 1788.17), Maryland (Com. Law 14-202), Minnesota (332C.02, 332.365), Nevada (NRS 604A, 649.366),
Tennessee (45-15-115(15), 0320-05) and Virginia (6.2-1816, 6.2-2215, 59.1-612, 65.2-601.1, 19.2-368.5:2).

Where a law takes over the federal words, it says what the oracle of those words does, of whom and of which debts the
law names (`ADOPTIONS`), whomever the federal Act binds. What differs (docs/explanation/state-law.md):

* A bill waits for the answer to a dispute, unless some law requires it.
* A number or email address that is known to reach another tells another; no safe harbour says when it is known.
* Where Maryland's creditor gave no notice, no period runs, so that no dispute is in it; Minnesota's stops whenever.
* A loan of Nevada's lenders is in default from its first overdue day; if nobody knows that day, it is taken to be past.
* Who collects, and of what kind a debt is, may be what nobody knows.

Left out: what advises above a number that the library chose (frequency, unusual hours, repeated calls and letters), and
what is told to third parties of Minnesota's medical debts in the chapter's own words, which nobody here has read.
"""

from collections.abc import Callable, Collection
from datetime import date
from functools import cache
from typing import Any, NamedTuple

from . import fdcpa, s06, s10, s14, s14b_s06b, s18, s22_s42
from .plain import (
    CONSUMERS,
    CREDITORS,
    DENY,
    MISSING,
    NO,
    OTHERS,
    UNKNOWN,
    UNSETTLED,
    Answers,
    Json,
    acts,
    began,
    day_of,
    debts_of,
    instant,
    listed,
    opened,
    whichever,
    zones,
)
from .s14b_s06b import Missing

# -- who is bound, as to which debts, from when


class Adoption(NamedTuple):
    state: str
    takes: frozenset[str]
    """What of the federal law it takes over, by the last words of the rules' names."""
    collectors: Collection[str] = ()
    """Whom it binds; nobody named, everybody."""
    kinds: Collection[str] = ()
    """Of which debts; none named, of all."""
    not_kinds: Collection[str] = ()
    businesses: bool = False
    """Whether a business's debts are too."""
    in_default: bool = False
    """Whether only those in default are."""
    or_spared: bool = False
    """Whether those are bound too whom the federal Act spares, since they got the debt before its default."""
    unnoticed: bool = True
    """Whether who need give no notice, and gave none, is stopped by a dispute whenever it comes."""

    def covers(self, case: Json, debt: Json) -> bool:
        if debt["nature"] == "commercial" and not self.businesses:
            return False
        kind = debt.get("kind", UNKNOWN)
        if kind in self.not_kinds or (self.kinds and kind not in (*self.kinds, UNKNOWN)):
            return False
        if self.in_default and not may_be_overdue(case, debt):
            return False
        spared = self.or_spared and case["collector"] != "creditor" and not s22_s42.is_covered(case, debt)
        return not self.collectors or case["collector"] in (*self.collectors, UNKNOWN) or spared


def may_be_overdue(case: Json, debt: Json) -> bool:
    """Whether it is by the clock of some place or number that the consumer has."""
    since = debt.get("past_due_since")
    if since in (None, UNKNOWN):
        return True
    asked = s14b_s06b.Reading(case, case["asked"])
    clocks = asked.zones_of(asked.is_surely_consumer, asked.may_be_consumer, now=False)
    return any(day_of(case["asked"]["at"], zone) >= date.fromisoformat(since) for zone in clocks)


LOCATION = {
    "location-identify": "us.regf.10b1.identify",
    "location-state-no-debt": "us.regf.10b2.state-no-debt",
    "location-no-postcard": "us.regf.10b3.no-postcard",
    "location-no-debt-collection-symbol": "us.regf.10b4.no-debt-collection-symbol",
    "location-only-the-attorney": "us.regf.10b5.only-the-attorney",
    "location-once": "us.regf.10c.once",
}
COMMUNICATION = {
    "hours",
    "first-second",
    "inconvenient-time",
    "inconvenient-place",
    "employer-prohibits",
    "represented",
    "cease",
    "third-party",
    "not-the-consumers-number",
    "social-media",
}
"""15 USC 1692c."""
CONDUCT = {
    "threat-of-harm",
    "profanity",
    "caller-identity",
    "empty-threat",
    "report-the-dispute",
    "nothing-owed",
    "no-postcard",
    "envelope",
    "envelope-wording",
}
"""15 USC 1692d to 1692f, but for what follows."""
DISCLOSURE = {"initial-disclosure", "subsequent-disclosure"}
STOPS = {"dispute", "original-creditor"}
NOTICE = {"validation-notice", "overshadowing"}
NUMBERS = {"seven-in-seven", "after-conversation"}
"""12 CFR 1006.14(b)."""
ALL = frozenset({*LOCATION} | COMMUNICATION | CONDUCT)
LENDERS = (*CREDITORS, "debt-buyer")
BUT_CREDITORS = ("third-party-collector", "debt-buyer", "law-firm", "mortgage-servicer", "creditor-under-other-name")
SERVICES = ("third-party-collector", "debt-buyer", "creditor-under-other-name")
VIRGINIA = frozenset(CONDUCT | DISCLOSURE | {"time-barred"})

ADOPTIONS: dict[str, tuple[Adoption, ...]] = {
    "us.ca.1788-17": (Adoption("CA", ALL), Adoption("CA", frozenset(DISCLOSURE | STOPS | NOTICE), BUT_CREDITORS)),
    "us.md.14-202-11": (
        Adoption(
            "MD",
            ALL | DISCLOSURE | STOPS | NUMBERS | {"medium", "time-barred"},
            not_kinds=("federal-tax",),
            unnoticed=False,
        ),
    ),
    "us.mn.332c-02": (
        Adoption("MN", ALL - {"third-party"} | STOPS | {"time-barred"}, ("creditor",), ("medical",), or_spared=True),
    ),
    "us.nv.604a": (
        Adoption("NV", ALL | DISCLOSURE | STOPS | NOTICE, CREDITORS, ("payday-loan", "title-loan"), in_default=True),
    ),
    "us.tn.45-15-115-15": (
        Adoption(
            "TN", ALL | DISCLOSURE | STOPS | NOTICE | NUMBERS | {"medium", "time-barred"}, CREDITORS, ("title-loan",)
        ),
    ),
    "us.tn.0320-05-06-1g": (Adoption("TN", frozenset({"no-postcard"}), SERVICES, not_kinds=("mortgage",)),),
    "us.tn.0320-05-07-2": (Adoption("TN", frozenset(STOPS), SERVICES, not_kinds=("mortgage",)),),
    "us.va.6-2-1816-20": (Adoption("VA", VIRGINIA, LENDERS, ("payday-loan",), businesses=True),),
    "us.va.6-2-2215-17": (Adoption("VA", VIRGINIA, LENDERS, ("title-loan",), businesses=True),),
}
OTHERWISE_NAMED = {"us.mn.332c-02.told-to-third-party": "third-party"}
"""A rule that has its own name beside the federal one's."""


def known(case: Json, contact: Json) -> Json:
    """The case, with what is asked about it."""
    return {**case, "asked": contact}


def of_state(case: Json) -> set[str]:
    return {place["state"] for place in listed(case["locations"]) if place.get("state")}


@cache
def bound(reading: Any, adoption: Adoption) -> Any:
    """A federal reading of whom and which debts an adoption binds."""

    class Bound(reading):  # type: ignore[misc]
        state = adoption.state

        def is_covered(self, debt: Json) -> bool:
            return adoption.covers(known(self.case, self.contact), debt)

        def is_about_collecting(self) -> bool:
            return acts(self.contact) != {"unrelated-notice"}

    return Bound


Federal = Callable[[Adoption, Json, Json], dict[str, str]]


def read(prefix: str, asked: dict[str, Federal], case: Json, contact: Json) -> Answers:
    found: Answers = {}
    for adoption in ADOPTIONS[prefix]:
        for suffix in adoption.takes & {*asked}:
            inside = adoption.state in of_state(case)
            found[f"{prefix}.{suffix}"] = asked[suffix](adoption, case, contact) if inside else {}
    return found


# -- when: 15 USC 1692c(a)(1), 12 CFR 1006.14(b)


def when(rule: str) -> Federal:
    applies, question = s14b_s06b.RULES[rule]

    def asked(adoption: Adoption, case: Json, contact: Json) -> dict[str, str]:
        found: dict[str, str] = bound(s14b_s06b.Reading, adoption)(case, contact).verdict(applies, question)
        return found

    return asked


WHEN = {
    "hours": when("us.regf.6b1i.hours"),
    "inconvenient-time": when("us.regf.6b1i.inconvenient-time"),
    "seven-in-seven": when("us.regf.14b2.seven-in-seven"),
    "after-conversation": when("us.regf.14b2.after-conversation"),
}


# -- with whom: the rest of 15 USC 1692c, and what is declared


class People(fdcpa.Statute):
    def reaches_another(self, debt: str) -> bool:
        """1692c(b): the number or address is known to reach somebody else."""
        return self.anothers_number(debt) or self.led_to_others(debt)

    def led_to_others(self, debt: str) -> bool:
        """Whether something like it is known to have reached somebody else, by an email or text to that address."""
        if self.medium not in ("text", "email") or self.serves() or self.tells_of_no_debt():
            return False
        theirs = self.recipient in CONSUMERS or self.to_the_consumer()
        if not theirs and (self.recipient in OTHERS or self.address is None):
            return False
        kept = listed(self.case["emails" if self.medium == "email" else "phones"])
        records = self.records(self.address) if self.address is not None else kept
        known = self.still_known([record["led_to_third_party_at"] for record in records], records)
        if known and self.address is None:
            raise Missing
        return known and not self.consented_to_others(debt, None)

    def tells_in_public(self, debt: str) -> bool:
        """1692c(b): what is known to tell of no debt tells others of none, unless it shows who collects (1692a(2))."""
        shows = self.carries & {"collector-disclosure", "initial-disclosure", "shows-debt-collection"}
        silent = "states-debt" in self.lacks and not self.tells_of_a_debt()
        silent |= self.confirms_an_opt_out()
        return (bool(shows) or not silent) and self.for_all_to_see(debt)

    def ceased_for_lenders(self, debt: str) -> bool | str:
        """1692c(c): a creditor that collects its own mortgages services them (12 CFR 1024.31)."""
        servicer = {**self.case, "collector": "mortgage-servicer"}
        case, self.case = self.case, servicer if self.case["collector"] == "creditor" else self.case
        try:
            return self.ceased(debt)
        finally:
            self.case = case


def whom(question: Callable[[Any, str], bool | str]) -> Federal:
    def asked(adoption: Adoption, case: Json, contact: Json) -> dict[str, str]:
        reading = bound(People, adoption)(case, contact)
        return {debt: reading.asked(question, debt) for debt in reading.debts}

    return asked


REGULATION = "us.regf."
WHOM = {
    "first-second": whom(fdcpa.RULES["us.fdcpa.1692c-a1.first-second"]),
    "inconvenient-place": whom(s06.RULES["us.regf.6b1ii.inconvenient-place"]),
    "employer-prohibits": whom(s06.RULES["us.regf.6b3.employer-prohibits"]),
    "represented": whom(s06.RULES["us.regf.6b2.represented"]),
    "cease": whom(s06.collecting(People.ceased_for_lenders)),
    "third-party": whom(s06.RULES["us.regf.6d1.third-party"]),
    "not-the-consumers-number": whom(s06.collecting(People.reaches_another)),
    "social-media": whom(s06.collecting(People.tells_in_public)),
    "threat-of-harm": whom(fdcpa.RULES["us.fdcpa.1692d1.threat-of-harm"]),
    "profanity": whom(lambda reading, debt: reading.abuses(debt) and (reading.collects() or reading.state != "VA")),
    "caller-identity": whom(fdcpa.RULES["us.fdcpa.1692d6.caller-identity"]),
    "empty-threat": whom(fdcpa.RULES["us.fdcpa.1692e5.empty-threat"]),
    "no-postcard": whom(s06.RULES["us.regf.22f1.no-postcard"]),
    "envelope": whom(s06.RULES["us.regf.22f2.envelope"]),
    "envelope-wording": whom(fdcpa.RULES["us.fdcpa.1692f8.envelope-wording"]),
}


# -- what is said: 15 USC 1692b, 1692e(8), (11), 12 CFR 1006.14(h)


def said(reading: Any, question: Callable[[Any], dict[str, str]]) -> Federal:
    return lambda adoption, case, contact: question(bound(reading, adoption)(case, contact))


def since_default(question: Federal, *, notices: bool = True) -> Federal:
    """What comes first is the first that collects: before the default nothing is collected where only then it may be.

    Where nobody knows since when a debt is overdue, it is taken to have been all along; what would be barred if it were
    not lacks that fact. ``notices``: whether a notice of before the default told of the debt then, and no later.
    """

    def asked(adoption: Adoption, case: Json, contact: Json) -> dict[str, str]:
        if not adoption.in_default:
            return question(adoption, case, contact)
        told, untold = [
            question(adoption, without_the_past(case, forgetting=forgetting, notices=notices), contact)
            for forgetting in (False, True)
        ]
        return {debt: MISSING if untold[debt] == DENY and word != DENY else word for debt, word in told.items()}

    return asked


def without_the_past(case: Json, *, forgetting: bool, notices: bool) -> Json:
    """The case without what came before each debt's default by any clock; where that is unknown, without anything."""

    def is_past(id: str, when: str | None) -> bool:
        since = next((d.get("past_due_since") for d in case["debts"] if d["id"] == id), None)
        if since in (None, UNKNOWN):
            return forgetting
        return (
            when is not None
            and when != UNKNOWN
            and any(day_of(when, z) < date.fromisoformat(since) for z in zones(case))
        )

    def of_now(event: Json, name: str) -> Json:
        """Those debts alone; where all that was spoken of is past, it was something else, and not nothing."""
        debts = event.get(name)
        if not isinstance(debts, list | tuple):
            return {}
        kept = [id for id in debts if not is_past(id, event["at"])]
        return {name: kept if kept or not debts or name == "debts" else ["what is past"]}

    debts = [
        {
            **debt,
            **(
                {"initial_communication_at": None, "initial_communication_orally": UNKNOWN}
                if is_past(debt["id"], debt.get("initial_communication_at"))
                else {}
            ),
            "validation": debt["validation"]
            if debt["validation"] == UNKNOWN or not notices
            else [n for n in listed(debt["validation"]) if not is_past(debt["id"], n["provided_at"])],
        }
        for debt in case["debts"]
    ]
    history = case["history"]
    if history not in (UNKNOWN, "none", None):
        history = {
            kind: [
                {**event, **of_now(event, "debts"), **of_now(event, "discussed")}
                if notices or event.get("outcome") not in UNSETTLED[1:]
                else event
                for event in listed(history[kind])
            ]
            for kind in ("attempts", "inbound")
        }
    return {**case, "debts": debts, "history": history}


class Sayings(s18.Representations):
    def tells(self, debt: Json) -> bool:
        """Who owes a debt too, as an employer as well, is told nothing of another's."""
        return self.person not in self.co_obligors(debt["id"]) and super().tells(debt)


SAID = {suffix: said(s10.Location, s10.RULES[rule]) for suffix, rule in LOCATION.items()} | {
    "report-the-dispute": said(Sayings, s18.RULES["us.regf.18c2.report-the-dispute"]),
    "initial-disclosure": since_default(said(Sayings, s18.RULES["us.regf.18e1.initial-disclosure"])),
    "subsequent-disclosure": since_default(said(Sayings, s18.RULES["us.regf.18e2.subsequent-disclosure"])),
    "medium": said(s14.Conduct, s14.RULES["us.regf.14h1.medium"]),
}


# -- what is owed: 15 USC 1692f(1), 1692g


def owed(question: Callable[[Json, Json, Json], str]) -> Federal:
    def asked(adoption: Adoption, case: Json, contact: Json) -> dict[str, str]:
        return {
            debt["id"]: question(case, contact, debt)
            for debt in debts_of(case, contact)
            if adoption.covers(known(case, contact), debt)
        }

    return asked


def stopped(question: Callable[[Json, Json, Json], str]) -> Federal:
    def asked(adoption: Adoption, case: Json, contact: Json) -> dict[str, str]:
        def of_debt(case: Json, contact: Json, debt: Json) -> str:
            """Where no notice was given, and none need be, none of the thirty days ever run."""
            contact = bills_as_collection(case, contact, debt)
            if adoption.unnoticed or s22_s42.is_covered(case, debt):
                return question(case, contact, debt)
            if debt["validation"] == UNKNOWN:
                return whichever((question(case, contact, {**debt, "validation": []}), NO))
            return question(case, contact, debt) if was_given(case, contact, debt) else NO

        return owed(of_debt)(adoption, case, contact)

    return asked


def was_given(case: Json, contact: Json, debt: Json) -> bool:
    """Whether a notice may have been given, and did not surely come back: one by word of mouth was."""
    now = instant(contact["at"])
    return any(
        began(notice["provided_at"], now)
        and not opened(notice["undeliverable_at"], now)
        and (notice["undeliverable_at"] or not s22_s42.missed(case, contact, debt, notice))
        for notice in debt["validation"]
    )


def bills_as_collection(case: Json, contact: Json, debt: Json) -> Json:
    """A bill that no law requires, as what it is: it asks for what is disputed. Of a mortgage, law requires it."""
    required = contact["required_by_law"] or is_mortgage_statement(case, contact, debt)
    if contact["purpose"] != "servicing-disclosure" or required:
        return contact
    return {**contact, "purpose": "collection"}


def is_mortgage_statement(case: Json, contact: Json, debt: Json) -> bool:
    services = case["collector"] in {*s06.SERVICERS, "creditor"} and debt["kind"] == "mortgage"
    return services and contact["medium"] in s06.WRITTEN


OWED = {
    "nothing-owed": owed(s22_s42.nothing_owed),
    "time-barred": owed(s22_s42.time_barred),
    "dispute": stopped(s22_s42.disputed),
    "original-creditor": stopped(s22_s42.original_creditor),
    "validation-notice": since_default(owed(s22_s42.notice_owed), notices=False),
    "overshadowing": owed(s22_s42.overshadowing),
}


def oracle(asked: dict[str, Federal]) -> Callable[[Json, Json], Answers]:
    """Of a group of federal words, what each state says that takes them over."""

    def answers(case: Json, contact: Json) -> Answers:
        found: Answers = {}
        for prefix in ADOPTIONS:
            found |= read(prefix, asked, case, contact)
        for rule, suffix in OTHERWISE_NAMED.items():
            if suffix in asked:
                prefix = rule.rpartition(".")[0]
                inside = ADOPTIONS[prefix][0].state in of_state(case)
                found[rule] = asked[suffix](ADOPTIONS[prefix][0], case, contact) if inside else {}
        return found

    return answers


def rules_of(asked: dict[str, Federal]) -> dict[str, str]:
    """The rules of a group, each with the last words of its federal one."""
    found = {
        f"{prefix}.{suffix}": suffix
        for prefix, adoptions in ADOPTIONS.items()
        for adoption in adoptions
        for suffix in sorted(adoption.takes & {*asked})
    }
    return found | {rule: suffix for rule, suffix in OTHERWISE_NAMED.items() if suffix in asked}
