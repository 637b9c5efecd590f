[#-- What the administrator says about the repository when deploying. --]
Parameters:
  GitHubOwner:
    Type: String
    Description: The user or organization that the repository belongs to
    AllowedPattern: "[A-Za-z0-9][A-Za-z0-9-]*"
  GitHubRepository:
    Type: String
    Description: The repository's name, without its owner
    AllowedPattern: "[A-Za-z0-9._-]+"
  SubjectForm:
    Type: String
    Description: >-
      How GitHub names the repository in its tokens. Repositories made, renamed or transferred since 15 July 2026 have the
      immutable form, with ids; older ones have the classic form unless they were changed; both is for the time of a change.
    Default: immutable
    AllowedValues:
      - immutable
      - classic
      - both
  GitHubOwnerId:
    Type: String
    Description: The owner's number, from https://api.github.com/repos/OWNER/REPOSITORY (owner.id); not for the classic form
    Default: ""
    AllowedPattern: "[0-9]*"
  GitHubRepositoryId:
    Type: String
    Description: The repository's number, from https://api.github.com/repos/OWNER/REPOSITORY (id); not for the classic form
    Default: ""
    AllowedPattern: "[0-9]*"
  CreateOidcProvider:
    Type: String
    Description: No, if the account has the identity provider token.actions.githubusercontent.com already; there can be one only
    Default: "yes"
    AllowedValues:
      - "yes"
      - "no"

Rules:
  ImmutableSubjectsHaveIds:
    RuleCondition: !Not [!Equals [!Ref SubjectForm, classic]]
    Assertions:
      - Assert: !Not [!Equals [!Ref GitHubOwnerId, ""]]
        AssertDescription: The immutable form needs GitHubOwnerId
      - Assert: !Not [!Equals [!Ref GitHubRepositoryId, ""]]
        AssertDescription: The immutable form needs GitHubRepositoryId
