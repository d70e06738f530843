"""Numbers in words, in the places that a text keeps for them."""

from datetime import date, time, timedelta
from typing import Any

import pytest

from fdcpa_guard.rules import Parameter, house
from fdcpa_guard.rules.words import filled, in_words, nth, said


def number(*values: Any) -> Parameter:
    dated = tuple((date(2026 + years, 1, 1), value) for years, value in enumerate(values))
    return Parameter(dated, "units", house("1"))


NUMBERS = {
    "opens": number(time(8)),
    "half": number(time(19, 30)),
    "noon": number(time(12)),
    "night": number(time(0)),
    "exact": number(time(21, 0, 1)),
    "most": number(2),
    "one": number(1),
    "days": number(31),
    "long": number(180),
    "within": number(timedelta(minutes=5)),
    "week": number(timedelta(days=7)),
    "always": number(True),
    "dated": number(7, 3),
    "closes": number(time(21), time(20)),
}


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("{opens}, {half}, {noon}, {night}, {exact}", "8 a.m., 7:30 p.m., 12 p.m., 12 a.m., 9:00:01 p.m."),
        ("{opens:clock} {opens:hour} {opens:before}", "08:00 8:00 07:59:59"),
        ("{exact:clock} {night:before}", "21:00:01 23:59:59"),
        ("{most} {days} {long}", "two thirty-one 180"),
        ("{most:digits} {days:digits}", "2 31"),
        ("{one:times}, {most:times}, {days:times}", "once, twice, thirty-one times"),
        ("{one:nth} {most:next} {days:nth} {long:nth}", "first third thirty-first 180th"),
        ("{one:call}, {most:business day}", "one call, two business days"),
        ("{within:minute}", "five minutes"),
        ("{week:day}, {week:civil day}, {week:minute}", "seven days, seven civil days, 10080 minutes"),
        ("{always}", "True"),
        ("at most {dated:call}", "at most seven calls (three calls from 2027-01-01)"),
        ("to {closes}", "to 9 p.m. (8 p.m. from 2027-01-01)"),
        ("{nothing} of {the:kind} {}", "{nothing} of {the:kind} {}"),
    ],
)
def test_a_number_in_its_place(text: str, made: str) -> None:
    assert filled(text, NUMBERS) == made


def test_an_answer_says_a_number_in_the_same_way() -> None:
    assert (said(7), said(7, "day"), said(time(21))) == ("seven", "seven days", "9 p.m.")


def test_a_number_that_begins_a_sentence_begins_it() -> None:
    assert filled("{most:call} a day", NUMBERS, begins=True) == "Two calls a day"
    assert filled("{most:call} a day", NUMBERS) == "two calls a day"
    assert filled("no more than {most}", NUMBERS, begins=True) == "no more than two"


def test_every_number_below_a_hundred_has_its_words() -> None:
    assert len({in_words(each) for each in range(100)}) == len({nth(each) for each in range(100)}) == 100
    assert [nth(each) for each in (3, 4, 5, 8, 9, 12, 20, 22, 40)] == [
        "third",
        "fourth",
        "fifth",
        "eighth",
        "ninth",
        "twelfth",
        "twentieth",
        "twenty-second",
        "fortieth",
    ]
    assert [in_words(each) for each in (99, 100)] == ["ninety-nine", "100"]
