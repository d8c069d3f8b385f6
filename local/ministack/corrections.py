"""Where the pinned MiniStack differs from AWS in a way that matters here."""

import contextvars
import json
import time

from ministack.core import lambda_runtime
from ministack.core.responses import json_response
from ministack.services import cloudformation, eventbridge
from ministack.services.cloudformation import changesets, handlers, helpers

entry_time = contextvars.ContextVar("entry_time", default=None)
original_put_events = eventbridge._put_events
original_delete_change_set = changesets._delete_change_set
original_delete_stack = handlers._delete_stack


def put_events(data):
    """An event bears the time that its sender gave, as on AWS; MiniStack puts the time of arrival."""
    entries = data.get("Entries", [])
    if not any(entry.get("Time") for entry in entries) or len(entries) > 10:
        return original_put_events(data)
    results = [put_event(data, entry) for entry in entries]
    failed = sum("ErrorCode" in result for result in results)
    return json_response({"FailedEntryCount": failed, "Entries": results})


def put_event(data, entry):
    token = entry_time.set(entry.get("Time"))
    try:
        _, _, body = original_put_events({**data, "Entries": [entry]})
        return json.loads(body)["Entries"][0]
    finally:
        entry_time.reset(token)


def delete_change_set(params):
    """One that is not there is gone, as on AWS: `cdk deploy` deletes it before each update of a stack."""
    status, headers, body = original_delete_change_set(params)
    if status != 404:
        return status, headers, body
    return changesets._xml(200, "DeleteChangeSetResponse", "")


def delete_stack(params):
    """A stack may be named by its ARN, as on AWS and by `cdk destroy`; MiniStack knows names alone."""
    named = helpers._p(params, "StackName")
    names = (s["StackName"] for s in cloudformation._stacks.values() if s["StackId"] == named)
    return original_delete_stack({**params, "StackName": [next(names, named)]})


def apply():
    handlers._ACTION_HANDLERS["DeleteStack"] = delete_stack
    handlers._ACTION_HANDLERS["DeleteChangeSet"] = delete_change_set
    eventbridge._now_ts = lambda: entry_time.get() or time.time()
    eventbridge._put_events = put_events
    # It waits 50 ms after each call for a first line of log; ours are there before the answer, or there are none.
    lambda_runtime.Worker._drain_stderr_bounded.__defaults__ = (0.005, 0.005, 0.25)
