"""What a project keeps: reports, readings, judgements, the audit chain.  It knows nothing of how anything is computed."""
