"""A project: reports go in, and the record comes out, as it stands now or as it was known on any day.

from rashomon.project import Project

project = Project.create("desk")
project.ingest(["reports/"])
record = project.record()
"""

from rashomon.project.project import Ingested, Project
from rashomon.project.scope import Scope
from rashomon.store.view import View

__all__ = ["Ingested", "Project", "Scope", "View"]
