"""What is answered to many questions at once is what was when it was kept: whoever changes it does so on purpose."""

from itertools import islice

from .making import Line, kept, now

_SHOWN = 5
WRITE = "`python -m tests.answers.making` writes the new ones"


def other(pairs: list[tuple[Line, Line]]) -> str:
    """What differs, of the first few."""
    return "".join(f"\n- {then}\n+ {today}" for then, today in islice(pairs, _SHOWN))


def test_the_questions_that_are_made_up_are_those_that_were() -> None:
    assert [line.name for line in kept()] == [line.name for line in now()]
    anew = [(one, two) for one, two in zip(kept(), now(), strict=True) if one.question != two.question]
    assert not anew, f"{len(anew)} questions are made up otherwise; {WRITE}:{other(anew)}"


def test_the_answers_to_them_are_those_that_were() -> None:
    pairs = [(one, two) for one, two in zip(kept(), now(), strict=True) if one.question == two.question]
    changed = [(one, two) for one, two in pairs if one.answers != two.answers]
    assert not changed, f"{len(changed)} of {len(pairs)} are answered otherwise; {WRITE}:{other(changed)}"
