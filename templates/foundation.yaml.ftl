[#-- One stack for what all others need: the fallback, the dead-letter queue and its alarm, the key, the chat role. --]
[#import "lib/rule.ftl" as rule]
[#import "lib/topic.ftl" as sns]
[#import "lib/fallback.ftl" as fallback]
AWSTemplateFormatVersion: "2010-09-09"
Description: "What the notification stacks share, and the fallback for findings that belong to none of them"

Resources:
[#include "foundation/dead-letters.ftl"]
[#if routing != "shared"]

[@sns.mail name="[=names.fallback]" display="Access Analyzer fallback" id="Fallback" alias="KeyAlias"/]

[#assign needs = ["FallbackTopicPolicy", "DeadLettersPolicy"]]
[@fallback.rules needs=needs/]

[@fallback.incomplete id="FallbackIncompleteRule" name=fallbackRule needs=needs topic="FallbackTopic"/]
[/#if]
[#if encryption]

[#include "foundation/key.ftl"]
[/#if]
[#if hasChannels]

[#include "foundation/chat-role.ftl"]
[/#if]
