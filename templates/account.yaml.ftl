[#-- One stack for each account: its topic, who is subscribed, and the rules that bring it the account's findings. --]
[#import "lib/rule.ftl" as rule]
[#import "lib/topic.ftl" as sns]
AWSTemplateFormatVersion: "2010-09-09"
Description: "Notifies [=owner.shortName] of Access Analyzer findings in [=account.shortName] ([=account.id])"

Resources:
[@sns.mail name=stack display="Access Analyzer " + account.id whose="the account's"/]

[@rule.why/]
[@rule.pair name=stack needs="TopicPolicy" topic="Topic"]
            ProductFields:
              ResourceOwnerAccount:
                - "[=account.id]"
[/@rule.pair]
