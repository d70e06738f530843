"""The catalogue of rules."""

import json
import re
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from fdcpa_guard import Citation, Policy, regulation_f
from fdcpa_guard.cli import pages
from fdcpa_guard.cli.cases import NamedCase, in_words, named_cases
from fdcpa_guard.packs.notes import Provision
from fdcpa_guard.packs.us.states import MODULES
from fdcpa_guard.policies import us
from fdcpa_guard.rules import PASS, Outcomes, Parameter, Question, rule
from fdcpa_guard.showing import catalogue
from fdcpa_guard.vocabulary import Authority, Confidence, Effect

from .conftest import Run

EXAMPLES = Path(__file__).parents[2] / "docs" / "examples"
ASKED = ("decide", "explain", "next", "windows", "options")
NO_DAY = re.compile(r"\b0001-|\b9999-")
IDS = [entry.id for entry in regulation_f().rules()]


def test_the_data_hold_every_rule(run: Run) -> None:
    ran = run("rules", "--policy", "regulation_f", "--format", "json")
    assert ran.status == 0
    (pack,) = json.loads(ran.out)["packs"]
    assert [entry["id"] for entry in pack["rules"]] == IDS
    seven = next(entry for entry in pack["rules"] if entry["id"] == "us.regf.14b2.seven-in-seven")
    assert seven["effect"] == "presumed-violation"
    assert seven["in_force"] == {"from": "2021-11-30", "until": None}
    assert seven["parameters"]["calls"]["values"] == [{"from": "2021-11-30", "value": 7}]
    assert seven["parameters"]["calls"]["stricter"] == "lower"
    assert {"source": "12 CFR", "section": "1006.14(b)(2)(i)(A)"}.items() <= seven["citations"][0].items()
    assert {citation["confidence"] for citation in seven["citations"]} == {"primary"}


def test_people_can_read_every_rule(run: Run) -> None:
    ran = run("rules", "--policy", "regulation_f")
    assert ran.status == 0
    assert all(id in ran.out for id in IDS)
    assert "2021-11-30" in ran.out
    assert max(map(len, ran.out.splitlines())) <= 80


def test_the_summary_counts_rules_places_and_cases(run: Run, tmp_path: Path) -> None:
    (tmp_path / "one.policy.yaml").write_text(
        "policy: regulation_f\nscenarios:\n- {rule: us.regf.6b1i.hours, then: passes}\n", encoding="utf-8"
    )
    ran = run("rules", "--summary", "--cases", tmp_path)
    assert ran.status == 0
    lines = [line.split() for line in ran.out.splitlines()]
    assert [str(sum(1 for _ in us().rules())), "rules"] in [line[:2] for line in lines]
    assert [str(len(MODULES)), "places"] in lines
    assert ["1", "cases"] in lines
    assert ["1", "us.regf.6b1i.hours"] in lines
    assert ["0", "us.regf.6c1.cease"] in lines


def test_the_summary_counts_no_cases_that_nobody_looked_for(run: Run) -> None:
    """Else every rule would seem to have none."""
    ran = run("rules", "--summary")
    assert ran.status == 0
    assert "cases" not in ran.out
    assert "us.regf.6b1i.hours" not in ran.out


def test_a_directory_without_scenario_files_is_refused(run: Run, tmp_path: Path) -> None:
    for directory in (tmp_path, tmp_path / "nowhere"):
        ran = run("rules", "--summary", "--cases", directory)
        assert ran.status == 2
        assert "--cases" in ran.err


def test_a_scenario_file_that_is_none_is_named(run: Run, tmp_path: Path) -> None:
    (tmp_path / "one.policy.yaml").write_text("scenarios: 3\n", encoding="utf-8")
    ran = run("rules", "--summary", "--cases", tmp_path)
    assert ran.status == 2
    assert "one.policy.yaml" in ran.err


