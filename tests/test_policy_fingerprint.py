"""What a policy's fingerprint covers: all that can be told of its rules, their code, and whom its packs cover."""

import importlib.util
import json
import linecache
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import fields, replace
from datetime import date
from itertools import count
from pathlib import Path
from types import MappingProxyType, ModuleType
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fdcpa_guard import Policy, documents, first_party, regulation_f, us, us_federal, us_state
from fdcpa_guard.errors import InvalidPolicy
from fdcpa_guard.fingerprints import Difference, Parts, differences, parts_of
from fdcpa_guard.fingerprints_before import KNOWN, fingerprint
from fdcpa_guard.packs.us import states
from fdcpa_guard.packs.us.fingerprints import FINGERPRINTS
from fdcpa_guard.policies import house
from fdcpa_guard.rules import PASS, Announced, Citation, Denied, Pack, Parameter, Question, Rule, rule
from fdcpa_guard.rules import house as cited
from fdcpa_guard.rules.telling import MOST, Teller
from fdcpa_guard.shapes import FrequencyCap
from fdcpa_guard.testing.mutation import mutants
from fdcpa_guard.vocabulary import Effect, Holding, Medium, Purpose, Recipient
from tests.authored import RULES, not_commercial
from tests.probing import ROOT, probe

# -- a rule whose author changes something

AUTHORED = '''"""Rules of a house."""

import math
from dataclasses import dataclass, replace
from functools import cache, partial, wraps

from fdcpa_guard.rules import PASS, Denied, house, rule

MOST = 3
TABLE = {"mortgage": 2, "auto": 1}
WORDS = frozenset({"stop", "cease"})
UNUSED = 1


@dataclass
class Limit:
    most: int = 4

    def over(self, number):
        return number > self.most * FACTOR


FACTOR = 2
LIMIT = Limit()


def even(number):
    return number == 0 or odd(number - 1)


def odd(number):
    return number != 0 and even(number - 1)


@cache
def square(number):
    return number * number


def logged(check):
    @wraps(check)
    def asked(*args, before=1):
        return check(*args)

    return asked


def capped(most, table):
    def check(q):
        """A limit."""
        seen = len(q.case.debts) + table["x"]
        return Denied("too many") if seen > most else PASS

    return check


def helper(q, slack=0):
    # what it does
    return len(q.case.debts) + slack < MOST


@rule("house.limit", "A limit", house("1"))
@logged
def limit(q, least=1):
    """A limit."""
    if helper(q) and even(4) and math.floor(2.5) and not LIMIT.over(3) and square(2):
        return PASS
    count = sum(1 for word in WORDS if word in TABLE)
    return Denied(f"more than {count:>3}") if count >= least else PASS


closed = rule("house.closed", "A limit", house("1"))(capped(5, {"x": 1}))
parted = replace(closed, id="house.parted", check=partial(lambda q, n: PASS if n else (), n=1))


def counts(q):
    return []


def why_not(collector, debt):
    return "is commercial" if debt.nature == "commercial" else None


RULES = (limit, closed, parted)
'''

_numbers = count()


@pytest.fixture
def authored(tmp_path: Path) -> Iterator[Callable[..., ModuleType]]:
    """What makes a module of a text."""
    made = []

    def author(text: str = AUTHORED, name: str = "") -> ModuleType:
        number = next(_numbers)
        name = name or f"authored_{number}"
        folder = tmp_path / str(number)
        folder.mkdir()
        path = folder / f"{name}.py"
        path.write_text(text, "utf-8")
        spec = importlib.util.spec_from_file_location(name, path)
        assert spec is not None
        assert spec.loader is not None
        module = sys.modules[name] = importlib.util.module_from_spec(spec)
        made.append(name)
        spec.loader.exec_module(module)
        return module

    yield author
    for name in made:
        sys.modules.pop(name, None)


def of(module: ModuleType) -> Policy:
    return Policy("house", "1", ()).with_rules(*module.RULES, why_not=module.why_not)


LIMIT, CLOSED, PARTED, PACK = "house.limit", "house.closed", "house.parted", "house"

