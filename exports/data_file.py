"""The whole report as JSON: readiness and plan in their interchange form, and the candidacy to restore from."""

import json

from exports.export import Export
from scoring.candidacy import Candidacy
from wording.numbers import as_json


def render(export: Export) -> bytes:
    """Return `readiness`, `plan` and `candidacy` as one UTF-8 document; `candidacy` alone can be restored."""
    document = {
        "readiness": as_json(export.readiness),
        "plan": as_json(export.plan),
        "candidacy": _in_order(export).model_dump(mode="json"),
    }
    return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode()


def _in_order(export: Export) -> Candidacy:
    """Return the candidacy with answers and actions in the catalogue's order, whichever way they were kept."""
    factors, actions = list(export.catalogue.factor), list(export.catalogue.action)
    answers = sorted(export.candidacy.answers, key=lambda answer: (factors.index(answer.factor), answer.rater))
    done = sorted(export.candidacy.actions, key=lambda state: actions.index(state.action))
    return export.candidacy.model_copy(update={"answers": tuple(answers), "actions": tuple(done)})
