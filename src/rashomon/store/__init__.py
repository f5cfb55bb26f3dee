"""What a project keeps: reports, readings, judgements, the audit chain.  Nothing is computed here."""