CHANGES: dict[str, tuple[str, str, str]] = {
    "an operator": ("count >= least", "count > least", LIMIT),
    "an order": ("helper(q) and even(4)", "even(4) and helper(q)", LIMIT),
    "a message": ("more than {", "more then {", LIMIT),
    "how a message is formatted": ("{count:>3}", "{count:<3}", LIMIT),
    "a local name": ("seen", "found", CLOSED),
    "a default": ("least=1", "least=2", LIMIT),
    "a default by keyword": ("before=1", "before=2", LIMIT),
    "what a decorator does": ("return check(*args)", "return check(*args) or PASS", LIMIT),
    "a number closed over": ("capped(5, ", "capped(6, ", CLOSED),
    "its kind": ("capped(5, ", "capped(5.0, ", CLOSED),
    "a dictionary closed over": ('{"x": 1}', '{"x": 2}', CLOSED),
    "a helper": ("+ slack < MOST", "+ slack <= MOST", LIMIT),
    "a helper's default": ("slack=0", "slack=1", LIMIT),
    "a helper's helper": ("return number != 0 and", "return number != 1 and", LIMIT),
    "a cached helper": ("return number * number", "return number + number", LIMIT),
    "a constant": ("MOST = 3", "MOST = 4", LIMIT),
    "a constant table": ('"auto": 1', '"auto": 2', LIMIT),
    "the order of a table": ('{"mortgage": 2, "auto": 1}', '{"auto": 1, "mortgage": 2}', LIMIT),
    "a set": ('{"stop", "cease"}', '{"stop"}', LIMIT),
    "a method": ("number > self.most", "number >= self.most", LIMIT),
    "a class's default": ("most: int = 4", "most: int = 5", LIMIT),
    "a constant of a class": ("FACTOR = 2", "FACTOR = 3", LIMIT),
    "an instance": ("LIMIT = Limit()", "LIMIT = Limit(9)", LIMIT),
    "another's function": ("math.floor", "math.ceil", LIMIT),
    "a partial's number": ("n=1)", "n=2)", PARTED),
    "a lambda": ("PASS if n", "PASS if not n", PARTED),
    "whom it covers": ('== "commercial"', '!= "commercial"', PACK),
    "why it does not": ('"is commercial"', '"is a business\'s"', PACK),
}


def test_a_rule_that_asks_another_changes_with_it(authored: Callable[..., ModuleType]) -> None:
    text = AUTHORED.replace("+ slack < MOST", "+ slack < MOST and closed.check(q)")
    before, after = (of(authored(one)) for one in (text, text.replace("capped(5, ", "capped(6, ")))
    assert Difference("rule", LIMIT, ("code",)) in differences(before.parts, after.parts)


def test_a_class_without_functions_is_told_by_its_text(authored: Callable[..., ModuleType]) -> None:
    text = AUTHORED.replace("MOST = 3\n", "class Numbers:\n    most = 3\n").replace(
        "slack < MOST", "slack < Numbers.most"
    )
    before, again, after = (of(authored(one)) for one in (text, text, text.replace("most = 3", "most = 4")))
    assert before.fingerprint == again.fingerprint != after.fingerprint


@pytest.mark.parametrize(("old", "new", "where"), CHANGES.values(), ids=CHANGES)
def test_a_change_of_code_shows_where_it_is(
    authored: Callable[..., ModuleType], old: str, new: str, where: str
) -> None:
    assert AUTHORED.count(old) >= 1
    before, after = of(authored()), of(authored(AUTHORED.replace(old, new)))
    assert before.loosely == after.loosely == {}
    assert before.fingerprint != after.fingerprint
    here = Difference("pack" if where == PACK else "rule", where, ("code",))
    assert differences(before.parts, after.parts) == (here,)


SAME: dict[str, Callable[[str], str]] = {
    "nothing": lambda text: text,
    "comments": lambda text: text.replace("# what it does", "# something else\n    # at length"),
    "formatting": lambda text: text.replace("return Denied(f", "return  Denied( f").replace(
        "seen > most", "(seen >\n most)"
    ),
    "quotes": lambda text: text.replace('"is commercial"', "'is commercial'"),
    "lines above": lambda text: text.replace("MOST = 3", "\n\n\nMOST = 3"),
    "what nothing uses": lambda text: text.replace("UNUSED = 1", "UNUSED = 2"),
    "an order of definitions": lambda text: text.replace("MOST = 3\n", "").replace(
        "UNUSED = 1", "UNUSED = 1\nMOST = 3"
    ),
    "annotations": lambda text: text.replace("def helper(q, slack=0)", 'def helper(q: "Q", slack: int = 0) -> bool'),
    "docstrings of helpers": lambda text: text.replace("def odd(number):", 'def odd(number):\n    """Odd."""'),
    "the docstring of a class": lambda text: text.replace("class Limit:", 'class Limit:\n    """Most."""\n'),
    "pieces of a text": lambda text: text.replace('f"more than {count:>3}"', '"more " f"than {count:>3}"'),
    "a set's order": lambda text: text.replace('{"stop", "cease"}', '{"cease", "stop"}'),
    "a decorator's name": lambda text: text.replace("logged", "noted"),
    "windows": lambda text: text.replace("\n", "\r\n"),
    "a byte order mark": lambda text: "\ufeff" + text,
}


