[#-- One stack for all accounts: a topic, who is subscribed, and the rules that bring it every finding. --]
[#import "lib/rule.ftl" as rule]
[#import "lib/topic.ftl" as sns]
[#import "lib/fallback.ftl" as fallback]
Description: "Tells [=owner.shortName] of all findings"

Resources:
[@sns.mail name=stack display="Access Analyzer" alarm=true/]

[@rule.why/]
[@rule.pair name=stack handover=.data_model.handover/]

[@fallback.incomplete id="" name=stack handover=.data_model.handover/]

[@fallback.forged id="" name=stack handover=forgedHandover/]
