package io.github.findingrelay.config;

import io.github.findingrelay.config.AccountsLayout.Block;
import io.github.findingrelay.config.AccountsLayout.Empty;
import io.github.findingrelay.config.AccountsLayout.Flow;
import io.github.findingrelay.diagnostic.Checked;
import io.github.findingrelay.diagnostic.Diagnostic;
import io.github.findingrelay.model.Account;
import io.github.findingrelay.model.Organization;
import io.github.findingrelay.model.Owner;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * accounts.yaml with more accounts. They are put behind the last one as text, so that everything
 * else stays as people have written it, and the result is read and compared before anybody sees it.
 *
 * @param before the text as it is
 * @param after the text as it would be
 */
public record AccountsEdit(String before, String after) {

  /** What nobody should have to read in a list of owners. */
  private static final int OWNERS = 20;

  /**
   * An account to add.
   *
   * @param owner the key of one
   * @param remark for a comment behind the owner, or empty
   */
  public record Addition(String id, String name, String owner, String remark) {}

  /**
   * Adds accounts at the end of the list, in the given order.
   *
   * @return the edit, or why it cannot be made: all mistakes in the file, or in the additions
   */
  public static Checked<AccountsEdit> adding(
      List<Addition> additions, Path workspace, LocalDate today) {
    CompletableFuture<AccountsSchema> schema = AccountsSchema.loadInBackground();
    return AccountsFile.bytes(workspace).then(bytes -> adding(additions, bytes, today, schema));
  }

  static Checked<AccountsEdit> adding(
      List<Addition> additions,
      byte[] bytes,
      LocalDate today,
      CompletableFuture<AccountsSchema> schema) {
    Checked<Organization> read = AccountsFile.parseOrEmpty(bytes, today, schema);
    if (!(read instanceof Checked.Valid<Organization> valid)) {
      return new Checked.Invalid<>(read.diagnostics());
    }
    Organization organization = valid.value();
    CleanText text = CleanText.of(AccountsFile.NAME, bytes);
    Problems problems = new Problems(text.source());
    unknownOwners(additions, organization, problems);
    thereAlready(additions, organization, text, problems);
    if (problems.hasErrors()) {
      return new Checked.Invalid<>(problems.sorted());
    }
    AccountsLayout layout = AccountsLayout.of(text.text()).orElseThrow();
    if (layout instanceof Flow flow) {
      problems.error(
          flow.start().line() + 1,
          flow.start().column() + 1,
          "accounts in brackets cannot be added to; write each on a line of its own that begins with '- '",
          "accounts.brackets");
      return new Checked.Invalid<>(problems.sorted());
    }
    Insertion insertion = new Insertion(text.text());
    String after =
        layout instanceof Block block
            ? insertion.into(block, additions)
            : insertion.into((Empty) layout, additions);
    Organization expected = organization.with(accounts(organization, additions));
    return verified(new AccountsEdit(text.text(), after), expected, today, schema);
  }

  private static void unknownOwners(
      List<Addition> additions, Organization organization, Problems problems) {
    List<String> known = organization.owners().stream().map(Owner::key).toList();
    String all = known.stream().limit(OWNERS).collect(Collectors.joining(", "));
    additions.stream()
        .map(Addition::owner)
        .distinct()
        .filter(owner -> !known.contains(owner))
        .forEach(
            owner ->
                problems.addAll(
                    List.of(
                        Diagnostic.error(
                                AccountsFile.NAME,
                                "unknown owner '%s'%s"
                                    .formatted(
                                        owner,
                                        Suggestion.of(owner, known)
                                            .orElse(
                                                "; add it under 'owners', or name one of these")),
                                "owner.unknown")
                            .withNotes(List.of("owners: " + all)))));
  }

  private static void thereAlready(
      List<Addition> additions, Organization organization, CleanText text, Problems problems) {
    Map<String, Account> there =
        organization.accounts().stream()
            .collect(Collectors.toMap(Account::id, Function.identity()));
    List<String> twice =
        additions.stream().map(Addition::id).filter(there::containsKey).distinct().toList();
    if (twice.isEmpty()) {
      return;
    }
    Map<String, YamlScalar> places = new HashMap<>();
    YamlReader.read(text, new Problems(text.source()))
        .orElseThrow()
        .texts("accounts", YamlNode.ANY, "id")
        .forEach(id -> places.put(id.text(), id));
    for (String id : twice) {
      Account account = Objects.requireNonNull(there.get(id));
      problems.error(
          Objects.requireNonNull(places.get(id)),
          "account %s is here already: '%s', owned by '%s'"
              .formatted(id, account.name(), account.owner().key()),
          "account.duplicate");
    }
  }

  private static List<Account> accounts(Organization organization, List<Addition> additions) {
    Map<String, Owner> owners =
        organization.owners().stream().collect(Collectors.toMap(Owner::key, Function.identity()));
    List<Account> accounts = new ArrayList<>(organization.accounts());
    additions.forEach(
        addition ->
            accounts.add(
                new Account(
                    addition.id(),
                    addition.name(),
                    Objects.requireNonNull(owners.get(addition.owner())),
                    List.of())));
    return accounts;
  }

  /** Nothing broken, and nothing else than what was asked for, leaves this class. */
  private static Checked<AccountsEdit> verified(
      AccountsEdit edit,
      Organization expected,
      LocalDate today,
      CompletableFuture<AccountsSchema> schema) {
    byte[] bytes = edit.after().getBytes(StandardCharsets.UTF_8);
    Checked<Organization> read =
        AccountsFile.fitting(bytes).then(fits -> AccountsFile.parse(fits, today, schema));
    if (!(read instanceof Checked.Valid<Organization> valid)) {
      return new Checked.Invalid<>(
          read.diagnostics().stream()
              .filter(Diagnostic::isError)
              .map(
                  problem ->
                      problem.withNotes(
                          List.of("so the file would be with the addition; nothing was written")))
              .toList());
    }
    return valid.value().equals(expected)
        ? Checked.valid(edit)
        : Checked.invalid(
            Diagnostic.error(
                AccountsFile.NAME,
                "the list of accounts is written so that nothing can be added safely; add the entry by hand",
                "accounts.layout"));
  }

  /**
   * Writes the file: whole or not at all.
   *
   * @throws IOException if it cannot be written, or somebody has changed it since it was read
   */
  public void write(Path workspace) throws IOException {
    new ReplacedFile(workspace.resolve(AccountsFile.NAME)).replace(before, after);
  }
}
