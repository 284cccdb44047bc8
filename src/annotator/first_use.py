"""Modules that stand in their place at once and are executed when first used.

The window is to be seen before SQLAlchemy, the grammars of dates and the dialogs are imported;
together they take longer than the window itself. A package that calls `on_first_use` is imported
from like this: `from annotator.workflows import annotate`, never
`from annotator.workflows.annotate import tag`, which would execute it at once
(importlib, "Implementing lazy imports").
"""

from __future__ import annotations

import pkgutil
import sys
from importlib.util import LazyLoader, find_spec, module_from_spec
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_waiting: set[str] = set()


def on_first_use(package: str, path: Iterable[str]) -> None:
    """Put all modules of a package in their place without executing them.

    Args:
        package: Its `__name__`.
        path: Its `__path__`.
    """
    for module in pkgutil.iter_modules(path, f"{package}."):
        if module.name not in sys.modules:
            _put_in_place(package, module.name)


def execute_all(*packages: str) -> None:
    """Execute what still waits, so that no two threads come to do it at the same time.

    Args:
        packages: Only modules of these.
    """
    for name in [name for name in _waiting if name.rpartition(".")[0] in packages]:
        _ = sys.modules[name].__doc__  # any look at a waiting module executes it
        _waiting.discard(name)


def _put_in_place(package: str, name: str) -> None:
    spec = find_spec(name)
    if spec is None or spec.loader is None:
        return
    spec.loader = LazyLoader(spec.loader)
    module = module_from_spec(spec)
    sys.modules[name] = module
    setattr(sys.modules[package], name.rpartition(".")[2], module)
    spec.loader.exec_module(module)
    _waiting.add(name)
