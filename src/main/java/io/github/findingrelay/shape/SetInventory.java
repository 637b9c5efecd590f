package io.github.findingrelay.shape;

import io.github.findingrelay.model.CallAs;
import io.github.findingrelay.model.OperationPreferences;
import io.github.findingrelay.model.Organization;
import io.github.findingrelay.model.PermissionModel;
import io.github.findingrelay.model.ResourceNames;
import io.github.findingrelay.model.StackSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Every stack set that accounts.yaml asks for. */
final class SetInventory {

    private static final String OF_ACCOUNTS = "stack-sets/analyzers-accounts.yaml";

    /**
     * A stack set that should be there.
     *
     * @param set without its digest
     */
    record WantedSet(StackSet set, AnalyzerShape analyzer) {}

    private final Organization organization;
    private final Map<String, WantedSet> byName = new TreeMap<>();

    private SetInventory(Organization organization) {
        this.organization = organization;
    }

    /** All of them, by name. */
    static Map<String, WantedSet> of(Organization organization) {
        SetInventory inventory = new SetInventory(organization);
        ResourceNames names = organization.names();
        if (organization.trustZone().hasOrganizationAnalyzer()) {
            AnalyzerShape whole = new AnalyzerShape(names.analyzers(), "ORGANIZATION");
            inventory.ofAccount(names.analyzers(), "stack-sets/analyzers.yaml", organization.adminAccount(), whole);
        }
        if (organization.trustZone().hasAccountAnalyzers()) {
            AnalyzerShape each = new AnalyzerShape(names.accountAnalyzer(), "ACCOUNT");
            inventory.ofUnits(names.accountAnalyzers(), each);
            inventory.ofAccount(names.managementAnalyzer(), OF_ACCOUNTS, organization.managementAccount(), each);
        }
        return inventory.byName;
    }

    private void ofAccount(String name, String file, String account, AnalyzerShape analyzer) {
        OperationPreferences preferences = new OperationPreferences(true, regions(), 100, 100);
        add(name, file, PermissionModel.SELF_MANAGED, CallAs.SELF, List.of(account), List.of(), preferences, analyzer);
    }

    private void ofUnits(String name, AnalyzerShape analyzer) {
        boolean delegated = !organization.adminAccount().equals(organization.managementAccount());
        add(
                name,
                OF_ACCOUNTS,
                PermissionModel.SERVICE_MANAGED,
                delegated ? CallAs.DELEGATED_ADMIN : CallAs.SELF,
                List.of(),
                organization.organizationalUnits(),
                new OperationPreferences(false, regions(), 25, 10),
                analyzer);
    }

    private List<String> regions() {
        return Stream.concat(Stream.of(organization.homeRegion()), organization.linkedRegions().stream())
                .toList();
    }

    private void add(
            String name,
            String file,
            PermissionModel model,
            CallAs callAs,
            List<String> accounts,
            List<String> units,
            OperationPreferences preferences,
            AnalyzerShape analyzer) {
        StackSet set = new StackSet(name, file, "", model, callAs, accounts, units, regions(), preferences);
        byName.put(name, new WantedSet(set, analyzer));
    }
}
