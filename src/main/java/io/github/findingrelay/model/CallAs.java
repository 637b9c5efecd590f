package io.github.findingrelay.model;

/** As whom the admin account works with a stack set. The names are CloudFormation's. */
public enum CallAs {
    /** As the account that it is: the set is its own. */
    SELF,
    /** For the management account, which service-managed sets belong to. */
    DELEGATED_ADMIN
}
