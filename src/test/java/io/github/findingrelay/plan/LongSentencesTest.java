package io.github.findingrelay.plan;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.findingrelay.config.AccountsFile;
import io.github.findingrelay.diagnostic.Checked;
import io.github.findingrelay.model.Organization;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Sentences are read, however much changes at once. */
class LongSentencesTest {

    @Test
    void manyNewNamesAreOneSentence() {
        assertThat(sentences(accounts(30, "old", "organization", ""), accounts(30, "new", "organization", "")))
                .containsExactly(
                        "messages call 30 accounts by other names: new-100 (222222222100), new-101 (222222222101), new-102"
                                + " (222222222102), new-103 (222222222103), new-104 (222222222104) and 25 more");
    }

    @Test
    void ofManyValuesTheNewOnesAreNamed() {
        assertThat(sentences(accounts(30, "a", "organization", rule(20)), accounts(30, "a", "organization", rule(21))))
                .singleElement()
                .asString()
                .contains("a-108 (222222222108) or 12 more; new in it: resourceOwnerAccount is a-120 (222222222120);")
                .doesNotContain("a-119");
    }

    @Test
    void whatNoAnalyzerHasHiddenIsHiddenFromNowOn() {
        assertThat(sentences(accounts(30, "a", "none", rule(1)), accounts(30, "a", "organization", rule(1))))
                .anyMatch(sentence -> sentence.startsWith("archive rule partner hides from security what"));
    }

    private static String rule(int accounts) {
        String ids = IntStream.range(0, accounts)
                .mapToObj(i -> "\"222222222%d\"".formatted(100 + i))
                .collect(joining(", "));
        return """
            archiveRules:
              - name: partner
                reason: r
                approvedBy: security
                match: {resourceOwnerAccount: {eq: [%s]}}
            """.formatted(ids);
    }

    private static String accounts(int number, String name, String trustZone, String rules) {
        String accounts = IntStream.range(100, 100 + number)
                .mapToObj(i -> "  - {id: \"222222222%d\", name: %s-%d, owner: security}\n".formatted(i, name, i))
                .collect(joining());
        return """
            organization: {adminAccount: "111111111111", homeRegion: eu-west-1, regions: [eu-west-1]}
            analyzers: {trustZone: %s}
            notifications: {fallback: security}
            owners:
              security: {name: Cloud security, contacts: [{email: security@example.com}]}
            accounts:
            %s%s""".formatted(trustZone, accounts, rules);
    }

    private static List<String> sentences(String before, String after) {
        return new OrganizationChange(read(before), read(after))
                .sentences().stream().map(Sentence::inWords).toList();
    }

    private static Organization read(String text) {
        Checked<Organization> read = AccountsFile.parse(text.getBytes(StandardCharsets.UTF_8), LocalDate.MIN);
        assertThat(read).isInstanceOf(Checked.Valid.class);
        return ((Checked.Valid<Organization>) read).value();
    }
}
