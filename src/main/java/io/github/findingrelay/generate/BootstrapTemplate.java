package io.github.findingrelay.generate;

import io.github.findingrelay.config.Regions;
import io.github.findingrelay.model.Organization;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * bootstrap.yaml: the roles that everything else is deployed with. An administrator deploys it; it
 * is in no manifest. What it permits does not depend on the choices of the organization, so that
 * these can change without an administrator.
 */
final class BootstrapTemplate {

    static final String NAME = "bootstrap.yaml";

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
        values.put("audience", organization.partition().audience());
        return parts.template("bootstrap", values);
    }

    /** In these CloudFormation takes roles under a name of its own (CloudFormation user guide, Regions that are disabled by default). */
    private static List<String> optInRegions(Organization organization) {
        return organization.regions().stream().filter(Regions::isOptIn).sorted().toList();
    }
}
