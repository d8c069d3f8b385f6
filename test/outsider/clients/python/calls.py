"""What somebody writes in Python with a generated client: five calls, a refusal, and answers of a release to come."""

import datetime
import os

from retention import AuthenticatedClient
from retention.api.holdings import read_holdings
from retention.api.messages import read_messages, save_messages
from retention.api.receipts_and_policy import read_receipt_key
from retention.api.requests import (
    list_deletion_requests,
    preview_request,
    read_deletion_request,
    request_deletion,
)
from retention.models.deletion_request import DeletionRequest
from retention.models.message_batch import MessageBatch
from retention.models.message_batch_messages_item import MessageBatchMessagesItem

app, token = os.environ["APP"], os.environ["TOKEN"]
nowhere = "00000000-0000-4000-8000-000000000000"


def at(url: str) -> AuthenticatedClient:
    return AuthenticatedClient(base_url=url, token=token)


api, later = at(os.environ["API"]), at(os.environ["LATER"])
message = MessageBatchMessagesItem(
    conversation_id="lobby",
    message_id="m-1",
    from_="ada",
    sent_at=datetime.datetime.now(datetime.timezone.utc),
    text="hello",
)
ada = DeletionRequest(user_id="ada")

print("stored", save_messages.sync(app, client=api, body=MessageBatch([message])).stored)
print("read", read_messages.sync(app, "lobby", client=api).messages[0].text)
print("would go", sum(one.records for one in preview_request.sync(app, client=api, body=ada).goes))
print("asked", request_deletion.sync(app, client=api, body=ada).state)
print("categories", len(read_holdings.sync(app, client=api).categories))
assert "BEGIN PUBLIC KEY" in read_receipt_key.sync(client=api)
print("refused", int(read_deletion_request.sync_detailed(app, nowhere, client=api).status_code))
print("later", list_deletion_requests.sync(app, client=later).requests[0].state)
refusal = read_deletion_request.sync(app, nowhere, client=later)
print("later refused", refusal.status)
