"""The YAML gate: from text to a tree with lines, and from the tree to typed models."""
