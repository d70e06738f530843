"""The parts of an audit: what each command writes comes back from its JSON as what it was."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta
from typing import Any, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fdcpa_guard import InvalidFacts, regulation_f
from fdcpa_guard.audit import (
    Account,
    Audit,
    Judged,
    Part,
    Reviewed,
    Sample,
    Scorecard,
    Totals,
    Verdict,
    parts_of,
    reconcile,
    reviewed,
    sample,
    scorecard,
    sheet,
    together,
)
from fdcpa_guard.audit.examination import Examination, examined
from fdcpa_guard.audit.exposure import Exposure, exposure, exposure_by, violations_in
from fdcpa_guard.records import Signature, chain
from fdcpa_guard.records.signing import Checked, NotSigned
from fdcpa_guard.records.signing import Verdict as OfSignature
from fdcpa_guard.records.verifying import Summary, Verified, summary
from fdcpa_guard.records.verifying import Verdict as OfRecord
from fdcpa_guard.vocabulary import CollectorKind, DebtNature
from tests.adapters import adapter
from tests.reports.test_scorecard import log

AT: Final = datetime(2026, 4, 1, 15, tzinfo=UTC)


def judged() -> list[Judged]:
    return [one for one in log() if one.at is not None]


def rows() -> list[dict[str, Any]]:
    return [adapter(Judged).dump_python(one, mode="json") for one in judged()]


def a_sample() -> Sample:
    return sample(rows(), id=["consumer", "attempt"], by=["vendor", "verdict"], seed="s", size=20)


def a_review(drawn: Sample) -> Reviewed:
    filled: list[dict[str, Any]] = [{**row, "verdict": "agrees"} for row in sheet(drawn)]
    filled[0].update(verdict="disagrees", rule="us.regf.6b1i.hours", should="allow", words="it was open")
    filled[1].update(verdict="fact", path="history.attempts.a-1", change='{"outcome": "conversation"}')
    filled[2]["verdict"] = ""
    return reviewed(drawn, [*filled, {"id": "nobody"}, {"id": "nobody", "verdict": "agrees"}])


def an_account() -> Account:
    about = {"medium": "call", "debts": ["card"], "address": "phone-1"}
    answers = [
        {
            "consumer": f"c-{n}",
            "id": f"d-{n}",
            "at": AT,
            "allowed": n != 3,
            **about,
            "valid_until": AT + timedelta(hours=3),
        }
        for n in range(6)
    ]
    made = [
        {"consumer": f"c-{n}", "attempt": f"a-{n}", "at": AT + timedelta(minutes=1 + 600 * (n == 4)), **about}
        for n in (1, 2, 3, 4, 7)
    ]
    return reconcile([*made, {"consumer": "c-9"}], answers, first=AT - timedelta(days=1), last=AT + timedelta(days=1))


def a_log(**more: Any) -> chain.Verdict:
    one = chain.Chain()
    lines = [one.append({"n": number}) for number in range(9)]
    del lines[4]
    return chain.verify(lines, **more)


def records() -> list[Verified]:
    told: dict[str, Any] = {"references": (("case", "c-1"),), "policy": "us 1", "asked": "us 2"}
    return [
        *[Verified(n, OfRecord.SAME, f"{n:064}", signed=True, **told) for n in range(1, 5)],
        Verified(5, OfRecord.OTHERWISE, "5", rules=(), because=("the policy",), turned=True, **told),
        Verified(6, OfRecord.ALTERED, "6", what=("allowed",), signed=False, **told),
        Verified(7, OfRecord.UNREADABLE, what=("no record",)),
    ]


SIGNATURES: Final = (
    Checked(
        OfSignature.VALID,
        Signature("f" * 64, None, "us 1", "Jane Roe", "counsel", date(2026, 3, 2), "0" * 64, False, "{}"),
        of="us 1",
    ),
    Checked(OfSignature.UNREADABLE, what=("line 2: the text is no JSON",)),
)


def cost() -> Exposure:
    return exposure(found(), as_of=date(2026, 11, 30))


def found() -> list[Any]:
    known: dict[str, Any] = {"collector": CollectorKind.THIRD_PARTY_COLLECTOR, "nature": DebtNature.CONSUMER}
    return [each for one in judged() if one.error is None for each in violations_in(one, **known)]


def an_examination() -> Examination[int]:
    counts = {rule.rule: rule.attempts for rule in scorecard(log()).whole.rules}
    return examined(counts, regulation_f(), asked=["us.regf.6b1i.hours"])


TOTALS: Final = Totals(
    "out.parquet",
    "us 1",
    9,
    {Verdict.NOTHING_FOUND: 3, Verdict.VIOLATION: 2, Verdict.NOT_JUDGED: 3},
    1,
    {"autodialed": False},
    unread={"phones.number: no number": 2},
)


def whole() -> Audit:
    """One part of each kind."""
    drawn = a_sample()
    several = (
        a_log(),
        summary(records()).with_signatures(SIGNATURES, [NotSigned("acme 2")]),
        TOTALS,
        scorecard(log()),
        an_account(),
        drawn,
        a_review(drawn),
        cost(),
    )
    return together([*map(Part, several), Part(an_examination())])


WHOLE: Final = whole()


def as_json(found: Any, kind: Any) -> bytes:
    return adapter(kind).dump_json(found)


@pytest.mark.parametrize("kind", [Scorecard, Account, Sample, Reviewed, Exposure, Examination[int]])
def test_what_is_written_comes_back(kind: Any) -> None:
    plain = getattr(kind, "__origin__", None) or kind
    (part,) = [part for part in WHOLE.parts if type(part.found) is plain]
    (again,) = parts_of(as_json(part.found, kind), name="x.json", sha256="0")
    assert again.found == part.found
    assert (again.name, again.sha256) == ("x.json", "0")


def test_records_come_back_as_their_summary() -> None:
    text = b"\n".join(as_json(each, Verified) for each in records())
    (part,) = parts_of(text)
    assert part.found == summary(records())
    assert part.found.asked == {"us 2": 6}
    assert [each.line for each in part.found.first[OfRecord.ALTERED]] == [6]
    (alone,) = parts_of(as_json(records()[0], Verified))
    assert alone.found.records == 1


def test_signatures_come_back_with_the_records_and_alone() -> None:
    lines = [as_json(each, Checked) for each in SIGNATURES]
    missing = as_json(NotSigned("acme 2"), NotSigned)
    (part,) = parts_of(b"\n".join([*(as_json(each, Verified) for each in records()), *lines, missing]))
    assert part.found == WHOLE.records[0].found
    assert (part.found.signed, part.found.unsigned) == (4, 1)
    (alone,) = parts_of(lines[0])
    assert (alone.found.records, alone.found.signatures) == (0, SIGNATURES[:1])
    with pytest.raises(InvalidFacts):
        parts_of(missing)


def test_exposures_by_a_tag_come_back() -> None:
    by = exposure_by("vendor", found(), as_of=date(2026, 11, 30))
    (part,) = parts_of(as_json(by, dict[str, Exposure]))
    assert part.found == by


def test_a_replay_comes_back_and_a_review_brings_its_sample() -> None:
    (part,) = parts_of(json.dumps(TOTALS.to_dict()))
    assert part.found == TOTALS
    drawn = a_sample()
    document = json.loads(as_json(a_review(drawn), Reviewed)) | {"sample": json.loads(as_json(drawn, Sample))}
    assert [each.found for each in parts_of(json.dumps(document))] == [drawn, a_review(drawn)]


def test_of_what_and_with_which_editions_comes_along() -> None:
    document = json.loads(as_json(scorecard(log()), Scorecard))
    (part,) = parts_of(json.dumps({**document, "of": {"replays": ["a.jsonl"]}, "editions": {"law": "2026-11-21"}}))
    assert part.of == {"replays": ("a.jsonl",)}
    assert part.editions == {"law": "2026-11-21"}


def test_a_scorecard_of_before_is_read_without_examples() -> None:
    document = json.loads(as_json(scorecard(log()), Scorecard))
    for group in (*document["groups"], document["whole"]):
        for rule in group["rules"]:
            del rule["examples"]
    (part,) = parts_of(json.dumps(document))
    assert part.found.whole.rules[0].examples == ()


@pytest.mark.parametrize("week", ["2026-W60", "W1", "2026-W1", "0000-W01"])
def test_a_week_that_is_none_is_refused(week: str) -> None:
    document = json.loads(as_json(scorecard(log()), Scorecard))
    document["whole"]["weeks"][0]["week"] = week
    with pytest.raises(InvalidFacts, match="a week of it is none"):
        parts_of(json.dumps(document))


SECRET: Final = "+1 202 555 0187"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{}",
        "no json",
        '{"a": {}}',
        '{"seed": 1, "strata": 2, "drawn": 3}',
        f'{{"line": "{SECRET}", "verdict": "{SECRET}"}}',
        f'{{"{SECRET}": {{"as_of": 1, "lines": 2, "total": 3, "notice": 4}}}}',
    ],
)
def test_what_is_no_part_is_refused_and_not_repeated(text: str) -> None:
    with pytest.raises(InvalidFacts, match="is no part of an audit") as error:
        parts_of(text)
    assert "555" not in str(error.value)


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(), lambda x: st.lists(x) | st.dictionaries(st.text(), x)
    )
)
def test_whatever_is_no_part_raises_nothing_else(value: Any) -> None:
    with pytest.raises(InvalidFacts):
        parts_of(json.dumps(value))


def test_the_kinds_of_which_there_is_nothing_are_known() -> None:
    assert together([]).not_looked_at == tuple(Audit.__dataclass_fields__)
    assert WHOLE.not_looked_at == ()
    two = WHOLE.with_parts([Part(TOTALS)])
    assert len(two.replays) == 2
    assert isinstance(WHOLE.records[0].found, Summary)
    with pytest.raises(TypeError, match="holds what a command"):
        together([Part("a text")])
    with pytest.raises(TypeError):
        bool(WHOLE)
