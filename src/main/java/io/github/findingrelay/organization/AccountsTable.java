package io.github.findingrelay.organization;

import io.github.findingrelay.console.Table;
import io.github.findingrelay.diagnostic.Display;
import io.github.findingrelay.diagnostic.Json;
import io.github.findingrelay.model.Account;
import io.github.findingrelay.model.ChatChannel;
import io.github.findingrelay.model.Contact;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Accounts, in the order of accounts.yaml, with the contacts of the owner and of their own. */
final class AccountsTable {

    private AccountsTable() {}

    static String text(List<Account> accounts, Display display) {
        long owners = accounts.stream().map(Account::owner).distinct().count();
        return of(accounts).text(display)
                + "%n%d account%s of %d owner%s%n"
                        .formatted(accounts.size(), accounts.size() == 1 ? "" : "s", owners, owners == 1 ? "" : "s");
    }

    static Table of(List<Account> accounts) {
        return new Table(
                List.of("account", "name", "owner", "contacts"),
                accounts.stream()
                        .map(account -> List.of(
                                account.id(), account.name(), account.owner().key(), contacts(account.recipients())))
                        .toList());
    }

    /** {@code 2 email, 1 slack}. */
    private static String contacts(List<Contact> contacts) {
        Map<String, Long> kinds =
                contacts.stream().collect(Collectors.groupingBy(Contact::kind, TreeMap::new, Collectors.counting()));
        return kinds.entrySet().stream()
                .map(kind -> kind.getValue() + " " + kind.getKey())
                .collect(Collectors.joining(", "));
    }

    private record AccountJson(
            String id, String name, String owner, String ownerName, List<Map<String, Object>> contacts) {}

    static String json(List<Account> accounts) {
        return Json.write(accounts.stream().map(AccountsTable::row).toList());
    }

    private static AccountJson row(Account account) {
        return new AccountJson(
                account.id(),
                account.name(),
                account.owner().key(),
                account.owner().name(),
                account.recipients().stream().map(AccountsTable::json).toList());
    }

    /** As accounts.yaml has it. */
    private static Map<String, Object> json(Contact contact) {
        Map<String, Object> json = new LinkedHashMap<>();
        contact.name().ifPresent(name -> json.put("name", name));
        json.put(contact.kind(), contact instanceof ChatChannel ? contact : contact.address());
        return json;
    }
}