@pytest.mark.parametrize("change", SAME.values(), ids=SAME)
def test_what_changes_no_meaning_changes_no_fingerprint(
    authored: Callable[..., ModuleType], change: Callable[[str], str]
) -> None:
    before, after = of(authored()), of(authored(change(AUTHORED), "elsewhere_rules"))
    assert before.fingerprint == after.fingerprint
    assert differences(before.parts, after.parts) == ()


def test_how_a_rule_counts_is_covered(authored: Callable[..., ModuleType]) -> None:
    one, other = authored(), authored(AUTHORED.replace("return []", "return [q]"))
    with_counts = [
        Policy("house", "1", ()).with_rules(replace(one.closed, counts=counts))
        for counts in (None, one.counts, other.counts)
    ]
    assert len({policy.fingerprint for policy in with_counts}) == 3


def test_a_dictionary_counts_as_it_stands(authored: Callable[..., ModuleType]) -> None:
    module = authored()
    before = of(module).fingerprint
    module.TABLE["auto"] = 7
    assert of(module).fingerprint != before
    module.TABLE["auto"] = 1
    assert of(module).fingerprint == before


# -- an author's project

PROJECT = {
    "acme/__init__.py": "",
    "acme/rules.py": """
from fdcpa_guard.rules import PASS, Denied, house, rule

from . import numbers
from .deep.helping import judged


@rule("house.limit", "A limit", house("1"))
def limit(q):
    "A limit."
    from .late import late

    return Denied("x") if numbers.MOST > judged(q) + late else PASS
""",
    "acme/numbers.py": "MOST = 3\nLEAST = 1\n",
    "acme/late.py": "late = 1\n",
    "acme/deep/__init__.py": "",
    "acme/deep/helping.py": "import other\n\n\ndef judged(q):\n    return other.number(q)\n",
    "other/__init__.py": "def number(q):\n    return 1\n",
}


def in_projects(folder: Path, variants: dict[str, dict[str, str]]) -> dict[str, list[Any]]:
    """Of the project with some files changed: its fingerprint, what is known loosely, and what by name."""
    for variant, changed in variants.items():
        for name, text in (PROJECT | changed).items():
            path = folder / variant / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")
    found: dict[str, list[Any]] = probe(f"""
import json, sys
from pathlib import Path
from fdcpa_guard import Policy
found = {{}}
for folder in sorted(Path({str(folder)!r}).iterdir()):
    sys.path.insert(0, str(folder))
    from acme.rules import limit
    policy = Policy("acme", "1", ()).with_rules(limit)
    found[folder.name] = [policy.fingerprint, policy.loosely, policy.parts.by_name]
    sys.path.remove(str(folder))
    for name in [name for name in sys.modules if name.partition(".")[0] in ("acme", "other")]:
        del sys.modules[name]
print(json.dumps(found))
""")
    return found


def test_helpers_of_the_same_package_are_covered_and_others_named(tmp_path: Path) -> None:
    variants: dict[str, dict[str, str]] = {
        "as it is": {},
        "a constant": {"acme/numbers.py": "MOST = 4\nLEAST = 1\n"},
        "an unused constant": {"acme/numbers.py": "MOST = 3\nLEAST = 2\n"},
        "what is imported late": {"acme/late.py": "late = 2\n"},
        "a helper": {"acme/deep/helping.py": PROJECT["acme/deep/helping.py"].replace("(q)\n", "(q) + 1\n")},
        "another's": {"other/__init__.py": "def number(q):\n    return 2\n"},
    }
    found = in_projects(tmp_path, variants)
    before, loosely, by_name = found["as it is"]
    assert loosely == {}
    assert by_name == {"house.limit": ["other"]}
    shown = {name for name, (after, *_) in found.items() if after != before}
    assert shown == {"a constant", "what is imported late", "a helper"}


@pytest.mark.parametrize("within", ["in a function", "in a method"])
def test_what_is_imported_late_under_a_name_closed_over_beside_it_is_covered(tmp_path: Path, within: str) -> None:
    checks = {
        "in a function": """
    def check(q):
        "A limit."
        def then():
            from .late import late
            return late
        return Denied("x") if late > then() else PASS
""",
        "in a method": """
    class Check:
        "A limit."
        def then(self):
            from .late import late
            return late
        def __call__(self, q):
            return Denied("x") if late > self.then() else PASS
    check = Check()
""",
    }
    rules = f"""
from fdcpa_guard.rules import PASS, Denied, house, rule

def limiting(late):
{checks[within]}
    return check

limit = rule("house.limit", "A limit", house("1"))(limiting(0))
"""
    variants = {
        "as it is": {"acme/rules.py": rules},
        "otherwise": {"acme/rules.py": rules, "acme/late.py": "late = 2\n"},
    }
    found = in_projects(tmp_path, variants)
    assert found["as it is"][0] != found["otherwise"][0]


