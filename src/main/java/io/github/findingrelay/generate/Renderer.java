package io.github.findingrelay.generate;

import io.github.findingrelay.config.AccountsFile;
import io.github.findingrelay.diagnostic.Checked;
import io.github.findingrelay.diagnostic.Diagnostic;
import io.github.findingrelay.generated.ManifestFile;
import io.github.findingrelay.model.Account;
import io.github.findingrelay.model.ChatChannel;
import io.github.findingrelay.model.Contact;
import io.github.findingrelay.model.EventBus;
import io.github.findingrelay.model.Manifest;
import io.github.findingrelay.model.Notifications;
import io.github.findingrelay.model.Organization;
import io.github.findingrelay.model.Owner;
import io.github.findingrelay.model.ResourceNames;
import io.github.findingrelay.model.Routing;
import io.github.findingrelay.model.Stack;
import io.github.findingrelay.model.StackKind;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Renders the templates: the same organization and the same templates give the same bytes. */
public final class Renderer {

  private final Organization organization;
  private final ResourceNames names;
  private final Templates templates;
  private final StackParts parts;
  private final SortedMap<ChatChannel, SortedSet<String>> channels;

  private Renderer(Organization organization, Templates templates) {
    this.organization = organization;
    this.names = organization.names();
    this.templates = templates;
    this.channels = organization.chatChannels();
    this.parts = new StackParts(organization, templates);
  }

  /** Renders what a workspace's accounts.yaml and templates say, as of today. */
  public static Checked<FileTree> render(Path workspace) {
    return AccountsFile.read(workspace).then(organization -> render(organization, workspace));
  }

  /**
   * Renders everything that belongs in generated/.
   *
   * @param workspace the folder that holds templates/
   */
  public static Checked<FileTree> render(Organization organization, Path workspace) {
    List<Diagnostic> limits = Limits.check(organization);
    if (limits.stream().anyMatch(Diagnostic::isError)) {
      return new Checked.Invalid<>(limits);
    }
    try {
      Renderer renderer = new Renderer(organization, Templates.of(workspace));
      List<RenderedStack> stacks = renderer.stacks();
      List<RenderedStackSet> sets = renderer.stackSets();
      List<Diagnostic> sizes = TemplateLimits.check(stacks, sets);
      List<Diagnostic> all = Stream.concat(limits.stream(), sizes.stream()).toList();
      return sizes.stream().anyMatch(Diagnostic::isError)
          ? new Checked.Invalid<>(all)
          : new Checked.Valid<>(renderer.tree(stacks, sets), all);
    } catch (InvalidTemplateException e) {
      return new Checked.Invalid<>(e.problems());
    }
  }

  private FileTree tree(List<RenderedStack> stacks, List<RenderedStackSet> sets) {
    SortedMap<String, byte[]> files = new TreeMap<>();
    stacks.forEach(stack -> files.put(stack.stack().template(), stack.template().bytes()));
    sets.forEach(set -> files.put(set.stackSet().template(), set.template().bytes()));
    files.put(
        BootstrapTemplate.NAME, BootstrapTemplate.render(organization, parts, templates).bytes());
    ArchiveRulesPage.render(organization, sets, parts, templates)
        .ifPresent(page -> files.put(ArchiveRulesPage.NAME, page));
    Manifest manifest =
        new Manifest(
            organization.stackPrefix(),
            organization.tags(),
            stacks.stream().map(RenderedStack::stack).sorted(Stack.ORDER).toList(),
            sets.stream().map(RenderedStackSet::stackSet).toList());
    files.put(ManifestFile.NAME, ManifestFile.write(manifest).getBytes(StandardCharsets.UTF_8));
    return new FileTree(files);
  }

  private List<RenderedStackSet> stackSets() {
    return new AnalyzerSets(organization, parts, templates).render();
  }

  private List<RenderedStack> stacks() {
    List<RenderedStack> stacks = new ArrayList<>();
    stacks.add(foundation());
    if (organization.makesAggregator()) {
      stacks.add(securityHub());
    }
    channels.forEach((channel, covers) -> stacks.add(channel(channel, covers)));
    if (organization.notifications().routing() == Routing.SHARED) {
      stacks.add(shared());
      return stacks;
    }
    EventBus.all(organization.notifications().eventBuses()).forEach(bus -> stacks.add(bus(bus)));
    if (organization.notifications().routing() == Routing.OWNER) {
      organization.owners().stream().flatMap(owner -> owner(owner).stream()).forEach(stacks::add);
    } else {
      stacks.addAll(organization.accounts().parallelStream().map(this::account).toList());
    }
    return stacks;
  }

  private RenderedStack foundation() {
    Notifications notifications = organization.notifications();
    Owner owner = notifications.fallback();
    Map<String, Object> values = parts.shared(names.foundation());
    values.put("emails", StackParts.emails(owner.contacts(), ""));
    values.put("fallbackRule", names.fallback());
    values.put("fallbackTopic", "FallbackTopic");
    values.put(
        "alarmTopic",
        notifications.routing() == Routing.SHARED ? topicArn(names.shared()) : "FallbackTopic");
    values.put("accountIds", organization.accountIds().stream().sorted().toList());
    values.put("hasChannels", !channels.isEmpty());
    parts.putMessages(values, MessageTemplate.FALLBACK, owner, owner.contacts());
    values.put("alarmMail", parts.mail(MessageTemplate.ALARM, owner, values));
    values.put(
        "alarmChannels", parts.channels(MessageTemplate.ALARM, owner, owner.contacts(), values));
    return stack(
        StackKind.FOUNDATION,
        "foundation",
        "foundation.yaml",
        values,
        List.of(),
        Optional.of(owner.key()));
  }

