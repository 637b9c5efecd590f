package io.github.findingrelay.routing;

import io.github.findingrelay.model.ChatChannel;
import io.github.findingrelay.model.Contact;
import java.util.Comparator;

/**
 * Who receives what is published to a topic.
 *
 * @param medium an SNS protocol such as {@code email}, or {@code slack} or {@code teams}
 * @param address what identifies the receiver there
 */
record Recipient(String medium, String address) implements Comparable<Recipient> {

  private static final Comparator<Recipient> ORDER =
      Comparator.comparing(Recipient::medium).thenComparing(Recipient::address);

  static Recipient of(Contact contact) {
    if (contact instanceof Contact.Email email) {
      return email(email.address());
    }
    if (contact instanceof ChatChannel.Slack slack) {
      return slack(slack.workspace(), slack.channel());
    }
    ChatChannel.Teams teams = (ChatChannel.Teams) contact;
    return teams(teams.tenant(), teams.team(), teams.channel());
  }

  static Recipient email(String address) {
    return new Recipient("email", address);
  }

  static Recipient slack(String workspace, String channel) {
    return new Recipient("slack", workspace + "/" + channel);
  }

  static Recipient teams(String tenant, String team, String channel) {
    return new Recipient("teams", tenant + "/" + team + "/" + channel);
  }

  boolean isChat() {
    return medium.equals("slack") || medium.equals("teams");
  }

  @Override
  public int compareTo(Recipient other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return medium + " " + address;
  }
}