def test_modules_beside_a_script_are_covered(tmp_path: Path) -> None:
    found = set()
    for number in (1, 2):
        folder = tmp_path / str(number)
        folder.mkdir()
        (folder / "limits.py").write_text(f"MOST = {number}\n\n\ndef most(q):\n    return MOST\n", "utf-8")
        (folder / "script.py").write_text(
            """
import json
from limits import most
from fdcpa_guard import Policy
from fdcpa_guard.rules import PASS, house, rule


@rule("house.limit", "A limit", house("1"))
def limit(q):
    "A limit."
    return PASS if most(q) else ()


policy = Policy("acme", "1", ()).with_rules(limit)
print(json.dumps([policy.fingerprint, policy.loosely]))
""",
            "utf-8",
        )
        done = subprocess.run(
            [sys.executable, "script.py"],
            cwd=folder,
            env=os.environ | {"PYTHONPATH": str(ROOT / "src")},
            capture_output=True,
            text=True,
            check=True,
        )
        fingerprint_, loosely = json.loads(done.stdout)
        assert loosely == {}
        found.add(fingerprint_)
    assert len(found) == 2


_DECORATED = """from other import logged


def documented(check):
    check.__doc__ = "A limit."
    return check


from . import"""
DECORATOR = """
from functools import wraps


def logged(check):
    @wraps(check)
    def asked(q):
        return noted(check(q))

    return asked


def noted(answer):
    return answer{changed}
"""


def test_what_another_package_makes_of_a_rule_is_named_and_the_rule_itself_covered(tmp_path: Path) -> None:
    """Or it is covered too, if nothing tells it from the rule: if it does not say whose function it wraps."""
    variants = {}
    for wraps in ("wrapping", "bare"):
        for changed, operator in (("", ">"), (" or None", ">"), ("", ">=")):
            decorator = DECORATOR.format(changed=changed)
            rules = PROJECT["acme/rules.py"].replace(" > ", f" {operator} ").replace("from . import", _DECORATED)
            rules = rules.replace("def limit", "@documented\n@logged\ndef limit")
            if wraps == "bare":
                decorator = decorator.replace("    @wraps(check)\n", "")
            changes = {"acme/rules.py": rules, "other/__init__.py": decorator + PROJECT["other/__init__.py"]}
            variants[f"{wraps}{changed}{operator}"] = changes
    found = in_projects(tmp_path, variants)
    assert not any(loosely for _, loosely, _ in found.values())
    prints = {name: each[0] for name, each in found.items()}
    assert prints["wrapping>"] == prints["wrapping or None>"] != prints["wrapping>="]
    assert len({prints["bare>"], prints["bare or None>"], prints["bare>="]}) == 3
    assert found["wrapping>"][2] == {"house.limit": ["other", "other:limit"]}


def test_an_own_decorator_of_a_rule_of_ours_is_covered(authored: Callable[..., ModuleType]) -> None:
    ours = next(each for each in regulation_f().rules() if each.id == "us.regf.6c1.cease")
    found = set()
    for changed in ("", " or None"):
        check = authored(DECORATOR.format(changed=changed)).logged(ours.check)
        assert check.__module__ == ours.check.__module__
        found.add(written(check).fingerprint)
    assert len(found) == 2


def test_what_raises_when_it_is_looked_at_is_declared(authored: Callable[..., ModuleType]) -> None:
    text = """
class Hostile:
    __slots__ = ("x",)
    def __getattribute__(self, name):
        raise RuntimeError("no")
    def __eq__(self, other):
        raise RuntimeError("no")
    __hash__ = None

held = Hostile()

def check(q):
    return held
"""
    made = written(authored(text).check)
    assert made.loosely == {"house.x": ("what it holds raises a RuntimeError when it is looked at",)}


# -- what cannot be told for good


def written(check: Any, **more: Any) -> Policy:
    made = Rule(
        id="house.x",
        title="X",
        citations=(cited("1"),),
        effect=Effect.HOUSE_POLICY,
        check=check,
        description="X.",
        **more,
    )
    return Policy("house", "1", ()).with_rules(made)


def executed(text: str, **names: Any) -> Any:
    scope: dict[str, Any] = {"PASS": PASS, "Denied": Denied, **names}
    exec(text, scope)
    return scope["check"]


def test_code_without_a_text_is_known_by_its_bytecode_and_says_so() -> None:
    text = "def check(q, least=1):\n    return PASS if {m} > most else [x for x in (lambda: 'a')()]"
    policies = [written(executed(text.format(m=m), most=most)) for m in (1, 2) for most in (3, 4)]
    assert len({policy.fingerprint for policy in policies}) == 4
    assert written(executed(text.format(m=1), most=3)).fingerprint == policies[0].fingerprint
    (why,) = policies[0].loosely["house.x"]
    assert ": it has no text, so it is known by its bytecode, which is another on another Python" in why


