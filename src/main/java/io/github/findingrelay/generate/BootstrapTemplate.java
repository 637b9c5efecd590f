package io.github.findingrelay.generate;

import io.github.findingrelay.model.Organization;
import io.github.findingrelay.model.Partition;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * bootstrap.yaml: the roles that everything else is deployed with. An administrator deploys it; it
 * is in no manifest. What it permits does not depend on the choices of the organization, so that
 * these can change without an administrator.
 */
final class BootstrapTemplate {

    static final String NAME = "bootstrap.yaml";

    /**
     * The Regions that every account has. All that came after 20 March 2019 have to be enabled, and
     * in those CloudFormation takes roles under a name of its own (CloudFormation user guide, Regions
     * that are disabled by default).
     */
    private static final Set<String> ENABLED_BY_DEFAULT = Set.of("""
          ap-northeast-1 ap-northeast-2 ap-northeast-3 ap-south-1 ap-southeast-1 ap-southeast-2
          ca-central-1 eu-central-1 eu-north-1 eu-west-1 eu-west-2 eu-west-3 sa-east-1 us-east-1
          us-east-2 us-west-1 us-west-2""".split("\\s+"));

    private BootstrapTemplate() {}

    static RenderedTemplate render(Organization organization, StackParts parts) {
        Map<String, Object> values = parts.shared(organization.names().bootstrap());
        values.put("adminAccount", organization.adminAccount());
        values.put(
                "accounts",
                Stream.of(organization.adminAccount(), organization.managementAccount())
                        .distinct()
                        .toList());
        values.put("optInRegions", optInRegions(organization));
        // The audience that GitHub's action for AWS credentials asks for.
        values.put("audience", "sts." + organization.partition().urlSuffix());
        return parts.template("bootstrap", values);
    }

    private static List<String> optInRegions(Organization organization) {
        return organization.partition() == Partition.AWS
                ? organization.regions().stream()
                        .filter(region -> !ENABLED_BY_DEFAULT.contains(region))
                        .sorted()
                        .toList()
                : List.of();
    }
}
