[#-- What no account's rules on an event bus take. --]
[#import "rule.ftl" as rule]
[#macro rules needs=[]]
[#if bus?has_content]
  # An account of this bus that accounts.yaml does not list.
[#elseif eventBuses gt 0]
  # What names no account, and so goes to none of the event buses.
[#else]
  # An account that accounts.yaml does not list, or none at all.
[/#if]
[@rule.pair name=fallbackRule id="Fallback" handover=fallbackHandover needs=needs]
[@unlisted/]
[/@rule.pair]
[/#macro]

[#macro unlisted]
[#if !bus?has_content && eventBuses gt 0]
          ProductFields: {ResourceOwnerAccount: [{exists: false},
            {anything-but: {suffix: [[#list 0..9 as digit]"[=digit]"[#sep], [/#list]]}}]},
[#elseif accountIds?has_content]
          ProductFields: {ResourceOwnerAccount: [[#if !bus?has_content]{exists: false}, [/#if]{anything-but: [
[#list accountIds as id]
            "[=id]",
[/#list]
            ]}]},
[/#if]
[/#macro]

[#-- Findings that lack a field that the other rules look at: none of them matches. Those without types have a rule of their own,
     since EventBridge's matcher loses track of several absent fields in the alternatives of one pattern. --]
[#macro incomplete id name handover needs=[]]
  # A finding without one of the fields that the other rules look at: none of them matches.
[@rule.resource id="[=id]IncompleteRule" name=names.rule(name, "incomplete", "") needs=needs]
[@rule.pattern]
[@rule.genuine/]
[#if !unusedAccess]
          [@notUnused/],
[/#if]
[#if rolesFromOneRegion]
          $or: [
            {Resources: {Type: [{exists: false}]}, [@wanted/]},
            {Resources: {Type: [AwsIamRole]}, Region: [{exists: false}], [#if unusedAccess][@notUnused/], [/#if][@wanted/]},
            {Severity: {Label: [{exists: false}]}, Resources: {Type: [{anything-but: AwsIamRole}]}},
[#if unusedAccess]
            {Severity: {Label: [{exists: false}]}, Resources: {Type: [AwsIamRole]}, Types: [{prefix: [@rule.unused/]}]},
[/#if]
            {Severity: {Label: [{exists: false}]}, Resources: {Type: [AwsIamRole]}, Region: [[=roleRegion]]}
            ]}}}
[#else]
          Severity: {Label: [{exists: false}]}}}}
[/#if]
[/@rule.pattern]
[@rule.target handover/]
[/@rule.resource]
[#if !unusedAccess]

[@rule.resource id="[=id]UntypedRule" name=names.rule(name, "untyped", "") needs=needs]
[@rule.pattern]
[@rule.genuine/]
          Types: [{exists: false}],
[#if rolesFromOneRegion]
          $or: [
            {Resources: {Type: [{anything-but: AwsIamRole}]}},
            {Resources: {Type: [AwsIamRole]}, Region: [[=roleRegion]]}
            ],
[/#if]
          [@rule.severity/]}}}
[/@rule.pattern]
[@rule.target handover/]
[/@rule.resource]
[/#if]
[/#macro]

[#-- A severity that is wanted, or none. --]
[#macro wanted]Severity: {Label: [[=severities?join(", ")], {exists: false}]}[/#macro]

[#-- Any types but those of unused access, or none. --]
[#macro notUnused]Types: [{exists: false}, {anything-but: {prefix: [@rule.unused/]}}][/#macro]

[#-- What calls itself Access Analyzer and is not. --]
[#macro forged id name handover needs=[]]
  # Whoever may import findings in any account can say that they are Access Analyzer's.
[@rule.resource id="[=id]ForgedRule" name=names.rule(name, "forged", "") needs=needs]
[@rule.pattern]
          ProductArn: [{exists: false}, {anything-but: {suffix: ["::product/aws/access-analyzer", /[=adminAccount]/default]}}]}}}
[/@rule.pattern]
[@rule.target handover/]
[/@rule.resource]
[/#macro]