@pytest.mark.parametrize("told", ["by its module", "by its code"])
def test_what_was_run_from_a_file_is_its_authors_if_it_lies_in_the_same_folder(told: str, tmp_path: Path) -> None:
    def run(folder: str, module: str, text: str, **names: Any) -> dict[str, Any]:
        path = str(tmp_path / folder / f"{module}.py")
        scope = {"__name__": module, **names} | ({"__file__": path} if told == "by its module" else {})
        exec(compile(text, path if told == "by its code" else "<made>", "exec"), scope)
        return scope

    near = run("mine", "near", "def most(q):\n    return 1")["most"]
    far = run("anothers", "far", "def least(q):\n    return 0")["least"]
    text = "def check(q):\n    return PASS if most(q) > least(q) else None"
    check = run("mine", "rules", text, PASS=PASS, most=near, least=far)["check"]
    assert written(check).parts.by_name == {"house.x": ("far:least",)}


def test_a_text_that_was_edited_after_it_was_imported_is_not_taken_for_what_runs(
    authored: Callable[..., ModuleType],
) -> None:
    module = authored()
    path = Path(str(module.__file__))
    before = of(module)
    assert before.loosely == {}
    path.write_text(AUTHORED.replace("count >= least", "count > least"), "utf-8")
    linecache.checkcache()
    after = of(module)
    assert set(after.loosely) == {LIMIT}
    assert any("limit: it is not the text of what runs" in why for why in after.loosely[LIMIT])
    path.unlink()
    linecache.checkcache()
    assert set(of(module).loosely) == {LIMIT, CLOSED, PARTED, PACK}
    assert any("limit: it has no text" in why for why in of(module).loosely[LIMIT])
    path.write_text(AUTHORED, "utf-8")
    assert of(module).fingerprint == before.fingerprint
    assert of(module).loosely == {}


def test_what_has_no_stable_form_is_declared(authored: Callable[..., ModuleType]) -> None:
    for text, why in (
        ("held = object()", "builtins:object: of somebody else's class, whose state cannot be told"),
        ("import collections as held", None),
        ("import sys\nheld = sys.modules[__name__]", "a module used as a value"),
        ("held = eval", None),
        ("import threading\nheld = threading.Lock()", "_thread:lock: of somebody else's class"),
        ("held = iter(())", "builtins:tuple_iterator: of somebody else's class"),
        ("held = __file__", None),
    ):
        module = authored(f"{text}\n\n\ndef check(q):\n    return held\n")
        said = written(module.check).loosely.get("house.x", ())
        assert bool(said) is (why is not None), text
        assert why is None or any(why in each for each in said), said
    for body, why in (
        ("eval('q')", "eval: what it does with a text is not followed"),
        ("__file__", "__file__: where its module lies"),
        ("__name__", None),
        ("(__import__('math'))", "__import__"),
    ):
        said = written(authored(f"def check(q):\n    return {body}\n").check).loosely.get("house.x", ())
        assert bool(said) is (why is not None), body
        assert why is None or any(why in each for each in said), said


def test_there_is_an_end_to_what_is_followed(authored: Callable[..., ModuleType]) -> None:
    large = f"held = list(range({MOST}))\n\n\ndef check(q):\n    return held\n"
    assert written(authored(large).check).loosely == {"house.x": (f"it holds more than {MOST:,} values",)}
    deep = "held = []\nfor _ in range(100_000):\n    held = [held]\n\n\ndef check(q):\n    return held\n"
    assert written(authored(deep).check).loosely == {"house.x": ("what it holds is nested too deep",)}
    looped = "held = {}\nheld['me'] = [held]\n\n\ndef check(q):\n    return held\n"
    assert written(authored(looped).check).loosely == {}


# -- the same in every process and on every Python

CODE = {
    "house.constants": "4f3ef840f83e",
    "house.first-of-two": "4ee7cd5a0170",
    "house.instance": "53d7ba0a5713",
    "house.method": "90588414636f",
    "house.other-partial": "6b16ac09f14b",
    "house.partial": "ac3b067e91b9",
    "house.second-of-two": "58de8b14c60a",
    "house.syntax": "d61ccea91e46",
}
"""Of rules that take nothing of the library but by name: another value means other fingerprints everywhere."""

AS_AUTHORED = "aabf2e090573e9247ddf46d92a84ece82c9ceae2da79d8e6eb0a363243a9123c"


