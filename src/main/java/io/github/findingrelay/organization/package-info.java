/** AWS Organizations beside accounts.yaml: what either lacks, and entries for new accounts. */
@NullMarked
package io.github.findingrelay.organization;

import org.jspecify.annotations.NullMarked;
