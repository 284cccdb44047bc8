"""The use-cases, one module per subject: one call, one transaction, one change set."""