def test_the_fingerprint_of_authored_rules_is_this_one_on_every_python() -> None:
    policy = Policy("authored", "1", ()).with_rules(*RULES, why_not=not_commercial)
    assert policy.loosely == {}
    assert policy.parts.by_name == {}
    assert {id: part.code[:12] for id, part in policy.parts.rules.items()} == CODE
    assert policy.fingerprint == AS_AUTHORED


FRESH = """
import json, os
{before}
from fdcpa_guard import Policy
from tests.authored import RULES, not_commercial
policy = Policy("authored", "1", ()).with_rules(*RULES, why_not=not_commercial)
print(json.dumps([policy.fingerprint, dict(policy.loosely)]))
"""


@pytest.mark.parametrize("options", [("-O",), ("-OO",), ("-B", "-I")], ids=" ".join)
def test_it_is_the_same_in_every_process(options: tuple[str, ...], tmp_path: Path) -> None:
    """With other hashes, in another folder, with and without compiled files, with assertions and docstrings or not."""
    before = f"import sys; sys.path[:0] = [{str(ROOT / 'src')!r}, {str(ROOT)!r}]; import tests.builders"
    done = subprocess.run(
        [sys.executable, *options, "-c", FRESH.format(before=before)],
        cwd=tmp_path,
        env=os.environ | {"PYTHONHASHSEED": str(len(options[0])), "PYTHONPYCACHEPREFIX": str(tmp_path / "compiled")},
        capture_output=True,
        text=True,
        check=True,
    )
    assert json.loads(done.stdout) == [AS_AUTHORED, {}]


def test_without_columns_two_functions_of_one_line_are_not_told_apart(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-X", "no_debug_ranges", "-c", FRESH.format(before="")],
        env=os.environ | {"PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}", "PYTHONPYCACHEPREFIX": str(tmp_path)},
        capture_output=True,
        text=True,
        check=True,
    )
    found, loosely = json.loads(done.stdout)
    assert found != AS_AUTHORED
    assert set(loosely) == {"house.first-of-two", "house.second-of-two"}
    assert "several functions on one line may be it" in loosely["house.first-of-two"][0]


def test_nothing_warns_of_what_an_authors_file_was_warned_of(
    authored: Callable[..., ModuleType], recwarn: pytest.WarningsRecorder
) -> None:
    module = authored('def check(q):\n    return "\\d"\n')
    recwarn.clear()
    assert written(module.check).loosely == {}
    assert not recwarn.list


# -- everything of a rule and of a pack

CITED = Citation("12 CFR", "1006.14", cited("1").authority, date(2026, 1, 1))
PLAIN = FrequencyCap(most=2, days=7).rule("house.x", "At most {most}", cited("2"), example="none")


@rule("house.other", "Other", cited("2"))
def other(q: Question) -> Any:
    """Another."""
    return PASS


OF_A_RULE: dict[str, Any] = {
    "id": "house.y",
    "title": "Another",
    "citations": (CITED,),
    "effect": Effect.ADVISORY,
    "check": other.check,
    "description": "Another.",
    "in_force": (date(2027, 1, 1), None),
    "media": frozenset({Medium.TEXT}),
    "recipients": frozenset({Recipient.SPOUSE}),
    "purposes": frozenset({Purpose.SERVICING_DISCLOSURE}),
    "needs": frozenset({next(iter(Holding))}),
    "parameters": MappingProxyType({}),
    "counts": other.check,
    "data": "{}",
    "segments": frozenset({"new"}),
    "read_again": date(2027, 1, 1),
    "words": None,
}
MADE_OF_OTHERS = {"words", "reads", "description"}
"""What only makes others of the fields, or is a docstring, of which Python may be told to have none."""


def test_every_field_of_a_rule_is_covered() -> None:
    assert OF_A_RULE.keys() == {each.name for each in fields(Rule)}
    before = Policy("house", "1", ()).with_rules(PLAIN)
    for name, value in OF_A_RULE.items():
        assert getattr(PLAIN, name) != value, name
        after = Policy("house", "1", ()).with_rules(replace(PLAIN, **{name: value}))
        assert (after.fingerprint == before.fingerprint) is (name in MADE_OF_OTHERS), name


def test_every_field_of_a_number_is_covered() -> None:
    number = PLAIN.parameters["most"]
    since = date(2027, 1, 1)
    changed: dict[str, Any] = {"values": ((since, 2),), "unit": "days", "citation": CITED, "stricter": None}
    assert changed.keys() == {each.name for each in fields(Parameter)}
    numbers = [number, *[replace(number, **{name: value}) for name, value in changed.items()]]
    numbers += [replace(number, values=((date.min, value),)) for value in (3, 2.0, "2", True, 1)]
    found = {
        Policy("house", "1", ()).with_rules(replace(PLAIN, parameters={**PLAIN.parameters, "most": each})).fingerprint
        for each in numbers
    }
    assert len(found) == len(numbers)


