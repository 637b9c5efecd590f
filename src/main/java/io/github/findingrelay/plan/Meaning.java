package io.github.findingrelay.plan;

import io.github.findingrelay.config.AccountsFile;
import io.github.findingrelay.config.AccountsFolder;
import io.github.findingrelay.diagnostic.Checked;
import io.github.findingrelay.diagnostic.SourceText;
import io.github.findingrelay.generate.MessageTexts;
import io.github.findingrelay.generated.Snapshot;
import io.github.findingrelay.model.Organization;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What merging means for people, from accounts.yaml, accounts.d and the messages as a commit has them and as
 * they are.
 */
record Meaning(GitSnapshot before, Snapshot generated, Organization after) {

    /** A plan with what it means, or with the remark that the commit does not say what was before. */
    Plan of(Plan plan) throws IOException {
        Map<String, SourceText> accounts = accounts();
        if (!accounts.containsKey(AccountsFile.NAME)) {
            return before.manifest().stacks().isEmpty() ? plan : plan.withNotices(List.of(untold(plan, "is missing")));
        }
        // Whatever has expired since was in force.
        Checked<Organization> was = AccountsFile.parse(accounts.values(), LocalDate.MIN);
        if (!(was instanceof Checked.Valid<Organization> valid)) {
            return plan.withNotices(List.of(untold(plan, "is not valid to this version of the tool")));
        }
        return plan.with(Stream.concat(new OrganizationChange(valid.value(), after).sentences().stream(), messages())
                .sorted(Comparator.comparing(Sentence::kind))
                .toList());
    }

    private Map<String, SourceText> accounts() throws IOException {
        Stream<String> parts = before.paths(AccountsFolder.NAME).stream().filter(AccountsFolder::has);
        return before.texts(Stream.concat(Stream.of(AccountsFile.NAME), parts).toList());
    }

    private static String untold(Plan plan, String why) {
        return "accounts.yaml of %s %s: what changes is told from the templates alone".formatted(plan.base(), why);
    }

    /** A workspace without a file of its own had what ships, for all that can be known. */
    private Stream<Sentence> messages() {
        MessageTexts now = MessageTexts.of(before.workspace());
        Map<String, SourceText> was = new TreeMap<>(now.shipped());
        was.putAll(before.texts(now.read().keySet()));
        return Stream.concat(
                new MessageSentences(was, now.read(), after.languages()).all(),
                new ShippedWords(before, generated, now, after).all());
    }
}
