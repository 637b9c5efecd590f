package io.github.findingrelay.generated;

import io.github.findingrelay.diagnostic.SourceText;
import io.github.findingrelay.model.Manifest;
import java.util.Collection;
import java.util.Map;

/** The state of generated/ at one time. */
public interface Snapshot {

    /**
     * What is deployed from it; {@link Manifest#NONE} if there was no generated/ yet. Each call may
     * be a question to Git or AWS.
     */
    Manifest manifest();

    /**
     * Texts of files, all at once, since each may be a question to Git.
     *
     * @param paths below generated/; those that do not exist are left out of the answer
     * @throws io.github.findingrelay.diagnostic.UnreadableException if one is not a text
     */
    Map<String, SourceText> files(Collection<String> paths);
}
