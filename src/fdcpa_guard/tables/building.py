"""A case in the making: the rows of one consumer, table by table, to the facts that they are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from functools import cached_property, partial
from typing import TYPE_CHECKING, Any, Final, NamedTuple, cast

from ..errors import InvalidFacts, Problem
from ..facts import Attempt, Case, Dispute, Fact, Unread, WeeklyWindow
from ..facts.history import MAX_TAGS
from ..facts.ids import why_no_id
from ..facts.moments import surely_before
from ..facts.requests import (
    AddressOptOut,
    CeaseNotice,
    ConsentRevocation,
    EmployerProhibition,
    InconvenientPlace,
    InconvenientTime,
    MediumOptOut,
)
from ..vocabulary import (
    LIVE,
    TELEPHONE,
    UNKNOWN,
    CallOutcome,
    City,
    ConsentScope,
    DebtKind,
    Delivery,
    Medium,
    Purpose,
    Recipient,
    Unclear,
)
from .alike import Again, Kind, Likeness
from .columns import Lost
from .definitions import TABLES, TAGS
from .dispositions import Disposition, Says, Where, facts_of, most_binding
from .dispositions.table import shown_code
from .naming import no_such_table
from .report import Report
from .rows import Doubts, Given, Plan, Rows, columns_of, nested, values_of

if TYPE_CHECKING:
    from .cases import Reader

_UNKNOWN: Final = UNKNOWN.value
_CONSUMER: Final = Recipient.CONSUMER.value
_ALL: Final = "all"
_ANY: Final = "any"
_NONE: Final = "none"
_CALLS: Final = frozenset(medium.value for medium in TELEPHONE)
_LIVE: Final = frozenset(medium.value for medium in LIVE)
_TALKS: Final = frozenset({Medium.CALL.value, Medium.IN_PERSON.value})
_CALL_OUTCOMES: Final = {outcome.value: outcome for outcome in CallOutcome}
_RECIPIENTS: Final = {recipient.value: recipient for recipient in Recipient}
_DELIVERIES: Final = {outcome.value: outcome for outcome in Delivery}
_UNSETTLED: Final = frozenset({_UNKNOWN, "pending"})
_NAMES_DEBTS: Final = frozenset({CallOutcome.CONVERSATION.value, CallOutcome.VOICEMAIL.value})
_STUDENT: Final = frozenset({DebtKind.STUDENT_LOAN.value, _UNKNOWN})
_CITIES: Final[Mapping[str, tuple[str, ...]]] = {
    state: tuple(city.value for city in City if city.value[3:5] == state)
    for state in dict.fromkeys(city.value[3:5] for city in City)
}

_OF_DEBTS: Final = {name: table.becomes for name, table in TABLES.items() if table.of == "debts"}
_OF_CASES: Final = (
    "requests",
    "representation",
    "bankruptcies",
    "emergencies",
    "locations",
    "phones",
    "emails",
    "postal_addresses",
)
"""Lists of a case that are unknown where their table is not given."""
_WITH_CODES: Final = tuple([name for name, table in TABLES.items() if "disposition" in table.by_name])
"""Tables of which a column may hold a dialer's code."""
_KNOWN: Final = ("consents", "court_permissions")
"""Lists of a case of which none is known where their table is not given."""
_TARGETS: Final = ("phones", "emails", "postal_addresses")
_BOTH: Final = frozenset(
    {
        "disputes",
        "original_creditor_requests",
        "proceedings",
        "promises",
        "locations",
        "attempts",
        "inbound",
        "requests",
        "representation",
        "bankruptcies",
        "emergencies",
    }
)
"""Tables of which two rows of one id both hold."""

_REQUESTS: Final[dict[str, type[Fact]]] = {
    "cease": CeaseNotice,
    "stop-medium": MediumOptOut,
    "stop-address": AddressOptOut,
    "inconvenient-time": InconvenientTime,
    "inconvenient-place": InconvenientPlace,
    "employer-prohibits": EmployerProhibition,
    "revoke-consent": ConsentRevocation,
}
_REQUEST_FIELDS: Final = {kind: frozenset(model.model_fields) for kind, model in _REQUESTS.items()}

Grouped = dict[str, list[Any]]
"""By table its rows, or the fields of facts; among the attempts are some that are ready."""
Source = Rows | Iterable[Any]
"""The rows of a table."""


_TOLD: Final = tuple(
    [tuple([("in_reply_to", *address, *tags) for tags in ((), ("tags",))]) for address in ((), ("address",))]
)
"""What counts as given of an attempt: whether it has an address, and whether it has tags."""


class _IdsKnown(NamedTuple):
    """What attempts may name."""

    debts: frozenset[str]
    addresses: frozenset[str] | None
    """None: it is unknown which there are."""
    inbound: frozenset[str]
    first_inbound: datetime | None


def _iterated(name: str, rows: Iterable[Any]) -> Iterator[Any]:
    try:
        return iter(rows)
    except TypeError:
        message = "must be rows: of a table that is not given leave the name out"
        raise InvalidFacts("Tables", (Problem(name, message, "iterable_type"),)) from None


