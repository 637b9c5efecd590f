[#-- What no account's rules on an event bus take. --]
[#import "rule.ftl" as rule]
[#macro rules needs]
[#if bus?has_content]
  # An account of this bus that accounts.yaml does not list.
[#elseif eventBuses gt 0]
  # What names no account, and so goes to none of the event buses.
[#else]
  # An account that accounts.yaml does not list, or none at all.
[/#if]
[@rule.pair name=fallbackRule id="Fallback" of=" of accounts that have no stack" needs=needs topic=fallbackTopic]
[@unlisted/]
[/@rule.pair]
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

[#macro incomplete id name needs topic]
  # A finding without one of the fields that the other rules look at: none of them matches.
[@rule.resource id=id name=names.rule(name, "incomplete", "") about="Findings that lack a field that the other rules need" needs=needs]
[@rule.active/]
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
[/@rule.resource]
[/#macro]
