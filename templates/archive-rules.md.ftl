[#-- What is archived and why, for people. --]
# Archive rules

Findings that one of these rules matches are intended: Access Analyzer archives them, and nobody is notified of them. The
rules stand under `archiveRules` in accounts.yaml, and are part of these analyzers:

[#list analyzers as analyzer]
- `[=analyzer.name]`, in [=analyzer.where]
[/#list]
[#if rules?has_content]

| Rule | What it archives: all of this holds | Why | Approved by | Last day |
|---|---|---|---|---|
[#list rules as rule]
| **[=rule.name]** | [#list rule.match as criterion][=criterion.key] [=criterion.test][#sep]<br>and [/#sep][/#list] | [=rule.reason] | [=rule.approvedBy] | [=rule.expires?has_content?then(rule.expires, "never expires")] |
[/#list]
[/#if]
[#if !rolesFromOneRegion]

IAM roles are found in every Region. The rule `[=roleRule]` archives what the analyzers of
all Regions but [=roleRegion] say about them, so that one finding is left for each role.
[/#if]
