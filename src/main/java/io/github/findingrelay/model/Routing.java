package io.github.findingrelay.model;

/** Whether there is a stack for each account, for each owner, or one for all. */
public enum Routing implements Labelled {
    ACCOUNT,
    OWNER,
    SHARED
}
