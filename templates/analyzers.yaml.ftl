[#-- One analyzer: in each account and Region that the stack set goes to. --]
[#import "lib/archive.ftl" as archive]
[#if type == "ORGANIZATION"]
Description: "Finds what can be reached from outside the organization"
[#else]
Description: "Finds what can be reached from outside the account"
[/#if]
[#if !rolesFromOneRegion || conditions?has_content]

Conditions:
[#if !rolesFromOneRegion]
  # Every Region's analyzer finds the same IAM roles: those of one Region are enough.
  OutsideRoleRegion:
    Fn::Not:
      - Fn::Equals:
          - !Ref AWS::Region
          - "[=roleRegion]"
[/#if]
[#list conditions as condition]
  [=condition.id]:
[#if condition.groups?size == 1]
[@archive.anyOf ids=condition.groups[0] indent="    " key="    "/]
[#else]
    Fn::Or:
[#list condition.groups as group]
[@archive.anyOf ids=group indent="        " key="      - "/]
[/#list]
[/#if]
[/#list]
[/#if]

Resources:
[#if type == "ACCOUNT"]
  # AWS takes one analyzer of type ACCOUNT for each account and Region. Where there is one already, for example from AWS
  # Control Tower or a service provider, this one fails until the other is deleted.
[/#if]
  Analyzer:
    Type: AWS::AccessAnalyzer::Analyzer
[#if documented?has_content]
    Metadata:
      ArchiveRules:
[#list documented as rule]
        - Name: "[=rule.name]"
          Reason: "[=rule.reason]"
          ApprovedBy: "[=rule.approvedBy]"
[#if rule.expires?has_content]
          Expires: "[=rule.expires]"
[/#if]
[/#list]
[/#if]
    Properties:
      AnalyzerName: "[=analyzer]"
      Type: [=type]
[#if rules?has_content]
      ArchiveRules:
[#list rules as rule]
[#if rule.condition?has_content]
        - Fn::If:
            - [=rule.condition]
[@archive.rule rule=rule indent="              " item="            - "/]
            - !Ref AWS::NoValue
[#else]
[@archive.rule rule=rule indent="          " item="        - "/]
[/#if]
[/#list]
[/#if]
