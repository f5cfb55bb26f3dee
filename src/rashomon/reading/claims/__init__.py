"""The answers put together: from drafts to claims."""

from rashomon.reading.claims.assembly import assemble

__all__ = ["assemble"]
