[#-- Brings the findings of all Regions to the home Region; only with securityHub.aggregator: managed. --]
Description: "Gathers Security Hub's findings of all Regions in [=homeRegion]"

Resources:
  FindingAggregator:
    Type: AWS::SecurityHub::FindingAggregator
    # Without it, the findings of other Regions would no longer reach anybody: who takes it out of accounts.yaml keeps it.
    DeletionPolicy: RetainExceptOnCreate
    UpdateReplacePolicy: Retain
    Properties:
      RegionLinkingMode: SPECIFIED_REGIONS
      Regions:
[#list linkedRegions as region]
        - "[=region]"
[/#list]
