[#-- What no account's rules on an event bus take. --]
[#import "rule.ftl" as rule]
[#macro rules]
[#if bus?has_content]
  # An account of this bus that accounts.yaml does not list.
[#elseif eventBuses gt 0]
  # What names no account, and so goes to none of the event buses.
[#else]
  # An account that accounts.yaml does not list, or none at all.
[/#if]
[#if rolesFromOneRegion]
  FallbackRolesRule:
    Type: AWS::Events::Rule
[@needs/]
    Properties:
      Name: "[=fallbackRule]-roles"
[@rule.bus/]
      Description: "Findings about IAM roles of accounts that have no stack, from [=roleRegion] only"
      State: [=state]
      EventPattern:
[@rule.finding/]
[@unlisted/]
            Region:
              - "[=roleRegion]"
            Resources:
              Type:
                - AwsIamRole
[@rule.targets topic=fallbackTopic/]

  FallbackOthersRule:
    Type: AWS::Events::Rule
[@needs/]
    Properties:
      Name: "[=fallbackRule]-others"
[@rule.bus/]
      Description: "Findings about everything but IAM roles of accounts that have no stack, from all Regions"
      State: [=state]
      EventPattern:
[@rule.finding/]
[@unlisted/]
            Resources:
              Type:
                - anything-but:
                    - AwsIamRole
[@rule.targets topic=fallbackTopic/]
[#else]
  FallbackFindingsRule:
    Type: AWS::Events::Rule
[@needs/]
    Properties:
      Name: "[=fallbackRule]-findings"
[@rule.bus/]
      Description: "All findings of accounts that have no stack, from all Regions"
      State: [=state]
      EventPattern:
[@rule.finding/]
[@unlisted/]
[@rule.targets topic=fallbackTopic/]
[/#if]
[/#macro]

[#macro incomplete id name topic]
  # A finding without one of the fields that the other rules look at: none of them matches.
  [=id]:
    Type: AWS::Events::Rule
[@needs/]
    Properties:
      Name: "[=name]-incomplete"
      Description: "Findings that lack a field that the other rules need"
      State: [=state]
      EventPattern:
        source:
          - aws.securityhub
        detail-type:
          - Security Hub Findings - Imported
        detail:
          findings:
            ProductName:
              - IAM Access Analyzer
            RecordState:
              - ACTIVE
            Workflow:
              Status:
                - NEW
[#if rolesFromOneRegion]
            $or:
              - Severity:
                  Label:
                    - exists: false
                Resources:
                  Type:
                    - anything-but:
                        - AwsIamRole
              - Severity:
                  Label:
                    - exists: false
                Resources:
                  Type:
                    - AwsIamRole
                Region:
                  - "[=roleRegion]"
              - Resources:
                  Type:
                    - exists: false
[@rule.severity indent="                "/]
                    - exists: false
              - Resources:
                  Type:
                    - AwsIamRole
                Region:
                  - exists: false
[@rule.severity indent="                "/]
                    - exists: false
[#else]
            Severity:
              Label:
                - exists: false
[/#if]
[@rule.targets topic=topic/]
[/#macro]

[#macro needs]
[#if routing == "shared"]
    DependsOn: TopicPolicy
[#elseif bus?has_content]
    DependsOn: Bus
[#else]
    DependsOn:
      - FallbackTopicPolicy
      - DeadLettersPolicy
[/#if]
[/#macro]

[#macro unlisted]
[#if !bus?has_content && eventBuses gt 0]
            ProductFields:
              ResourceOwnerAccount:
                - exists: false
                - anything-but:
                    suffix:
[#list 0..9 as digit]
                      - "[=digit]"
[/#list]
[#elseif accountIds?has_content]
            ProductFields:
              ResourceOwnerAccount:
[#if !bus?has_content]
                - exists: false
[/#if]
                - anything-but:
[#list accountIds as id]
                    - "[=id]"
[/#list]
[/#if]
[/#macro]
