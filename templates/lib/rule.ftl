[#-- The rules that hand findings over to those who tell of them. --]

[#-- Why a pair is two rules, or one: every Region's analyzer finds the same IAM roles, so that one Region speaks for all. --]
[#macro why]
[#if !rolesFromOneRegion]
  # Archive rules in all Regions but [=roleRegion] leave one finding for each IAM role.
[/#if]
[/#macro]

[#-- The pair of rules for the findings of some accounts: those that the nested part of a pattern says, all if there is none. --]
[#macro pair name handover id="" key="" needs=[] bus=.data_model.bus]
[#-- The same for both rules, and most of their text. --]
[#local accounts][#nested][/#local]
[#if rolesFromOneRegion]
[@resource id="[=id]RolesRule[=key]" name=names.rule(name, "roles", key) bus=bus needs=needs]
[@pattern]
[@finding/][=accounts][#t]
[#if unusedAccess]
          $or: [{Region: [[=roleRegion]]}, {Types: [{prefix: [@unused/]}]}], [@severity/], Resources: {Type: [AwsIamRole]}}}}
[#else]
          Region: [[=roleRegion]], [@severity/], Resources: {Type: [AwsIamRole]}}}}
[/#if]
[/@pattern]
[@target handover/]
[/@resource]

[@resource id="[=id]OthersRule[=key]" name=names.rule(name, "others", key) bus=bus needs=needs]
[@pattern]
[@finding/][=accounts][#t]
          [@severity/], Resources: {Type: [{anything-but: AwsIamRole}]}}}}
[/@pattern]
[@target handover/]
[/@resource]
[#else]
[@resource id="[=id]FindingsRule[=key]" name=names.rule(name, "findings", key) bus=bus needs=needs]
[@pattern]
[@finding/][=accounts][#t]
          [@severity/]}}}
[/@pattern]
[@target handover/]
[/@resource]
[/#if]
[/#macro]

[#-- A rule, on the default event bus unless there are buses of our own. Nested are its pattern and its target. --]
[#macro resource id name needs=[] bus=.data_model.bus]
  [=id]:
    Type: AWS::Events::Rule
[#if needs?has_content]
    DependsOn: [[=needs?join(", ")]]
[/#if]
    Properties:
      Name: [=name]
[#if bus?has_content]
      EventBusName: [=bus]
[/#if]
[#if state != "ENABLED"]
      State: [=state]
[/#if]
[#nested]
[/#macro]

[#-- A pattern for what says that it is of Access Analyzer, and is neither archived nor settled. Nested is the rest, which closes
     three brackets. --]
[#macro pattern]
      EventPattern: {source: [aws.securityhub], detail-type: [Security Hub Findings - Imported], detail: {findings: {
          ProductName: [IAM Access Analyzer], RecordState: [ACTIVE], Workflow: {Status: [NEW[#if once], NOTIFIED[/#if]]},
[#nested]
[/#macro]

[#-- The part of a pattern that is the same for every finding that is worth a notification. --]
[#macro finding]
[@genuine/]
[#-- All kinds of findings, the unknown ones too, but those of an unused-access analyzer. --]
[#if !unusedAccess]
          Types: [{anything-but: {prefix: [@unused/]}}],
[/#if]
[/#macro]

[#-- The severities of which somebody is told. --]
[#macro severity]Severity: {Label: [[=severities?join(", ")]]}[/#macro]

[#-- From AWS itself, or a test of ours; others may say that they are Access Analyzer. --]
[#macro genuine]
          ProductArn: [{suffix: "::product/aws/access-analyzer"}, {suffix: /[=adminAccount]/default}],
[/#macro]

[#-- How the types of unused-access findings begin. --]
[#macro unused]Software and Configuration Checks/AWS Security Best Practices/Unused[/#macro]

[#-- The state machine that tells of findings, and whom. --]
[#macro target handover]
      Targets:
        - Id: tell
          Arn: [=arn("states")]:stateMachine:[=handover.stateMachine]
          RoleArn: [=arn("iam")]:role/[=names.startRole]
[@deadLetters/]
          InputTransformer:
            InputPathsMap: {findings: $.detail.findings}
            InputTemplate: [#if handover.hasReferences]!Sub [/#if]|-
              [=handover.input]
[/#macro]

[#-- Where what cannot be handed over waits. --]
[#macro deadLetters]
          DeadLetterConfig: {Arn: [=arn("sqs")]:[=names.deadLetters]}
[/#macro]
