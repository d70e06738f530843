"""Seven simple rules on ready facts, all reasons returned: the library beside its peers and the floor."""

from collections.abc import Callable
from importlib.metadata import PackageNotFoundError, version

from benchmarks.peers import FLOOR, PEERS, Peer
from benchmarks.report import Stats, Table, measure, microseconds, times
from benchmarks.scenario import ALL_SEVEN, ALLOWED, MIX, Engine, Facts, WrongAnswer, check, in_order

OURS = "fdcpa_guard"


# ---------------------------------------------------------------------------------------------------------
# The library's own engine.


def make_fdcpa_guard() -> Engine:
    """The seven rules as an ``fdcpa_guard`` policy.

    ``prepare`` builds the contact and the case from the facts; ``decide`` is the guard's; ``codes`` reads the
    decision's reasons as the codes of ``scenario.REASONS``.
    """
    from fdcpa_guard import Case, Contact, Decision, Guard, Policy
    from fdcpa_guard.facts.given import DebtDict
    from fdcpa_guard.rules import PASS, Denied, Outcomes, Question, Rule, house, rule
    from fdcpa_guard.vocabulary import Effect

    def simple(code: str) -> Callable[[Callable[[Question], Outcomes]], Rule]:
        return rule(f"bench.{code.lower()}", code, house(code), effect=Effect.HOUSE_POLICY)

    @simple("HOURS")
    def hours(q: Question) -> Outcomes:
        """HOURS of the scenario."""
        return Denied("HOURS") if not 8 <= q.attribute("local_hour", int) < 21 else PASS

    @simple("FREQ")
    def freq(q: Question) -> Outcomes:
        """FREQ of the scenario."""
        return Denied("FREQ") if q.attribute("calls_7d", int) >= 7 else PASS

    @simple("COOLDOWN")
    def cooldown(q: Question) -> Outcomes:
        """COOLDOWN of the scenario."""
        return Denied("COOLDOWN") if q.attribute("days_since_conversation", int) < 7 else PASS

    @simple("CONSENT")
    def consent(q: Question) -> Outcomes:
        """CONSENT of the scenario."""
        return Denied("CONSENT") if not q.attribute("consent") else PASS

    @simple("CEASE")
    def cease(q: Question) -> Outcomes:
        """CEASE of the scenario."""
        return Denied("CEASE") if q.attribute("cease") else PASS

    @simple("ATTORNEY")
    def attorney(q: Question) -> Outcomes:
        """ATTORNEY of the scenario."""
        return Denied("ATTORNEY") if q.attribute("attorney") else PASS

    @simple("DISPUTE")
    def dispute(q: Question) -> Outcomes:
        """DISPUTE of the scenario."""
        return Denied("DISPUTE") if q.attribute("dispute") else PASS

    guard = Guard(Policy("seven", "1", ()).with_rules(hours, freq, cooldown, consent, cease, attorney, dispute))
    contact = Contact(at="2026-03-02T15:00:00Z", medium="call", debts=("d",))
    debt: DebtDict = {
        "id": "d",
        "nature": "consumer",
        "validation": "none",
        "disputes": "none",
        "original_creditor_requests": "none",
    }

    def prepare(facts: Facts) -> tuple[Contact, Case]:
        days = facts["days_since_conversation"]
        attributes = {
            "local_hour": facts["local_hour"],
            "calls_7d": facts["calls_7d"],
            "days_since_conversation": 9999 if days is None else days,
            "consent": facts["consent"].get(facts["channel"], False),
            "cease": facts["cease"],
            "attorney": facts["attorney"],
            "dispute": facts["dispute"],
        }
        case = Case(
            collector="creditor",
            debts=[debt],
            requests="none",
            representation="none",
            bankruptcies="none",
            history="none",
            attributes=attributes,
        )
        return contact, case

    def decide(ready: tuple[Contact, Case]) -> Decision:
        return guard.decide(*ready)

    return Engine(decide, prepare, lambda decision: in_order(reason.message for reason in decision.reasons))


