package io.github.findingrelay.organization;

import io.github.findingrelay.aws.AwsSession;
import io.github.findingrelay.console.AwsOptions;
import io.github.findingrelay.console.Console;
import io.github.findingrelay.console.ExitCode;
import io.github.findingrelay.console.ProgressLine;
import io.github.findingrelay.desk.AdminAccount;
import io.github.findingrelay.diagnostic.Checked;
import io.github.findingrelay.model.Partition;
import io.github.findingrelay.organization.Organizations.Tag;
import io.github.findingrelay.organization.TagCandidates.TagCandidate;
import io.github.findingrelay.request.Questions;
import io.github.findingrelay.request.RequestBudget;
import io.github.findingrelay.request.RequestException;
import io.github.findingrelay.request.Survey;
import io.github.findingrelay.request.Unanswered;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Asks AWS for what the first accounts.yaml is made of. */
final class InitRun {

    /** Where to begin if nobody names a Region: what is global is the same everywhere. */
    private static final String ANYWHERE = "us-east-1";

    /** So many accounts show which tags are usual. */
    private static final int SAMPLE = 200;

    /** Accounts that a page of the list may have; how many pages there are, nobody knows before. */
    private static final int AHEAD = 100;

    private final Console console;
    private final AwsOptions options;
    private final Optional<String> region;
    private final Optional<String> ownerTag;
    private final Optional<String> contact;
    private final Phrases phrases;
    private final LocalDate today;

    InitRun(
            Console console,
            AwsOptions options,
            Optional<String> region,
            Optional<String> ownerTag,
            Optional<String> contact,
            Phrases phrases,
            LocalDate today) {
        this.console = console;
        this.options = options;
        this.region = region;
        this.ownerTag = ownerTag;
        this.contact = contact;
        this.phrases = phrases;
        this.today = today;
    }

    /**
     * What AWS has answered.
     *
     * @param asked how many accounts were asked for their tags
     */
    record Answers(Checked<FirstDraft> draft, List<TagCandidate> candidates, int asked) {}

    /** What is done with it. */
    interface Work {
        ExitCode with(Answers answers) throws IOException;
    }

    ExitCode ask(Work work) throws IOException {
        String start =
                region.or(() -> AwsSurroundings.usualRegion(options.profile)).orElse(ANYWHERE);
        return AdminAccount.workAsAnybody(console, options, "", start, "", aws -> {
            RequestBudget budget = aws.budget();
            Optional<Caller> caller = caller(aws, budget);
            if (caller.isEmpty()) {
                return ExitCode.FAILED;
            }
            console.problem("asking AWS with credentials of account %s, beginning in %s%n"
                    .formatted(caller.get().account(), aws.region()));
            Answers answers =
                    answers(aws.region(), caller.get(), new AwsOrganizations(aws), new AwsSurroundings(aws), budget);
            return work.with(answers);
        });
    }

    /** Whose the credentials are. */
    record Caller(String account, Partition partition) {
        static Caller of(String arn) {
            String[] parts = arn.split(":", -1);
            return new Caller(parts[4], Partition.of(parts[1]).orElse(Partition.AWS));
        }
    }

    private Optional<Caller> caller(AwsSession aws, RequestBudget budget) {
        try {
            return Optional.of(Caller.of(budget.first(aws::caller)));
        } catch (RequestException e) {
            console.problem("error: %s%nWithout credentials, './relay init --example' writes an example to fill in;"
                            .formatted(e.report())
                    + " './relay init --example --language ja' a Japanese one.\n");
            return Optional.empty();
        }
    }

    Answers answers(
            String start, Caller caller, Organizations organizations, Surroundings surroundings, RequestBudget budget) {
        Membership membership;
        try (ProgressLine progress = new ProgressLine(console, "accounts of the organization")) {
            membership = Membership.of(organizations, budget, read -> progress.show(read, read + AHEAD));
        }
        Questions questions = new Questions(budget);
        Landscape landscape = Landscape.around(
                caller.account(),
                caller.partition(),
                start,
                membership.organization().managementAccount(),
                surroundings,
                questions);
        Collection<Member> active = membership.activeBesides(Set.of()).values();
        List<String> asked = active.stream()
                .map(Member::id)
                .limit(ownerTag.isPresent() ? Long.MAX_VALUE : SAMPLE)
                .toList();
        Survey<String, List<Tag>> tags = AccountTags.of(asked, console, organizations, budget);
        sayWhatIsUnknown(questions.unanswered(), tags.refusals());
        Map<String, OwnerClaim> claims = new HashMap<>();
        ownerTag.map(OwnerTag::new)
                .ifPresent(tag -> tags.answers().forEach((id, answer) -> claims.put(id, tag.among(answer))));
        FirstSettings settings = FirstSettings.of(landscape, region, start);
        FirstAccounts accounts = FirstAccounts.of(active, claims, ownerTag, contact, phrases, today);
        FirstFile file = new FirstFile(settings, accounts, origin(membership), phrases);
        return new Answers(
                FirstDraft.of(file, today),
                ownerTag.isPresent()
                        ? List.of()
                        : TagCandidates.among(tags.answers().values()),
                tags.answers().size());
    }

    private List<String> origin(Membership membership) {
        List<String> origin = new ArrayList<>();
        origin.add(phrases.text("origin.aws", membership.organization().id(), membership.active()));
        long ended = membership.members().size() - membership.active();
        if (ended > 0) {
            origin.add(phrases.text("origin.ended", ended));
        }
        return origin;
    }

    /** The file says so too, at the settings that it is about. */
    private void sayWhatIsUnknown(List<Unanswered> unanswered, Map<String, RequestException> refusals) {
        unanswered.forEach(one -> console.problem("warning: %s%n".formatted(one.line())));
        if (!refusals.isEmpty()) {
            console.problem("warning: " + AccountTags.unread(refusals, "their owners are open"));
        }
    }
}
