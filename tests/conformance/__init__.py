"""The worked examples and interpretive comments of Supplement I to 12 CFR part 1006, one test per comment."""

import pytest

pytest.register_assert_rewrite("tests.conformance.verdicts")
