"""For those who write policies: builders of complete facts, and scenario files that pytest collects.

Nothing here is imported by the library itself. `fdcpa_guard.testing.builders` makes clean facts to start a test from;
`fdcpa_guard.testing.scenarios` reads and runs scenario files; `fdcpa_guard.testing.plugin` lets pytest collect them.
"""
