[#-- One stack for each Microsoft Teams channel. The tenant must have been authorised in the console once. --]
[#import "lib/channel.ftl" as chat]
Description: "Access Analyzer findings in a Microsoft Teams channel"

Resources:
[@chat.topic/]

  Channel:
    Type: AWS::Chatbot::MicrosoftTeamsChannelConfiguration
    Properties:
      ConfigurationName: "[=stack]"
      TeamsTenantId: "[=channel.tenant]"
      TeamId: "[=channel.team]"
      TeamsChannelId: "[=channel.channel]"
[@chat.delivery/]
