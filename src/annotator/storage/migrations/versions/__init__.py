"""One module for each schema version, in order; none is changed once it was released."""
