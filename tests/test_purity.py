"""A decision touches nothing: no file, socket, environment, log or clock, no import, nothing printed.

Audit hooks cannot be removed, so each probe runs in a process of its own.
"""

from functools import cache
from pathlib import Path
from typing import Any, get_args

from fdcpa_guard import regulation_f
from fdcpa_guard.facts.requests import InconvenientTime, Request

from .probing import probe

QUESTIONS = """
from itertools import product
from fdcpa_guard import Decision, Guard, regulation_f
from fdcpa_guard.facts import Content
from fdcpa_guard.rules import house, rule
from fdcpa_guard.vocabulary import Effect, Medium, Purpose, Recipient
from tests.builders import at, attempt, case, contact, content, debt, guard, history, inbound

SAID = at("2026-03-02 10:00")
FULL = {
    "debts": (
        debt(
            validation=({"provided_at": SAID},),
            disputes=({"id": "d", "received_at": SAID, "in_writing": True},),
            original_creditor_requests=({"id": "r", "received_at": SAID, "in_writing": True},),
            time_barred=True,
            paid_at=at("2026-03-31 10:00"),
        ),
        debt("loan", validation="none", initial_communication_at=None),
    ),
    "requests": (
        {"kind": "cease", "id": "c", "received_at": SAID, "in_writing": True},
        {"kind": "stop-medium", "id": "m", "received_at": SAID, "media": ("text", "call")},
        {"kind": "stop-address", "id": "a", "received_at": SAID, "address": "mail"},
        {"kind": "inconvenient-time", "id": "t", "received_at": SAID, "windows": ({"start": "15:00", "end": "17:00"},)},
        {"kind": "inconvenient-time", "id": "y", "received_at": SAID,
         "recurrences": (
            {"rule": "FREQ=DAILY;INTERVAL=2;COUNT=90", "first_day": "2026-03-02", "start": "21:30", "end": "23:00"},
            {"rule": "FREQ=WEEKLY;INTERVAL=2;BYDAY=WE,SU", "first_day": "2026-04-01", "start": "22:30", "end": "01:45"},
            {"rule": "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=1", "first_day": "2026-01-01", "start": "11:00"},
            {"rule": "FREQ=YEARLY;UNTIL=20300101", "first_day": "2024-07-04"},
         )},
        {"kind": "inconvenient-time", "id": "q", "received_at": SAID, "quiet_days": ("2026-04-02", "2026-11-01")},
        {"kind": "inconvenient-place", "id": "p", "received_at": SAID, "place": "home"},
        {"kind": "employer-prohibits", "id": "e", "received_at": SAID},
        {"kind": "revoke-consent", "id": "v", "received_at": SAID},
    ),
    "representation": ({"id": "l", "learned_at": SAID, "attorney_can_be_found": True},),
    "history": history(
        [attempt(f"2026-03-{day} 10:00") for day in range(25, 32)],
        [attempt(f"2026-03-{day} {hour}:00", "text") for day in (30, 31) for hour in range(10, 14)],
        attempt("2026-03-20 10:00", outcome="conversation", improper=True),
        inbound("2026-03-21 10:00", "email"),
    ),
    "phones": (
        {"id": "cell", "number": "+12025550147", "line_type": "landline", "place": "home",
         "zones": ("America/New_York",), "disowned_at": at("2026-03-31 10:00")},
    ),
    "emails": ({"id": "mail", "address": "consumer@example.com", "employer_provided": True, "undeliverable_at": SAID},),
    "consents": (
        {"id": "ok", "scope": "time", "given_at": SAID, "given_to": "collector",
         "during_proper_communication": True, "windows": ({"start": "07:00", "end": "07:30"},)},
        {"id": "more", "scope": "more-calls", "given_at": SAID, "given_to": "collector"},
    ),
}
UNKNOWN = {
    "debts": (
        debt(**dict.fromkeys(["validation", "disputes", "original_creditor_requests", "time_barred"], "unknown")),
    ),
    "requests": "unknown", "representation": "unknown", "bankruptcies": "unknown", "history": "unknown",
    "locations": "none",
}
DEAD = {"consumer": {"minor": False, "deceased": True}, "debts": (debt(validation="none"),)}
CASES = [case(), case(**FULL), case(**UNKNOWN), case(collector="creditor"), case(debts=(debt(nature="commercial"),))]
CASES.append(case(**DEAD))
WHENS = ["2026-04-01 12:00", "2026-04-01 22:00", "2026-11-01 01:30", "2021-11-29 12:00", "2027-07-04 16:00"]
CONTACTS = [
    contact("2026-04-01 12:00", medium, recipient=recipient, purpose=purpose, content=Content())
    for medium, recipient, purpose in product(Medium, Recipient, Purpose)
]
CONTACTS += [
    contact(when, medium, debts=debts, content=words)
    for when, medium in product(WHENS, Medium)
    for debts in (("card",), ("card", "loan"), ("nowhere",))
    for words in (content(), content(threatens_legal_action=True, overshadows_validation_rights=True))
]
CONTACTS.append(contact("2026-04-01 12:00", "email", in_reply_to="nothing", address="nowhere"))


@rule("house.raises", "Fails", house("1"), effect=Effect.HOUSE_POLICY)
def raises(q):
    "Always raises."
    raise KeyError("boom")


GUARDS = [Guard(regulation_f()), Guard(regulation_f().with_rules(raises))]

Decision.json_schema()  # writing decisions down is prepared here; deciding is not


def decide_everything():
    seen = set()
    for number, one in enumerate(CONTACTS):
        for known in CASES:
            for guard in GUARDS if number % 17 == 0 else GUARDS[-1:]:  # the last has all the rules of the first
                decision = guard.decide(one, known)
                seen.update(reason.rule for reason in decision.reasons)
                seen.update(duty.rule for duty in decision.duties)
                seen.update(advisory.rule for advisory in decision.advisories)
    for one in CONTACTS[::17]:
        for known in CASES:
            explanation = GUARDS[0].explain(one, known)
            explanation.decision.fingerprint
            GUARDS[0].decide(one, known, counted=True).to_json()
    return seen
"""

