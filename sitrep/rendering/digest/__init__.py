"""The e-mailed digest: what of a report it tells, and its page, plain text and picture."""
