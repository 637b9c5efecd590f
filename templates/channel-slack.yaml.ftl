[#-- One stack for each Slack channel. The workspace must have been authorised in the console once. --]
[#import "lib/channel.ftl" as chat]
Description: "Access Analyzer findings in Slack channel [=channel.channel]"

Resources:
[@chat.topic/]

  Channel:
    Type: AWS::Chatbot::SlackChannelConfiguration
    Properties:
      ConfigurationName: "[=stack]"
      SlackWorkspaceId: "[=channel.workspace]"
      SlackChannelId: "[=channel.channel]"
[@chat.delivery/]