class Building:
    """One case in the making."""

    def __init__(self, reader: Reader, consumer: str, rows: Mapping[str, Source]) -> None:
        self._reader, self._consumer = reader, consumer
        self._doubts = Doubts()
        self._named = Doubts()
        """What names something that no row is: the case itself points it out (`guard.references`), so only reported."""
        for name in rows:
            if name not in TABLES:
                raise InvalidFacts("Tables", (no_such_table(name),))
        self._given = frozenset(rows)
        self._lacking: set[str] = set()
        self._evidence: list[Given] = []
        self._dead: Given | None = None
        self._kinds: dict[str, tuple[Likeness, Kind]] = {}
        """Attempts, by their ids, after which others may be made: where, and their kinds."""
        self._new: list[tuple[str, bool, tuple[Says, ...]]] = []
        self._rows: Grouped = {
            name: self._read(name, rows[name]) for name in TABLES if name in rows and name != "contacts"
        }
        self._case = self._built()

    def case(self) -> Case:
        """The case."""
        return self._case

    def report(self) -> Report:
        """What was not understood."""
        absent = frozenset(TABLES) - self._given - {"contacts"}
        return Report(self._doubts.unread() + self._named.unread(), self._doubts.codes, absent)

    # -- rows

    def _read(self, name: str, source: Source) -> list[Any]:
        """The rows of a table that can be understood, each with an id of its own if the table has ids."""
        if isinstance(source, Rows) and isinstance(source.values, list | tuple) and not source.values:
            self._reader.plan(name, source.columns)
            return []
        doubts, found = self._doubts, list[Any]()
        numbered = "id" in TABLES[name].by_name
        consumer = self._consumer
        seen: object = consumer
        for number, (plan, row) in enumerate(self._planned(name, source), 1):
            if plan.whose is not None and (whose := row[plan.whose]) is not seen and whose is not None:
                if whose.__class__ is not seen.__class__ or whose != seen:
                    self._of_this_consumer(name, whose)
                seen = whose
            alike = plan.alike
            if alike is not None and (again := alike.read(row)) is not None:
                found.append(again)
                continue
            before = len(doubts)
            given = plan.read(row, doubts)
            if given is None:
                self._lacking.add(name)
                continue
            if given.get("person") == consumer:
                given["person"] = _CONSUMER
            if numbered and "id" not in given:
                given["id"] = f"{name}-{number}"
            if alike is not None and len(doubts) == before and (kind := alike.kind_of(row)) is not None:
                self._kinds[given["id"]] = alike, kind
            found.append(given)
        if numbered and len({row.id if row.__class__ is Again else row["id"] for row in found}) < len(found):
            whole = (row.plan.read(row.row, doubts) if row.__class__ is Again else row for row in found)
            found = self._kept_apart(name, [row for row in whole if row is not None])
            self._kinds.clear()
        return found

    def _of_this_consumer(self, name: str, whose: Any) -> None:
        if not self._reader.is_id(whose, self._consumer):
            message = "the rows are those of several consumers, and a case is one person's"
            raise InvalidFacts("Tables", (Problem(f"{name}.consumer_id", message, "consumers"),))

    def _planned(self, name: str, source: Source) -> Iterator[tuple[Plan, Sequence[Any]]]:
        """Each row of a table, and how to read it."""
        if isinstance(source, Rows):
            plan = self._reader.plan(name, source.columns)
            wide = len(source.columns)
            for row in _iterated(name, source.values):
                if len(row) != wide:
                    raise InvalidFacts("Tables", (Problem(name, "a row has more or fewer values than columns", "row"),))
                yield plan, row
            return
        for row in _iterated(name, source):
            names = columns_of(row)
            yield self._reader.plan(name, names), values_of(row, names)

    def _kept_apart(self, name: str, rows: list[Given]) -> list[Given]:
        """Rows of which some have one id: the same twice is one; others are kept apart, and what is careful holds."""
        by_id: defaultdict[str, list[Given]] = defaultdict(list)
        for row in rows:
            if row not in by_id[row["id"]]:
                by_id[row["id"]].append(row)
        kept: list[Given] = []
        for id, same in by_id.items():
            kept += same if len(same) == 1 else self._apart(name, id, same)
        return kept

    def _apart(self, name: str, id: str, rows: list[Given]) -> Iterator[Given]:
        opens = TABLES[name].lost is Lost.LEFT_OUT
        self._doubts.add(name, id, Unclear.GIVEN_TWICE, denies=opens and any(_denies_lost(name, row) for row in rows))
        if opens:
            return
        apart = [{**row, "id": f"{id}.{number}"} for number, row in enumerate(rows, 1)]
        if name in _BOTH:
            yield from apart
            return
        # What both say alike is known; of the rest nothing is, and each stays as evidence under an id of its own.
        yield _alike(rows, self._reader.plan(name, ("consumer_id",)).nothing)
        if name != "debts":
            yield from apart

    def _lost(self, name: str, row: Given, why: Unclear, column: str | None = None) -> None:
        self._doubts.add(name, row.get("id"), why, column, denies=_denies_lost(name, row))

    def _aside(self, name: str, row: Given, column: str, why: Unclear = Unclear.CONTRADICTORY) -> None:
        """Note that a value was set aside, for it cannot be true with the rest or names what there is not."""
        self._doubts.add(name, row.get("id"), why, column)

    # -- the whole

    def _built(self) -> Case:
        rows = self._rows
        if not rows.get("debts"):
            raise InvalidFacts("Case", (Problem("debts", "there is no debt to ask about", "missing"),))
        self._debts = tuple([row["id"] for row in rows["debts"]])
        self._codes_not_given()
        self._addresses()
        self._said: list[tuple[tuple[Says, ...], str, Given, str]] = []
        self._windows_of = self._stretches("request_times", "request_id")
        self._recurrences_of = self._stretches("request_recurrences", "request_id")
        self._consented_of = self._stretches("consent_times", "consent_id")
        facts: Grouped = {
            name: [fact for row in rows[name] if (fact := self._fact(name, row)) is not None]
            for name in TABLES
            if name in rows and name in _MAKERS
        }
        self._dispose(facts)
        if "requests" in facts:
            facts["requests"] += list(self._of_each_address(facts))
        self._look_for_names(facts)
        try:
            case = Case.model_validate(self._assembled(facts))
        except InvalidFacts:
            self._mend(facts)
        else:
            self._remember(case)
            return case
        try:
            return Case.model_validate(self._assembled(facts))
        except InvalidFacts as error:
            self._mend_consumer(facts, error)
        return Case.model_validate(self._assembled(facts))

    def _look_for_names(self, facts: Grouped) -> None:
        """Note what names a debt, number or address that is none of the rows: ids of two tables that do not fit."""
        debts = {*self._debts, *[row["servicing_account"] for row in facts["debts"] if "servicing_account" in row]}
        given = all(name in facts for name in _TARGETS)
        held = {fact["id"] for name in _TARGETS for fact in facts.get(name, ())}
        for name in _NAMING:
            for fact in facts.get(name, ()):
                if fact.__class__ is Attempt:
                    continue
                about = fact.get("debts")
                if about.__class__ is tuple and about is not self._debts and not debts.issuperset(about):
                    self._named.add(name, fact["id"], Unclear.NOT_HERE, "debts")
                address = fact.get("address")
                looked_up = given and fact.get("medium", Medium.CALL.value) in _BY_ADDRESS
                if looked_up and address not in (None, _UNKNOWN) and address not in held:
                    self._named.add(name, fact["id"], Unclear.NOT_HERE, "address")

    @staticmethod
    def _of_each_address(facts: Grouped) -> Iterator[Given]:
        """Of a request about an address that nobody knows: the same about each, for any may be meant."""
        each = [fact["id"] for name in _TARGETS for fact in facts.get(name, ())]
        for asked in facts["requests"]:
            if asked.get("kind") == _STOP_ADDRESS and asked.get("address", _UNKNOWN) == _UNKNOWN:
                yield from [
                    {**asked, "id": f"{asked['id']}.{number}", "address": address}
                    for number, address in enumerate(each, 1)
                ]

    def _fact(self, name: str, row: Any) -> Given | Attempt | None:
        return _MAKERS[name](self, row)

    def _assembled(self, facts: Grouped) -> Given:
        """The whole case as `Case` takes it."""
        of_debts: dict[str, defaultdict[str, list[Given]]] = {}
        for name in _OF_DEBTS:
            if name in facts:
                of_debts[name] = defaultdict(list)
                for fact in facts[name]:
                    of_debts[name][fact[_DEBT]].append({key: value for key, value in fact.items() if key != _DEBT})
        debts = [
            {
                **debt,
                **{
                    field: tuple(of_debts[name][debt["id"]]) if name in of_debts else _UNKNOWN
                    for name, field in _OF_DEBTS.items()
                },
            }
            for debt in facts["debts"]
        ]
        checks = self._children("reassigned_checks", "phone_id")
        phones = [
            {**line, "reassigned_checks": _UNKNOWN if checks is None else checks.get(line["id"], ())}
            for line in facts.get("phones", ())
        ]
        whole: Given = {
            **self._consumer_facts(facts),
            "debts": debts,
            "history": self._history(facts),
            **{name: facts.get(name, _UNKNOWN) for name in _OF_CASES},
            **{name: facts[name] for name in _KNOWN if name in facts},
            "attributes": self._attributes(),
            "unread": _worst_first(self._doubts.unread()),
        }
        if "phones" in facts:
            whole["phones"] = phones
        if self._evidence and whole["locations"] != _UNKNOWN:
            whole["locations"] = [*whole["locations"], *self._evidence]
        return whole

    def _history(self, facts: Grouped) -> Any:
        if "attempts" not in facts or "inbound" not in facts:
            return _UNKNOWN
        inbound = {event["id"]: event["at"] for event in facts["inbound"]}
        taken = set(inbound)
        attempts: list[Given | Attempt] = []
        for attempt in facts["attempts"]:
            if attempt.__class__ is Attempt:
                attempts.append(attempt)
                continue
            reply = attempt.get("in_reply_to")
            if reply not in (None, _UNKNOWN) and (reply not in inbound or inbound[reply] > attempt["at"]):
                self._aside("attempts", attempt, "in_reply_to", Unclear.NOT_HERE)
                reply = _UNKNOWN
            if reply == _UNKNOWN and not any(at <= attempt["at"] for at in inbound.values()):
                reply = None
            attempt = {**attempt, "in_reply_to": reply}
            if attempt["id"] in taken:
                attempt = {**attempt, "id": f"attempt.{attempt['id']}"}
            attempts.append(attempt)
        return {"attempts": attempts, "inbound": facts["inbound"]}

    def _consumer_facts(self, facts: Grouped) -> Given:
        rows = facts.get("consumers", [])
        if len(rows) == 1:
            known = nested(rows[0])
        else:
            nothing = self._reader.plan("consumers", ("consumer_id",)).nothing
            known = nested(_alike(rows, nothing) if rows else nothing)
            if rows:
                self._doubts.add("consumers", None, Unclear.GIVEN_TWICE)
            if "deceased" not in known:
                self._doubts.add("consumers", None, Unclear.MISSING, "deceased", denies=True)
        case = known.pop("case")
        if known.get("deceased") is not True:
            known.pop("deceased_learned_at", None)
        hours = self._rows.get("working_hours")
        if hours is not None:
            known["working_hours"] = [_window(row) for row in hours]
        if self._dead is not None and known.get("deceased") is not True:
            known |= self._dead
        return {**case, "consumer": known}

    def _attributes(self) -> Given:
        found: Given = {}
        twice: set[str] = set()
        for row in self._rows.get("attributes", ()):
            name = row["name"]
            values = [row[key] for key in ("text_value", "number_value", "flag_value") if key in row]
            if name in found or len(values) > 1:
                twice.add(name)
            found[name] = values[0] if values else None
        for name in twice:
            self._doubts.add("attributes", name, Unclear.CONTRADICTORY)
            del found[name]
        return found

    def _children(self, name: str, key: str) -> dict[str, tuple[Given, ...]] | None:
        """The rows of a table that belong to rows of another, by these; None if it is not given."""
        rows = self._rows.get(name)
        if rows is None:
            return None
        found: defaultdict[str, list[Given]] = defaultdict(list)
        for row in rows:
            found[row[key]].append({field: value for field, value in row.items() if field != key})
        parents = {row["id"] for row in self._rows.get(TABLES[name].of, ())}
        for parent in found.keys() - parents:
            self._lacking.add(name)
            self._doubts.add(name, parent, Unclear.NOT_HERE)
        return {parent: tuple(children) for parent, children in found.items()}

    def _stretches(self, name: str, key: str) -> dict[str, tuple[Given, ...]]:
        found = self._children(name, key) or {}
        return {parent: tuple(map(_window, rows)) for parent, rows in found.items()}

    def _known_whole(self, name: str) -> bool:
        """Whether all rows of a table are known: it is given, and none of them is lost."""
        return name in self._given and name not in self._lacking

    # -- numbers and addresses that have one id

    def _addresses(self) -> None:
        """Give rows of different kinds different ids, and what names them the one that is meant."""
        self._renamed: dict[str, dict[str, str]] = {}
        taken: set[str] = set()
        for name in _TARGETS:
            rows = self._rows.get(name, [])
            again = {row["id"] for row in rows} & taken
            if again:
                self._renamed[name] = {id: f"{name}.{id}" for id in again}
                self._rows[name] = [{**row, "id": self._renamed[name].get(row["id"], row["id"])} for row in rows]
            taken |= {row["id"] for row in self._rows.get(name, [])}

    def _address(self, row: Given) -> None:
        """The number or address of something that has a medium, by the kind that the medium uses."""
        if self._renamed and "address" in row:
            kind = _KIND_OF.get(row.get("medium", ""), "phones")
            row["address"] = self._renamed.get(kind, {}).get(row["address"], row["address"])

    # -- what follows from dispositions

    def _dispose(self, facts: Grouped) -> None:
        """Put what codes say besides to the facts that are given, in the order in which it was said."""
        for words, id, event, who in sorted(self._said, key=lambda said: said[2]["at"]):
            for follows in facts_of(
                words, id=id, at=event["at"], address=event.get("address"), person=who, debts=event.get("debts", ())
            ):
                if not self._told_of(follows.where, follows.to, event["at"]):
                    self._put(facts, follows.where, follows.to, follows.fact)

    def _told_of(self, where: Where, debt: str, at: datetime) -> bool:
        """Whether the table of such facts has one of that day, which then is the same and says more."""
        name, field = _TOLD_IN.get(where, ("", ""))
        days = [
            day for row in self._rows.get(name, ()) if row.get("debt_id", debt) == debt and (day := _day_of(row[field]))
        ]
        return any(abs(at.date() - day) <= _A_DAY for day in days)

    def _put(self, facts: Grouped, where: Where, to: str, fact: Given) -> None:
        if where is Where.CONSUMER:
            if self._dead is None or self._dead["deceased_learned_at"] > fact["deceased_learned_at"]:
                self._dead = fact
        elif where is Where.PHONES:
            for line in facts.get("phones", ()):
                if (to in (_UNKNOWN, line["id"])) and not _known_before(line.get("disowned_at"), fact["disowned_at"]):
                    # A number that only may be meant is not known to be another's: it stays evidence of a place.
                    line["disowned_at"] = _UNKNOWN if to == _UNKNOWN else fact["disowned_at"]
        elif where in _IN_DEBTS:
            name = _IN_DEBTS[where]
            for debt in self._debts if to == _UNKNOWN else (to,):
                if debt in self._debts and name in facts:
                    facts[name].append({_DEBT: debt, **fact})
        elif where.value in facts:  # of what is not known to be all, more is nothing
            facts[where.value].append(fact)

    # -- mending

    def _mend(self, facts: Grouped) -> None:
        """Row by row: what cannot be true of one is set aside, and a row of which nothing can be made is lost."""
        for name, rows in facts.items():
            if name in _MODELS:
                facts[name] = [
                    mended
                    for row in rows
                    if (mended := row if row.__class__ is Attempt else self._mended(name, row)) is not None
                ]
        if "disputes" in facts:
            facts["disputes"] = self._repeating_what_is_there(facts["disputes"])

    def _mend_consumer(self, facts: Grouped, error: InvalidFacts) -> None:
        """Of the consumer and attributes, what cannot be is set aside; of hours of work, what cannot be is as NULL."""
        wrong = {problem.field.removeprefix("consumer.") for problem in error.problems}
        for row in facts.get("consumers", ()):
            for key in [key for key in row if key.removeprefix("case.") in wrong]:
                self._aside("consumers", {}, key.removeprefix("case."), Unclear.NOT_UNDERSTOOD)
                del row[key]
        named = {"start": "starts", "end": "ends"}
        for row in self._rows.get("working_hours", ()):
            for field in _wrong_fields(WeeklyWindow, _window(row)) or ():
                if row.pop(field, None) is not None:
                    self._aside("working_hours", {}, named.get(field, field), Unclear.NOT_UNDERSTOOD)

        attributes = self._rows.get("attributes", [])
        for row in [row for row in attributes if why_no_id(row["name"]) or not _can_be_written(row.get("text_value"))]:
            self._doubts.add("attributes", row["name"], Unclear.NOT_UNDERSTOOD)
            attributes.remove(row)

    def _repeating_what_is_there(self, disputes: list[Given]) -> list[Given]:
        """The disputes; one that would repeat none of those before it is one of its own, which binds more."""
        received = {
            (row[_DEBT], row["id"]): Dispute.model_validate({k: v for k, v in row.items() if k != _DEBT}).received_at
            for row in disputes
        }
        found = []
        for row in disputes:
            earlier = received.get((row[_DEBT], row.get("repeats")))
            own = row.get("repeats") == row["id"]
            if "repeats" in row and (own or earlier is None or surely_before(received[row[_DEBT], row["id"]], earlier)):
                self._aside("disputes", row, "repeats", Unclear.NOT_HERE)
                row = {key: value for key, value in row.items() if key not in ("repeats", "duplicative_notice_at")}
            found.append(row)
        return found

    def _mended(self, name: str, row: Given) -> Given | None:
        """A row without what cannot be; None if nothing can be made of it. A debt is kept, for others name it."""
        plan = self._reader.plan(name, ("id",) if TABLES[name].shared else ("consumer_id",))
        nothing, model, debt = plan.nothing, _MODELS[name](row), name == "debts"
        for _ in range(_TRIES):
            fact = {key: value for key, value in row.items() if key != _DEBT}
            wrong = _wrong_fields(model, {**fact, **_LISTS_OF_A_DEBT} if debt else fact)
            if wrong is None:
                return row
            known = [field for field in wrong if field in row and field not in _NEVER_SET_ASIDE[debt]]
            if not known or TABLES[name].lost is Lost.LEFT_OUT:  # without a part, what opens may open more
                break
            for field in known:
                self._aside(name, row, field, Unclear.NOT_UNDERSTOOD)
            row = {key: value for key, value in row.items() if key not in known}
            row |= {key: nothing[key] for key in known if key in nothing}
        if debt:
            return row
        self._lost(name, row, Unclear.CONTRADICTORY)
        return None

    # -- facts, by their table

    def _debt(self, row: Given) -> Given:
        if row.get("servicing_account") == _NONE:
            del row["servicing_account"]
        elif row["kind"] in _STUDENT and "servicing_account" not in row:
            self._doubts.add("debts", row["id"], Unclear.MISSING, "servicing_account", denies=True)
        elif row["kind"] not in _STUDENT and "servicing_account" in row:
            self._aside("debts", row, "servicing_account")
            del row["servicing_account"]
        if row.get("co_obligors") == _NONE:
            row["co_obligors"] = ()
        return nested(row)

    def _of_debt(self, row: Given, *, name: str) -> Given | None:
        debt = row.pop("debt_id")
        if debt not in self._debts:
            self._doubts.add(name, row.get("id"), Unclear.NOT_HERE, "debt_id")
            return None
        row[_DEBT] = debt
        return row

    def _phone(self, row: Given) -> Given:
        if row.get("place") == _NONE:
            row["place"] = None
        if "number" not in row:
            row["disowned_at"] = _UNKNOWN  # nobody is reached by what is no number
        return row

    def _email(self, row: Given) -> Given:
        made: Given = {}
        creditor: Given = {}
        notice: Given = {}
        prior: Given = {}
        for key, value in row.items():
            outer, _, inner = key.rpartition(".")
            {"": made, "creditor_use": creditor, "creditor_use.notice": notice, "prior_collector_use": prior}[outer][
                inner
            ] = value
        if _says_anything(notice):
            creditor["notice"] = {"sent_at": _UNKNOWN, **notice}
        for name, use in (("creditor_use", creditor), ("prior_collector_use", prior)):
            if use.get("debts") == _ALL:
                del use["debts"]
            if _says_anything(use):
                made[name] = use
        return made

    def _place(self, row: Given, *, name: str) -> Given | None:
        city, state = row.get("city"), row.get("state")
        if city == _NONE:
            del row["city"]
        elif city is None and "zip" not in row and state is not None and state in _CITIES:
            self._evidence += [
                {
                    "id": f"{row['id']}.{number}",
                    "city": each,
                    "kind": "other",
                    **{key: row[key] for key in ("person", "learned_at", "ended_at") if key in row},
                }
                for number, each in enumerate(_CITIES[state], 1)
            ]
        if "zip" not in row and state is None and row.get("city") is None:
            self._doubts.add(name, row["id"], Unclear.MISSING, "state", denies=True)
            if not row.get("zones") and name == "locations":
                return None
        return row

    def _location(self, row: Given) -> Given | None:
        if row.get("verified") is True and row["kind"] != "current":
            self._aside("locations", row, "verified")
            del row["verified"]
        return self._place(row, name="locations")

    def _codes_not_given(self) -> None:
        """Who reads codes, and was not given the table that has them, may have lost a wish with any of them."""
        for name in _WITH_CODES if self._reader.dispositions is not None else ():
            if name not in self._rows:
                self._doubts.add(name, None, Unclear.MISSING, "disposition", denies=True)

    def _disposition(self, name: str, row: Given, *, known: bool) -> Disposition | None:
        """What the code says. Who reads codes and has none, nor another word of what happened, may have lost a wish."""
        code = row.pop("disposition", None)
        table = self._reader.dispositions
        if code is None:
            if table is not None and not known:
                self._doubts.add(name, row.get("id"), Unclear.MISSING, "disposition", denies=True)
            return None
        found = None if table is None else table.get(code)
        if found is None:
            self._doubts.codes[shown_code(code)] += 1
            self._doubts.add(name, row.get("id"), Unclear.UNKNOWN_CODE, "disposition")
        return found

    def _past_attempt(self, row: Given | Again) -> Given | Attempt:
        """An attempt, made as others of its kind if that is all there is to it."""
        if isinstance(row, Again):
            made = self._like_others(row)
            if made is not None:
                return made
            self._kinds[row.id] = row.among, row.kind
            row = cast(Given, row.plan.read(row.row, self._doubts))  # never nothing: its kind was understood
        debts, id = row.get("debts"), row["id"]
        if id not in self._kinds or debts.__class__ is not tuple or not debts:
            return self._attempt(row)
        doubts, said = len(self._doubts), len(self._said)
        fields = self._attempt(row)
        if len(self._doubts) == doubts:
            says = self._said[said][0] if len(self._said) > said else ()
            self._new.append((id, self._about_all(debts), says))
        return fields

    def _like_others(self, row: Again) -> Attempt | None:
        """The attempt of a row of a known kind; None if something of it wants a closer look."""
        debts, address, id, at = row.debts, row.address, row.id, row.at
        known = self._ids_known
        like = row.like.get(self._about_all(debts))
        if (
            like is None
            or self._renamed
            or id in known.inbound
            or not known.debts.issuperset(debts)
            or (address is not None and known.addresses is not None and address not in known.addresses)
        ):
            return None
        reply = UNKNOWN if known.first_inbound is not None and known.first_inbound <= at else None
        told = _TOLD[address is not None][bool(row.tags)]
        made = like.mould.like(id, at, debts, address=address, tags=row.tags, in_reply_to=reply, told=told)
        if made is not None and like.says:
            event = {"at": at, "address": address, "debts": debts}
            self._said.append((like.says, id, event, like.mould.recipient.value))
        return made

    def _about_all(self, debts: tuple[str, ...]) -> bool:
        return self._ids_known.debts.issubset(debts)

    @cached_property
    def _ids_known(self) -> _IdsKnown:
        rows = self._rows
        inbound = {row["id"]: row["at"] for row in rows.get("inbound", ())}
        targets = {row["id"] for name in _TARGETS for row in rows.get(name, ())}
        return _IdsKnown(
            frozenset(self._debts),
            frozenset(targets) if all(name in rows for name in _TARGETS) else None,
            frozenset(inbound),
            min(inbound.values(), default=None),
        )

    def _remember(self, case: Case) -> None:
        """Let attempts of which nothing was in doubt be those after which others of their kind are made."""
        if not self._new or case.history is UNKNOWN:
            return
        made = {attempt.id: attempt for attempt in case.history.attempts}
        for id, about_all, says in self._new:
            if id in made:
                likeness, kind = self._kinds[id]
                likeness.learn(kind, made[id], says, about_all=about_all)

    def _attempt(self, row: Given) -> Given:
        self._address(row)
        called, outcome = row["medium"] in _CALLS, row["outcome"]
        said = self._disposition("attempts", row, known=outcome != _UNKNOWN)
        if said is not None:
            outcome = row["outcome"] = self._settled(row, said, outcome)
            if called and row["answered_by"] == _UNKNOWN:
                row["answered_by"] = str(said.answered_in_role_of(_RECIPIENTS[row["recipient"]]))
        elif outcome in _CALL_OUTCOMES if not called else outcome in _DELIVERIES:
            self._aside("attempts", row, "outcome")
            outcome = row["outcome"] = _UNKNOWN
        if row["in_reply_to"] == _NONE:
            row["in_reply_to"] = None
        if not row.get("debts"):
            self._about_unknown_debts(row)
            outcome = row["outcome"]
        if not called:
            for field in ("answered_by", "answered_by_person"):
                if row.pop(field, _UNKNOWN) != _UNKNOWN:
                    self._aside("attempts", row, field)
        elif row["answered_by"] == _UNKNOWN and row.pop("answered_by_person", None) is not None:
            self._aside("attempts", row, "answered_by_person")
        discussed = row["discussed"]
        if outcome not in _UNSETTLED and outcome != CallOutcome.CONVERSATION.value:
            row["discussed"] = None
            if discussed not in (_UNKNOWN, (), row["debts"]):
                self._aside("attempts", row, "discussed")
        elif discussed == _UNKNOWN and (not called or self._can_only_be(row)):
            row["discussed"] = None
        if "allotted_to" in row and (not called or row["allotted_to"] not in row["debts"] or outcome in _NAMES_DEBTS):
            self._aside("attempts", row, "allotted_to")
            del row["allotted_to"]
        if called and row.pop("undeliverable_at", None) is not None:
            self._aside("attempts", row, "undeliverable_at")
        if row["improper"] == _UNKNOWN:
            row["improper"] = True
        if said is not None and said.says:
            self._said.append((tuple(said.says), row["id"], row, row.get("person") or row["recipient"]))
        self._tags(row)
        return row

    def _can_only_be(self, row: Given) -> bool:
        """Whether a talk can have been about no other debts than those that were raised: it collected, and all were."""
        return row["purpose"] == Purpose.COLLECTION.value and {*self._debts} <= {*row["debts"]}

    def _about_unknown_debts(self, row: Given) -> None:
        """Have an attempt, of which the debts are not known, be about each; of several it surely told of none."""
        outcome, discussed = row["outcome"], row["discussed"]
        if outcome == CallOutcome.CONVERSATION.value and discussed and discussed != _UNKNOWN:
            row["debts"] = discussed
            return
        row["debts"] = self._debts
        if len(self._debts) > 1 and outcome in (CallOutcome.CONVERSATION.value, Delivery.SENT.value):
            row["outcome"] = _UNKNOWN

    def _tags(self, row: Given) -> None:
        """Columns of tags as the tags that they are; what is no tag is set aside by itself."""
        found = {name: row.pop(name) for name in TAGS if name in row}
        for tag in row.pop("other_tags", ()):
            name, _, value = tag.partition("=")
            if found.setdefault(name, value) != value:
                self._aside("attempts", row, "tags")
        wrong = [name for name, value in found.items() if why_no_id(name) or why_no_id(value)]
        for name in wrong:
            self._aside("attempts", row, name if name in TAGS else "tags", Unclear.NOT_UNDERSTOOD)
            del found[name]
        if len(found) > MAX_TAGS:
            self._aside("attempts", row, "tags", Unclear.NOT_UNDERSTOOD)
            found = {name: value for name, value in found.items() if name in TAGS}
        if found:
            row["tags"] = found

    def _settled(self, row: Given, said: Disposition, outcome: str) -> str:
        """The outcome by its column and its code; of two that differ the one that binds no less than the other."""
        called = row["medium"] in _CALLS
        by_code = str(said.outcome)
        if by_code in (_DELIVERIES if called else _CALL_OUTCOMES):
            self._aside("attempts", row, "disposition")
            by_code = _UNKNOWN
        if outcome == by_code or outcome in _UNSETTLED:
            return by_code
        if by_code in _UNSETTLED:
            return outcome
        self._aside("attempts", row, "outcome")
        if not called or outcome not in _CALL_OUTCOMES:
            return _UNKNOWN
        return str(most_binding(_CALL_OUTCOMES[outcome], _CALL_OUTCOMES[by_code]).value)

    def _inbound(self, row: Given) -> Given:
        self._address(row)
        medium = row["medium"]
        known = medium not in _TALKS or row["conversation"] != _UNKNOWN
        said = self._disposition("inbound", row, known=known)
        if medium not in _TALKS:
            if row["conversation"] is True:
                self._aside("inbound", row, "conversation")
            row["conversation"] = False
        elif row["conversation"] == _UNKNOWN and said is not None and isinstance(said.outcome, CallOutcome):
            row["conversation"] = said.outcome is CallOutcome.CONVERSATION
        if medium not in _LIVE:
            for field in ("ended_at", "ongoing"):
                if row.pop(field, False) not in (False, _UNKNOWN):
                    self._aside("inbound", row, field)
        elif row["ongoing"] is True and "ended_at" in row:
            self._aside("inbound", row, "ongoing")
            del row["ongoing"]
        elif medium not in _CALLS and "ended_at" not in row:  # only of a call is there one that was missed
            row["ongoing"] = row["ongoing"] or _UNKNOWN
        if "allotted_to" in row and (row.get("debts") or row["conversation"] is False):
            self._aside("inbound", row, "allotted_to")
            del row["allotted_to"]
        if said is not None and said.says:
            self._said.append((tuple(said.says), row["id"], row, row.get("person") or row["recipient"]))
        return row

    def _request(self, row: Given) -> Given | None:
        kind = row["kind"]
        if row.get("debts") in (_ALL, ()):
            del row["debts"]
        if kind in ("stop-medium", "stop-address", "revoke-consent") and not row.get("media"):
            row["media"] = _EVERY_MEDIUM if kind == "revoke-consent" else _UNKNOWN
        times = self._times(row) if kind == "inconvenient-time" else {}
        allowed = _REQUEST_FIELDS[kind]
        for field in row.keys() - allowed:
            if row[field] != _UNKNOWN:
                self._aside("requests", row, field)
        made = {key: value for key, value in row.items() if key in allowed} | times
        if "person" not in made:
            return None
        if self._renamed and made.get("address") not in (None, _UNKNOWN):
            kinds = {_KIND_OF.get(medium, "phones") for medium in made.get("media", ()) or ()}
            if len(kinds) == 1:
                renamed = self._renamed.get(kinds.pop(), {})
                made["address"] = renamed.get(made["address"], made["address"])
            elif any(made["address"] in renamed for renamed in self._renamed.values()):
                made["address"] = _UNKNOWN if kind == "stop-address" else None
        return made

    def _times(self, row: Given) -> Given:
        windows = self._windows_of.get(row["id"], ())
        recurrences = self._recurrences_of.get(row["id"], ())
        known = self._known_whole("request_times") and self._known_whole("request_recurrences")
        if not known or not (windows or recurrences or row.get("quiet_days")):
            return {"windows": _UNKNOWN}
        return {"windows": windows, "recurrences": recurrences}

    def _consent(self, row: Given) -> Given | None:
        scope = row["scope"]
        for field, needing in (("third_party", ConsentScope.THIRD_PARTY), ("place", ConsentScope.PLACE)):
            if row.get(field) == _ANY:
                del row[field]
            elif field not in row and scope in (needing.value, _UNKNOWN):
                self._lost("consents", row, Unclear.MISSING, field)
                return None
        if row.get("address") == _ANY:
            del row["address"]
        elif self._renamed and "address" in row:
            kind = "emails" if scope == ConsentScope.EMAIL_ADDRESS.value else "phones"
            row["address"] = self._renamed.get(kind, {}).get(row["address"], row["address"])
        if row["media"] == _ANY:
            del row["media"]
        elif not row["media"]:
            row["media"] = _UNKNOWN
        if row["debts"] == _ALL:
            del row["debts"]
        windows = self._consented_of.get(row["id"], ())
        if windows:
            row["windows"] = windows
        elif scope == ConsentScope.TIME.value and not self._known_whole("consent_times"):
            row["windows"] = _UNKNOWN
        return row

    def _court_permission(self, row: Given) -> Given:
        if row["debts"] == _ALL:
            del row["debts"]
        return row

    def _representation(self, row: Given) -> Given:
        if row.get("debts") in (_ALL, ()):
            del row["debts"]
        return row

    def _bankruptcy(self, row: Given) -> Given:
        if row.get("debts") in (_ALL, ()):
            del row["debts"]
        if "converted_at" not in row:
            row.pop("converted_to", None)
        for field in ("stay_relief_for", "codebtor_relief_for"):
            if row[field] == _ALL:
                del row[field]
        return row


