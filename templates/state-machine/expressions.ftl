[#-- What the state machine computes, in JSONata: over several lines here, in one line there, since Step Functions takes no other. --]

[#-- An expression, in one line. --]
[#macro jsonata indent key]
[#local expression][#nested][/#local]
[=indent][=key]: |-
[=indent]    {% [=expression?markup_string?trim?replace("\\s+", " ", "r")?no_esc] %}
[/#macro]

[#-- Texts have no control characters and one line, and are not longer than AWS allows for the field. --]
[#macro facts]
(
  $one := function($value, $length) {
    $exists($value) and $type($value) != 'null'
      ? $substring($trim($replace($string($value), /[\x00-\x20\x7f-\xa0\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]+/, ' ')), 0, $length)
      : ''
  };
  $types := $one($string($finding.Types), 500);
  $title := $one($finding.Title, 256);
  $description := $one($finding.Description, 1024);
  $resource := $finding.Resources[0];
  $arn := $one($resource.Id, 2048);
  $asset := $one($resource.Type, 100);
  $assetType := $not($asset in ['', 'Other']) ? $asset
    : $contains($description, /^AWS::[A-Za-z0-9]{1,40}::[A-Za-z0-9]{1,40}\//) ? $substringBefore($description, '/') : '';
  $fields := $finding.ProductFields;
  $owner := $one($exists($fields.ResourceOwnerAccount) ? $fields.ResourceOwnerAccount : $fields.resourceOwnerAccount, 20);
  $severity := $one($finding.Severity.Label, 20);
  $details := $resource.Details.Other;
  $named := $one($details.`External Principal`, 300);
  $described := $contains($description, / access from [A-Za-z]+ [^ ]+$/) ? $substring($replace($description, /^.* /, ''), 0, 300) : '';
  $principal := $replace($replace($named != '' ? $named : $described,
    /^arn:[a-z-]+:iam::([0-9]{12}):root$/, '$1'), /^arn:[a-z-]+:iam::[0-9]{12}:(saml|oidc)-provider\//, '');
  $principalAccount := $contains($principal, /^[0-9]{12}$/) ? $principal
    : $contains($principal, /^arn:[a-z-]+:(iam|sts)::[0-9]{12}:/) ? $split($principal, ':')[4] : '';
  $condition := $replace($replace($replace($one($details.Condition, 600), /^[{]|[}]$/, ''), /" ?: ?"/, ' = '), /" ?, ?"/, ', ');
  $name := $replace($replace($one($join($split($arn, ':')[[5..20]], ':'), 2048),
    /^(bucket|cluster-snapshot|file-system|function|key|layer|repository|role|secret|snapshot|table|user)[:\/]/, ''),
    /\/stream\/[0-9T:.-]+$/, '');
  $shortName := $assetType in ['AwsIamRole', 'AwsIamUser'] ? $replace($name, /^.*\//, '')
    : $assetType = 'AwsSecretsManagerSecret' ? $replace($name, /-[A-Za-z0-9]{6}$/, '') : $name;
  $lastUsed := $one($fields.roleLastUsedTimestamp, 10);
  $time := $one($finding.CreatedAt, 40);
  $isTime := $contains($time, /^20([0-9][0-9]-((0[1-9]|1[0-2])-(0[1-9]|1[0-9]|2[0-8])|(0[13-9]|1[0-2])-(29|30)|(0[13578]|1[02])-31)|([02468][048]|[13579][26])-02-29)T([01][0-9]|2[0-3]):[0-5][0-9](:[0-9.]+)?Z$/);
  {
    'severity': $severity = '' ? 'UNKNOWN' : $severity,
    'id': $one($finding.Id, 600),
    'title': $title,
    'description': $description,
    'product': $one($finding.ProductArn, 300),
    'analyzerAccount': $one($finding.AwsAccountId, 20),
    'accountId': $owner,
    'accountName': $one($lookup($to.accounts, $owner), 256),
    'owner': $one($to.owner, 256),
    'region': $one($finding.Region, 30),
    'arn': $arn,
    'resource': $shortName != '' ? $shortName : $arn != '' ? $arn : '?',
    'assetType': $assetType,
    'found': $isTime ? $substring($time, 0, 10) & ' ' & $substring($time, 11, 5) : '',
    'foundInJapan': $isTime
      ? $fromMillis($toMillis($substring($time, 0, 16) & ':00.000Z'), '[Y0001]-[M01]-[D01] [H01]:[m01]', '+0900') : '',
    'public': $contains($title, 'public access') or $contains($types, 'Data Exposure'),
    'external': $contains($types, 'External Access'),
    'unused': $contains($types, 'Unused'),
    'unusedKind': $contains($types, 'Unused IAM Role') ? 'role'
      : $contains($types, 'Unused Permission') ? 'permissions'
      : $contains($types, 'Unused IAM User Access Key') ? 'key'
      : $contains($types, 'Unused IAM User Password') ? 'password' : '',
    'unusedActions': $replace($one($fields.numberOfUnusedActions, 20), /^0$/, ''),
    'unusedServices': $replace($one($fields.numberOfUnusedServices, 20), /^0$/, ''),
    'lastUsed': $contains($lastUsed, /^20[0-9][0-9]-[0-9][0-9]-[0-9][0-9]$/) ? $lastUsed : '',
    'principal': $principal,
    'principalType': $one($details.`External Principal Type`, 40),
    'principalAccount': $principalAccount,
    'vendor': $one($lookup([=language.vendors], $principalAccount), 128),
    'actions': $replace($one($details.`Action Granted`, 600), /, ?/, ', '),
    'condition': $lowercase($condition) in ['', 'none', 'null'] ? '' : $replace($condition, /^"|"$/, ''),
    'recommendation': $one($finding.Remediation.Recommendation.Text, 600),
    'adminLink': $one($finding.SourceUrl, 1000),
    'link': $arn = '' ? '' : 'https://[=console]/go/view?arn=' & $encodeUrlComponent($replace($arn, /[^\x21-\x7e]/, ''))
  }
)
[/#macro]

[#macro words]
[#local say = language.phrases]
[#local ascii = language.subjectPhrases]
(
  $short := function($text, $most) { $length($text) > $most ? $substring($text, 0, $most - 3) & '...' : $text };
  $anybody := $fact.principal = '*';
  $type := [=say["type"]];
  $account := $fact.accountId = '' ? [=say["account.unknown"]]
    : $fact.accountName = '' ? [=say["account.known"]] : [=say["account.named"]];
  $who := $fact.public ? [=say["who.public"]]
    : $fact.principal = '' ? [=say["who.unknown"]]
    : $anybody ? [=say["who.anybody"]]
    : $fact.principal = $fact.principalAccount ? [=say["who.account"]]
    : $fact.principalAccount != '' ? [=say["who.principal"]]
    : $fact.principalType = 'Federated' ? [=say["who.federated"]]
    : $fact.principalType = 'CanonicalUser' ? [=say["who.canonical"]] : [=say["who.other"]];
  $access := [@access say/];
  $what := $fact.unused
    ? ($fact.unusedKind = 'role' ? [=say["what.unusedRole"]]
      : $fact.unusedKind = 'permissions' ? [=say["what.unusedPermissions"]]
      : $fact.unusedKind = 'key' ? [=say["what.unusedKey"]]
      : $fact.unusedKind = 'password' ? [=say["what.unusedPassword"]] : [=say["what.other"]])
    : $fact.external ? [=say["what.external"]] : [=say["what.other"]];
  $more := $fact.external and $not($fact.public) ? [=say["more"]] : '';
  $subjectType := [=ascii["type"]];
  $subjectAccess := $short([@access ascii/], 44);
  $subjectAccount := $fact.accountName != '' and $contains($fact.accountName, /^[\x20-\x7e]+$/) ? $short($fact.accountName, 24)
    : $fact.accountId = '' ? 'unknown account' : $fact.accountId;
  $room := 92 - $length($fact.severity & $subjectType & $subjectAccess & $subjectAccount);
  {
    'type': $type, 'account': $account, 'who': $who, 'access': $access, 'what': $what, 'more': $more,
    'subjectType': $subjectType, 'subjectAccess': $subjectAccess, 'subjectAccount': $subjectAccount,
    'subjectResource': $short($fact.resource, $room > 16 ? $room : 16)
  }
)
[/#macro]

[#macro access say]
($fact.unusedKind = 'role' ? [=say["access.unusedRole"]]
    : $fact.unusedKind = 'permissions' ? [=say["access.unusedPermissions"]]
    : $fact.unusedKind = 'key' ? [=say["access.unusedKey"]]
    : $fact.unusedKind = 'password' ? [=say["access.unusedPassword"]]
    : $not($fact.external) ? [=say["access.finding"]]
    : $fact.public ? [=say["access.public"]]
    : $fact.principal = '' ? [=say["access.unknown"]]
    : $anybody ? [=say["access.anybody"]]
    : $fact.principalAccount != '' ? [=say["access.account"]]
    : $fact.principalType = 'CanonicalUser' ? [=say["access.canonical"]] : [=say["access.other"]])
[/#macro]

[#-- What SNS is asked to publish. It takes as subject fewer than 100 characters of ASCII, of which the first is a letter, a number or
     a punctuation mark. --]
[#macro mail]
(
[@short/]
  {
    'Subject': $short($replace($subject, /[^\x20-\x7e]+/, '?'), 99),
    'Message': $join([
      $text,
      $rows,
      [=language.phrases["heading"]] & '\n' & $join($map($steps, function($step, $i) { $string($i + 1) & '. ' & $step }), '\n')
    ], '\n\n')
  }
)
[/#macro]

[#-- The same for chat, as a custom notification of Amazon Q Developer, with limits for each part. --]
[#macro card]
(
[@short/]
  $plain := function($value) { $replace($replace($replace($value, /&/, '&amp;'), /</, '&lt;'), />/, '&gt;') };
  {'Message': $string({
    'version': '1.0',
    'source': 'custom',
    'content': {
      'textType': 'client-markdown',
      'title': $short($title, 240),
      'description': $short($plain($text & '\n\n' & $rows), 7000),
      'nextSteps': [$map($steps, function($step) { $short($plain($step), 340) })]
    },
    'metadata': $merge([
      {'threadId': $fact.arn = '' ? $fact.id : $fact.arn, 'summary': $short($title, 240)},
      $fact.arn = '' ? {} : {'relatedResources': [$fact.arn]}
    ])
  })}
)
[/#macro]

[#macro short]
  $rows := '- ' & $replace($table, /\n/, '\n- ');
  $short := function($text, $most) { $length($text) > $most ? $substring($text, 0, $most - 3) & '...' : $text };
[/#macro]
