[#-- What the administrator says about the repository when deploying. --]
Parameters:
  GitHubOwner:
    Type: String
    Description: The user or organization that the repository belongs to
    AllowedPattern: "[A-Za-z0-9][A-Za-z0-9_-]*"
  GitHubRepository:
    Type: String
    Description: The repository's name, without its owner
    AllowedPattern: "[A-Za-z0-9._-]+"
  SubjectForm:
    Type: String
    Description: >-
      How GitHub names the repository in its tokens. Repositories made, renamed or transferred since 15 July 2026 have the
      immutable form, with ids; older ones, and those of GitHub Enterprise Server, have the classic form unless they were
      changed; both is for the time of a change; custom, if you have made a template of your own for the subject.
    Default: immutable
    AllowedValues:
    - immutable
    - classic
    - both
    - custom
  GitHubOwnerId:
    Type: String
    Description: The owner's number, from https://api.github.com/repos/OWNER/REPOSITORY (owner.id); for the immutable form
    Default: ""
    AllowedPattern: "[0-9]*"
  GitHubRepositoryId:
    Type: String
    Description: The repository's number, from https://api.github.com/repos/OWNER/REPOSITORY (id); for the immutable form
    Default: ""
    AllowedPattern: "[0-9]*"
  DeploySubject:
    Type: String
    Description: >-
      For the custom form, all of the subject that a run of the workflow Deploy has, in the environment production; for example
      repository_owner_id:1234:repository_id:5678:environment:production. It has
      to say that it is of this environment, or of the branch main
    Default: ""
    AllowedPattern: "([A-Za-z0-9 ()+,./:=@_~%-]+(:environment:production|[:@]refs/heads/main)(:[A-Za-z0-9 ()+,./:=@_~%-]*)?)?"
    ConstraintDescription: a subject without wildcards that has environment:production or refs/heads/main in it
  WatchSubject:
    Type: String
    Description: For the custom form, all of the subject that a run of the workflow Watch has, on the branch main
    Default: ""
    AllowedPattern: "([A-Za-z0-9_]+:[A-Za-z0-9 ()+,./:=@_~%-]+)?"
    ConstraintDescription: a subject without wildcards
  RemindSubject:
    Type: String
    Description: For the custom form, all of the subject that a run of the workflow Remind has, on the branch main
    Default: ""
    AllowedPattern: "([A-Za-z0-9_]+:[A-Za-z0-9 ()+,./:=@_~%-]+)?"
    ConstraintDescription: a subject without wildcards
  PlanSubject:
    Type: String
    Description: >-
      For the custom form, all of the subject that a run for a pull request has. What differs from one to the next, such as the
      number in job_workflow_ref, is an asterisk; it is taken in this subject alone, whose role can only read.
    Default: ""
    AllowedPattern: "([A-Za-z0-9_]+:[A-Za-z0-9 ()+,./:=@_~%-]+[A-Za-z0-9 ()+,./:=@_~%*-]*)?"
  OidcIssuer:
    Type: String
    Description: >-
      Who signs GitHub's tokens; for GitHub Enterprise Server https://HOSTNAME/_services/token, with data residency
      https://token.actions.SUBDOMAIN.ghe.com
    Default: https://token.actions.githubusercontent.com
    AllowedPattern: "https://[A-Za-z0-9][A-Za-z0-9.-]*(/[A-Za-z0-9._-]+)*"
  CreateOidcProvider:
    Type: String
    Description: No, if the account has an identity provider for OidcIssuer already; there can be one only
    Default: "yes"
    AllowedValues:
    - "yes"
    - "no"

Rules:
  ImmutableSubjectsHaveIds:
    RuleCondition: !Or [!Equals [!Ref SubjectForm, immutable], !Equals [!Ref SubjectForm, both]]
    Assertions:
    - Assert: !Not [!Equals [!Ref GitHubOwnerId, ""]]
      AssertDescription: The immutable form needs GitHubOwnerId
    - Assert: !Not [!Equals [!Ref GitHubRepositoryId, ""]]
      AssertDescription: The immutable form needs GitHubRepositoryId
  CustomSubjectsAreGiven:
    RuleCondition: !Equals [!Ref SubjectForm, custom]
    Assertions:
    - Assert: !Not [!Equals [!Ref DeploySubject, ""]]
      AssertDescription: The custom form needs DeploySubject
    - Assert: !Not [!Equals [!Ref WatchSubject, ""]]
      AssertDescription: The custom form needs WatchSubject
    - Assert: !Not [!Equals [!Ref RemindSubject, ""]]
      AssertDescription: The custom form needs RemindSubject
    - Assert: !Not [!Equals [!Ref PlanSubject, ""]]
      AssertDescription: The custom form needs PlanSubject
