package io.github.findingrelay.redeliver;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.findingrelay.request.Page;
import io.github.findingrelay.request.RequestException;
import java.util.List;
import java.util.Optional;

/** The findings of Security Hub as they are now. It is one call, and does not retry. */
interface FindingRecords {

    /** Values of one filter that Security Hub takes. */
    int AT_A_TIME = 20;

    /**
     * Those with one of some ids, in Security Hub's format.
     *
     * @param ids {@link #AT_A_TIME} at most
     * @throws RequestException if it is refused
     */
    Page<JsonNode> find(List<String> ids, Optional<String> next);
}
