"""Checks that the module works without other packages, and what it imports.

`run` executes this script in an environment with nothing else.
"""

import sys

before = set(sys.modules)
import iana_ports  # noqa: E402

imported = {name.partition(".")[0] for name in set(sys.modules) - before}
# These would make the import slow, or are optional packages.
for name in ("re", "inspect", "dataclasses", "typing", "numpy", "pyarrow", "polars", "pandas"):
    assert name not in imported, f"import iana_ports imports {name}"

assert iana_ports.lookup(1455).name == "esl-lm"
try:
    iana_ports.service_names([443], "tcp").to_polars()
except ImportError as error:
    assert str(error) == "to_polars needs the package polars: pip install polars", error
else:
    raise AssertionError("to_polars works without Polars")
assert list(iana_ports.service_names([443, 22], "tcp")) == ["https", "ssh"]
