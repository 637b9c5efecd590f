package io.github.findingrelay.subscriptions;

import io.github.findingrelay.deploy.DeployedStack;
import io.github.findingrelay.desk.Receipt.ReceiptEntry;
import io.github.findingrelay.model.Organization;
import io.github.findingrelay.request.Questions;
import io.github.findingrelay.request.RequestBudget;
import io.github.findingrelay.request.Unanswered;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/** Lists who is subscribed to our topics and who should be, and repairs what differs. */
final class SubscriptionDesk {

    private final Organization organization;
    private final List<WantedTopic> topics;
    private final SubscriptionServices services;
    private final RequestBudget budget;
    private final Questions questions;

    SubscriptionDesk(Organization organization, SubscriptionServices services, RequestBudget budget) {
        this.organization = organization;
        this.topics = WantedTopic.all(organization);
        this.services = services;
        this.budget = budget;
        this.questions = new Questions(budget);
    }

    /** Who is subscribed, and who should be. If the stacks are not known, each counts as there. */
    Audience look() {
        Set<String> deployed = questions
                .ask("the stacks", this::stacks)
                .orElseGet(() -> topics.stream().map(WantedTopic::stack).collect(Collectors.toSet()));
        return services.audience(topics, deployed, questions);
    }

    private Set<String> stacks() {
        return questions.pages(services.cloudFormation()::stacks).stream()
                .map(DeployedStack::name)
                .collect(Collectors.toSet());
    }

    /** What AWS has not answered so far. */
    List<Unanswered> unanswered() {
        return questions.unanswered();
    }

    /**
     * Repairs, or says what it would do.
     *
     * @param found those that are meant
     * @param interrupted whether nothing new is to begin
     */
    List<ReceiptEntry> repair(
            List<Subscriber> found, InstantSource clock, boolean execute, BooleanSupplier interrupted) {
        return new SubscriptionRepair(organization, services, budget, clock, execute, interrupted).run(found, topics);
    }
}
