"""From claims to a record: what is one event, who says so, and how far the accounts go apart."""

from rashomon.reconciling.decisions import Decision
from rashomon.reconciling.incident import Incident, incident
from rashomon.reconciling.main_event import main_event
from rashomon.reconciling.reconcile import reconcile

__all__ = ["Decision", "Incident", "incident", "main_event", "reconcile"]