# ---------------------------------------------------------------------------------------------------------

HEADER = (
    "engine",
    "version",
    "µs a decision",
    "range over rounds",
    "allowed",
    "seven reasons",
    "with conversion",
    "to the floor",
    f"to {OURS}",
    "reasons come from",
)
NOTES = f"""\
Each engine was first checked against the hand-written floor on every combination of boundary values.
A decision is one of a mix of {len(MIX)} contacts (four allowed, two with one reason, one with two, one with
all seven) on facts already in the engine's own form; *with conversion* adds bringing a plain mapping into
that form. All times are microseconds, medians over rounds in which the engines took turns. The last ratio
is the engine's cost over that of {OURS}: above 1, {OURS} is faster."""


def table(rounds: int) -> Table:
    """Measure every engine that agrees with the floor; list the others with what stood in the way."""
    entrants = {OURS: Peer(make_fdcpa_guard, "fdcpa-guard", "native"), **PEERS}
    ready: dict[str, Engine] = {}
    out: dict[str, str] = {}
    for name, entrant in entrants.items():
        made = _make(entrant)
        if isinstance(made, Engine):
            ready[name] = made
        else:
            out[name] = made

    def timed(call: Callable[[Engine], Callable[[], object]], items: int) -> dict[str, Stats]:
        return measure({name: call(engine) for name, engine in ready.items()}, rounds, items=items)

    mix = timed(lambda e: _decide(e, MIX), len(MIX))
    allowed = timed(lambda e: _decide(e, [ALLOWED]), 1)
    seven = timed(lambda e: _decide(e, [ALL_SEVEN]), 1)
    raw = timed(lambda e: _convert_and_decide(e, MIX), len(MIX))

    rows: list[tuple[str, ...]] = []
    for name in sorted(ready, key=lambda n: mix[n].median):
        found = mix[name]
        rows.append(
            (
                name,
                _version(entrants[name]),
                microseconds(found.median),
                f"{microseconds(found.low)}–{microseconds(found.high)}",
                microseconds(allowed[name].median),
                microseconds(seven[name].median),
                microseconds(raw[name].median),
                times(found.ratio_to(mix[FLOOR])) if FLOOR in mix else "",
                times(found.ratio_to(mix[OURS])) if OURS in mix else "",
                entrants[name].reasons,
            )
        )
    blank = [""] * (len(HEADER) - 3)
    rows += [(name, _version(entrants[name]), f"not measured: {why}", *blank) for name, why in out.items()]
    return Table("Seven simple rules", NOTES, HEADER, rows)


def _make(entrant: Peer) -> Engine | str:
    """The engine, checked; or why there is none. A foreign engine may fail in any way, so all are caught."""
    try:
        engine = entrant.make()
        check(engine, list(entrant.cases))
    except NotImplementedError:
        return "not written yet"
    except ImportError as error:
        return f"not installed ({error.name})"
    except WrongAnswer as error:
        return f"wrong answer, {error}"
    except Exception as error:
        return f"failed with {type(error).__name__}: {str(error)[:120]}"
    return engine


def _decide(engine: Engine, cases: list[Facts]) -> Callable[[], object]:
    decide, ready = engine.decide, [engine.prepare(case) for case in cases]

    def call() -> None:
        for given in ready:
            decide(given)

    return call


def _convert_and_decide(engine: Engine, cases: list[Facts]) -> Callable[[], object]:
    decide, prepare = engine.decide, engine.prepare

    def call() -> None:
        for case in cases:
            decide(prepare(case))

    return call


def _version(entrant: Peer) -> str:
    if entrant.distribution is None:
        return ""
    try:
        return f"{entrant.distribution} {version(entrant.distribution)}"
    except PackageNotFoundError:
        return entrant.distribution
