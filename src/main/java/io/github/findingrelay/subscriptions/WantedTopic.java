package io.github.findingrelay.subscriptions;

import io.github.findingrelay.model.Account;
import io.github.findingrelay.model.ChatChannel;
import io.github.findingrelay.model.Contact;
import io.github.findingrelay.model.Organization;
import io.github.findingrelay.model.Owner;
import io.github.findingrelay.model.ResourceNames;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A topic for mail or for a chat channel, and who should be subscribed to it.
 *
 * @param stack that makes it
 * @param owner key
 * @param accounts ids of those whose findings it carries; none: it is the fallback's
 * @param ownTopicOf the account whose own topic it is, in the stack of its owner; or empty
 * @param addresses by the logical ids of their subscriptions
 * @param chat whether Amazon Q Developer subscribes itself to it
 */
public record WantedTopic(
        String arn,
        String stack,
        String owner,
        List<String> accounts,
        String ownTopicOf,
        Map<String, String> addresses,
        boolean chat) {
    public WantedTopic {
        accounts = List.copyOf(accounts);
        addresses = Map.copyOf(addresses);
    }

    /** The logical id that the subscription of an address has, if its stack makes one. */
    String subscriptionId(String address) {
        return ResourceNames.subscriptionId(address, ownTopicOf);
    }

    /** The addresses in alphabetical order. */
    public List<String> recipients() {
        return addresses.values().stream().sorted().toList();
    }

    /** The end of the ARN. */
    public String name() {
        return arn.substring(arn.lastIndexOf(':') + 1);
    }

    /** Every topic for mail that accounts.yaml leads to. */
    public static List<WantedTopic> of(Organization organization) {
        ResourceNames names = organization.names();
        Owner fallback = organization.notifications().fallback();
        List<Account> all = organization.accounts();
        return switch (organization.notifications().routing()) {
            case SHARED -> List.of(ofStack(organization, names.shared(), fallback, all, fallback.contacts()));
            case ACCOUNT -> withFallback(organization, all.stream().map(account -> ofAccount(organization, account)));
            case OWNER ->
                withFallback(
                        organization, organization.owners().stream().flatMap(owner -> ofOwner(organization, owner)));
        };
    }

    /** Every topic of ours: those for mail, and those of chat channels. */
    public static List<WantedTopic> all(Organization organization) {
        return Stream.concat(
                        of(organization).stream(),
                        organization.chatChannels().entrySet().stream()
                                .map(entry -> ofChannel(organization, entry.getKey(), entry.getValue())))
                .toList();
    }

    /** Of the owners who share a channel, the first account's is named. */
    private static WantedTopic ofChannel(Organization organization, ChatChannel channel, Set<String> accounts) {
        String stack = organization.names().channel(channel);
        Owner owner = organization.accounts().stream()
                .filter(account -> accounts.contains(account.id()))
                .map(Account::owner)
                .findFirst()
                .orElse(organization.notifications().fallback());
        return new WantedTopic(arn(organization, stack), stack, owner.key(), List.copyOf(accounts), "", Map.of(), true);
    }

    private static List<WantedTopic> withFallback(Organization organization, Stream<WantedTopic> topics) {
        ResourceNames names = organization.names();
        Owner owner = organization.notifications().fallback();
        WantedTopic fallback = new WantedTopic(
                arn(organization, names.fallback()),
                names.foundation(),
                owner.key(),
                List.of(),
                "",
                addresses(owner.contacts(), ""),
                false);
        return Stream.concat(topics, Stream.of(fallback)).toList();
    }

    private static WantedTopic ofAccount(Organization organization, Account account) {
        String stack = organization.names().account(account.id());
        return ofStack(organization, stack, account.owner(), List.of(account), account.recipients());
    }

    /** An owner's topic, and one for each account with contacts of its own. */
    private static Stream<WantedTopic> ofOwner(Organization organization, Owner owner) {
        List<Account> accounts = organization.accounts().stream()
                .filter(one -> one.owner().equals(owner))
                .toList();
        String stack = organization.names().owner(owner.key());
        return accounts.isEmpty()
                ? Stream.empty()
                : Stream.concat(
                        Stream.of(ofStack(organization, stack, owner, accounts, owner.contacts())),
                        accounts.stream()
                                .map(account -> ownTopic(organization, stack, account))
                                .filter(topic -> !topic.addresses().isEmpty()));
    }

    private static WantedTopic ownTopic(Organization organization, String stack, Account account) {
        String owner = account.owner().key();
        return new WantedTopic(
                arn(organization, organization.names().ownTopic(owner, account.id())),
                stack,
                owner,
                List.of(account.id()),
                account.id(),
                addresses(account.contacts(), account.id()),
                false);
    }

    private static WantedTopic ofStack(
            Organization organization, String stack, Owner owner, List<Account> accounts, List<Contact> contacts) {
        return new WantedTopic(
                arn(organization, stack),
                stack,
                owner.key(),
                accounts.stream().map(Account::id).toList(),
                "",
                addresses(contacts, ""),
                false);
    }

    private static Map<String, String> addresses(List<Contact> contacts, String ownTopicOf) {
        return Contact.addresses(contacts)
                .collect(Collectors.toMap(
                        address -> ResourceNames.subscriptionId(address, ownTopicOf),
                        address -> address,
                        (one, other) -> other));
    }

    /** Of a topic of ours. */
    public static String arn(Organization organization, String name) {
        return "arn:%s:sns:%s:%s:%s"
                .formatted(organization.partition().id(), organization.homeRegion(), organization.adminAccount(), name);
    }
}
