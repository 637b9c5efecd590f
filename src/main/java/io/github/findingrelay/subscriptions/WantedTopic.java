package io.github.findingrelay.subscriptions;

import io.github.findingrelay.model.Account;
import io.github.findingrelay.model.Contact;
import io.github.findingrelay.model.Organization;
import io.github.findingrelay.model.Owner;
import io.github.findingrelay.model.ResourceNames;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A topic for mail, and who should be subscribed to it.
 *
 * @param stack that makes it
 * @param owner key
 * @param accounts ids of those whose findings it carries; none: it is the fallback's
 * @param ownTopicOf the account whose own topic it is, in the stack of its owner; or empty
 * @param addresses by the logical ids of their subscriptions
 */
public record WantedTopic(
    String arn,
    String stack,
    String owner,
    List<String> accounts,
    String ownTopicOf,
    Map<String, String> addresses) {
  public WantedTopic {
    accounts = List.copyOf(accounts);
    addresses = Map.copyOf(addresses);
  }

  /** The logical id that the subscription of an address has, if its stack makes one. */
  String subscriptionId(String address) {
    return ResourceNames.subscriptionId(address, ownTopicOf);
  }

  /** The addresses in alphabetical order. */
  List<String> recipients() {
    return addresses.values().stream().sorted().toList();
  }

  /** The end of the ARN. */
  public String name() {
    return arn.substring(arn.lastIndexOf(':') + 1);
  }

  /** Every topic for mail that accounts.yaml leads to. */
  public static List<WantedTopic> of(Organization organization) {
    ResourceNames names = organization.names();
    List<WantedTopic> topics = new ArrayList<>();
    Owner fallback = organization.notifications().fallback();
    List<String> all = organization.accountIds();
    switch (organization.notifications().routing()) {
      case SHARED -> {
        String name = names.shared();
        topics.add(topic(organization, name, name, fallback, all, fallback.contacts(), ""));
        return topics;
      }
      case ACCOUNT ->
          organization.accounts().forEach(account -> topics.add(ofAccount(organization, account)));
      case OWNER -> ofOwners(organization, topics);
    }
    topics.add(
        topic(
            organization,
            names.fallback(),
            names.foundation(),
            fallback,
            List.of(),
            fallback.contacts(),
            ""));
    return topics;
  }

  private static WantedTopic ofAccount(Organization organization, Account account) {
    String name = organization.names().account(account.id());
    List<String> ids = List.of(account.id());
    return topic(organization, name, name, account.owner(), ids, account.recipients(), "");
  }

  /** An owner's topic, and one for each account with contacts of its own. */
  private static void ofOwners(Organization organization, List<WantedTopic> topics) {
    for (Owner owner : organization.owners()) {
      List<Account> accounts =
          organization.accounts().stream()
              .filter(account -> account.owner().equals(owner))
              .toList();
      String stack = organization.names().owner(owner.key());
      List<String> ids = accounts.stream().map(Account::id).toList();
      if (!accounts.isEmpty()) {
        topics.add(topic(organization, stack, stack, owner, ids, owner.contacts(), ""));
      }
      for (Account account : accounts) {
        if (!mail(account.contacts()).isEmpty()) {
          String name = organization.names().ownTopic(owner.key(), account.id());
          List<String> id = List.of(account.id());
          topics.add(topic(organization, name, stack, owner, id, account.contacts(), account.id()));
        }
      }
    }
  }

  private static WantedTopic topic(
      Organization organization,
      String name,
      String stack,
      Owner owner,
      List<String> accounts,
      List<Contact> contacts,
      String ownTopicOf) {
    Map<String, String> addresses = new LinkedHashMap<>();
    mail(contacts)
        .forEach(
            address -> addresses.put(ResourceNames.subscriptionId(address, ownTopicOf), address));
    return new WantedTopic(
        arn(organization, name), stack, owner.key(), accounts, ownTopicOf, addresses);
  }

  private static List<String> mail(List<Contact> contacts) {
    return Contact.addresses(contacts).toList();
  }

  /** Of a topic of ours. */
  public static String arn(Organization organization, String name) {
    return "arn:%s:sns:%s:%s:%s"
        .formatted(
            organization.partition().id(),
            organization.homeRegion(),
            organization.adminAccount(),
            name);
  }
}
