package io.github.findingrelay.subscriptions;

import io.github.findingrelay.deploy.CloudFormation;
import io.github.findingrelay.deploy.DeployedStack;
import io.github.findingrelay.model.Organization;
import io.github.findingrelay.request.Page;
import io.github.findingrelay.request.Questions;
import io.github.findingrelay.request.RequestBudget;
import io.github.findingrelay.request.Time;
import io.github.findingrelay.request.Unanswered;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

/** Lists who is subscribed to our topics and who should be, and repairs what differs. */
public final class SubscriptionDesk {

  private final List<WantedTopic> topics;
  private final SubscriptionServices services;
  private final RequestBudget budget;
  private final Questions questions;

  /** What is asked, in the account and Region of the stacks. */
  public record SubscriptionServices(
      CloudFormation cloudFormation, StackInspection inspection, Subscriptions subscriptions) {}

  public SubscriptionDesk(
      Organization organization, SubscriptionServices services, Time time, Random random) {
    this.topics = WantedTopic.of(organization);
    this.services = services;
    this.budget = new RequestBudget(time, random);
    this.questions = new Questions(budget);
  }

  /** Who is subscribed, and who should be. */
  public Audience look() {
    Set<String> deployed =
        questions
            .ask(
                "the stacks",
                () ->
                    Page.all(next -> questions.call(() -> services.cloudFormation().stacks(next)))
                        .stream()
                        .map(DeployedStack::name)
                        .collect(Collectors.toSet()))
            .orElseGet(() -> topics.stream().map(WantedTopic::stack).collect(Collectors.toSet()));
    return new AudienceSurvey(services.subscriptions(), services.inspection(), questions)
        .of(topics, deployed);
  }

  /** What AWS has not answered so far. */
  public List<Unanswered> unanswered() {
    return questions.unanswered();
  }

  /** What repairs; it knows all topics, since an address may be wanted on many of them. */
  public SubscriptionRepair repair(SubscriptionRepair.Place place) {
    return new SubscriptionRepair(topics, services, budget, place);
  }
}