def _denies_lost(name: str, row: Given) -> bool:
    """Whether without a row of a table every contact is denied: it protects, or may."""
    table = TABLES[name]
    return table.lost is Lost.DENIES or any(row.get(field, _UNKNOWN) != _UNKNOWN for field in table.protects)


_EVERY_MEDIUM: Final = tuple(medium.value for medium in Medium)
"""A revocation that says of none what it is about reaches those alone for which it was the word (STOP to a text)."""

_DEBT: Final = "(debt)"
_STOP_ADDRESS: Final = "stop-address"
_TRIES: Final = 3
_MOST_UNREAD: Final = 1000
_NEVER_SET_ASIDE: Final = {
    False: frozenset({"id", "at", "kind", "medium", "person", "recipient"}),
    True: frozenset({"id"}),
}
"""Fields without which a fact would be another one; whether it is a debt."""
_LISTS_OF_A_DEBT: Final = dict.fromkeys(("validation", "disputes", "original_creditor_requests"), _UNKNOWN)
"""What a debt has to say, and tables of their own say of it."""
_IN_DEBTS: Final = {Where.DISPUTES: "disputes", Where.PROCEEDINGS: "proceedings", Where.PROMISES: "promises"}
_TOLD_IN: Final = {
    Where.DISPUTES: ("disputes", "received_at"),
    Where.PROCEEDINGS: ("proceedings", "learned_at"),
    Where.PROMISES: ("promises", "made_at"),
    Where.BANKRUPTCIES: ("bankruptcies", "learned_at"),
    Where.REPRESENTATION: ("representation", "learned_at"),
}
"""The tables in which a house may keep what codes say too, and when it was told of each."""
_A_DAY: Final = timedelta(days=1)
_NAMING: Final = ("attempts", "inbound", "requests", "consents", "court_permissions", "representation", "bankruptcies")
"""Tables that name debts, numbers and addresses."""
_BY_ADDRESS: Final = _CALLS | {Medium.TEXT.value, Medium.EMAIL.value, Medium.MAIL.value}
"""Media whose numbers and addresses have tables."""
_KIND_OF: Final = {
    Medium.EMAIL.value: "emails",
    Medium.MAIL.value: "postal_addresses",
    Medium.IN_PERSON.value: "postal_addresses",
}


