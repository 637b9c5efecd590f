"""Gives the example organization, deployed to an emulator, subscribers as in life: chat is connected, one owner has unsubscribed.

    python3 src/e2e/example_subscribers.py REGION

Asks the endpoint of AWS_ENDPOINT_URL.
"""
import sys

import boto3

CHAT = "https://global.sns-api.chatbot.amazonaws.com"
GONE = "web-shop@example.com"

sns = boto3.client("sns", region_name=sys.argv[1])
for page in sns.get_paginator("list_topics").paginate():
    for topic in page["Topics"]:
        if "-channel-" in topic["TopicArn"]:
            sns.subscribe(TopicArn=topic["TopicArn"], Protocol="https", Endpoint=CHAT)
for page in sns.get_paginator("list_subscriptions").paginate():
    for subscription in page["Subscriptions"]:
        if subscription["Endpoint"] == GONE and subscription["SubscriptionArn"].startswith("arn:"):
            sns.unsubscribe(SubscriptionArn=subscription["SubscriptionArn"])
