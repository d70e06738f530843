"""Any JSON, and any question as JSON, for Hypothesis."""

from random import Random

from hypothesis import strategies as st

from fdcpa_guard.testing.crowds import question

questions = st.integers(0, 2**32).map(lambda seed: question(Random(seed)))
"""Strategy: a case and a contact as plain JSON."""


scalars = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(st.characters(), max_size=12)
    | st.sampled_from(("unknown", "none", "consumer", "2026-04-08T12:00:00Z", "0001-01-01T00:00:00+14:00", "24:00"))
)
json_values = st.recursive(
    scalars,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=10), inner, max_size=4),
    max_leaves=12,
)
"""Strategy: any JSON, lone surrogates and infinities included."""
