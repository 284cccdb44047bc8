"""What Alembic runs: the revisions that are missing, on the connection it is handed."""

from __future__ import annotations

from alembic import context

from annotator.storage.tables import metadata

context.configure(
    # The transaction is the caller's: a file is migrated as a whole or not at all.
    connection=context.config.attributes["connection"],
    target_metadata=metadata,  # names constraints by the same rule as the tables of today
    render_as_batch=True,
)
context.run_migrations()