def _can_be_written(text: str | None) -> bool:
    """Whether a text has no half of a surrogate pair."""
    try:
        (text or "").encode()
    except UnicodeEncodeError:
        return False
    return True


def _worst_first(unread: tuple[Unread, ...]) -> tuple[Unread, ...]:
    """As much as a case holds: of more, what denies is not what is left to the report."""
    if len(unread) <= _MOST_UNREAD:
        return unread
    return tuple(sorted(unread, key=lambda each: not each.denies)[:_MOST_UNREAD])


def _alike(rows: Sequence[Given], nothing: Given) -> Given:
    """What several rows say alike; the rest as if nothing were said."""
    keys = dict.fromkeys(key for row in rows for key in row)
    made = {**nothing}
    for key in keys:
        said = [row.get(key) for row in rows]
        if all(each == said[0] for each in said[1:]) and said[0] is not None:
            made[key] = said[0]
    return made


def _day_of(when: Any) -> date | None:
    """The day of an instant, in UTC, or a day; None if it is unknown."""
    return when.date() if isinstance(when, datetime) else when if isinstance(when, date) else None


def _known_before(known: Any, at: Any) -> bool:
    """Whether something was learned by an instant, or may have been at any time."""
    return known is not None and (
        known == _UNKNOWN or (hasattr(known, "tzinfo") and hasattr(at, "tzinfo") and known <= at)
    )