AUDIT = """
events = []
watching = False


def hook(event, arguments):
    if watching:
        events.append(event)


sys.addaudithook(hook)
watching = True
seen = decide_everything()
watching = False
print(json.dumps({"events": sorted(set(events)), "seen": sorted(seen)}))
"""

CARELESS = """
import time


@rule("house.opens", "Opens", house("2"), effect=Effect.HOUSE_POLICY)
def opens(q):
    "Opens a file and looks at the clock."
    time.time()
    datetime.now()
    with open(__import__("os").devnull):
        raise MissingFact("all")


from datetime import datetime
from fdcpa_guard import MissingFact

GUARDS[:] = [Guard(regulation_f().with_rules(opens))]
CONTACTS[:] = CONTACTS[:1]
"""

CLOCK = """
READS = {"datetime.now", "datetime.utcnow", "datetime.today", "date.today", "urandom", "getrandom", "getrandbits"}
reads = []


def profile(frame, event, argument):
    if event == "c_call" and (getattr(argument, "__module__", None) == "time" or argument.__qualname__ in READS):
        reads.append(argument.__qualname__)


CONTACTS[:] = CONTACTS[::5]
sys.setprofile(profile)
seen = decide_everything()
sys.setprofile(None)
print(json.dumps({"reads": sorted(set(reads)), "seen": len(seen)}))
"""

LOGS = """
import io, logging, warnings

records = []
logging.getLogger().setLevel(0)
keeper = logging.Handler()
keeper.emit = records.append
logging.getLogger().addHandler(keeper)
warnings.simplefilter("error")
out, err = sys.stdout, sys.stderr
sys.stdout, sys.stderr = io.StringIO(), io.StringIO()
CONTACTS[:] = CONTACTS[::5]
decide_everything()
printed = sys.stdout.getvalue() + sys.stderr.getvalue()
sys.stdout, sys.stderr = out, err
print(json.dumps({"records": [record.msg for record in records], "printed": printed}))
"""


@cache
def run(asked: str) -> Any:
    return probe(f"import json, sys\n{QUESTIONS}\n{asked}")


def test_no_decision_opens_imports_executes_or_connects_anything() -> None:
    found = run(AUDIT)
    assert found["events"] == []


def test_the_questions_asked_there_make_every_rule_speak() -> None:
    """Otherwise the audit above would prove little."""
    seen = run(AUDIT)["seen"]
    assert isinstance(seen, list)
    silent = {rule.id for rule in regulation_f().rules()} - set(seen)
    assert silent == set()
    assert {"guard.references", "guard.no-pack-applied", "house.raises"} <= set(seen)


def test_the_full_case_holds_every_kind_of_request_and_of_inconvenient_time() -> None:
    held = run("print(json.dumps([request.model_dump(mode='json') for request in case(**FULL).requests]))")
    assert isinstance(held, list)
    kinds = {get_args(kind.model_fields["kind"].annotation)[0] for kind in get_args(get_args(Request)[0])}
    assert {request["kind"] for request in held} == kinds
    times = [request for request in held if request["kind"] == InconvenientTime.model_fields["kind"].default]
    for form in ("windows", "recurrences", "quiet_days"):
        assert any(request[form] for request in times), form


def test_no_decision_reads_a_clock_or_a_source_of_chance() -> None:
    assert run(CLOCK)["reads"] == []


def test_the_probes_would_notice_a_rule_that_does() -> None:
    events = run(CARELESS + AUDIT)["events"]
    assert isinstance(events, list)
    assert "open" in events
    reads = run(CARELESS + CLOCK.replace("CONTACTS[:] = CONTACTS[::5]", ""))["reads"]
    assert reads == ["datetime.now", "time"]


def test_no_decision_logs_prints_or_warns() -> None:
    found = run(LOGS)
    assert found == {"records": [], "printed": ""}


def test_the_library_does_not_load_what_only_the_command_line_needs() -> None:
    loaded = run("print(json.dumps({'loaded': sorted({'typer', 'rich', 'click'} & set(sys.modules))}))")
    assert loaded == {"loaded": []}


def test_nothing_in_the_library_turns_on_an_assertion() -> None:
    import ast

    import fdcpa_guard

    for path in Path(fdcpa_guard.__file__).parent.rglob("*.py"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        assert not [node.lineno for node in ast.walk(tree) if isinstance(node, ast.Assert)], path
