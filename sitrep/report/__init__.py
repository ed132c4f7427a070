"""The report: one issue for one audience, assembled from facts, in no language yet."""
