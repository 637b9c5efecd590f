[#-- One stack for each account: its topic, who is subscribed, and the rules that bring it the account's findings. --]
[#import "lib/rule.ftl" as rule]
[#import "lib/topic.ftl" as sns]
Description: "Tells [=owner.shortName] of findings in [=account.shortName] ([=account.id])"

Resources:
[@sns.mail name=stack display="Access Analyzer " + account.id/]

[@rule.why/]
[@rule.pair name=stack handover=.data_model.handover]
          ProductFields: {ResourceOwnerAccount: ["[=account.id]"]},
[/@rule.pair]
