package io.github.findingrelay.config;

import java.util.List;

/** Each account is listed once. */
final class AccountRules {

  static final List<Rule> ALL = List.of(AccountRules::listedTwice);

  private AccountRules() {}

  private static void listedTwice(YamlNode root, Problems problems) {
    Seen.twice(
        root.texts("accounts", YamlNode.ANY, "id"),
        (id, first) ->
            problems.error(
                id,
                "account %s is listed twice; the first is in line %d"
                    .formatted(id.text(), first.line()),
                "account.duplicate"));
  }
}
