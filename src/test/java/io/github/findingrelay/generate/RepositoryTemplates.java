package io.github.findingrelay.generate;

import io.github.findingrelay.diagnostic.Checked;
import io.github.findingrelay.model.Organization;
import java.nio.file.Path;

/** The templates of this repository. No test changes them: they are parsed once for all, which takes longer than to fill them in. */
public final class RepositoryTemplates {

    private static final Templates TEMPLATES = Templates.of(Path.of("").toAbsolutePath());

    private RepositoryTemplates() {}

    /** What is rendered of an organization; nothing is written. */
    public static Checked<FileTree> render(Organization organization) {
        return Renderer.render(organization, () -> TEMPLATES);
    }
}
