"""The use-cases, one module per subject: one call, one transaction, one change set.

The modules stand in their place at once but are executed on first use: they bring SQLAlchemy
along, which takes longer to import than the window takes to appear (importlib, "Implementing
lazy imports"). So the faces write `from annotator.workflows import annotate`, never
`from annotator.workflows.annotate import tag`, and the window calls `execute_all` when it is seen.
"""

from __future__ import annotations

import pkgutil
import sys
from importlib.util import LazyLoader, find_spec, module_from_spec

_NAMES = tuple(module.name for module in pkgutil.iter_modules(__path__, f"{__name__}."))


def execute_all() -> None:
    """Execute what still waits, so that no two threads come to do it at the same time."""
    for name in _NAMES:
        _ = sys.modules[name].__doc__  # any look at a waiting module executes it


def _put_in_place(name: str) -> None:
    spec = find_spec(name)
    if spec is None or spec.loader is None or name in sys.modules:
        return
    spec.loader = LazyLoader(spec.loader)
    module = module_from_spec(spec)
    sys.modules[name] = module
    globals()[name.rpartition(".")[2]] = module
    spec.loader.exec_module(module)


for _name in _NAMES:
    _put_in_place(_name)
