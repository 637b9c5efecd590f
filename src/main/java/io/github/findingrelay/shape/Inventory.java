package io.github.findingrelay.shape;

import static io.github.findingrelay.shape.Shape.resource;
import static io.github.findingrelay.shape.Shape.texts;
import static io.github.findingrelay.shape.Shape.with;

import io.github.findingrelay.model.Account;
import io.github.findingrelay.model.EventBus;
import io.github.findingrelay.model.Language;
import io.github.findingrelay.model.Organization;
import io.github.findingrelay.model.Owner;
import io.github.findingrelay.model.ResourceNames;
import io.github.findingrelay.model.Routing;
import io.github.findingrelay.model.StackKind;
import io.github.findingrelay.shape.Shape.Fields;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Every stack that accounts.yaml asks for. */
final class Inventory {

    /**
     * A stack that should be there.
     *
     * @param file below generated/, without its extension
     * @param covers ids of accounts, ascending
     * @param resources what its template may have
     */
    record Wanted(
            StackKind kind, String file, List<String> covers, Optional<Owner> owner, Supplier<Fields> resources) {}

    private final Organization organization;
    private final Place place;
    private final ReceiverShape receivers;
    private final Map<String, Wanted> byName = new TreeMap<>();

    private Inventory(Organization organization) {
        this.organization = organization;
        this.place = new Place(organization);
        this.receivers = new ReceiverShape(place);
    }

    /** All of them, by name. */
    static Map<String, Wanted> of(Organization organization) {
        Inventory inventory = new Inventory(organization);
        inventory.foundation();
        inventory.channels();
        inventory.receivers();
        return inventory.byName;
    }

    private void foundation() {
        ResourceNames names = organization.names();
        Optional<Owner> fallback = Optional.of(organization.notifications().fallback());
        add(
                names.foundation(),
                StackKind.FOUNDATION,
                "foundation",
                List.of(),
                fallback,
                new FoundationShape(place)::resources);
        for (Language language : organization.languages()) {
            add(
                    names.foundation(language),
                    StackKind.FOUNDATION,
                    "state-machines/" + language.code(),
                    List.of(),
                    Optional.empty(),
                    () -> machine(language));
        }
        if (organization.notifications().routing() != Routing.SHARED) {
            for (EventBus bus : EventBus.all(organization.notifications().eventBuses())) {
                add(
                        names.foundation(bus),
                        StackKind.FOUNDATION,
                        "event-buses/" + bus.number(),
                        List.of(),
                        fallback,
                        new BusShape(place, bus)::resources);
            }
        }
        if (organization.makesAggregator()) {
            add(
                    names.securityHub(),
                    StackKind.SECURITY_HUB,
                    "security-hub",
                    List.of(),
                    Optional.empty(),
                    this::aggregator);
        }
    }

    private Fields machine(Language language) {
        return with(
                "StateMachine",
                resource(
                        "AWS::StepFunctions::StateMachine",
                        with("StateMachineName", organization.names().delivery(language))
                                .with("StateMachineType", "STANDARD")
                                .with("RoleArn", place.role(organization.names().deliveryRole()))
                                .with("Definition", new DefinitionShape(place).definition())));
    }

    private Fields aggregator() {
        return with(
                "FindingAggregator",
                resource(
                        "AWS::SecurityHub::FindingAggregator",
                        with("DeletionPolicy", "RetainExceptOnCreate").with("UpdateReplacePolicy", "Retain"),
                        with("RegionLinkingMode", "SPECIFIED_REGIONS")
                                .with(
                                        "Regions",
                                        texts(organization.linkedRegions())
                                                .because("findings of other Regions would not arrive"))));
    }

    private void channels() {
        organization
                .chatChannels()
                .forEach((channel, covers) -> add(
                        organization.names().channel(channel),
                        StackKind.CHANNEL,
                        "channels/" + channel.key(),
                        List.copyOf(covers),
                        Optional.empty(),
                        new ChannelShape(place, channel)::resources));
    }

    private void receivers() {
        switch (organization.notifications().routing()) {
            case SHARED ->
                add(
                        organization.names().shared(),
                        StackKind.SHARED,
                        "shared",
                        organization.accountIds().stream().sorted().toList(),
                        Optional.of(organization.notifications().fallback()),
                        receivers::shared);
            case OWNER ->
                organization.accounts().stream()
                        .collect(Collectors.groupingBy(Account::owner))
                        .forEach(this::owner);
            case ACCOUNT -> organization.accounts().forEach(this::account);
        }
    }

    private void account(Account account) {
        add(
                organization.names().account(account.id()),
                StackKind.ACCOUNT,
                "accounts/" + account.id(),
                List.of(account.id()),
                Optional.of(account.owner()),
                () -> receivers.account(account));
    }

    private void owner(Owner owner, List<Account> accounts) {
        add(
                organization.names().owner(owner.key()),
                StackKind.OWNER,
                "owners/" + owner.key(),
                accounts.stream().map(Account::id).sorted().toList(),
                Optional.of(owner),
                () -> receivers.owner(owner, accounts));
    }

    private void add(
            String name,
            StackKind kind,
            String file,
            List<String> covers,
            Optional<Owner> owner,
            Supplier<Fields> resources) {
        byName.put(name, new Wanted(kind, file, covers, owner, resources));
    }
}
