package io.github.findingrelay.generate;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.findingrelay.config.AccountsFile;
import io.github.findingrelay.diagnostic.Checked;
import io.github.findingrelay.model.Organization;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Validation takes time in proportion to the file, whatever it has many of. */
@Tag("scale")
class GrowthTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 1);

    private static final String HEAD = """
        organization: {adminAccount: "111111111111", homeRegion: eu-west-1, regions: [eu-west-1, us-east-1]}
        notifications: {routing: %s, fallback: owner-0, eventBuses: 50}
        quotas: {rulesPerBus: 100000, patternLength: 4096, stacks: 100000, pendingSubscriptions: 1000000}
        owners:
        """;

    private static final int FEW = 500;
    private static final int MANY = 8 * FEW;

    /** What is quadratic takes 64 times as long, and what is linear 8 times. */
    private static final long LIMIT = 24;

    /** What there is much of. */
    private record Shape(String name, IntFunction<String> yaml) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Shape> shapes() {
        return Stream.of(
                new Shape("owners", n -> yaml("owner", n / 2, n, 1, 0, 0)),
                new Shape("accounts of two owners", n -> yaml("owner", 2, n, 1, 0, 0)),
                new Shape("accounts of one owner", n -> yaml("owner", 1, n, 1, 0, 0)),
                new Shape("accounts", n -> yaml("account", n / 2, n, 1, 0, 0)),
                new Shape("contacts of accounts", n -> yaml("owner", 1, n / 2, 1, 2, 0)),
                new Shape("contacts of accounts and of their owner", n -> yaml("owner", 1, n / 4, n / 2, 1, 0)),
                new Shape("archive rules", n -> yaml("owner", 2, 100, 1, 0, n / 2)));
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void eightTimesAsMuchTakesAboutEightTimesAsLong(Shape shape) {
        byte[] few = shape.yaml.apply(FEW).getBytes(StandardCharsets.UTF_8);
        byte[] many = shape.yaml.apply(MANY).getBytes(StandardCharsets.UTF_8);
        long ofMany = least(many);

        assertThat(ofMany).isLessThan(LIMIT * least(few));
    }

    /** The first one is slow: it has to load and compile what it calls. */
    private static long least(byte[] yaml) {
        return IntStream.range(0, 2).mapToLong(i -> time(yaml)).min().orElseThrow();
    }

    /** Of the processor, so that whatever else runs meanwhile does not count. */
    private static long time(byte[] yaml) {
        var threads = ManagementFactory.getThreadMXBean();
        long start = threads.getCurrentThreadCpuTime();
        Checked<Organization> read = AccountsFile.parse(yaml, TODAY);
        assertThat(read).isInstanceOf(Checked.Valid.class);
        Limits.check(((Checked.Valid<Organization>) read).value());
        return threads.getCurrentThreadCpuTime() - start;
    }

    private static String yaml(String routing, int owners, int accounts, int contacts, int own, int rules) {
        StringBuilder yaml = new StringBuilder(HEAD.formatted(routing));
        for (int i = 0; i < owners; i++) {
            yaml.append("  owner-%d: {name: Owner, contacts: [%s]}%n".formatted(i, addresses("owner", i, contacts)));
        }
        yaml.append("accounts:\n");
        for (int i = 0; i < accounts; i++) {
            yaml.append("  - {id: \"%012d\", name: account, owner: owner-%d, contacts: [%s]}%n"
                    .formatted(200_000_000_000L + i * 7919L, i % owners, addresses("account", i, own)));
        }
        yaml.append(rules > 0 ? "archiveRules:\n" : "");
        for (int i = 0; i < rules; i++) {
            yaml.append("  - name: rule-%d%n    reason: reviewed%n    approvedBy: owner-0%n    match:%n".formatted(i))
                    .append("      resource: {eq: [\"arn:aws:iam::200000000000:role/r%d\"]}%n".formatted(i))
                    .append("      principal.AWS: {eq: [\"444455556666\"]}\n");
        }
        return yaml.toString();
    }

    private static String addresses(String whose, int number, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "{email: %s-%d-%d@example.com}".formatted(whose, number, i))
                .reduce((all, one) -> all + ", " + one)
                .orElse("");
    }
}
