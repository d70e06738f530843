"""Decisions, policies and audits as pages for people; needs the extra ``reports`` (Jinja2).

Each function takes what others of this library return and gives the text of one HTML file, which runs nothing, fetches
nothing, and carries ids only: no number, address or name. Nothing here reads or writes a file.
"""

from .audit import audit_page, part_page
from .change import change_page, law_changes_page
from .decision import decision_page, options_page
from .policy import policy_page
from .scorecard import scorecard_page
from .week_of_floor import floor_page

__all__ = [
    "audit_page",
    "change_page",
    "decision_page",
    "floor_page",
    "law_changes_page",
    "options_page",
    "part_page",
    "policy_page",
    "scorecard_page",
]
