"""May this contact be made, now, to this person, about these debts? A pure-Python compliance rules engine.

    guard = Guard(regulation_f())
    decision = guard.decide(contact, case)

Nothing here performs I/O except `fdcpa_guard.cli`. It is no legal advice.
"""

from .decision import Advisory, Citation, CountedCall, Decision, Duty, PackStatus, Reason
from .editions import LIBRARY, Editions, editions
from .errors import FdcpaGuardError, InvalidFacts, InvalidPolicy, InvalidRecord, MissingFact, Problem
from .explaining import Explanation, RuleTrace
from .facts import Case, Contact
from .guard import Guard
from .policies import first_party, regulation_f, us, us_federal, us_state
from .policy import Policy

__version__ = LIBRARY

__all__ = [
    "Advisory",
    "Case",
    "Citation",
    "Contact",
    "CountedCall",
    "Decision",
    "Duty",
    "Editions",
    "Explanation",
    "FdcpaGuardError",
    "Guard",
    "InvalidFacts",
    "InvalidPolicy",
    "InvalidRecord",
    "MissingFact",
    "PackStatus",
    "Policy",
    "Problem",
    "Reason",
    "RuleTrace",
    "editions",
    "first_party",
    "regulation_f",
    "us",
    "us_federal",
    "us_state",
]
