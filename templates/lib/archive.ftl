[#-- The archive rules of an analyzer. --]

[#-- A condition on the account. --]
[#macro anyOf ids indent key]
[#if ids?size == 1]
[=key]Fn::Equals:
[=indent]  - !Ref AWS::AccountId
[=indent]  - "[=ids[0]]"
[#else]
[=key]Fn::Or:
[#list ids as id]
[=indent]  - Fn::Equals:
[=indent]      - !Ref AWS::AccountId
[=indent]      - "[=id]"
[/#list]
[/#if]
[/#macro]

[#macro rule rule indent item]
[=item]RuleName: "[=rule.name]"
[=indent]Filter:
[#list rule.filter as criterion]
[=indent]  - Property: "[=criterion.key]"
[@values name="Eq" all=criterion.eq indent=indent/]
[@values name="Neq" all=criterion.neq indent=indent/]
[@values name="Contains" all=criterion.contains indent=indent/]
[#if criterion.exists.isPresent()]
[=indent]    Exists: [=criterion.exists.get()?c]
[/#if]
[/#list]
[/#macro]

[#macro values name all indent]
[#if all?has_content]
[=indent]    [=name]:
[#list all as value]
[=indent]      - "[=value]"
[/#list]
[/#if]
[/#macro]
