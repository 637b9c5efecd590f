package io.github.findingrelay.model;

/** A way to reach an owner. */
public sealed interface Contact permits Contact.Email, ChatChannel {

  /** An e-mail address, subscribed to the topic of each account that it is a contact of. */
  record Email(String address) implements Contact {}
}