def test_the_pages_replace_those_of_rules_that_are_gone(run: Run, tmp_path: Path) -> None:
    (tmp_path / "federal").mkdir()
    (tmp_path / "federal" / "us.gone.md").write_text("gone", encoding="utf-8")
    (tmp_path / "kept.txt").write_text("kept", encoding="utf-8")
    (tmp_path / "catalogue.md").write_text("# Every body of law", encoding="utf-8")
    assert run("rules", "--policy", "regulation_f", "--write", tmp_path).status == 0
    assert {path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*.*")} == {
        "kept.txt",
        "catalogue.md",
        "places.md",
        "matrix.md",
        "federal/regulation-f/index.md",
        *(f"federal/regulation-f/{id}.md" for id in IDS),
    }


def test_pages_that_are_no_pages_of_rules_are_not_removed(run: Run, tmp_path: Path) -> None:
    (tmp_path / "minutes.md").write_text("of the board", encoding="utf-8")
    ran = run("rules", "--policy", "regulation_f", "--write", tmp_path)
    assert ran.status == 2
    assert "--write: the directory holds Markdown files" in ran.err
    assert [path.name for path in tmp_path.iterdir()] == ["minutes.md"]


def acme(tmp_path: Path) -> Path:
    """The tutorial's policy beside its scenarios, which name it as the tutorial does."""
    (tmp_path / "acme.yaml").write_text(
        """
        policy: acme
        version: "1"
        rules:
        - {id: acme.hours, title: From nine to six, shape: calling-hours, opens: 09:00, closes: 18:00}
        - {id: acme.monthly, title: Twice, shape: frequency-cap, most: 2, calendar: [month], because: section 3}
        """,
        encoding="utf-8",
    )
    (tmp_path / "acme.policy.yaml").write_text(
        """
        policy: {file: acme.yaml}
        scenarios:
        - rule: acme.hours
          at: {2026-04-01 08:59:59: denies, 2026-04-01 09:00: passes}
        """,
        encoding="utf-8",
    )
    return tmp_path / "acme.yaml"


def test_scenarios_that_name_their_policy_by_its_file_are_taken_by_file_and_by_directory(
    run: Run, tmp_path: Path
) -> None:
    file = acme(tmp_path)
    for number, cases in enumerate((tmp_path, tmp_path / "acme.policy.yaml")):
        pages_at = tmp_path / f"pages-{number}"
        assert run("rules", "--policy", file, "--write", pages_at, "--cases", cases).status == 0
        page = (pages_at / "acme" / "acme.hours.md").read_text(encoding="utf-8")
        assert "- denied: 2026-04-01 08:59:59\n- allowed: 2026-04-01 09:00" in page


def test_no_day_that_stands_for_none_is_ever_printed(run: Run, tmp_path: Path) -> None:
    """A house's own text is read by nobody else, and what holds since ever has no first day."""
    file = acme(tmp_path)
    question = EXAMPLES / "02-too-early-in-one-zone.json"
    commands: list[tuple[object, ...]] = [
        ("rules", "--policy", file),
        ("rules", "--policy", file, "--format", "json"),
        ("rules", "--policy", file, "--summary"),
        ("rules", "--policy", "first_party", "--format", "json"),
        ("policy", "describe", file),
        ("policy", "describe", file, "--format", "markdown"),
        *[(ask, question, "--policy", file, "--format", form) for ask in ASKED for form in ("text", "json")],
    ]
    told = {command: run(*command) for command in commands}
    for command, ran in told.items():
        assert ran.status in (0, 1), ran.err
        assert not NO_DAY.search(ran.out), command
    listed = json.loads(told["rules", "--policy", file, "--format", "json"].out)["packs"][0]["rules"]
    assert [citation["read_on"] for rule in listed for citation in rule["citations"]] == [None, None]
    assert {rule["reading"] for rule in listed} == {"of the house"}
    assert "text read" not in told["rules", "--policy", file].out
    assert '"read_on": null' in told["decide", question, "--policy", file, "--format", "json"].out
    assert run("rules", "--policy", file, "--write", tmp_path / "pages").status == 0
    made = {path.name: path.read_text(encoding="utf-8") for path in (tmp_path / "pages").rglob("*.md")}
    assert not [name for name, text in made.items() if NO_DAY.search(text)]
    assert "| house policy section 3 | [`acme.monthly`](acme/acme.monthly.md) | 0 | of the house |" in made["matrix.md"]


