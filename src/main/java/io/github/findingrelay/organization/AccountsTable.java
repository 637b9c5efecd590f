package io.github.findingrelay.organization;

import io.github.findingrelay.config.AccountPlaces;
import io.github.findingrelay.console.Table;
import io.github.findingrelay.diagnostic.Display;
import io.github.findingrelay.diagnostic.Json;
import io.github.findingrelay.diagnostic.OneLine;
import io.github.findingrelay.model.Account;
import io.github.findingrelay.model.ChatChannel;
import io.github.findingrelay.model.Contact;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Accounts, in the order of accounts.yaml and accounts.d, with the contacts of the owner and of their own.
 *
 * @param places of all accounts; in more than one file, each account is listed with its own
 */
record AccountsTable(List<Account> accounts, AccountPlaces places) {

    String text(Display display) {
        long owners = accounts.stream().map(Account::owner).distinct().count();
        return table().text(display)
                + "%n%d account%s of %d owner%s%n"
                        .formatted(accounts.size(), accounts.size() == 1 ? "" : "s", owners, owners == 1 ? "" : "s");
    }

    Table table() {
        List<String> headings = List.of("account", "name", "owner", "contacts", "file");
        int columns = places.inSeveralFiles() ? headings.size() : headings.size() - 1;
        return new Table(
                headings.subList(0, columns),
                accounts.stream()
                        .map(account -> cells(account).subList(0, columns))
                        .toList());
    }

    private List<String> cells(Account account) {
        return List.of(
                account.id(),
                account.name(),
                account.owner().key(),
                contacts(account.recipients()),
                OneLine.printable(file(account)));
    }

    private String file(Account account) {
        return places.of(account.id()).file();
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
            String id, String name, String owner, String ownerName, List<Map<String, Object>> contacts, String file) {}

    String json() {
        return Json.write(accounts.stream().map(this::row).toList());
    }

    private AccountJson row(Account account) {
        return new AccountJson(
                account.id(),
                account.name(),
                account.owner().key(),
                account.owner().name(),
                account.recipients().stream().map(AccountsTable::json).toList(),
                file(account));
    }

    /** As accounts.yaml has it. */
    private static Map<String, Object> json(Contact contact) {
        Map<String, Object> json = new LinkedHashMap<>();
        contact.name().ifPresent(name -> json.put("name", name));
        json.put(contact.kind(), contact instanceof ChatChannel ? contact : contact.address());
        return json;
    }
}
