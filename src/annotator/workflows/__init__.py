"""The use-cases, one module per subject: one call, one transaction, one change set."""

from __future__ import annotations

from annotator.first_use import on_first_use

on_first_use(__name__, __path__)
