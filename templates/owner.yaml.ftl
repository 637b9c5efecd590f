[#-- One stack for each owner: a topic, who is subscribed, and the rules that bring it the findings of all accounts. --]
[#import "lib/rule.ftl" as rule]
[#import "lib/topic.ftl" as sns]
AWSTemplateFormatVersion: "2010-09-09"
Description: "Notifies [=owner.shortName] of Access Analyzer findings in all accounts"

Resources:
[@sns.mail name=stack display="Access Analyzer" whose="the owner's"/]
[#list groups as group]
[#-- An account with addresses of its own has a topic of its own. --]
[#assign own = group.emails?has_content?then(group.key, "")]
[#if own?has_content]

[@sns.mail name=names.ownTopic(owner.key, own) display="Access Analyzer [=own]" whose="the owner's" emails=group.emails key=own/]
[/#if]

[@rule.why/]
[@rule.pair name=stack key=group.key bus=group.bus needs=["TopicPolicy"] + own?has_content?then(["TopicPolicy[=own]"], [])
    topic="Topic" own=own?has_content?then("Topic[=own]", "") channels=group.channels]
            ProductFields:
              ResourceOwnerAccount:
[#list group.ids as id]
                - "[=id]"
[/#list]
[/@rule.pair]
[/#list]
