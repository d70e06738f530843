"""Made-up policy documents that are well formed."""

from datetime import date
from typing import Any

from hypothesis import strategies as st

from fdcpa_guard.shapes import SHAPES
from fdcpa_guard.vocabulary import CollectorKind, DebtKind, DebtNature, Effect, Purpose, Recipient
from tests.shapes.samples import SAMPLES

Json = dict[str, Any]

LINES = st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "S")), min_size=1, max_size=20)
NAMES = st.sampled_from(("acme", "Acme collections", "1.10", "2026-11", "007", "no", "null", "a.b_c-d"))
DAYS = st.dates(date(2000, 1, 1), date(2100, 1, 1)).map(date.isoformat)
PACKS = st.sampled_from(("regulation_f", "us_federal", "us_state(MA, NH)", "us_state(OR)", "house"))
LOOSER: tuple[Json, ...] = (
    {"rule": "house.pace.calls-a-week", "most": 8, "justification": "we may: all agreed"},
    {"rule": "house.hours.daytime", "closes": "21:30", "justification": "'late' shift"},
    {"rule": "house.reach.not-at-work", "leave_out": True, "justification": "- asked for"},
)
TIGHTER = {
    "house.pace.rest-after-conversation": {"days": 9},
    "house.holds.promise": {"grace_days": 4},
    "house.pace.mornings-in-a-row": {"most": 1},
}


def words(kind: Any) -> st.SearchStrategy[list[str]]:
    return st.lists(st.sampled_from([each.value for each in kind]), min_size=1, max_size=3, unique=True)


COMMON = {
    "effect": st.sampled_from(("house-policy", "advisory", "prohibited")),
    "because": LINES,
    "example": LINES,
    "in_force": st.just({}) | st.fixed_dictionaries({"from": DAYS}) | st.fixed_dictionaries({"until": DAYS}),
    "place": st.sampled_from(("US-FL", "US-NY-NYC", "US-PR")),
    "recipients": words(Recipient),
    "purposes": words(Purpose),
    "collectors": words(CollectorKind),
    "debt_kinds": words(DebtKind),
    "natures": words(DebtNature),
}


def written(shape: Any) -> Json:
    """A shape as a person writes it: only the fields that say something."""
    given: Json = shape.model_dump(mode="json", exclude_defaults=True)
    whole = shape.model_dump(mode="json")
    if "unless" in whole:  # TOML has no word for nothing
        whole["unless"] = [{k: v for k, v in one.items() if v is not None} for one in whole["unless"]]
    return {**given, **{name: whole[name] for name in ("shape", "unless") if name in whole}}


WRITTEN = [written(shape) for shape in SAMPLES.values()]
assert {each["shape"] for each in WRITTEN} == SHAPES.keys()


@st.composite
def rules(draw: st.DrawFn) -> list[Json]:
    made = []
    for number in range(draw(st.integers(0, 4))):
        common = draw(st.fixed_dictionaries({"title": LINES}, optional=COMMON))
        made.append({"id": f"acme.rule-{number}", **common, **draw(st.sampled_from(WRITTEN))})
    return made


@st.composite
def documents(draw: st.DrawFn) -> Json:
    """A document as plain values, whose packs, rules and parameters all exist."""
    made: Json = {"policy": draw(NAMES), "version": draw(NAMES)}
    made |= draw(st.fixed_dictionaries({}, optional={"owner": LINES, "approved": DAYS}))
    packs = draw(st.lists(PACKS, unique=True, max_size=3))
    if draw(st.booleans()):
        made["packs"] = packs
    if draw(st.booleans()):
        effects = draw(st.lists(st.sampled_from([e.value for e in Effect if e is not Effect.ADVISORY]), unique=True))
        cuts = sorted(draw(st.lists(st.integers(0, len(effects)), min_size=2, max_size=2)))
        parts = (effects[: cuts[0]], effects[cuts[0] : cuts[1]], effects[cuts[1] :])
        made["effects"] = dict(zip(("deny", "warn", "ignore"), parts, strict=True))
    elif draw(st.booleans()):
        made["mode"] = draw(st.sampled_from(("enforce", "warn-only")))
    if "house" in made.get("packs", ()):
        made["parameters"] = {id: TIGHTER[id] for id in draw(st.lists(st.sampled_from(sorted(TIGHTER)), unique=True))}
        made["loosen"] = draw(st.lists(st.sampled_from(LOOSER), unique_by=lambda each: str(each["rule"])))
    if draw(st.booleans()):
        made["rules"] = draw(rules())
    if not made.get("packs") and not made.get("rules"):
        made["packs"] = ["house"]
    return made
