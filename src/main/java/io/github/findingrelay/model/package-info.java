/**
 * The words of the domain as immutable records: organization, owners, accounts, contacts, rules,
 * stacks.
 */
@NullMarked
package io.github.findingrelay.model;

import org.jspecify.annotations.NullMarked;
