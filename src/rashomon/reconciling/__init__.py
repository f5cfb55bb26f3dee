"""From claims to a record: what is one event, who says so, and how far the accounts go apart."""

from rashomon.reconciling.main_event import main_event
from rashomon.reconciling.reconcile import reconcile

__all__ = ["main_event", "reconcile"]
