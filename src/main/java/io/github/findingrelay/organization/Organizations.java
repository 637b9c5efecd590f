package io.github.findingrelay.organization;

import io.github.findingrelay.request.Page;
import io.github.findingrelay.request.RequestException.Fault;
import java.util.Optional;

/**
 * AWS Organizations, of which the management account and delegated administrators may ask. Each
 * method is one call.
 */
interface Organizations {

    /**
     * The organization.
     *
     * @param id such as {@code o-a1b2c3d4e5}
     */
    record Description(String id, String managementAccount) {}

    /** A tag of an account. */
    record Tag(String key, String value) {}

    /** The organization of the account; {@link Fault#ABSENT} if it is in none. */
    Description describe();

    /** All accounts, closed ones among them. */
    Page<Member> accounts(Optional<String> next);

    /**
     * The ids of the accounts directly below a root or organizational unit; {@link Fault#ABSENT} if
     * there is no such thing.
     */
    Page<String> accountsBelow(String parent, Optional<String> next);

    /** The ids of the units directly below a root or organizational unit; as above. */
    Page<String> unitsBelow(String parent, Optional<String> next);

    Page<Tag> tags(String account, Optional<String> next);
}
