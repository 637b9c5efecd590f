package io.github.findingrelay.operate;

import io.github.findingrelay.request.Page;
import java.util.Optional;

/** The accounts of the organization that are neither suspended nor being closed. */
public interface ActiveAccounts {

  /** A part of their ids. */
  Page<String> active(Optional<String> next);
}
