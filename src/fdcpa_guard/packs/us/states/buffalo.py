"""Buffalo: a licence for collection agencies, and no rule of contact as far as known."""

from ....vocabulary import Confidence
from .common import adds_nothing, local_law

JURISDICTION = adds_nothing(
    "US-NY-BUFFALO",
    "Buffalo",
    Confidence.SECONDARY,
    (local_law("Buffalo City Code", "licence of collection agencies", Confidence.SECONDARY),),
    "It licenses collection agencies; secondary sources name no rule of contact, and the text was not read.",
)
