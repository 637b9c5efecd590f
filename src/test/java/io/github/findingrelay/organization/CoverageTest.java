package io.github.findingrelay.organization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.findingrelay.config.AccountsFile;
import io.github.findingrelay.fixture.Workspace;
import io.github.findingrelay.model.Account;
import io.github.findingrelay.model.Organization;
import io.github.findingrelay.organization.CoverageGap.Difference;
import io.github.findingrelay.organization.Member.AccountState;
import io.github.findingrelay.request.RequestBudget;
import io.github.findingrelay.request.RequestException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CoverageTest {

    private final InMemoryOrganizations organizations = new InMemoryOrganizations();
    private final RequestBudget budget = new RequestBudget(organizations, new Random(1));

    @Test
    void comparesBothWays() {
        has("999999999999", "management", AccountState.ACTIVE);
        has("444444444444", "new", AccountState.ACTIVE);
        has("444444444445", "closed long ago", AccountState.SUSPENDED);
        has("444444444446", "not ready", AccountState.PENDING_ACTIVATION);
        has("222222222221", "same", AccountState.ACTIVE);
        has("222222222222", "other name", AccountState.ACTIVE);
        has("222222222223", "ending", AccountState.SUSPENDED);
        has("222222222224", "ending", AccountState.PENDING_CLOSURE);
        has("222222222225", "ended", AccountState.CLOSED);

        Coverage coverage = Coverage.of(
                file(
                        account("999999999999", "management"),
                        account("222222222221", "same"),
                        account("222222222222", "name"),
                        account("222222222223", "ending"),
                        account("222222222224", "ending"),
                        account("222222222225", "ended"),
                        account("222222222226", "gone")),
                membership(),
                Optional.empty());

        assertThat(coverage.gaps())
                .containsExactly(
                        new CoverageGap(Difference.MISSING, "444444444444", "new", ""),
                        new CoverageGap(Difference.MOVED_OUT, "222222222226", "gone", ""),
                        new CoverageGap(Difference.CLOSED, "222222222225", "ended", "CLOSED"),
                        new CoverageGap(Difference.SUSPENDED, "222222222223", "ending", "SUSPENDED"),
                        new CoverageGap(Difference.SUSPENDED, "222222222224", "ending", "PENDING_CLOSURE"),
                        new CoverageGap(Difference.RENAMED, "222222222222", "name", "other name"));
        assertThat(coverage.active()).isEqualTo(4);
        assertThat(coverage.isIncomplete()).isTrue();
    }

    @Test
    void tenThousandAccountsAreReadToTheLastInSpiteOfFaults() {
        organizations.faulty = true;
        IntStream.range(0, 10_000).forEach(i -> has("%012d".formatted(i), "a" + i, AccountState.ACTIVE));

        Membership membership = membership();

        assertThat(membership.members()).hasSize(10_000);
        // 500 pages, 99 empty ones, and each fault once more.
        assertThat(budget.calls())
                .isEqualTo(organizations.calls)
                .isGreaterThan(600)
                .isLessThan(1000);
    }

    @Test
    void aListThatCannotBeReadToItsEndIsNone() {
        has("999999999999", "management", AccountState.ACTIVE);
        organizations.denied.add("accounts");

        assertThatThrownBy(this::membership)
                .isInstanceOf(RequestException.class)
                .hasMessageContaining("organizations:ListAccounts")
                .hasMessageContaining("delegated administrator")
                .hasMessageContaining("not authorized (AccessDeniedException)");
    }

    @Test
    void anEmptyListMeansNothing() {
        assertThatThrownBy(this::membership)
                .isInstanceOf(RequestException.class)
                .hasMessageContaining("o-a1b2c3d4e5 is empty, which cannot be");
    }

    @Test
    void anAccountOutsideTheUnitsHasNoAnalyzer() {
        has("999999999999", "management", AccountState.ACTIVE);
        has("222222222221", "in a unit", AccountState.ACTIVE);
        has("222222222222", "in a unit of a unit", AccountState.ACTIVE);
        has("222222222223", "elsewhere", AccountState.ACTIVE);
        has("222222222224", "elsewhere", AccountState.SUSPENDED);
        unit("ou-ab12-11111111", List.of("222222222221"), List.of("ou-ab12-22222222"));
        unit("ou-ab12-22222222", List.of("222222222222"), List.of());
        organizations.faulty = true;

        UnitTree tree = UnitTree.below(
                List.of("ou-ab12-11111111", "ou-ab12-22222222", "ou-ab12-99999999"), organizations, budget);

        assertThat(gaps(tree))
                .containsExactly(
                        new CoverageGap(Difference.NO_ANALYZER, "222222222223", "elsewhere", ""),
                        new CoverageGap(Difference.NO_SUCH_UNIT, "ou-ab12-99999999", "", ""));
    }

    @Test
    void belowTheRootIsEverythingAfterOneQuestion() {
        has("222222222223", "anywhere", AccountState.ACTIVE);
        unit("r-ab12", List.of(), List.of("ou-ab12-11111111"));

        UnitTree tree = UnitTree.below(List.of("r-ab12"), organizations, budget);

        assertThat(budget.calls()).isEqualTo(1);
        assertThat(gaps(tree)).isEmpty();
    }

    @Test
    void aUnitThatMayNotBeReadIsNotTakenForAnEmptyOne() {
        unit("ou-ab12-11111111", List.of(), List.of());
        organizations.denied.add("ou-ab12-11111111");

        assertThatThrownBy(() -> UnitTree.below(List.of("ou-ab12-11111111"), organizations, budget))
                .isInstanceOf(RequestException.class)
                .hasMessageContaining("organizations:ListAccountsForParent");
    }

    private List<CoverageGap> gaps(UnitTree tree) {
        return Coverage.of(file(), membership(), Optional.of(tree)).gaps().stream()
                .filter(gap -> gap.kind() != Difference.MISSING)
                .toList();
    }

    private void has(String id, String name, AccountState state) {
        organizations.members.add(new Member(id, name, state));
    }

    private void unit(String id, List<String> accounts, List<String> units) {
        organizations.accountsBelow.put(id, accounts);
        organizations.unitsBelow.put(id, units);
    }

    private Membership membership() {
        return Membership.of(organizations, budget, read -> {});
    }

    private static Organization file(Account... accounts) {
        return example().with(List.of(accounts));
    }

    private static Account account(String id, String name) {
        return new Account(id, name, example().owners().get(0), List.of());
    }

    static Organization example() {
        return new Workspace(Path.of("src/test/fixtures/config/valid-everything")).organization();
    }

    static Organization organization(String yaml) {
        return Workspace.value(AccountsFile.parse(yaml.getBytes(StandardCharsets.UTF_8), LocalDate.of(2026, 11, 1)));
    }
}
