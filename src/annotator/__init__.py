"""Tag organisations, figures, dates and persons in local chronicles and yearbooks."""

__version__ = "0.1.0"
