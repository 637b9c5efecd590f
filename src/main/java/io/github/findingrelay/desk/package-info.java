/** What the commands about AWS have in common: the admin account, owners, receipts, deliveries. */
@NullMarked
package io.github.findingrelay.desk;

import org.jspecify.annotations.NullMarked;
