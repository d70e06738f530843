"""What a record of a decision takes, in bytes and time, beside the decision: written, chained, read, verified."""

from collections.abc import Callable
from statistics import median
from time import process_time
from typing import TYPE_CHECKING, Final

from benchmarks.report import Table, measure, microseconds, times

if TYPE_CHECKING:
    from fdcpa_guard import Case, Contact

CONSUMERS: Final = 200
REPLAYED: Final = 10
REFERENCES: Final = {"case": "c-100001", "agent": "a-17", "vendor": "north"}

NOTES = """\
Microseconds of the processor for one decision of the made-up floor ({count} consumers, `us()`), medians over rounds in
which all took turns, and how many times that is a decision. A record is {record:,} bytes (median, with three
references), where the decision as JSON is {decision:,}; what records refer to takes {defined:,} bytes once, {each:,}
for each of these decisions. Verifying reads a line, checks its hash, and decides again; definitions are read once. The
last row is beside a decision of the same attempts."""


def floor(consumers: int = CONSUMERS) -> "list[tuple[Contact, Case]]":
    """A call to each consumer of the floor, and what is known of them."""
    from examples.floor import cases
    from examples.floor.database import Database, make
    from fdcpa_guard import Contact

    database = Database.sqlite()
    make(database, consumers, 7)
    known = [cases.case_of(consumer, rows).case for consumer, rows in cases.tables_of_all(database)]
    return [
        (
            Contact(at="2026-11-27T16:00:00Z", medium="call", debts=[case.debts[0].id], autodialed=False, voice="live"),
            case,
        )
        for case in known
    ]


class Recorded:
    """The floor's calls decided and recorded."""

    def __init__(self, consumers: int = CONSUMERS) -> None:
        from fdcpa_guard import Guard, us
        from fdcpa_guard.records import Record, Recorder

        self.asked = floor(consumers)
        self.guard = Guard(us())
        self.decided = [(contact, case, self.guard.decide(contact, case)) for contact, case in self.asked]
        self.recorder = Recorder(self.guard.policy)
        self.lines = [line for each in self.decided for line in self.recorder.lines(*each, REFERENCES)]
        self.records = [Record.from_json(line) for line in self.lines if '"defines"' not in line]

    @property
    def bytes_of_a_record(self) -> int:
        """The median."""
        return round(median(len(record.text.encode()) for record in self.records))


def table(rounds: int, consumers: int = CONSUMERS) -> Table:
    """Each step, its cost, and how many times that of a decision."""
    from fdcpa_guard.audit import past_contacts, replays
    from fdcpa_guard.records import Record, expand
    from fdcpa_guard.records.chain import Chain, verify
    from fdcpa_guard.records.verifying import Facts, Verdict, Verifier

    floors = Recorded(consumers)
    asked, guard, decided, recorder = floors.asked, floors.guard, floors.decided, floors.recorder
    lines, records, glossary, facts = floors.lines, floors.records, recorder.glossary, Facts()
    for _, case in asked:
        facts.add(case)
    chain = Chain()
    chained = [chain.append(dict(record.document)) for record in records]
    verifier = Verifier(guard.policy, facts)
    found = list(verifier.lines(lines))
    assert {each.verdict for each in found} == {Verdict.SAME}

    def fresh() -> "list[str]":
        """The hash of a case that was just built: what it keeps of it is let go."""
        from fdcpa_guard.canonical import canonical

        return [canonical(case) for _, case in asked]

    def appended() -> object:
        again = Chain()
        return [again.append(record.document) for record in records]

    calls: dict[str, Callable[[], object]] = {
        "decide": lambda: [guard.decide(contact, case) for contact, case in asked],
        "the decision as JSON": lambda: [decision.to_json() for _, _, decision in decided],
        "the canonical text of the case": fresh,
        "write a record": lambda: [recorder.record(*each, REFERENCES) for each in decided],
        "append it to a chain": appended,
        "read a record": lambda: [Record.from_json(record.text) for record in records],
        "check its hash": lambda: [record.intact(glossary) for record in records],
        "expand it": lambda: [expand(record, glossary) for record in records],
        "verify it": lambda: list(verifier.lines([record.text for record in records])),
        "verify the chain": lambda: verify(chained),
    }
    seconds = measure(calls, max(5, rounds // 3), items=len(asked), batches=1, seconds=0.02, clock=process_time)
    defined = sum(len(line.encode()) for line in lines if '"defines"' in line)
    notes = NOTES.format(
        count=len(asked),
        record=floors.bytes_of_a_record,
        decision=round(median(len(decision.to_json().encode()) for _, _, decision in decided)),
        defined=defined,
        each=round(defined / len(asked)),
    )
    past = [(one, case) for _, case in asked[:REPLAYED] for _, one in past_contacts(case)]
    again = measure(
        {
            "decide": lambda: [guard.decide(one, case) for one, case in past],
            "replay": lambda: list(replays(guard, [case for _, case in asked[:REPLAYED]])),
        },
        max(5, rounds // 6),
        items=len(past),
        batches=1,
        seconds=0.02,
        clock=process_time,
    )
    rows = [
        (name, microseconds(each.median), times(each.ratio_to(seconds["decide"]))) for name, each in seconds.items()
    ]
    replay = again["replay"]
    rows.append(("replay an attempt", microseconds(replay.median), times(replay.ratio_to(again["decide"]))))
    return Table("Records", notes, ("step", "µs", "beside `decide`"), rows)
