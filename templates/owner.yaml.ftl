[#-- One stack for each owner: a topic, who is subscribed, and the rules that bring it the findings of all accounts. --]
[#import "lib/rule.ftl" as rule]
[#import "lib/topic.ftl" as sns]
Description: "Tells [=owner.shortName] of findings in all accounts"

Resources:
[@sns.mail name=stack display="Access Analyzer"/]
[#list groups as group]
[#-- An account with addresses of its own has a topic of its own. --]
[#if group.emails?has_content]

[@sns.mail name=names.ownTopic(owner.key, group.key) display="Access Analyzer [=group.key]" emails=group.emails key=group.key/]
[/#if]

[@rule.why/]
[@rule.pair name=stack key=group.key bus=group.bus handover=group.handover]
          ProductFields: {ResourceOwnerAccount: [
[#list group.ids as id]
            "[=id]",
[/#list]
            ]},
[/@rule.pair]
[/#list]
