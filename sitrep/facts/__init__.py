"""Facts: observations of things through time, each with its quotes."""