def house_policy() -> Policy:
    unread = Citation("Some Code", "12", Authority.STATUTE, None, Confidence.UNREAD)

    @rule(
        "house.pause",
        "A pause | of sorts",
        unread,
        effect=Effect.HOUSE_POLICY,
        in_force=(None, date(2027, 1, 1)),
        pause=Parameter(
            ((date(2026, 1, 1), timedelta(minutes=90)), (date(2026, 7, 1), timedelta(hours=2))), "time", unread
        ),
        strict=Parameter(((date.min, True),), "yes or no", unread, "higher"),
    )
    def pause(q: Question, p: object) -> Outcomes:
        """Waits."""
        return PASS

    return Policy("house", "1", ()).with_rules(pause)


def test_a_text_that_nobody_read_is_marked() -> None:
    (pack,) = catalogue.as_data(house_policy())["packs"]
    (entry,) = pack["rules"]
    assert entry["citations"][0]["confidence"] == "unread"
    assert entry["citations"][0]["read_on"] is None
    assert entry["in_force"] == {"from": None, "until": "2027-01-01"}
    assert [dated["value"] for dated in entry["parameters"]["pause"]["values"]] == ["90 minutes", "120 minutes"]
    case = NamedCase("twice", "at noon", "denies")
    made = pages.pages(house_policy(), (), (), {"house.pause": [case]})
    page = made["house/house.pause.md"]
    assert "not verified" in page
    assert "until 2027-01-01" in page
    assert "`strict` | true |" in page
    assert "- twice\n    - denied: at noon" in page
    assert r"| [A pause \| of sorts](house.pause.md) |" in made["house/index.md"]


def test_cases_are_told_in_words(tmp_path: Path) -> None:
    (tmp_path / "one.policy.yaml").write_text(
        """
        policy: regulation_f
        rule: us.regf.6b1i.hours
        scenarios:
        - name: every medium
          vary: {when.medium: {call: passes, mail: not-asked}, debts.d1.judgment_at: {null: passes}}
        - {name: by day, then: passes}
        - {then: passes}
        - rows: [{name: at noon, then: passes}, {name: nowhere, given: {locations: []}, then: missing}]
        - {name: a decision, rule: null, because: [us.regf.6c1.cease]}
        """,
        encoding="utf-8",
    )
    cases = named_cases([str(tmp_path)])
    assert list(in_words(cases["us.regf.6b1i.hours"])) == [
        "- every medium",
        "    - allowed: medium call; judgment at none",
        "    - not asked: medium mail",
        "- by day: allowed",
        "- allowed: at noon",
        "- denied for want of a fact: nowhere",
    ]
    assert list(in_words(cases["us.regf.6c1.cease"])) == ["- a decision: denied"]


def test_a_pack_that_covers_only_what_more_is_known_of_has_a_page() -> None:
    choosy = replace(house_policy().packs[0], why_not=lambda who, debt: None if debt.judgment_at else "no judgment")
    made = pages.pages(Policy("house", "1", (choosy,)), (), (), {})
    assert "| binds | whom depends on more than who collects and what the debt is |" in made["house/house.pause.md"]


def test_the_matrix_names_what_is_not_encoded() -> None:
    left_out = Provision("50 USC", "3937", "an interest cap", why_not="it times no contact")
    page = pages.pages(regulation_f(), (), (left_out,), {})["matrix.md"]
    assert "| 50 USC 3937 | an interest cap | it times no contact | the operative text was read |" in page
    assert "| 12 CFR 1006.6(c)(1) | [`us.regf.6c1.cease`](federal/regulation-f/us.regf.6c1.cease.md)" in page
