[#-- One stack for all accounts: a topic, who is subscribed, and the rules that bring it every finding. --]
[#import "lib/rule.ftl" as rule]
[#import "lib/topic.ftl" as sns]
[#import "lib/fallback.ftl" as fallback]
AWSTemplateFormatVersion: "2010-09-09"
Description: "Notifies [=owner.shortName] of all Access Analyzer findings"

Resources:
[@sns.mail name=stack display="Access Analyzer" whose="its"/]

[@rule.why/]
[@rule.pair name=stack needs="TopicPolicy" topic="Topic"/]

[@fallback.incomplete id="IncompleteRule" name=stack needs="TopicPolicy" topic="Topic"/]