def _says_anything(given: Given) -> bool:
    return any(value != _UNKNOWN for value in given.values())


def _window(row: Given) -> Given:
    return {key: value for key, value in row.items() if key not in ("request_id", "consent_id") and value != ()}


def _wrong_fields(model: type[Fact], given: Given) -> list[str] | None:
    """The fields of a fact that cannot be as given; None if it can be made, empty if no one field is to blame."""
    try:
        model.model_validate(given)
    except InvalidFacts as error:
        return list(dict.fromkeys(problem.field.partition(".")[0] for problem in error.problems))
    return None


def _always(fact: type[Fact]) -> Callable[[Given], type[Fact]]:
    return lambda row: fact


_MODELS: Final[dict[str, Callable[[Given], type[Fact]]]] = {
    **{
        name: _always(fact)
        for name, table in TABLES.items()
        if (fact := table.fact) is not None and name != "consumers"
    },
    "requests": lambda row: _REQUESTS[row["kind"]],
}


def _same(building: Building, row: Given) -> Given:
    return row


_MAKERS: Final[dict[str, Callable[[Building, Any], Given | Attempt | None]]] = {
    "consumers": _same,
    "debts": Building._debt,
    **{name: partial(Building._of_debt, name=name) for name in _OF_DEBTS},
    "phones": Building._phone,
    "emails": Building._email,
    "postal_addresses": partial(Building._place, name="postal_addresses"),
    "locations": Building._location,
    "attempts": Building._past_attempt,
    "inbound": Building._inbound,
    "requests": Building._request,
    "consents": Building._consent,
    "court_permissions": Building._court_permission,
    "representation": Building._representation,
    "bankruptcies": Building._bankruptcy,
    "emergencies": _same,
}
"""What makes the fields of a fact of a row, by table."""
