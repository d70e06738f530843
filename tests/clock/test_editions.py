"""The clock is ours: zones come from the `tzdata` package alone, whatever the host has and its environment says."""

import copy
import json
import os
import pickle
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any

import phonenumbers
import pytest
import tzdata

import fdcpa_guard
from fdcpa_guard import editions, us
from fdcpa_guard.clock import UnknownZone, zone, zones_of_state
from fdcpa_guard.clock._area_codes import ALIASES
from fdcpa_guard.clock.zones import zone_names

SRC = str(Path(fdcpa_guard.__file__).parents[1])
ROOT = str(Path(__file__).parents[2])

VANCOUVER = """
import json, sys
from datetime import datetime
from fdcpa_guard import Guard, regulation_f
from tests.builders import case, contact

def hours(place, when):
    evening = contact(datetime.fromisoformat(when))
    known = case(locations=({"id": "home", "zones": [place]},), phones=({"id": "cell", "line_type": "mobile"},))
    return "us.regf.6b1i.hours" in {reason.rule for reason in Guard(regulation_f()).decide(evening, known).reasons}

print(json.dumps({
    "vancouver": [hours("America/Vancouver", f"2026-12-16T{at}Z") for at in ("03:59", "04:30", "14:59", "15:00")],
    "new york": [hours("America/New_York", f"2026-07-01T{at}Z") for at in ("00:59", "01:00", "11:59", "12:00")],
}))
"""


def asked(**environment: str) -> Any:
    """What a fresh process answers in an environment."""
    paths = os.pathsep.join([SRC, ROOT])
    done = subprocess.run(
        [sys.executable, "-c", VANCOUVER],
        env={name: value for name, value in os.environ.items() if not name.startswith(("TZ", "PYTHONTZ"))}
        | {"PYTHONPATH": paths}
        | environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    return json.loads(done.stdout)


RIGHT = {
    # Since the end of 2026 Vancouver keeps its summer time all year: what is 20:30 by the old rules is 21:30.
    "vancouver": [False, True, True, False],
    "new york": [False, True, True, False],
}


def stale(folder: Path, names: list[str]) -> str:
    """A host's zone files in which every name is the clock of Los Angeles, as Vancouver's was one edition ago."""
    with as_file(files("tzdata") / "zoneinfo" / "America" / "Los_Angeles") as file:
        for name in names:
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(file, folder / name)
    return str(folder)


NAMES = ["America/Vancouver", "America/New_York", "America/Chicago", "UTC"]


def test_a_hosts_zone_files_change_nothing(tmp_path: Path) -> None:
    host = stale(tmp_path, NAMES)
    assert asked(PYTHONTZPATH=host) == RIGHT
    assert asked(PYTHONTZPATH=host, TZDIR=host, TZ="America/Vancouver") == RIGHT
    assert asked(PYTHONTZPATH="") == RIGHT


def test_a_broken_host_changes_nothing(tmp_path: Path) -> None:
    for name in NAMES:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(b"TZif9 is broken")
    assert asked(PYTHONTZPATH=str(tmp_path), TZ="Nowhere/At_All") == RIGHT


def test_the_host_here_would_have_changed_it(tmp_path: Path) -> None:
    """Otherwise the tests above would prove little: the standard library reads the host's files first."""
    code = "from zoneinfo import ZoneInfo; from datetime import *; import sys\n"
    code += "print(datetime(2026, 12, 16, 4, 30, tzinfo=UTC).astimezone(ZoneInfo('America/New_York')).hour)"
    environment = os.environ | {"PYTHONTZPATH": stale(tmp_path, NAMES)}
    done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "20"


def test_a_zone_is_one_object_to_every_thread() -> None:
    with ThreadPoolExecutor(8) as pool:
        found = set(pool.map(lambda _: id(zone("Pacific/Chatham")), range(200)))
    assert len(found) == 1


@pytest.mark.parametrize("again", [copy.copy, copy.deepcopy, lambda tz: pickle.loads(pickle.dumps(tz))])
def test_a_copied_or_pickled_zone_is_the_same_object(again: Any) -> None:
    assert again(zone("America/Chicago")) is zone("America/Chicago")


@pytest.mark.parametrize(
    "name",
    [
        *("", "america/new_york", "AMERICA/NEW_YORK", "localtime", "posixrules", "posix/America/New_York", "right/UTC"),
        *(
            "../zones",
            "America",
            "America/",
            "/America/New_York",
            "America//New_York",
            "America/New_York\0",
            "zone.tab",
        ),
    ],
)
def test_what_the_package_does_not_name_is_no_zone(name: str) -> None:
    with pytest.raises(UnknownZone):
        zone(name)


def test_every_zone_that_our_tables_name_is_in_the_package() -> None:
    of_states = {name for state in us().places for name in zones_of_state(state[3:5])}
    assert len(of_states) == 11
    assert of_states | set(ALIASES) | set(ALIASES.values()) <= zone_names()
    assert all(str(zone(name)) == name for name in zone_names())


def test_the_editions_in_use_are_told() -> None:
    assert editions() == (tzdata.IANA_VERSION, phonenumbers.__version__, us().version)
    assert editions()._fields == ("zones", "telephone", "law")
