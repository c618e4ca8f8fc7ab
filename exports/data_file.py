"""The whole report as JSON: readiness and plan in their interchange form, and the candidacy to restore from."""

import json

from exports.export import Export
from scoring.plan import as_json as plan_as_json
from scoring.readiness import as_json as readiness_as_json


def render(export: Export) -> bytes:
    """Return `readiness`, `plan` and `candidacy` as one UTF-8 document; `candidacy` alone can be restored."""
    document = {
        "readiness": readiness_as_json(export.readiness),
        "plan": plan_as_json(export.plan),
        "candidacy": export.candidacy.model_dump(mode="json"),
    }
    return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode()
