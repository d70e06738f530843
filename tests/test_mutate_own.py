"""The tool that makes mistakes in our own code: what it knows still stands in the code, and it makes what it should."""

import sys
from itertools import islice
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("resource", reason="the tool forks")

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def tool() -> Any:
    with pytest.MonkeyPatch.context() as patched:
        patched.syspath_prepend(str(ROOT / "tools"))
        import mutate_own  # type: ignore[import-not-found, unused-ignore]

        yield mutate_own
        for name in ("mutate_own", "tests_by_line", "undecided"):
            sys.modules.pop(name, None)


def test_each_mistake_that_is_listed_as_no_difference_can_still_be_made(tool: Any) -> None:
    every = {point.key for part in tool.PARTS for point in tool.points(part)}
    assert tool.NO_DIFFERENCE.keys() - every == set()


def test_each_part_has_tests_near_it(tool: Any) -> None:
    files = tool.tests_by_line.test_files(ROOT)
    for part, steps in tool.PARTS.items():
        assert [*islice(tool.points(part), 1)] != []
        for near in " ".join(steps).split():
            assert any(file.startswith(near) for file in files), near


def test_the_draw_is_the_same_for_a_seed(tool: Any) -> None:
    parts = ["policy.py", "decision.py"]
    assert tool.drawn(5, 1, parts) == tool.drawn(5, 1, parts)
    assert tool.drawn(5, 1, parts) != tool.drawn(5, 2, parts)


def test_lines_that_have_moved_are_found_and_what_is_put_in_runs_where_the_line_before_does(tool: Any) -> None:
    then = ["a", "b", "c", "d", "e"]
    today = ["new", "a", "b1", "b2", "c", "more", "e"]
    places = tool.tests_by_line.moved(then, today)
    assert places == {1: [1, 2], 2: [3, 4], 3: [5], 4: [6], 5: [7]}
    assert tool.tests_by_line.moved(then, then) == {number: [number] for number in range(1, 6)}
    assert tool.tests_by_line.moved(then, ["a", "b", "c", "e"])[4] == []


def test_a_file_stands_for_all_of_its_tests_but_those_to_be_left_out(tool: Any) -> None:
    chosen = tool.tests_by_line._Chosen(["b.py::two", "a.py"], {"a.py::out"})
    assert [chosen.place(test) for test in ("a.py::in", "a.py::out", "b.py::two", "b.py::one")] == [1, None, 0, None]


MADE = '''
def f(a: int | None, b: bool = False) -> int:
    """Not this."""
    if a is not None and a < 7:
        raise ValueError(f"{a - 1}")
    note(a, b)
    a = a + 8
    return max(a, 7)
'''
WANTED = {
    "False -> True",
    "a is not None and a < 7 -> (a is not None or a < 7)",
    "a is not None and a < 7 -> (not (a is not None and a < 7))",
    "a is not None and a < 7 -> (a < 7)",
    "a is not None and a < 7 -> (a is not None)",
    "a is not None -> (a is None)",
    "a < 7 -> (a <= 7)",
    "7 -> 8",
    "7 -> 6",
    'raise ValueError(f"{a - 1}") -> pass',
    "note(a, b) -> pass",
    "note(a, b) -> note(b, a)",
    "a + 8 -> (a - 8)",
    "8 -> 9",
    "8 -> 7",
}


def test_which_mistakes_it_makes(tool: Any) -> None:
    finder = tool._Points("made.py", MADE)
    finder.visit(tool.ast.parse(MADE))
    assert {point.change for point in finder.found} == WANTED
    assert {point.line for point in finder.found} <= set(range(2, 9))
    for point in finder.found:
        assert MADE.encode()[point.start : point.end].decode() == point.before


def test_which_parts_of_a_condition_nothing_decides(tool: Any) -> None:
    import ast

    import undecided  # type: ignore[import-not-found, unused-ignore]

    text = "def f(a, b):\n    return a < 7 and b\n"
    tree = ast.fix_missing_locations(undecided._Watching("made.py", text).visit(ast.parse(text)))
    made: dict[str, Any] = {undecided._JOINED: undecided._joined, undecided._COMPARED: undecided._compared}
    exec(compile(tree, "made.py", "exec"), made)
    finder = tool._Points("made.py", text)
    finder.visit(ast.parse(text))

    def left() -> set[str]:
        return {point.change for point in undecided.undecided(finder.found)}

    assert left() == set()
    assert made["f"](6, "so") == "so"
    assert left() == {
        "a < 7 and b -> (a < 7 or b)",
        "a < 7 and b -> (a < 7)",
        "a < 7 and b -> (b)",
        "a < 7 -> (a <= 7)",
    }
    assert made["f"](8, "so") is False
    assert left() == {"a < 7 and b -> (a < 7)", "a < 7 -> (a <= 7)"}
    assert made["f"](6, "") == ""
    assert made["f"](7, "so") is False
    assert left() == set()
