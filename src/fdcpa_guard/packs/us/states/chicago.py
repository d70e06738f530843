"""Chicago: a licence for collection agencies and the duty to obey federal and Illinois law; no number of its own."""

from ....vocabulary import Confidence
from .common import adds_nothing, local_law

JURISDICTION = adds_nothing(
    "US-IL-CHICAGO",
    "Chicago",
    Confidence.SECONDARY,
    (local_law("Chicago Municipal Code", "debt collectors, ordinance of 1 July 2013", Confidence.SECONDARY),),
    "It licenses collectors and makes breaches of the FDCPA and of the Illinois acts local offences, so contacts are "
    "judged by the federal and Illinois packs; known from a trade association's account, the text was not read.",
)
