[#-- The role of all chat channels. --]
  # Amazon Q Developer in chat applications takes this role. It has no permission at all: it only shows notifications.
  ChatRole:
    Type: AWS::IAM::Role
    Properties:
      RoleName: "[=names.chatRole]"
      Description: "Shows Access Analyzer findings in chat; may do nothing else"
      AssumeRolePolicyDocument:
        Version: "2012-10-17"
        Statement:
          - Effect: Allow
            Principal:
              Service: chatbot.amazonaws.com
            Action: sts:AssumeRole
      PermissionsBoundary: !Sub "arn:${AWS::Partition}:iam::aws:policy/AWSDenyAll"