def test_every_field_of_a_citation_is_covered() -> None:
    changed: dict[str, Any] = {"source": "x", "section": "x", "authority": cited("1").authority}
    changed |= {"authority": regulation_f().packs[0].rules[0].citations[0].authority, "read_on": None}
    changed |= {"confidence": list(type(CITED.confidence))[1]}
    assert changed.keys() == {each.name for each in fields(Citation)}
    start = replace(CITED, authority=cited("1").authority)
    all_ = [start, *[replace(start, **{name: value}) for name, value in changed.items()]]
    assert len({written(other.check, read_again=None).fingerprint}) == 1
    found = {Policy("house", "1", ()).with_rules(replace(PLAIN, citations=(each,))).fingerprint for each in all_}
    assert len(found) == len(all_)


def test_every_field_of_a_pack_is_covered() -> None:
    changed: dict[str, Any] = {
        "id": "other",
        "title": "Other",
        "rules": (PLAIN, other),
        "why_not": not_commercial,
        "jurisdiction": "US-MA",
        "announced": (Announced(CITED, "something"),),
    }
    assert changed.keys() | {"reads"} == {each.name for each in fields(Pack)}
    pack = Pack("house", "House", (PLAIN,), lambda collector, debt: None)
    before = Policy("house", "1", (pack,)).fingerprint
    for name, value in changed.items():
        assert Policy("house", "1", (replace(pack, **{name: value}),)).fingerprint != before, name


def test_which_pack_holds_a_rule_is_covered_though_two_have_one_id() -> None:
    some, others = (Pack("house", "House", (), why_not) for why_not in (not_commercial, lambda collector, debt: None))
    one = Policy("house", "1", (replace(some, rules=(PLAIN,)), replace(others, rules=(other,))))
    two = Policy("house", "1", (replace(some, rules=(other,)), replace(others, rules=(PLAIN,))))
    assert one.fingerprint != two.fingerprint
    assert one.fingerprint == Policy("house", "1", one.packs[::-1]).fingerprint


def test_every_mutant_has_a_fingerprint_of_its_own() -> None:
    policy = house()
    found = [policy.fingerprint, *[mutant.policy.fingerprint for mutant in mutants(policy)]]
    assert len(found) > 100
    assert len({*found}) == len(found)


def test_whom_a_documents_rules_cover_is_covered() -> None:
    text = "{{policy: acme, version: '1', rules: [{{id: acme.x, title: X, shape: ban, media: [call], {more}}}]}}"
    found = [
        documents.load_policy(text.format(more=more)).fingerprint
        for more in (
            "collectors: [creditor]",
            "natures: [commercial]",
            "debt_kinds: [auto]",
            "place: US-MA",
            "because: x",
        )
    ]
    assert len({*found}) == 5
    assert documents.load_policy(text.format(more="collectors: [creditor]")).loosely == {}


def test_odd_values_come_out_as_a_fingerprint() -> None:
    """Fields whose kinds nobody checks: no other error than a documented one."""
    for odd in (5, None, object(), "\ud800", ["x"], {1: {2}}, float("nan"), 10**5000, b"\xff", type, len):
        made = written(other.check, segments=frozenset({3, "x"}), data=odd)
        assert len(made.fingerprint) == 64
        pack = Pack("house", odd, (PLAIN,), lambda collector, debt: None)  # type: ignore[arg-type]
        assert len(Policy("house", "1", (pack,)).fingerprint) == 64


# -- ready-made policies

READY = {"us": us, "first-party": first_party, "regulation-f": regulation_f, "us-federal": us_federal, "house": house}


@pytest.mark.parametrize("name", [*READY, "us-ma", "us-ny"])
def test_a_known_fingerprint_is_that_of_the_parts(name: str) -> None:
    policy = READY[name]() if name in READY else us_state(name.removeprefix("us-"))
    assert policy.fingerprint == policy.parts.fingerprint == parts_of(replace(policy)).fingerprint
    assert policy.loosely == policy.parts.loosely == {}
    assert policy.parts.by_name == {}


def test_what_is_made_of_a_ready_made_policy_has_another() -> None:
    for policy in (us_federal(), us_state("MA"), us_state("MA", "NH")):
        assert policy.with_rules(other).fingerprint != policy.fingerprint
        assert replace(policy, version="2").fingerprint != policy.fingerprint
        assert replace(policy).fingerprint == policy.fingerprint


