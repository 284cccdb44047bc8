"""The project file: SQLite through SQLAlchemy. Takes and gives domain values."""
