/** What the commands about AWS have in common: the admin account, owners, receipts. */
@NullMarked
package io.github.findingrelay.desk;

import org.jspecify.annotations.NullMarked;
