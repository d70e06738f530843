"""Where pyarrow is not installed, nothing here can be tried."""

from importlib.util import find_spec

if find_spec("pyarrow") is None:
    collect_ignore_glob = ["test_*.py"]
