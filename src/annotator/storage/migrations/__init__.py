"""How the schema of project files grew: one Alembic revision for each version."""
