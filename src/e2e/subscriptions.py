"""E-mail subscriptions for the emulator: they wait for a person, who here is the test.

PUT /test/subscriptions takes a list of
  {"new": "pending"}                                     what new ones are from now on; at first they are confirmed
  {"address": "a@example.com", "state": "pending"}       also confirmed, removed; on all topics, or on "topic": NAME
  {"subscribe": "a@example.com", "topic": NAME}          somebody subscribes, by "protocol": email unless said
GET /test/subscriptions lists all, with the mails that each address was sent.
GET /test/published lists what was published, the oldest first.
PUT /test/sns-faults takes {"refuse": [NAME]}            topics that nobody may publish to
                           {"throttleEvery": 2}          every how many calls of SNS one is throttled
"""
import json
import uuid

from moto.core.exceptions import ServiceException
from moto.core.responses import ActionResult
from moto.sns.models import SNSBackend, sns_backends
from moto.sns.responses import SNSResponse

NEW = {"state": "confirmed"}
# ARNs of those that nobody has confirmed.
PENDING = set()
# (address, topic) of each confirmation mail, in their order.
MAILS = []

# What was published, and what tests have gone wrong.
PUBLISHED = []
FAULTS = {"refuse": [], "throttleEvery": 0}
CALLS = []

SUBSCRIBE = SNSBackend.subscribe


def reset():
    NEW["state"] = "confirmed"
    PENDING.clear()
    MAILS.clear()
    PUBLISHED.clear()
    CALLS.clear()
    FAULTS.update(refuse=[], throttleEvery=0)


def throttled(call):
    def checked(self, *args, **kwargs):
        CALLS.append(call.__name__)
        if FAULTS["throttleEvery"] and len(CALLS) % FAULTS["throttleEvery"] == 0:
            raise Throttled("Rate exceeded")
        return call(self, *args, **kwargs)
    return checked


class Throttled(ServiceException):
    code = "Throttling"


class Invalid(ServiceException):
    code = "InvalidParameter"


class Denied(ServiceException):
    code = "AuthorizationError"


def publish(self, message, arn=None, subject=None, **more):
    """Reaches nobody: moto would call whoever is subscribed by HTTPS."""
    name = self.get_topic(arn).name
    if name in FAULTS["refuse"]:
        raise Denied("not authorized to perform: SNS:Publish on " + name)
    if subject is not None and len(subject) > 99 or len(message.encode()) > 262144:
        raise Invalid("subject or message too long")
    PUBLISHED.append({"topic": name, "subject": subject, "message": message})
    return str(uuid.uuid4())


def subscribe(self, topic_arn, endpoint, protocol):
    known = self._find_subscription(topic_arn, endpoint, protocol)
    made = SUBSCRIBE(self, topic_arn, endpoint, protocol)
    if protocol == "email" and (known is None or made.arn in PENDING):
        MAILS.append((endpoint, topic_arn))
        if known is None and NEW["state"] == "pending":
            PENDING.add(made.arn)
    return made


UNSUBSCRIBE = SNSBackend.unsubscribe


def unsubscribe(self, subscription_arn):
    # Nobody can end a pending one.
    if subscription_arn not in PENDING:
        UNSUBSCRIBE(self, subscription_arn)


def list_subscriptions(self):
    page, following = self.backend.list_subscriptions(next_token=self._get_param("NextToken"))
    return ActionResult({
        "Subscriptions": [{
            "SubscriptionArn": "PendingConfirmation" if made.arn in PENDING else made.arn, "Owner": self.current_account,
            "Protocol": made.protocol, "Endpoint": made.endpoint, "TopicArn": made.topic.arn,
        } for made in page],
        "NextToken": following,
    })


SNSBackend.publish = throttled(publish)
SNSBackend.tag_resource = throttled(SNSBackend.tag_resource)
SNSBackend.subscribe = subscribe
SNSBackend.unsubscribe = unsubscribe
SNSResponse.list_subscriptions = list_subscriptions


def backends():
    return [region for account in sns_backends.values() for region in account.values()]


def ending(topic, name):
    return name is None or topic.arn.endswith(":" + name)


def change(wanted):
    if "new" in wanted:
        NEW["state"] = wanted["new"]
    for backend in backends():
        if "subscribe" in wanted:
            for topic in list(backend.topics.values()):
                if ending(topic, wanted["topic"]):
                    backend.subscribe(topic.arn, wanted["subscribe"], wanted.get("protocol", "email"))
        for made in list(backend.subscriptions.values()):
            if made.endpoint == wanted.get("address") and ending(made.topic, wanted.get("topic")):
                PENDING.discard(made.arn)
                if wanted["state"] == "removed":
                    UNSUBSCRIBE(backend, made.arn)
                elif wanted["state"] == "pending":
                    PENDING.add(made.arn)


def answer(environ):
    """Status, headers and body; None if the request is not for tests of subscriptions."""
    path = environ.get("PATH_INFO")
    if path == "/test/published":
        return "200 OK", [("Content-Type", "application/json")], PUBLISHED
    if path == "/test/sns-faults":
        FAULTS.update(json.loads(environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0))))
        return "200 OK", [("Content-Type", "application/json")], FAULTS
    if path != "/test/subscriptions":
        return None
    if environ["REQUEST_METHOD"] == "PUT":
        for wanted in json.loads(environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0))):
            change(wanted)
    return "200 OK", [("Content-Type", "application/json")], {
        "subscriptions": [{
            "topic": made.topic.arn.split(":")[-1], "address": made.endpoint,
            "state": "pending" if made.arn in PENDING else "confirmed",
        } for backend in backends() for made in backend.subscriptions.values()],
        "mails": [{"address": address, "topic": topic.split(":")[-1]} for address, topic in MAILS],
    }
