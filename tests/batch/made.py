"""Functions that make policies, as other processes import them."""

import os
import signal
from pathlib import Path

from fdcpa_guard import Policy, regulation_f
from fdcpa_guard.rules import PASS, Outcome, Question, house, rule
from fdcpa_guard.vocabulary import Effect

MARK = "FDCPA_GUARD_TEST_MARK"
"""Names the file that is there until a worker has died."""
BUILT = "FDCPA_GUARD_TEST_BUILT"
"""Names the file to which every process writes that builds the counted policy."""
DOOMED = "d-7-0"
"""The debt over which it dies."""


@rule("house.deadly", "Ends the process", house("1"), effect=Effect.HOUSE_POLICY)
def deadly(q: Question) -> Outcome:
    """Ends the process that asks it about one debt, as the system does when memory runs out."""
    if DOOMED in q.contact.debts or any(debt.id == DOOMED for debt in q.case.debts):
        mark = Path(os.environ[MARK])
        if mark.suffix == ".always":
            os.kill(os.getpid(), signal.SIGKILL)
        if mark.exists():
            mark.unlink()
            os.kill(os.getpid(), signal.SIGKILL)
    return PASS


def deadly_policy() -> Policy:
    """A policy under which a worker dies."""
    return regulation_f().with_rules(deadly)


def plain_policy() -> Policy:
    """A policy made in Python."""
    return regulation_f().without("us.regf.14h1.medium", justification="tried")


def counted_policy() -> Policy:
    """A policy of which it is known who built it."""
    with Path(os.environ[BUILT]).open("a", encoding="utf-8") as file:
        file.write(f"{os.getpid()}\n")
    return regulation_f()
