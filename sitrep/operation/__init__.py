"""The operation: places, actors, sources and settings that facts name."""