  private RenderedStack securityHub() {
    Map<String, Object> values = parts.shared(names.securityHub());
    values.put("homeRegion", organization.homeRegion());
    values.put("linkedRegions", organization.linkedRegions());
    return stack(
        StackKind.SECURITY_HUB,
        "security-hub",
        "security-hub.yaml",
        values,
        List.of(),
        Optional.empty());
  }

  /**
   * The foundation of one event bus. Its own stack, since a template holds 51,200 bytes, and the
   * patterns of a hundred buses have more.
   */
  private RenderedStack bus(EventBus bus) {
    Owner owner = organization.notifications().fallback();
    Map<String, Object> values = parts.shared(names.foundation(bus));
    List<String> ids =
        organization.accountIds().stream()
            .filter(id -> EventBus.of(id, bus.of()).equals(bus))
            .sorted()
            .toList();
    values.put("bus", names.bus(bus));
    values.put("suffixes", bus.suffixes());
    values.put("accountIds", ids);
    values.put("fallbackRule", names.fallback(bus));
    values.put("fallbackTopic", topicArn(names.fallback()));
    parts.putMessages(values, MessageTemplate.FALLBACK, owner, owner.contacts());
    return stack(
        StackKind.FOUNDATION,
        "event-bus",
        "event-buses/" + bus.number() + ".yaml",
        values,
        List.of(),
        Optional.of(owner.key()));
  }

  /** For {@code !Sub}: the ARN of a topic of another stack. */
  private String topicArn(String name) {
    return "arn:${AWS::Partition}:sns:${AWS::Region}:${AWS::AccountId}:" + name;
  }

  /** The stack of an owner, unless no account is theirs. */
  private Optional<RenderedStack> owner(Owner owner) {
    List<RuleGroup> groups =
        RuleGroup.of(organization, owner, organization.notifications().eventBuses());
    if (groups.isEmpty()) {
      return Optional.empty();
    }
    Map<String, Object> values = parts.shared(names.owner(owner.key()));
    values.put("owner", StackParts.named(owner.name(), "key", owner.key()));
    values.put("emails", StackParts.emails(owner.contacts(), ""));
    parts.putMessages(values, MessageTemplate.OWNER, owner, owner.contacts());
    values.put("groups", groups.stream().map(group -> view(group, owner, values)).toList());
    return Optional.of(
        stack(
            StackKind.OWNER,
            "owner",
            "owners/" + owner.key() + ".yaml",
            values,
            groups.stream().flatMap(group -> group.ids().stream()).sorted().toList(),
            Optional.of(owner.key())));
  }

  private Map<String, Object> view(RuleGroup group, Owner owner, Map<String, Object> values) {
    List<Contact> own = group.own().map(Account::contacts).orElse(List.of());
    List<Contact> all = group.own().map(Account::recipients).orElse(owner.contacts());
    return Map.of(
        "key",
        group.key(),
        "ids",
        group.ids(),
        "bus",
        group.bus().map(names::bus).orElse(""),
        "emails",
        StackParts.emails(own, group.key()),
        "channels",
        parts.channels(MessageTemplate.OWNER, owner, all, values));
  }

  private RenderedStack shared() {
    Owner owner = organization.notifications().fallback();
    Map<String, Object> values = parts.shared(names.shared());
    values.put("owner", StackParts.named(owner.name(), "key", owner.key()));
    values.put("emails", StackParts.emails(owner.contacts(), ""));
    parts.putMessages(values, MessageTemplate.OWNER, owner, owner.contacts());
    return stack(
        StackKind.SHARED,
        "shared",
        "shared.yaml",
        values,
        organization.accountIds().stream().sorted().toList(),
        Optional.of(owner.key()));
  }

  private RenderedStack channel(ChatChannel channel, SortedSet<String> covers) {
    Map<String, Object> values = parts.shared(names.channel(channel));
    values.put("channel", channel);
    return stack(
        StackKind.CHANNEL,
        "channel-" + channel.kind(),
        "channels/" + channel.key() + ".yaml",
        values,
        List.copyOf(covers),
        Optional.empty());
  }

  private RenderedStack account(Account account) {
    Owner owner = account.owner();
    List<Contact> recipients = account.recipients();
    Map<String, Object> values = parts.shared(names.account(account.id()));
    values.put("account", StackParts.named(account.name(), "id", account.id()));
    values.put("owner", StackParts.named(owner.name(), "key", owner.key()));
    values.put("emails", StackParts.emails(recipients, ""));
    parts.putBus(values, account.id());
    parts.putMessages(values, MessageTemplate.FINDING, owner, recipients);
    return stack(
        StackKind.ACCOUNT,
        "account",
        "accounts/" + account.id() + ".yaml",
        values,
        List.of(account.id()),
        Optional.of(owner.key()));
  }

  private RenderedStack stack(
      StackKind kind,
      String template,
      String file,
      Map<String, Object> values,
      List<String> covers,
      Optional<String> owner) {
    StackTemplate text =
        new StackTemplate(templates.fill(template + ".yaml.ftl", values), organization.tags());
    Stack stack =
        new Stack(
            String.valueOf(values.get("stack")),
            kind,
            organization.adminAccount(),
            organization.homeRegion(),
            file,
            text.digest(),
            covers,
            owner);
    return new RenderedStack(stack, text);
  }
}
