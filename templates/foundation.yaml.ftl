[#-- One stack for what all others need: the fallback, the dead-letter queue and its alarm, the key, the chat role. --]
[#import "lib/rule.ftl" as rule]
[#import "lib/topic.ftl" as sns]
[#import "lib/fallback.ftl" as fallback]
Description: "What the notification stacks share, and the fallback for findings that belong to none of them"

Resources:
[#include "foundation/delivery-roles.ftl"]

[#include "foundation/dead-letters.ftl"]
[#if routing != "shared"]

[@sns.mail name=names.fallback display="Access Analyzer fallback" id="Fallback" alias="KeyAlias" alarm=true needs="DeliveryRole"/]

[#assign needs = ["DeadLettersPolicy", "StartRole"]]
[@fallback.rules needs=needs/]

[@fallback.incomplete id="Fallback" name=fallbackRule needs=needs handover=fallbackHandover/]

[@fallback.forged id="Fallback" name=fallbackRule needs=needs handover=forgedHandover/]
[/#if]
[#if encryption]

[#include "foundation/key.ftl"]
[/#if]
[#if hasChannels]

[#include "foundation/chat-role.ftl"]
[/#if]