def test_a_rule_of_ours_with_a_check_of_somebody_else_has_another() -> None:
    policy = regulation_f()
    pack = policy.packs[0]
    swapped = tuple(replace(each, check=other.check) if each.id == "us.regf.6c1.cease" else each for each in pack.rules)
    changed = Policy(policy.name, policy.version, (replace(pack, rules=swapped),))
    assert differences(policy.parts, changed.parts) == (Difference("rule", "us.regf.6c1.cease", ("code",)),)
    assert fingerprint(changed) == fingerprint(policy)


def test_the_code_of_the_library_needs_no_text() -> None:
    found = probe("""
import json, sys
from fdcpa_guard import us_state
policy = us_state("MA", "NH").tightened("us.regf.14b2.seven-in-seven", calls=3)
policy.fingerprint
opened = []
sys.addaudithook(lambda event, arguments: opened.append(str(arguments[0])) if event == "open" else None)
from dataclasses import replace
replace(policy, version="2").fingerprint
print(json.dumps(opened))
""")
    assert found == []


# -- parts


def test_parts_are_written_and_read() -> None:
    parts = written(executed("def check(q): return PASS")).parts
    assert parts.loosely
    again = Parts.from_json(parts.to_json())
    assert again == parts
    assert again.fingerprint == parts.fingerprint
    with pytest.raises(TypeError, match="neither true nor false"):
        bool(parts)


@pytest.mark.parametrize(
    "text",
    ["", "[]", "{}", "null", "1", "[" * 100_000, '{"form": 2}', "\ud800", '{"form": 2, "policy": [], "packs": 1}'],
)
def test_what_are_no_parts_is_refused(text: str) -> None:
    with pytest.raises(InvalidPolicy, match="these are no parts of a policy"):
        Parts.from_json(text)


def test_parts_that_were_altered_are_refused() -> None:
    text = house().parts.to_json()
    told = json.loads(text)
    told["policy"]["name"] = "other"
    with pytest.raises(InvalidPolicy, match="the fingerprint is not that of the parts"):
        Parts.from_json(json.dumps(told))
    told = json.loads(text)
    told["form"] = 3
    with pytest.raises(InvalidPolicy, match="the fingerprint is not that of the parts"):
        Parts.from_json(json.dumps(told))
    told = json.loads(text)
    told["rules"]["house.holds.paid"]["code"] = "x"
    with pytest.raises(InvalidPolicy, match="these are no parts of a policy"):
        Parts.from_json(json.dumps(told))


def test_differences_name_rules_packs_and_what_of_the_policy() -> None:
    old = house()
    new = replace(old.tightened("house.pace.calls-a-week", most=1), version="2").with_rules(other)
    assert differences(old.parts, new.parts) == (
        Difference("policy", "version"),
        Difference("pack", "house", ("new",)),
        Difference("rule", "house.other", ("new",)),
        Difference("rule", "house.pace.calls-a-week", ("data",)),
    )
    assert differences(new.parts, old.parts)[1:3] == (
        Difference("pack", "house", ("gone",)),
        Difference("rule", "house.other", ("gone",)),
    )


# -- the fingerprints before


def test_records_of_before_name_a_ready_made_policy() -> None:
    """By values of then, which no change of a rule changes: so they are not those of today's policies."""
    assert KNOWN["us 2026-11-21"] == "a5bbc47d702812da2555bd72b3058ea7b44d2cc792ade89e104b25bb1a5100cb"
    assert {label.partition(" ")[0] for label in KNOWN} == READY.keys()
    assert len({*KNOWN.values()}) == len(KNOWN)
    assert not {*KNOWN.values()} & {*FINGERPRINTS.values()}


def test_vectors_of_the_fingerprints_before() -> None:
    assert fingerprint(Policy("none", "1", ())) == "5cf1bf509bc1dcaa81fb57af47f440d0731c12532f1066a43e6dafb779fafc49"
    own = Policy("house", "1", (), places=frozenset({"US-MA"})).with_rules(PLAIN, other)
    assert fingerprint(own) == "d4b0bc22115c1432b94623e41f9b26ee5337587de322dbfe4f45782f35617748"


# -- values

PLAINLY = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.binary() | st.dates() | st.timedeltas(),
    lambda inner: st.lists(inner) | st.tuples(inner, inner) | st.dictionaries(st.text() | st.integers(), inner),
    max_leaves=8,
)


@given(PLAINLY, PLAINLY)
def test_values_are_told_alike_only_if_they_are_alike(one: Any, other_: Any) -> None:
    teller = Teller({})
    alike = repr(one) == repr(other_)
    assert (teller.tell(one).digest == teller.tell(other_).digest) is alike
    assert teller.tell(one).loosely == ()


def test_states_of_every_place_are_known() -> None:
    codes = {place.split("-")[1].lower() for place in states.MODULES}
    assert FINGERPRINTS.keys() == {*READY, *(f"us-{code}" for code in codes)}
